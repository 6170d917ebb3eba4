-- Every change of state and every look into a sealed envelope, as one chain of digests per group. The chain is written
-- by triggers as the owner in the transaction of the change: no code can forget it, and no application role may write,
-- change or remove an event. See .adr/0005-audit-chain.md.

-- The platform's own changes (schedules, support bodies, accounts) have a chain too: the nil UUID.
-- Lengths stand for the domain sha256 here: only audit_append writes these digests, and its pattern costs 16 µs each.
CREATE TABLE audit_event (
  chain_id uuid NOT NULL,
  seq bigint NOT NULL CHECK (seq >= 1),
  occurred_at timestamptz NOT NULL,
  actor_id uuid,
  acting_role text NOT NULL CHECK (acting_role IN ('PLATFORM_ADMIN', 'COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER',
                                                   'ACCOUNT', 'WORKER', 'OPERATOR')),
  operation text CHECK (operation ~ '^[A-Za-z][A-Za-z0-9_.-]*$'),
  action text NOT NULL CHECK (action IN ('INSERT', 'UPDATE', 'DELETE', 'OPEN')),
  subject_type text NOT NULL CHECK (subject_type ~ '^[a-z][a-z0-9_.]*$'),
  subject_id text NOT NULL CHECK (subject_id ~ '^[A-Za-z0-9_:-]+$'),
  before_sha256 text CHECK (char_length(before_sha256) = 64),
  after_sha256 text CHECK (char_length(after_sha256) = 64),
  previous_hash text NOT NULL CHECK (char_length(previous_hash) = 64),
  hash text NOT NULL CHECK (char_length(hash) = 64),
  PRIMARY KEY (chain_id, seq)
);

-- A signed statement that the chain had this head: whoever keeps one notices when the end of the chain is cut off, or
-- the whole of it written anew.
CREATE TABLE audit_checkpoint (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  chain_id uuid NOT NULL,
  seq bigint NOT NULL,
  hash sha256 NOT NULL,
  signed_at timestamptz NOT NULL CHECK (signed_at = date_trunc('milliseconds', signed_at)),
  public_key text NOT NULL,
  signature text NOT NULL,
  UNIQUE (chain_id, seq),
  FOREIGN KEY (chain_id, seq) REFERENCES audit_event (chain_id, seq)
);

-- One that says another hash would keep the true one out for good. Not a foreign key: that needs one more index on every
-- event. Its path is its own: no temporary table answers in the chain's place.
CREATE FUNCTION refuse_untrue_checkpoint() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public.audit_event e
                 WHERE e.chain_id = NEW.chain_id AND e.seq = NEW.seq AND e.hash = NEW.hash) THEN
    RAISE EXCEPTION 'the chain has no such event' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER says_what_is BEFORE INSERT ON audit_checkpoint
  FOR EACH ROW EXECUTE FUNCTION refuse_untrue_checkpoint();

CREATE TABLE audit_checkpoint_letter (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  checkpoint_id uuid NOT NULL REFERENCES audit_checkpoint,
  chain_id uuid NOT NULL,
  recipient_id uuid NOT NULL REFERENCES app_user,
  sent_at timestamptz,
  UNIQUE (checkpoint_id, recipient_id)
);

CREATE FUNCTION nil_uuid() RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '00000000-0000-0000-0000-000000000000'::uuid
$$;

-- What an event's hash is taken of, line by line; libs/audit/src/verify/hashes.ts builds the same. `told` are the
-- lines all events of one statement share: when, actor, role, operation, action, subject type.
CREATE FUNCTION audit_hash(chain uuid, seq bigint, told text, subject text, before text, after text, previous text)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\n', 'renkei-audit-v1', chain, seq, told, subject,
    coalesce(before, '-'), coalesce(after, '-'), previous), 'UTF8')), 'hex')
$$;

-- Appends the events of one statement, which come in the order of their chains. Each chain's lock lasts until the
-- transaction ends: its events have one order, without gaps.
CREATE FUNCTION audit_append(action text, subject_type text, chains uuid[], subjects text[], befores text[], afters text[])
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  at timestamptz;
  -- what somebody claims to be counts on the API's connections only
  acting text := CASE session_user WHEN 'app_api' THEN coalesce(public.acting_role(), 'ACCOUNT')
                                   WHEN 'app_worker' THEN 'WORKER' ELSE 'OPERATOR' END;
  actor uuid := CASE session_user WHEN 'app_api' THEN public.current_actor_id() END;
  operation text := nullif(current_setting('renkei.operation', true), '');
  told text;
  last_seq bigint;
  last_hash text;
  seqs bigint[] := '{}';
  previous text[] := '{}';
  hashes text[] := '{}';
  appended bigint;
