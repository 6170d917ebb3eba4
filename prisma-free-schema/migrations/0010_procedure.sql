-- From readiness to the grant: what members hand in and declare, the application with what was submitted and granted,
-- and the changes after it. States move only along state_transition, which is libs/lifecycle's table.

-- Refusing in words ---------------------------------------------------------------------------------------
-- What only the database can see it says itself: SQLSTATE RK001, the code in CONSTRAINT, Japanese in DETAIL, English in
-- HINT. The platform makes a problem of it (libs/platform/src/errors).

CREATE FUNCTION refuse_with(code text, ja text, en text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', code USING ERRCODE = 'RK001', CONSTRAINT = code, DETAIL = ja, HINT = en;
END $$;

-- State machines --------------------------------------------------------------------------------------------

-- from_state '' is the creation. libs/lifecycle/src/procedure/machines.ts is the same table; a contract test compares.
CREATE TABLE state_transition (
  machine text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  event text NOT NULL,
  PRIMARY KEY (machine, from_state, to_state)
);
INSERT INTO state_transition (machine, event, from_state, to_state) VALUES
  ('APPLICATION', 'CREATE', '', 'DRAFT'),
  ('APPLICATION', 'REQUEST_CHECK', 'DRAFT', 'IN_CHECK'),
  ('APPLICATION', 'REQUEST_CHECK', 'RETURNED', 'IN_CHECK'),
  ('APPLICATION', 'REOPEN', 'IN_CHECK', 'DRAFT'),
  ('APPLICATION', 'REOPEN', 'APPROVED', 'DRAFT'),
  ('APPLICATION', 'APPROVE', 'IN_CHECK', 'APPROVED'),
  ('APPLICATION', 'SUBMIT', 'APPROVED', 'SUBMITTED'),
  ('APPLICATION', 'RETURN_BY_SECRETARIAT', 'SUBMITTED', 'RETURNED'),
  ('APPLICATION', 'GRANT', 'SUBMITTED', 'GRANTED'),
  ('APPLICATION', 'REJECT', 'SUBMITTED', 'REJECTED'),
  ('APPLICATION', 'WITHDRAW', 'DRAFT', 'WITHDRAWN'),
  ('APPLICATION', 'WITHDRAW', 'IN_CHECK', 'WITHDRAWN'),
  ('APPLICATION', 'WITHDRAW', 'APPROVED', 'WITHDRAWN'),
  ('APPLICATION', 'WITHDRAW', 'SUBMITTED', 'WITHDRAWN'),
  ('APPLICATION', 'WITHDRAW', 'RETURNED', 'WITHDRAWN'),
  ('APPLICATION', 'WITHDRAW_GRANT', 'GRANTED', 'WITHDRAWN'),
  ('CHANGE', 'CREATE', '', 'DRAFT'),
  ('CHANGE', 'FILE', 'DRAFT', 'FILED'),
  ('CHANGE', 'ACCEPT', 'FILED', 'ACCEPTED'),
  ('CHANGE', 'REFUSE', 'FILED', 'REFUSED'),
  ('CHANGE', 'CANCEL', 'DRAFT', 'CANCELLED'),
  ('CHANGE', 'CANCEL', 'FILED', 'CANCELLED'),
  ('REPORT', 'CREATE', '', 'DRAFT'),
  ('REPORT', 'REQUEST_CHECK', 'DRAFT', 'IN_CHECK'),
  ('REPORT', 'REQUEST_CHECK', 'RETURNED', 'IN_CHECK'),
  ('REPORT', 'REOPEN', 'IN_CHECK', 'DRAFT'),
  ('REPORT', 'REOPEN', 'APPROVED', 'DRAFT'),
  ('REPORT', 'APPROVE', 'IN_CHECK', 'APPROVED'),
  ('REPORT', 'SUBMIT', 'APPROVED', 'SUBMITTED'),
  ('REPORT', 'RETURN_BY_SECRETARIAT', 'SUBMITTED', 'RETURNED'),
  ('REPORT', 'FIX', 'SUBMITTED', 'FIXED'),
  ('EFFECT_REPORT', 'CREATE', '', 'DRAFT'),
  ('EFFECT_REPORT', 'SUBMIT', 'DRAFT', 'SUBMITTED'),
  ('EFFECT_REPORT', 'SUBMIT', 'RETURNED', 'SUBMITTED'),
  ('EFFECT_REPORT', 'RETURN_BY_SECRETARIAT', 'SUBMITTED', 'RETURNED'),
  ('EFFECT_REPORT', 'ACCEPT', 'SUBMITTED', 'ACCEPTED'),
  ('REPAYMENT', 'CREATE', '', 'CLAIMED'),
  ('REPAYMENT', 'PAY', 'CLAIMED', 'PAID'),
  ('REPAYMENT', 'CANCEL', 'CLAIMED', 'CANCELLED'),
  ('TRANSFER', 'CREATE', '', 'MADE'),
  ('TRANSFER', 'CONFIRM', 'MADE', 'CONFIRMED'),
  ('TRANSFER', 'FAIL', 'MADE', 'FAILED');

-- As the owner: nobody reads the table itself. TG_ARGV[0] names the machine.
CREATE FUNCTION guard_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was text := CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.status END;
BEGIN
  IF NEW.status = was THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT FROM public.state_transition t
                 WHERE t.machine = TG_ARGV[0] AND t.from_state = was AND t.to_state = NEW.status) THEN
    RAISE EXCEPTION 'no transition of % from % to %', TG_ARGV[0], was, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'state_transition';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard_state() FROM PUBLIC;

