import { lockConsortium, type ConsortiumEntity } from '@renkei/consortium';
import { fromEpochMs, isUuid, type JstMinute, type LocalDate, type Message } from '@renkei/kernel';
import { stateLabel } from '@renkei/lifecycle';
import { notFound, refuse, type Tx } from '@renkei/platform';
import type { RuleSetId } from '@renkei/subsidy-rules';
import { readGrant, type GrantFacts } from '../application/grant-facts.ts';
import type { ReportState } from './vocabulary.ts';

export const REPORT: Message = { ja: '実績報告', en: 'The performance report' };

export interface ReportRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly grantId: string;
  readonly ruleSet: RuleSetId;
  readonly status: ReportState;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly completedOn: LocalDate | null;
  readonly portalNumber: string;
  readonly submittedAt: Date | null;
  readonly dueAt: Date;
  readonly correctionDueAt: Date | null;
  readonly documentSha256: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** Names are those of people this person may see; the document itself is only given out by `filed_report`. */
export const REPORT_COLUMNS = `r.id, r.consortium_id AS "consortiumId", r.grant_id AS "grantId", c.rule_set AS "ruleSet", r.status,
  r.author_id AS "authorId", (SELECT display_name FROM app_user u WHERE u.id = r.author_id) AS author,
  (SELECT display_name FROM app_user u WHERE u.id = r.approved_by) AS "approvedBy", r.approved_at AS "approvedAt",
  r.completed_on::text AS "completedOn", r.portal_number AS "portalNumber", r.submitted_at AS "submittedAt",
  g.report_due_at AS "dueAt", r.correction_due_at AS "correctionDueAt", r.document_sha256 AS "documentSha256", r.version,
  r.created_at AS "createdAt"`;
export const REPORT_TABLES = `performance_report r JOIN standing_grant g ON g.id = r.grant_id
  JOIN consortium c ON c.id = r.consortium_id`;

/** @throws AppError NOT_FOUND */
export async function reportById(tx: Tx, id: string): Promise<ReportRow> {
  if (!isUuid(id)) throw notFound(REPORT);
  const [row] = await tx.query<ReportRow>(`SELECT ${REPORT_COLUMNS} FROM ${REPORT_TABLES} WHERE r.id = $1`, [
    id,
  ]);
  if (!row) throw notFound(REPORT);
  return row;
}

export interface LockedReport {
  readonly group: ConsortiumEntity;
  readonly report: ReportRow;
  readonly grant: GrantFacts;
}

/**
 * A report in its group, which nobody else changes meanwhile, with the grant it is of.
 * @throws AppError NOT_FOUND; ProblemsFound CONSORTIUM_CLOSED, NO_GRANT
 */
export async function lockReport(tx: Tx, id: string): Promise<LockedReport> {
  const { consortiumId } = await reportById(tx, id);
  const group = await lockConsortium(tx, consortiumId);
  await holdReport(tx, id);
  const report = await reportById(tx, id);
  const grant = await readGrant(tx, consortiumId);
  if (!grant || grant.grantId !== report.grantId) return refuseWithoutGrant();
  return { group, report, grant };
}

/** Member users may not lock their group's row; what they state of themselves waits here for the report's steps. */
export async function holdReport(tx: Tx, id: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `renkei performance report ${id}`,
  ]);
}

export function refuseWithoutGrant(): never {
  return refuse('NO_GRANT', null, {
    ja: 'いま有効な交付決定がありません。交付決定の内容を先に記録してください。',
    en: 'There is no grant decision in force. Please record it first.',
  });
}

const EDITABLE: readonly ReportState[] = ['DRAFT', 'RETURNED'];

/** @throws ProblemsFound REPORT_NOT_EDITABLE */
export function requireEditable({ status }: ReportRow): void {
  if (EDITABLE.includes(status)) return;
  const { ja, en } = stateLabel('REPORT', status);
  refuse('REPORT_NOT_EDITABLE', null, {
    ja: `実績報告はいま「${ja}」なので、内容はなおせません。提出前なら下書きに戻してから、なおしてください。`,
    en: `The performance report is now "${en}" and cannot be edited. Before its submission, reopen it as a draft first.`,
  });
}

/**
 * Whether lines are only decided on now: while the secretariat looks at what was submitted, until it fixes the amounts
 * (R25 第22条2), what it certifies, deducts or parks is recorded; what was reported stays.
 * @throws ProblemsFound REPORT_NOT_EDITABLE where a line cannot be set at all
 */
export function requireLinesOpen(report: ReportRow): { readonly decisionsOnly: boolean } {
  const decisionsOnly = report.status === 'SUBMITTED';
  if (!decisionsOnly) requireEditable(report);
  return { decisionsOnly };
}

export const minuteOf = (instant: Date): JstMinute => fromEpochMs(instant.getTime());
