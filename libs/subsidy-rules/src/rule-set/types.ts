import type { Message, Ratio, Yen } from '@renkei/kernel';

export const RULE_SET_IDS = ['2022', '2023', '2024', '2025'] as const;
export type RuleSetId = (typeof RULE_SET_IDS)[number];

export const SOFTWARE_FUNCTIONS = ['ACCOUNTING', 'ORDERING', 'SETTLEMENT', 'EC'] as const;
export type SoftwareFunction = (typeof SOFTWARE_FUNCTIONS)[number];

export const OVER_CAP_POLICIES = [
  'PRO_RATA',
  'ANALYSIS_FIRST',
  'INFRASTRUCTURE_FIRST',
  'EQUAL_CEILING',
  'MANUAL',
] as const;
export type OverCapPolicy = (typeof OVER_CAP_POLICIES)[number];

/** The official papers: S23 overview deck 2023, K25 call guideline, R25 grant rules, X25 Excel forms; LAW a statute. */
export const SOURCE_DOCUMENTS = ['S23', 'K25', 'R25', 'X25', 'LAW'] as const;
export type SourceDocument = (typeof SOURCE_DOCUMENTS)[number];

/** Where a number stands: the paper and its printed page, article, form or statute ('' = the paper as a whole). */
export interface Source {
  readonly document: SourceDocument;
  readonly place: string;
}

/** A number of a rule set together with its source. */
export interface Sourced<T> {
  readonly value: T;
  readonly sources: readonly Source[];
  /** true: every source speaks of a later year only; used because nothing contradicts it. */
  readonly carriedBack: boolean;
}

/** Readings of the official papers where they disagree (see `disagreements.ts`). */
export const INTERPRETATION_VALUES = {
  adminFeeBase: ['subsidy', 'eligible-cost'],
  analysisMemberCount: ['all-members', 'introducing-members'],
  tierBoundary: ['x25', 'exact'],
  productivityMean: ['arithmetic', 'geometric'],
} as const;

export type InterpretationKey = keyof typeof INTERPRETATION_VALUES;

export type Readings = {
  readonly [Key in InterpretationKey]: (typeof INTERPRETATION_VALUES)[Key][number];
};

/** The readings in force plus, for 2022 only, the cap of (3) that its papers here do not give. */
export interface Interpretation extends Readings {
  readonly adminCapYen: Yen | null;
}

/** The first tier of (1): cost up to `costUpTo` at `rate`, at most `cap` of subsidy. */
export interface FirstTier {
  readonly costUpTo: Sourced<Readonly<Record<Readings['tierBoundary'], Yen>>>;
  readonly rate: Sourced<Ratio>;
  readonly cap: Sourced<Yen>;
}

export interface RateAndCap {
  readonly rate: Sourced<Ratio>;
  readonly cap: Sourced<Yen>;
}

export interface RuleSet {
  readonly id: RuleSetId;
  /** Changes whenever a number below changes, so that a stored result names the rules it came from. */
  readonly version: string;
  readonly label: Message;
  readonly minimumMembers: Sourced<number>;
  readonly eligibleFunctions: Sourced<readonly SoftwareFunction[]>;
  readonly firstTier: { readonly SME: FirstTier; readonly MICRO: FirstTier };
  readonly secondTier: RateAndCap & { readonly minimumFunctions: Sourced<number> };
  readonly pc: RateAndCap;
  readonly register: RateAndCap;
  /** Eligible SERVICE cost per member in (1); null = no limit. */
  readonly serviceCostCap: Sourced<Yen> | null;
  readonly cloudMonths: { readonly infrastructure: Sourced<number>; readonly analysis: Sourced<number> };
  /** Smallest subsidy of (1) a member may request; null = none. */
  readonly minimumSubsidy: Sourced<Yen> | null;
  readonly analysis: RateAndCap & { readonly perMember: Sourced<Yen> };
  /** granted (1) + granted (2) at most this. */
  readonly jointCap: Sourced<Yen>;
  readonly admin: {
    /** null = the papers here do not say: (3) is computed only with a user-given `adminCapYen`. */
    readonly cap: Sourced<Yen> | null;
    readonly shareOfBase: Sourced<Ratio>;
    readonly rate: Sourced<Ratio>;
  };
  /** Never eligible, always part of what a member pays. */
  readonly consumptionTax: Sourced<Ratio>;
  /** Yearly growth of the group's productivity in percent; the second when a member was granted before. */
  readonly growthTarget: {
    readonly percent: Sourced<number>;
    readonly percentWhenGrantedBefore: Sourced<number> | null;
  };
  readonly defaults: Readings;
}
