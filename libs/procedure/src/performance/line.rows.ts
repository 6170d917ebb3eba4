import type { AdminHeading } from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';
import { PART_OF_CATEGORY, type CostCategory } from '@renkei/subsidy-rules';
import { exactJson } from '../shared/exact-json.ts';

/** What a report says of one cost line; whole yen, tax-exclusive. */
export interface PerformanceLineRow {
  readonly reportId: string;
  readonly consortiumId: string;
  readonly memberId: string;
  readonly costLineId: string;
  readonly category: CostCategory;
  readonly label: string;
  readonly quantity: number;
  readonly plannedYen: bigint;
  /** What the purchase records say it cost. */
  readonly recordedYen: bigint;
  readonly actualYen: bigint;
  readonly certifiedYen: bigint;
  readonly deductedYen: bigint;
  readonly deductionReason: string;
  readonly parkedYen: bigint;
  readonly parkedReason: string;
  readonly heading: AdminHeading | null;
  readonly version: number;
}

/** A cost line of the granted group, whether the report has it yet or not. */
export interface LineFacts extends Omit<PerformanceLineRow, 'version' | 'reportId'> {
  /** 0: the report does not have it yet, and its amounts are 0. */
  readonly version: number;
  /** Yen of invoices and payments that stand, tax-exclusive. */
  readonly invoicedYen: bigint;
  readonly paidYen: bigint;
  /** Codes of findings that stand and lose the line its subsidy. */
  readonly losses: readonly string[];
}

/**
 * What a line cost by its records: the invoices; office costs such as wages know none, so there what was paid counts.
 */
const RECORDED = `CASE WHEN l.category = 'OFFICE' AND s.invoices IS NULL THEN coalesce(s.paid, 0)
  ELSE coalesce(s.invoices, 0) END::bigint AS "recordedYen"`;

/** Sums of the steps that stand of the line `l`. */
const STEPS = `LATERAL (
  SELECT sum(x.amount_yen) FILTER (WHERE x.step = 'INVOICE') AS invoices,
    sum(x.amount_yen) FILTER (WHERE x.step = 'PAYMENT') AS paid
  FROM purchase_step x WHERE x.cost_line_id = l.id AND x.voided_at IS NULL) s`;

const OF_LINE = `l.consortium_id AS "consortiumId", l.member_id AS "memberId", l.id AS "costLineId", l.category, l.label,
  l.quantity, l.unit_price_yen * l.quantity AS "plannedYen", ${RECORDED}`;

/** SELECT list for `performance_line p` with the tables below. */
export const LINE_COLUMNS = `p.report_id AS "reportId", ${OF_LINE}, p.actual_yen AS "actualYen",
  p.certified_yen AS "certifiedYen", p.deducted_yen AS "deductedYen", p.deduction_reason AS "deductionReason",
  p.parked_yen AS "parkedYen", p.parked_reason AS "parkedReason", p.heading, p.version`;
export const LINE_TABLES = `performance_line p JOIN cost_line l ON l.id = p.cost_line_id
  JOIN member m ON m.id = p.member_id CROSS JOIN ${STEPS}`;

/**
 * The lines of the enrolled members in the order of the group, in one statement: what a withdrawn member spent is not
 * reported.
 */
export function readLineFacts(tx: Tx, consortiumId: string, reportId: string): Promise<LineFacts[]> {
  return tx.query<LineFacts>(
    `SELECT ${OF_LINE}, coalesce(s.invoices, 0)::bigint AS "invoicedYen", coalesce(s.paid, 0)::bigint AS "paidYen",
       ARRAY(SELECT DISTINCT f.code FROM purchase_finding f
             JOIN purchase_step fs ON fs.id = f.purchase_step_id AND fs.voided_at IS NULL
             WHERE f.cost_line_id = l.id AND f.loses ORDER BY f.code) AS losses,
       coalesce(p.actual_yen, 0)::bigint AS "actualYen", coalesce(p.certified_yen, 0)::bigint AS "certifiedYen",
       coalesce(p.deducted_yen, 0)::bigint AS "deductedYen", coalesce(p.deduction_reason, '') AS "deductionReason",
       coalesce(p.parked_yen, 0)::bigint AS "parkedYen", coalesce(p.parked_reason, '') AS "parkedReason", p.heading,
       coalesce(p.version, 0) AS version
     FROM cost_line l JOIN member m ON m.id = l.member_id CROSS JOIN ${STEPS}
     LEFT JOIN performance_line p ON p.report_id = $2 AND p.cost_line_id = l.id
     WHERE l.consortium_id = $1 AND m.status = 'ENROLLED' ORDER BY m.position, l.position, l.id`,
    [consortiumId, reportId],
  );
}

/** Whether a line is one of (3), which stands under a heading. */
export function isAdminLine({ category }: { readonly category: CostCategory }): boolean {
  return PART_OF_CATEGORY[category] === 'ADMIN';
}

export interface LineAmounts {
  readonly costLineId: string;
  readonly actualYen: bigint;
  readonly certifiedYen: bigint;
  readonly deductedYen: bigint;
  readonly deductionReason: string;
  readonly parkedYen: bigint;
  readonly parkedReason: string;
  readonly heading: AdminHeading | null;
}

const RECORDSET = `jsonb_to_recordset($1::jsonb) AS r ("costLineId" uuid, "actualYen" bigint, "certifiedYen" bigint,
  "deductedYen" bigint, "deductionReason" text, "parkedYen" bigint, "parkedReason" text, heading text)`;

/** Adds lines to a report; each goes under the member of its cost line. */
export async function insertLines(tx: Tx, reportId: string, lines: readonly LineAmounts[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `INSERT INTO performance_line (consortium_id, report_id, cost_line_id, member_id, actual_yen, certified_yen,
       deducted_yen, deduction_reason, parked_yen, parked_reason, heading)
     SELECT l.consortium_id, $2, l.id, l.member_id, r."actualYen", r."certifiedYen", r."deductedYen",
       r."deductionReason", r."parkedYen", r."parkedReason", r.heading
     FROM ${RECORDSET} JOIN cost_line l ON l.id = r."costLineId"`,
    [exactJson(lines), reportId],
  );
}

/** @param touched whether somebody decided on them: what nobody did may be prefilled anew */
export async function updateLines(
  tx: Tx,
  reportId: string,
  lines: readonly LineAmounts[],
  touched: boolean,
): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `UPDATE performance_line p
     SET actual_yen = r."actualYen", certified_yen = r."certifiedYen", deducted_yen = r."deductedYen",
       deduction_reason = r."deductionReason", parked_yen = r."parkedYen", parked_reason = r."parkedReason",
       heading = r.heading, version = version + $3
     FROM ${RECORDSET} WHERE p.report_id = $2 AND p.cost_line_id = r."costLineId"`,
    [exactJson(lines), reportId, touched ? 1 : 0],
  );
}

/** These lines of a report, in the order of the group. */
export function linesOfReport(
  tx: Tx,
  reportId: string,
  costLineIds: readonly string[],
): Promise<PerformanceLineRow[]> {
  return tx.query<PerformanceLineRow>(
    `SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES}
     WHERE p.report_id = $1 AND p.cost_line_id = ANY ($2::uuid[]) ORDER BY m.position, l.position, l.id`,
    [reportId, costLineIds],
  );
}
