-- What-ifs a group wants to look at again. changes: WhatIfInput.changes as it was asked, so that it can be asked again
-- whatever the group looks like by then; no amounts.
CREATE TABLE what_if_scenario (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  name person_text NOT NULL,
  changes jsonb NOT NULL CHECK (jsonb_typeof(changes) = 'array' AND jsonb_array_length(changes) BETWEEN 1 AND 100),
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id)
);
CREATE INDEX what_if_scenario_list ON what_if_scenario (consortium_id, created_at DESC, id DESC);

ALTER TABLE what_if_scenario ENABLE ROW LEVEL SECURITY;
ALTER TABLE what_if_scenario FORCE ROW LEVEL SECURITY;
CREATE POLICY coordinator_select ON what_if_scenario FOR SELECT TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids()));
CREATE POLICY coordinator_insert ON what_if_scenario FOR INSERT TO app_api
  WITH CHECK (consortium_id IN (SELECT coordinated_consortium_ids()));
CREATE POLICY coordinator_delete ON what_if_scenario FOR DELETE TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids()));
CREATE POLICY support ON what_if_scenario FOR SELECT TO app_api
  USING ((SELECT acting_role()) = 'SUPPORT_READER' AND consortium_id IN (SELECT supported_consortium_ids()));
GRANT SELECT, INSERT, DELETE ON what_if_scenario TO app_api;

CALL audit_table('what_if_scenario', 'id', 'consortium_id', '', 'what_if_scenario');
