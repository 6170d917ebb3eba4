import { expect, it } from '@jest/globals';
import { floorOf, formatRatio, ratio } from './ratio.ts';

it('rounds down to the yen', () => {
  expect(floorOf(666_667n, ratio(3n, 4n))).toBe(500_000n); // 500,000.25
  expect(floorOf(233_333n, ratio(2n, 3n))).toBe(155_555n); // 155,555.33
  expect(floorOf(1n, ratio(1n, 2n))).toBe(0n);
  expect(floorOf(10n ** 15n + 1n, ratio(2n, 3n))).toBe(666_666_666_666_667n); // 666,666,666,666,667.33, past 2^53 exact
});

it('is written as a fraction', () => {
  expect(formatRatio(ratio(2n, 3n))).toBe('2/3');
});
