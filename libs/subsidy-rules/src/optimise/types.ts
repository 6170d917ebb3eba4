import type { Message, Ratio, Yen } from '@renkei/kernel';
import type { Change } from '../what-if/scenario.ts';
import type { Difference } from '../what-if/what-if.ts';
import type { DropoutStage } from '../simulate/types.ts';

export const OBJECTIVES = ['MOST_SUBSIDY', 'LEAST_BURDEN_WORST_OFF', 'MOST_EVEN'] as const;
/**
 * MOST_SUBSIDY: the group's total granted. LEAST_BURDEN_WORST_OFF: the largest own part (`burdens`) as small as possible.
 * MOST_EVEN: the gap between the largest and the smallest own part as small as possible.
 */
export type Objective = (typeof OBJECTIVES)[number];

/** Who really introduces and uses what an analysis line buys, as the coordinator declares it. */
export interface AnalysisUse {
  /** The member that buys the line today. */
  readonly buyerId: string;
  readonly lineId: string;
  readonly userIds: readonly string[];
}

export interface OptimiseOptions {
  readonly objective: Objective;
  /** Only lines declared here may change their buyer, and only among these users. Default: none. */
  readonly analysisUses?: readonly AnalysisUse[];
  /**
   * After the submission the application stands and only the sharing key, the group's own agreement, is still open.
   * Default: BEFORE_SUBMISSION.
   */
  readonly stage?: DropoutStage;
}

export const LEVERS = ['OVER_CAP_POLICY', 'SHARING_KEY', 'ANALYSIS_BUYERS', 'LOWER_ADMIN_COST'] as const;
export type Lever = (typeof LEVERS)[number];

/** Whole yen, tax-exclusive. */
export interface GroupTotals {
  readonly infrastructure: Yen;
  readonly analysis: Yen;
  readonly admin: Yen;
  readonly granted: Yen;
  /** Everything the group spends, eligible or not. */
  readonly cost: Yen;
}

export interface WorseOff {
  readonly id: string;
  readonly name: string;
  readonly granted: Difference;
  /** What the member pays before tax. */
  readonly beforeTax: Difference;
}

export interface WhyAllowed {
  readonly lever: Lever;
  readonly message: Message;
  /** '' where the papers leave the matter to the group. */
  readonly clause: string;
}

export interface Suggestion {
  /** The same for the same changes. */
  readonly id: string;
  readonly levers: readonly Lever[];
  /** For `applyScenario`; they give exactly the figures below. */
  readonly changes: readonly Change[];
  readonly before: GroupTotals;
  readonly after: GroupTotals;
  /** after.granted − before.granted, never negative. */
  readonly gain: Yen;
  /** Of the objective: yen for MOST_SUBSIDY, otherwise a part of 1. */
  readonly score: { readonly before: Ratio; readonly after: Ratio };
  /** Who gets less of (1) or pays more before tax. */
  readonly worseOff: readonly WorseOff[];
  /** The lines whose cost changes; every other line costs what it did. Only LOWER_ADMIN_COST has any. */
  readonly changedLines: readonly {
    readonly memberId: string;
    readonly lineId: string;
    readonly cost: Difference;
  }[];
  readonly explanation: Message;
  readonly allowed: readonly WhyAllowed[];
}

export const HINT_KINDS = [
  'WHO_USES_THE_ANALYSIS_TOOLS',
  'SECOND_FUNCTION',
  'ADMIN_ROOM',
  'HARDWARE_PAST_CAP',
] as const;

/** Worth asking; never a change by itself, because only people know whether it is true. */
export interface Hint {
  readonly id: string;
  readonly kind: (typeof HINT_KINDS)[number];
  /** null: the group. */
  readonly memberId: string | null;
  /** How much more the group could be granted if so, at most; for HARDWARE_PAST_CAP the cost that brings nothing. */
  readonly yen: Yen;
  readonly message: Message;
  readonly clause: string;
}

export const SEARCH_METHODS = ['EXACT', 'HEURISTIC'] as const;

export interface Optimisation {
  readonly objective: Objective;
  /** EXACT: every alternative of the search space was calculated. HEURISTIC: a chosen part of it. */
  readonly method: (typeof SEARCH_METHODS)[number];
  /** Alternatives calculated, today's plan not counted. */
  readonly tried: number;
  /** What was searched, in words. */
  readonly how: Message;
  readonly before: GroupTotals;
  readonly score: Ratio;
  /** Best first; empty when nothing allowed is better than today's plan. */
  readonly suggestions: readonly Suggestion[];
  readonly hints: readonly Hint[];
}
