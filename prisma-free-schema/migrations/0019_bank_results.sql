-- What banks say of the accounts the money goes through, matched with what is recorded here.

-- A file of movements of a member's account, from its bank. The file is not kept: its digest is, so that it is known again.
CREATE TABLE bank_result (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL, -- whose account
  file_name person_text NOT NULL,
  format text NOT NULL CHECK (format IN ('ZENGIN_TRANSACTIONS', 'ZENGIN_RECEIPTS', 'TABLE')),
  file_sha256 sha256 NOT NULL,
  -- SAME: the account the file names is the member's payout account; NOT_STATED: it names none; NOT_ENTERED: none is known here
  account_check text NOT NULL CHECK (account_check IN ('SAME', 'NOT_STATED', 'NOT_ENTERED')),
  movement_count integer NOT NULL CHECK (movement_count BETWEEN 1 AND 2000),
  first_on date NOT NULL,
  last_on date NOT NULL CHECK (last_on >= first_on),
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id),
  UNIQUE (consortium_id, file_sha256),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);
CREATE INDEX bank_result_list ON bank_result (consortium_id, created_at DESC, id DESC);

CREATE TABLE bank_movement (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  bank_result_id uuid NOT NULL,
  line integer NOT NULL CHECK (line >= 1),
  occurred_on date NOT NULL,
  direction text NOT NULL CHECK (direction IN ('IN', 'OUT')),
  amount_yen yen NOT NULL CHECK (amount_yen > 0),
  counterparty text NOT NULL CHECK (char_length(counterparty) <= 200), -- of persons, too: shown to coordinators only
  reference text NOT NULL CHECK (char_length(reference) <= 50),
  balance_yen bigint,
  standing text NOT NULL CHECK (standing IN ('NORMAL', 'CANCELLED', 'CORRECTION')),
  -- the members whose payout account is in a name the bank's text speaks of; the name itself is not kept
  named_member_ids uuid[] NOT NULL,
  -- the same for the same movement in a later file of the account
  fingerprint sha256 NOT NULL,
  UNIQUE (consortium_id, id),
  UNIQUE (bank_result_id, line),
  FOREIGN KEY (consortium_id, bank_result_id) REFERENCES bank_result (consortium_id, id)
);

-- A movement somebody confirmed to be what is recorded. Each movement once, also when it comes in two files, and each record
-- once: a transfer as money that went and, should it come back, as that.
CREATE TABLE bank_match (
  movement_id uuid PRIMARY KEY,
  consortium_id uuid NOT NULL REFERENCES consortium,
  fingerprint sha256 NOT NULL,
  kind text NOT NULL CHECK (kind IN ('TRANSFER', 'TRANSFER_BATCH', 'RETURN', 'PROGRAMME_PAYMENT', 'REPAYMENT')),
  transfer_item_id uuid,
  transfer_batch_id uuid,
  programme_payment_id uuid,
  repayment_id uuid,
  confirmed_by uuid NOT NULL REFERENCES app_user,
  confirmed_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, movement_id),
  UNIQUE (consortium_id, fingerprint),
  CHECK (num_nonnulls(transfer_item_id, transfer_batch_id, programme_payment_id, repayment_id) = 1),
  CHECK (CASE kind WHEN 'TRANSFER_BATCH' THEN transfer_batch_id WHEN 'PROGRAMME_PAYMENT' THEN programme_payment_id
                   WHEN 'REPAYMENT' THEN repayment_id ELSE transfer_item_id END IS NOT NULL),
  FOREIGN KEY (consortium_id, movement_id) REFERENCES bank_movement (consortium_id, id),
  FOREIGN KEY (consortium_id, transfer_item_id) REFERENCES transfer_item (consortium_id, id),
  FOREIGN KEY (consortium_id, transfer_batch_id) REFERENCES transfer_batch (consortium_id, id),
  FOREIGN KEY (consortium_id, programme_payment_id) REFERENCES programme_payment (consortium_id, id),
  FOREIGN KEY (consortium_id, repayment_id) REFERENCES repayment (consortium_id, id)
);
CREATE UNIQUE INDEX bank_match_item ON bank_match (transfer_item_id, kind) WHERE transfer_item_id IS NOT NULL;
CREATE UNIQUE INDEX bank_match_batch ON bank_match (transfer_batch_id) WHERE transfer_batch_id IS NOT NULL;
CREATE UNIQUE INDEX bank_match_payment ON bank_match (programme_payment_id) WHERE programme_payment_id IS NOT NULL;
CREATE UNIQUE INDEX bank_match_repayment ON bank_match (repayment_id) WHERE repayment_id IS NOT NULL;