BEGIN
  FOR i IN 1 .. cardinality(subjects) LOOP
    IF i = 1 OR chains[i] <> chains[i - 1] THEN
      PERFORM pg_advisory_xact_lock(hashtextextended('renkei audit ' || chains[i], 0));
    END IF;
  END LOOP;
  at := clock_timestamp(); -- after the wait: a chain's times follow its numbers
  told := concat_ws(E'\n', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                    coalesce(actor::text, '-'), acting, coalesce(operation, '-'), action, subject_type);
  FOR i IN 1 .. cardinality(subjects) LOOP
    IF i = 1 OR chains[i] <> chains[i - 1] THEN
      SELECT e.seq, e.hash INTO last_seq, last_hash
      FROM public.audit_event e WHERE e.chain_id = chains[i] ORDER BY e.seq DESC LIMIT 1;
      IF NOT FOUND THEN
        last_seq := 0;
        last_hash := encode(sha256(convert_to('renkei-audit-v1 ' || chains[i], 'UTF8')), 'hex');
      END IF;
    END IF;
    last_seq := last_seq + 1;
    seqs[i] := last_seq;
    previous[i] := last_hash;
    last_hash := public.audit_hash(chains[i], last_seq, told, subjects[i], befores[i], afters[i], last_hash);
    hashes[i] := last_hash;
  END LOOP;
  -- ON CONFLICT: a transaction whose snapshot is older than the chain's end (REPEATABLE READ) learns it as 40001
  INSERT INTO public.audit_event
  SELECT e.chain, e.seq, at, actor, acting, operation, action, subject_type, e.subject, e.before, e.after, e.previous, e.hash
  FROM unnest(chains, seqs, subjects, befores, afters, previous, hashes)
    AS e (chain, seq, subject, before, after, previous, hash)
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS appended = ROW_COUNT;
  IF appended <> cardinality(subjects) THEN
    RAISE EXCEPTION 'the end of an audit chain moved' USING ERRCODE = 'serialization_failure';
  END IF;
END $$;

CREATE FUNCTION row_digest(described jsonb) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(described::text, 'UTF8')), 'hex')
$$;

-- One event per row that changed; for the arguments see audit_table. A row has one digest whoever writes it (hence the
-- settings), and keeps it when a later migration adds a column that is empty (hence no nulls). OFFSET 0: each row is
-- described once.
CREATE FUNCTION audit_changes() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE
  named text[] := string_to_array(TG_ARGV[0], ',');
  grouped text := TG_ARGV[1];
  ignored text[] := string_to_array(TG_ARGV[2], ',');
  platform uuid := public.nil_uuid();
  chains uuid[];
  subjects text[];
  befores text[];
  afters text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(chain), array_agg(subject), array_agg(NULL::text), array_agg(digest)
    INTO chains, subjects, befores, afters
    FROM (SELECT coalesce((d ->> grouped)::uuid, platform) AS chain, concat_ws(':', d ->> named[1], d ->> named[2]) AS subject,
            public.row_digest(d) AS digest
          FROM (SELECT jsonb_strip_nulls(to_jsonb(r)) - ignored AS d FROM after_rows r OFFSET 0) described
          ORDER BY 1, 2) change;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(chain), array_agg(subject), array_agg(digest), array_agg(NULL::text)
    INTO chains, subjects, befores, afters
    FROM (SELECT coalesce((d ->> grouped)::uuid, platform) AS chain, concat_ws(':', d ->> named[1], d ->> named[2]) AS subject,
            public.row_digest(d) AS digest
          FROM (SELECT jsonb_strip_nulls(to_jsonb(r)) - ignored AS d FROM before_rows r OFFSET 0) described
          ORDER BY 1, 2) change;
  ELSE
    -- grouped, not joined: as quick for two thousand rows as for one, whatever the plan was made for
    SELECT array_agg(chain), array_agg(subject), array_agg(before), array_agg(after)
    INTO chains, subjects, befores, afters
    FROM (SELECT coalesce((d ->> grouped)::uuid, platform) AS chain, concat_ws(':', d ->> named[1], d ->> named[2]) AS subject,
            max(public.row_digest(d)) FILTER (WHERE was) AS before, max(public.row_digest(d)) FILTER (WHERE NOT was) AS after
          FROM (SELECT jsonb_strip_nulls(to_jsonb(r)) - ignored AS d, true AS was FROM before_rows r
                UNION ALL
                SELECT jsonb_strip_nulls(to_jsonb(r)) - ignored, false FROM after_rows r OFFSET 0) described
          GROUP BY 1, 2 ORDER BY 1, 2) change
    WHERE before IS DISTINCT FROM after;
    IF array_position(befores, NULL) IS NOT NULL OR array_position(afters, NULL) IS NOT NULL THEN
      RAISE EXCEPTION 'a row of % keeps its name and its group', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  IF subjects IS NOT NULL THEN
    PERFORM public.audit_append(TG_OP, TG_ARGV[3], chains, subjects, befores, afters);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: the audit chain must be able to tell what happened', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- Audits a table from now on: the columns that name a row, the one that names its group, and those that are bookkeeping
