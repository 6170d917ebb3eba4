import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import type { TextProblem } from './text.ts';

declare const localDateBrand: unique symbol;

/** A calendar day in Japan, 'YYYY-MM-DD' (proleptic Gregorian). Sorts as text. */
export type LocalDate = string & { readonly [localDateBrand]: true };

export type LocalDateProblem = TextProblem<'NOT_A_DATE_TEXT' | 'NO_SUCH_DAY' | 'YEAR_OUT_OF_RANGE'>;

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isRealDay(year: number, month: number, day: number): boolean {
  return (
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

function write(year: number, month: number, day: number): LocalDate {
  const yyyy = String(year).padStart(4, '0');
  const mm = String(month).padStart(2, '0');
  const dd = String(day).padStart(2, '0');
  return `${yyyy}-${mm}-${dd}` as LocalDate;
}

function read(date: LocalDate): CalendarDay {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

const DAYS_PER_ERA = 146_097;
const DAYS_TO_UNIX_EPOCH = 719_468;

/**
 * Days since 1970-01-01. The year is taken to begin in March, so that the leap day is its last day and month
 * lengths follow one formula; an era is 400 such years.
 */
export function toDayNumber(date: LocalDate): number {
  const { year, month, day } = read(date);
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_UNIX_EPOCH;
}

/** The day that lies `dayNumber` days after 1970-01-01. */
export function fromDayNumber(dayNumber: number): LocalDate {
  const shifted = dayNumber + DAYS_TO_UNIX_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return write(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** Reads a day typed or sent as exactly YYYY-MM-DD: a real calendar day of the years 1900 to 2199. */
export function parseLocalDate(text: string): Result<LocalDate, LocalDateProblem> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) {
    return err({
      code: 'NOT_A_DATE_TEXT',
      message: {
        ja: '日付は「2026-06-02」のように、年4桁-月2桁-日2桁で入れてください。',
        en: 'Please write the date as year-month-day, for example 2026-06-02.',
      },
    });
  }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return err({
      code: 'YEAR_OUT_OF_RANGE',
      message: {
        ja: `${String(year)}年は扱えません。西暦の${String(FIRST_YEAR)}年から${String(LAST_YEAR)}年までで入れてください。`,
        en: `The year ${String(year)} is outside ${String(FIRST_YEAR)} to ${String(LAST_YEAR)}. Please check the year.`,
      },
    });
  }
  if (!isRealDay(year, month, day)) {
    return err({
      code: 'NO_SUCH_DAY',
      message: {
        ja: `${String(year)}年${String(month)}月${String(day)}日は暦にありません。月と日をご確認ください。`,
        en: `There is no such day as ${text}. Please check the month and the day.`,
      },
    });
  }
  return ok(text as LocalDate);
}

/**
 * A day from numbers known to the program. Throws RangeError on an impossible day, which is a programming mistake;
 * what people type goes through `parseLocalDate`.
 */
export function localDate(year: number, month: number, day: number): LocalDate {
  if (year < FIRST_YEAR || year > LAST_YEAR || !isRealDay(year, month, day)) {
    throw new RangeError(`no such day: ${String(year)}-${String(month)}-${String(day)}`);
  }
  return write(year, month, day);
}

function requireInteger(count: number): void {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number: ${String(count)}`);
}

/** `days` calendar days later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  requireInteger(days);
  return fromDayNumber(toDayNumber(date) + days);
}

/** The same day `months` later; where that month is shorter, its last day (01-31 + 1 month = 02-28 or 02-29). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  requireInteger(months);
  const { year, month, day } = read(date);
  const monthIndex = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(monthIndex / 12);
  const targetMonth = monthIndex - targetYear * 12 + 1;
  return write(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** −1, 0 or 1: for sorting. */
export function compareDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: LocalDate): number {
  // 1970-01-01 was a Thursday.
  return (((toDayNumber(date) + 4) % 7) + 7) % 7;
}

/** The Japanese fiscal year a day lies in: 2027-03-31 is still 2026, 2027-04-01 is 2027. */
export function fiscalYearOf(date: LocalDate): number {
  const { year, month } = read(date);
  return month >= 4 ? year : year - 1;
}

/** The last day of fiscal year `fiscalYear`: 31 March of the year after. */
export function endOfFiscalYear(fiscalYear: number): LocalDate {
  return write(fiscalYear + 1, 3, 31);
}
