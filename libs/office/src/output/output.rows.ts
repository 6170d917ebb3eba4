import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import type { OutputType } from './output.type.ts';

export const OUTPUT: Message = { ja: '作ったファイル', en: 'The file' };

/** SELECT list over `output_job j`; a name is that of somebody this person may see. */
export const OUTPUT_COLUMNS = `j.id, j.consortium_id AS "consortiumId", j.member_id AS "memberId", j.kind, j.status,
  j.progress_done AS "progressDone", j.progress_total AS "progressTotal",
  j.cancel_requested_at IS NOT NULL AND j.status IN ('WAITING', 'RUNNING') AS "cancelRequested",
  j.file_name AS "fileName", j.byte_length::double precision AS "byteLength", j.content_sha256 AS "contentSha256", j.problems,
  (SELECT display_name FROM app_user u WHERE u.id = j.requested_by) AS "requestedBy",
  j.created_at AS "createdAt", j.expires_at AS "expiresAt"`;

/** @throws AppError NOT_FOUND also for what this person may not know of */
export async function outputById(tx: Tx, id: string): Promise<OutputType> {
  const [row] = await tx.query<OutputType>(`SELECT ${OUTPUT_COLUMNS} FROM output_job j WHERE j.id = $1`, [
    id,
  ]);
  if (!row) throw notFound(OUTPUT);
  return row;
}
