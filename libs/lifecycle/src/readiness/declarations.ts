import type { LocalDate, Message } from '@renkei/kernel';
import type { MemberRole } from '../requirement-terms.ts';

export const DECLARATION_CODES = [
  'VENDOR_OF_ANY_GROUP',
  'EXPERT_OF_ANY_GROUP',
  'REGISTERED_IT_SUPPORTER',
  'RELIGIOUS_CORPORATION',
  'NO_LEGAL_PERSONALITY',
  'ADULT_ENTERTAINMENT',
  'ANTISOCIAL_TIES',
  'LABOUR_LAW_PROSECUTION',
  'LARGE_FIRM_HOLDS_HALF',
  'LARGE_FIRMS_HOLD_TWO_THIRDS',
  'LARGE_FIRM_OFFICERS_HALF',
  'OWNED_BY_DEEMED_LARGE',
  'OFFICERED_BY_DEEMED_LARGE',
  'INCOME_OVER_LIMIT',
  'MAJORITY_OF_VOTES',
  'SAME_PERSON_OR_FAMILY',
  'SAME_REPRESENTATIVE_AND_ADDRESS',
  'SAME_BENEFICIAL_OWNER',
] as const;
export type DeclarationCode = (typeof DECLARATION_CODES)[number];

/** How two businesses come to be one in the programme's eyes (みなし同一法人, K25 p.15 (2)); also declaration codes. */
export const DEEMED_SAME_RELATIONS = [
  'MAJORITY_OF_VOTES',
  'SAME_PERSON_OR_FAMILY',
  'SAME_REPRESENTATIVE_AND_ADDRESS',
  'SAME_BENEFICIAL_OWNER',
] as const satisfies readonly DeclarationCode[];
export type DeemedSameRelation = (typeof DEEMED_SAME_RELATIONS)[number];

/**
 * NEVER_MEMBER: cannot be in any group. DEEMED_LARGE: みなし大企業, the same. DEEMED_SAME: counts once together with
 * the other business.
 */
export type DeclarationTopic = 'NEVER_MEMBER' | 'DEEMED_LARGE' | 'DEEMED_SAME';

/** A question every member answers with yes or no before the application (program rules §2). */
export interface Declaration {
  readonly code: DeclarationCode;
  readonly topic: DeclarationTopic;
  /** A question a shopkeeper can answer with はい or いいえ. */
  readonly question: Message;
  /** What it is about, in a word or two, for lists. */
  readonly label: Message;
  /** The answer that lets the member take part: true is はい. */
  readonly goodAnswer: boolean;
  readonly owedBy: readonly MemberRole[];
  readonly clause: string;
}

/** An answer: a person's, of a day. A member has at most one per question, the current one. */
export interface DeclarationAnswer {
  readonly code: DeclarationCode;
  readonly answer: boolean;
  readonly declaredOn: LocalDate;
  /** The name of the person who answered. */
  readonly declaredBy: string;
}
