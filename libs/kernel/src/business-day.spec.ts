import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addBusinessDays, isBusinessDay, previousOrSameBusinessDay } from './business-day.ts';
import type { HolidayCalendar } from './business-day.ts';
import { addDays, fromDayNumber, localDate, toDayNumber, weekday } from './local-date.ts';
import type { LocalDate } from './local-date.ts';

const goldenWeek2027 = new Set(['2027-04-29', '2027-05-03', '2027-05-04', '2027-05-05']);
const goldenWeek: HolidayCalendar = (date) => goldenWeek2027.has(date);
const noHolidays: HolidayCalendar = () => false;

const days = fc
  .integer({ min: toDayNumber(localDate(2020, 1, 1)), max: toDayNumber(localDate(2035, 12, 31)) })
  .map(fromDayNumber);

/** Any day may be a holiday, one in about `everyNth`, always the same ones for one seed. */
const calendars = fc
  .record({ seed: fc.integer({ min: 1, max: 1000 }), everyNth: fc.integer({ min: 2, max: 40 }) })
  .map(
    ({ seed, everyNth }): HolidayCalendar =>
      (date) =>
        (toDayNumber(date) ** 2 + seed) % everyNth === 0,
  );

/** Walks one calendar day at a time and counts what it meets, written without the code under test. */
function naiveWalk(start: LocalDate, count: number, holidays: HolidayCalendar): LocalDate {
  let [date, left] = [start, Math.abs(count)];
  while (left > 0) {
    date = addDays(date, count < 0 ? -1 : 1);
    const closed =
      [0, 6].includes(weekday(date)) ||
      ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'].includes(date.slice(5)) ||
      holidays(date);
    if (!closed) left -= 1;
  }
  return date;
}

describe('isBusinessDay', () => {
  it.each([
    ['2026-06-02', true],
    ['2026-06-06', false],
    ['2026-06-07', false],
    ['2026-12-28', true],
    ['2026-12-29', false],
    ['2026-12-31', false],
    ['2027-01-01', false],
    ['2025-01-03', false],
    ['2027-01-04', true],
    ['2027-05-05', false],
    ['2027-05-06', true],
  ])('%s: %s', (date, expected) => {
    expect(isBusinessDay(date as LocalDate, goldenWeek)).toBe(expected);
  });
});

describe('addBusinessDays', () => {
  it('steps over Golden Week in both directions', () => {
    expect(addBusinessDays(localDate(2027, 4, 28), 1, goldenWeek)).toBe('2027-04-30');
    expect(addBusinessDays(localDate(2027, 4, 30), 1, goldenWeek)).toBe('2027-05-06');
    expect(addBusinessDays(localDate(2027, 5, 7), -3, goldenWeek)).toBe('2027-04-28');
  });

  it('steps over the turn of the year', () => {
    expect(addBusinessDays(localDate(2026, 12, 28), 1, noHolidays)).toBe('2027-01-04');
    expect(addBusinessDays(localDate(2027, 1, 4), -1, noHolidays)).toBe('2026-12-28');
  });

  it('does not count the day it starts from, open or closed', () => {
    expect(addBusinessDays(localDate(2026, 6, 6), 1, noHolidays)).toBe('2026-06-08');
    expect(addBusinessDays(localDate(2026, 6, 8), -1, noHolidays)).toBe('2026-06-05');
    expect(addBusinessDays(localDate(2026, 6, 7), 0, noHolidays)).toBe('2026-06-07');
  });

  it('equals a walk day by day, for any calendar', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 60 }), calendars, (date, count, holidays) => {
        expect(addBusinessDays(date, count, holidays)).toBe(naiveWalk(date, count, holidays));
      }),
      { numRuns: 500 },
    );
  });

  it('comes back to where it began when it began on a business day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), calendars, (date, count, holidays) => {
        fc.pre(isBusinessDay(date, holidays));
        expect(addBusinessDays(addBusinessDays(date, count, holidays), -count, holidays)).toBe(date);
      }),
    );
  });

  it('throws on a calendar without business days and on a part of a day, rather than run for ever', () => {
    expect(() => addBusinessDays(localDate(2026, 6, 2), 1, () => true)).toThrow(RangeError);
    expect(() => addBusinessDays(localDate(2026, 6, 2), Number.POSITIVE_INFINITY, noHolidays)).toThrow(
      RangeError,
    );
    expect(() => addBusinessDays(localDate(2026, 6, 2), 1.5, noHolidays)).toThrow(RangeError);
  });
});

describe('previousOrSameBusinessDay', () => {
  it('keeps a business day and otherwise goes back to the nearest', () => {
    expect(previousOrSameBusinessDay(localDate(2027, 5, 6), goldenWeek)).toBe('2027-05-06');
    expect(previousOrSameBusinessDay(localDate(2027, 5, 5), goldenWeek)).toBe('2027-04-30');
    expect(previousOrSameBusinessDay(localDate(2027, 1, 3), noHolidays)).toBe('2026-12-28');
  });
});
