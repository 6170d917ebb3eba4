import { describe, expect, it } from '@jest/globals';
import { formatYen, formatYenChange, formatYenEn, maxYen, minYen, parseYen, sumYen } from './yen.ts';

const codeOf = (raw: unknown): string | null => {
  const parsed = parseYen(raw);
  return parsed.ok ? null : parsed.error.code;
};

describe('parseYen', () => {
  it.each([
    [0, 0n],
    [-0, 0n],
    [800000, 800000n],
    ['800000', 800000n],
    ['000', 0n],
    ['007', 7n],
    [7n, 7n],
    [10 ** 15, 10n ** 15n],
    ['1000000000000000', 10n ** 15n],
  ])('reads %p', (raw, yen) => {
    expect(parseYen(raw)).toEqual({ ok: true, value: yen });
  });

  it.each([
    [-1, 'NEGATIVE'],
    [-0.5, 'NEGATIVE'],
    ['-1', 'NEGATIVE'],
    [-1n, 'NEGATIVE'],
    [0.5, 'FRACTION'],
    ['1.0', 'FRACTION'],
    [10 ** 15 + 1, 'TOO_LARGE'],
    [2 ** 53, 'TOO_LARGE'],
    [Infinity, 'TOO_LARGE'],
    [10n ** 15n + 1n, 'TOO_LARGE'],
    ['1000000000000001', 'TOO_LARGE'],
    ['9'.repeat(5000), 'TOO_LARGE'],
    [NaN, 'NOT_A_NUMBER'],
    ['', 'NOT_A_NUMBER'],
    ['1,000', 'NOT_A_NUMBER'],
    ['１０００', 'NOT_A_NUMBER'],
    ['1e3', 'NOT_A_NUMBER'],
    [' 1', 'NOT_A_NUMBER'],
    [null, 'NOT_A_NUMBER'],
    [undefined, 'NOT_A_NUMBER'],
    [true, 'NOT_A_NUMBER'],
    [['1'], 'NOT_A_NUMBER'],
  ])('refuses %p as %s', (raw, code) => {
    expect(codeOf(raw)).toBe(code);
  });

  it('says what to do in both languages', () => {
    const parsed = parseYen(-1);
    expect(parsed.ok ? null : parsed.error.message).toEqual({
      ja: '金額は0円以上で入れてください。',
      en: 'Please enter an amount of 0 yen or more.',
    });
  });
});

describe('writing yen', () => {
  it.each([
    [0n, '0円'],
    [999n, '999円'],
    [1234567n, '1,234,567円'],
    [-992222n, '−992,222円'],
    [10n ** 15n, '1,000,000,000,000,000円'],
  ])('%p is %s', (yen, text) => {
    expect(formatYen(yen)).toBe(text);
  });

  it('has an English twin and a way to say a change', () => {
    expect(formatYenEn(1234567n)).toBe('1,234,567 yen');
    expect(formatYenEn(-1000n)).toBe('−1,000 yen');
    expect([formatYenChange(500000n), formatYenChange(-1n), formatYenChange(0n)]).toEqual([
      '+500,000円',
      '−1円',
      '±0円',
    ]);
  });
});

it('adds, and takes the smaller and the larger', () => {
  expect(sumYen([])).toBe(0n);
  expect(sumYen([1n, 2n, 10n ** 15n])).toBe(10n ** 15n + 3n);
  expect([minYen(2n, 3n), minYen(3n, 2n), maxYen(2n, 3n), maxYen(3n, 2n)]).toEqual([2n, 2n, 3n, 3n]);
});
