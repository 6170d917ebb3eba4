-- Accounts, sessions, invitations, and what each role may see. A person acts in one role at a time: the role is part
-- of the context of every transaction, and without one no policy of a group's table answers.

-- In which role ---------------------------------------------------------------------------------------

CREATE FUNCTION acting_role() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('renkei.acting_role', true), '')
$$;

-- Narrows the role to one group, member or body; none: all of that role.
CREATE FUNCTION acting_assignment_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('renkei.assignment_id', true), '')::uuid
$$;

-- Signing in, invitations and the like, before or beside any role: sees accounts, never a group's rows.
CREATE FUNCTION in_identity_scope() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('renkei.identity_scope', true), '') = 'on'
$$;

-- A member's own result needs everybody's lines: the one group the calculation may read for a member of it.
CREATE FUNCTION current_calculation_consortium_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('renkei.calculation_consortium_id', true), '')::uuid
$$;

ALTER TABLE assignment
  ADD COLUMN is_approver boolean NOT NULL DEFAULT false CHECK (NOT is_approver OR role = 'COORDINATOR'),
  ADD COLUMN ended_at timestamptz,
  DROP CONSTRAINT assignment_user_id_role_consortium_id_member_id_support_bod_key;
CREATE UNIQUE INDEX assignment_live_once
  ON assignment (user_id, role, consortium_id, member_id, support_body_id) NULLS NOT DISTINCT WHERE ended_at IS NULL;

-- Who has left comes back by a new invitation, never by a forgotten date.
CREATE FUNCTION refuse_revival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an assignment that has ended stays ended' USING ERRCODE = '42501';
END $$;
CREATE TRIGGER stays_ended BEFORE UPDATE OF ended_at ON assignment
  FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at)
  EXECUTE FUNCTION refuse_revival();

-- Whether author and approver of a calculation must be two people; the group decides.
ALTER TABLE consortium ADD COLUMN needs_approval boolean NOT NULL DEFAULT false;

-- ROWS 10: by default the planner expects a thousand, and adds what reading them costs to each look-up of a join.
CREATE OR REPLACE FUNCTION coordinated_consortium_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 AS $$
  SELECT consortium_id FROM public.assignment
  WHERE user_id = public.current_actor_id() AND role = 'COORDINATOR' AND ended_at IS NULL
    AND public.acting_role() = 'COORDINATOR'
    AND (public.acting_assignment_id() IS NULL OR id = public.acting_assignment_id())
$$;

CREATE FUNCTION own_member_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 AS $$
  SELECT member_id FROM public.assignment
  WHERE user_id = public.current_actor_id() AND role = 'MEMBER_USER' AND ended_at IS NULL
    AND public.acting_role() = 'MEMBER_USER'
    AND (public.acting_assignment_id() IS NULL OR id = public.acting_assignment_id())
$$;

-- The groups of one's own members.
CREATE FUNCTION joined_consortium_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 AS $$
  SELECT consortium_id FROM public.assignment
  WHERE user_id = public.current_actor_id() AND role = 'MEMBER_USER' AND ended_at IS NULL
    AND public.acting_role() = 'MEMBER_USER'
    AND (public.acting_assignment_id() IS NULL OR id = public.acting_assignment_id())
$$;

-- What the own members and their lines refer to.
CREATE FUNCTION own_business_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 AS $$
  SELECT business_id FROM public.member WHERE id IN (SELECT public.own_member_ids())
$$;
CREATE FUNCTION own_tool_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 AS $$
  SELECT tool_id FROM public.cost_line WHERE member_id IN (SELECT public.own_member_ids()) AND tool_id IS NOT NULL
$$;
CREATE FUNCTION own_vendor_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 AS $$
  SELECT vendor_id FROM public.tool WHERE id IN (SELECT public.own_tool_ids())
$$;

-- As the owner: the policies of consortium and assignment ask these, and may not ask their own table again.
CREATE FUNCTION coordinates(candidate uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM public.coordinated_consortium_ids() AS own WHERE own = candidate)
$$;

-- Whoever works in a group the actor coordinates, those who left it too.
CREATE FUNCTION colleague_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog AS $$
  SELECT user_id FROM public.assignment WHERE consortium_id IN (SELECT public.coordinated_consortium_ids())
$$;

CREATE OR REPLACE FUNCTION actor_is_platform_admin() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (
    SELECT FROM public.assignment
    WHERE user_id = public.current_actor_id() AND role = 'PLATFORM_ADMIN'
      AND ended_at IS NULL AND public.acting_role() = 'PLATFORM_ADMIN')
