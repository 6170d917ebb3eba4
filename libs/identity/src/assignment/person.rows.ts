import type { Role } from '@renkei/access';
import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';

export const PERSON: Message = { ja: '担当者', en: 'The person' };

/** Somebody in a role: their assignment, and who they are. */
export interface PersonRow {
  /** The assignment's. */
  readonly id: string;
  readonly userId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: Role;
  readonly consortiumId: string | null;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly isApprover: boolean;
  readonly since: Date;
  readonly endedAt: Date | null;
  readonly isDisabled: boolean;
}

const COLUMNS = `x.id, x.user_id AS "userId", u.display_name AS "displayName", u.email, x.role,
  x.consortium_id AS "consortiumId", x.member_id AS "memberId", b.name AS "memberName", x.is_approver AS "isApprover",
  x.created_at AS since, x.ended_at AS "endedAt", u.disabled_at IS NOT NULL AS "isDisabled"`;
const JOINS = `JOIN app_user u ON u.id = x.user_id
  LEFT JOIN member m ON m.id = x.member_id LEFT JOIN business b ON b.id = m.business_id`;

/** Whoever acts for a group or a support body now, those who came first first. */
export const PEOPLE = {
  table: 'assignment',
  at: 'created_at',
  columns: COLUMNS,
  joins: JOINS,
  where: 'x.ended_at IS NULL',
} as const;

/** @throws AppError NOT_FOUND also for what the reader may not see */
export async function personById(tx: Tx, assignmentId: string): Promise<PersonRow> {
  const [row] = await tx.query<PersonRow>(`SELECT ${COLUMNS} FROM assignment x ${JOINS} WHERE x.id = $1`, [
    assignmentId,
  ]);
  if (!row) throw notFound(PERSON);
  return row;
}
