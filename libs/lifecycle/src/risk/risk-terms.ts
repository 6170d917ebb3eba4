import type { JstMinute, Message, Yen } from '@renkei/kernel';
import type { ObligationKind } from '../obligation.ts';

export const RISK_LEVELS = ['NONE', 'LOW', 'MEDIUM', 'HIGH'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export const RISK_CODES = [
  'OVERDUE',
  'OVERDUE_INSIDE',
  'DEADLINE_WITH_MISSING',
  'DEADLINE_NEAR',
  'RETURNED_BY_SECRETARIAT',
  'TOO_FEW_MEMBERS',
  'SUBSIDY_LOST',
  'BLOCKERS',
  'RETURNED_PAPERS',
  'CHANGE_UNANSWERED',
  'OVER_CAP',
] as const;
export type RiskCode = (typeof RISK_CODES)[number];

/**
 * PREPARING: nothing lies with the secretariat, or it came back. ENDED: closed, refused or withdrawn, with nothing new
 * begun; then only what is overdue counts.
 */
export type RiskPhase = 'PREPARING' | 'FILED' | 'GRANTED' | 'FIXED' | 'ENDED';

export const AWAITED = ['PAPERS', 'EVIDENCE', 'FIGURES'] as const;
/** What the members hand in for a filing. */
export type Awaited = (typeof AWAITED)[number];

/** An open official deadline of the group, still to come, with what its members have not handed in for it. */
export interface RiskDeadline {
  readonly kind: ObligationKind;
  readonly dueAt: JstMinute;
  readonly clause: string;
  /** null: it waits for nothing that is counted. */
  readonly awaits: { readonly what: Awaited; readonly total: number; readonly missing: number } | null;
}

/** An open obligation whose minute is over. */
export interface RiskOverdue {
  readonly title: Message;
  readonly dueAt: JstMinute;
  readonly clause: string;
  /** Several alike, such as one paper of many members. */
  readonly count: number;
}

/** What a group is judged by: facts the product has recorded, nothing anybody says of their own progress. */
export interface RiskFacts {
  readonly now: JstMinute;
  readonly phase: RiskPhase;
  readonly deadlines: readonly RiskDeadline[];
  /** By official dates. */
  readonly overdue: readonly RiskOverdue[];
  /** By dates of the group’s own, which prepare an official one. */
  readonly overdueInside: readonly RiskOverdue[];
  /** As `countMembers` counts them. */
  readonly countedMembers: number;
  /** Why it could not be submitted beside papers, members and the cap (`submissionBlockers`). */
  readonly blockers: readonly { readonly message: Message; readonly clause: string }[];
  /** What the rules give for (1) and (2), and the joint cap; whole yen. */
  readonly available: Yen;
  readonly cap: Yen;
  /** Cost lines that lose their subsidy as they were bought, and what that costs in all; whole yen. */
  readonly lost: { readonly lines: number; readonly yen: Yen };
  /** Members’ papers that were returned and have not come back. */
  readonly returnedPapers: number;
  /** Filings the secretariat returned that were not sent again. */
  readonly returnedFilings: readonly Message[];
  /** Changes filed and not answered: since when the oldest waits. null: none. */
  readonly changes: { readonly count: number; readonly since: JstMinute } | null;
}

export interface RiskReason {
  readonly code: RiskCode;
  readonly level: Exclude<RiskLevel, 'NONE'>;
  /** 1–99; in its level’s band, so that a worse level always weighs more. */
  readonly weight: number;
  readonly message: Message;
  /** null: no official text sets it. */
  readonly clause: string | null;
}

export interface GroupRisk {
  /** That of the worst reason. */
  readonly level: RiskLevel;
  /** 0–9999, for sorting only: a worse worst reason always scores higher, further reasons break ties. */
  readonly score: number;
  /** Worst first. */
  readonly reasons: readonly RiskReason[];
}
