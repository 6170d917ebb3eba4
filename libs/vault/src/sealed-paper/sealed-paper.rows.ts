import { fromEpochMs, type LocalDate, type Message } from '@renkei/kernel';
import { REQUIREMENTS, type RequirementCode } from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';
import type { PaperMediaType } from './media-type.ts';
import type { SealedPaperType } from './sealed-paper.type.ts';

export const PAPER: Message = { ja: '封をした書類', en: 'The sealed paper' };

export interface SealedPaperRow {
  readonly id: string;
  readonly member_id: string;
  readonly requirement: RequirementCode;
  readonly media_type: PaperMediaType;
  readonly byte_length: number;
  readonly handed_in_at: Date;
  readonly issued_on: LocalDate | null;
  readonly released_at: Date | null;
  readonly replaced_at: Date | null;
  readonly version: number;
}

/**
 * Sealed papers over the alias `p`. The day of issue stands in the record of the paper (`d`), which is about the
 * current one.
 */
export const PAPER_COLUMNS = `p.id, p.member_id, p.requirement, p.media_type, p.byte_length, p.handed_in_at,
  d.issued_on, p.released_at, p.replaced_at, p.version`;
export const PAPER_SOURCE = `sealed_paper p LEFT JOIN member_document d ON p.replaced_at IS NULL
  AND d.consortium_id = p.consortium_id AND d.member_id = p.member_id AND d.requirement = p.requirement`;

const labels = new Map(REQUIREMENTS.map(({ code, label }) => [code, label]));

export function labelOf(requirement: RequirementCode): Message {
  return labels.get(requirement) ?? { ja: requirement, en: requirement };
}

export function sealedPaperOf(row: SealedPaperRow): SealedPaperType {
  return {
    id: row.id,
    requirement: row.requirement,
    label: labelOf(row.requirement),
    handedInAt: fromEpochMs(row.handed_in_at.getTime()),
    issuedOn: row.issued_on,
    mediaType: row.media_type,
    byteLength: row.byte_length,
    releasedAt: row.released_at && fromEpochMs(row.released_at.getTime()),
    replacedAt: row.replaced_at && fromEpochMs(row.replaced_at.getTime()),
    version: row.version,
  };
}

/** null: not there, or not this person's to see. */
export async function sealedPaperById(tx: Tx, id: string): Promise<SealedPaperRow | null> {
  const [row] = await tx.query<SealedPaperRow>(
    `SELECT ${PAPER_COLUMNS} FROM ${PAPER_SOURCE} WHERE p.id = $1`,
    [id],
  );
  return row ?? null;
}
