import { fromEpochMs, type JstMinute } from '@renkei/kernel';
import type { GuardContext, MemberRole, PurchaseCategory } from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';

/** A cost line with what its purchase is judged by. */
export interface PurchaseLine {
  readonly id: string;
  readonly consortiumId: string;
  /** Whose line it is: whose subsidy rests on it. */
  readonly memberId: string;
  readonly category: PurchaseCategory;
  readonly withdrawn: boolean;
  readonly decidedAt: JstMinute | null;
  readonly projectEndAt: JstMinute | null;
}

interface Row extends Omit<PurchaseLine, 'decidedAt' | 'projectEndAt'> {
  readonly decidedAt: Date | null;
  readonly projectEndAt: Date | null;
}

/** These lines as far as the person may see them, with the grant their groups have now: one statement. */
export async function readPurchaseLines(
  tx: Tx,
  lineIds: readonly string[],
): Promise<Map<string, PurchaseLine>> {
  const rows = await tx.query<Row>(
    `SELECT l.id, l.consortium_id AS "consortiumId", l.member_id AS "memberId", l.category,
       m.status = 'WITHDRAWN' AS withdrawn, g.decided_at AS "decidedAt", g.project_end_at AS "projectEndAt"
     FROM cost_line l JOIN member m ON m.id = l.member_id
     LEFT JOIN application a ON a.consortium_id = l.consortium_id AND a.status = 'GRANTED'
     LEFT JOIN standing_grant g ON g.application_id = a.id
     WHERE l.id = ANY ($1::uuid[])`,
    [lineIds],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, decidedAt: minuteOf(row.decidedAt), projectEndAt: minuteOf(row.projectEndAt) },
    ]),
  );
}

export function minuteOf(instant: Date | null): JstMinute | null {
  return instant && fromEpochMs(instant.getTime());
}

/** Who buys in a group (K25 p.10 【補足１】) is kept nowhere, so it is not judged. */
export function contextOf({ category, decidedAt, projectEndAt }: PurchaseLine): GuardContext {
  return { category, grantDecidedAt: decidedAt, projectEnd: projectEndAt, buyer: null };
}

export interface Buyer {
  readonly id: string;
  readonly role: MemberRole;
}

/** Those of the group's members the person may see. */
export async function readBuyers(
  tx: Tx,
  consortiumId: string,
  memberIds: readonly string[],
): Promise<Map<string, Buyer>> {
  const rows = await tx.query<Buyer>(
    'SELECT id, role FROM member WHERE consortium_id = $1 AND id = ANY ($2::uuid[])',
    [consortiumId, memberIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
