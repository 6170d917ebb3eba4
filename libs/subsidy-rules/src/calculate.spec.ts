import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumYen } from '@renkei/kernel';
import {
  SCALING_POLICIES,
  anyGroup,
  group,
  line,
  member,
  software,
  twoFunctions,
} from '../testing/groups.ts';
import { reference } from '../testing/reference.ts';
import { calculate } from './calculate.ts';
import { PART_OF_CATEGORY } from './input/types.ts';
import type { CalculationInput, CostLine } from './input/types.ts';
import { totalCost } from './result.ts';
import { RULE_SETS } from './rule-set/rule-sets.ts';

const RUNS = { numRuns: 300 };

describe('against the rules written a second time', () => {
  it('equals them to the yen for any group, up to 10^15 a price', () => {
    fc.assert(
      fc.property(anyGroup, (input) => {
        const result = calculate(input);
        expect({
          members: result.members.map(({ functions, software: soft, pc, register, subsidy, granted }) => ({
            functions,
            software: soft.subsidy,
            pc: pc.subsidy,
            register: register.subsidy,
            available: subsidy,
            granted,
          })),
          analysis: {
            eligible: result.analysis.eligible,
            limit: result.analysis.limit,
            available: result.analysis.available,
            granted: result.analysis.granted,
          },
          admin: { limit: result.admin.limit, granted: result.admin.granted },
          total: result.total.granted,
        }).toEqual(reference(input));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('whatever the group', () => {
  it('no cap is ever exceeded', () => {
    fc.assert(
      fc.property(anyGroup, (input) => {
        const result = calculate(input);
        for (const { software: soft, pc, register, subsidy, granted, functions } of result.members) {
          expect(soft.firstTier).toBeLessThanOrEqual(500_000n);
          expect(soft.secondTier).toBeLessThanOrEqual(functions >= 2 ? 3_000_000n : 0n);
          expect(pc.subsidy).toBeLessThanOrEqual(100_000n);
          expect(register.subsidy).toBeLessThanOrEqual(200_000n);
          expect(granted).toBeGreaterThanOrEqual(0n);
          expect(granted).toBeLessThanOrEqual(subsidy);
        }
        expect(result.analysis.available).toBeLessThanOrEqual(
          500_000n * BigInt(result.analysis.countedMembers),
        );
        expect(result.analysis.granted).toBeLessThanOrEqual(result.analysis.available);
        expect(result.combined.granted).toBeLessThanOrEqual(30_000_000n);
        if (result.admin.limit !== null) expect(result.admin.granted).toBeLessThanOrEqual(result.admin.limit);
        expect(result.admin.granted).toBeLessThanOrEqual(2_000_000n);
        expect(result.total.granted).toBeLessThanOrEqual(32_000_000n);
      }),
      RUNS,
    );
  });

  it('every policy gives whole yen that sum to the cap, or to all that is available', () => {
    fc.assert(
      fc.property(anyGroup, (input) => {
        for (const overCapPolicy of SCALING_POLICIES) {
          const { combined, members, analysis } = calculate({ ...input, overCapPolicy });
          const expected = combined.overCap ? combined.cap : combined.available;
          expect(sumYen(members.map(({ granted }) => granted)) + analysis.granted).toBe(expected);
          expect(combined.granted).toBe(expected);
        }
      }),
      RUNS,
    );
  });

  it('the order of members changes no total and no available amount', () => {
    fc.assert(
      fc.property(anyGroup, fc.infiniteStream(fc.nat()), (input, dice) => {
        const shuffled = input.members
          .map((entry) => ({ entry, key: dice.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const before = calculate(input);
        const after = calculate({ ...input, members: shuffled });
        expect(after.total).toEqual(before.total);
        expect(totalCost(after)).toBe(totalCost(before));
        expect(after.infrastructure).toEqual(before.infrastructure);
        expect(after.analysis.available).toEqual(before.analysis.available);
        expect(after.admin).toEqual(before.admin);
        const availableById = (result: typeof before) =>
          Object.fromEntries(result.members.map(({ id, subsidy }) => [id, subsidy]));
        expect(availableById(after)).toEqual(availableById(before));
      }),
      RUNS,
    );
  });

  it('buying more of (1) never lowers what a member may claim', () => {
    const more = fc.constantFrom<CostLine>(
      line('OPTION', 77_777),
      line('SERVICE', 1_234_567),
      line('PC', 150_001),
      line('REGISTER', 333_333),
      software(500_001),
      software(1, 'SETTLEMENT'),
      twoFunctions(4_000_000),
    );
    fc.assert(
      fc.property(anyGroup, more, fc.nat(), (input, extra, pick) => {
        const index = pick % input.members.length;
        const grown = growMember(input, index, extra);
        expect(calculate(grown).members[index]!.subsidy).toBeGreaterThanOrEqual(
          calculate(input).members[index]!.subsidy,
        );
      }),
      RUNS,
    );
  });

  it('a larger quantity of a tool of (1) never lowers it either', () => {
    fc.assert(
      fc.property(anyGroup, fc.nat(), (input, pick) => {
        const index = pick % input.members.length;
        const chosen = input.members[index]!;
        const costLines = chosen.costLines.map((entry) =>
          PART_OF_CATEGORY[entry.category] === 'INFRASTRUCTURE'
            ? { ...entry, quantity: entry.quantity + 1 }
            : entry,
        );
        const grown = { ...input, members: input.members.with(index, { ...chosen, costLines }) };
        expect(calculate(grown).members[index]!.subsidy).toBeGreaterThanOrEqual(
          calculate(input).members[index]!.subsidy,
        );
      }),
      RUNS,
    );
  });

  it('a member leaving touches no other available amount, and granted amounts only through the joint cap', () => {
    fc.assert(
      fc.property(anyGroup, fc.nat(), (input, pick) => {
        fc.pre(input.members.length > 1);
        const gone = pick % input.members.length;
        const before = calculate(input);
        const after = calculate({ ...input, members: input.members.filter((_, index) => index !== gone) });
        const stayed = before.members.filter((_, index) => index !== gone);
        expect(after.members.map(({ subsidy }) => subsidy)).toEqual(stayed.map(({ subsidy }) => subsidy));
        if (!before.combined.overCap) expect(after.members).toEqual(stayed);
      }),
      RUNS,
    );
  });

  it('is pure: the input stays as it was and the answer is the same twice', () => {
    fc.assert(
      fc.property(anyGroup, (input) => {
        const frozen = deepFreeze(structuredClone(input)) as CalculationInput;
        expect(calculate(frozen)).toEqual(calculate(input));
        expect(frozen).toEqual(input);
      }),
      { numRuns: 100 },
    );
  });
});

it('every number comes from the rule set it is given', () => {
  const rules = RULE_SETS['2023'];
  const input = group([member('a', [twoFunctions(900_000), line('PC', 240_000), line('OFFICE', 90_000)])]);
  const halved = { ...rules, pc: { ...rules.pc, cap: { ...rules.pc.cap, value: 50_000n } } };
  expect(calculate(input).members[0]?.pc.subsidy).toBe(100_000n);
  expect(calculate(input, halved).members[0]?.pc.subsidy).toBe(50_000n);
});

it('an empty group is worth nothing and breaks nothing', () => {
  const result = calculate(group([]));
  expect(result).toMatchObject({ memberCount: 0, total: { granted: 0n }, analysis: { limit: 0n } });
  expect(totalCost(result)).toBe(0n);
});

function growMember(input: CalculationInput, index: number, extra: CostLine): CalculationInput {
  const chosen = input.members[index]!;
  const costLines = [...chosen.costLines, { ...extra, id: 'more' }];
  return { ...input, members: input.members.with(index, { ...chosen, costLines }) };
}

function deepFreeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
