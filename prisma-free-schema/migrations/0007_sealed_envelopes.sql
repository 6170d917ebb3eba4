-- What is kept encrypted: papers handed in sealed, and payout accounts. The database holds ciphertext only: each row has
-- a data key of its own, wrapped with a key from the environment (`key_id` names it), so keys can be changed without
-- touching what they protect.

-- A paper whose existence and dates the representative may count and whose content only its member may open, until the
-- member releases it. A newer one for the same requirement replaces it; nothing is deleted.
CREATE TABLE sealed_paper (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  requirement text NOT NULL CHECK (requirement ~ '^[A-Z0-9_]{3,60}$'),
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'image/webp')),
  byte_length integer NOT NULL CHECK (byte_length BETWEEN 1 AND 20000000),
  handed_in_by uuid NOT NULL REFERENCES app_user,
  handed_in_at timestamptz NOT NULL DEFAULT now(),
  released_by uuid REFERENCES app_user,
  released_at timestamptz,
  replaced_at timestamptz,
  version version_number NOT NULL DEFAULT 1,
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  CHECK ((released_at IS NULL) = (released_by IS NULL))
);
CREATE UNIQUE INDEX sealed_paper_current ON sealed_paper (consortium_id, member_id, requirement) WHERE replaced_at IS NULL;
CREATE INDEX sealed_paper_member ON sealed_paper (member_id, handed_in_at DESC, id DESC);

CREATE TABLE sealed_paper_content (
  sealed_paper_id uuid PRIMARY KEY,
  consortium_id uuid NOT NULL REFERENCES consortium,
  key_id text NOT NULL,
  wrapped_key bytea NOT NULL,
  sealed bytea NOT NULL,
  sealed_sha256 text NOT NULL GENERATED ALWAYS AS (encode(sha256(sealed), 'hex')) STORED,
  FOREIGN KEY (consortium_id, sealed_paper_id) REFERENCES sealed_paper (consortium_id, id)
);

-- 振込先. The representative receives the subsidy and pays the members out, so it may read them; nobody else may.
CREATE TABLE payout_account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  key_id text NOT NULL,
  wrapped_key bytea NOT NULL,
  sealed bytea NOT NULL,
  sealed_sha256 text NOT NULL GENERATED ALWAYS AS (encode(sha256(sealed), 'hex')) STORED,
  version version_number NOT NULL DEFAULT 1,
  changed_by uuid NOT NULL REFERENCES app_user,
  changed_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, member_id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['sealed_paper', 'sealed_paper_content', 'payout_account'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named);
    EXECUTE format('CREATE POLICY owner_manages ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', named);
  END LOOP;
END $$;

CREATE POLICY coordinator ON sealed_paper FOR SELECT TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids()));
CREATE POLICY own_member ON sealed_paper TO app_api
  USING (member_id IN (SELECT own_member_ids())) WITH CHECK (member_id IN (SELECT own_member_ids()));
GRANT SELECT, INSERT ON sealed_paper TO app_api;
GRANT UPDATE (released_by, released_at, replaced_at, version) ON sealed_paper TO app_api;

-- Written by its member; read by nobody directly, see open_sealed_paper.
CREATE POLICY own_member ON sealed_paper_content FOR INSERT TO app_api
  WITH CHECK (sealed_paper_id IN (SELECT id FROM sealed_paper WHERE member_id IN (SELECT own_member_ids())));
GRANT INSERT (sealed_paper_id, consortium_id, key_id, wrapped_key, sealed) ON sealed_paper_content TO app_api;

CREATE POLICY coordinator ON payout_account FOR SELECT TO app_api
  USING (consortium_id IN (SELECT coordinated_consortium_ids()));
CREATE POLICY own_member ON payout_account TO app_api
  USING (member_id IN (SELECT own_member_ids())) WITH CHECK (member_id IN (SELECT own_member_ids()));
-- that one is there, since when: the content only through read_payout_account
GRANT SELECT (id, consortium_id, member_id, version, changed_by, changed_at) ON payout_account TO app_api;
GRANT INSERT (consortium_id, member_id, key_id, wrapped_key, sealed, changed_by, changed_at) ON payout_account TO app_api;
GRANT UPDATE (key_id, wrapped_key, sealed, version, changed_by, changed_at) ON payout_account TO app_api;
