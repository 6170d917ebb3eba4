import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addBusinessDays } from './business-day.ts';
import {
  compareMinutes,
  dateOf,
  endOfDay,
  fromEpochMs,
  jstMinute,
  parseJstMinute,
  toEpochMs,
  toIsoUtc,
} from './jst-minute.ts';
import { addMonths, localDate, parseLocalDate, weekday } from './local-date.ts';

const epochMs = fc.integer({ min: Date.UTC(1901, 0, 1), max: Date.UTC(2199, 0, 1) });

describe('a JST minute and the instant it stands for', () => {
  it('closes a round at 17:00 in Japan, 08:00 UTC', () => {
    const close = jstMinute(localDate(2026, 6, 2), 17, 0);
    expect(close).toBe('2026-06-02T17:00');
    expect(toEpochMs(close)).toBe(Date.UTC(2026, 5, 2, 8, 0));
    expect(toIsoUtc(close)).toBe('2026-06-02T08:00:00Z');
  });

  it('is still inside the deadline a millisecond before 17:00 and no longer at 17:00', () => {
    const close = jstMinute(localDate(2026, 6, 2), 17, 0);
    const justBefore = fromEpochMs(Date.UTC(2026, 5, 2, 7, 59, 59, 999));
    expect(justBefore).toBe('2026-06-02T16:59');
    expect(compareMinutes(justBefore, close)).toBe(-1);
    expect(compareMinutes(fromEpochMs(Date.UTC(2026, 5, 2, 8, 0)), close)).toBe(0);
  });

  it('belongs to the next day in Japan from 15:00 UTC, over year ends and leap days too', () => {
    expect(fromEpochMs(Date.UTC(2026, 11, 31, 14, 59))).toBe('2026-12-31T23:59');
    expect(fromEpochMs(Date.UTC(2026, 11, 31, 15, 0))).toBe('2027-01-01T00:00');
    expect(fromEpochMs(Date.UTC(2028, 1, 28, 15, 0))).toBe('2028-02-29T00:00');
    expect(toIsoUtc(jstMinute(localDate(2027, 1, 1), 8, 59))).toBe('2026-12-31T23:59:00Z');
    expect(toIsoUtc(jstMinute(localDate(2028, 3, 1), 0, 0))).toBe('2028-02-29T15:00:00Z');
  });

  it('agrees with the platform for any instant, floors to the minute and comes back', () => {
    fc.assert(
      fc.property(epochMs, (ms) => {
        const jst = fromEpochMs(ms);
        expect(jst).toBe(new Date(ms + 9 * 3_600_000).toISOString().slice(0, 16));
        expect(toEpochMs(jst)).toBe(Math.floor(ms / 60_000) * 60_000);
        expect(toIsoUtc(jst)).toBe(`${new Date(toEpochMs(jst)).toISOString().slice(0, 16)}:00Z`);
        expect(dateOf(jst)).toBe(jst.slice(0, 10));
      }),
      { numRuns: 1000 },
    );
  });

  it('sorts as the instants do', () => {
    fc.assert(
      fc.property(epochMs, epochMs, (a, b) => {
        const [first, second] = [fromEpochMs(a), fromEpochMs(b)];
        expect(compareMinutes(first, second)).toBe(Math.sign(toEpochMs(first) - toEpochMs(second)));
      }),
    );
  });
});

describe('parseJstMinute', () => {
  it.each(['2026-06-02T17:00', '2028-02-29T00:00', '2026-12-31T23:59'])('accepts %s', (text) => {
    expect(parseJstMinute(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    ['2026-06-02', 'NOT_A_MINUTE_TEXT'],
    ['2026-06-02T17:00:00', 'NOT_A_MINUTE_TEXT'],
    ['2026-06-02T17:00Z', 'NOT_A_MINUTE_TEXT'],
    ['2026-06-02 17:00', 'NOT_A_MINUTE_TEXT'],
    ['2026-06-02T17:00\n', 'NOT_A_MINUTE_TEXT'],
    ['2026-06-02T24:00', 'NO_SUCH_TIME'],
    ['2026-06-02T12:60', 'NO_SUCH_TIME'],
    ['2027-02-29T12:00', 'NO_SUCH_DAY'],
    ['2300-02-01T12:00', 'YEAR_OUT_OF_RANGE'],
  ])('refuses %j as %s', (text, code) => {
    const result = parseJstMinute(text);
    expect(result.ok ? null : result.error.code).toBe(code);
  });
});

describe('jstMinute', () => {
  it('ends a day at 23:59 and throws on an hour no clock shows', () => {
    expect(endOfDay(localDate(2026, 6, 2))).toBe('2026-06-02T23:59');
    expect(() => jstMinute(localDate(2026, 6, 2), 24, 0)).toThrow(RangeError);
    expect(() => jstMinute(localDate(2026, 6, 2), 9, 60)).toThrow(RangeError);
  });
});

describe('independence from the machine', () => {
  /** A Date that can be neither made nor asked. */
  class ForbiddenDate {
    constructor() {
      ForbiddenDate.refuse();
    }
    static refuse(): never {
      throw new Error('the platform was asked');
    }
    static now = ForbiddenDate.refuse;
    static parse = ForbiddenDate.refuse;
    static UTC = ForbiddenDate.refuse;
  }

  /** Runs `work` with that Date in place and gives the real one back before anything else runs. */
  function withoutDate<T>(work: () => T): T {
    const platformDate = globalThis.Date;
    try {
      globalThis.Date = ForbiddenDate as unknown as DateConstructor;
      return work();
    } finally {
      globalThis.Date = platformDate;
    }
  }

  it('would notice a use of the clock or the time zone', () => {
    expect(() => withoutDate(() => new Date(0))).toThrow('the platform was asked');
    expect(() => withoutDate(() => Date.now())).toThrow('the platform was asked');
    expect(() => withoutDate(() => Date.UTC(2026, 5, 2))).toThrow('the platform was asked');
  });

  it('uses neither', () => {
    const leapDay = localDate(2028, 2, 29);
    const results = withoutDate(() => [
      parseLocalDate('2028-02-29').ok,
      fromEpochMs(0),
      toEpochMs(jstMinute(leapDay, 17, 0)),
      toIsoUtc(jstMinute(leapDay, 17, 0)),
      weekday(addMonths(leapDay, 12)),
      addBusinessDays(leapDay, 1, () => false),
    ]);
    expect(results).toEqual([
      true,
      '1970-01-01T09:00',
      Date.UTC(2028, 1, 29, 8, 0),
      '2028-02-29T08:00:00Z',
      3,
      '2028-03-01',
    ]);
  });
});
