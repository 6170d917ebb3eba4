import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import type { OwnedList } from '../shared/pages.ts';
import type { ProgrammeDueType, ProgrammePaymentType } from './payment.type.ts';

const PAYMENT: Message = { ja: '入金の記録', en: 'The payment' };

/** SELECT list over the alias `x`. */
const PAYMENT_COLUMNS = `x.id, x.member_id AS "memberId", x.amount_yen AS "amountYen", x.paid_on::text AS "paidOn",
  x.reference, x.voided_at AS "voidedAt", x.void_reason AS "voidReason", x.recorded_at AS "recordedAt", x.version`;

const PAYMENTS = {
  table: 'programme_payment',
  from: 'programme_payment x',
  order: 'x.paid_on',
  columns: PAYMENT_COLUMNS,
} as const;

export const PAYMENTS_OF_GROUP: OwnedList = { ...PAYMENTS, name: 'payments', owner: 'x.consortium_id' };
export const PAYMENTS_OF_MEMBER: OwnedList = { ...PAYMENTS, name: 'own payments', owner: 'x.member_id' };

export type PaymentRow = ProgrammePaymentType & { readonly consortiumId: string };

/** Voided or not. @throws AppError NOT_FOUND */
export async function paymentById(tx: Tx, id: string): Promise<PaymentRow> {
  const [row] = await tx.query<PaymentRow>(
    `SELECT ${PAYMENT_COLUMNS}, x.consortium_id AS "consortiumId" FROM programme_payment x WHERE x.id = $1`,
    [id],
  );
  if (!row) throw notFound(PAYMENT);
  return row;
}

/**
 * What was fixed for each payee by the last fixing, and paid: as the ledger will have it, also before anything is
 * posted. In the order of the members; who is owed and was paid nothing is left out.
 */
export async function readDues(
  tx: Tx,
  consortiumIds: readonly string[],
): Promise<(ProgrammeDueType & { readonly consortiumId: string })[]> {
  return tx.query(
    `WITH last AS (
       SELECT DISTINCT ON (f.report_id) f.id, f.consortium_id FROM amount_fixing f
       WHERE f.consortium_id = ANY ($1::uuid[]) ORDER BY f.report_id, f.number DESC
     ), fixed AS (
       SELECT coalesce(a.member_id, r.id) AS member_id, sum(a.fixed_yen) AS yen
       FROM last JOIN fixed_amount a ON a.fixing_id = last.id
       LEFT JOIN member r ON r.consortium_id = last.consortium_id AND r.role = 'REPRESENTATIVE' AND r.status = 'ENROLLED'
       GROUP BY 1
     ), paid AS (
       SELECT member_id, sum(amount_yen) AS yen FROM programme_payment
       WHERE consortium_id = ANY ($1::uuid[]) AND voided_at IS NULL GROUP BY 1
     )
     SELECT m.consortium_id AS "consortiumId", m.id AS "memberId", coalesce(f.yen, 0)::bigint AS "fixedYen",
       coalesce(p.yen, 0)::bigint AS "paidYen", greatest(coalesce(f.yen, 0) - coalesce(p.yen, 0), 0)::bigint AS "owedYen"
     FROM member m LEFT JOIN fixed f ON f.member_id = m.id LEFT JOIN paid p ON p.member_id = m.id
     WHERE m.consortium_id = ANY ($1::uuid[]) AND (f.yen > 0 OR p.yen > 0) ORDER BY m.consortium_id, m.position`,
    [consortiumIds],
  );
}
