-- Who sees and changes what 0010 to 0013 made, verb by verb; what is audited; new kinds of work.

-- One policy per role and verb: a verb that is not named does not exist for that role.
--   own    a member user's own rows (member_id)
--   joined rows of a member user's group, for reading
CREATE PROCEDURE guard_tenant(tenant_table text, coordinator text, own text, joined boolean, support boolean, worker text)
LANGUAGE plpgsql AS $$
DECLARE
  verb text;
  mine constant text := 'member_id IN (SELECT own_member_ids())';
  coordinated constant text := 'consortium_id IN (SELECT coordinated_consortium_ids())';
  one_group constant text := 'consortium_id = current_worker_consortium_id()';
  made text;
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
  FOREACH verb IN ARRAY string_to_array(coordinator, ' ') LOOP
    made := CASE verb WHEN 'INSERT' THEN 'WITH CHECK (%1$s)' WHEN 'UPDATE' THEN 'USING (%1$s) WITH CHECK (%1$s)' ELSE 'USING (%1$s)' END;
    EXECUTE format('CREATE POLICY coordinator_%s ON %I FOR %s TO app_api ' || format(made, coordinated),
                   lower(verb), tenant_table, verb);
    EXECUTE format('GRANT %s ON %I TO app_api', verb, tenant_table);
  END LOOP;
  FOREACH verb IN ARRAY string_to_array(own, ' ') LOOP
    made := CASE verb WHEN 'INSERT' THEN 'WITH CHECK (%1$s)' WHEN 'UPDATE' THEN 'USING (%1$s) WITH CHECK (%1$s)'
                      ELSE 'USING ((SELECT acting_role()) = ''MEMBER_USER'' AND %1$s)' END;
    EXECUTE format('CREATE POLICY own_member_%s ON %I FOR %s TO app_api ' || format(made, mine), lower(verb), tenant_table, verb);
    EXECUTE format('GRANT %s ON %I TO app_api', verb, tenant_table);
  END LOOP;
  IF joined THEN
    EXECUTE format('CREATE POLICY own_group ON %I FOR SELECT TO app_api
      USING ((SELECT acting_role()) = ''MEMBER_USER'' AND consortium_id IN (SELECT joined_consortium_ids()))', tenant_table);
  END IF;
  IF support THEN
    EXECUTE format('CREATE POLICY support ON %I FOR SELECT TO app_api
      USING ((SELECT acting_role()) = ''SUPPORT_READER'' AND consortium_id IN (SELECT supported_consortium_ids()))', tenant_table);
  END IF;
  FOREACH verb IN ARRAY string_to_array(worker, ' ') LOOP
    made := CASE verb WHEN 'INSERT' THEN 'WITH CHECK (%1$s)' WHEN 'UPDATE' THEN 'USING (%1$s) WITH CHECK (%1$s)' ELSE 'USING (%1$s)' END;
    EXECUTE format('CREATE POLICY worker_%s ON %I FOR %s TO app_worker ' || format(made, one_group), lower(verb), tenant_table, verb);
    EXECUTE format('GRANT %s ON %I TO app_worker', verb, tenant_table);
  END LOOP;
END $$;

-- table, coordinator, own member, the member's group, support bodies, worker
CALL guard_tenant('paper_ask', 'SELECT INSERT', 'SELECT', false, true, 'SELECT');
CALL guard_tenant('member_declaration', 'SELECT INSERT UPDATE', 'SELECT INSERT UPDATE', false, true, '');
CALL guard_tenant('same_business_link', 'SELECT INSERT DELETE', '', false, true, '');
CALL guard_tenant('group_paper', 'SELECT INSERT UPDATE DELETE', '', false, true, '');
CALL guard_tenant('member_fact', 'SELECT INSERT DELETE', 'SELECT INSERT DELETE', false, true, 'SELECT');
CALL guard_tenant('application', 'SELECT INSERT UPDATE', '', true, true, 'SELECT');
CALL guard_tenant('procedure_event', 'SELECT INSERT', '', false, true, 'SELECT');
CALL guard_tenant('submission', 'SELECT INSERT', '', false, true, '');
CALL guard_tenant('grant_decision', 'SELECT INSERT', '', true, true, '');
CALL guard_tenant('change_request', 'SELECT INSERT UPDATE', '', false, true, '');
CALL guard_tenant('granted_amount', 'SELECT INSERT', 'SELECT', false, true, '');
CALL guard_tenant('purchase_step', 'SELECT INSERT UPDATE', 'SELECT INSERT', false, true, '');
CALL guard_tenant('purchase_finding', 'SELECT INSERT', 'SELECT INSERT', false, true, '');
CALL guard_tenant('evidence_file', 'SELECT INSERT UPDATE', 'SELECT INSERT', false, true, 'SELECT UPDATE');
CALL guard_tenant('evidence_link', 'SELECT INSERT UPDATE', 'SELECT INSERT', false, true, '');
CALL guard_tenant('evidence_review', 'SELECT INSERT', 'SELECT', false, true, '');
CALL guard_tenant('performance_report', 'SELECT INSERT UPDATE', '', true, true, 'SELECT');
CALL guard_tenant('performance_line', 'SELECT INSERT UPDATE', 'SELECT', false, true, '');
CALL guard_tenant('employee_statement', 'SELECT INSERT UPDATE', 'SELECT INSERT UPDATE', false, true, '');
CALL guard_tenant('amount_fixing', 'SELECT INSERT', '', false, true, '');
CALL guard_tenant('fixed_amount', 'SELECT INSERT', 'SELECT', false, true, '');
CALL guard_tenant('ledger_account', 'SELECT INSERT', '', false, true, 'SELECT');
CALL guard_tenant('ledger_entry', 'SELECT INSERT', '', false, true, 'SELECT');
CALL guard_tenant('ledger_posting', 'SELECT INSERT', '', false, true, 'SELECT');
CALL guard_tenant('ledger_check', 'SELECT', '', false, true, 'SELECT INSERT');
CALL guard_tenant('programme_payment', 'SELECT INSERT UPDATE', 'SELECT', false, true, 'SELECT');
CALL guard_tenant('redistribution', 'SELECT INSERT UPDATE', '', true, true, '');
CALL guard_tenant('redistribution_share', 'SELECT INSERT', 'SELECT', false, true, '');
CALL guard_tenant('transfer_batch', 'SELECT INSERT', '', false, false, '');
CALL guard_tenant('transfer_item', 'SELECT INSERT UPDATE', 'SELECT', false, true, 'SELECT');
CALL guard_tenant('transfer_receipt', 'SELECT', 'SELECT INSERT', false, true, '');
CALL guard_tenant('repayment', 'SELECT INSERT UPDATE', 'SELECT', false, true, 'SELECT');
CALL guard_tenant('asset', 'SELECT INSERT UPDATE', 'SELECT', false, true, '');
CALL guard_tenant('effect_figure', 'SELECT INSERT UPDATE', 'SELECT INSERT UPDATE', false, true, 'SELECT');
CALL guard_tenant('effect_figure_source', 'SELECT INSERT UPDATE', 'SELECT INSERT UPDATE', false, true, '');
CALL guard_tenant('effect_report', 'SELECT INSERT UPDATE', '', true, true, 'SELECT');
CALL guard_tenant('webhook', 'SELECT INSERT UPDATE', '', false, false, 'SELECT');
CALL guard_tenant('webhook_delivery', 'SELECT', '', false, false, 'SELECT UPDATE');
DROP PROCEDURE guard_tenant(text, text, text, boolean, boolean, text);

-- what the representative bought for a member is the member's to see
CREATE POLICY own_line ON purchase_step FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'MEMBER_USER'
         AND cost_line_id IN (SELECT id FROM cost_line WHERE member_id IN (SELECT own_member_ids())));

-- narrower than the rows: what a verb may touch
REVOKE UPDATE ON purchase_step, programme_payment, evidence_file, evidence_link, effect_figure_source, redistribution FROM app_api;
GRANT UPDATE (voided_at, voided_by, void_reason, version) ON purchase_step, programme_payment TO app_api;
GRANT UPDATE (retained_until) ON evidence_file TO app_api;
GRANT UPDATE (ended_at) ON evidence_link, effect_figure_source TO app_api;
GRANT UPDATE (cancelled_at, version) ON redistribution TO app_api;
REVOKE UPDATE ON evidence_file FROM app_worker;
GRANT UPDATE (scan, thumbnail_key) ON evidence_file TO app_worker;
REVOKE SELECT ON evidence_file FROM app_worker;
GRANT SELECT (id, consortium_id, media_type, byte_length, content_sha256, storage_key, scan, thumbnail_key) ON evidence_file TO app_worker;
-- what was filed is the whole group's; its members see that it was, see filed_report
REVOKE SELECT ON performance_report, effect_report FROM app_api;
GRANT SELECT (id, consortium_id, grant_id, status, author_id, approved_by, approved_at, completed_on, portal_number, submitted_at,
              correction_due_at, document_sha256, version, created_by, created_at) ON performance_report TO app_api;
GRANT SELECT (id, consortium_id, year, status, portal_number, submitted_at, correction_due_at, document_sha256, version, created_by,
              created_at) ON effect_report TO app_api;
REVOKE SELECT ON webhook FROM app_api;
GRANT SELECT (id, consortium_id, url, machines, enabled, version, created_by, created_at) ON webhook TO app_api;
REVOKE UPDATE ON effect_figure FROM app_api;
GRANT UPDATE (operating_profit_yen, personnel_cost_yen, depreciation_yen, employees, hours_hundredths, entered_by, entered_at,
              version) ON effect_figure TO app_api;
REVOKE UPDATE ON webhook_delivery FROM app_worker;
GRANT UPDATE (status, attempts, response_status, error_code, settled_at) ON webhook_delivery TO app_worker;
REVOKE SELECT ON application, effect_figure, performance_report, effect_report FROM app_worker;
GRANT SELECT (consortium_id, id, status, correction_due_at) ON application TO app_worker;
GRANT SELECT (consortium_id, member_id, period, entered_at) ON effect_figure TO app_worker;
GRANT SELECT (consortium_id, id, status, submitted_at, completed_on, correction_due_at) ON performance_report TO app_worker;
GRANT SELECT (consortium_id, id, year, status, submitted_at, correction_due_at) ON effect_report TO app_worker;
GRANT SELECT (consortium_id, application_id, submitted_at) ON submission TO app_worker;
CREATE POLICY worker_select ON submission FOR SELECT TO app_worker USING (consortium_id = current_worker_consortium_id());
GRANT SELECT ON done_fact, given_deadline TO app_worker;
GRANT SELECT ON standing_grant TO app_api;
-- its own word about its costs; that its evidence is complete the reviewer finds, and what it sends or voids takes that back
ALTER POLICY own_member_insert ON member_fact
  WITH CHECK (kind = 'COSTS_CONFIRMED' AND member_id IN (SELECT own_member_ids()));

-- the daily check of the ledgers asks which groups have one
CREATE POLICY worker_sweep ON ledger_entry FOR SELECT TO app_worker USING (worker_is_sweeping());

-- One's own: how one is reached, one's letters and feeds.
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['delivery_preference', 'mail_delivery', 'calendar_feed', 'state_transition'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named);
  END LOOP;
END $$;
CREATE POLICY own ON delivery_preference TO app_api
  USING (user_id = current_actor_id()) WITH CHECK (user_id = current_actor_id());
GRANT SELECT, INSERT, UPDATE ON delivery_preference TO app_api;
CREATE POLICY worker ON delivery_preference FOR SELECT TO app_worker
  USING (worker_is_sweeping() OR current_worker_consortium_id() IS NOT NULL);
GRANT SELECT ON delivery_preference TO app_worker;
CREATE POLICY own ON mail_delivery FOR SELECT TO app_api USING (recipient_id = current_actor_id() AND NOT in_identity_scope());
-- that a colleague cannot be reached by mail, never about which other group
CREATE POLICY coordinator ON mail_delivery FOR SELECT TO app_api
  USING (status = 'BOUNCED' AND recipient_id IN (SELECT colleague_ids())
         AND (consortium_id IS NULL OR consortium_id IN (SELECT coordinated_consortium_ids())));
GRANT SELECT ON mail_delivery TO app_api;
CREATE POLICY worker ON mail_delivery TO app_worker
  USING (worker_is_sweeping() OR consortium_id = current_worker_consortium_id())
  WITH CHECK (worker_is_sweeping() OR consortium_id = current_worker_consortium_id());
GRANT SELECT, INSERT, UPDATE (status, attempts, reply_code, settled_at) ON mail_delivery TO app_worker;
CREATE POLICY own ON calendar_feed TO app_api
  USING (user_id = current_actor_id()) WITH CHECK (user_id = current_actor_id());
GRANT SELECT (id, user_id, consortium_id, created_at, revoked_at), INSERT, UPDATE (revoked_at) ON calendar_feed TO app_api;

-- letters gather what lies unread in an inbox, over all groups of a person
CREATE POLICY worker_sweep ON notification FOR SELECT TO app_worker USING (worker_is_sweeping());
CREATE POLICY worker_sweep_letter ON notification FOR UPDATE TO app_worker USING (worker_is_sweeping()) WITH CHECK (worker_is_sweeping());
GRANT UPDATE (letter_id) ON notification TO app_worker;

-- A report as it was filed, with everybody's figures: for whoever sees everybody's rows.
CREATE FUNCTION filed_report(wanted uuid) RETURNS TABLE (document jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.document
  FROM (SELECT id, consortium_id, document FROM public.performance_report
        UNION ALL SELECT id, consortium_id, document FROM public.effect_report) r
  WHERE r.id = wanted AND r.document IS NOT NULL
    AND (public.coordinates(r.consortium_id) OR r.consortium_id IN (SELECT public.supported_consortium_ids()))
$$;

-- The changes that were filed about one's own members, without what they do to anybody else: plan and effect are the
-- whole group's, so the table itself shows members nothing.
CREATE FUNCTION own_changes() RETURNS TABLE (id uuid, consortium_id uuid, number integer, kind text, status text, member_id uuid,
  reason text, happened_on date, plan jsonb, effect jsonb, effect_sha256 text, portal_number text, filed_at timestamptz,
  decided_at timestamptz, applied_at timestamptz, version integer, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp ROWS 10 AS $$
  SELECT r.id, r.consortium_id, r.number, r.kind, r.status, r.member_id, r.reason, r.happened_on,
    jsonb_build_object('changes', '[]'::jsonb, 'projectEndAt', r.plan -> 'projectEndAt', 'reportDueAt', r.plan -> 'reportDueAt'),
    jsonb_build_object('members', coalesce((
      SELECT jsonb_agg(m.own) FROM jsonb_array_elements(r.effect -> 'members') AS m (own)
      WHERE (m.own ->> 'id')::uuid IN (SELECT public.own_member_ids())), '[]'::jsonb)),
    NULL::text, r.portal_number, r.filed_at, r.decided_at, r.applied_at, r.version::integer, r.created_at
  FROM public.change_request r
  WHERE r.consortium_id IN (SELECT public.joined_consortium_ids()) AND r.member_id IN (SELECT public.own_member_ids())
    AND r.filed_at IS NOT NULL
$$;

-- The owner's functions of 0010 to 0014.
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['state_transition', 'application', 'change_request', 'grant_decision', 'granted_amount', 'member_fact',
    'ledger_posting', 'transfer_receipt', 'performance_report', 'effect_report', 'webhook', 'webhook_delivery', 'calendar_feed', 'notification', 'mail_delivery', 'outbox', 'obligation', 'evidence_file',
    'evidence_link', 'evidence_review'] LOOP
    EXECUTE format('CREATE POLICY owner_functions ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', named);
  END LOOP;
  FOREACH named IN ARRAY ARRAY['calendar_of_token(text)', 'failed_work()', 'retry_failed_work(uuid)', 'filed_report(uuid)',
    'own_changes()'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', named);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_api', named);
  END LOOP;
  REVOKE ALL ON FUNCTION letter_lines(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION letter_lines(uuid) TO app_worker;
END $$;

-- Work -----------------------------------------------------------------------------------------------------------

ALTER TABLE outbox DROP CONSTRAINT outbox_topic_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_topic_check
  CHECK (topic IN ('obligations.derive', 'schedule.revised', 'reminder.deliver', 'obligation.moved',
                   'invitation.mail', 'password-reset.mail', 'audit.checkpoint', 'audit.checkpoint-mail',
                   'papers.ask', 'evidence.process', 'letter.send', 'webhook.deliver', 'ledger.check'));
ALTER POLICY own_member ON outbox
  USING (topic IN ('obligations.derive', 'evidence.process') AND consortium_id IN (SELECT joined_consortium_ids()))
  WITH CHECK (topic IN ('obligations.derive', 'evidence.process') AND consortium_id IN (SELECT joined_consortium_ids()));

-- Audit ------------------------------------------------------------------------------------------------------------

DO $$
DECLARE audited record;
BEGIN
  FOR audited IN SELECT * FROM (VALUES
    ('paper_ask', 'id', 'consortium_id', ''),
    ('member_declaration', 'id', 'consortium_id', ''),
    ('same_business_link', 'id', 'consortium_id', ''),
    ('group_paper', 'id', 'consortium_id', ''),
    ('member_fact', 'id', 'consortium_id', ''),
    ('application', 'id', 'consortium_id', ''),
    ('procedure_event', 'id', 'consortium_id', ''),
    ('submission', 'id', 'consortium_id', 'document'), -- its digest is a column
    ('grant_decision', 'id', 'consortium_id', ''),
    ('change_request', 'id', 'consortium_id', 'effect'), -- its digest is a column
    ('granted_amount', 'id', 'consortium_id', ''),
    ('purchase_step', 'id', 'consortium_id', ''),
    ('purchase_finding', 'id', 'consortium_id', ''),
    ('evidence_file', 'id', 'consortium_id', 'scan,thumbnail_key'),
    ('evidence_link', 'id', 'consortium_id', ''),
    ('evidence_review', 'id', 'consortium_id', ''),
    ('performance_report', 'id', 'consortium_id', 'document'), -- its digest is a column
    ('performance_line', 'report_id,cost_line_id', 'consortium_id', ''),
    ('employee_statement', 'id', 'consortium_id', ''),
    ('amount_fixing', 'id', 'consortium_id', 'document'), -- its digest is a column
    ('fixed_amount', 'id', 'consortium_id', ''),
    ('ledger_account', 'id', 'consortium_id', ''),
    ('ledger_entry', 'id', 'consortium_id', ''),
    ('ledger_posting', 'id', 'consortium_id', ''),
    ('programme_payment', 'id', 'consortium_id', ''),
    ('redistribution', 'id', 'consortium_id', ''),
    ('redistribution_share', 'id', 'consortium_id', ''),
    ('transfer_batch', 'id', 'consortium_id', 'file_sha256'), -- of account numbers: few enough to try them all
    ('transfer_item', 'id', 'consortium_id', ''),
    ('transfer_receipt', 'transfer_item_id', 'consortium_id', ''),
    ('repayment', 'id', 'consortium_id', ''),
    ('asset', 'id', 'consortium_id', ''),
    ('effect_figure', 'id', 'consortium_id', ''),
    ('effect_figure_source', 'id', 'consortium_id', ''),
    ('effect_report', 'id', 'consortium_id', 'document'), -- its digest is a column
    ('webhook', 'id', 'consortium_id', 'wrapped_key,sealed')
  ) AS t (source, named, grouped, ignored) LOOP
    CALL audit_table(audited.source, audited.named, audited.grouped, audited.ignored, audited.source);
  END LOOP;
END $$;
DROP PROCEDURE guard_states(text, text);
