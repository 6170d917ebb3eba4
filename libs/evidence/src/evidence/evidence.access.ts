import type { Message } from '@renkei/kernel';
import { isUuid } from '@renkei/kernel';
import { lockWork } from '@renkei/consortium';
import { notFound, type Tx, type Viewer } from '@renkei/platform';

export const EVIDENCE_FILE: Message = { ja: '証憑のファイル', en: 'The file of evidence' };

/** One change of a group's evidence after another. @throws AppError NOT_FOUND, ProblemsFound CONSORTIUM_CLOSED */
export function lockEvidence(tx: Tx, viewer: Viewer, consortiumId: string): Promise<void> {
  return lockWork(tx, viewer, 'evidence', consortiumId);
}

/** The group of a file this person sees. @throws AppError NOT_FOUND */
export async function groupOfEvidence(tx: Tx, id: string): Promise<string> {
  const [row] = isUuid(id)
    ? await tx.query<{ consortium_id: string }>('SELECT consortium_id FROM evidence_file WHERE id = $1', [id])
    : [];
  if (!row) throw notFound(EVIDENCE_FILE);
  return row.consortium_id;
}
