-- What really happens after the grant: contracts, orders, deliveries, invoices and payments, and the papers that prove them.

CREATE TABLE purchase_step (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  -- who buys: the member itself or the representative for it (K25 p.10)
  member_id uuid NOT NULL,
  cost_line_id uuid NOT NULL,
  step text NOT NULL CHECK (step IN ('CONTRACT', 'ORDER', 'DELIVERY', 'INVOICE', 'PAYMENT')),
  occurred_on date NOT NULL,
  -- JST, where the minute matters: on the day of the grant decision itself
  occurred_time time CHECK (occurred_time = date_trunc('minute', occurred_time)),
  -- tax-exclusive; of a payment what was paid is amount + tax
  amount_yen yen NOT NULL,
  tax_yen yen NOT NULL DEFAULT 0,
  method text CHECK (method IN ('BANK_TRANSFER', 'CARD_ONCE', 'CASH', 'INSTALMENTS', 'REVOLVING', 'POINTS')),
  from_own_account boolean,
  to_vendors_account boolean,
  points_or_cashback boolean NOT NULL DEFAULT false,
  document_number text NOT NULL DEFAULT '' CHECK (char_length(document_number) <= 100),
  note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 1000),
  -- entered although a rule was broken, because it is what happened; purchase_finding says which
  already_happened boolean NOT NULL DEFAULT false,
  voided_at timestamptz,
  voided_by uuid REFERENCES app_user,
  void_reason text CHECK (char_length(void_reason) BETWEEN 1 AND 500),
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  version version_number NOT NULL DEFAULT 1,
  UNIQUE (consortium_id, id),
  CHECK ((step = 'PAYMENT') = (method IS NOT NULL)),
  CHECK ((step = 'PAYMENT') = (from_own_account IS NOT NULL) AND (step = 'PAYMENT') = (to_vendors_account IS NOT NULL)),
  CHECK ((voided_at IS NULL) = (voided_by IS NULL) AND (voided_at IS NULL) = (void_reason IS NULL)),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, cost_line_id) REFERENCES cost_line (consortium_id, id)
);
CREATE INDEX purchase_step_line ON purchase_step (cost_line_id, occurred_on);
CREATE INDEX purchase_step_group ON purchase_step (consortium_id, recorded_at DESC, id DESC);

-- The one rule that loses the money (S23, K25): also a bug cannot enter a step before the grant decision as if it were right.
CREATE FUNCTION refuse_before_grant() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  decided timestamp;
BEGIN
  IF NEW.already_happened THEN RETURN NEW; END IF;
  SELECT g.decided_at AT TIME ZONE 'Asia/Tokyo' INTO decided
  FROM public.grant_decision g JOIN public.application a ON a.id = g.application_id
  WHERE g.consortium_id = NEW.consortium_id AND a.status = 'GRANTED';
  IF decided IS NULL OR NEW.occurred_on + coalesce(NEW.occurred_time, time '00:00') < decided THEN
    PERFORM public.refuse_with('BEFORE_GRANT_DECISION',
      '交付決定より前の契約・発注・納品・支払いは、補助の対象になりません。交付決定の連絡を待ってから進めてください。',
      'Nothing may be contracted, ordered, delivered or paid before the grant decision. Please wait for it.');
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION refuse_before_grant() FROM PUBLIC;
CREATE TRIGGER not_before_grant BEFORE INSERT ON purchase_step FOR EACH ROW EXECUTE FUNCTION refuse_before_grant();

-- What happened cannot be edited: a wrong record is voided with a reason and entered anew.
CREATE FUNCTION only_void() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['voided_at', 'voided_by', 'void_reason', 'version'])
     <> (to_jsonb(OLD) - ARRAY['voided_at', 'voided_by', 'void_reason', 'version'])
     OR OLD.voided_at IS NOT NULL OR NEW.voided_at IS NULL THEN
    RAISE EXCEPTION 'a row of % is voided, never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_void BEFORE UPDATE ON purchase_step FOR EACH ROW EXECUTE FUNCTION only_void();

-- A broken rule, and what it costs: the subsidy that rested on the line when it was found out.
CREATE TABLE purchase_finding (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  purchase_step_id uuid NOT NULL,
  member_id uuid NOT NULL,
  cost_line_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z0-9_]{3,60}$'),
  loses boolean NOT NULL,
  cost_yen yen NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (purchase_step_id, code),
  FOREIGN KEY (consortium_id, purchase_step_id) REFERENCES purchase_step (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, cost_line_id) REFERENCES cost_line (consortium_id, id)
);
CREATE INDEX purchase_finding_group ON purchase_finding (consortium_id, recorded_at DESC, id DESC);

-- Evidence ----------------------------------------------------------------------------------------------------

