-- Every change of state and every look into a sealed envelope, as one chain of digests per group. The chain is written
-- by triggers as the owner in the transaction of the change: no code can forget it, and no application role may write,
-- change or remove an event.

-- The platform's own changes (schedules, support bodies, roles without a group) have a chain too: the nil UUID.
CREATE TABLE audit_event (
  chain_id uuid NOT NULL,
  seq bigint NOT NULL CHECK (seq >= 1),
  occurred_at timestamptz NOT NULL,
  actor_id uuid,
  acting_role text NOT NULL CHECK (acting_role IN ('PLATFORM_ADMIN', 'COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER',
                                                   'ACCOUNT', 'WORKER', 'OPERATOR')),
  operation text CHECK (operation ~ '^[A-Za-z][A-Za-z0-9_.-]{0,60}$'),
  action text NOT NULL CHECK (action IN ('INSERT', 'UPDATE', 'DELETE', 'OPEN')),
  subject_type text NOT NULL,
  subject_id text NOT NULL CHECK (subject_id ~ '^[A-Za-z0-9_:-]{1,100}$'),
  before_sha256 sha256,
  after_sha256 sha256,
  previous_hash sha256 NOT NULL,
  hash sha256 NOT NULL,
  PRIMARY KEY (chain_id, seq)
);
CREATE INDEX audit_event_subject ON audit_event (chain_id, subject_type, subject_id, seq);

-- A signed statement that the chain had this head: whoever keeps one notices when the end of the chain is cut off.
CREATE TABLE audit_checkpoint (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  chain_id uuid NOT NULL,
  seq bigint NOT NULL,
  hash sha256 NOT NULL,
  signed_at timestamptz NOT NULL,
  public_key text NOT NULL,
  signature text NOT NULL,
  UNIQUE (chain_id, seq),
  FOREIGN KEY (chain_id, seq) REFERENCES audit_event (chain_id, seq)
);

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

-- The text an event's hash is taken of. libs/audit/src/verify builds the same, line by line.
CREATE FUNCTION audit_hash(event audit_event) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\n', 'renkei-audit-v1', event.chain_id, event.seq,
    to_char(event.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(event.actor_id::text, '-'), event.acting_role, coalesce(event.operation, '-'), event.action,
    event.subject_type, event.subject_id, coalesce(event.before_sha256::text, '-'),
    coalesce(event.after_sha256::text, '-'), event.previous_hash), 'UTF8')), 'hex')
$$;

-- Appends to one chain. The lock lasts until the transaction ends: events of one group have one order.
CREATE FUNCTION audit_append(chain uuid, action text, subject_type text, subject_ids text[], befores text[], afters text[])
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  event public.audit_event;
  i integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('renkei audit ' || chain, 0));
  SELECT e.seq, e.hash INTO event.seq, event.previous_hash
  FROM public.audit_event e WHERE e.chain_id = chain ORDER BY e.seq DESC LIMIT 1;
  IF event.seq IS NULL THEN
    event.seq := 0;
    event.previous_hash := encode(sha256(convert_to('renkei-audit-v1 ' || chain, 'UTF8')), 'hex');
  END IF;
  event.chain_id := chain;
  event.occurred_at := clock_timestamp();
  event.actor_id := public.current_actor_id();
  event.acting_role := coalesce(public.acting_role(),
    CASE session_user WHEN 'app_api' THEN 'ACCOUNT' WHEN 'app_worker' THEN 'WORKER' ELSE 'OPERATOR' END);
  event.operation := nullif(current_setting('renkei.operation', true), '');
  event.action := action;
  event.subject_type := subject_type;
  FOR i IN 1 .. cardinality(subject_ids) LOOP
    event.seq := event.seq + 1;
    event.subject_id := subject_ids[i];
    event.before_sha256 := befores[i];
    event.after_sha256 := afters[i];
    event.hash := public.audit_hash(event);
    INSERT INTO public.audit_event SELECT event.*;
    event.previous_hash := event.hash;
  END LOOP;
