import type { Message, Yen, YenProblemCode } from '@renkei/kernel';
import type { Interpretation, OverCapPolicy, RuleSetId, SoftwareFunction } from '../rule-set/types.ts';

/** (1) infrastructure: SOFTWARE OPTION SERVICE PC REGISTER; (2) analysis: ANALYSIS_*; (3) admin: OFFICE EXPERT. */
export const COST_CATEGORIES = [
  'SOFTWARE',
  'OPTION',
  'SERVICE',
  'PC',
  'REGISTER',
  'ANALYSIS_SOFTWARE',
  'ANALYSIS_HARDWARE',
  'ANALYSIS_SERVICE',
  'OFFICE',
  'EXPERT',
] as const;
export type CostCategory = (typeof COST_CATEGORIES)[number];

export const COST_PARTS = ['INFRASTRUCTURE', 'ANALYSIS', 'ADMIN'] as const;
/** The three parts of the programme: (1), (2) and (3). */
export type CostPart = (typeof COST_PARTS)[number];

export const PART_OF_CATEGORY: Readonly<Record<CostCategory, CostPart>> = {
  SOFTWARE: 'INFRASTRUCTURE',
  OPTION: 'INFRASTRUCTURE',
  SERVICE: 'INFRASTRUCTURE',
  PC: 'INFRASTRUCTURE',
  REGISTER: 'INFRASTRUCTURE',
  ANALYSIS_SOFTWARE: 'ANALYSIS',
  ANALYSIS_HARDWARE: 'ANALYSIS',
  ANALYSIS_SERVICE: 'ANALYSIS',
  OFFICE: 'ADMIN',
  EXPERT: 'ADMIN',
};

export const BUSINESS_SIZES = ['SME', 'MICRO'] as const;
export type BusinessSize = (typeof BUSINESS_SIZES)[number];

export const SHARING_KEYS = [
  'EQUAL',
  'BY_INFRASTRUCTURE_COST',
  'BY_GRANTED_SUBSIDY',
  'BY_WEIGHT',
  'BUYER_BEARS',
] as const;
/** How the members split what is left of the joint costs (2) and (3). */
export type SharingKey = (typeof SHARING_KEYS)[number];

export interface CostLine {
  readonly id: string;
  readonly category: CostCategory;
  /** Only SOFTWARE lines have any. */
  readonly functions: readonly SoftwareFunction[];
  /** Whole yen, tax-exclusive. */
  readonly unitPrice: Yen;
  /** A safe integer of at least 1. */
  readonly quantity: number;
  /** Months of cloud fees in this line; null when it is not a cloud fee. */
  readonly cloudMonths: number | null;
}

export interface MemberInput {
  readonly id: string;
  readonly name: string;
  readonly representative: boolean;
  readonly size: BusinessSize;
  readonly costLines: readonly CostLine[];
  /** MANUAL only: the subsidy of (1) this member asks for; null = all that is available to it. */
  readonly requested: Yen | null;
  /** BY_WEIGHT only: this member's weight, >= 0. */
  readonly sharingWeight: bigint;
}

/** A whole group as the rules see it. Built by `parseCalculationInput` or from stored rows. */
export interface CalculationInput {
  readonly ruleSet: RuleSetId;
  /** Only what the group chose; the rest is the rule set's default. */
  readonly interpretation: Partial<Interpretation>;
  readonly overCapPolicy: OverCapPolicy;
  /** MANUAL only: the subsidy of (2) the group asks for; null = all that is available. */
  readonly requestedAnalysis: Yen | null;
  readonly sharingKey: SharingKey;
  readonly members: readonly MemberInput[];
}

export type InputProblemCode =
  | YenProblemCode
  | 'NOT_AN_OBJECT'
  | 'NOT_A_LIST'
  | 'MISSING'
  | 'UNKNOWN_KEY'
  | 'NOT_TEXT'
  | 'NOT_TRUE_OR_FALSE'
  | 'NOT_A_WHOLE_NUMBER'
  | 'UNKNOWN_VALUE'
  | 'DUPLICATE_ID'
  | 'SECOND_REPRESENTATIVE'
  | 'FUNCTIONS_ONLY_ON_SOFTWARE'
  | 'NOT_A_CLOUD_CATEGORY'
  | 'TOO_MANY_CLOUD_MONTHS'
  | 'ADMIN_CAP_ALREADY_KNOWN'
  | 'REQUEST_OVER_AVAILABLE'
  | 'REQUEST_OVER_CAP';

export interface InputProblem {
  /** `members[0].costLines[2].unitPrice`; '$' is the document itself. */
  readonly path: string;
  readonly code: InputProblemCode;
  readonly message: Message;
}
