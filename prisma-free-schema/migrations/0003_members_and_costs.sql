-- Members, what they buy, and what was calculated. Every row names its group, every reference is composite:
-- a cost line can never point at another group's member or tool.

CREATE TABLE business (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  name person_text NOT NULL,
  name_kana text NOT NULL DEFAULT '',
  legal_form legal_form NOT NULL,
  corporate_number corporate_number,
  invoice_number invoice_number,
  industry text CHECK (industry IN ('MANUFACTURING_CONSTRUCTION_TRANSPORT', 'WHOLESALE', 'SERVICE', 'RETAIL',
                                    'RUBBER_PRODUCTS', 'SOFTWARE_INFORMATION', 'RYOKAN', 'OTHER')),
  capital_yen yen,
  regular_employees integer CHECK (regular_employees BETWEEN 0 AND 10000000),
  postal_code text CHECK (postal_code ~ '^[0-9]{7}$'),
  prefecture prefecture_code,
  city text NOT NULL DEFAULT '',
  address_line text NOT NULL DEFAULT '',
  representative_name text NOT NULL DEFAULT '',
  email text,
  phone text,
  -- What makes two records the same business; a corporation's 登録番号 is T + its 法人番号.
  identity_key text GENERATED ALWAYS AS (coalesce(corporate_number, substr(invoice_number, 2))) STORED,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  CHECK (legal_form = 'SOLE_PROPRIETOR' OR invoice_number IS NULL OR corporate_number IS NULL
         OR invoice_number = 'T' || corporate_number),
  CHECK (legal_form <> 'SOLE_PROPRIETOR' OR corporate_number IS NULL)
);

CREATE TABLE member (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  business_id uuid NOT NULL UNIQUE,
  role member_role NOT NULL,
  size business_size NOT NULL DEFAULT 'SME',
  position integer NOT NULL CHECK (position >= 1),
  sharing_weight integer NOT NULL DEFAULT 1 CHECK (sharing_weight BETWEEN 0 AND 1000000),
  requested_yen yen,
  status text NOT NULL DEFAULT 'ENROLLED' CHECK (status IN ('ENROLLED', 'WITHDRAWN')),
  withdrawn_on date,
  withdrawal_reason text,
  version version_number NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  UNIQUE (consortium_id, position) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (consortium_id, business_id) REFERENCES business (consortium_id, id),
  CHECK ((status = 'WITHDRAWN') = (withdrawn_on IS NOT NULL)),
  CHECK (status = 'ENROLLED' OR coalesce(withdrawal_reason, '') <> '')
);
-- 代表事業者: exactly one files everything (K25 p.9); the application refuses none, the index refuses two.
CREATE UNIQUE INDEX member_one_representative ON member (consortium_id)
  WHERE role = 'REPRESENTATIVE' AND status = 'ENROLLED';

ALTER TABLE assignment
  ADD FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id);

CREATE TABLE vendor (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  name person_text NOT NULL,
  corporate_number corporate_number,
  version version_number NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id)
);
CREATE UNIQUE INDEX vendor_once_per_group ON vendor (consortium_id, corporate_number);

CREATE TABLE tool (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  vendor_id uuid NOT NULL,
  name person_text NOT NULL,
  functions software_functions NOT NULL DEFAULT '{}',
  version version_number NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, vendor_id) REFERENCES vendor (consortium_id, id)
);
CREATE INDEX tool_vendor ON tool (consortium_id, vendor_id);

-- One line of a quotation. A line of a known tool takes its functions from the tool.
CREATE TABLE cost_line (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  tool_id uuid,
  category cost_category NOT NULL,
  label text NOT NULL DEFAULT '' CHECK (char_length(label) <= 200),
  functions software_functions NOT NULL DEFAULT '{}',
  unit_price_yen yen NOT NULL,
  quantity integer NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 1000000),
  cloud_months smallint CHECK (cloud_months BETWEEN 1 AND 120),
  position integer NOT NULL CHECK (position >= 1),
  version version_number NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, tool_id) REFERENCES tool (consortium_id, id),
  -- At most 100 billion yen a line: then the sums of 200 members × 200 lines are exact JSON integers (< 2^53).
  CHECK (unit_price_yen::numeric * quantity <= 100000000000),
  CHECK (functions = '{}' OR (category = 'SOFTWARE' AND tool_id IS NULL)),
  CHECK (cloud_months IS NULL OR category IN ('SOFTWARE', 'OPTION', 'ANALYSIS_SOFTWARE'))
);
-- The lines of some members; a whole group's come through UNIQUE (consortium_id, id).
CREATE INDEX cost_line_member ON cost_line (member_id, position);
CREATE INDEX cost_line_tool ON cost_line (consortium_id, tool_id) WHERE tool_id IS NOT NULL;

-- A calculation somebody wanted to keep: input and outcome as canonical JSON with their digests. Insert-only.
CREATE TABLE calculation_snapshot (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  number integer NOT NULL CHECK (number >= 1),
  label person_text NOT NULL,
  rule_set rule_set NOT NULL,
  rule_set_version text NOT NULL,
  inputs_version bigint NOT NULL,
  input jsonb NOT NULL,
  input_sha256 sha256 NOT NULL,
  outcome jsonb NOT NULL,
  outcome_sha256 sha256 NOT NULL,
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, number)
);