CREATE PROCEDURE guard_states(guarded text, machine text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER guard_state BEFORE INSERT OR UPDATE OF status ON %I
    FOR EACH ROW EXECUTE FUNCTION guard_state(%L)', guarded, machine);
END $$;

-- Readiness ---------------------------------------------------------------------------------------------------

-- The representative looks at each paper: accepted, or returned with a reason. A newer paper is looked at anew.
ALTER TABLE member_document
  ADD COLUMN review_outcome text CHECK (review_outcome IN ('ACCEPTED', 'RETURNED')),
  ADD COLUMN return_reason text CHECK (char_length(return_reason) BETWEEN 1 AND 500),
  ADD COLUMN reviewed_by uuid REFERENCES app_user,
  ADD COLUMN reviewed_at timestamptz,
  ADD CHECK ((review_outcome IS NULL) = (reviewed_at IS NULL) AND (reviewed_at IS NULL) = (reviewed_by IS NULL)),
  ADD CHECK ((review_outcome IS NOT DISTINCT FROM 'RETURNED') = (return_reason IS NOT NULL));

-- Whatever is recorded again was sent again, and is looked at anew. A member records its papers and never judges them.
CREATE FUNCTION review_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF public.acting_role() = 'MEMBER_USER'
     OR (TG_OP = 'UPDATE' AND (NEW.review_outcome, NEW.return_reason, NEW.reviewed_by, NEW.reviewed_at)
           IS NOT DISTINCT FROM (OLD.review_outcome, OLD.return_reason, OLD.reviewed_by, OLD.reviewed_at)) THEN
    NEW.review_outcome := NULL;
    NEW.return_reason := NULL;
    NEW.reviewed_by := NULL;
    NEW.reviewed_at := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_anew BEFORE INSERT OR UPDATE ON member_document
  FOR EACH ROW EXECUTE FUNCTION review_anew();

-- What was asked of whom, when: one batch is one letter to each of its members' people.
CREATE TABLE paper_ask (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  batch_id uuid NOT NULL,
  member_id uuid NOT NULL,
  requirement text NOT NULL CHECK (requirement ~ '^[A-Z0-9_]{3,60}$'),
  asked_by uuid NOT NULL REFERENCES app_user,
  asked_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (batch_id, member_id, requirement),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);
CREATE INDEX paper_ask_member ON paper_ask (consortium_id, member_id, requirement, asked_at DESC);

-- Declarations (program rules §2): of a person, on a day.
CREATE TABLE member_declaration (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z0-9_]{3,60}$'),
  answer boolean NOT NULL,
  declared_by person_text NOT NULL,
  declared_on date NOT NULL,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  version version_number NOT NULL DEFAULT 1,
  UNIQUE (consortium_id, member_id, code),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

-- みなし同一法人: the two count once (K25 p.12 (5)(ア), p.15 (2)).
CREATE TABLE same_business_link (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  other_member_id uuid NOT NULL,
  relation text NOT NULL CHECK (relation IN ('MAJORITY_OF_VOTES', 'SAME_PERSON_OR_FAMILY',
                                             'SAME_REPRESENTATIVE_AND_ADDRESS', 'SAME_BENEFICIAL_OWNER')),
  note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 500),
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK (member_id < other_member_id), -- one row per pair
  UNIQUE (member_id, other_member_id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, other_member_id) REFERENCES member (consortium_id, id)
);

