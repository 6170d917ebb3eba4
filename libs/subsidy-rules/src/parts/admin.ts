import { floorOf, minYen, ratio } from '@renkei/kernel';
import type { Ratio, Yen } from '@renkei/kernel';
import type { Interpretation, RuleSet } from '../rule-set/types.ts';

export interface AdminAmounts {
  /** OFFICE and EXPERT cost of the group. */
  readonly eligible: Yen;
  /** What the 10 % is taken of. */
  readonly base: Yen;
  /** min(¥2,000,000, ⌊base × 10 % × 2/3⌋); null while the rule set's cap is unknown and none was given. */
  readonly limit: Yen | null;
  readonly granted: Yen;
}

/** The cap of (3): the rule set's, or for 2022, whose papers here do not give it, the group's own figure. */
export function adminCap(ruleSet: RuleSet, interpretation: Interpretation): Yen | null {
  return ruleSet.admin.cap === null ? interpretation.adminCapYen : ruleSet.admin.cap.value;
}

/** 10 % × 2/3 in one fraction: X25 様式7 rounds down once, after both. */
export function baseRate({ shareOfBase, rate }: RuleSet['admin']): Ratio {
  return ratio(
    shareOfBase.value.numerator * rate.value.numerator,
    shareOfBase.value.denominator * rate.value.denominator,
  );
}

/** S3 = min(¥2 M, ⌊base × 10 % × 2/3⌋, ⌊admin cost × 2/3⌋) (X25 様式7, K25 p.20 ③). */
export function adminSubsidy(
  eligible: Yen,
  base: Yen,
  cap: Yen | null,
  rules: RuleSet['admin'],
): AdminAmounts {
  if (cap === null) return { eligible, base, limit: null, granted: 0n };
  const limit = minYen(cap, floorOf(base, baseRate(rules)));
  return { eligible, base, limit, granted: minYen(limit, floorOf(eligible, rules.rate.value)) };
}