-- A file somebody uploaded and has not committed yet: leaving and coming back keeps the work.
CREATE TABLE member_import (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  file_name text NOT NULL CHECK (char_length(file_name) <= 255),
  file_sha256 sha256 NOT NULL,
  file_bytes bytea,
  mapping jsonb,
  corrections jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'PREVIEW' CHECK (status IN ('PREVIEW', 'COMMITTED', 'DISCARDED')),
  committed_members integer,
  version version_number NOT NULL DEFAULT 1,
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((status = 'PREVIEW') = (file_bytes IS NOT NULL))
);
CREATE INDEX member_import_consortium ON member_import (consortium_id, created_at);

-- A creating mutation repeated with its key has one effect; the key with another request is refused.
CREATE TABLE idempotency_key (
  actor_id uuid NOT NULL REFERENCES app_user,
  key text NOT NULL CHECK (char_length(key) BETWEEN 8 AND 200),
  operation text NOT NULL,
  request_sha256 sha256 NOT NULL,
  result jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor_id, key)
);

-- One business, one group ----------------------------------------------------------------------------
-- 1 business is in one group only, in any role, and a vendor is in none (K25 p.10). The registry sees across
-- groups, which row-level security forbids the application, and holds nothing but the identity: its constraints
-- answer, nobody reads it.

CREATE TABLE business_registry (
  subject_id uuid PRIMARY KEY,
  identity_key text NOT NULL,
  role text NOT NULL CHECK (role IN ('MEMBER', 'VENDOR')),
  CONSTRAINT business_is_member_or_vendor EXCLUDE USING gist (identity_key WITH =, role WITH <>)
);
CREATE UNIQUE INDEX business_in_one_group ON business_registry (identity_key) WHERE role = 'MEMBER';

CREATE FUNCTION register_member(candidate uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM public.business_registry WHERE subject_id = candidate;
  INSERT INTO public.business_registry (subject_id, identity_key, role)
  SELECT m.id, b.identity_key, 'MEMBER'
  FROM public.member m
  JOIN public.business b ON b.id = m.business_id
  JOIN public.consortium c ON c.id = m.consortium_id
  WHERE m.id = candidate AND m.status = 'ENROLLED' AND c.closed_at IS NULL AND b.identity_key IS NOT NULL;
END $$;

CREATE FUNCTION register_member_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM public.register_member(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER member_registry AFTER INSERT OR UPDATE OF status ON member
  FOR EACH ROW EXECUTE FUNCTION register_member_row();

CREATE FUNCTION register_business_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM public.register_member(m.id) FROM public.member m WHERE m.business_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER business_registry AFTER UPDATE OF corporate_number, invoice_number ON business
  FOR EACH ROW EXECUTE FUNCTION register_business_row();

CREATE FUNCTION register_consortium_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM public.register_member(m.id) FROM public.member m WHERE m.consortium_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER consortium_registry AFTER UPDATE OF closed_at ON consortium
  FOR EACH ROW EXECUTE FUNCTION register_consortium_row();

CREATE FUNCTION register_vendor_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM public.business_registry WHERE subject_id = OLD.id;
  IF TG_OP <> 'DELETE' AND NEW.corporate_number IS NOT NULL THEN
    INSERT INTO public.business_registry VALUES (NEW.id, NEW.corporate_number, 'VENDOR');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER vendor_registry AFTER INSERT OR DELETE OR UPDATE OF corporate_number ON vendor
  FOR EACH ROW EXECUTE FUNCTION register_vendor_row();

-- Which of these numbers are taken: an import says on the very row what the constraints would answer one by one.
CREATE FUNCTION taken_identities(candidates text[]) RETURNS TABLE (identity_key text, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT DISTINCT r.identity_key, r.role FROM public.business_registry r WHERE r.identity_key = ANY (candidates)
$$;
REVOKE ALL ON FUNCTION taken_identities(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION taken_identities(text[]) TO app_api;

-- inputs_version -------------------------------------------------------------------------------------

-- As the owner: whoever may change a line moves the version, also a role that may not change the group itself.
CREATE FUNCTION touch_consortium_inputs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE public.consortium SET inputs_version = inputs_version + 1
  WHERE id IN (SELECT consortium_id FROM changed);
  RETURN NULL;
END $$;

DO $$
DECLARE source text;
BEGIN
  FOREACH source IN ARRAY ARRAY['business', 'member', 'tool', 'cost_line'] LOOP
    EXECUTE format('CREATE TRIGGER touch_inputs_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION touch_consortium_inputs()', source);
    EXECUTE format('CREATE TRIGGER touch_inputs_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION touch_consortium_inputs()', source);
    EXECUTE format('CREATE TRIGGER touch_inputs_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION touch_consortium_inputs()', source);
  END LOOP;
END $$;

CREATE FUNCTION touch_own_inputs() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.inputs_version := OLD.inputs_version + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER touch_inputs_settings
  BEFORE UPDATE OF rule_set, admin_fee_base, analysis_member_count, tier_boundary, productivity_mean,
    admin_cap_yen, over_cap_policy, requested_analysis_yen, sharing_key ON consortium
  FOR EACH ROW EXECUTE FUNCTION touch_own_inputs();