-- 様式1–8 and the group's other papers (K25 p.23): that they are ready.
CREATE TABLE group_paper (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  requirement text NOT NULL CHECK (requirement ~ '^[A-Z0-9_]{3,60}$'),
  received_on date NOT NULL,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  version version_number NOT NULL DEFAULT 1,
  UNIQUE (consortium_id, requirement)
);

-- A step of one member that is reached: its own word (costs), or what the check of its evidence found.
CREATE TABLE member_fact (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('COSTS_CONFIRMED', 'EVIDENCE_COMPLETE')),
  reached_at timestamptz NOT NULL DEFAULT now(),
  recorded_by uuid NOT NULL REFERENCES app_user,
  UNIQUE (consortium_id, member_id, kind),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

-- Costs that change are to be confirmed anew. As the owner: whoever changes the lines.
CREATE FUNCTION costs_unconfirmed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  WITH gone AS (
    DELETE FROM public.member_fact f
    WHERE f.kind = 'COSTS_CONFIRMED' AND f.member_id IN (OLD.member_id, NEW.member_id) -- a line may change hands
    RETURNING f.consortium_id)
  -- their deadline opens again, see leaveWork
  INSERT INTO public.outbox (consortium_id, topic, subject_id)
  SELECT DISTINCT consortium_id, 'obligations.derive', consortium_id FROM gone
  ON CONFLICT (topic, subject_id) WHERE relayed_at IS NULL AND done_at IS NULL AND failed_at IS NULL
  DO UPDATE SET created_at = outbox.created_at;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION costs_unconfirmed() FROM PUBLIC;
CREATE TRIGGER costs_unconfirmed AFTER INSERT OR UPDATE OR DELETE ON cost_line
  FOR EACH ROW EXECUTE FUNCTION costs_unconfirmed();

-- Application -----------------------------------------------------------------------------------------------

CREATE TABLE application (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  number integer NOT NULL CHECK (number >= 1),
  status text NOT NULL DEFAULT 'DRAFT',
  -- who asked for the check; the approver is somebody else where the group wants two people
  author_id uuid REFERENCES app_user,
  approved_by uuid REFERENCES app_user,
  approved_at timestamptz,
  approved_inputs_version bigint,
  -- by when a returned one must be back, as the secretariat said
  correction_due_at timestamptz CHECK (correction_due_at = date_trunc('minute', correction_due_at)),
  version version_number NOT NULL DEFAULT 1,
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, number),
  UNIQUE (consortium_id, id),
  CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
  CHECK (status NOT IN ('APPROVED', 'SUBMITTED', 'GRANTED') OR approved_at IS NOT NULL)
);
CREATE UNIQUE INDEX application_live ON application (consortium_id) WHERE status NOT IN ('REJECTED', 'WITHDRAWN');
CALL guard_states('application', 'APPLICATION');

-- Whoever approves signs with their own name.
CREATE FUNCTION approves_oneself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approved_by IS NOT NULL AND session_user = 'app_api' AND NEW.approved_by IS DISTINCT FROM public.current_actor_id() THEN
    RAISE EXCEPTION 'an approval is signed by whoever gives it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER approves_oneself BEFORE UPDATE OF approved_by ON application
  FOR EACH ROW WHEN (OLD.approved_by IS DISTINCT FROM NEW.approved_by) EXECUTE FUNCTION approves_oneself();

-- What happened, readable: every move of every machine of the group. occurred_at is when it happened in the world.
CREATE TABLE procedure_event (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  machine text NOT NULL,
  subject_id uuid NOT NULL,
  event text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  occurred_at timestamptz NOT NULL,
  reason text NOT NULL DEFAULT '' CHECK (char_length(reason) <= 2000),
  -- the number the portal or the notice carries
  reference text NOT NULL DEFAULT '' CHECK (char_length(reference) <= 100),
  actor_id uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  FOREIGN KEY (machine, from_state, to_state) REFERENCES state_transition
);
CREATE INDEX procedure_event_list ON procedure_event (consortium_id, recorded_at DESC, id DESC);
CREATE INDEX procedure_event_subject ON procedure_event (subject_id, recorded_at);

