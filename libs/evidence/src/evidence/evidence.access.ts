import type { Message } from '@renkei/kernel';
import { isUuid } from '@renkei/kernel';
import { GROUP, lockConsortium } from '@renkei/consortium';
import { notFound, refuse, type Tx, type Viewer } from '@renkei/platform';

export const EVIDENCE_FILE: Message = { ja: '証憑のファイル', en: 'The file of evidence' };

/**
 * One change of a group's evidence after another. A member's people see their group's row and cannot lock it, so
 * everybody takes a lock of its own; a coordinator the group's first, as everywhere.
 * @throws AppError NOT_FOUND, ProblemsFound CONSORTIUM_CLOSED
 */
export async function lockEvidence(tx: Tx, viewer: Viewer, consortiumId: string): Promise<void> {
  if (viewer.acting?.role === 'MEMBER_USER') await checkOpen(tx, consortiumId);
  else await lockConsortium(tx, consortiumId);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `renkei evidence ${consortiumId}`,
  ]);
}

/** @throws AppError NOT_FOUND, ProblemsFound CONSORTIUM_CLOSED */
export async function checkOpen(tx: Tx, consortiumId: string): Promise<void> {
  const [group] = await tx.query<{ closed: boolean }>(
    'SELECT closed_at IS NOT NULL AS closed FROM consortium WHERE id = $1',
    [consortiumId],
  );
  if (!group) throw notFound(GROUP);
  if (group.closed) {
    refuse('CONSORTIUM_CLOSED', null, {
      ja: 'このグループは終了しています。内容は見るだけになります。',
      en: 'This group is closed and can only be read.',
    });
  }
}

/** The group of a file this person sees. @throws AppError NOT_FOUND */
export async function groupOfEvidence(tx: Tx, id: string): Promise<string> {
  const [row] = isUuid(id)
    ? await tx.query<{ consortium_id: string }>('SELECT consortium_id FROM evidence_file WHERE id = $1', [id])
    : [];
  if (!row) throw notFound(EVIDENCE_FILE);
  return row.consortium_id;
}
