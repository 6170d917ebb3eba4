import type { Message, Yen } from '@renkei/kernel';
import type { Severity } from '../findings/types.ts';
import type { Difference } from '../what-if/what-if.ts';

export const DROPOUT_STAGES = [
  'BEFORE_SUBMISSION',
  'AFTER_SUBMISSION',
  'AFTER_GRANT',
  'AFTER_FIXING',
] as const;
/** How far the procedure has come when a member leaves. */
export type DropoutStage = (typeof DROPOUT_STAGES)[number];

/** Pairs of members declared to be one business in the programme's eyes (みなし同一法人). */
export type SameBusiness = readonly (readonly [string, string])[];

/**
 * What stands at the stage: the amounts applied for, granted or fixed. Whole yen. A member that is not listed stands at
 * 0.
 */
export interface StandingAmounts {
  readonly members: readonly { readonly id: string; /** (1) */ readonly granted: Yen }[];
  /** (2), the group's pool. */
  readonly analysis: Yen;
  /** (3) */
  readonly admin: Yen;
}

export const DROPOUT_EFFECT_KINDS = [
  'TOO_FEW_MEMBERS',
  'REPRESENTATIVE_LEAVES',
  'REQUEST_REFUSED',
  'GROUP_TOTAL',
  'WORST_HIT',
  'OTHERS_GAIN',
  'FREED_BUT_NOT_REDISTRIBUTED',
  'ANALYSIS_LIMIT_FALLS',
  'JOINT_PURCHASE_LEAVES',
  'ADMIN_LIMIT_FALLS',
  'PLAN_CHANGE_NEEDED',
  'REPAYMENT',
  'JOINT_AMOUNTS_STAY',
] as const;
export type DropoutEffectKind = (typeof DROPOUT_EFFECT_KINDS)[number];

export const DROPOUT_TASKS = ['PLAN_CHANGE', 'WITHDRAWAL_NOTICE', 'ASK_SECRETARIAT'] as const;
/** 計画変更届, 辞退届, or a question because the papers do not say. */
export type DropoutTask = (typeof DROPOUT_TASKS)[number];

export interface DropoutEffect {
  readonly kind: DropoutEffectKind;
  readonly severity: Severity;
  readonly message: Message;
  /** The yen the sentence is about; null when it is not about an amount. */
  readonly amount: Yen | null;
  /** Where the rule stands; '' when the papers say nothing. */
  readonly clause: string;
  /** true: the papers are silent, and the sentence says what this product does instead. */
  readonly sourcesSilent: boolean;
  /** What the representative has to do because of it. */
  readonly task: DropoutTask | null;
}

export interface DropoutMember {
  readonly id: string;
  readonly name: string;
  readonly leaving: boolean;
  /** (1) */
  readonly granted: Difference;
  /** What the member pays in the project before tax. A leaver pays nothing in it, but after the fixing all it bought. */
  readonly beforeTax: Difference;
  /** The same with consumption tax, an estimate. */
  readonly share: Difference;
  /** After the fixing only: the (1) a leaver received, which may have to be repaid in whole or in part. */
  readonly repay: Yen;
  /** After the fixing only: the (2) and (3) a leaver received as the buyer. The papers do not say what becomes of it. */
  readonly jointReceived: Yen;
}

export interface CountDifference {
  readonly before: number;
  readonly after: number;
}

export interface Dropout {
  readonly stage: DropoutStage;
  readonly members: readonly DropoutMember[];
  readonly group: {
    readonly infrastructure: Difference;
    readonly analysis: Difference;
    readonly admin: Difference;
    readonly total: Difference;
    /** The members' shares together, tax included (an estimate). */
    readonly share: Difference;
  };
  /** Participants without a tool are not counted (R25 第7条3二). `missing`: how many short of `minimum` afterwards. */
  readonly memberCount: CountDifference & { readonly minimum: number; readonly missing: number };
  /** n and min(¥30 M, ¥500,000 × n) of (2). After the fixing both stay as they were. */
  readonly analysisLimit: { readonly counted: CountDifference; readonly limit: Difference };
  /** The limit of (3); null where the cap of the year is unknown. */
  readonly adminLimit: { readonly before: Yen | null; readonly after: Yen | null };
  /** Worst first. */
  readonly effects: readonly DropoutEffect[];
}

export interface DropoutProblem {
  readonly code: 'NOBODY_LEAVES' | 'UNKNOWN_MEMBER' | 'TOO_MANY_MEMBERS';
  readonly message: Message;
}

/** One member leaving alone. */
export interface DropoutRow {
  readonly id: string;
  readonly name: string;
  readonly representative: boolean;
  /** (1) + (2) + (3) of the group, the leaver's own included. */
  readonly total: Difference;
  /** What the others lose (−) or gain (+) of the subsidy between them. */
  readonly others: Yen;
  /** The other member whose own share rises most; null when nobody's rises. `share` tax included (an estimate). */
  readonly worstHit: {
    readonly id: string;
    readonly name: string;
    readonly granted: Difference;
    readonly share: Difference;
  } | null;
  readonly memberCount: number;
  readonly belowMinimum: boolean;
  /** MANUAL before the submission: the amounts typed in no longer stand, so nothing can be computed. */
  readonly requestRefused: boolean;
}
