import type { Tx } from '@renkei/platform';

/** What a ledger can have wrong; ENTRY_MISSING and the like carry the kind of the entry before them. */
export interface CheckedLedger {
  readonly entries: number;
  readonly postings: number;
  /** Codes in their order, each once; empty: all is well. */
  readonly faults: readonly string[];
}

/**
 * What every step on the money has to have in the ledger: one posting on this account of this yen. Of fixings a job
 * sees only those something was paid under.
 */
const EXPECTED = `
  SELECT 'PROGRAMME_PAYMENT' AS kind, id AS cause_id, 'HELD' AS code, member_id, amount_yen AS yen
  FROM programme_payment WHERE consortium_id = $1
  UNION ALL SELECT 'TRANSFER', id, 'HELD', member_id, amount_yen
  FROM transfer_item WHERE consortium_id = $1 AND status = 'CONFIRMED'
  UNION ALL SELECT 'REPAYMENT_CLAIM', id, 'REPAYABLE', member_id, -principal_yen
  FROM repayment WHERE consortium_id = $1
  UNION ALL SELECT 'REPAYMENT', id, 'REPAYABLE', member_id, principal_yen
  FROM repayment WHERE consortium_id = $1 AND status = 'PAID'
  UNION ALL SELECT 'REPAYMENT', id, 'CHARGES', member_id, surcharge_yen + delay_yen
  FROM repayment WHERE consortium_id = $1 AND status = 'PAID' AND surcharge_yen + delay_yen > 0
  UNION ALL SELECT 'REVERSAL', id, 'REPAYABLE', member_id, principal_yen
  FROM repayment WHERE consortium_id = $1 AND status = 'CANCELLED'
  UNION ALL SELECT 'REVERSAL', id, 'HELD', member_id, -amount_yen
  FROM programme_payment WHERE consortium_id = $1 AND voided_at IS NOT NULL
  UNION ALL SELECT DISTINCT 'FIXING', fixing_id, NULL, NULL::uuid, NULL::bigint
  FROM programme_payment WHERE consortium_id = $1`;

const CHECK = `
  WITH entry AS MATERIALIZED (SELECT * FROM ledger_entry WHERE consortium_id = $1
  ), posting AS MATERIALIZED (
    SELECT p.entry_id, p.amount_yen, a.code, a.member_id FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
    WHERE p.consortium_id = $1
  ), balance AS (SELECT code, member_id, sum(amount_yen) AS yen FROM posting GROUP BY code, member_id
  ), expected AS MATERIALIZED (${EXPECTED}
  ), fault AS (
    SELECT 'ENTRY_UNBALANCED' AS code FROM entry e
    WHERE (SELECT coalesce(sum(p.amount_yen), 1) <> 0 OR count(*) < 2 FROM posting p WHERE p.entry_id = e.id)
    UNION SELECT 'TOTAL_NOT_ZERO' FROM posting HAVING coalesce(sum(amount_yen), 0) <> 0
    UNION SELECT 'NUMBERS_WITH_GAPS' FROM entry HAVING count(*) > 0 AND (min(number) <> 1 OR max(number) <> count(*))
    UNION SELECT code || '_NEGATIVE' FROM balance WHERE code IN ('HELD', 'PROGRAMME_OWES') AND yen < 0
    UNION SELECT x.kind || '_MISSING' FROM expected x
    WHERE NOT EXISTS (SELECT FROM entry e WHERE e.kind = x.kind AND e.cause_id = x.cause_id)
    UNION SELECT x.kind || '_DIFFERS' FROM expected x JOIN entry e ON e.kind = x.kind AND e.cause_id = x.cause_id
    WHERE x.code IS NOT NULL AND NOT EXISTS (
      SELECT FROM posting p WHERE p.entry_id = e.id AND p.code = x.code AND p.member_id = x.member_id AND p.amount_yen = x.yen)
    UNION SELECT e.kind || '_WITHOUT_CAUSE' FROM entry e
    WHERE e.kind <> 'FIXING' AND NOT EXISTS (SELECT FROM expected x WHERE x.kind = e.kind AND x.cause_id = e.cause_id)
  )
  SELECT (SELECT count(*)::int FROM entry) AS entries, (SELECT count(*)::int FROM posting) AS postings,
    ARRAY(SELECT code FROM fault ORDER BY code) AS faults`;

/**
 * Checks the ledger of one group against what it records: entries balance, all postings sum to 0, numbers run on, nobody
 * holds and the programme owes less than nothing, and every payment, transfer, claim and repayment has its entry with its
 * yen, and what was taken back a second one that undoes it. Codes: ENTRY_UNBALANCED, TOTAL_NOT_ZERO, NUMBERS_WITH_GAPS, HELD_NEGATIVE,
 * PROGRAMME_OWES_NEGATIVE, and `<kind>_MISSING`, `<kind>_DIFFERS`, `<kind>_WITHOUT_CAUSE`.
 */
export async function checkLedger(tx: Tx, consortiumId: string): Promise<CheckedLedger> {
  const [row] = await tx.query<CheckedLedger>(CHECK, [consortiumId]);
  return row!;
}
