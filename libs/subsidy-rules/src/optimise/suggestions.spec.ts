import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SCALING_POLICIES, anyGroup, group, line, member, twoFunctions } from '../../testing/groups.ts';
import { calculate } from '../calculate.ts';
import { participantsWithoutTool } from '../input/member.ts';
import { PART_OF_CATEGORY, SHARING_KEYS } from '../input/types.ts';
import type { CalculationInput, CostLine } from '../input/types.ts';
import { lineCost } from '../parts/member-costs.ts';
import type { CalculationResult } from '../result.ts';
import { OVER_CAP_POLICIES, RULE_SET_IDS } from '../rule-set/types.ts';
import { memberShares } from '../shares.ts';
import { applyScenario } from '../what-if/scenario.ts';
import { optimise } from './optimise.ts';
import { compareScores, scoreOf } from './search.ts';
import { totalsOf } from './suggest.ts';
import { OBJECTIVES } from './types.ts';
import type { AnalysisUse, Lever, Suggestion } from './types.ts';

const isAnalysis = ({ category }: CostLine) => PART_OF_CATEGORY[category] === 'ANALYSIS';
const isAdmin = ({ category }: CostLine) => PART_OF_CATEGORY[category] === 'ADMIN';

/** Shops that use the caps about as far as they go: with software, some over the joint cap, some with typed-in requests. */
const fullGroup: fc.Arbitrary<CalculationInput> = fc
  .record({
    ruleSet: fc.constantFrom(...RULE_SET_IDS),
    overCapPolicy: fc.constantFrom(...OVER_CAP_POLICIES),
    sharingKey: fc.constantFrom(...SHARING_KEYS),
    shops: fc.array(
      fc.record({
        soft: fc.integer({ min: 300_000, max: 9_000_000 }),
        requested: fc.option(fc.bigInt({ min: 0n, max: 400_000n })),
        weight: fc.bigInt({ min: 0n, max: 5n }),
        beacons: fc.option(
          fc.record({ unit: fc.integer({ max: 900_000, min: 1 }), quantity: fc.integer({ min: 1, max: 5 }) }),
        ),
        office: fc.option(fc.integer({ min: 1, max: 3_000_000 }), { freq: 3 }),
      }),
      { minLength: 2, maxLength: 14 },
    ),
  })
  .map(({ shops, ...rest }) =>
    group(
      shops.map(({ soft, requested, weight, beacons, office }, index) =>
        member(
          `m${index + 1}`,
          [
            { ...twoFunctions(soft), id: 'soft' },
            ...(beacons === null
              ? []
              : [line('ANALYSIS_HARDWARE', beacons.unit, { id: 'beacon', quantity: beacons.quantity })]),
            ...(office === null ? [] : [line('OFFICE', office, { id: 'office', quantity: 2 })]),
          ],
          { representative: index === 0, requested, sharingWeight: weight },
        ),
      ),
      rest,
    ),
  );

/** Any group and any declaration of who uses its analysis lines. */
const anyCase = fc
  .record({
    input: fc.oneof({ weight: 3, arbitrary: fullGroup }, { weight: 1, arbitrary: anyGroup }),
    objective: fc.constantFrom(...OBJECTIVES),
    users: fc.infiniteStream(fc.array(fc.nat({ max: 24 }), { maxLength: 4 })),
  })
  .map(({ input, objective, users }) => ({
    input,
    objective,
    analysisUses: input.members.flatMap(({ id: buyerId, costLines }) =>
      costLines.filter(isAnalysis).map((line): AnalysisUse => {
        const picks = users.next().value as number[];
        return { buyerId, lineId: line.id, userIds: picks.map((pick) => `m${pick + 1}`) };
      }),
    ),
  }));

function applied(input: CalculationInput, { changes }: Suggestion): CalculationResult {
  const changed = applyScenario(input, changes);
  if (!changed.ok) throw new Error(changed.error.message.en);
  return calculate(changed.value);
}

/** Units of every analysis tool: kind and unit price → how many, whoever buys them. */
function unitsBought({ members }: CalculationInput): Record<string, number> {
  const found: Record<string, number> = {};
  for (const line of members.flatMap(({ costLines }) => costLines.filter(isAnalysis))) {
    const tool = `${line.category} ${line.unitPrice} ${line.cloudMonths}`;
    found[tool] = (found[tool] ?? 0) + line.quantity;
  }
  return found;
}

const untouched = ({ members }: CalculationInput) =>
  members.map(({ costLines, ...rest }) => ({
    ...rest,
    lines: costLines.filter((line) => !isAnalysis(line) && !isAdmin(line)),
  }));

function expectWithinCaps(result: CalculationResult): void {
  const { combined, analysis, admin, members, requestProblems } = result;
  expect(requestProblems).toEqual([]);
  expect(combined.granted).toBeLessThanOrEqual(30_000_000n);
  expect(analysis.granted).toBeLessThanOrEqual(analysis.limit);
  expect(analysis.granted).toBeLessThanOrEqual((analysis.eligible * 2n) / 3n);
  expect(admin.granted).toBeLessThanOrEqual(admin.limit ?? 0n);
  for (const { granted, subsidy } of members) expect(granted).toBeLessThanOrEqual(subsidy);
}

