import type { Tx } from '@renkei/platform';
import type { MemberMoneyType } from './member-money.type.ts';

/**
 * The money of these members in one statement, out of rows a member user sees of its own member: no amount of the group
 * and nobody else's is in it. For the representative, (2) and (3) are in what was paid and not in what was fixed. A
 * member does not see the fixings themselves: as amounts only ever rise, the highest is the last.
 */
export async function readMemberMoney(tx: Tx, memberIds: readonly string[]): Promise<MemberMoneyType[]> {
  const rows = await tx.query<MemberMoneyType & { readonly id: string }>(
    `SELECT wanted.id, f.yen AS "fixedYen", p.yen AS "paidYen", t.yen AS "transferredYen", p.yen + t.yen AS "receivedYen",
       greatest(coalesce(f.yen, 0) - p.yen, 0)::bigint + s.yen AS "toReceiveYen",
       greatest(p.last, t.last)::text AS "lastReceivedOn", r.yen AS "toRepayYen"
     FROM unnest($1::uuid[]) AS wanted (id)
     LEFT JOIN LATERAL (
       SELECT a.fixed_yen AS yen FROM fixed_amount a
       WHERE a.member_id = wanted.id AND a.part = 'INFRASTRUCTURE' ORDER BY a.fixed_yen DESC LIMIT 1) f ON true
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(x.amount_yen), 0)::bigint AS yen, max(x.paid_on) AS last
       FROM programme_payment x WHERE x.member_id = wanted.id AND x.voided_at IS NULL) p
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(x.amount_yen), 0)::bigint AS yen, max(x.settled_on) AS last
       FROM transfer_item x WHERE x.member_id = wanted.id AND x.status = 'CONFIRMED') t
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(x.amount_yen), 0)::bigint AS yen
       FROM redistribution_share x JOIN redistribution d ON d.id = x.redistribution_id AND d.cancelled_at IS NULL
       WHERE x.member_id = wanted.id
         AND NOT EXISTS (SELECT FROM transfer_item i WHERE i.share_id = x.id AND i.status = 'CONFIRMED')) s
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(x.principal_yen), 0)::bigint AS yen
       FROM repayment x WHERE x.member_id = wanted.id AND x.status = 'CLAIMED') r`,
    [memberIds],
  );
  const byId = new Map(rows.map(({ id, ...money }) => [id, money]));
  return memberIds.map((id) => byId.get(id)!);
}
