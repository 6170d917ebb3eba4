import { fromEpochMs, type LocalDate } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import type { PaperMediaType } from '@renkei/vault';
import { EVIDENCE_FILE } from './evidence.access.ts';
import type { EvidenceLinkType, EvidenceType } from './evidence.type.ts';
import type { ReviewOutcome, Scan } from './vocabulary.ts';

export interface EvidenceRow {
  readonly id: string;
  readonly consortium_id: string;
  readonly member_id: string | null;
  readonly file_name: string;
  readonly media_type: PaperMediaType;
  readonly byte_length: number;
  readonly content_sha256: string;
  readonly scan: Scan;
  readonly has_thumbnail: boolean;
  readonly replaces_id: string | null;
  readonly replaced_by_id: string | null;
  readonly retained_until: LocalDate | null;
  readonly uploaded_at: Date;
  readonly uploaded_by_name: string | null;
  readonly links: readonly EvidenceLinkType[];
  readonly review: {
    readonly outcome: ReviewOutcome;
    readonly reason: string;
    readonly at: number;
    readonly by: string | null;
  } | null;
}

/**
 * SQL of a link's outcome, over `l` and its file `e`. A review made before the file was linked was about something
 * else: an accepted invoice that is linked to a second item has to be looked at again. What is infected is as good as
 * returned, whatever was said before.
 */
export const LINK_OUTCOME = `CASE WHEN e.scan = 'INFECTED' THEN 'RETURNED' ELSE coalesce((
  SELECT r.outcome FROM evidence_review r WHERE r.evidence_id = l.evidence_id AND r.reviewed_at >= l.created_at
  ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1), 'PENDING') END`;

/** What is read of a file, over `e`; joined to the rows of one page only. */
export const EVIDENCE_COLUMNS = `e.id, e.consortium_id, e.member_id, e.file_name, e.media_type, e.byte_length,
  e.content_sha256, e.scan, e.thumbnail_key IS NOT NULL AND e.scan <> 'INFECTED' AS has_thumbnail, e.replaces_id,
  (SELECT n.id FROM evidence_file n WHERE n.replaces_id = e.id) AS replaced_by_id,
  e.retained_until::text, e.uploaded_at, u.display_name AS uploaded_by_name,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'item', l.item, 'costLineId', l.cost_line_id,
      'purchaseStepId', l.purchase_step_id, 'unitNumber', l.unit_number, 'outcome', ${LINK_OUTCOME})
      ORDER BY l.unit_number, l.created_at, l.id), '[]')
   FROM evidence_link l WHERE l.evidence_id = e.id AND l.ended_at IS NULL) AS links,
  (SELECT jsonb_build_object('outcome', r.outcome, 'reason', r.reason, 'by', reviewer.display_name,
      'at', floor(extract(epoch FROM r.reviewed_at) * 1000))
   FROM evidence_review r LEFT JOIN app_user reviewer ON reviewer.id = r.reviewed_by
   WHERE r.evidence_id = e.id ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1) AS review`;
export const EVIDENCE_JOINS = 'LEFT JOIN app_user u ON u.id = e.uploaded_by';

/** @throws AppError NOT_FOUND also for what this person does not see */
export async function evidenceById(tx: Tx, id: string): Promise<EvidenceRow> {
  const [row] = await tx.query<EvidenceRow>(
    `SELECT ${EVIDENCE_COLUMNS} FROM evidence_file e ${EVIDENCE_JOINS} WHERE e.id = $1`,
    [id],
  );
  if (!row) throw notFound(EVIDENCE_FILE);
  return row;
}

export function evidenceOf(row: EvidenceRow): EvidenceType {
  return {
    id: row.id,
    memberId: row.member_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    byteLength: row.byte_length,
    contentSha256: row.content_sha256,
    scan: row.scan,
    hasThumbnail: row.has_thumbnail,
    uploadedAt: fromEpochMs(row.uploaded_at.getTime()),
    uploadedByName: row.uploaded_by_name,
    replacesId: row.replaces_id,
    replacedById: row.replaced_by_id,
    retainedUntil: row.retained_until,
    links: row.links,
    review: row.review && {
      outcome: row.review.outcome,
      reason: row.review.reason,
      reviewedAt: fromEpochMs(row.review.at),
      reviewedByName: row.review.by,
    },
  };
}
