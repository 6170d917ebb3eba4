import type { Role } from '@renkei/access';
import { notFound, type Tx } from '@renkei/platform';
import type { Message } from '@renkei/kernel';

export const INVITATION: Message = { ja: '招待', en: 'The invitation' };

export const INVITATION_STATES = ['OPEN', 'EXPIRED', 'ACCEPTED', 'REVOKED'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** What somebody is invited to: a role, and for whom. */
export interface Place {
  readonly role: Role;
  readonly consortiumId: string | null;
  readonly memberId: string | null;
  readonly supportBodyId: string | null;
}

export interface InvitationRow extends Place {
  readonly id: string;
  readonly email: string;
  readonly memberName: string | null;
  readonly supportBodyName: string | null;
  /** null: an account that is not there for this reader any more. */
  readonly invitedByName: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly sentAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly state: InvitationState;
}

/** SELECT list over `x`; the token's digest is never read. */
export const INVITATION_COLUMNS = `x.id, x.email, x.role, x.consortium_id AS "consortiumId", x.member_id AS "memberId",
  x.support_body_id AS "supportBodyId", b.name AS "memberName", s.name AS "supportBodyName",
  u.display_name AS "invitedByName", x.created_at AS "createdAt", x.expires_at AS "expiresAt", x.sent_at AS "sentAt",
  x.accepted_at AS "acceptedAt",
  CASE WHEN x.accepted_at IS NOT NULL THEN 'ACCEPTED' WHEN x.revoked_at IS NOT NULL THEN 'REVOKED'
    WHEN x.expires_at <= now() THEN 'EXPIRED' ELSE 'OPEN' END AS state`;

export const INVITATION_JOINS = `LEFT JOIN app_user u ON u.id = x.invited_by
  LEFT JOIN member m ON m.id = x.member_id LEFT JOIN business b ON b.id = m.business_id
  LEFT JOIN support_body s ON s.id = x.support_body_id`;

/** @throws AppError NOT_FOUND also for what the reader may not see */
export async function invitationById(tx: Tx, id: string): Promise<InvitationRow> {
  const [row] = await tx.query<InvitationRow>(
    `SELECT ${INVITATION_COLUMNS} FROM invitation x ${INVITATION_JOINS} WHERE x.id = $1`,
    [id],
  );
  if (!row) throw notFound(INVITATION);
  return row;
}
