-- What is made for a group in the background (forms, papers, tables, bundles), the official workbooks a group supplies, and
-- what 様式1 asks of a business beyond the list of members.

-- One row of 様式1 beyond `business`: filled by hand or from an official workbook, written back into one.
CREATE TABLE form_profile (
  member_id uuid PRIMARY KEY,
  consortium_id uuid NOT NULL REFERENCES consortium,
  industry_major text CHECK (industry_major ~ '^[A-T]$'),
  industry_middle text CHECK (industry_middle ~ '^[0-9]{2}$'),
  industry_minor text CHECK (industry_minor ~ '^[0-9]{3}$'),
  industry_detail text CHECK (industry_detail ~ '^[0-9]{4}$'),
  -- 設立年月日, or 生年月日 of a sole proprietor
  established_on date CHECK (established_on >= '0600-01-01'),
  officer_title person_text, officer_family_name person_text, officer_given_name person_text,
  officer_family_kana person_text, officer_given_kana person_text,
  building person_text, website person_text,
  contact_department person_text, contact_family_name person_text, contact_given_name person_text,
  contact_family_kana person_text, contact_given_kana person_text,
  contact_phone person_text, contact_mobile person_text,
  version version_number NOT NULL DEFAULT 1,
  UNIQUE (consortium_id, member_id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

-- 様式2 asks for more than a name; analysis_only tells nothing: which part a tool belongs to follows from its lines.
ALTER TABLE tool
  ADD COLUMN summary text CHECK (summary <> '' AND char_length(summary) <= 1000),
  ADD COLUMN url text CHECK (url ~ '^https?://' AND char_length(url) <= 500),
  ADD COLUMN tool_number text CHECK (tool_number <> '' AND char_length(tool_number) <= 50);

-- The workbook as the secretariat publishes it, or as somebody began to fill it. We ship none.
CREATE TABLE official_workbook (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  file_name person_text NOT NULL,
  edition text NOT NULL CHECK (edition ~ '^[0-9]{4}$'),
  file_sha256 sha256 NOT NULL,
  file_bytes bytea NOT NULL CHECK (octet_length(file_bytes) <= 10485760),
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  UNIQUE (consortium_id, file_sha256)
);

CREATE TABLE output_job (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  -- for a paper about one member, which that member's people may ask for too
  member_id uuid,
  kind text NOT NULL CHECK (kind IN ('OFFICIAL_FORMS', 'PARITY_REPORT', 'MEMBER_SHARE', 'GROUP_PLAN', 'REQUEST_LETTERS',
    'RECEIPT', 'FIXING_SUMMARY', 'EFFECT_SUMMARY', 'AUDIT_CERTIFICATE', 'TABLES', 'EVIDENCE_BUNDLE', 'GROUP_FILE')),
  options jsonb NOT NULL CHECK (jsonb_typeof(options) = 'object'),
  locale text NOT NULL CHECK (locale IN ('ja', 'en')),
  -- the day in Japan it is made for
  made_for date NOT NULL,
  -- of kind, options, language, day and what the group was then: the same request finds the file that is there
  request_sha256 sha256 NOT NULL,
  status text NOT NULL DEFAULT 'WAITING' CHECK (status IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'EXPIRED')),
  attempts integer NOT NULL DEFAULT 0,
  progress_done integer NOT NULL DEFAULT 0 CHECK (progress_done >= 0),
  progress_total integer CHECK (progress_total >= 0),
  cancel_requested_at timestamptz,
  -- where the bytes lie in the store of evidence: consortium_id/storage_id
  storage_id uuid,
  file_name person_text,
  media_type text,
  byte_length bigint CHECK (byte_length >= 0),
  content_sha256 sha256,
  problems jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(problems) = 'array'),
  requested_by uuid NOT NULL REFERENCES app_user,
  acting_role text NOT NULL CHECK (acting_role IN ('COORDINATOR', 'MEMBER_USER')),
  acting_assignment_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz,
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  CHECK (acting_role = 'COORDINATOR' OR member_id IS NOT NULL),
  CHECK (status <> 'DONE' OR (storage_id IS NOT NULL AND file_name IS NOT NULL AND media_type IS NOT NULL
    AND byte_length IS NOT NULL AND content_sha256 IS NOT NULL AND expires_at IS NOT NULL))
);
CREATE UNIQUE INDEX output_job_same ON output_job (consortium_id, request_sha256)
  WHERE status IN ('WAITING', 'RUNNING', 'DONE') AND cancel_requested_at IS NULL;
CREATE INDEX output_job_list ON output_job (consortium_id, created_at DESC, id DESC);
CREATE INDEX output_job_expiring ON output_job (expires_at) WHERE status = 'DONE';

