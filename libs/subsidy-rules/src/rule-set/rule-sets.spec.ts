import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@renkei/kernel';
import { createHash } from 'node:crypto';
import { DISAGREEMENTS, disagreementOf } from './disagreements.ts';
import { RULE_SETS, resolveInterpretation } from './rule-sets.ts';
import { citation, citations, documentName, k25, law, S23 } from './sources.ts';
import { INTERPRETATION_VALUES, RULE_SET_IDS, SOURCE_DOCUMENTS } from './types.ts';
import type { InterpretationKey, RuleSetId, Sourced } from './types.ts';

/** Every sourced number of a rule set with the path to it. */
function sourcedNumbers(value: unknown, path = ''): [string, Sourced<unknown>][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('sources' in value) return [[path, value as Sourced<unknown>]];
  return Object.entries(value).flatMap(([key, entry]) =>
    sourcedNumbers(entry, path === '' ? key : `${path}.${key}`),
  );
}

const carriedBack = (id: RuleSetId): string[] =>
  sourcedNumbers(RULE_SETS[id])
    .filter(([, sourced]) => sourced.carriedBack)
    .map(([path]) => path);

describe('the rule sets', () => {
  it.each(RULE_SET_IDS)('%s: every number names its source', (id) => {
    const numbers = sourcedNumbers(RULE_SETS[id]);
    expect(numbers.length).toBeGreaterThan(20);
    for (const [path, { sources }] of numbers) expect([path, sources.length > 0]).toEqual([path, true]);
  });

  it('mark what is official for a later year only', () => {
    expect(carriedBack('2025')).toEqual([]);
    expect(carriedBack('2023')).toEqual([
      'minimumMembers',
      'firstTier.SME.costUpTo',
      'firstTier.MICRO.costUpTo',
      'cloudMonths.infrastructure',
      'cloudMonths.analysis',
    ]);
    expect(carriedBack('2022')).toContain('jointCap');
    expect(carriedBack('2024')).toContain('firstTier.MICRO.rate');
  });

  it('differ where the years differ', () => {
    const row = (id: RuleSetId) => {
      const rules = RULE_SETS[id];
      return [
        rules.eligibleFunctions.value.length,
        rules.firstTier.MICRO.rate.value.denominator,
        rules.serviceCostCap?.value ?? null,
        rules.minimumSubsidy?.value ?? null,
        rules.admin.cap?.value ?? null,
        rules.defaults.analysisMemberCount,
        rules.growthTarget.percentWhenGrantedBefore?.value ?? null,
      ];
    };
    expect(row('2022')).toEqual([4, 4n, null, 50_000n, null, 'all-members', null]);
    expect(row('2023')).toEqual([4, 4n, null, null, 2_000_000n, 'all-members', null]);
    expect(row('2024')).toEqual([3, 5n, null, null, 2_000_000n, 'introducing-members', null]);
    expect(row('2025')).toEqual([3, 5n, 2_000_000n, null, 2_000_000n, 'introducing-members', 6]);
  });

  /** A changed number needs a new version: stored results name the version they were computed with. */
  it.each([
    ['2022.1', 'aec726593877'],
    ['2023.1', 'ff032d7c5119'],
    ['2024.1', '56647420724c'],
    ['2025.1', '569e9161ccdf'],
  ])('version %s stands for exactly these numbers', (version, fingerprint) => {
    const rules = Object.values(RULE_SETS).find((candidate) => candidate.version === version);
    const { version: _version, label: _label, ...numbers } = rules ?? RULE_SETS['2023'];
    expect(rules).toBeDefined();
    expect(createHash('sha256').update(canonicalJson(numbers)).digest('hex').slice(0, 12)).toBe(fingerprint);
  });
});

describe('the readings', () => {
  it('are the rule set’s until the group chooses', () => {
    expect(resolveInterpretation(RULE_SETS['2025'], { tierBoundary: 'exact' })).toEqual({
      adminFeeBase: 'subsidy',
      analysisMemberCount: 'introducing-members',
      tierBoundary: 'exact',
      productivityMean: 'arithmetic',
      adminCapYen: null,
    });
  });

  it('each have a disagreement that says what every value means and where it stands', () => {
    const switches = Object.keys(INTERPRETATION_VALUES) as InterpretationKey[];
    expect(DISAGREEMENTS.map(({ id }) => id)).toEqual([...switches, 'smartphones']);
    for (const key of switches) {
      const { readings } = disagreementOf(key);
      expect(readings.map(({ value }) => value)).toEqual([...INTERPRETATION_VALUES[key]]);
      expect(readings.every(({ sources }) => sources.length > 0)).toBe(true);
    }
  });
});

it('sources are cited as people look them up', () => {
  expect([citation(S23), citation(k25('p.20')), citation(law('消費税法29条'))]).toEqual([
    'S23',
    'K25 p.20',
    '消費税法29条',
  ]);
  expect(citations([S23, k25('p.20')])).toBe('S23 / K25 p.20');
  expect(SOURCE_DOCUMENTS.map(documentName)).not.toContain('');
});
