import type { Tx } from '@renkei/platform';
import type { AccountCode } from './chart.ts';

export interface Balance {
  readonly consortiumId: string;
  readonly code: AccountCode;
  readonly memberId: string;
  /** Signed: debit positive. */
  readonly yen: bigint;
}

/** What stands on every account of these groups, in the order of the chart and of the members. */
export function readBalances(tx: Tx, consortiumIds: readonly string[]): Promise<Balance[]> {
  return tx.query<Balance>(
    `SELECT a.consortium_id AS "consortiumId", a.code, a.member_id AS "memberId",
       coalesce(sum(p.amount_yen), 0)::bigint AS yen
     FROM ledger_account a JOIN member m ON m.id = a.member_id LEFT JOIN ledger_posting p ON p.account_id = a.id
     WHERE a.consortium_id = ANY ($1::uuid[])
     GROUP BY a.id, m.position ORDER BY a.consortium_id, a.code, m.position`,
    [consortiumIds],
  );
}

/** Signed yen on one account; 0 while there is none. */
export async function balanceOf(
  tx: Tx,
  consortiumId: string,
  code: AccountCode,
  memberId: string,
): Promise<bigint> {
  const [row] = await tx.query<{ yen: bigint }>(
    `SELECT coalesce(sum(p.amount_yen), 0)::bigint AS yen FROM ledger_account a JOIN ledger_posting p ON p.account_id = a.id
     WHERE a.consortium_id = $1 AND a.code = $2 AND a.member_id = $3`,
    [consortiumId, code, memberId],
  );
  return row!.yen;
}
