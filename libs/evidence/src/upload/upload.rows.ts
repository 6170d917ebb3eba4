import type { LocalDate } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';
import type { Scan } from '../evidence/vocabulary.ts';
import { keyOf } from '../storage/evidence-store.ts';
import type { AcceptedUpload } from './evidence-upload.service.ts';
import type { ReceivedFile } from './receive-file.ts';

/**
 * The file with this content that proves the same already, or, for one that proves nothing yet, that the same member has
 * already. What was replaced does not count.
 */
export async function sameContent(
  tx: Tx,
  { consortiumId, memberId, place }: AcceptedUpload,
  sha256: string,
): Promise<string | null> {
  const [found] = await tx.query<{ id: string }>(
    `SELECT e.id FROM evidence_file e
     WHERE e.consortium_id = $1 AND e.content_sha256 = $2 AND e.member_id IS NOT DISTINCT FROM $3
       AND NOT EXISTS (SELECT FROM evidence_file n WHERE n.replaces_id = e.id)
       AND ($4::text IS NULL OR EXISTS (
         SELECT FROM evidence_link l
         WHERE l.evidence_id = e.id AND l.ended_at IS NULL AND l.item = $4 AND l.cost_line_id IS NOT DISTINCT FROM $5
           AND l.purchase_step_id IS NOT DISTINCT FROM $6 AND l.unit_number IS NOT DISTINCT FROM $7))
     ORDER BY e.uploaded_at, e.id LIMIT 1`,
    [
      consortiumId,
      sha256,
      memberId,
      place?.item ?? null,
      place?.costLineId ?? null,
      place?.purchaseStepId ?? null,
      place?.unitNumber ?? null,
    ],
  );
  return found?.id ?? null;
}

interface Recorded {
  readonly id: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly scan: Scan;
  readonly retainedUntil: LocalDate | null;
}

/** The row of a file and its link; what it replaces hands over its own links (trigger take_over_links). */
export async function insertEvidence(
  tx: Tx,
  { consortiumId, memberId, fileName, place, replacesId }: AcceptedUpload,
  file: ReceivedFile,
  recorded: Recorded,
): Promise<void> {
  await tx.query(
    `INSERT INTO evidence_file (id, consortium_id, member_id, file_name, media_type, byte_length, content_sha256,
       storage_key, scan, replaces_id, uploaded_by, uploaded_at, retained_until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      recorded.id,
      consortiumId,
      memberId,
      fileName,
      file.mediaType,
      file.byteLength,
      file.sha256,
      keyOf(consortiumId, recorded.id),
      recorded.scan,
      replacesId,
      recorded.uploadedBy,
      recorded.uploadedAt,
      recorded.retainedUntil,
    ],
  );
  if (place === null) return;
  // may be one of those just taken over
  await tx.query(
    `INSERT INTO evidence_link (consortium_id, evidence_id, item, member_id, cost_line_id, purchase_step_id, unit_number,
       created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp()) ON CONFLICT DO NOTHING`,
    [
      consortiumId,
      recorded.id,
      place.item,
      memberId,
      place.costLineId,
      place.purchaseStepId,
      place.unitNumber,
      recorded.uploadedBy,
    ],
  );
}
