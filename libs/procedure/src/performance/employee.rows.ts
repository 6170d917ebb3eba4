import { formatRatio, type LocalDate } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';
import { RULE_SETS, type RuleSetId } from '@renkei/subsidy-rules';

/** How many regular employees a micro member had at the performance report. */
export interface EmployeeStatementRow {
  readonly id: string;
  readonly reportId: string;
  readonly memberId: string;
  readonly employees: number;
  readonly asOfOn: LocalDate;
  readonly stillMicro: boolean;
  readonly evidenceId: string | null;
  readonly version: number;
  readonly recordedAt: Date;
}

/** SELECT list over the alias `e`. */
export const EMPLOYEE_COLUMNS = `e.id, e.report_id AS "reportId", e.member_id AS "memberId", e.employees,
  e.as_of_on::text AS "asOfOn", e.still_micro AS "stillMicro", e.evidence_id AS "evidenceId", e.version,
  e.recorded_at AS "recordedAt"`;

/** The statements of a report this person may see. */
export function readStatements(tx: Tx, reportId: string): Promise<EmployeeStatementRow[]> {
  return tx.query<EmployeeStatementRow>(
    `SELECT ${EMPLOYEE_COLUMNS} FROM employee_statement e WHERE e.report_id = $1 ORDER BY e.member_id`,
    [reportId],
  );
}

/** Whether the rules of a year pay a micro business at another rate, so that its employees are asked (2024 on). */
export function asksEmployees(ruleSetId: RuleSetId): boolean {
  const { MICRO, SME } = RULE_SETS[ruleSetId].firstTier;
  return formatRatio(MICRO.rate.value) !== formatRatio(SME.rate.value);
}