$$;

-- Support bodies: only groups of their prefectures, only while the group consents -----------------------

CREATE TABLE support_consent (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  support_body_id uuid NOT NULL REFERENCES support_body,
  given_by uuid NOT NULL REFERENCES app_user,
  given_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_by uuid REFERENCES app_user,
  withdrawn_at timestamptz,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX support_consent_live ON support_consent (consortium_id, support_body_id) WHERE withdrawn_at IS NULL;
CREATE INDEX support_consent_body ON support_consent (support_body_id);

CREATE FUNCTION supported_consortium_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog AS $$
  SELECT consent.consortium_id
  FROM public.assignment a
  JOIN public.support_body body ON body.id = a.support_body_id
  JOIN public.support_consent consent ON consent.support_body_id = body.id AND consent.withdrawn_at IS NULL
  JOIN public.consortium c ON c.id = consent.consortium_id AND c.prefecture = ANY (body.prefectures)
  WHERE a.user_id = public.current_actor_id() AND a.role = 'SUPPORT_READER' AND a.ended_at IS NULL
    AND public.acting_role() = 'SUPPORT_READER'
    AND (public.acting_assignment_id() IS NULL OR a.id = public.acting_assignment_id())
$$;

-- Everybody of a group may know who is in it: name and enrolment state, nothing else.
CREATE FUNCTION roster_of(candidate uuid)
RETURNS TABLE (member_id uuid, "position" integer, role text, name text, status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT m.id, m.position, m.role::text, b.name::text, m.status
  FROM public.member m JOIN public.business b ON b.id = m.business_id
  WHERE m.consortium_id = candidate AND (
    public.coordinates(candidate)
    OR candidate IN (SELECT public.supported_consortium_ids())
    OR candidate IN (SELECT public.joined_consortium_ids()))
  ORDER BY m.position
$$;

-- What somebody may act as, whatever they act as now: their own live assignments with the names of what they are for.
CREATE FUNCTION my_assignments()
RETURNS TABLE (id uuid, role text, consortium_id uuid, member_id uuid, support_body_id uuid, group_name text,
               member_name text, body_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT a.id, a.role, a.consortium_id, a.member_id, a.support_body_id, c.name::text, b.name::text, body.name::text
  FROM public.assignment a
  LEFT JOIN public.consortium c ON c.id = a.consortium_id
  LEFT JOIN public.member m ON m.id = a.member_id
  LEFT JOIN public.business b ON b.id = m.business_id
  LEFT JOIN public.support_body body ON body.id = a.support_body_id
  WHERE a.user_id = public.current_actor_id() AND a.ended_at IS NULL
  ORDER BY a.role, c.name, b.name, body.name, a.id
$$;

-- Which papers a member owes depends on the forms of others (K25 p.24 ※1): what decides, and nothing else of them.
CREATE FUNCTION paper_route_of(candidate uuid)
RETURNS TABLE (representative_form text, with_association boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT max(b.legal_form::text) FILTER (WHERE m.role = 'REPRESENTATIVE'), bool_or(b.legal_form = 'ASSOCIATION')
  FROM public.member m JOIN public.business b ON b.id = m.business_id
  WHERE m.consortium_id = candidate AND m.status = 'ENROLLED'
    AND EXISTS (SELECT FROM public.roster_of(candidate))
$$;

-- Accounts -----------------------------------------------------------------------------------------------

CREATE TABLE password_credential (
  user_id uuid PRIMARY KEY REFERENCES app_user,
  phc text NOT NULL CHECK (phc LIKE '$argon2id$%'),
  changed_at timestamptz NOT NULL DEFAULT now()
);

-- The secret is sealed with a key from the environment (`key_id` names it).
CREATE TABLE totp_credential (
  user_id uuid PRIMARY KEY REFERENCES app_user,
  key_id text NOT NULL,
  wrapped_key bytea NOT NULL,
  sealed bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  confirmed_at timestamptz,
  -- the 30-second step last accepted: a code is good once
  last_step bigint
);

CREATE TABLE recovery_code (
  user_id uuid NOT NULL REFERENCES app_user,
  code_sha256 sha256 NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (user_id, code_sha256)
);

CREATE TABLE passkey (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES app_user,
  credential_id text NOT NULL UNIQUE CHECK (credential_id ~ '^[A-Za-z0-9_-]{16,}$' AND char_length(credential_id) <= 1400),
  public_key bytea NOT NULL,
  counter bigint NOT NULL DEFAULT 0,
  transports text[] NOT NULL DEFAULT '{}',
  label person_text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz
);
CREATE INDEX passkey_user ON passkey (user_id);

-- An account at another provider; `subject` is that provider's stable id, never an e-mail address.
CREATE TABLE oidc_identity (
  id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(), -- what the audit calls it: issuer and subject name a person
  issuer text NOT NULL,
  subject text NOT NULL,
  user_id uuid NOT NULL REFERENCES app_user,
  linked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX oidc_identity_user ON oidc_identity (user_id);

-- What a sign-in step was started with; read once, then gone.
CREATE TABLE sign_in_challenge (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('PASSKEY_REGISTRATION', 'PASSKEY_SIGN_IN', 'OIDC')),
  user_id uuid REFERENCES app_user,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_challenge_expiry ON sign_in_challenge (expires_at);

-- Sessions live here and nowhere else: ending one ends it at once. The cookie holds 256 random bits, kept as a digest.
CREATE TABLE session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES app_user,
  token_sha256 sha256 NOT NULL UNIQUE,
  device text NOT NULL DEFAULT '' CHECK (char_length(device) <= 100),
  signed_in_with text NOT NULL CHECK (signed_in_with IN ('PASSWORD', 'PASSKEY', 'OIDC', 'INVITATION')),
  -- a second factor is still to come: such a session may do nothing but present it
  awaits_second_factor boolean NOT NULL DEFAULT false,
  acting_role text CHECK (acting_role IN ('PLATFORM_ADMIN', 'COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER')),
  acting_assignment_id uuid REFERENCES assignment,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX session_user_id ON session (user_id, created_at);

-- One person, one link, one use. A COORDINATOR invitation without a group makes an account that may found one.
CREATE TABLE invitation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL CHECK (email = lower(email) AND email LIKE '%_@_%' AND char_length(email) <= 254),
  role text NOT NULL CHECK (role IN ('PLATFORM_ADMIN', 'COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER')),
  consortium_id uuid REFERENCES consortium,
  member_id uuid,
  support_body_id uuid REFERENCES support_body,
  token_sha256 sha256 NOT NULL UNIQUE,
  invited_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  sent_at timestamptz,
  accepted_at timestamptz,
  accepted_by uuid REFERENCES app_user,
  revoked_at timestamptz,
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  CHECK (role <> 'MEMBER_USER' OR consortium_id IS NOT NULL),
  CHECK (role IN ('COORDINATOR', 'MEMBER_USER') OR consortium_id IS NULL),
  CHECK ((role = 'MEMBER_USER') = (member_id IS NOT NULL)),
  CHECK ((role = 'SUPPORT_READER') = (support_body_id IS NOT NULL)),
  CHECK ((accepted_at IS NULL) = (accepted_by IS NULL))
);
CREATE INDEX invitation_consortium ON invitation (consortium_id, created_at);
CREATE INDEX invitation_inviter ON invitation (invited_by, created_at);

-- How many letters the actor caused in a day over all groups, those they act in for now or left as well.
CREATE FUNCTION own_invitations_of_a_day() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::integer FROM public.invitation
  WHERE invited_by = public.current_actor_id() AND created_at > now() - interval '1 day'
$$;

-- What an invitation is for, asked before anybody is signed in: it answers one digest only, while the link is good.
CREATE FUNCTION invitation_of_token(presented_sha256 text)
RETURNS TABLE (id uuid, email text, role text, consortium_id uuid, member_id uuid, support_body_id uuid,
               expires_at timestamptz, inviter_name text, group_name text, member_name text, support_body_name text,
               is_closed boolean, is_withdrawn boolean, account_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT i.id, i.email, i.role, i.consortium_id, i.member_id, i.support_body_id, i.expires_at, u.display_name::text,
    c.name::text, b.name::text, s.name::text, c.closed_at IS NOT NULL, coalesce(m.status <> 'ENROLLED', false),
    (SELECT a.id FROM public.app_user a WHERE a.email = i.email)
  FROM public.invitation i
  JOIN public.app_user u ON u.id = i.invited_by
  LEFT JOIN public.consortium c ON c.id = i.consortium_id
  LEFT JOIN public.member m ON m.consortium_id = i.consortium_id AND m.id = i.member_id
  LEFT JOIN public.business b ON b.id = m.business_id
  LEFT JOIN public.support_body s ON s.id = i.support_body_id
  WHERE i.token_sha256 = presented_sha256 AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
$$;

CREATE TABLE password_reset (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES app_user,
  token_sha256 sha256 NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  sent_at timestamptz,
  used_at timestamptz
);
CREATE INDEX password_reset_user ON password_reset (user_id);

-- Attempts per account and per network address. The bucket is a digest: no address or name is kept.
CREATE TABLE throttle (
  bucket sha256 PRIMARY KEY,
  attempts integer NOT NULL CHECK (attempts >= 0),
  window_started_at timestamptz NOT NULL,
  blocked_until timestamptz
);
CREATE INDEX throttle_window ON throttle (window_started_at);

-- An integrator's key: in one role, for all of it or one assignment, and perhaps for reading only.
ALTER TABLE api_key
  ADD COLUMN acting_role text CHECK (acting_role IN ('PLATFORM_ADMIN', 'COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER')),
  ADD COLUMN acting_assignment_id uuid REFERENCES assignment,
  ADD COLUMN read_only boolean NOT NULL DEFAULT false;

-- Whoever is disabled is out at once, with whatever could bring them back; enabled again they sign in anew. Enabling
-- sweeps as well: a sign-in at the same moment as the disabling leaves a session it did not see.
CREATE FUNCTION end_access() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE public.session SET ended_at = now() WHERE user_id = NEW.id AND ended_at IS NULL;
  UPDATE public.api_key SET revoked_at = now() WHERE user_id = NEW.id AND revoked_at IS NULL;
  UPDATE public.invitation SET revoked_at = now()
  WHERE invited_by = NEW.id AND accepted_at IS NULL AND revoked_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER disabled AFTER UPDATE OF disabled_at ON app_user
  FOR EACH ROW WHEN ((OLD.disabled_at IS NULL) <> (NEW.disabled_at IS NULL)) EXECUTE FUNCTION end_access();

-- Which role somebody has without choosing: the only one they have. Who has none yet may found a group.
CREATE FUNCTION only_role_of(candidate uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT CASE count(DISTINCT role) WHEN 0 THEN 'COORDINATOR' WHEN 1 THEN min(role) END
  FROM public.assignment WHERE user_id = candidate AND ended_at IS NULL
$$;

DROP FUNCTION user_of_api_key(text);
CREATE FUNCTION user_of_api_key(presented_sha256 text)
RETURNS TABLE (user_id uuid, display_name text, locale text, acting_role text, acting_assignment_id uuid,
               read_only boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT u.id, u.display_name::text, u.locale, coalesce(k.acting_role, public.only_role_of(u.id)),
    k.acting_assignment_id, k.read_only
  FROM public.api_key k JOIN public.app_user u ON u.id = k.user_id
  WHERE k.key_sha256 = presented_sha256 AND k.revoked_at IS NULL AND u.disabled_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > now())
$$;

-- Whose session a presented cookie is. It also notes that the session was used, at most every five minutes;
-- a session nobody used for seven days is over.
CREATE FUNCTION user_of_session(presented_sha256 text)
RETURNS TABLE (session_id uuid, user_id uuid, display_name text, locale text, acting_role text,
               acting_assignment_id uuid, awaits_second_factor boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE public.session s SET last_seen_at = now()
  WHERE s.token_sha256 = presented_sha256 AND s.ended_at IS NULL
    AND s.last_seen_at BETWEEN now() - interval '7 days' AND now() - interval '5 minutes';
  RETURN QUERY
    SELECT s.id, u.id, u.display_name::text, u.locale, coalesce(s.acting_role, public.only_role_of(u.id)),
      s.acting_assignment_id, s.awaits_second_factor
    FROM public.session s JOIN public.app_user u ON u.id = s.user_id
    WHERE s.token_sha256 = presented_sha256 AND s.ended_at IS NULL AND u.disabled_at IS NULL
      AND s.expires_at > now() AND s.last_seen_at > now() - interval '7 days';
END $$;

-- Reserves one attempt in each bucket and says how long to wait; null: go on. Attempts are counted before the secret
-- is looked at, under a row lock, so a hundred at once are a hundred. Beyond `free_attempts` in a window each further
-- attempt doubles the wait, up to `most_waits`. Whoever has to wait is counted nowhere: nothing was tried, and an
-- address that is stopped cannot go on locking accounts.
CREATE FUNCTION throttle_attempt(buckets text[], free_attempts integer[], window_lengths interval[],
                                 most_waits interval[])
RETURNS interval
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  i integer; blocked timestamptz; longest interval;
BEGIN
  -- always in the same order, so two attempts cannot lock each other out
  FOR i IN SELECT n FROM unnest(buckets) WITH ORDINALITY AS b (bucket, n) ORDER BY bucket LOOP
    INSERT INTO public.throttle (bucket, attempts, window_started_at) VALUES (buckets[i], 0, now())
    ON CONFLICT (bucket) DO UPDATE SET attempts = throttle.attempts RETURNING blocked_until INTO blocked;
    longest := greatest(longest, blocked - now());
  END LOOP;
  IF longest > interval '0' THEN RETURN longest; END IF;
  UPDATE public.throttle t SET
    attempts = counted.attempts,
    window_started_at = CASE counted.attempts WHEN 1 THEN now() ELSE t.window_started_at END,
    blocked_until = CASE WHEN counted.attempts > counted.free
      THEN now() + least(counted.most_wait, interval '1 second' * 2 ^ least(counted.attempts - counted.free, 20)) END
  FROM (
    SELECT asked.bucket, asked.free, asked.most_wait,
      CASE WHEN so_far.window_started_at < now() - asked.window_length THEN 1 ELSE so_far.attempts + 1 END AS attempts
    FROM unnest(buckets, free_attempts, window_lengths, most_waits) AS asked (bucket, free, window_length, most_wait)
    JOIN public.throttle so_far ON so_far.bucket = asked.bucket
  ) counted
  WHERE t.bucket = counted.bucket;
  RETURN NULL;
END $$;

-- After the right secret the account's own bucket is empty again; the address keeps its count.
CREATE FUNCTION throttle_forget(forgotten text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
  DELETE FROM public.throttle WHERE bucket = forgotten
$$;

DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['coordinates(uuid)', 'supported_consortium_ids()', 'roster_of(uuid)',
    'paper_route_of(uuid)', 'colleague_ids()',
    'my_assignments()', 'only_role_of(uuid)', 'user_of_api_key(text)', 'user_of_session(text)',
    'invitation_of_token(text)', 'own_invitations_of_a_day()', 'actor_is_platform_admin()',
    'throttle_attempt(text[], integer[], interval[], interval[])', 'throttle_forget(text)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', named);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_api', named);
  END LOOP;
  REVOKE EXECUTE ON FUNCTION only_role_of(uuid) FROM app_api; -- asked by the two functions above only
END $$;

-- Outbox: letters are work too, and name no recipient.
ALTER TABLE outbox DROP CONSTRAINT outbox_topic_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_topic_check
  CHECK (topic IN ('obligations.derive', 'schedule.revised', 'reminder.deliver', 'obligation.moved',
                   'invitation.mail', 'password-reset.mail', 'audit.checkpoint', 'audit.checkpoint-mail'));

-- Approval: somebody else's signature under a kept calculation --------------------------------------------

ALTER TABLE calculation_snapshot ADD UNIQUE (consortium_id, id);
CREATE TABLE snapshot_approval (
  snapshot_id uuid PRIMARY KEY,
  consortium_id uuid NOT NULL REFERENCES consortium,
  approved_by uuid NOT NULL REFERENCES app_user,
  approved_at timestamptz NOT NULL DEFAULT now(),
  -- whether the group asked for two people when it was signed
  four_eyes boolean NOT NULL DEFAULT false,
  FOREIGN KEY (consortium_id, snapshot_id) REFERENCES calculation_snapshot (consortium_id, id)
);

-- Policies --------------------------------------------------------------------------------------------------

DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['support_consent', 'password_credential', 'totp_credential', 'recovery_code', 'passkey',
    'oidc_identity', 'sign_in_challenge', 'session', 'invitation', 'password_reset', 'throttle', 'snapshot_approval'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named);
  END LOOP;

  -- the identity scope works on accounts; groups' tables do not know it
  FOREACH named IN ARRAY ARRAY['password_credential', 'totp_credential', 'recovery_code', 'passkey', 'oidc_identity',
    'sign_in_challenge', 'session', 'invitation', 'password_reset'] LOOP
    EXECUTE format('CREATE POLICY identity ON %I TO app_api USING (in_identity_scope()) WITH CHECK (in_identity_scope())',
      named);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO app_api', named);
  END LOOP;

  -- sessions, invitations, resets and passwords end, and stay to be looked at; what somebody takes away is gone
  GRANT DELETE ON sign_in_challenge, passkey, oidc_identity, totp_credential, recovery_code TO app_api;

  -- Support bodies read, and only that. Each of these policies asks for its role first, once for a whole statement:
  -- reads in another role do not pay for it.
  FOREACH named IN ARRAY ARRAY['business', 'member', 'vendor', 'tool', 'cost_line', 'calculation_snapshot',
    'snapshot_approval', 'consortium_milestone', 'member_document', 'obligation'] LOOP
    EXECUTE format('CREATE POLICY support ON %I FOR SELECT TO app_api
      USING ((SELECT acting_role()) = ''SUPPORT_READER''
             AND consortium_id IN (SELECT supported_consortium_ids()))', named);
  END LOOP;

  FOREACH named IN ARRAY ARRAY['business', 'member', 'tool', 'cost_line'] LOOP
    EXECUTE format('CREATE POLICY calculation ON %I FOR SELECT TO app_api
      USING ((SELECT acting_role()) = ''MEMBER_USER''
             AND consortium_id = (SELECT current_calculation_consortium_id())
             AND consortium_id IN (SELECT joined_consortium_ids()))', named);
  END LOOP;
END $$;
CREATE POLICY support ON consortium FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'SUPPORT_READER' AND id IN (SELECT supported_consortium_ids()));

-- A member's own: its rows, its group's name and dates, what its lines refer to.
CREATE POLICY own_member ON consortium FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'MEMBER_USER' AND id IN (SELECT joined_consortium_ids()));
CREATE POLICY own_member ON member FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'MEMBER_USER' AND id IN (SELECT own_member_ids()));
CREATE POLICY own_member ON business FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'MEMBER_USER' AND id IN (SELECT own_business_ids()));
CREATE POLICY own_member ON cost_line FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'MEMBER_USER' AND member_id IN (SELECT own_member_ids()));
CREATE POLICY own_member ON tool FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'MEMBER_USER' AND id IN (SELECT own_tool_ids()));
CREATE POLICY own_member ON vendor FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'MEMBER_USER' AND id IN (SELECT own_vendor_ids()));
CREATE POLICY own_member ON consortium_milestone FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'MEMBER_USER' AND consortium_id IN (SELECT joined_consortium_ids()));
CREATE POLICY own_member ON obligation FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'MEMBER_USER' AND member_id IN (SELECT own_member_ids()));
-- it records its own papers, and their deadlines are derived anew
CREATE POLICY own_member ON member_document FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'MEMBER_USER' AND member_id IN (SELECT own_member_ids()));
CREATE POLICY own_member_hands_in ON member_document FOR INSERT TO app_api
  WITH CHECK (member_id IN (SELECT own_member_ids()));
