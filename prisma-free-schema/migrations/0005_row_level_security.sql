-- Deny by default. Each table below is ENABLEd and FORCEd; what no policy allows does not exist for the caller.

CREATE PROCEDURE protect_tenant_table(tenant_table regclass, api_verbs text, worker_verbs text)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('CREATE POLICY coordinator ON %s TO app_api
    USING (consortium_id IN (SELECT coordinated_consortium_ids()))
    WITH CHECK (consortium_id IN (SELECT coordinated_consortium_ids()))', tenant_table);
  EXECUTE format('CREATE POLICY worker_job ON %s TO app_worker
    USING (consortium_id = current_worker_consortium_id())
    WITH CHECK (consortium_id = current_worker_consortium_id())', tenant_table);
  EXECUTE format('GRANT %s ON %s TO app_api', api_verbs, tenant_table);
  IF worker_verbs <> '' THEN
    EXECUTE format('GRANT %s ON %s TO app_worker', worker_verbs, tenant_table);
  END IF;
END $$;

CALL protect_tenant_table('business', 'SELECT, INSERT, UPDATE', 'SELECT');
CALL protect_tenant_table('member', 'SELECT, INSERT, UPDATE', 'SELECT');
CALL protect_tenant_table('vendor', 'SELECT, INSERT, UPDATE', '');
CALL protect_tenant_table('tool', 'SELECT, INSERT, UPDATE', '');
CALL protect_tenant_table('cost_line', 'SELECT, INSERT, UPDATE, DELETE', '');
CALL protect_tenant_table('calculation_snapshot', 'SELECT, INSERT', '');
CALL protect_tenant_table('member_import', 'SELECT, INSERT, UPDATE', '');
CALL protect_tenant_table('consortium_milestone', 'SELECT, INSERT, UPDATE', 'SELECT');
CALL protect_tenant_table('member_document', 'SELECT, INSERT, UPDATE, DELETE', 'SELECT');
CALL protect_tenant_table('obligation', 'SELECT', 'SELECT, INSERT, UPDATE');
CALL protect_tenant_table('reminder', 'SELECT', 'SELECT, INSERT');
CALL protect_tenant_table('notification', 'SELECT', 'SELECT, INSERT');
CALL protect_tenant_table('outbox', 'SELECT, INSERT', 'SELECT, INSERT, UPDATE, DELETE');
-- whether a representative uses tools decides about its effect figures (K25 p.33); never what anything costs
GRANT SELECT (consortium_id, member_id, category) ON cost_line TO app_worker;
DROP PROCEDURE protect_tenant_table(regclass, text, text);

-- Groups: whoever founds one is its coordinator, and only of a group that does not exist yet.
ALTER TABLE consortium ENABLE ROW LEVEL SECURITY;
ALTER TABLE consortium FORCE ROW LEVEL SECURITY;
CREATE POLICY coordinator ON consortium TO app_api
  USING (id IN (SELECT coordinated_consortium_ids()))
  WITH CHECK (id IN (SELECT coordinated_consortium_ids()));
CREATE POLICY worker_job ON consortium TO app_worker USING (id = current_worker_consortium_id());
-- which groups follow a schedule: the worker must find them when a revision is published
CREATE POLICY worker_sweep ON consortium FOR SELECT TO app_worker USING (worker_is_sweeping());
GRANT SELECT, INSERT, UPDATE ON consortium TO app_api;
GRANT SELECT ON consortium TO app_worker;

ALTER TABLE assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON assignment FOR SELECT TO app_api USING (user_id = current_actor_id());
CREATE POLICY found ON assignment FOR INSERT TO app_api
  WITH CHECK (user_id = current_actor_id() AND role = 'COORDINATOR' AND NOT consortium_exists(consortium_id));
CREATE POLICY worker_job ON assignment FOR SELECT TO app_worker
  USING (consortium_id = current_worker_consortium_id() OR worker_is_sweeping());
GRANT SELECT, INSERT ON assignment TO app_api;
GRANT SELECT ON assignment TO app_worker;

ALTER TABLE app_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE app_user FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app_user FOR SELECT TO app_api USING (id = current_actor_id());
GRANT SELECT ON app_user TO app_api;

ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key FORCE ROW LEVEL SECURITY;

ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON idempotency_key TO app_api
  USING (actor_id = current_actor_id()) WITH CHECK (actor_id = current_actor_id());
GRANT SELECT, INSERT, UPDATE ON idempotency_key TO app_api;

ALTER TABLE business_registry ENABLE ROW LEVEL SECURITY;
ALTER TABLE business_registry FORCE ROW LEVEL SECURITY;

-- Schedules and support bodies are the platform's: everyone signed in reads, the administrator writes.
DO $$
DECLARE shared text;
BEGIN
  FOREACH shared IN ARRAY ARRAY['schedule', 'schedule_revision', 'schedule_anchor', 'support_body'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', shared);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', shared);
    EXECUTE format('CREATE POLICY signed_in ON %I FOR SELECT TO app_api
      USING (current_actor_id() IS NOT NULL)', shared);
    EXECUTE format('CREATE POLICY administrator ON %I FOR INSERT TO app_api
      WITH CHECK (actor_is_platform_admin())', shared);
    EXECUTE format('CREATE POLICY administrator_edit ON %I FOR UPDATE TO app_api
      USING (actor_is_platform_admin()) WITH CHECK (actor_is_platform_admin())', shared);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO app_api', shared);
  END LOOP;
END $$;
GRANT UPDATE ON schedule, support_body TO app_api;
-- The worker reads dates in any of its scopes, never without one.
CREATE POLICY worker ON schedule FOR SELECT TO app_worker
  USING (worker_is_sweeping() OR current_worker_consortium_id() IS NOT NULL);
CREATE POLICY worker ON schedule_revision FOR SELECT TO app_worker
  USING (worker_is_sweeping() OR current_worker_consortium_id() IS NOT NULL);
CREATE POLICY worker ON schedule_anchor FOR SELECT TO app_worker
  USING (worker_is_sweeping() OR current_worker_consortium_id() IS NOT NULL);
GRANT SELECT ON schedule, schedule_revision, schedule_anchor TO app_worker;

-- An inbox is its owner's, whatever group it speaks of.
CREATE POLICY inbox ON notification FOR SELECT TO app_api USING (recipient_id = current_actor_id());
CREATE POLICY inbox_read ON notification FOR UPDATE TO app_api
  USING (recipient_id = current_actor_id()) WITH CHECK (recipient_id = current_actor_id());
GRANT UPDATE (read_at) ON notification TO app_api;
CREATE POLICY inbox ON obligation FOR SELECT TO app_api
  USING (id IN (SELECT obligation_id FROM notification WHERE recipient_id = current_actor_id()));

-- The coordinator's changes coalesce into the waiting row by locking it.
GRANT UPDATE (created_at) ON outbox TO app_api;
CREATE POLICY administrator ON outbox FOR INSERT TO app_api
  WITH CHECK (consortium_id IS NULL AND topic = 'schedule.revised' AND actor_is_platform_admin());
CREATE POLICY administrator_read ON outbox FOR SELECT TO app_api
  USING (consortium_id IS NULL AND actor_is_platform_admin());
CREATE POLICY administrator_coalesce ON outbox FOR UPDATE TO app_api
  USING (consortium_id IS NULL AND actor_is_platform_admin());

-- The sweep: deadlines of all groups, their reminders, and the outbox.
CREATE POLICY worker_sweep ON obligation FOR SELECT TO app_worker USING (worker_is_sweeping());
CREATE POLICY worker_sweep_advance ON obligation FOR UPDATE TO app_worker USING (worker_is_sweeping());
CREATE POLICY worker_sweep ON reminder FOR SELECT TO app_worker USING (worker_is_sweeping());
CREATE POLICY worker_sweep_write ON reminder FOR INSERT TO app_worker WITH CHECK (worker_is_sweeping());
CREATE POLICY worker_sweep ON outbox TO app_worker USING (worker_is_sweeping()) WITH CHECK (worker_is_sweeping());

-- FORCE hides the rows from the owner too, so what the owner is for is written down. Its functions look across
-- groups for two questions, "does this group exist?" and "is this business taken?", and move a group's inputs_version;
-- the operator's commands (`renkei sample`, the first administrator) manage people and their keys.
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['consortium', 'business', 'member'] LOOP
    EXECUTE format('CREATE POLICY owner_functions ON %I FOR SELECT TO CURRENT_USER USING (true)', named);
  END LOOP;
  EXECUTE 'CREATE POLICY owner_touches ON consortium FOR UPDATE TO CURRENT_USER USING (true) WITH CHECK (true)';
  FOREACH named IN ARRAY ARRAY['business_registry', 'app_user', 'api_key', 'assignment'] LOOP
    EXECUTE format('CREATE POLICY owner_manages ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', named);
  END LOOP;
END $$;