END $$;

CREATE FUNCTION row_digest(described jsonb) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT encode(sha256(convert_to(described::text, 'UTF8')), 'hex')
$$;

-- One event per row that changed. Arguments: the columns that name the row, and those that are bookkeeping and change
-- nothing anybody decided. In UTC, so that one row has one digest whoever writes it.
CREATE FUNCTION audit_changes() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog SET timezone = 'UTC' AS $$
DECLARE
  named text[] := string_to_array(TG_ARGV[0], ',');
  ignored text[] := string_to_array(TG_ARGV[1], ',');
  by_chain record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    FOR by_chain IN
      SELECT r.chain, array_agg(r.subject ORDER BY r.subject) AS subjects,
        array_agg(NULL::text) AS befores, array_agg(r.digest ORDER BY r.subject) AS afters
      FROM (SELECT public.audit_chain_of(d, TG_TABLE_NAME) AS chain, public.audit_subject_of(d, named) AS subject,
              public.row_digest(d) AS digest
            FROM (SELECT to_jsonb(n) - ignored AS d FROM after_rows n) described) r
      GROUP BY r.chain ORDER BY r.chain
    LOOP
      PERFORM public.audit_append(by_chain.chain, 'INSERT', TG_TABLE_NAME, by_chain.subjects, by_chain.befores, by_chain.afters);
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR by_chain IN
      SELECT r.chain, array_agg(r.subject ORDER BY r.subject) AS subjects,
        array_agg(r.digest ORDER BY r.subject) AS befores, array_agg(NULL::text) AS afters
      FROM (SELECT public.audit_chain_of(d, TG_TABLE_NAME) AS chain, public.audit_subject_of(d, named) AS subject,
              public.row_digest(d) AS digest
            FROM (SELECT to_jsonb(o) - ignored AS d FROM before_rows o) described) r
      GROUP BY r.chain ORDER BY r.chain
    LOOP
      PERFORM public.audit_append(by_chain.chain, 'DELETE', TG_TABLE_NAME, by_chain.subjects, by_chain.befores, by_chain.afters);
    END LOOP;
  ELSE
    FOR by_chain IN
      SELECT r.chain, array_agg(r.subject ORDER BY r.subject) AS subjects,
        array_agg(public.row_digest(r.before) ORDER BY r.subject) AS befores,
        array_agg(public.row_digest(r.after) ORDER BY r.subject) AS afters
      FROM (SELECT public.audit_chain_of(a.d, TG_TABLE_NAME) AS chain, a.subject, b.d AS before, a.d AS after
            FROM (SELECT d, public.audit_subject_of(d, named) AS subject, d ->> 'consortium_id' AS tenant
                  FROM (SELECT to_jsonb(o) - ignored AS d FROM before_rows o) x) b
            JOIN (SELECT d, public.audit_subject_of(d, named) AS subject, d ->> 'consortium_id' AS tenant
                  FROM (SELECT to_jsonb(n) - ignored AS d FROM after_rows n) x) a
              ON a.subject = b.subject AND a.tenant IS NOT DISTINCT FROM b.tenant
            WHERE a.d <> b.d) r
      GROUP BY r.chain ORDER BY r.chain
    LOOP
      PERFORM public.audit_append(by_chain.chain, 'UPDATE', TG_TABLE_NAME, by_chain.subjects, by_chain.befores, by_chain.afters);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION audit_chain_of(described jsonb, source text) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT coalesce(described ->> CASE source WHEN 'consortium' THEN 'id' ELSE 'consortium_id' END,
                  '00000000-0000-0000-0000-000000000000')::uuid
$$;

