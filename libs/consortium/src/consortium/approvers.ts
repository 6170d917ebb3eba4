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
