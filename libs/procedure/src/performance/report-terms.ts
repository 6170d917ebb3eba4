import type { CheckSeverity } from '@renkei/lifecycle';
import type { Message } from '@renkei/kernel';

export const REPORT_CODES = [
  'LINE_MISSING',
  'HEADING_MISSING',
  'EMPLOYEES_MISSING',
  'EVIDENCE_INCOMPLETE',
  'ABOVE_RECORDED',
  'BELOW_RECORDED',
  'NOT_FULLY_PAID',
  'CERTIFIED_DESPITE_FINDING',
  'NOTHING_CERTIFIED',
  'PARKED',
  'MICRO_LOST',
  'COMPLETED_AFTER_PERIOD',
  'REPORT_LATE',
  'CORRECTION_LATE',
] as const;
export type ReportCode = (typeof REPORT_CODES)[number];

/** Something the check of a report found. Only a BLOCKER keeps it from being approved and submitted. */
export interface ReportFinding {
  readonly code: ReportCode;
  readonly severity: CheckSeverity;
  /** null: it concerns the group. */
  readonly memberId: string | null;
  readonly costLineId: string | null;
  readonly message: Message;
  /** '' where no official text states it: a decision of this product. */
  readonly clause: string;
}
