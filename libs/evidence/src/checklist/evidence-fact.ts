import { leaveDerivation, type Clock, type Tx, type Viewer } from '@renkei/platform';
import { memberChecklists } from './checklist.rows.ts';

/**
 * Looks again whether these members' evidence is complete, and keeps the fact (member_fact EVIDENCE_COMPLETE, which
 * closes the deadline) accordingly. For every change of what is linked, reviewed or owed: also of purchases and lines.
 * A member's people see only their own side of it and can only take the fact back: what they send has to be reviewed.
 */
export async function renewEvidenceFacts(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  consortiumId: string,
  memberIds: readonly string[],
): Promise<void> {
  const checklists = await memberChecklists(tx, memberIds);
  const complete = memberIds.filter((id) => checklists.get(id)?.complete);
  const incomplete = memberIds.filter((id) => !complete.includes(id));
  const ended = await tx.query(
    `DELETE FROM member_fact WHERE kind = 'EVIDENCE_COMPLETE' AND member_id = ANY ($1::uuid[]) RETURNING id`,
    [incomplete],
  );
  const begun =
    viewer.acting?.role === 'MEMBER_USER'
      ? []
      : await tx.query(
          `INSERT INTO member_fact (consortium_id, member_id, kind, reached_at, recorded_by)
           SELECT $1, id, 'EVIDENCE_COMPLETE', $3, $4 FROM unnest($2::uuid[]) AS id
           ON CONFLICT DO NOTHING RETURNING id`,
          [consortiumId, complete, new Date(clock.epochMs()), viewer.userId],
        );
  if (ended.length + begun.length > 0) await leaveDerivation(tx, consortiumId);
}
