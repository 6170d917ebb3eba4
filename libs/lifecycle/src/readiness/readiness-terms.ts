import type { JstMinute, LocalDate, Message } from '@renkei/kernel';
import type { DocumentOnFile, RequirementMember, RequirementOptions } from '../requirement.ts';
import type { AppliedRequirement, RepresentativeType, RequirementCode } from '../requirement-terms.ts';

export const READINESS_STATES = [
  'NOT_OWED',
  'NOT_ASKED',
  'ASKED',
  'HANDED_IN',
  'ACCEPTED',
  'RETURNED',
  'EXPIRES_BEFORE_SUBMISSION',
] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

export const REVIEW_OUTCOMES = ['ACCEPTED', 'RETURNED'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** A paper on file and what the representative said of it. */
export interface ReviewedDocument extends DocumentOnFile {
  /** null: nobody has looked at it yet. */
  readonly review: ReviewOutcome | null;
  /** Why it was returned, in the reviewer's words; null unless RETURNED. */
  readonly returnReason: string | null;
  /** The minute (JST) it was handed in or, if later, reviewed. */
  readonly changedAt: JstMinute;
}

/** One member and one requirement. */
export interface ReadinessCell {
  readonly memberId: string;
  readonly requirement: RequirementCode;
  readonly state: ReadinessState;
  /** RETURNED: why. */
  readonly reason: string | null;
  /** When it was last asked for. */
  readonly askedAt: JstMinute | null;
  /** Something is to be asked of the member that was not asked since its last paper came or was returned. */
  readonly askDue: boolean;
  /** The age of what is here cannot be judged: its day of issue is missing or wrong. */
  readonly dateUnknown: boolean;
  /** The earliest day of issue that is young enough on the day of submission; null: unknown, or age does not matter. */
  readonly issuedFrom: LocalDate | null;
  /** For the coordinator; null: nothing to do. */
  readonly next: Message | null;
}

export interface CellInput {
  readonly memberId: string;
  readonly requirement: AppliedRequirement;
  /** The member's own; those of other requirements are passed over. */
  readonly documents: readonly ReviewedDocument[];
  readonly askedAt: JstMinute | null;
  /** Planned or actual; null: unknown, then no age is judged. */
  readonly submissionDay: LocalDate | null;
}

export interface ReadinessMember extends RequirementMember {
  readonly id: string;
}

/** An earlier "please send". */
export interface PaperAsk {
  readonly memberId: string;
  readonly requirement: RequirementCode;
  readonly askedAt: JstMinute;
}

export interface ReadinessInput {
  /** The enrolled ones, in the order of the group. */
  readonly members: readonly ReadinessMember[];
  readonly representativeType: RepresentativeType | null;
  readonly documents: readonly ReviewedDocument[];
  /** Any number per pair; the latest counts. */
  readonly asks: readonly PaperAsk[];
  readonly submissionDay: LocalDate | null;
  readonly requirementOptions?: RequirementOptions;
}

export interface ReadinessRow {
  readonly memberId: string;
  /** One per requirement of the matrix, in its order. */
  readonly cells: readonly ReadinessCell[];
}

export interface ReadinessMatrix {
  readonly submissionDay: LocalDate | null;
  /** What at least one member owes, in the order of the rules. */
  readonly requirements: readonly AppliedRequirement[];
  readonly rows: readonly ReadinessRow[];
}

/** One line of a "please send" letter. */
export interface OwedAsk {
  readonly memberId: string;
  readonly requirement: RequirementCode;
  /** What the member is asked for, in its own words. */
  readonly request: Message;
}
