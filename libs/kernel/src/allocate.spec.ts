import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { equalCeiling, largestRemainder } from './allocate.ts';
import { sumYen } from './yen.ts';

const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 40 });

describe('largestRemainder', () => {
  it('gives the floors, then one yen each to the largest fractions', () => {
    // 100 × 1/6 = 16.67, 100 × 2/6 = 33.33, 100 × 3/6 = 50: one yen left, .67 takes it
    expect(largestRemainder([1n, 2n, 3n], 100n)).toEqual([17n, 33n, 50n]);
  });

  it('lets the earlier position win a tie', () => {
    expect(largestRemainder([1n, 1n, 1n], 2n)).toEqual([1n, 1n, 0n]);
    expect(largestRemainder([1n, 1n, 1n], 100n)).toEqual([34n, 33n, 33n]);
  });

  it('has nothing to go by when every weight is 0', () => {
    expect(largestRemainder([0n, 0n], 5n)).toEqual([0n, 0n]);
    expect(largestRemainder([], 5n)).toEqual([]);
  });

  it('sums exactly, stays within one yen of the exact part, and gives nothing to a weight of 0', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 10n ** 15n }), (weights, total) => {
        const sum = sumYen(weights);
        fc.pre(sum > 0n);
        const parts = largestRemainder(weights, total);
        expect(sumYen(parts)).toBe(total);
        parts.forEach((part, index) => {
          const weight = weights[index] ?? 0n;
          const floor = (weight * total) / sum;
          expect(part === floor || part === floor + 1n).toBe(true);
          if (weight === 0n) expect(part).toBe(0n);
        });
      }),
    );
  });

  it('gives the odd yen to nobody whose fraction is smaller than that of someone without', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 10n ** 9n }), (weights, total) => {
        const sum = sumYen(weights);
        fc.pre(sum > 0n);
        const rows = largestRemainder(weights, total).map((part, position) => {
          const product = (weights[position] ?? 0n) * total;
          return { position, fraction: product % sum, lucky: part > product / sum };
        });
        for (const winner of rows.filter(({ lucky }) => lucky)) {
          for (const loser of rows.filter(({ lucky }) => !lucky)) {
            const ahead =
              winner.fraction > loser.fraction ||
              (winner.fraction === loser.fraction && winner.position < loser.position);
            expect(ahead).toBe(true);
          }
        }
      }),
    );
  });
});

describe('equalCeiling', () => {
  it('caps the large ones alike and hands out the odd yen in order', () => {
    // room 10 for 2, 9, 9: the small one whole, 8 left for two
    expect(equalCeiling([2n, 9n, 9n], 10n)).toEqual({ ceiling: 4n, parts: [2n, 4n, 4n] });
    expect(equalCeiling([9n, 2n, 9n], 11n)).toEqual({ ceiling: 4n, parts: [5n, 2n, 4n] });
  });

  it('leaves everyone whole when all fits', () => {
    expect(equalCeiling([2n, 3n], 5n)).toEqual({ ceiling: 3n, parts: [2n, 3n] });
    expect(equalCeiling([], 5n)).toEqual({ ceiling: 0n, parts: [] });
  });

  it('uses the whole room with the highest ceiling that fits', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 10n ** 15n }), (wanted, total) => {
        fc.pre(sumYen(wanted) > total);
        const { ceiling, parts } = equalCeiling(wanted, total);
        const upTo = (limit: bigint): bigint =>
          sumYen(wanted.map((amount) => (amount < limit ? amount : limit)));
        expect(upTo(ceiling)).toBeLessThanOrEqual(total);
        expect(upTo(ceiling + 1n)).toBeGreaterThan(total);
        expect(sumYen(parts)).toBe(total);
        const firstWaiting = parts.findIndex(
          (part, index) => part === ceiling && (wanted[index] ?? 0n) > ceiling,
        );
        parts.forEach((part, index) => {
          expect(part).toBeLessThanOrEqual(wanted[index] ?? 0n);
          if (part > ceiling) expect(index).toBeLessThan(firstWaiting);
        });
      }),
    );
  });
});