-- What was filed, frozen: the group with every yen as canonical JSON and its digest.
CREATE TABLE submission (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  application_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  portal_number text NOT NULL CHECK (char_length(portal_number) BETWEEN 1 AND 100),
  submitted_at timestamptz NOT NULL CHECK (submitted_at = date_trunc('minute', submitted_at)),
  snapshot_id uuid NOT NULL,
  rule_set rule_set NOT NULL,
  rule_set_version text NOT NULL,
  document jsonb NOT NULL,
  document_sha256 sha256 NOT NULL,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (application_id, number),
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, application_id) REFERENCES application (consortium_id, id),
  FOREIGN KEY (consortium_id, snapshot_id) REFERENCES calculation_snapshot (consortium_id, id)
);

CREATE TABLE grant_decision (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  application_id uuid NOT NULL UNIQUE,
  submission_id uuid NOT NULL,
  decision_number text NOT NULL CHECK (char_length(decision_number) BETWEEN 1 AND 100),
  decided_at timestamptz NOT NULL CHECK (decided_at = date_trunc('minute', decided_at)),
  -- 事業実施期間 and the performance report's deadline as the decision states them
  project_end_at timestamptz NOT NULL CHECK (project_end_at = date_trunc('minute', project_end_at)),
  report_due_at timestamptz NOT NULL CHECK (report_due_at = date_trunc('minute', report_due_at)),
  conditions text NOT NULL DEFAULT '' CHECK (char_length(conditions) <= 4000),
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  CHECK (decided_at < project_end_at AND project_end_at <= report_due_at),
  FOREIGN KEY (consortium_id, application_id) REFERENCES application (consortium_id, id),
  FOREIGN KEY (consortium_id, submission_id) REFERENCES submission (consortium_id, id)
);

-- Changes -----------------------------------------------------------------------------------------------------

CREATE TABLE change_request (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  number integer NOT NULL CHECK (number >= 1),
  kind text NOT NULL CHECK (kind IN ('PLAN_CHANGE', 'MEMBER_WITHDRAWAL', 'TOOL_SUBSTITUTION', 'REGISTERED_DATA',
                                     'ACCIDENT', 'DELAY')),
  status text NOT NULL DEFAULT 'DRAFT',
  member_id uuid,
  reason text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 2000),
  happened_on date NOT NULL,
  -- what is to be different, in the words of the what-if; and what that did to the amounts when it was confirmed
  plan jsonb NOT NULL,
  effect jsonb,
  effect_sha256 sha256,
  portal_number text NOT NULL DEFAULT '' CHECK (char_length(portal_number) <= 100),
  filed_at timestamptz,
  decided_at timestamptz,
  -- an accepted change is carried out once; until then it opens the frozen inputs to its own transaction
  applied_at timestamptz,
  version version_number NOT NULL DEFAULT 1,
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, number),
  UNIQUE (consortium_id, id),
  CHECK (applied_at IS NULL OR status = 'ACCEPTED'),
  CHECK ((effect IS NULL) = (effect_sha256 IS NULL)),
  CHECK (status NOT IN ('FILED', 'ACCEPTED', 'REFUSED') OR (filed_at IS NOT NULL AND effect IS NOT NULL)),
  CHECK ((status IN ('ACCEPTED', 'REFUSED')) = (decided_at IS NOT NULL)),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);
CALL guard_states('change_request', 'CHANGE');

-- What was granted: revision 0 is the decision, later ones are accepted changes. (1) is granted per member, (2) and (3)
-- to the group. What was granted is a ceiling: no revision is above the one before it.
CREATE TABLE granted_amount (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  grant_id uuid NOT NULL,
  member_id uuid,
  part text NOT NULL CHECK (part IN ('INFRASTRUCTURE', 'ANALYSIS', 'ADMIN')),
  revision integer NOT NULL DEFAULT 0 CHECK (revision >= 0),
  amount_yen yen NOT NULL,
  change_id uuid,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE NULLS NOT DISTINCT (grant_id, member_id, part, revision),
  CHECK ((part = 'INFRASTRUCTURE') = (member_id IS NOT NULL)),
  CHECK ((revision = 0) = (change_id IS NULL)),
  FOREIGN KEY (consortium_id, grant_id) REFERENCES grant_decision (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, change_id) REFERENCES change_request (consortium_id, id)
);