function expectHonestCosts(input: CalculationInput, after: CalculationResult, found: Suggestion): void {
  const said = found.changedLines.reduce((sum, { cost }) => sum + cost.change, 0n);
  expect(found.after.cost - found.before.cost).toBe(said);
  for (const { cost } of found.changedLines) expect(cost.change).toBeLessThan(0n);
  expect(said !== 0n).toBe(found.levers.includes('LOWER_ADMIN_COST'));
  const adminLines = (source: CalculationInput) =>
    source.members.flatMap(({ id, costLines }) =>
      costLines.filter(isAdmin).map((line) => [`${id} ${line.id}`, lineCost(line)] as const),
    );
  const costs = new Map(adminLines(after.input));
  for (const [key, cost] of adminLines(input)) {
    const told = found.changedLines.find(({ memberId, lineId }) => `${memberId} ${lineId}` === key);
    expect(costs.get(key) ?? 0n).toBe(told?.cost.after ?? cost);
  }
}

function expectRealBuyers(before: CalculationResult, after: CalculationResult, uses: readonly AnalysisUse[]) {
  after.input.members.forEach((now, index) => {
    const was = before.input.members[index]!;
    const known = new Set(was.costLines.map(({ id }) => id));
    for (const line of now.costLines.filter(
      (candidate) => isAnalysis(candidate) && !known.has(candidate.id),
    )) {
      const source = before.input.members.some(({ id: buyerId, costLines }) =>
        costLines.some(
          (old) =>
            old.unitPrice === line.unitPrice &&
            old.category === line.category &&
            uses.some(
              (use) => use.buyerId === buyerId && use.lineId === old.id && use.userIds.includes(now.id),
            ),
        ),
      );
      const leads = now.representative && before.members[index]!.costs.analysis > 0n;
      expect(leads || (source && before.members[index]!.functions > 0)).toBe(true);
    }
  });
}

describe('every suggestion for any group', () => {
  it('keeps its promise and the rules', () => {
    const levers = new Map<Lever, number>();
    fc.assert(
      fc.property(anyCase, ({ input, objective, analysisUses }) => {
        const before = calculate(input);
        const copy = structuredClone(input);
        const { suggestions, score } = optimise(input, { objective, analysisUses });
        expect(input).toEqual(copy);
        for (const found of suggestions) {
          for (const lever of found.levers) levers.set(lever, (levers.get(lever) ?? 0) + 1);
          const after = applied(input, found);

          // 1. the promised figures, within the caps
          expect(totalsOf(after)).toEqual(found.after);
          expect(scoreOf(after, objective)).toEqual(found.score.after);
          expectWithinCaps(after);
          // 2. better for the objective, and never less for the group
          if (before.requestProblems.length === 0)
            expect(compareScores(objective, found.score.after, score)).toBeGreaterThan(0);
          expect(found.gain).toBe(after.total.granted - before.total.granted);
          expect(found.gain).toBeGreaterThanOrEqual(0n);
          // 3. (1) stays what it is, and everybody keeps a tool
          expect(untouched(after.input)).toEqual(untouched(input));
          expect(after.input.interpretation).toEqual(input.interpretation);
          const idle = new Set(participantsWithoutTool(input.members));
          for (const index of participantsWithoutTool(after.input.members))
            expect(idle.has(index)).toBe(true);
          // 4. the same tools, bought by their users
          expect(unitsBought(after.input)).toEqual(unitsBought(input));
          expectRealBuyers(before, after, analysisUses);
          // 5. the same cost, but for what it says
          expectHonestCosts(input, after, found);
          // and whoever gets less is named
          const [was, is] = [memberShares(before).members, memberShares(after).members];
          const worse = input.members
            .filter(
              (_, index) =>
                is[index]!.beforeTax > was[index]!.beforeTax ||
                after.members[index]!.granted < before.members[index]!.granted,
            )
            .map(({ id }) => id);
          expect(found.worseOff.map(({ id }) => id)).toEqual(worse);
        }
        expect(new Set(suggestions.map(({ id }) => id)).size).toBe(suggestions.length);
      }),
      { numRuns: 200 },
    );
    // a test of nothing would pass, too
    expect(levers.get('OVER_CAP_POLICY')).toBeGreaterThan(10);
    expect(levers.get('SHARING_KEY')).toBeGreaterThan(10);
    expect(levers.get('ANALYSIS_BUYERS')).toBeGreaterThan(10);
    expect(levers.get('LOWER_ADMIN_COST')).toBeGreaterThan(10);
  });

  it('EXACT: no other policy or key does better than the best', () => {
    fc.assert(
      fc.property(fc.oneof(fullGroup, anyGroup), fc.constantFrom(...OBJECTIVES), (input, objective) => {
        const { method, suggestions, score } = optimise(input, { objective });
        expect(method).toBe('EXACT');
        const best = suggestions[0]?.score.after ?? score;
        for (const overCapPolicy of SCALING_POLICIES) {
          for (const sharingKey of SHARING_KEYS) {
            const other = calculate({ ...input, overCapPolicy, sharingKey });
            if (other.total.granted < calculate(input).total.granted) continue;
            expect(compareScores(objective, scoreOf(other, objective), best)).toBeLessThanOrEqual(0);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('after the submission touches nothing but the key', () => {
    fc.assert(
      fc.property(anyCase, ({ input, objective, analysisUses }) => {
        const { suggestions } = optimise(input, { objective, analysisUses, stage: 'AFTER_SUBMISSION' });
        for (const { levers, gain } of suggestions) expect([levers, gain]).toEqual([['SHARING_KEY'], 0n]);
      }),
      { numRuns: 50 },
    );
  });
});

it('a group without members has nothing to improve', () => {
  for (const objective of OBJECTIVES) {
    const { suggestions, score } = optimise(group([]), { objective });
    expect(suggestions).toEqual([]);
    expect(score).toEqual({ numerator: 0n, denominator: 1n });
  }
});
