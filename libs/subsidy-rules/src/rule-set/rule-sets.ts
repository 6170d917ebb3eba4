import { commonRules, microFirstTier, smeFirstTier } from './common.ts';
import { S23, k25, r25, sourcedFor } from './sources.ts';
import type { Interpretation, Readings, RuleSet, RuleSetId } from './types.ts';

export const DEFAULT_RULE_SET_ID: RuleSetId = '2023';

const in2022 = sourcedFor('2022');
const in2023 = sourcedFor('2023');
const in2024 = sourcedFor('2024');
const in2025 = sourcedFor('2025');

const EVERY_MEMBER_COUNTS: Readings = {
  adminFeeBase: 'subsidy',
  analysisMemberCount: 'all-members',
  tierBoundary: 'x25',
  productivityMean: 'arithmetic',
};

const INTRODUCING_MEMBERS_COUNT: Readings = {
  ...EVERY_MEMBER_COUNTS,
  analysisMemberCount: 'introducing-members',
};

const rules2022 = commonRules('2022');

/** 2022: as 2023 but with a floor of ¥50,000, and the cap of (3) is in none of the papers here. */
const RULE_SET_2022: RuleSet = {
  ...rules2022,
  id: '2022',
  version: '2022.1',
  label: { ja: '2022年度のルール', en: '2022 rules' },
  eligibleFunctions: in2022(['ACCOUNTING', 'ORDERING', 'SETTLEMENT', 'EC'], S23),
  serviceCostCap: null,
  minimumSubsidy: in2022(50_000n, S23),
  admin: { ...rules2022.admin, cap: null },
  defaults: EVERY_MEMBER_COUNTS,
};

const RULE_SET_2023: RuleSet = {
  ...commonRules('2023'),
  id: '2023',
  version: '2023.1',
  label: { ja: '2023年度のルール', en: '2023 rules' },
  eligibleFunctions: in2023(['ACCOUNTING', 'ORDERING', 'SETTLEMENT', 'EC'], S23),
  serviceCostCap: null,
  minimumSubsidy: null,
  defaults: EVERY_MEMBER_COUNTS,
};

/** 2024: without EC, 4/5 for micro businesses, n = members with an analysis cost. Known through the 2025 papers. */
const RULE_SET_2024: RuleSet = {
  ...commonRules('2024'),
  id: '2024',
  version: '2024.1',
  label: { ja: '2024年度のルール', en: '2024 rules' },
  eligibleFunctions: in2024(['ACCOUNTING', 'ORDERING', 'SETTLEMENT'], k25('p.16, p.19')),
  firstTier: { SME: smeFirstTier('2024'), MICRO: microFirstTier('2024') },
  serviceCostCap: null,
  minimumSubsidy: null,
  defaults: INTRODUCING_MEMBERS_COUNT,
};

const rules2025 = commonRules('2025');

/** 2025: as 2024, plus ¥2,000,000 of services per member and 6 % growth for groups with earlier grantees. */
const RULE_SET_2025: RuleSet = {
  ...rules2025,
  id: '2025',
  version: '2025.1',
  label: { ja: '2025年度のルール', en: '2025 rules' },
  eligibleFunctions: in2025(['ACCOUNTING', 'ORDERING', 'SETTLEMENT'], k25('p.16, p.19')),
  firstTier: { SME: smeFirstTier('2025'), MICRO: microFirstTier('2025') },
  serviceCostCap: in2025(2_000_000n, k25('p.20')),
  minimumSubsidy: null,
  growthTarget: {
    ...rules2025.growthTarget,
    percentWhenGrantedBefore: in2025(6, k25('p.13'), r25('第7条1一(1)')),
  },
  defaults: INTRODUCING_MEMBERS_COUNT,
};

export const RULE_SETS: Readonly<Record<RuleSetId, RuleSet>> = {
  '2022': RULE_SET_2022,
  '2023': RULE_SET_2023,
  '2024': RULE_SET_2024,
  '2025': RULE_SET_2025,
};

/** The readings in force: what the group chose, else the rule set's default. */
export function resolveInterpretation(ruleSet: RuleSet, chosen: Partial<Interpretation>): Interpretation {
  const { defaults } = ruleSet;
  return {
    adminFeeBase: chosen.adminFeeBase ?? defaults.adminFeeBase,
    analysisMemberCount: chosen.analysisMemberCount ?? defaults.analysisMemberCount,
    tierBoundary: chosen.tierBoundary ?? defaults.tierBoundary,
    productivityMean: chosen.productivityMean ?? defaults.productivityMean,
    adminCapYen: chosen.adminCapYen ?? null,
  };
}
