import { lockConsortiumOf, MEMBER } from '@renkei/consortium';
import type { MemberRole } from '@renkei/lifecycle';
import { notFound, refuse, type Tx, type Viewer } from '@renkei/platform';

export interface EnrolledMember {
  readonly id: string;
  readonly consortiumId: string;
  readonly role: MemberRole;
}

/**
 * The member something is about to be said of. A coordinator's change waits for other changes of the group; a member's
 * own people cannot lock the group, and what they say is guarded by its own rows.
 * @throws AppError NOT_FOUND; ProblemsFound MEMBER_NOT_ENROLLED, CONSORTIUM_CLOSED
 */
export async function enrolledMember(tx: Tx, viewer: Viewer, memberId: string): Promise<EnrolledMember> {
  if (viewer.acting?.role === 'COORDINATOR') await lockConsortiumOf(tx, 'member', memberId, MEMBER);
  const [row] = await tx.query<EnrolledMember & { readonly takesPart: boolean }>(
    `SELECT m.id, m.consortium_id AS "consortiumId", m.role, m.status = 'ENROLLED' AND c.closed_at IS NULL AS "takesPart"
     FROM member m JOIN consortium c ON c.id = m.consortium_id WHERE m.id = $1`,
    [memberId],
  );
  if (!row) throw notFound(MEMBER);
  const { takesPart, ...member } = row;
  if (!takesPart) {
    refuse('MEMBER_NOT_ENROLLED', 'input.memberId', {
      ja: 'この構成員はいまグループに参加していないので、記録できません。参加中の構成員を選んでください。',
      en: 'This member is not enrolled now, so nothing can be recorded. Please choose one that is.',
    });
  }
  return member;
}
