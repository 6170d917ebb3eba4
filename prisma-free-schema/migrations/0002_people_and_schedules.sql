-- Who acts, in which role, and the official dates they work towards.

CREATE TABLE app_user (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  display_name person_text NOT NULL,
  email text UNIQUE CHECK (email = lower(email) AND email LIKE '%_@_%'),
  locale text NOT NULL DEFAULT 'ja' CHECK (locale IN ('ja', 'en')),
  created_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz
);

-- Bearer keys, kept only as a SHA-256 digest: the key itself is 256 random bits, so no slow hash is needed.
CREATE TABLE api_key (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES app_user,
  label person_text NOT NULL,
  key_sha256 sha256 NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_key_user ON api_key (user_id);

-- 支援機関: reads the groups of its prefectures, never writes.
CREATE TABLE support_body (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name person_text NOT NULL,
  prefectures prefecture_code[] NOT NULL,
  version version_number NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Schedules are data an administrator enters; a revision never overwrites an earlier one
-- (the 2025 effect-report windows were revised on 2025-03-24, K25).
CREATE TABLE schedule (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  label person_text NOT NULL,
  rule_set rule_set NOT NULL,
  is_sample boolean NOT NULL DEFAULT false,
  version version_number NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE schedule_revision (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  schedule_id uuid NOT NULL REFERENCES schedule,
  number integer NOT NULL CHECK (number >= 1),
  reason person_text NOT NULL,
  source text NOT NULL CHECK (char_length(source) BETWEEN 1 AND 500),
  published_at timestamptz NOT NULL DEFAULT now(),
  published_by uuid REFERENCES app_user,
  UNIQUE (schedule_id, number)
);

CREATE TABLE schedule_anchor (
  revision_id uuid NOT NULL REFERENCES schedule_revision,
  anchor schedule_anchor_code NOT NULL,
  occurs_at timestamptz NOT NULL CHECK (occurs_at = date_trunc('minute', occurs_at)),
  PRIMARY KEY (revision_id, anchor)
);

-- The group ------------------------------------------------------------------------------------------

-- 補助事業グループ. inputs_version moves with every change that can change a yen: it is the cache key of the
-- calculation and the proof that a snapshot is up to date.
CREATE TABLE consortium (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name person_text NOT NULL,
  prefecture prefecture_code NOT NULL,
  rule_set rule_set NOT NULL,
  admin_fee_base text CHECK (admin_fee_base IN ('subsidy', 'eligible-cost')),
  analysis_member_count text CHECK (analysis_member_count IN ('all-members', 'introducing-members')),
  tier_boundary text CHECK (tier_boundary IN ('x25', 'exact')),
  productivity_mean text CHECK (productivity_mean IN ('arithmetic', 'geometric')),
  admin_cap_yen yen,
  over_cap_policy over_cap_policy NOT NULL DEFAULT 'PRO_RATA',
  requested_analysis_yen yen,
  sharing_key sharing_key NOT NULL DEFAULT 'EQUAL',
  schedule_id uuid REFERENCES schedule,
  internal_lead_business_days smallint NOT NULL DEFAULT 10 CHECK (internal_lead_business_days BETWEEN 0 AND 60),
  is_sample boolean NOT NULL DEFAULT false,
  closed_at timestamptz,
  inputs_version bigint NOT NULL DEFAULT 1,
  version version_number NOT NULL DEFAULT 1,
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX consortium_schedule ON consortium (schedule_id);

-- A person may act in several groups and bodies, in one role each time they choose.
CREATE TABLE assignment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES app_user,
  role text NOT NULL CHECK (role IN ('PLATFORM_ADMIN', 'COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER')),
  -- deferred: whoever founds a group is its coordinator before the group's row exists (see assignment_found)
  consortium_id uuid REFERENCES consortium DEFERRABLE INITIALLY DEFERRED,
  member_id uuid,
  support_body_id uuid REFERENCES support_body,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((role IN ('COORDINATOR', 'MEMBER_USER')) = (consortium_id IS NOT NULL)),
  CHECK ((role = 'MEMBER_USER') = (member_id IS NOT NULL)),
  CHECK ((role = 'SUPPORT_READER') = (support_body_id IS NOT NULL)),
  UNIQUE NULLS NOT DISTINCT (user_id, role, consortium_id, member_id, support_body_id)
);
CREATE INDEX assignment_consortium ON assignment (consortium_id, role, member_id);

CREATE FUNCTION actor_is_platform_admin() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT FROM public.assignment WHERE user_id = public.current_actor_id() AND role = 'PLATFORM_ADMIN')
$$;

CREATE FUNCTION coordinated_consortium_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT consortium_id FROM public.assignment
  WHERE user_id = public.current_actor_id() AND role = 'COORDINATOR'
$$;

-- Whether a group exists at all, for the founding policy only: row-level security would hide the others'.
CREATE FUNCTION consortium_exists(candidate uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM public.consortium WHERE id = candidate)
$$;

-- Which user a presented API key stands for: asked before anyone is signed in, so it answers one digest only.
CREATE FUNCTION user_of_api_key(presented_sha256 text)
RETURNS TABLE (user_id uuid, display_name text, locale text, is_platform_admin boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT u.id, u.display_name::text, u.locale,
    EXISTS (SELECT FROM public.assignment a WHERE a.user_id = u.id AND a.role = 'PLATFORM_ADMIN')
  FROM public.api_key k JOIN public.app_user u ON u.id = k.user_id
  WHERE k.key_sha256 = presented_sha256 AND k.revoked_at IS NULL AND u.disabled_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > now())
$$;
REVOKE ALL ON FUNCTION consortium_exists(uuid), user_of_api_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consortium_exists(uuid), user_of_api_key(text) TO app_api;
