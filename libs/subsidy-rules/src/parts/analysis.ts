import { floorOf, minYen } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { Readings, RuleSet } from '../rule-set/types.ts';

export interface AnalysisPool {
  /** ΣC of (2) over all members. */
  readonly eligible: Yen;
  /** n: the members counted for the ¥500,000. */
  readonly countedMembers: number;
  /** min(¥30,000,000, ¥500,000 × n) */
  readonly limit: Yen;
  /** min(limit, ⌊ΣC × 2/3⌋) */
  readonly available: Yen;
}

/** Who is counted: S23 says all members, K25 p.20 those that introduce an analysis tool. */
export function countedMembers(
  reading: Readings['analysisMemberCount'],
  allMembers: number,
  introducingMembers: number,
): number {
  return reading === 'all-members' ? allMembers : introducingMembers;
}

/** One pool for the group: min(¥30 M, ¥500,000 × n, ⌊ΣC × 2/3⌋) (K25 p.20 ②, X25 様式6). */
export function analysisPool(
  eligible: Yen,
  counted: number,
  { cap, perMember, rate }: RuleSet['analysis'],
): AnalysisPool {
  const limit = minYen(cap.value, perMember.value * BigInt(counted));
  return {
    eligible,
    countedMembers: counted,
    limit,
    available: minYen(limit, floorOf(eligible, rate.value)),
  };
}
