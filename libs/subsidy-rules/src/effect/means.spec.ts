import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupEffect } from './productivity.ts';
import type { EffectFigures, GroupEffect } from './productivity.ts';

it('any growth is the largest tenth of a percent that still fits, and the target is where the distance ends', () => {
  const money = fc.bigInt({ min: 1n, max: 50_000_000n });
  const anyFigures = fc.record({
    operatingProfit: fc.bigInt({ min: -1_000_000n, max: 9_000_000n }),
    personnelCost: money.map((value) => value + 1_000_000n),
    depreciation: money,
    employees: fc.bigInt({ min: 1n, max: 40n }),
    hoursHundredths: fc.bigInt({ min: 1n, max: 300_000n }),
  });
  const any = fc.record({
    years: fc.constantFrom(1 as const, 2 as const),
    pairs: fc.array(fc.tuple(anyFigures, anyFigures), { minLength: 1, maxLength: 6 }),
  });
  fc.assert(
    fc.property(any, ({ years, pairs }) => {
      const members = pairs.map(([baseline, reported], index) => {
        const id = String(index);
        return { id, name: id, representative: false, usesTool: true, baseline, reported };
      });
      const result = groupEffect({
        ruleSet: '2023',
        interpretation: {},
        grantedBefore: false,
        years,
        members,
      });
      // P ÷ Q with a common denominator: the product of everybody's employees × hours
      const hours = (all: EffectFigures[]) =>
        all.reduce((p, { employees, hoursHundredths: h }) => p * employees * h, 1n);
      const added = (f: EffectFigures) => f.operatingProfit + f.personnelCost + f.depreciation;
      const sum = (all: EffectFigures[]) =>
        all.reduce((s, f) => s + (added(f) * hours(all)) / (f.employees * f.hoursHundredths), 0n);
      const product = (all: EffectFigures[]) => all.reduce((p, f) => p * added(f), 1n);
      const [before, after] = [pairs.map(([b]) => b), pairs.map(([, r]) => r)];
      const check = (mean: GroupEffect['arithmetic'], value: typeof sum, degree: number) => {
        const k = mean.growth.computable ? mean.growth.permille : -1_000_000n;
        const [up, down] = [value(after) * hours(before), value(before) * hours(after)];
        const fits = (growth: bigint) =>
          (1000n + growth) ** BigInt(degree) * down <= up * 1000n ** BigInt(degree);
        expect([fits(k), fits(k + 1n)]).toEqual([true, false]);
        expect(mean.reached).toBe(fits(50n));
        expect(mean.distanceToTarget === 0n).toBe(mean.reached);
      };
      check(result.arithmetic, sum, years);
      check(result.geometric, product, years * pairs.length);
    }),
    { numRuns: 150 },
  );
});
