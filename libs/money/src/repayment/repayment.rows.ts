import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import type { RuleSetId } from '@renkei/subsidy-rules';
import type { OwnedList } from '../shared/pages.ts';
import type { RepaymentType } from './repayment.type.ts';

export const REPAYMENT: Message = { ja: '返還', en: 'The repayment' };

export type RepaymentRow = Omit<RepaymentType, 'statusLabel'> & {
  readonly consortiumId: string;
  readonly ruleSet: RuleSetId;
};

const COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.member_id AS "memberId", x.status, x.cause, x.reason,
  x.principal_yen AS "principalYen", x.subsidy_received_on::text AS "subsidyReceivedOn",
  x.claimed_on::text AS "claimedOn", x.due_on::text AS "dueOn", x.paid_on::text AS "paidOn",
  x.surcharge_yen AS "surchargeYen", x.delay_yen AS "delayYen", x.version, x.recorded_at AS "recordedAt",
  c.rule_set AS "ruleSet"`;
const TABLES = 'repayment x JOIN consortium c ON c.id = x.consortium_id';

const REPAYMENTS = { table: 'repayment', from: TABLES, order: 'x.claimed_on', columns: COLUMNS } as const;

export const REPAYMENTS_OF_GROUP: OwnedList = {
  ...REPAYMENTS,
  name: 'repayments',
  owner: 'x.consortium_id',
};
export const REPAYMENTS_OF_MEMBER: OwnedList = {
  ...REPAYMENTS,
  name: 'own repayments',
  owner: 'x.member_id',
};

/** @throws AppError NOT_FOUND */
export async function repaymentById(tx: Tx, id: string): Promise<RepaymentRow> {
  const [row] = await tx.query<RepaymentRow>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE x.id = $1`, [id]);
  if (!row) throw notFound(REPAYMENT);
  return row;
}

/** What a member received from the programme on a day, and how much of it has been claimed back. Yen. */
export interface Instalment {
  readonly received: bigint;
  readonly claimed: bigint;
  /** Of what was claimed: paid back already. */
  readonly repaid: bigint;
  /** The days on which something was received. */
  readonly days: readonly string[];
}

export async function readInstalment(tx: Tx, memberId: string, on: string): Promise<Instalment> {
  const [row] = await tx.query<Instalment>(
    `SELECT p.received, r.claimed, r.repaid, p.days
     FROM (SELECT coalesce(sum(amount_yen) FILTER (WHERE paid_on = $2::date), 0)::bigint AS received,
             coalesce(array_agg(DISTINCT paid_on::text ORDER BY paid_on::text), '{}') AS days
           FROM programme_payment WHERE member_id = $1 AND voided_at IS NULL) p
     CROSS JOIN (SELECT coalesce(sum(principal_yen), 0)::bigint AS claimed,
             coalesce(sum(principal_yen) FILTER (WHERE status = 'PAID'), 0)::bigint AS repaid
           FROM repayment WHERE member_id = $1 AND subsidy_received_on = $2::date AND status <> 'CANCELLED') r`,
    [memberId, on],
  );
  return row!;
}
