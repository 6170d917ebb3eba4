import { approvalRefusal } from '@renkei/access';
import { refuse, type Tx, type Viewer } from '@renkei/platform';

/** Those who could sign today: appointed, still in the group, their account not disabled. */
export async function appointedApprovers(tx: Tx, consortiumId: string): Promise<string[]> {
  const rows = await tx.query<{ user_id: string }>(
    `SELECT a.user_id FROM assignment a JOIN app_user u ON u.id = a.user_id
     WHERE a.consortium_id = $1 AND a.role = 'COORDINATOR' AND a.is_approver AND a.ended_at IS NULL
       AND u.disabled_at IS NULL`,
    [consortiumId],
  );
  return rows.map(({ user_id: userId }) => userId);
}

/**
 * Where a group wants two people, only an approver loosens that or appoints another one; otherwise whoever it binds could
 * undo it. A group without an approver appoints its first one freely.
 * @throws ProblemsFound ONLY_AN_APPROVER
 */
export async function refuseUnlessApprover(
  tx: Tx,
  viewer: Viewer,
  consortiumId: string,
  path: string,
): Promise<void> {
  const approvers = await appointedApprovers(tx, consortiumId);
  if (approvers.length === 0 || approvers.includes(viewer.userId)) return;
  refuse('ONLY_AN_APPROVER', path, {
    ja: 'このグループは二人での確認（承認）を決めています。これを変えられるのは承認者だけです。承認者の方にお願いしてください。',
    en: 'This group wants two people to check. Only an approver can change that. Please ask one of them.',
  });
}

export interface ToApprove {
  readonly consortiumId: string;
  readonly needsApproval: boolean;
  /** Who put it together; null: nobody is known. */
  readonly authorId: string | null;
}

/**
 * Four eyes, where the group asks for them; the group is locked meanwhile.
 * @throws ProblemsFound NO_APPROVER, NOT_AN_APPROVER, AUTHOR_CANNOT_APPROVE
 */
export async function refuseUnlessMayApprove(
  tx: Tx,
  viewer: Viewer,
  { consortiumId, needsApproval, authorId }: ToApprove,
  path: string,
): Promise<void> {
  const approvers = needsApproval ? await appointedApprovers(tx, consortiumId) : [];
  if (needsApproval && approvers.length === 0) {
    refuse('NO_APPROVER', path, {
      ja: 'このグループには承認者がまだいません。担当者の一覧で承認者を選んでから、もう一度お願いします。',
      en: 'This group has no approver yet. Please appoint one among its coordinators, then approve again.',
    });
  }
  const refusal = approvalRefusal({
    needsApproval,
    authorId: authorId ?? '',
    approverId: viewer.userId,
    approverIsAppointed: approvers.includes(viewer.userId),
  });
  if (refusal) refuse(refusal.code, path, refusal.message);
}
