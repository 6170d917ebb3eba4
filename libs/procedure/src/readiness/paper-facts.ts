import { dateOf, fromEpochMs, type LocalDate } from '@renkei/kernel';
import type {
  PaperAsk,
  PaperCode,
  RequirementCode,
  ReviewedDocument,
  ReviewOutcome,
} from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';

// What API and worker both read of several groups at once, one statement each.

/** A paper on file as the one who reviews it needs it. */
export interface FiledPaper extends ReviewedDocument {
  readonly id: string;
  readonly version: number;
  readonly paper: PaperCode | null;
  readonly validUntil: LocalDate | null;
}

export interface SubmissionPlan {
  /**
   * The day on which the age of the papers counts: that of the first submission (a corrected application is the same
   * one, K25 p.21 (2-5)), before it the round's closing day. null: unknown, then no age is judged.
   */
  readonly submissionDay: LocalDate | null;
  /** It lies with the secretariat or is granted: no paper is owed for it any more. */
  readonly filed: boolean;
}

export type ByGroup<Value> = ReadonlyMap<string, Value>;

/** Rows by their group; a group without any is not in it. */
export function groupedBy<Row, Key extends keyof Row>(
  rows: readonly Row[],
  key: Key,
): Map<Row[Key], readonly Row[]> {
  const groups = new Map<Row[Key], Row[]>();
  for (const row of rows) {
    const group = groups.get(row[key]);
    if (group) group.push(row);
    else groups.set(row[key], [row]);
  }
  return groups;
}

interface PaperRow {
  readonly consortiumId: string;
  readonly id: string;
  readonly version: number;
  readonly memberId: string;
  readonly requirement: RequirementCode;
  readonly paper: PaperCode | null;
  readonly issuedOn: LocalDate | null;
  readonly validUntil: LocalDate | null;
  readonly receivedOn: LocalDate;
  readonly review: ReviewOutcome | null;
  readonly returnReason: string | null;
  readonly changedAt: Date;
}

const PAPER_COLUMNS = `consortium_id AS "consortiumId", id, version, member_id AS "memberId", requirement, paper,
  issued_on AS "issuedOn", valid_until AS "validUntil", received_on AS "receivedOn", review_outcome AS review,
  return_reason AS "returnReason", coalesce(reviewed_at, recorded_at) AS "changedAt"`;

const paperOf = ({ consortiumId: _, changedAt, ...row }: PaperRow): FiledPaper => ({
  ...row,
  changedAt: fromEpochMs(changedAt.getTime()),
});

export async function readPapers(
  tx: Tx,
  groupIds: readonly string[],
): Promise<ByGroup<readonly FiledPaper[]>> {
  const rows = await tx.query<PaperRow>(
    `SELECT ${PAPER_COLUMNS} FROM member_document WHERE consortium_id = ANY ($1::uuid[]) ORDER BY member_id, requirement`,
    [groupIds],
  );
  return new Map([...groupedBy(rows, 'consortiumId')].map(([id, own]) => [id, own.map(paperOf)]));
}

/** One paper with its group; null: not visible to this person. */
export async function readPaper(
  tx: Tx,
  id: string,
): Promise<{ readonly consortiumId: string; readonly paper: FiledPaper } | null> {
  const [row] = await tx.query<PaperRow>(`SELECT ${PAPER_COLUMNS} FROM member_document WHERE id = $1`, [id]);
  return row ? { consortiumId: row.consortiumId, paper: paperOf(row) } : null;
}

/** The latest per member and requirement. */
export async function readAsks(tx: Tx, groupIds: readonly string[]): Promise<ByGroup<readonly PaperAsk[]>> {
  const rows = await tx.query<{
    consortiumId: string;
    memberId: string;
    requirement: RequirementCode;
    askedAt: Date;
  }>(
    `SELECT consortium_id AS "consortiumId", member_id AS "memberId", requirement, max(asked_at) AS "askedAt"
     FROM paper_ask WHERE consortium_id = ANY ($1::uuid[]) GROUP BY consortium_id, member_id, requirement`,
    [groupIds],
  );
  const ask = ({ memberId, requirement, askedAt }: (typeof rows)[number]): PaperAsk => ({
    memberId,
    requirement,
    askedAt: fromEpochMs(askedAt.getTime()),
  });
  return new Map([...groupedBy(rows, 'consortiumId')].map(([id, own]) => [id, own.map(ask)]));
}

interface PlanRow {
  readonly id: string;
  readonly closesAt: Date | null;
  readonly submittedAt: Date | null;
  readonly lies: boolean;
  readonly wasFiled: boolean;
}

/**
 * In a member user's transaction the day of a submission is not there to see. The papers' age was judged when it was
 * filed, so from then on no age is judged for them.
 */
export async function readSubmissionPlans(
  tx: Tx,
  groupIds: readonly string[],
): Promise<ByGroup<SubmissionPlan>> {
  const rows = await tx.query<PlanRow>(
    `SELECT c.id, coalesce(
       (SELECT m.occurred_at FROM consortium_milestone m WHERE m.consortium_id = c.id AND m.anchor = 'ROUND_CLOSE'),
       (SELECT a.occurs_at FROM schedule_anchor a WHERE a.anchor = 'ROUND_CLOSE' AND a.revision_id = (
          SELECT r.id FROM schedule_revision r WHERE r.schedule_id = c.schedule_id ORDER BY r.number DESC LIMIT 1))
       ) AS "closesAt",
       (SELECT min(s.submitted_at) FROM submission s
        WHERE s.consortium_id = c.id AND s.application_id = live.id) AS "submittedAt",
       coalesce(live.status IN ('SUBMITTED', 'GRANTED'), false) AS lies,
       coalesce(live.status IN ('SUBMITTED', 'RETURNED', 'GRANTED') OR live.correction_due_at IS NOT NULL, false) AS "wasFiled"
     FROM consortium c
     LEFT JOIN application live ON live.consortium_id = c.id AND live.status NOT IN ('REJECTED', 'WITHDRAWN')
     WHERE c.id = ANY ($1::uuid[])`,
    [groupIds],
  );
  return new Map(rows.map((row) => [row.id, planOf(row)]));
}

function planOf({ closesAt, submittedAt, lies, wasFiled }: PlanRow): SubmissionPlan {
  const counted = submittedAt ?? (wasFiled ? null : closesAt);
  return { submissionDay: counted && dateOf(fromEpochMs(counted.getTime())), filed: lies };
}
