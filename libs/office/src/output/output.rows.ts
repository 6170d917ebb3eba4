import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import type { OutputType } from './output.type.ts';

export const OUTPUT: Message = { ja: '作ったファイル', en: 'The file' };

/** SELECT list over `output_job x`; a name is that of somebody this person may see. */
export const OUTPUT_COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.member_id AS "memberId", x.kind, x.status,
  x.progress_done AS "progressDone", x.progress_total AS "progressTotal",
  x.cancel_requested_at IS NOT NULL AND x.status IN ('WAITING', 'RUNNING') AS "cancelRequested",
  x.file_name AS "fileName", x.byte_length::double precision AS "byteLength", x.content_sha256 AS "contentSha256", x.problems,
  (SELECT display_name FROM app_user u WHERE u.id = x.requested_by) AS "requestedBy",
  x.created_at AS "createdAt", x.expires_at AS "expiresAt"`;

/** @throws AppError NOT_FOUND also for what this person may not know of */
export async function outputById(tx: Tx, id: string): Promise<OutputType> {
  const [row] = await tx.query<OutputType>(`SELECT ${OUTPUT_COLUMNS} FROM output_job x WHERE x.id = $1`, [
    id,
  ]);
  if (!row) throw notFound(OUTPUT);
  return row;
}