-- A stored file: what it is was decided by its content. Never replaced in place; a newer one names the older.
CREATE TABLE evidence_file (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid, -- null: the group's
  file_name text NOT NULL CHECK (char_length(file_name) BETWEEN 1 AND 255),
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'image/webp')),
  byte_length integer NOT NULL CHECK (byte_length BETWEEN 1 AND 50000000),
  content_sha256 sha256 NOT NULL,
  storage_key text NOT NULL UNIQUE,
  -- NOT_SCANNED: no scanner is set up; WAITING: it has one and could not be asked yet
  scan text NOT NULL DEFAULT 'NOT_SCANNED' CHECK (scan IN ('NOT_SCANNED', 'WAITING', 'CLEAN', 'INFECTED')),
  thumbnail_key text,
  replaces_id uuid,
  uploaded_by uuid NOT NULL REFERENCES app_user,
  uploaded_at timestamptz NOT NULL DEFAULT now(),
  -- last day of the duty to keep it; null: the project is not completed, so it has not begun to run
  retained_until date,
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, replaces_id) REFERENCES evidence_file (consortium_id, id)
);
CREATE UNIQUE INDEX evidence_file_replaced_once ON evidence_file (replaces_id);
CREATE INDEX evidence_file_list ON evidence_file (consortium_id, uploaded_at DESC, id DESC);

-- R25 Art. 16: five fiscal years. What is evidence stays what it was, and stays.
CREATE FUNCTION retention_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.retained_until IS NULL OR OLD.retained_until >= (now() AT TIME ZONE 'Asia/Tokyo')::date THEN
      RAISE EXCEPTION 'evidence is kept until %', coalesce(OLD.retained_until::text, 'five fiscal years after completion')
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'evidence_retention';
    END IF;
    RETURN OLD;
  END IF;
  IF (to_jsonb(NEW) - ARRAY['scan', 'thumbnail_key', 'retained_until'])
     <> (to_jsonb(OLD) - ARRAY['scan', 'thumbnail_key', 'retained_until'])
     OR NEW.retained_until < OLD.retained_until OR (OLD.retained_until IS NOT NULL AND NEW.retained_until IS NULL) THEN
    RAISE EXCEPTION 'evidence is never changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'evidence_retention';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retention BEFORE UPDATE OR DELETE ON evidence_file FOR EACH ROW EXECUTE FUNCTION retention_lock();

-- What a file proves: an item of the checklist, of a line, a step, a unit, a member or the group.
CREATE TABLE evidence_link (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  evidence_id uuid NOT NULL,
  item text NOT NULL CHECK (item ~ '^[A-Z0-9_]{3,60}$'),
  member_id uuid,
  cost_line_id uuid,
  purchase_step_id uuid,
  unit_number integer CHECK (unit_number BETWEEN 1 AND 1000000),
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  UNIQUE NULLS NOT DISTINCT (evidence_id, item, cost_line_id, purchase_step_id, unit_number, ended_at),
  FOREIGN KEY (consortium_id, evidence_id) REFERENCES evidence_file (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, cost_line_id) REFERENCES cost_line (consortium_id, id),
  FOREIGN KEY (consortium_id, purchase_step_id) REFERENCES purchase_step (consortium_id, id)
);
CREATE INDEX evidence_link_line ON evidence_link (consortium_id, cost_line_id);
CREATE INDEX evidence_link_file ON evidence_link (evidence_id);

-- A newer file takes over what the older one proves; the older one stays, and what it proved can still be read. As the
-- owner: a member replaces its own file and ends no other link.
CREATE FUNCTION take_over_links() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.member_id IS DISTINCT FROM (SELECT o.member_id FROM public.evidence_file o WHERE o.id = NEW.replaces_id) THEN
    RAISE EXCEPTION 'a file replaces one of the same member'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_replaces_own';
  END IF;
  WITH ended AS (
    UPDATE public.evidence_link l SET ended_at = clock_timestamp()
    WHERE l.evidence_id = NEW.replaces_id AND l.ended_at IS NULL RETURNING l.*
  )
  INSERT INTO public.evidence_link (consortium_id, evidence_id, item, member_id, cost_line_id, purchase_step_id, unit_number,
    created_by, created_at)
  SELECT e.consortium_id, NEW.id, e.item, e.member_id, e.cost_line_id, e.purchase_step_id, e.unit_number, NEW.uploaded_by,
    clock_timestamp()
  FROM ended e;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION take_over_links() FROM PUBLIC;
CREATE TRIGGER take_over_links AFTER INSERT ON evidence_file
  FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL) EXECUTE FUNCTION take_over_links();

CREATE TABLE evidence_review (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  evidence_id uuid NOT NULL,
  member_id uuid, -- whose file it is
  outcome text NOT NULL CHECK (outcome IN ('ACCEPTED', 'RETURNED')),
  reason text NOT NULL DEFAULT '' CHECK (char_length(reason) <= 500),
  reviewed_by uuid NOT NULL REFERENCES app_user,
  reviewed_at timestamptz NOT NULL DEFAULT now(),
  CHECK (outcome = 'ACCEPTED' OR reason <> ''),
  FOREIGN KEY (consortium_id, evidence_id) REFERENCES evidence_file (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);
CREATE INDEX evidence_review_file ON evidence_review (evidence_id, reviewed_at DESC);
