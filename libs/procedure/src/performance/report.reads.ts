import { Injectable } from '@nestjs/common';
import { CalculationService } from '@renkei/consortium';
import { canonicalJson, type Yen } from '@renkei/kernel';
import { ADMIN_HEADING_DEFINITIONS, ADMIN_HEADINGS, type AdminHeading } from '@renkei/lifecycle';
import { Clock, TenantTransaction, type Viewer } from '@renkei/platform';
import { cursorId, pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import { readGrant } from '../application/grant-facts.ts';
import { EMPLOYEE_COLUMNS, type EmployeeStatementRow } from './employee.rows.ts';
import { FixingPreviewType } from './fixing.type.ts';
import { LINE_COLUMNS, LINE_TABLES, type PerformanceLineRow } from './line.rows.ts';
import { blockersOf, readReportFacts, reportFindings } from './report-check.ts';
import { REPORT_COLUMNS, REPORT_TABLES, type ReportRow } from './report.rows.ts';
import type { AdminHeadingSumType, ReportCheckType } from './report.type.ts';
import { readSettlement, settled } from './settlement.ts';
import type { ReportState } from './vocabulary.ts';

/** A report that has been submitted is looked at by the secretariat, not by the group's own check. */
const BEFORE_SUBMISSION: readonly ReportState[] = ['DRAFT', 'IN_CHECK', 'APPROVED', 'RETURNED'];

/** The report of the grant a group has now, as this person may see it. */
const LIVE = `JOIN application live ON live.id = g.application_id AND live.status = 'GRANTED'`;

@Injectable()
export class PerformanceReads {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, calculations: CalculationService, clock: Clock) {
    this.#transactions = transactions;
    this.#calculations = calculations;
    this.#clock = clock;
  }

  /** The report of each group's grant; null: none yet. One statement. */
  reportsOf(viewer: Viewer, consortiumIds: readonly string[]): Promise<(ReportRow | null)[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<ReportRow>(
        `SELECT ${REPORT_COLUMNS} FROM ${REPORT_TABLES} ${LIVE} WHERE r.consortium_id = ANY ($1::uuid[])`,
        [consortiumIds],
      );
      return inOrder(consortiumIds, rows, ({ consortiumId }) => consortiumId);
    });
  }

  /** A page of each report's lines in the order of the group; to a member user those of its own member. */
  linePagesOf(
    viewer: Viewer,
    reportIds: readonly string[],
    { first, after }: PageArgs,
  ): Promise<Connection<PerformanceLineRow>[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<PerformanceLineRow>(
        `SELECT page.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
           SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES}
           WHERE p.report_id = wanted.id AND m.status = 'ENROLLED'
             AND ($2::uuid IS NULL OR (m.position, l.position, l.id) > (
               SELECT lm.position, ll.position, ll.id FROM cost_line ll JOIN member lm ON lm.id = ll.member_id
               WHERE ll.id = $2))
           ORDER BY m.position, l.position, l.id LIMIT $3) AS page`,
        [reportIds, cursorId(after), first + 1],
      );
      return reportIds.map((id) =>
        pageOf(
          rows.filter(({ reportId }) => reportId === id),
          first,
          (row) => [row.costLineId],
        ),
      );
    });
  }

  /** The lines of each member in the report of its group's grant, in one statement. */
  linesOfMembers(viewer: Viewer, memberIds: readonly string[]): Promise<PerformanceLineRow[][]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<PerformanceLineRow>(
        `SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES}
         JOIN performance_report r ON r.id = p.report_id JOIN grant_decision g ON g.id = r.grant_id ${LIVE}
         WHERE p.member_id = ANY ($1::uuid[]) ORDER BY l.member_id, l.position, l.id`,
        [memberIds],
      );
      return memberIds.map((id) => rows.filter(({ memberId }) => memberId === id));
    });
  }

  statementsOf(viewer: Viewer, memberIds: readonly string[]): Promise<(EmployeeStatementRow | null)[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<EmployeeStatementRow>(
        `SELECT ${EMPLOYEE_COLUMNS} FROM employee_statement e
         JOIN performance_report r ON r.id = e.report_id JOIN grant_decision g ON g.id = r.grant_id ${LIVE}
         WHERE e.member_id = ANY ($1::uuid[])`,
        [memberIds],
      );
      return inOrder(memberIds, rows, ({ memberId }) => memberId);
    });
  }

  /** null once submitted. */
  async check(viewer: Viewer, report: ReportRow): Promise<ReportCheckType | null> {
    if (!BEFORE_SUBMISSION.includes(report.status)) return null;
    const facts = await this.#transactions.read(viewer, (tx) => readReportFacts(tx, report));
    const findings = reportFindings(facts, this.#clock.nowJst());
    const blockers = blockersOf(findings).length;
    return { ready: blockers === 0, blockers, findings };
  }

  /** What the amounts would be now; null once they are fixed, or without a grant in force. */
  async preview(viewer: Viewer, report: ReportRow): Promise<FixingPreviewType | null> {
    if (report.status === 'FIXED') return null;
    return this.#transactions.read(viewer, async (tx) => {
      const grant = await readGrant(tx, report.consortiumId);
      if (grant?.grantId !== report.grantId) return null;
      return new FixingPreviewType(settled(await readSettlement(tx, this.#calculations, report, grant)));
    });
  }

  /** Every heading of (3) with what stands under it, in the papers' order. */
  adminItemsOf(viewer: Viewer, reportIds: readonly string[]): Promise<AdminHeadingSumType[][]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<HeadingSums>(
        `SELECT p.report_id AS "reportId", p.heading, count(*)::integer AS "lineCount", sum(p.actual_yen)::bigint AS "actualYen",
           sum(p.certified_yen)::bigint AS "certifiedYen", sum(p.deducted_yen)::bigint AS "deductedYen",
           sum(p.parked_yen)::bigint AS "parkedYen"
         FROM performance_line p JOIN member m ON m.id = p.member_id AND m.status = 'ENROLLED'
         WHERE p.report_id = ANY ($1::uuid[]) AND p.heading IS NOT NULL GROUP BY p.report_id, p.heading`,
        [reportIds],
      );
      return reportIds.map((id) =>
        ADMIN_HEADINGS.map((heading) => {
          const { label, clause } = ADMIN_HEADING_DEFINITIONS[heading];
          const sums = rows.find((row) => row.reportId === id && row.heading === heading);
          return { ...(sums ?? NOTHING), heading, label, clause };
        }),
      );
    });
  }

  /** What was submitted, as canonical JSON; null for who does not see everybody's rows, and before the submission. */
  documentsOf(viewer: Viewer, reportIds: readonly string[]): Promise<(string | null)[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<{ id: string; document: unknown }>(
        `SELECT wanted.id, filed.document
         FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL filed_report(wanted.id) AS filed`,
        [reportIds],
      );
      const byId = new Map(rows.map(({ id, document }) => [id, canonicalJson(document)]));
      return reportIds.map((id) => byId.get(id) ?? null);
    });
  }
}

interface Sums {
  readonly lineCount: number;
  readonly actualYen: Yen;
  readonly certifiedYen: Yen;
  readonly deductedYen: Yen;
  readonly parkedYen: Yen;
}

interface HeadingSums extends Sums {
  readonly reportId: string;
  readonly heading: AdminHeading;
}

const NOTHING: Sums = { lineCount: 0, actualYen: 0n, certifiedYen: 0n, deductedYen: 0n, parkedYen: 0n };

function inOrder<Row>(
  ids: readonly string[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
): (Row | null)[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.map((id) => byId.get(id) ?? null);
}
