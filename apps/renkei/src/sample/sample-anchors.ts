import {
  addDays,
  addMonths,
  endOfDay,
  fiscalYearOf,
  jstMinute,
  localDate,
  previousOrSameBusinessDay,
  type HolidayCalendar,
  type JstMinute,
  type LocalDate,
} from '@renkei/kernel';
import type { AnchorCode } from '@renkei/lifecycle';

/** Every date of a sample's schedule is known. */
export type SampleAnchors = Readonly<Record<AnchorCode, JstMinute>>;

/**
 * Plausible dates for a schedule labelled 見本, seen from `today`: a round that closes at 17:00 JST five weeks from
 * now, so that members still have time and reminders are near. Invented throughout; no official date is meant.
 */
export function sampleAnchors(today: LocalDate, holidays: HolidayCalendar): SampleAnchors {
  return anchorsOfRound(addDays(today, -21), addDays(today, 37), holidays);
}

/**
 * The same for a round that closed half a year ago: a group of it has its grant decision behind it and the end of its
 * project still before it.
 */
export function pastSampleAnchors(today: LocalDate, holidays: HolidayCalendar): SampleAnchors {
  return anchorsOfRound(addDays(today, -248), addDays(today, -190), holidays);
}

function anchorsOfRound(opens: LocalDate, closes: LocalDate, holidays: HolidayCalendar): SampleAnchors {
  const openDay = (date: LocalDate) => previousOrSameBusinessDay(date, holidays);
  const close = openDay(closes);
  const decision = openDay(addDays(close, 45));
  const projectEnd = openDay(addMonths(decision, 6));
  // the windows follow the pattern known from 2025: a fiscal year to report on, then April to January
  const reported = fiscalYearOf(projectEnd) + 1;
  return {
    ROUND_OPEN: jstMinute(openDay(opens), 10, 0),
    ROUND_CLOSE: jstMinute(close, 17, 0),
    GRANT_DECISION: jstMinute(decision, 12, 0),
    PROJECT_END: jstMinute(projectEnd, 17, 0),
    PERFORMANCE_REPORT_DUE: jstMinute(projectEnd, 17, 0),
    EFFECT_REPORT_1_OPEN: jstMinute(localDate(reported + 1, 4, 1), 0, 0),
    EFFECT_REPORT_1_CLOSE: endOfDay(localDate(reported + 2, 1, 31)),
    EFFECT_REPORT_2_OPEN: jstMinute(localDate(reported + 2, 4, 1), 0, 0),
    EFFECT_REPORT_2_CLOSE: endOfDay(localDate(reported + 3, 1, 31)),
  };
}
