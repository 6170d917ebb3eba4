-- The performance report, the fixed amounts, and where the money is: a double-entry ledger per group.

CREATE TABLE performance_report (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  grant_id uuid NOT NULL UNIQUE,
  status text NOT NULL DEFAULT 'DRAFT',
  author_id uuid REFERENCES app_user,
  approved_by uuid REFERENCES app_user,
  approved_at timestamptz,
  -- the day the project was completed: what the papers are kept from (R25 Art. 16)
  completed_on date,
  portal_number text NOT NULL DEFAULT '' CHECK (char_length(portal_number) <= 100),
  submitted_at timestamptz CHECK (submitted_at = date_trunc('minute', submitted_at)),
  correction_due_at timestamptz CHECK (correction_due_at = date_trunc('minute', correction_due_at)),
  document jsonb,
  document_sha256 sha256,
  version version_number NOT NULL DEFAULT 1,
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
  CHECK ((document IS NULL) = (document_sha256 IS NULL)),
  CHECK (status NOT IN ('SUBMITTED', 'FIXED') OR (submitted_at IS NOT NULL AND completed_on IS NOT NULL AND document IS NOT NULL)),
  FOREIGN KEY (consortium_id, grant_id) REFERENCES grant_decision (consortium_id, id)
);
CALL guard_states('performance_report', 'REPORT');
CREATE TRIGGER approves_oneself BEFORE UPDATE OF approved_by ON performance_report
  FOR EACH ROW WHEN (OLD.approved_by IS DISTINCT FROM NEW.approved_by) EXECUTE FUNCTION approves_oneself();