CREATE POLICY own_member_renews ON member_document FOR UPDATE TO app_api
  USING (member_id IN (SELECT own_member_ids())) WITH CHECK (member_id IN (SELECT own_member_ids()));
CREATE POLICY own_member ON outbox TO app_api
  USING (topic = 'obligations.derive' AND consortium_id IN (SELECT joined_consortium_ids()))
  WITH CHECK (topic = 'obligations.derive' AND consortium_id IN (SELECT joined_consortium_ids()));

-- Who works in a group: its coordinators see and end it; platform-wide roles are the administrator's. Nobody but the
-- identity scope (an accepted invitation) makes an assignment, except whoever founds a group (policy `found`).
DROP POLICY found ON assignment;
CREATE POLICY found ON assignment FOR INSERT TO app_api
  WITH CHECK (user_id = current_actor_id() AND role = 'COORDINATOR' AND acting_role() = 'COORDINATOR'
              AND ended_at IS NULL AND NOT consortium_exists(consortium_id));
CREATE POLICY coordinator ON assignment FOR SELECT TO app_api USING (coordinates(consortium_id));
CREATE POLICY coordinator_ends ON assignment FOR UPDATE TO app_api
  USING (coordinates(consortium_id)) WITH CHECK (coordinates(consortium_id));
CREATE POLICY administrator ON assignment FOR SELECT TO app_api
  USING (consortium_id IS NULL AND actor_is_platform_admin());
