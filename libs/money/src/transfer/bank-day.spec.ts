import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '@renkei/kernel';
import { isBankDay } from './bank-day.ts';

describe('a day on which banks transfer', () => {
  it.each([
    ['2027-11-05', true], // Friday
    ['2027-11-06', false], // Saturday
    ['2027-11-07', false], // Sunday
    ['2027-11-03', false], // Wednesday, 文化の日
    ['2026-12-29', true], // public offices are closed, banks are not
    ['2026-12-30', true],
    ['2026-12-31', false], // Thursday
    ['2029-01-02', false], // Tuesday
    ['2029-01-03', false], // Wednesday
    ['2029-01-04', true], // Thursday
  ])('%s: %s', (date, open) => {
    expect(isBankDay(date as LocalDate)).toBe(open);
  });
});