-- Of every line: what it really cost, what of that is certified, deducted with a reason, or parked for a later decision.
CREATE TABLE performance_line (
  consortium_id uuid NOT NULL REFERENCES consortium,
  report_id uuid NOT NULL,
  cost_line_id uuid NOT NULL,
  member_id uuid NOT NULL,
  actual_yen yen NOT NULL,
  certified_yen yen NOT NULL,
  deducted_yen yen NOT NULL DEFAULT 0,
  deduction_reason text NOT NULL DEFAULT '' CHECK (char_length(deduction_reason) <= 500),
  parked_yen yen NOT NULL DEFAULT 0,
  parked_reason text NOT NULL DEFAULT '' CHECK (char_length(parked_reason) <= 500),
  -- 事務費・専門家費 under their headings (program rules §3)
  heading text CHECK (heading ~ '^[A-Z0-9_]{3,60}$'),
  version version_number NOT NULL DEFAULT 1,
  PRIMARY KEY (report_id, cost_line_id),
  CHECK (actual_yen = certified_yen + deducted_yen + parked_yen),
  CHECK ((deducted_yen > 0) = (deduction_reason <> '')),
  CHECK ((parked_yen > 0) = (parked_reason <> '')),
  FOREIGN KEY (consortium_id, report_id) REFERENCES performance_report (consortium_id, id),
  FOREIGN KEY (consortium_id, cost_line_id) REFERENCES cost_line (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

-- A micro member's employees at the performance report (2024 on): more than the limit, and 4/5 becomes 3/4.
CREATE TABLE employee_statement (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  report_id uuid NOT NULL,
  member_id uuid NOT NULL,
  employees integer NOT NULL CHECK (employees BETWEEN 0 AND 10000000),
  as_of_on date NOT NULL,
  still_micro boolean NOT NULL,
  evidence_id uuid,
  version version_number NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (report_id, member_id),
  FOREIGN KEY (consortium_id, report_id) REFERENCES performance_report (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, evidence_id) REFERENCES evidence_file (consortium_id, id)
);

-- 額の確定. Number 1 is the notice; later ones settle what was parked. Insert-only.
CREATE TABLE amount_fixing (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  report_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  notice_number text NOT NULL CHECK (char_length(notice_number) BETWEEN 1 AND 100),
  fixed_on date NOT NULL,
  document jsonb NOT NULL,
  document_sha256 sha256 NOT NULL,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (report_id, number),
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, report_id) REFERENCES performance_report (consortium_id, id)
);

CREATE TABLE fixed_amount (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  fixing_id uuid NOT NULL,
  member_id uuid,
  part text NOT NULL CHECK (part IN ('INFRASTRUCTURE', 'ANALYSIS', 'ADMIN')),
  -- what the rules give on the certified spend, what was granted, and the lesser of the two
  ruled_yen yen NOT NULL,
  granted_yen yen NOT NULL,
  fixed_yen yen NOT NULL CHECK (fixed_yen = least(ruled_yen, granted_yen)),
  UNIQUE NULLS NOT DISTINCT (fixing_id, member_id, part),
  CHECK ((part = 'INFRASTRUCTURE') = (member_id IS NOT NULL)),
  FOREIGN KEY (consortium_id, fixing_id) REFERENCES amount_fixing (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

-- Ledger --------------------------------------------------------------------------------------------------------
-- Signed yen: debit positive, credit negative. An entry's postings sum to 0, proved at commit; nothing is ever changed.

CREATE TABLE ledger_account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid,
  -- PROGRAMME_OWES: fixed and not paid yet · HELD: subsidy money a member holds · ENTITLED: what it is entitled to ·
  -- REPAYABLE: claimed back and not paid yet · CHARGES: 加算金 and 延滞金 ·
  -- OWN_MONEY: its own money where it passed on or paid back more than it held
  code text NOT NULL CHECK (code IN ('PROGRAMME_OWES', 'HELD', 'ENTITLED', 'REPAYABLE', 'CHARGES', 'OWN_MONEY')),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE NULLS NOT DISTINCT (consortium_id, code, member_id),
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

CREATE TABLE ledger_entry (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  number integer NOT NULL CHECK (number >= 1),
  kind text NOT NULL CHECK (kind IN ('FIXING', 'PROGRAMME_PAYMENT', 'TRANSFER', 'REPAYMENT_CLAIM', 'REPAYMENT', 'REVERSAL')),
  -- what it records, once: a second run of the same step finds the row
  cause_id uuid NOT NULL,
  occurred_on date NOT NULL,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, number),
  UNIQUE (kind, cause_id),
  UNIQUE (consortium_id, id)
);

CREATE TABLE ledger_posting (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  entry_id uuid NOT NULL,
  account_id uuid NOT NULL,
  member_id uuid, -- the account's
  amount_yen bigint NOT NULL CHECK (amount_yen <> 0 AND amount_yen BETWEEN -1000000000000000 AND 1000000000000000),
  UNIQUE (entry_id, account_id),
  FOREIGN KEY (consortium_id, entry_id) REFERENCES ledger_entry (consortium_id, id),
  FOREIGN KEY (consortium_id, account_id) REFERENCES ledger_account (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);
CREATE INDEX ledger_posting_account ON ledger_posting (account_id);

-- As the owner: the sum is over all postings, whoever may see them.
CREATE FUNCTION entry_balances() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  checked uuid := CASE TG_TABLE_NAME WHEN 'ledger_entry' THEN NEW.id ELSE (to_jsonb(NEW) ->> 'entry_id')::uuid END;
  total numeric;
  legs integer;
BEGIN
  SELECT coalesce(sum(p.amount_yen), 0), count(*) INTO total, legs FROM public.ledger_posting p WHERE p.entry_id = checked;
  IF total <> 0 OR legs < 2 THEN
    RAISE EXCEPTION 'ledger entry % does not balance: % yen over % postings', checked, total, legs
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balances';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION entry_balances() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION entry_balances();
CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON ledger_posting DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION entry_balances();

DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['submission', 'granted_amount', 'procedure_event', 'amount_fixing', 'fixed_amount', 'ledger_entry',
    'ledger_posting', 'evidence_review'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', named);
  END LOOP;
END $$;

-- What the daily check found.
CREATE TABLE ledger_check (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  checked_on date NOT NULL,
  checked_at timestamptz NOT NULL DEFAULT now(),
  entries integer NOT NULL,
  postings integer NOT NULL,
  -- what is wrong, by code; empty: all is well
  faults text[] NOT NULL,
  UNIQUE (consortium_id, checked_on)
);

-- Payments, distribution, transfers --------------------------------------------------------------------------------

CREATE TABLE programme_payment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  fixing_id uuid NOT NULL,
  member_id uuid NOT NULL, -- the payee
  amount_yen yen NOT NULL CHECK (amount_yen > 0),
  paid_on date NOT NULL,
  reference text NOT NULL DEFAULT '' CHECK (char_length(reference) <= 100),
  voided_at timestamptz,
  voided_by uuid REFERENCES app_user,
  void_reason text CHECK (char_length(void_reason) BETWEEN 1 AND 500),
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  version version_number NOT NULL DEFAULT 1,
  UNIQUE (consortium_id, id),
  CHECK ((voided_at IS NULL) = (voided_by IS NULL) AND (voided_at IS NULL) = (void_reason IS NULL)),
  FOREIGN KEY (consortium_id, fixing_id) REFERENCES amount_fixing (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);
CREATE INDEX programme_payment_group ON programme_payment (consortium_id, paid_on, id);
CREATE TRIGGER only_void BEFORE UPDATE ON programme_payment FOR EACH ROW EXECUTE FUNCTION only_void();

-- Who passes how much to whom inside the group: optional, by the group's key, agreed once.
CREATE TABLE redistribution (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  number integer NOT NULL CHECK (number >= 1),
  sharing_key sharing_key NOT NULL,
  decided_on date NOT NULL,
  cancelled_at timestamptz,
  version version_number NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, number),
  UNIQUE (consortium_id, id)
);
CREATE UNIQUE INDEX redistribution_live ON redistribution (consortium_id) WHERE cancelled_at IS NULL;

CREATE TABLE redistribution_share (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  redistribution_id uuid NOT NULL,
  from_member_id uuid NOT NULL,
  member_id uuid NOT NULL, -- who is to receive it
  amount_yen yen NOT NULL CHECK (amount_yen > 0),
  UNIQUE (redistribution_id, from_member_id, member_id),
  UNIQUE (consortium_id, id),
  CHECK (from_member_id <> member_id),
  FOREIGN KEY (consortium_id, redistribution_id) REFERENCES redistribution (consortium_id, id),
  FOREIGN KEY (consortium_id, from_member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

-- A 全銀 file of one payer. The file itself holds account numbers and is not kept: its digest is, so that a file can be
-- recognised; it is made again from the same rows.
CREATE TABLE transfer_batch (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  number integer NOT NULL CHECK (number >= 1),
  member_id uuid NOT NULL, -- the payer
  transfer_on date NOT NULL,
  item_count integer NOT NULL CHECK (item_count >= 1),
  total_yen yen NOT NULL,
  -- what the bank knows the payer by: the file cannot be made again without it
  orderer_code text NOT NULL CHECK (orderer_code ~ '^[0-9]{10}$'),
  orderer_kana text NOT NULL CHECK (char_length(orderer_kana) BETWEEN 1 AND 40),
  file_sha256 sha256 NOT NULL,
  made_by uuid NOT NULL REFERENCES app_user,
  made_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, number),
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

CREATE TABLE transfer_item (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  batch_id uuid NOT NULL,
  share_id uuid NOT NULL,
  member_id uuid NOT NULL, -- the payee
  amount_yen yen NOT NULL CHECK (amount_yen > 0),
  status text NOT NULL DEFAULT 'MADE',
  settled_on date,
  failure text NOT NULL DEFAULT '' CHECK (char_length(failure) <= 500),
  version version_number NOT NULL DEFAULT 1,
  UNIQUE (batch_id, share_id),
  UNIQUE (consortium_id, id),
  CHECK ((status = 'MADE') = (settled_on IS NULL)),
  CHECK ((status = 'FAILED') = (failure <> '')),
  FOREIGN KEY (consortium_id, batch_id) REFERENCES transfer_batch (consortium_id, id),
  FOREIGN KEY (consortium_id, share_id) REFERENCES redistribution_share (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);
-- a share is in one transfer at a time: only a failed one is tried again
CREATE UNIQUE INDEX transfer_item_once ON transfer_item (share_id) WHERE status <> 'FAILED';
CALL guard_states('transfer_item', 'TRANSFER');

-- 受領: the payee says the money is there.
CREATE TABLE transfer_receipt (
  transfer_item_id uuid PRIMARY KEY,
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  received_on date NOT NULL,
  confirmed_by uuid NOT NULL REFERENCES app_user,
  confirmed_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, number),
  FOREIGN KEY (consortium_id, transfer_item_id) REFERENCES transfer_item (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

-- The number runs on within the group, which whoever confirms does not see: the database gives it.
CREATE FUNCTION number_receipt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('renkei receipt ' || NEW.consortium_id, 0));
  SELECT coalesce(max(r.number), 0) + 1 INTO NEW.number FROM public.transfer_receipt r
  WHERE r.consortium_id = NEW.consortium_id;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION number_receipt() FROM PUBLIC;
CREATE TRIGGER number_receipt BEFORE INSERT ON transfer_receipt FOR EACH ROW EXECUTE FUNCTION number_receipt();

-- Money claimed back, with 加算金 and 延滞金 by the day (R25).
CREATE TABLE repayment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'CLAIMED',
  -- why money goes back decides whether there is 加算金 (R25 第27条)
  cause text NOT NULL DEFAULT 'CANCELLED' CHECK (cause IN ('CANCELLED', 'CANCELLED_CHANGED_CIRCUMSTANCES', 'OVERPAID')),
  reason text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 1000),
  principal_yen yen NOT NULL CHECK (principal_yen > 0),
  subsidy_received_on date NOT NULL,
  claimed_on date NOT NULL,
  due_on date NOT NULL,
  paid_on date,
  surcharge_yen yen,
  delay_yen yen,
  version version_number NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  CHECK (subsidy_received_on <= claimed_on AND claimed_on <= due_on),
  CHECK ((status = 'PAID') = (paid_on IS NOT NULL) AND (status = 'PAID') = (surcharge_yen IS NOT NULL)
         AND (status = 'PAID') = (delay_yen IS NOT NULL)),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);
CALL guard_states('repayment', 'REPAYMENT');

-- 取得財産等管理台帳: unit price of ¥500 000 or more.
CREATE TABLE asset (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  cost_line_id uuid NOT NULL UNIQUE,
  name person_text NOT NULL,
  unit_price_yen yen NOT NULL CHECK (unit_price_yen >= 500000),
  quantity integer NOT NULL CHECK (quantity >= 1),
  acquired_on date NOT NULL,
  place text NOT NULL DEFAULT '' CHECK (char_length(place) <= 200),
  disposed_on date CHECK (disposed_on >= acquired_on),
  disposal_note text NOT NULL DEFAULT '' CHECK (char_length(disposal_note) <= 500),
  version version_number NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, cost_line_id) REFERENCES cost_line (consortium_id, id)
);