-- A statement of an account holds more than the group's money: coordinators alone see it. What was confirmed stays; a file is
-- discarded only while nothing of it is.
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['bank_result', 'bank_movement', 'bank_match'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named);
    EXECUTE format('CREATE POLICY coordinator_select ON %I FOR SELECT TO app_api
      USING (consortium_id IN (SELECT coordinated_consortium_ids()))', named);
    EXECUTE format('CREATE POLICY coordinator_insert ON %I FOR INSERT TO app_api
      WITH CHECK (consortium_id IN (SELECT coordinated_consortium_ids()))', named);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO app_api', named);
  END LOOP;
  FOREACH named IN ARRAY ARRAY['bank_result', 'bank_movement'] LOOP
    EXECUTE format('CREATE POLICY coordinator_delete ON %I FOR DELETE TO app_api
      USING (consortium_id IN (SELECT coordinated_consortium_ids()))', named);
    EXECUTE format('GRANT DELETE ON %I TO app_api', named);
  END LOOP;
END $$;

-- The digest of a file of few numbers tells them to whoever tries them all.
CALL audit_table('bank_result', 'id', 'consortium_id', 'file_sha256', 'bank_result');
CALL audit_table('bank_match', 'movement_id', 'consortium_id', 'fingerprint', 'bank_match');

-- Calendars ------------------------------------------------------------------------------------------------------------

-- A deadline that moved is a new obligation: a calendar has to know it as the one it has, how often it moved and when.
-- Also whose page it leads to, and whether whoever reads it owes it.
DROP FUNCTION calendar_of_token(text);
CREATE FUNCTION calendar_of_token(presented_sha256 text)
RETURNS TABLE (locale text, obligation_id uuid, event_id uuid, moved integer, changed_at timestamptz, consortium_id uuid,
               group_name text, member_id uuid, member_name text, own boolean, sees_group boolean,
               title_ja text, title_en text, clause text, due_at timestamptz, status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE shown AS (
    SELECT u.locale, o.id, bool_or(a.role = 'COORDINATOR') AS sees_group,
      bool_or(CASE a.role WHEN 'COORDINATOR' THEN o.member_id IS NULL ELSE true END) AS own
    FROM public.calendar_feed f
    JOIN public.app_user u ON u.id = f.user_id AND u.disabled_at IS NULL
    LEFT JOIN public.assignment a ON a.user_id = u.id AND a.ended_at IS NULL AND a.role IN ('COORDINATOR', 'MEMBER_USER')
      AND (f.consortium_id IS NULL OR a.consortium_id = f.consortium_id)
    LEFT JOIN public.obligation o ON o.consortium_id = a.consortium_id AND o.status IN ('OPEN', 'FULFILLED')
      AND (a.role = 'COORDINATOR' OR o.member_id = a.member_id)
    WHERE f.token_sha256 = presented_sha256 AND f.revoked_at IS NULL
    GROUP BY u.locale, o.id
  ), chain AS (
    SELECT s.id AS leaf, s.id AS at, o.supersedes_id, 0 AS moved
    FROM shown s JOIN public.obligation o ON o.id = s.id
    UNION ALL
    SELECT n.leaf, p.id, p.supersedes_id, n.moved + 1 FROM chain n JOIN public.obligation p ON p.id = n.supersedes_id
  ), first AS (
    SELECT DISTINCT ON (leaf) leaf, at, moved FROM chain ORDER BY leaf, moved DESC
  )
  SELECT s.locale, o.id, f.at, f.moved, coalesce(o.ended_at, o.created_at), o.consortium_id, c.name::text, o.member_id,
    b.name::text, s.own, s.sees_group, o.title_ja, o.title_en, o.clause, o.due_at, o.status
  FROM shown s
  LEFT JOIN first f ON f.leaf = s.id
  LEFT JOIN public.obligation o ON o.id = s.id
  LEFT JOIN public.consortium c ON c.id = o.consortium_id
  LEFT JOIN public.member m ON m.id = o.member_id
  LEFT JOIN public.business b ON b.id = m.business_id
  ORDER BY o.due_at, o.id
  LIMIT 5000
$$;
REVOKE ALL ON FUNCTION calendar_of_token(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION calendar_of_token(text) TO app_api;