-- and change nothing anybody decided. A later migration that fills, renames or drops a column of an audited table calls
-- this again with another subject type (`cost_line.2`): rows nobody changed have other digests then.
CREATE PROCEDURE audit_table(source text, named text, grouped text, ignored text, subject_type text)
LANGUAGE plpgsql AS $$
DECLARE
  arguments text := format('FOR EACH STATEMENT EXECUTE FUNCTION audit_changes(%L, %L, %L, %L)',
                           named, grouped, ignored, subject_type);
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_insert AFTER INSERT ON %I
    REFERENCING NEW TABLE AS after_rows %s', source, arguments);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_update AFTER UPDATE ON %I
    REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows %s', source, arguments);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_delete AFTER DELETE ON %I
    REFERENCING OLD TABLE AS before_rows %s', source, arguments);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_truncate BEFORE TRUNCATE ON %I
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', source);
END $$;

-- What is not here is listed with its reason in test/contract/audit-coverage.spec.ts.
DO $$
DECLARE audited record;
BEGIN
  FOR audited IN SELECT * FROM (VALUES
    ('consortium', 'id', 'id', 'inputs_version'),
    ('assignment', 'id', 'consortium_id', ''),
    ('business', 'id', 'consortium_id', ''),
    ('member', 'id', 'consortium_id', ''),
    ('vendor', 'id', 'consortium_id', ''),
    ('tool', 'id', 'consortium_id', ''),
    ('cost_line', 'id', 'consortium_id', ''),
    ('calculation_snapshot', 'id', 'consortium_id', 'input,outcome'), -- their digests are columns
    ('snapshot_approval', 'snapshot_id', 'consortium_id', ''),
    ('member_import', 'id', 'consortium_id', 'file_bytes'), -- its digest is a column
    ('consortium_milestone', 'anchor', 'consortium_id', ''),
    ('member_document', 'id', 'consortium_id', ''),
    ('obligation', 'id', 'consortium_id', 'last_step,next_reminder_at'),
    ('support_consent', 'id', 'consortium_id', ''),
    ('invitation', 'id', 'consortium_id', 'sent_at'),
    ('sealed_paper', 'id', 'consortium_id', ''),
    ('sealed_paper_content', 'sealed_paper_id', 'consortium_id', 'sealed'), -- its digest is a column
    ('payout_account', 'id', 'consortium_id', 'sealed'), -- its digest is a column
    ('support_body', 'id', '', ''),
    ('schedule', 'id', '', ''),
    ('schedule_revision', 'id', '', ''),
    ('schedule_anchor', 'revision_id,anchor', '', ''),
    -- Accounts: that one was made, disabled, its ways in changed. Secrets, addresses and names are in no digest, and
    -- what signing in moves is no change.
    ('app_user', 'id', '', 'display_name,email,locale'),
    ('api_key', 'id', '', 'label'),
    ('password_credential', 'user_id', '', 'phc'),
    ('totp_credential', 'user_id', '', 'wrapped_key,sealed,last_step'),
    ('passkey', 'id', '', 'label,counter,last_used_at'),
    ('oidc_identity', 'id', '', '')
  ) AS t (source, named, grouped, ignored) LOOP
    CALL audit_table(audited.source, audited.named, audited.grouped, audited.ignored, audited.source);
  END LOOP;
END $$;