CREATE FUNCTION audit_subject_of(described jsonb, named text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT string_agg(described ->> n, ':' ORDER BY at) FROM unnest(named) WITH ORDINALITY AS part (n, at)
$$;

-- Which tables are audited, how a row is named, and what of it is bookkeeping. What is not here is listed with its
-- reason in test/contract/audit-coverage.spec.ts.
DO $$
DECLARE
  audited record;
  event text;
BEGIN
  FOR audited IN SELECT * FROM (VALUES
    ('consortium', 'id', 'inputs_version'),
    ('assignment', 'id', ''),
    ('business', 'id', ''),
    ('member', 'id', ''),
    ('vendor', 'id', ''),
    ('tool', 'id', ''),
    ('cost_line', 'id', ''),
    ('calculation_snapshot', 'id', 'input,outcome'), -- their digests are columns
    ('snapshot_approval', 'snapshot_id', ''),
    ('member_import', 'id', 'file_bytes'), -- its digest is a column
    ('consortium_milestone', 'anchor', ''),
    ('member_document', 'id', ''),
    ('obligation', 'id', 'last_step,next_reminder_at'),
    ('support_consent', 'id', ''),
    ('invitation', 'id', 'sent_at'),
    ('sealed_paper', 'id', ''),
    ('sealed_paper_content', 'sealed_paper_id', 'sealed'), -- its digest is a column
    ('payout_account', 'id', 'sealed'), -- its digest is a column
    ('support_body', 'id', ''),
    ('schedule', 'id', ''),
    ('schedule_revision', 'id', ''),
    ('schedule_anchor', 'revision_id,anchor', '')
  ) AS t (source, named, ignored) LOOP
    EXECUTE format('CREATE TRIGGER audit_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS after_rows
      FOR EACH STATEMENT EXECUTE FUNCTION audit_changes(%L, %L)', audited.source, audited.named, audited.ignored);
    EXECUTE format('CREATE TRIGGER audit_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
      FOR EACH STATEMENT EXECUTE FUNCTION audit_changes(%L, %L)', audited.source, audited.named, audited.ignored);
    EXECUTE format('CREATE TRIGGER audit_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS before_rows
      FOR EACH STATEMENT EXECUTE FUNCTION audit_changes(%L, %L)', audited.source, audited.named, audited.ignored);
  END LOOP;
END $$;

-- Nobody rewrites history, not even the owner in a hurry.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit chain is append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
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
    p.member_id IN (
      SELECT a.member_id FROM public.assignment a
      WHERE a.user_id = public.current_actor_id() AND a.role = 'MEMBER_USER' AND a.ended_at IS NULL
        AND public.acting_role() = 'MEMBER_USER'
        AND (public.acting_assignment_id() IS NULL OR a.id = public.acting_assignment_id()))
    OR (p.released_at IS NOT NULL AND public.coordinates(p.consortium_id)));
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM public.audit_append(paper.consortium_id, 'OPEN', 'sealed_paper', ARRAY[paper.id::text],
    ARRAY[NULL]::text[], ARRAY[NULL]::text[]);
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
    p.member_id IN (
      SELECT a.member_id FROM public.assignment a
      WHERE a.user_id = public.current_actor_id() AND a.role = 'MEMBER_USER' AND a.ended_at IS NULL
        AND public.acting_role() = 'MEMBER_USER'
        AND (public.acting_assignment_id() IS NULL OR a.id = public.acting_assignment_id()))
    OR public.coordinates(p.consortium_id));
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM public.audit_append(account.consortium_id, 'OPEN', 'payout_account', ARRAY[account.id::text],
    ARRAY[NULL]::text[], ARRAY[NULL]::text[]);
  RETURN QUERY SELECT account.id, account.consortium_id, account.key_id, account.wrapped_key, account.sealed,
    account.version::integer, account.changed_at;
END $$;

DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['audit_append(uuid, text, text, text[], text[], text[])', 'open_sealed_paper(uuid)',
    'read_payout_account(uuid)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', named);
  END LOOP;
  GRANT EXECUTE ON FUNCTION open_sealed_paper(uuid), read_payout_account(uuid) TO app_api;
END $$;
