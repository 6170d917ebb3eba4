import type { Message, Yen } from '@renkei/kernel';

export const FINDING_CODES = [
  'TOO_FEW_MEMBERS',
  'NO_REPRESENTATIVE',
  'PARTICIPANT_USES_NO_TOOL',
  'ADMIN_COST_OF_PARTICIPANT',
  'NO_ELIGIBLE_FUNCTION',
  'HARDWARE_WITHOUT_SOFTWARE',
  'EC_NOT_A_FUNCTION',
  'ONE_FUNCTION_COST_PAST_CAP',
  'SERVICE_CAPPED',
  'BELOW_MINIMUM',
  'ANALYSIS_OVER_POOL',
  'OVER_CAP',
  'REQUEST_REFUSED',
  'ADMIN_OVER_LIMIT',
  'ADMIN_CAP_UNKNOWN',
  'SOURCE_DISAGREEMENT',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export const SEVERITIES = ['error', 'warning', 'info'] as const;
/** error: cannot be applied for like this; warning: money or an obligation is at stake; info: good to know. */
export type Severity = (typeof SEVERITIES)[number];

/** What a coordinator should know or fix. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** `members[3].costLines[1]`, `analysis`, `combined`, `admin` … */
  readonly path: string;
  /** What it is and what to do next. */
  readonly message: Message;
  /**
   * The yen at stake, when known: how the group's subsidy would change (+ more, − less) if the finding were
   * acted on, or for a limit how much of the cost's subsidy it takes away (−).
   */
  readonly effect: Yen | null;
  /** 'K25 p.20', or '' when it is a matter of the file and not of a rule. */
  readonly clause: string;
}