CREATE POLICY administrator_ends ON assignment FOR UPDATE TO app_api
  USING (consortium_id IS NULL AND actor_is_platform_admin())
  WITH CHECK (consortium_id IS NULL AND actor_is_platform_admin());
CREATE POLICY identity ON assignment FOR SELECT TO app_api USING (in_identity_scope());
-- only what an invitation grants that is accepted in this very transaction
CREATE POLICY identity_accepts ON assignment FOR INSERT TO app_api
  WITH CHECK (in_identity_scope() AND ended_at IS NULL AND NOT is_approver AND EXISTS (
    SELECT FROM invitation i
    WHERE i.accepted_by = assignment.user_id AND i.accepted_at = now() AND i.role = assignment.role
      AND i.consortium_id IS NOT DISTINCT FROM assignment.consortium_id
      AND i.member_id IS NOT DISTINCT FROM assignment.member_id
      AND i.support_body_id IS NOT DISTINCT FROM assignment.support_body_id));
GRANT UPDATE (is_approver, ended_at) ON assignment TO app_api;

-- People: oneself, whoever one works with, all accounts for the administrator (who sees no group).
CREATE POLICY colleagues ON app_user FOR SELECT TO app_api USING (id IN (SELECT colleague_ids()));
CREATE POLICY own_edit ON app_user FOR UPDATE TO app_api
  USING (id = current_actor_id()) WITH CHECK (id = current_actor_id());
