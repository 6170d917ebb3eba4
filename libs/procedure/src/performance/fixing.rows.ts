import { randomUUID } from 'node:crypto';
import { canonicalJson, type LocalDate, type Message } from '@renkei/kernel';
import { notFound, sha256Of, type Tx, type Viewer } from '@renkei/platform';
import type { FixedAmount } from '@renkei/subsidy-rules';
import { fixingDocument, type Fixing, type StoredFixing } from './fixing-document.ts';

export const FIXING: Message = { ja: '額の確定', en: 'The fixing of the amounts' };

export interface FixingRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly reportId: string;
  readonly number: number;
  readonly noticeNumber: string;
  readonly fixedOn: LocalDate;
  readonly document: StoredFixing;
  readonly documentSha256: string;
  readonly recordedAt: Date;
}

/** SELECT list over the alias `f`. */
export const FIXING_COLUMNS = `f.id, f.consortium_id AS "consortiumId", f.report_id AS "reportId", f.number,
  f.notice_number AS "noticeNumber", f.fixed_on::text AS "fixedOn", f.document, f.document_sha256 AS "documentSha256",
  f.recorded_at AS "recordedAt"`;

/** @throws AppError NOT_FOUND */
export async function fixingById(tx: Tx, id: string): Promise<FixingRow> {
  const [row] = await tx.query<FixingRow>(`SELECT ${FIXING_COLUMNS} FROM amount_fixing f WHERE f.id = $1`, [
    id,
  ]);
  if (!row) throw notFound(FIXING);
  return row;
}

/** The last one of a report; null: nothing is fixed yet. */
export async function latestFixing(tx: Tx, reportId: string): Promise<FixingRow | null> {
  const [row] = await tx.query<FixingRow>(
    `SELECT ${FIXING_COLUMNS} FROM amount_fixing f WHERE f.report_id = $1 ORDER BY f.number DESC LIMIT 1`,
    [reportId],
  );
  return row ?? null;
}

/**
 * Writes a fixing with all its amounts; nothing of it is ever changed.
 * @returns its id
 */
export async function insertFixing(
  tx: Tx,
  viewer: Viewer,
  consortiumId: string,
  fixing: Fixing,
): Promise<string> {
  const id = randomUUID();
  const document = canonicalJson(fixingDocument(fixing));
  await tx.query(
    `INSERT INTO amount_fixing (id, consortium_id, report_id, number, notice_number, fixed_on, document, document_sha256,
       recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      consortiumId,
      fixing.report.id,
      fixing.number,
      fixing.noticeNumber,
      fixing.fixedOn,
      document,
      sha256Of(document),
      viewer.userId,
    ],
  );
  const { members, analysis, admin } = fixing.result;
  const rows = [
    ...members.map((amount) => ({ member: amount.id, part: 'INFRASTRUCTURE', ...stored(amount) })),
    { member: null, part: 'ANALYSIS', ...stored(analysis) },
    { member: null, part: 'ADMIN', ...stored(admin) },
  ];
  await tx.query(
    `INSERT INTO fixed_amount (consortium_id, fixing_id, member_id, part, ruled_yen, granted_yen, fixed_yen)
     SELECT $2, $3, r.member, r.part, r.ruled, r.granted, r.fixed
     FROM jsonb_to_recordset($1::jsonb) AS r (member uuid, part text, ruled bigint, granted bigint, fixed bigint)`,
    [JSON.stringify(rows), consortiumId, id],
  );
  return id;
}

/**
 * The joint cap is one of the rules: where it decided, what the rules give is what it left. So the lesser of ruled and
 * granted is always what is fixed. Yen as text: a JSON number is a float to many readers.
 */
function stored({ ruled, granted, fixed, bound }: FixedAmount) {
  return {
    ruled: String(bound === 'JOINT_CAP' ? fixed : ruled),
    granted: String(granted),
    fixed: String(fixed),
  };
}
