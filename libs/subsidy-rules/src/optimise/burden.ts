import { largestRemainder, ratio } from '@renkei/kernel';
import type { Ratio, Yen } from '@renkei/kernel';
import type { SharingKey } from '../input/types.ts';
import type { CalculationResult } from '../result.ts';
import { memberShares, sharingWeights } from '../shares.ts';

/** How much of what a member would pay without any subsidy it pays all the same. */
export interface Burden {
  readonly id: string;
  /** Its own share before tax. */
  readonly own: Yen;
  /** Its own tools and its part of the joint costs, before any subsidy. */
  readonly whole: Yen;
}

/** The joint costs (2) and (3) before their subsidy, split as `memberShares` splits what is left of them. */
function jointCosts(result: CalculationResult, key: SharingKey): Yen[] {
  if (key === 'BUYER_BEARS') return result.members.map(({ costs }) => costs.analysis + costs.admin);
  const weights = sharingWeights(result, key);
  const usable = weights.every((weight) => weight === 0n) ? weights.map(() => 1n) : weights;
  return largestRemainder(usable, result.analysis.eligible + result.admin.eligible);
}

/**
 * Every member's own part under a key. The joint costs belong to both sides, so that a representative without tools of
 * its own is compared like everybody else. Tax is left out: it is an estimate and falls on all alike.
 */
export function burdens(
  result: CalculationResult,
  key: SharingKey = result.input.sharingKey,
): readonly Burden[] {
  const joint = jointCosts(result, key);
  return memberShares(result, key).members.map(({ id, beforeTax, ownCost }, index) => ({
    id,
    own: beforeTax,
    whole: ownCost + (joint[index] ?? 0n),
  }));
}

/** −1, 0 or 1, exactly. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
  return left < right ? -1 : left > right ? 1 : 0;
}

const NOTHING = ratio(0n, 1n);

/** Members with no cost at all bear nothing and are left out. */
const parts = (found: readonly Burden[]): Ratio[] =>
  found.filter(({ whole }) => whole > 0n).map(({ own, whole }) => ratio(own, whole));

const extreme = (found: readonly Ratio[], sign: number): Ratio =>
  found.reduce((best, next) => (compareRatios(next, best) === sign ? next : best), found[0] ?? NOTHING);

export function largestBurden(found: readonly Burden[]): Ratio {
  return extreme(parts(found), 1);
}

/** Largest less smallest. */
export function burdenGap(found: readonly Burden[]): Ratio {
  const all = parts(found);
  const [high, low] = [extreme(all, 1), extreme(all, -1)];
  return ratio(
    high.numerator * low.denominator - low.numerator * high.denominator,
    high.denominator * low.denominator,
  );
}

/** '45.2' percent, rounded down: for reading, not for calculating. */
export function percent({ numerator, denominator }: Ratio): string {
  const tenths = (numerator * 1000n) / denominator;
  return `${tenths / 10n}.${tenths % 10n}`;
}
