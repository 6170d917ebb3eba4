import { equalCeiling, largestRemainder, minYen } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { OverCapPolicy } from '../rule-set/types.ts';

export interface Available {
  /** Each member's available (1), in member order. */
  readonly members: readonly Yen[];
  readonly membersTotal: Yen;
  /** The available (2) of the pool. */
  readonly analysis: Yen;
}

export interface Granted {
  readonly members: readonly Yen[];
  readonly analysis: Yen;
}

/** Each member and the pool get the same part of the cap: one vector, members first, scaled as a whole. */
function proRata({ members, analysis }: Available, cap: Yen): Granted {
  const parts = largestRemainder([...members, analysis], cap);
  return { members: parts.slice(0, -1), analysis: parts.at(-1) ?? 0n };
}

/** The pool whole, the members scaled to the rest. */
function analysisFirst({ members, analysis }: Available, cap: Yen): Granted {
  return { members: largestRemainder(members, cap - analysis), analysis };
}

/** The members whole and the pool what is left; members alone over the cap are scaled and the pool gets 0. */
function infrastructureFirst({ members, membersTotal }: Available, cap: Yen): Granted {
  if (membersTotal > cap) return { members: largestRemainder(members, cap), analysis: 0n };
  return { members, analysis: cap - membersTotal };
}

/** The pool whole, every member up to the same ceiling. */
function equalCeilings({ members, analysis }: Available, cap: Yen): Granted {
  return { members: equalCeiling(members, cap - analysis).parts, analysis };
}

const POLICIES: Readonly<
  Record<Exclude<OverCapPolicy, 'MANUAL'>, (available: Available, cap: Yen) => Granted>
> = {
  PRO_RATA: proRata,
  ANALYSIS_FIRST: analysisFirst,
  INFRASTRUCTURE_FIRST: infrastructureFirst,
  EQUAL_CEILING: equalCeilings,
};

/**
 * granted (1) + granted (2) ≤ ¥30,000,000 (K25 p.20 「①、②の経費を合わせた補助上限額は、3,000万円」). The papers do
 * not say how a group gets under it, so the group's policy decides; each sums to the cap to the yen.
 * The pool alone never exceeds the cap (its own limit is ¥30 M).
 */
export function applyJointCap(
  policy: Exclude<OverCapPolicy, 'MANUAL'>,
  available: Available,
  cap: Yen,
): Granted {
  if (available.membersTotal + available.analysis <= cap) {
    return { members: available.members, analysis: available.analysis };
  }
  return POLICIES[policy]({ ...available, analysis: minYen(available.analysis, cap) }, cap);
}