CREATE FUNCTION refuse_above_granted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  before bigint;
BEGIN
  IF NEW.revision = 0 THEN RETURN NEW; END IF;
  SELECT g.amount_yen INTO before FROM public.granted_amount g
  WHERE g.grant_id = NEW.grant_id AND g.part = NEW.part AND g.member_id IS NOT DISTINCT FROM NEW.member_id
    AND g.revision < NEW.revision
  ORDER BY g.revision DESC LIMIT 1;
  IF before IS NULL OR NEW.amount_yen > before THEN
    PERFORM public.refuse_with('ABOVE_GRANTED',
      '交付決定された額を超えることはできません。変更後の額を見直してください。',
      'Nothing may exceed what was granted. Please look at the amounts after the change again.');
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION refuse_above_granted() FROM PUBLIC;
CREATE TRIGGER ceiling BEFORE INSERT ON granted_amount FOR EACH ROW EXECUTE FUNCTION refuse_above_granted();

-- Frozen inputs: from the internal check on, what decides the amounts changes only by an accepted change --------------

CREATE FUNCTION applying_change_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('renkei.change_id', true), '')::uuid
$$;

CREATE FUNCTION refuse_frozen(candidate uuid) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM public.application a WHERE a.consortium_id = candidate
             AND a.status IN ('IN_CHECK', 'APPROVED', 'SUBMITTED', 'GRANTED'))
     AND NOT EXISTS (SELECT FROM public.change_request r
                     WHERE r.id = public.applying_change_id() AND r.consortium_id = candidate AND r.status = 'ACCEPTED'
                       AND r.applied_at IS NULL) THEN
    PERFORM public.refuse_with('INPUTS_FROZEN',
      '申請の確認に入ったあとは、金額にかかわる内容を直接なおせません。提出前なら申請を下書きに戻してから、提出後は「変更の届出」からなおしてください。',
      'What decides the amounts cannot be edited once the application is being checked. Reopen it as a draft before submission; afterwards file a change.');
  END IF;
END $$;
REVOKE ALL ON FUNCTION refuse_frozen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refuse_frozen(uuid) TO app_api;

CREATE FUNCTION frozen_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM public.refuse_frozen(OLD.consortium_id);
    RETURN OLD;
  END IF;
  PERFORM public.refuse_frozen(NEW.consortium_id);
  RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON cost_line FOR EACH ROW EXECUTE FUNCTION frozen_row();
CREATE TRIGGER frozen BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION frozen_row();
-- the order of the members decides who gets the odd yen
CREATE TRIGGER frozen_update BEFORE UPDATE OF role, size, status, requested_yen, position ON member
  FOR EACH ROW WHEN ((OLD.role, OLD.size, OLD.status, OLD.requested_yen, OLD.position)
                     IS DISTINCT FROM (NEW.role, NEW.size, NEW.status, NEW.requested_yen, NEW.position))
  EXECUTE FUNCTION frozen_row();
CREATE TRIGGER frozen_update BEFORE UPDATE OF functions ON tool
  FOR EACH ROW WHEN (OLD.functions IS DISTINCT FROM NEW.functions) EXECUTE FUNCTION frozen_row();

CREATE FUNCTION frozen_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.refuse_frozen(NEW.id);
  RETURN NEW;
END $$;
-- sharing_key stays free: it splits what the members pay among themselves and no official amount
CREATE TRIGGER frozen_update BEFORE UPDATE OF rule_set, admin_fee_base, analysis_member_count, tier_boundary, admin_cap_yen,
    over_cap_policy, requested_analysis_yen ON consortium
  FOR EACH ROW WHEN ((OLD.rule_set, OLD.admin_fee_base, OLD.analysis_member_count, OLD.tier_boundary, OLD.admin_cap_yen,
                      OLD.over_cap_policy, OLD.requested_analysis_yen)
                     IS DISTINCT FROM (NEW.rule_set, NEW.admin_fee_base, NEW.analysis_member_count, NEW.tier_boundary,
                                       NEW.admin_cap_yen, NEW.over_cap_policy, NEW.requested_analysis_yen))
  EXECUTE FUNCTION frozen_settings();
