import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FormulaReader } from '../../testing/formula.ts';
import { anyGroup, equalMembers, group, line, twoFunctions } from '../../testing/groups.ts';
import { fixed, settle } from '../../testing/settlements.ts';
import type { LineChange } from '../../testing/settlements.ts';
import { calculate } from '../calculate.ts';
import { lineCost } from '../parts/member-costs.ts';
import type { FixedAmounts } from './fixed-amounts.ts';
import { explainFixedAmounts } from './fixed-steps.ts';

/** Every step follows from its inputs, and every named origin has that value. */
function wrongSteps(result: FixedAmounts): string[] {
  const steps = explainFixedAmounts(result);
  const results = new Map(steps.map((step) => [step.id, step.result]));
  const wrong = results.size === steps.length ? [] : ['two steps share an id'];
  for (const { id, formula, inputs, result: outcome, clause } of steps) {
    const symbols = new Map<string, bigint[]>();
    for (const { symbol, value } of inputs) symbols.set(symbol, [...(symbols.get(symbol) ?? []), value]);
    if (new FormulaReader(formula, symbols).evaluate() !== outcome) wrong.push(`${id} is not ${formula}`);
    if (id.endsWith('.fixed') && formula.startsWith('min(g') && !clause.includes('R25 第22条2'))
      wrong.push(`${id} cites ${clause}`);
    for (const { ref, value, unit } of inputs) {
      if (ref === null || unit === 'COUNT') continue;
      const [, i, j] = /^members\[(\d+)\]\.costLines\[(\d+)\]$/.exec(ref) ?? [];
      const origin =
        i === undefined
          ? results.get(ref)
          : lineCost(result.actual.input.members[Number(i)]!.costLines[Number(j)]!);
      if (origin !== value) wrong.push(`${id} has another value for ${ref}`);
    }
  }
  const named = {
    'total.fixed': result.total.fixed,
    'admin.fixed': result.admin.fixed,
    'analysis.fixed': result.analysis.fixed,
  };
  for (const [id, value] of Object.entries(named)) if (results.get(id) !== value) wrong.push(id);
  return wrong;
}

describe('any group', () => {
  it('certified as planned is fixed as granted, to the yen', () => {
    fc.assert(
      fc.property(anyGroup, (input) => {
        const result = fixed(settle(input));
        expect(result.total.fixed).toBe(calculate(input).total.granted);
        expect(result.total.shortfall).toBe(0n);
      }),
      { numRuns: 200 },
    );
  });

  const anyChange = fc.record({
    withdrawn: fc.boolean(),
    lostMicro: fc.boolean(),
    lines: fc.array(
      fc.oneof<fc.Arbitrary<LineChange>[]>(
        fc.bigInt({ min: 0n, max: 6_000_000n }),
        fc.constantFrom('parked', 'missing', null),
      ),
      {
        maxLength: 7,
      },
    ),
  });

  it('never gets more than granted nor than the rules give, and every yen is explained', () => {
    fc.assert(
      fc.property(anyGroup, fc.array(anyChange, { maxLength: 25 }), (input, changes) => {
        const byId = Object.fromEntries(changes.map((change, index) => [`m${index + 1}`, change]));
        const result = fixed(settle(input, byId));
        for (const amount of [...result.members, result.analysis, result.admin]) {
          expect(amount.fixed).toBe(amount.ruled < amount.granted ? amount.ruled : amount.granted);
        }
        expect(result.combined.fixed <= result.ruleSet.jointCap.value).toBe(true);
        expect(wrongSteps(result)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('explains the joint cap and a withdrawal too', () => {
    const settlement = settle(
      group(equalMembers(10, () => [twoFunctions(5_166_667), line('OFFICE', 1_000_000)])),
      {
        m10: { withdrawn: true },
      },
    );
    const members = settlement.members.map((entry) => ({ ...entry, granted: 3_500_000n }));
    const result = fixed({ ...settlement, members });
    expect(wrongSteps(result)).toEqual([]);
    const step = (id: string) => explainFixedAmounts(result).find((entry) => entry.id === id);
    expect(step('members[0].fixed')).toMatchObject({ formula: 'min(g, a) − x', carriedBack: true });
    expect(step('withdrawn[0].fixed')).toMatchObject({ result: 0n });
  });
});