CREATE POLICY administrator ON app_user FOR SELECT TO app_api USING (actor_is_platform_admin());
CREATE POLICY administrator_disables ON app_user FOR UPDATE TO app_api
  USING (actor_is_platform_admin()) WITH CHECK (actor_is_platform_admin());
CREATE POLICY identity ON app_user TO app_api USING (in_identity_scope()) WITH CHECK (in_identity_scope());
GRANT INSERT ON app_user TO app_api;
GRANT UPDATE (display_name, locale, disabled_at) ON app_user TO app_api;

CREATE POLICY own ON api_key FOR SELECT TO app_api USING (user_id = current_actor_id());
CREATE POLICY own_make ON api_key FOR INSERT TO app_api WITH CHECK (user_id = current_actor_id());
CREATE POLICY own_revoke ON api_key FOR UPDATE TO app_api
  USING (user_id = current_actor_id()) WITH CHECK (user_id = current_actor_id());
GRANT INSERT ON api_key TO app_api;
GRANT SELECT (id, user_id, label, created_at, expires_at, revoked_at, acting_role, acting_assignment_id, read_only)
  ON api_key TO app_api;
GRANT UPDATE (revoked_at) ON api_key TO app_api;

CREATE POLICY coordinator ON invitation FOR SELECT TO app_api USING (coordinates(consortium_id));
CREATE POLICY coordinator_invites ON invitation FOR INSERT TO app_api
  WITH CHECK (coordinates(consortium_id) AND invited_by = current_actor_id() AND accepted_at IS NULL);
