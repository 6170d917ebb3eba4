import type { JstMinute, Message, Yen } from '@renkei/kernel';
import type { EligibilityCode, EligibilityInput, EligibilityMember } from '../readiness/eligibility-terms.ts';
import type { PaperAsk, ReviewedDocument } from '../readiness/readiness-terms.ts';
import type { RequirementOptions } from '../requirement.ts';
import type { GroupFacts, GroupRequirementCode } from '../requirement-terms.ts';
import type { CheckFinding } from './finding.ts';

export const SUBMISSION_CODES = [
  'TOO_FEW_MEMBERS',
  'NO_REPRESENTATIVE',
  'SEVERAL_REPRESENTATIVES',
  'REPRESENTATIVE_TYPE_UNKNOWN',
  'PAPER_MISSING',
  'PAPER_RETURNED',
  'PAPER_TOO_OLD',
  'PAPER_NOT_ACCEPTED',
  'GROUP_PAPER_MISSING',
  'NO_ELIGIBLE_SOFTWARE',
  'OVER_CAP',
  'CALCULATION_REFUSED',
  'ADMIN_CAP_UNKNOWN',
  'ROUND_NOT_OPEN',
  'ROUND_CLOSED',
  'ROUND_UNKNOWN',
  'CORRECTION_OVERDUE',
  'NOT_APPROVED',
] as const;
export type SubmissionCode = (typeof SUBMISSION_CODES)[number];
export type SubmissionFinding = CheckFinding<SubmissionCode | EligibilityCode>;

export interface SubmissionMember extends EligibilityMember {
  /** It has costs of (1) but no eligible function, so nothing of its (1) is subsidised. */
  readonly lacksEligibleSoftware: boolean;
}

/** What the calculation refuses: a MANUAL request above what is available, an amount under the year's minimum. */
export interface CalculationRefusal {
  /** null: it concerns the group. */
  readonly memberId: string | null;
  readonly message: Message;
  readonly clause: string;
}

/** The calculation as it would be filed; whole yen, tax-exclusive. */
export interface CalculationFacts {
  /** Granted (1) + granted (2), after the over-cap policy. */
  readonly combined: Yen;
  readonly combinedCap: Yen;
  readonly refusals: readonly CalculationRefusal[];
  /** No paper at hand states the cap of (3), and the group has not entered one (2022). */
  readonly adminCapUnknown: boolean;
  /** Eligible cost of (3). */
  readonly adminEligible: Yen;
}

export interface SubmissionFacts extends EligibilityInput {
  readonly members: readonly SubmissionMember[];
  /** The minute of the submission; for a preview, now. */
  readonly submitAt: JstMinute;
  /** The minute of the first submission when this is a corrected one; null: this is the first. */
  readonly firstSubmittedAt: JstMinute | null;
  /** By when the secretariat wants the corrected one; null: not said, or the first submission. */
  readonly correctionDueAt: JstMinute | null;
  /** null: not known. */
  readonly roundOpen: JstMinute | null;
  readonly roundClose: JstMinute | null;
  /** The internal check has approved what is filed. */
  readonly approved: boolean;
  readonly documents: readonly ReviewedDocument[];
  readonly asks: readonly PaperAsk[];
  /** Year and みらデジ switch, for the papers of the members and of the group. */
  readonly requirementOptions: RequirementOptions;
  readonly groupFacts: GroupFacts;
  readonly groupPapers: readonly GroupRequirementCode[];
  readonly calculation: CalculationFacts;
}
