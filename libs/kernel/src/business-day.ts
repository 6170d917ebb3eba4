import { addDays, weekday } from './local-date.ts';
import type { LocalDate } from './local-date.ts';

/**
 * Says whether a day is a Japanese national holiday (substitute holidays included). Handed in from outside: the law
 * and the government's yearly notice decide, and the core carries no table that would grow old.
 */
export type HolidayCalendar = (date: LocalDate) => boolean;

/** No run of closed days comes near this; a calendar that closes more is broken and must not hang the caller. */
const LONGEST_CLOSURE_DAYS = 366;

/** Public offices close from 29 December to 3 January (行政機関の休日に関する法律 Art. 1). */
function isYearEnd(date: LocalDate): boolean {
  const monthAndDay = date.slice(5);
  return monthAndDay >= '12-29' || monthAndDay <= '01-03';
}

/** Neither Saturday, Sunday, national holiday nor 12-29 to 01-03 (program rules §6). */
export function isBusinessDay(date: LocalDate, holidays: HolidayCalendar): boolean {
  const day = weekday(date);
  return day !== 0 && day !== 6 && !isYearEnd(date) && !holidays(date);
}

function nextBusinessDay(date: LocalDate, step: 1 | -1, holidays: HolidayCalendar): LocalDate {
  for (let distance = 1; distance <= LONGEST_CLOSURE_DAYS; distance += 1) {
    const candidate = addDays(date, distance * step);
    if (isBusinessDay(candidate, holidays)) return candidate;
  }
  throw new RangeError(`the holiday calendar leaves no business day within a year of ${date}`);
}

/**
 * The `count`-th business day after `date`, or before it when negative; `date` itself is not counted, whether open or
 * closed. Zero gives `date` back unchanged.
 */
export function addBusinessDays(date: LocalDate, count: number, holidays: HolidayCalendar): LocalDate {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number: ${String(count)}`);
  const step = count < 0 ? -1 : 1;
  let current = date;
  for (let counted = 0; counted < Math.abs(count); counted += 1) {
    current = nextBusinessDay(current, step, holidays);
  }
  return current;
}

/** `date` when it is a business day, else the last one before it. */
export function previousOrSameBusinessDay(date: LocalDate, holidays: HolidayCalendar): LocalDate {
  return isBusinessDay(date, holidays) ? date : nextBusinessDay(date, -1, holidays);
}