CREATE POLICY coordinator_revokes ON invitation FOR UPDATE TO app_api
  USING (coordinates(consortium_id)) WITH CHECK (coordinates(consortium_id));
CREATE POLICY administrator ON invitation FOR SELECT TO app_api
  USING (consortium_id IS NULL AND actor_is_platform_admin());
CREATE POLICY administrator_invites ON invitation FOR INSERT TO app_api
  WITH CHECK (consortium_id IS NULL AND actor_is_platform_admin() AND invited_by = current_actor_id()
              AND accepted_at IS NULL);
CREATE POLICY administrator_revokes ON invitation FOR UPDATE TO app_api
  USING (consortium_id IS NULL AND actor_is_platform_admin())
  WITH CHECK (consortium_id IS NULL AND actor_is_platform_admin());

CREATE POLICY coordinator ON support_consent TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids()))
  WITH CHECK (consortium_id IN (SELECT coordinated_consortium_ids()));
GRANT SELECT, INSERT ON support_consent TO app_api;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON support_consent TO app_api;

CREATE POLICY coordinator ON snapshot_approval TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids()))
  WITH CHECK (consortium_id IN (SELECT coordinated_consortium_ids()) AND approved_by = current_actor_id());
GRANT SELECT, INSERT ON snapshot_approval TO app_api;