DO $$
DECLARE guarded text; verb text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['form_profile', 'official_workbook', 'output_job'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
    EXECUTE format('CREATE POLICY coordinator_select ON %I FOR SELECT TO app_api
      USING (consortium_id IN (SELECT coordinated_consortium_ids()))', guarded);
  END LOOP;
  FOREACH guarded IN ARRAY ARRAY['form_profile', 'official_workbook'] LOOP
    EXECUTE format('CREATE POLICY coordinator_insert ON %I FOR INSERT TO app_api
      WITH CHECK (consortium_id IN (SELECT coordinated_consortium_ids()))', guarded);
  END LOOP;
END $$;

CREATE POLICY coordinator_update ON form_profile FOR UPDATE TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids())) WITH CHECK (consortium_id IN (SELECT coordinated_consortium_ids()));
CREATE POLICY own_member_select ON form_profile FOR SELECT TO app_api USING (member_id IN (SELECT own_member_ids()));
GRANT SELECT, INSERT, UPDATE ON form_profile TO app_api;

CREATE POLICY coordinator_delete ON official_workbook FOR DELETE TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids()));
GRANT SELECT, INSERT, DELETE ON official_workbook TO app_api;

-- What one asks for is for oneself to say; what becomes of it is the worker's.
CREATE POLICY coordinator_insert ON output_job FOR INSERT TO app_api
  WITH CHECK (consortium_id IN (SELECT coordinated_consortium_ids()) AND requested_by = current_actor_id()
    AND acting_role = (SELECT acting_role()) AND acting_assignment_id IS NOT DISTINCT FROM (SELECT acting_assignment_id()));
CREATE POLICY own_member_insert ON output_job FOR INSERT TO app_api
  WITH CHECK (member_id IN (SELECT own_member_ids()) AND requested_by = current_actor_id() AND kind IN ('MEMBER_SHARE', 'RECEIPT')
    AND acting_role = (SELECT acting_role()) AND acting_assignment_id IS NOT DISTINCT FROM (SELECT acting_assignment_id()));
-- a member's people see what they asked for themselves, not what the coordinator had made about it
CREATE POLICY own_member_select ON output_job FOR SELECT TO app_api
  USING (requested_by = current_actor_id() AND member_id IN (SELECT own_member_ids()));
CREATE POLICY coordinator_cancel ON output_job FOR UPDATE TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids())) WITH CHECK (consortium_id IN (SELECT coordinated_consortium_ids()));
CREATE POLICY own_cancel ON output_job FOR UPDATE TO app_api
  USING (requested_by = current_actor_id() AND member_id IN (SELECT own_member_ids()))
  WITH CHECK (requested_by = current_actor_id() AND member_id IN (SELECT own_member_ids()));
GRANT SELECT, INSERT (consortium_id, member_id, kind, options, locale, made_for, request_sha256, requested_by, acting_role,
  acting_assignment_id), UPDATE (cancel_requested_at) ON output_job TO app_api;

CREATE POLICY worker_select ON output_job FOR SELECT TO app_worker USING (consortium_id = current_worker_consortium_id());
CREATE POLICY worker_update ON output_job FOR UPDATE TO app_worker
  USING (consortium_id = current_worker_consortium_id()) WITH CHECK (consortium_id = current_worker_consortium_id());
CREATE POLICY worker_sweep ON output_job FOR SELECT TO app_worker USING (worker_is_sweeping());
CREATE POLICY worker_sweep_expire ON output_job FOR UPDATE TO app_worker
  USING (worker_is_sweeping()) WITH CHECK (worker_is_sweeping() AND status = 'EXPIRED');
GRANT SELECT, UPDATE (status, attempts, progress_done, progress_total, storage_id, file_name, media_type, byte_length,
  content_sha256, problems, started_at, finished_at, expires_at) ON output_job TO app_worker;

CALL audit_table('form_profile', 'member_id', 'consortium_id', '', 'form_profile');
CALL audit_table('official_workbook', 'id', 'consortium_id', 'file_bytes', 'official_workbook');
-- who had what made, and its digest; not how far it is
CALL audit_table('output_job', 'id', 'consortium_id',
  'attempts,progress_done,progress_total,storage_id,started_at,finished_at,expires_at', 'output_job');

-- Work -----------------------------------------------------------------------------------------------------------

ALTER TABLE outbox DROP CONSTRAINT outbox_topic_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_topic_check
  CHECK (topic IN ('obligations.derive', 'schedule.revised', 'reminder.deliver', 'obligation.moved',
                   'invitation.mail', 'password-reset.mail', 'audit.checkpoint', 'audit.checkpoint-mail',
                   'papers.ask', 'evidence.process', 'letter.send', 'webhook.deliver', 'ledger.check', 'output.make'));