-- Nobody rewrites history, not even the owner in a hurry.
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['audit_event', 'audit_checkpoint'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', named);
  END LOOP;
  FOREACH named IN ARRAY ARRAY['audit_event', 'audit_checkpoint', 'audit_checkpoint_letter'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named);
    -- the triggers append and the operator exports as the owner
    EXECUTE format('CREATE POLICY owner_appends ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', named);
  END LOOP;
  FOREACH named IN ARRAY ARRAY['audit_event', 'audit_checkpoint'] LOOP
    EXECUTE format('CREATE POLICY coordinator ON %I FOR SELECT TO app_api
      USING (chain_id IN (SELECT coordinated_consortium_ids()))', named);
    EXECUTE format('CREATE POLICY support ON %I FOR SELECT TO app_api
      USING (chain_id IN (SELECT supported_consortium_ids()))', named);
    EXECUTE format('CREATE POLICY administrator ON %I FOR SELECT TO app_api
      USING (chain_id = nil_uuid() AND actor_is_platform_admin())', named);
    EXECUTE format('CREATE POLICY worker ON %I FOR SELECT TO app_worker
      USING (chain_id = current_worker_consortium_id() OR worker_is_sweeping())', named);
    EXECUTE format('GRANT SELECT ON %I TO app_api, app_worker', named);
  END LOOP;
END $$;
CREATE POLICY worker_signs ON audit_checkpoint FOR INSERT TO app_worker
  WITH CHECK (chain_id = current_worker_consortium_id() OR (chain_id = nil_uuid() AND worker_is_sweeping()));
GRANT INSERT ON audit_checkpoint TO app_worker;
CREATE POLICY worker ON audit_checkpoint_letter TO app_worker
  USING (chain_id = current_worker_consortium_id() OR (chain_id = nil_uuid() AND worker_is_sweeping()))
  WITH CHECK (chain_id = current_worker_consortium_id() OR (chain_id = nil_uuid() AND worker_is_sweeping()));
GRANT SELECT, INSERT, UPDATE (sent_at) ON audit_checkpoint_letter TO app_worker;

-- Opening a sealed envelope ------------------------------------------------------------------------------
-- The only way to the ciphertext, and it writes the event in the same transaction. No row: not yours to open.

CREATE FUNCTION open_sealed_paper(wanted uuid)
RETURNS TABLE (consortium_id uuid, member_id uuid, media_type text, key_id text, wrapped_key bytea, sealed bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  paper public.sealed_paper%ROWTYPE;
BEGIN
  SELECT * INTO paper FROM public.sealed_paper p
  WHERE p.id = wanted AND (
    p.member_id IN (SELECT public.own_member_ids())
    OR (p.released_at IS NOT NULL AND public.coordinates(p.consortium_id)));
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM public.audit_append('OPEN', 'sealed_paper', ARRAY[paper.consortium_id], ARRAY[paper.id::text],
                              '{NULL}', '{NULL}');
  RETURN QUERY SELECT paper.consortium_id, paper.member_id, paper.media_type, c.key_id, c.wrapped_key, c.sealed
    FROM public.sealed_paper_content c WHERE c.sealed_paper_id = paper.id;
END $$;

CREATE FUNCTION read_payout_account(wanted_member uuid)
RETURNS TABLE (id uuid, consortium_id uuid, key_id text, wrapped_key bytea, sealed bytea, version integer,
               changed_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  account public.payout_account%ROWTYPE;
BEGIN
  SELECT * INTO account FROM public.payout_account p
  WHERE p.member_id = wanted_member AND (
    p.member_id IN (SELECT public.own_member_ids())
    OR public.coordinates(p.consortium_id));
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM public.audit_append('OPEN', 'payout_account', ARRAY[account.consortium_id], ARRAY[account.id::text],
                              '{NULL}', '{NULL}');
  RETURN QUERY SELECT account.id, account.consortium_id, account.key_id, account.wrapped_key, account.sealed,
    account.version::integer, account.changed_at;
END $$;

-- Whoever may call a trigger's function may hang it on a temporary table of the same columns, and so write events of a
-- group or its entries of the registry: nobody may.
DO $$
DECLARE guarded regprocedure;
BEGIN
  FOR guarded IN SELECT oid::regprocedure FROM pg_proc
                 WHERE pronamespace = 'public'::regnamespace AND prosecdef AND prorettype = 'trigger'::regtype LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', guarded);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION audit_append(text, text, uuid[], text[], text[], text[]), open_sealed_paper(uuid),
  read_payout_account(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_sealed_paper(uuid), read_payout_account(uuid) TO app_api;
