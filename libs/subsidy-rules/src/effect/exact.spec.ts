import { describe, expect, it } from '@jest/globals';
import { ratio } from '@renkei/kernel';
import fc from 'fast-check';
import { ceilDiv, ceilRoot, floorDiv, floorRoot, productOf, sumOf } from './exact.ts';

describe('whole-number arithmetic', () => {
  it('rounds down and up on both sides of zero', () => {
    expect([7n, -7n, 6n, -6n, 0n].map((value) => floorDiv(value, 3n))).toEqual([2n, -3n, 2n, -2n, 0n]);
    expect([7n, -7n, 6n, -6n, 0n].map((value) => ceilDiv(value, 3n))).toEqual([3n, -2n, 2n, -2n, 0n]);
  });

  it('finds roots from both sides of a power', () => {
    expect([0n, 1n, 8n, 9n, 10n].map((value) => floorRoot(value, 2))).toEqual([0n, 1n, 2n, 3n, 3n]);
    expect([0n, 1n, 8n, 9n, 10n].map((value) => ceilRoot(value, 2))).toEqual([0n, 1n, 3n, 3n, 4n]);
    expect(floorRoot(1050n ** 400n, 400)).toBe(1050n);
    expect(floorRoot(1050n ** 400n - 1n, 400)).toBe(1049n);
    expect(floorRoot(17n, 1)).toBe(17n);
  });

  it('brackets any root', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 60n }),
        fc.integer({ min: 1, max: 40 }),
        (value, degree) => {
          const [low, high] = [floorRoot(value, degree), ceilRoot(value, degree)];
          const power = BigInt(degree);
          expect(low ** power <= value && (low + 1n) ** power > value).toBe(true);
          expect(high).toBe(low ** power === value ? low : low + 1n);
        },
      ),
    );
  });

  it('adds and multiplies fractions in lowest terms', () => {
    expect(sumOf([ratio(1n, 6n), ratio(1n, 3n), ratio(-3n, 4n)])).toEqual(ratio(-1n, 4n));
    expect(productOf([ratio(2n, 3n), ratio(3n, 4n)])).toEqual(ratio(1n, 2n));
    expect(sumOf([])).toEqual(ratio(0n, 1n));
  });
});