ALTER POLICY own_member ON outbox
  USING (topic IN ('obligations.derive', 'evidence.process', 'output.make') AND consortium_id IN (SELECT joined_consortium_ids()))
  WITH CHECK (topic IN ('obligations.derive', 'evidence.process', 'output.make') AND consortium_id IN (SELECT joined_consortium_ids()));

-- Reading for somebody in the background ------------------------------------------------------------------------------

-- What the worker makes holds what whoever asked for it may read, and not a row more: it reads as that person, in the role
-- they acted in, through the very policies of the API, as a database role that can read and nothing else. app_worker does
-- not inherit it: only a transaction that says whom it reads for becomes it (SET LOCAL ROLE).
DO $$
BEGIN
  BEGIN CREATE ROLE app_reader NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  -- another database of the same server may have done it
  IF EXISTS (SELECT FROM pg_auth_members WHERE roleid = 'app_reader'::regrole AND member = 'app_worker'::regrole) THEN RETURN; END IF;
  IF current_setting('server_version_num')::integer >= 160000 THEN
    EXECUTE 'GRANT app_reader TO app_worker WITH INHERIT FALSE, SET TRUE';
  ELSE
    ALTER ROLE app_worker NOINHERIT;
    GRANT app_reader TO app_worker;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO app_reader;

-- Lets app_reader read what app_api reads of the named tables and views: its columns, its policies but those of signing in,
-- and what they ask. A later migration calls it for what it adds (test/contract/rls/reader.spec.ts).
CREATE PROCEDURE let_reader_read(sources text[])
LANGUAGE plpgsql AS $$
DECLARE named text; rule record; readable text; asked record;
BEGIN
  FOREACH named IN ARRAY sources LOOP
    SELECT string_agg(quote_ident(column_name), ', ' ORDER BY column_name) INTO readable
    FROM information_schema.column_privileges
    WHERE table_schema = 'public' AND table_name = named AND grantee = 'app_api' AND privilege_type = 'SELECT';
    EXECUTE format('GRANT SELECT (%s) ON %I TO app_reader', readable, named);
    FOR rule IN SELECT p.oid, p.polname FROM pg_policy p
                WHERE p.polrelid = format('public.%I', named)::regclass AND p.polcmd IN ('r', '*') AND p.polname NOT LIKE 'identity%'
                  AND p.polroles @> ARRAY['app_api'::regrole::oid] LOOP
      EXECUTE format('ALTER POLICY %I ON %I TO app_api, app_reader', rule.polname, named);
      FOR asked IN SELECT DISTINCT d.refobjid::regprocedure AS function FROM pg_depend d
                   WHERE d.classid = 'pg_policy'::regclass AND d.objid = rule.oid AND d.refclassid = 'pg_proc'::regclass LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_reader', asked.function);
      END LOOP;
    END LOOP;
  END LOOP;
END $$;
DO $$
DECLARE sources text[];
BEGIN
  -- everything of a group but accounts, secrets and the machinery of requests
  SELECT array_agg(c.relname::text ORDER BY c.relname) INTO sources
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
    AND (EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'consortium_id')
         OR c.relname IN ('consortium', 'app_user', 'schedule', 'schedule_revision', 'schedule_anchor', 'support_body', 'audit_event',
                        'audit_checkpoint'))
    AND c.relname NOT IN ('invitation', 'outbox', 'webhook', 'webhook_delivery', 'calendar_feed', 'mail_delivery',
                          'payout_account', 'sealed_paper_content', 'business_registry', 'output_job')
    AND EXISTS (SELECT FROM information_schema.column_privileges p WHERE p.table_schema = 'public' AND p.table_name = c.relname
                AND p.grantee = 'app_api' AND p.privilege_type = 'SELECT');
  CALL let_reader_read(sources);
END $$;
-- Which papers a participant owes, for the letters that ask for them: it answers who belongs to the group and nobody else.
GRANT EXECUTE ON FUNCTION paper_route_of(uuid) TO app_reader;

-- Up to which event of its chain a group is known to those who belong to it, what they had made aside: the same request of the
-- same state is the same file.
CREATE FUNCTION last_change_of(candidate uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.seq FROM public.audit_event e
  WHERE e.chain_id = candidate AND e.subject_type <> 'output_job'
    AND (candidate IN (SELECT public.coordinated_consortium_ids()) OR candidate IN (SELECT public.joined_consortium_ids()))
  ORDER BY e.seq DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION last_change_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION last_change_of(uuid) TO app_api;
