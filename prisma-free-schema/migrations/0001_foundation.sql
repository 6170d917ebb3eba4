-- Roles, value domains and the functions every policy stands on.
-- The role that runs the migrations owns everything; the product itself only ever connects as
-- app_api or app_worker, neither of which owns a table or may bypass row-level security.

DO $$
BEGIN
  -- Roles belong to the whole server: another database of the same server may have made them already.
  BEGIN CREATE ROLE app_api NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  BEGIN CREATE ROLE app_worker NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
END $$;

CREATE EXTENSION IF NOT EXISTS btree_gist;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO app_api, app_worker;

-- Values --------------------------------------------------------------------------------------------

-- Whole yen, tax-exclusive unless the column says otherwise. 10^15 is the range in which every sum of the
-- rules engine was checked to be exact.
CREATE DOMAIN yen AS bigint CHECK (VALUE BETWEEN 0 AND 1000000000000000);
CREATE DOMAIN version_number AS integer CHECK (VALUE >= 1);
CREATE DOMAIN sha256 AS text CHECK (VALUE ~ '^[0-9a-f]{64}$');
-- JIS X 0401: 1 北海道 … 47 沖縄県
CREATE DOMAIN prefecture_code AS smallint CHECK (VALUE BETWEEN 1 AND 47);
CREATE DOMAIN person_text AS text CHECK (VALUE <> '' AND char_length(VALUE) <= 200);

-- 法人番号: first digit = 9 - (Σ Pn·Qn mod 9), Pn counted from the right of the other twelve, Qn = 1, 2, 1, 2 …
CREATE FUNCTION corporate_number_is_valid(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT value ~ '^[1-9][0-9]{12}$' AND left(value, 1)::int = 9 - (
    SELECT sum(substr(value, 14 - n, 1)::int * (CASE WHEN n % 2 = 1 THEN 1 ELSE 2 END))
    FROM generate_series(1, 12) AS n
  ) % 9
$$;
CREATE DOMAIN corporate_number AS text CHECK (corporate_number_is_valid(VALUE));
CREATE DOMAIN invoice_number AS text CHECK (VALUE ~ '^T[1-9][0-9]{12}$');

CREATE DOMAIN rule_set AS text CHECK (VALUE IN ('2022', '2023', '2024', '2025'));
CREATE DOMAIN over_cap_policy AS text
  CHECK (VALUE IN ('PRO_RATA', 'ANALYSIS_FIRST', 'INFRASTRUCTURE_FIRST', 'EQUAL_CEILING', 'MANUAL'));
CREATE DOMAIN sharing_key AS text
  CHECK (VALUE IN ('EQUAL', 'BY_INFRASTRUCTURE_COST', 'BY_GRANTED_SUBSIDY', 'BY_WEIGHT', 'BUYER_BEARS'));
CREATE DOMAIN legal_form AS text
  CHECK (VALUE IN ('CORPORATION', 'SOLE_PROPRIETOR', 'ASSOCIATION', 'SHOKOKAI', 'CHAMBER',
                   'MEDICAL_WELFARE_SCHOOL', 'NPO_OR_FOUNDATION', 'OTHER'));
CREATE DOMAIN business_size AS text CHECK (VALUE IN ('SME', 'MICRO'));
CREATE DOMAIN member_role AS text CHECK (VALUE IN ('REPRESENTATIVE', 'PARTICIPANT'));
CREATE DOMAIN cost_category AS text
  CHECK (VALUE IN ('SOFTWARE', 'OPTION', 'SERVICE', 'PC', 'REGISTER', 'ANALYSIS_SOFTWARE',
                   'ANALYSIS_HARDWARE', 'ANALYSIS_SERVICE', 'OFFICE', 'EXPERT'));
CREATE DOMAIN software_functions AS text[]
  CHECK (VALUE <@ ARRAY['ACCOUNTING', 'ORDERING', 'SETTLEMENT', 'EC']);
CREATE DOMAIN schedule_anchor_code AS text
  CHECK (VALUE IN ('ROUND_OPEN', 'ROUND_CLOSE', 'GRANT_DECISION', 'PROJECT_END', 'PERFORMANCE_REPORT_DUE',
                   'EFFECT_REPORT_1_OPEN', 'EFFECT_REPORT_1_CLOSE',
                   'EFFECT_REPORT_2_OPEN', 'EFFECT_REPORT_2_CLOSE'));

-- Who is asking -------------------------------------------------------------------------------------
-- Set with set_config(…, is_local => true) at the start of each transaction. After such a transaction the
-- pooled connection reports '' and not NULL, hence the nullif: no context means no rows.

CREATE FUNCTION current_actor_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('renkei.actor_id', true), '')::uuid
$$;

-- The one group a job of the worker may touch.
CREATE FUNCTION current_worker_consortium_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('renkei.worker_consortium_id', true), '')::uuid
$$;

-- The deadline sweep looks across groups, at deadlines only: never at money or papers.
CREATE FUNCTION worker_is_sweeping() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('renkei.worker_scope', true), '') = 'sweep'
$$;
