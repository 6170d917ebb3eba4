import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PREFERENCE, isLetterDue, isQuiet, type MailPreference } from './mail-times.ts';

/** JST, as 'DDTHH:mm' of November 2026. */
const at = (text: string) => Date.parse(`2026-11-${text}:00+09:00`);
const MINUTES = 60_000;
const preference = (changes: Partial<MailPreference> = {}) => ({ ...DEFAULT_PREFERENCE, ...changes });
const due = (changes: Partial<MailPreference>, oldest: string, now: string) =>
  isLetterDue(preference(changes), at(oldest), at(now), 2 * MINUTES);

describe('quiet hours', () => {
  it.each([
    ['22T19:59', false],
    ['22T20:00', true],
    ['23T00:00', true],
    ['23T07:59', true],
    ['23T08:00', false],
  ])('of whoever chose none pass midnight in Japan: %s %s', (now, quiet) => {
    expect(isQuiet(DEFAULT_PREFERENCE, at(now))).toBe(quiet);
  });

  it.each([
    ['22T11:59', false],
    ['22T12:00', true],
    ['22T12:59', true],
    ['22T13:00', false],
  ])('may lie within a day: %s %s', (now, quiet) => {
    expect(isQuiet(preference({ quietFrom: 720, quietUntil: 780 }), at(now))).toBe(quiet);
  });

  it('are none when they end as they begin', () => {
    const never = preference({ quietFrom: 480, quietUntil: 480 });
    expect(['22T08:00', '22T00:00', '22T23:59'].map((now) => isQuiet(never, at(now)))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('a letter is due', () => {
  it.each([
    ['22T09:00', '22T09:01', false],
    ['22T09:00', '22T09:02', true],
    ['22T19:59', '22T20:01', false],
    ['22T21:00', '23T07:59', false],
    ['22T21:00', '23T08:00', true],
  ])('at once: came %s, now %s: %s', (oldest, now, expected) => {
    expect(due({}, oldest, now)).toBe(expected);
  });

  it.each([
    // came after this morning's: tomorrow at 08:00
    ['22T09:00', '22T19:00', false],
    ['22T09:00', '23T07:59', false],
    ['22T09:00', '23T08:00', true],
    // the worker was away at 08:00
    ['22T09:00', '23T15:00', true],
    ['22T09:00', '23T21:00', false],
    ['22T07:59', '22T08:00', true],
    ['22T08:00', '22T08:00', false],
  ])('once a day: came %s, now %s: %s', (oldest, now, expected) => {
    expect(due({ mail: 'DAILY' }, oldest, now)).toBe(expected);
  });

  it.each([
    ['22T08:00', false],
    ['22T10:29', false],
    ['22T10:30', true],
  ])('once a day, when the quiet hours around eight end: now %s: %s', (now, expected) => {
    const late = { mail: 'DAILY', quietFrom: 22 * 60, quietUntil: 10 * 60 + 30 } as const;
    expect(due(late, '22T07:00', now)).toBe(expected);
  });

  it('never, for whoever wishes none', () => {
    expect(due({ mail: 'NONE' }, '01T09:00', '22T12:00')).toBe(false);
  });
});
