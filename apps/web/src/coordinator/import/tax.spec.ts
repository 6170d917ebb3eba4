import { describe, expect, it } from '@jest/globals';
import type { LineView } from './rows.ts';
import { taxSums, withoutTax, writtenYen } from './tax.ts';

const line = (rowNumber: number, text: string): LineView => ({
  rowNumber,
  cells: [
    {
      column: 'B',
      label: '',
      meaning: 'PC_YEN',
      text,
      corrected: false,
      issues: [],
      mark: null,
      reading: null,
    },
  ],
});

describe('amounts with tax', () => {
  it('are read as people write them', () => {
    expect(
      ['￥528,000', '１１０，０００円', '99000（税込）', '－', ''].map((text) => writtenYen(text, 1)),
    ).toEqual([528_000, 110_000, 99_000, 0, 0]);
    expect(writtenYen('52.8', 10_000)).toBe(528_000);
    expect(['四十八万', '55万円', '3台 198,000'].map((text) => writtenYen(text, 1))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it.each([8, 10])('lose their tax at %d %%, rounded down, however large they are', (percent) => {
    const whole = BigInt(100 + percent);
    for (const yen of [0, 1, 107, 108, 109, 110, 111, 528_000, 99_999_999, 999_999_999_999])
      expect(BigInt(withoutTax(yen, percent))).toBe((BigInt(yen) * 100n) / whole);
  });

  it('are added up after each was rounded down', () => {
    const sums = taxSums([line(2, '111'), line(3, '111円'), line(4, '十万')], 'B', 1);
    expect([sums.written, sums.without(10), sums.unread]).toEqual([222, 200, 1]);
  });
});