-- letters: an invitation leaves its own with the coordinator's or the administrator's change, a reset with nobody's
CREATE POLICY administrator_letters ON outbox FOR INSERT TO app_api
  WITH CHECK (consortium_id IS NULL AND topic = 'invitation.mail' AND actor_is_platform_admin());
CREATE POLICY identity ON outbox TO app_api
  USING (in_identity_scope() AND consortium_id IS NULL AND topic = 'password-reset.mail')
  WITH CHECK (in_identity_scope() AND consortium_id IS NULL AND topic = 'password-reset.mail');

-- The worker writes to people: addresses of accounts and of open invitations, never a credential.
CREATE POLICY worker ON app_user FOR SELECT TO app_worker
  USING (worker_is_sweeping() OR current_worker_consortium_id() IS NOT NULL);
GRANT SELECT (id, display_name, email, locale, disabled_at) ON app_user TO app_worker;
CREATE POLICY worker ON invitation FOR SELECT TO app_worker
  USING (consortium_id = current_worker_consortium_id() OR (consortium_id IS NULL AND worker_is_sweeping()));
CREATE POLICY worker_sent ON invitation FOR UPDATE TO app_worker
  USING (consortium_id = current_worker_consortium_id() OR (consortium_id IS NULL AND worker_is_sweeping()))
  WITH CHECK (consortium_id = current_worker_consortium_id() OR (consortium_id IS NULL AND worker_is_sweeping()));
