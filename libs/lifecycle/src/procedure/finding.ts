import type { Message } from '@renkei/kernel';
import type { GroupRequirementCode, RequirementCode } from '../requirement-terms.ts';

export const CHECK_SEVERITIES = ['BLOCKER', 'WARNING', 'INFO'] as const;
/** BLOCKER: it cannot be submitted like this. WARNING: look again, it may be refused. INFO: good to know. */
export type CheckSeverity = (typeof CHECK_SEVERITIES)[number];

export const FIX_TARGETS = [
  'MEMBERS',
  'MEMBER',
  'COSTS',
  'READINESS',
  'DECLARATIONS',
  'CALCULATION',
  'SETTINGS',
  'GROUP_PAPERS',
  'APPROVAL',
] as const;

/** Where a finding is fixed: stable names a screen turns into a link. */
export type Fix =
  | { readonly target: 'MEMBERS' | 'CALCULATION' | 'SETTINGS' | 'APPROVAL' }
  | { readonly target: 'MEMBER' | 'COSTS' | 'DECLARATIONS'; readonly memberId: string }
  | { readonly target: 'READINESS'; readonly memberId: string; readonly requirement: RequirementCode }
  | { readonly target: 'GROUP_PAPERS'; readonly paper: GroupRequirementCode };

/** Something a check found. */
export interface CheckFinding<Code extends string = string> {
  readonly code: Code;
  readonly severity: CheckSeverity;
  /** null: it concerns the group. */
  readonly memberId: string | null;
  /** What makes it unique beside code and member: the declaration, the paper, the other member. */
  readonly subject: string | null;
  /** What it is and what to do next. */
  readonly message: Message;
  /** '' where no official text states it: a decision of this product. */
  readonly clause: string;
  readonly fix: Fix;
}
