import { floorOf, minYen } from '@renkei/kernel';
import type { Ratio, Yen } from '@renkei/kernel';
import type { BusinessSize } from '../input/types.ts';
import type { Readings, RuleSet } from '../rule-set/types.ts';

/** The numbers of (1) software for one business size, taken out of the rule set once per calculation. */
export interface SoftwareTerms {
  readonly firstTierCost: Yen;
  readonly firstTierRate: Ratio;
  readonly firstTierCap: Yen;
  readonly secondTierRate: Ratio;
  readonly secondTierCap: Yen;
  readonly secondTierFunctions: number;
  readonly serviceCostCap: Yen | null;
}

/** Software, options and services of one member (K25 p.20 ①1). */
export interface SoftwareAmounts {
  /** C: software + options + services up to their cap; 0 without an eligible function. */
  readonly eligible: Yen;
  /** S_a + S_b */
  readonly subsidy: Yen;
  readonly eligibleServices: Yen;
  /** C1, the part of C in the first tier. */
  readonly firstTierCost: Yen;
  /** S_a */
  readonly firstTier: Yen;
  /** S_b, 0 with a single function. */
  readonly secondTier: Yen;
}

export const NO_SOFTWARE: SoftwareAmounts = {
  eligible: 0n,
  subsidy: 0n,
  eligibleServices: 0n,
  firstTierCost: 0n,
  firstTier: 0n,
  secondTier: 0n,
};

export function softwareTerms(ruleSet: RuleSet, size: BusinessSize, readings: Readings): SoftwareTerms {
  const { costUpTo, rate, cap } = ruleSet.firstTier[size];
  return {
    firstTierCost: costUpTo.value[readings.tierBoundary],
    firstTierRate: rate.value,
    firstTierCap: cap.value,
    secondTierRate: ruleSet.secondTier.rate.value,
    secondTierCap: ruleSet.secondTier.cap.value,
    secondTierFunctions: ruleSet.secondTier.minimumFunctions.value,
    serviceCostCap: ruleSet.serviceCostCap === null ? null : ruleSet.serviceCostCap.value,
  };
}

/**
 * S_a = min(500,000, ⌊C1 × 3/4⌋) with C1 = min(C, 666,667); S_b = min(3,000,000, ⌊(C − C1) × 2/3⌋) from two
 * functions on; nothing without a function (K25 p.20 ①1, X25 様式5). Micro in 2024 on: 4/5 of up to 625,001.
 */
export function softwareSubsidy(
  software: Yen,
  service: Yen,
  functions: number,
  terms: SoftwareTerms,
): SoftwareAmounts {
  if (functions === 0) return NO_SOFTWARE;
  const eligibleServices = terms.serviceCostCap === null ? service : minYen(service, terms.serviceCostCap);
  const eligible = software + eligibleServices;
  const firstTierCost = minYen(eligible, terms.firstTierCost);
  const firstTier = minYen(terms.firstTierCap, floorOf(firstTierCost, terms.firstTierRate));
  const secondTier =
    functions < terms.secondTierFunctions
      ? 0n
      : minYen(terms.secondTierCap, floorOf(eligible - firstTierCost, terms.secondTierRate));
  return {
    eligible,
    subsidy: firstTier + secondTier,
    eligibleServices,
    firstTierCost,
    firstTier,
    secondTier,
  };
}
