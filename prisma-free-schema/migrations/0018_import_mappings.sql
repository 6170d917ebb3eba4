-- What a person settled about a group's lists, by the words of their headings, so that the next list of the same form is
-- read the same way. mapping: sheetName, headerRows and columns [{heading, meaning, tax, taxPercent, unitYen}]; no data of
-- any list. Replaced by deleting and inserting: nothing of it is ever changed.
CREATE TABLE import_mapping (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  headings_sha256 sha256 NOT NULL,
  mapping jsonb NOT NULL CHECK (
    jsonb_typeof(mapping) = 'object' AND jsonb_typeof(mapping -> 'columns') = 'array'
    AND jsonb_array_length(mapping -> 'columns') BETWEEN 1 AND 200
  ),
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  UNIQUE (consortium_id, headings_sha256)
);

ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_mapping FORCE ROW LEVEL SECURITY;
CREATE POLICY coordinator_select ON import_mapping FOR SELECT TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids()));
CREATE POLICY coordinator_insert ON import_mapping FOR INSERT TO app_api
  WITH CHECK (consortium_id IN (SELECT coordinated_consortium_ids()));
CREATE POLICY coordinator_delete ON import_mapping FOR DELETE TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids()));
GRANT SELECT, INSERT, DELETE ON import_mapping TO app_api;

CALL audit_table('import_mapping', 'id', 'consortium_id', '', 'import_mapping');
