import { ratio } from '@renkei/kernel';
import { S23, k25, law, r25, sourcedFor, x25 } from './sources.ts';
import type { FirstTier, RuleSet, RuleSetId } from './types.ts';

type PerYear =
  'id' | 'version' | 'label' | 'eligibleFunctions' | 'serviceCostCap' | 'minimumSubsidy' | 'defaults';

/**
 * The first tier for an SME. ⌈500,000 ÷ 3/4⌉ = 666,667 in both readings: K25 p.20 gives the cap and the rate,
 * X25 様式5 the whole-yen edge.
 */
export function smeFirstTier(year: RuleSetId): FirstTier {
  const from = sourcedFor(year);
  return {
    costUpTo: from({ x25: 666_667n, exact: 666_667n }, x25('様式5')),
    rate: from(ratio(3n, 4n), S23, k25('p.20'), r25('別表1')),
    cap: from(500_000n, S23, k25('p.20'), r25('別表1')),
  };
}

/** Micro businesses from 2024 on: 4/5. X25 writes 625,001 although 500,000 ÷ 4/5 is exactly 625,000. */
export function microFirstTier(year: RuleSetId): FirstTier {
  const from = sourcedFor(year);
  return {
    costUpTo: from({ x25: 625_001n, exact: 625_000n }, x25('様式5'), k25('p.20')),
    rate: from(ratio(4n, 5n), k25('p.20'), r25('別表1')),
    cap: from(500_000n, k25('p.20'), r25('別表1')),
  };
}

/** The numbers that are the same in every rule set known here; a year overrides what it changed. */
export function commonRules(year: RuleSetId): Omit<RuleSet, PerYear> {
  const from = sourcedFor(year);
  const sme = smeFirstTier(year);
  return {
    minimumMembers: from(10, k25('p.12 (5)ア'), r25('第2条4')),
    firstTier: { SME: sme, MICRO: sme },
    secondTier: {
      rate: from(ratio(2n, 3n), S23, k25('p.20'), r25('別表1')),
      cap: from(3_000_000n, S23, k25('p.20'), x25('様式5')),
      minimumFunctions: from(2, S23, k25('p.20')),
    },
    pc: {
      rate: from(ratio(1n, 2n), S23, k25('p.20'), r25('別表1')),
      cap: from(100_000n, S23, k25('p.20'), r25('別表1')),
    },
    register: {
      rate: from(ratio(1n, 2n), S23, k25('p.20'), r25('別表1')),
      cap: from(200_000n, S23, k25('p.20'), r25('別表1')),
    },
    cloudMonths: {
      infrastructure: from(24, k25('p.17, p.19'), r25('別表1')),
      analysis: from(12, k25('p.19'), r25('別表1')),
    },
    analysis: {
      perMember: from(500_000n, S23, k25('p.20'), r25('別表1')),
      rate: from(ratio(2n, 3n), S23, k25('p.20'), r25('別表1')),
      cap: from(30_000_000n, S23, k25('p.19'), x25('様式6')),
    },
    jointCap: from(30_000_000n, S23, k25('p.20'), r25('別表1')),
    admin: {
      cap: from(2_000_000n, S23, k25('p.20'), r25('別表1')),
      shareOfBase: from(ratio(1n, 10n), S23, k25('p.20'), x25('様式7')),
      rate: from(ratio(2n, 3n), S23, k25('p.20'), r25('別表1')),
    },
    consumptionTax: from(
      ratio(10n, 100n),
      law('消費税法29条（7.8%）・地方税法72条の83（2.2%）'),
      x25('様式8'),
    ),
    growthTarget: { percent: from(5, S23, k25('p.13')), percentWhenGrantedBefore: null },
  };
}
