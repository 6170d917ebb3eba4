import { fromDayNumber, parseLocalDate, toDayNumber } from './local-date.ts';
import type { LocalDate, LocalDateProblem } from './local-date.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import type { TextProblem } from './text.ts';

declare const jstMinuteBrand: unique symbol;

/** A minute on the clocks of Japan, 'YYYY-MM-DDTHH:mm'. Sorts as text. All cut-offs are of this kind. */
export type JstMinute = string & { readonly [jstMinuteBrand]: true };

export type JstMinuteProblem = LocalDateProblem | TextProblem<'NOT_A_MINUTE_TEXT' | 'NO_SUCH_TIME'>;

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;
/** Japan has had no summer time since 1951, so the offset is a constant and needs no time-zone data. */
const JST_AHEAD_OF_UTC_MINUTES = 540;

function write(date: LocalDate, hour: number, minute: number): JstMinute {
  return `${date}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as JstMinute;
}

function isRealTime(hour: number, minute: number): boolean {
  return (
    Number.isInteger(hour) &&
    Number.isInteger(minute) &&
    hour >= 0 &&
    hour <= 23 &&
    minute >= 0 &&
    minute <= 59
  );
}

/**
 * A JST minute from parts known to the program. Throws RangeError on an impossible time, a programming mistake;
 * what people type goes through `parseJstMinute`.
 */
export function jstMinute(date: LocalDate, hour: number, minute: number): JstMinute {
  if (!isRealTime(hour, minute)) throw new RangeError(`no such time: ${String(hour)}:${String(minute)}`);
  return write(date, hour, minute);
}

/** The last minute of a day: what an official deadline that names only a date means. */
export function endOfDay(date: LocalDate): JstMinute {
  return write(date, 23, 59);
}

/** Reads exactly YYYY-MM-DDTHH:mm as Japanese wall-clock time. No seconds, no offset, no 24:00. */
export function parseJstMinute(text: string): Result<JstMinute, JstMinuteProblem> {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(text);
  if (match?.[1] === undefined) {
    return err({
      code: 'NOT_A_MINUTE_TEXT',
      message: {
        ja: '日時は「2026-06-02T17:00」のように、日本時間で分まで入れてください。',
        en: 'Please write the date and time in Japan time to the minute, for example 2026-06-02T17:00.',
      },
    });
  }
  const date = parseLocalDate(match[1]);
  if (!date.ok) return date;
  const [hour, minute] = [Number(match[2]), Number(match[3])];
  if (!isRealTime(hour, minute)) {
    return err({
      code: 'NO_SUCH_TIME',
      message: {
        ja: '時刻は 00:00 から 23:59 までで入れてください。その日の終わりは 23:59 です。',
        en: 'Please give a time from 00:00 to 23:59. The end of the day is 23:59.',
      },
    });
  }
  return ok(write(date.value, hour, minute));
}

/** The Japanese calendar day of a JST minute. */
export function dateOf(jst: JstMinute): LocalDate {
  return jst.slice(0, 10) as LocalDate;
}

/** Milliseconds since 1970-01-01T00:00:00Z at the beginning of that JST minute. */
export function toEpochMs(jst: JstMinute): number {
  const minuteOfDay = Number(jst.slice(11, 13)) * 60 + Number(jst.slice(14, 16));
  const minutes = toDayNumber(dateOf(jst)) * MINUTES_PER_DAY + minuteOfDay - JST_AHEAD_OF_UTC_MINUTES;
  return minutes * MS_PER_MINUTE;
}

/** The JST minute an instant lies in (seconds are cut off, also before 1970). */
export function fromEpochMs(ms: number): JstMinute {
  const minutes = Math.floor(ms / MS_PER_MINUTE) + JST_AHEAD_OF_UTC_MINUTES;
  const dayNumber = Math.floor(minutes / MINUTES_PER_DAY);
  const minuteOfDay = minutes - dayNumber * MINUTES_PER_DAY;
  return write(fromDayNumber(dayNumber), Math.floor(minuteOfDay / 60), minuteOfDay % 60);
}

/** −1, 0 or 1: for sorting. */
export function compareMinutes(a: JstMinute, b: JstMinute): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The same instant in UTC, as APIs and databases want it: 2026-06-02T17:00 becomes '2026-06-02T08:00:00Z'. */
export function toIsoUtc(jst: JstMinute): string {
  const minutes = toEpochMs(jst) / MS_PER_MINUTE;
  const dayNumber = Math.floor(minutes / MINUTES_PER_DAY);
  const minuteOfDay = minutes - dayNumber * MINUTES_PER_DAY;
  return `${write(fromDayNumber(dayNumber), Math.floor(minuteOfDay / 60), minuteOfDay % 60)}:00Z`;
}