GRANT SELECT, UPDATE (sent_at) ON invitation TO app_worker;
CREATE POLICY worker ON password_reset FOR SELECT TO app_worker USING (worker_is_sweeping());
CREATE POLICY worker_sent ON password_reset FOR UPDATE TO app_worker
  USING (worker_is_sweeping()) WITH CHECK (worker_is_sweeping());
GRANT SELECT, UPDATE (sent_at) ON password_reset TO app_worker;
CREATE POLICY worker_tidies ON sign_in_challenge TO app_worker USING (worker_is_sweeping() AND expires_at < now());
GRANT SELECT, DELETE ON sign_in_challenge TO app_worker;
CREATE POLICY worker_tidies ON throttle TO app_worker
  USING (worker_is_sweeping() AND window_started_at < now() - interval '2 days');
GRANT SELECT, DELETE ON throttle TO app_worker;
-- whoever has left or is disabled is reminded of nothing
DROP POLICY worker_job ON assignment;
CREATE POLICY worker_job ON assignment FOR SELECT TO app_worker
  USING (ended_at IS NULL
         AND (worker_is_sweeping() OR consortium_id = current_worker_consortium_id()
              OR support_body_id IN (SELECT consent.support_body_id FROM support_consent consent
                                     JOIN support_body body ON body.id = consent.support_body_id
                                     JOIN consortium c ON c.id = consent.consortium_id AND c.prefecture = ANY (body.prefectures)
                                     WHERE consent.consortium_id = current_worker_consortium_id()
                                       AND consent.withdrawn_at IS NULL))
         AND EXISTS (SELECT FROM app_user u WHERE u.id = user_id AND u.disabled_at IS NULL));
CREATE POLICY worker ON support_consent FOR SELECT TO app_worker
  USING (consortium_id = current_worker_consortium_id() OR worker_is_sweeping());
GRANT SELECT ON support_consent TO app_worker;
CREATE POLICY worker ON support_body FOR SELECT TO app_worker
  USING (worker_is_sweeping() OR current_worker_consortium_id() IS NOT NULL);
GRANT SELECT ON support_body TO app_worker;

-- An inbox is its owner's alone, also for the coordinator, and signing in does not open it.
DROP POLICY coordinator ON notification;
ALTER POLICY inbox ON notification USING (recipient_id = current_actor_id() AND NOT in_identity_scope());
ALTER POLICY inbox_read ON notification USING (recipient_id = current_actor_id() AND NOT in_identity_scope())
  WITH CHECK (recipient_id = current_actor_id());

-- What 0001-0005 left too wide or without use: policies for verbs nobody was granted, a function for triggers only.
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['vendor', 'tool', 'calculation_snapshot', 'member_import'] LOOP
    EXECUTE format('DROP POLICY worker_job ON %I', named);
  END LOOP;
END $$;
DROP POLICY administrator_edit ON schedule_revision;
DROP POLICY administrator_edit ON schedule_anchor;
REVOKE EXECUTE ON FUNCTION register_member(uuid) FROM PUBLIC;

-- The owner's functions and the operator's commands (accounts of the sample, rotation of keys, a lost phone).
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['support_consent', 'support_body', 'session', 'invitation', 'throttle',
    'password_credential', 'totp_credential', 'recovery_code'] LOOP
    EXECUTE format('CREATE POLICY owner_manages ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', named);
  END LOOP;
END $$;
