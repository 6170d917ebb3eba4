import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  endOfFiscalYear,
  fiscalYearOf,
  fromDayNumber,
  localDate,
  parseLocalDate,
  toDayNumber,
  weekday,
} from './local-date.ts';

const MS_PER_DAY = 86_400_000;
const FIRST_DAY = Date.UTC(1900, 0, 1) / MS_PER_DAY;
const LAST_DAY = Date.UTC(2199, 11, 31) / MS_PER_DAY;
const dayNumbers = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

describe('a calendar day against the UTC calendar of the platform', () => {
  it('has the same text, number and weekday for any day of 1900 to 2199', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        const reference = new Date(number * MS_PER_DAY);
        const date = fromDayNumber(number);
        expect(date).toBe(reference.toISOString().slice(0, 10));
        expect(toDayNumber(date)).toBe(number);
        expect(weekday(date)).toBe(reference.getUTCDay());
      }),
      { numRuns: 2000 },
    );
  });

  it('runs through every day of the four hundred years around 2000 without a gap', () => {
    for (
      let number = Date.UTC(1800, 0, 1) / MS_PER_DAY;
      number < Date.UTC(2200, 0, 1) / MS_PER_DAY;
      number += 1
    ) {
      if (toDayNumber(fromDayNumber(number)) !== number) throw new Error(`lost day ${String(number)}`);
    }
    expect(fromDayNumber(-1)).toBe('1969-12-31');
  });

  it('adds and subtracts days consistently', () => {
    fc.assert(
      fc.property(dayNumbers, fc.integer({ min: -5000, max: 5000 }), (number, days) => {
        const from = fromDayNumber(number);
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(compareDates(from, to)).toBe(Math.sign(-days) + 0);
      }),
    );
  });

  it('adds months as the platform does whenever the day exists, and clamps otherwise', () => {
    fc.assert(
      fc.property(dayNumbers, fc.integer({ min: -240, max: 240 }), (number, months) => {
        const from = new Date(number * MS_PER_DAY);
        const [year, month, day] = [from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()];
        const lastOfTarget = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
        const expected = new Date(Date.UTC(year, month + months, Math.min(day, lastOfTarget)));
        expect(addMonths(fromDayNumber(number), months)).toBe(expected.toISOString().slice(0, 10));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('addMonths', () => {
  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-31', -6, '2026-06-30'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s + %i months = %s', (from, months, to) => {
    const date = parseLocalDate(from);
    expect(date.ok && addMonths(date.value, months)).toBe(to);
  });
});

describe('parseLocalDate', () => {
  it.each(['2026-06-02', '2028-02-29', '1900-01-01', '2199-12-31', '2000-02-29'])('accepts %s', (text) => {
    expect(parseLocalDate(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    ['2026-6-2', 'NOT_A_DATE_TEXT'],
    ['2026/06/02', 'NOT_A_DATE_TEXT'],
    [' 2026-06-02', 'NOT_A_DATE_TEXT'],
    ['2026-06-02\n', 'NOT_A_DATE_TEXT'],
    ['２０２６-06-02', 'NOT_A_DATE_TEXT'],
    ['2026-06-02T00:00', 'NOT_A_DATE_TEXT'],
    ['', 'NOT_A_DATE_TEXT'],
    ['2027-02-29', 'NO_SUCH_DAY'],
    ['1900-02-29', 'NO_SUCH_DAY'],
    ['2026-13-01', 'NO_SUCH_DAY'],
    ['2026-00-10', 'NO_SUCH_DAY'],
    ['2026-04-31', 'NO_SUCH_DAY'],
    ['2026-04-00', 'NO_SUCH_DAY'],
    ['1899-12-31', 'YEAR_OUT_OF_RANGE'],
    ['2200-01-01', 'YEAR_OUT_OF_RANGE'],
    ['0007-05-01', 'YEAR_OUT_OF_RANGE'],
  ])('refuses %j as %s', (text, code) => {
    const result = parseLocalDate(text);
    expect(result.ok ? null : result.error.code).toBe(code);
  });
});

describe('localDate', () => {
  it('builds a day and throws on one the calendar does not have', () => {
    expect(localDate(2026, 6, 2)).toBe('2026-06-02');
    expect(() => localDate(2027, 2, 29)).toThrow(RangeError);
    expect(() => localDate(2026, 1.5, 1)).toThrow(RangeError);
  });

  it('refuses to move by part of a day or a month', () => {
    expect(() => addDays(localDate(2026, 6, 2), 0.5)).toThrow(RangeError);
    expect(() => addMonths(localDate(2026, 6, 2), Number.NaN)).toThrow(RangeError);
  });
});

describe('the fiscal year', () => {
  it('runs from April to March', () => {
    expect(fiscalYearOf(localDate(2027, 3, 31))).toBe(2026);
    expect(fiscalYearOf(localDate(2027, 4, 1))).toBe(2027);
    expect(endOfFiscalYear(2026)).toBe('2027-03-31');
  });

  it('contains each of its days and ends before the next begins', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        const date = fromDayNumber(number);
        const year = fiscalYearOf(date);
        expect(date <= endOfFiscalYear(year)).toBe(true);
        expect(date > endOfFiscalYear(year - 1)).toBe(true);
      }),
    );
  });
});
