import { describe, expect, it } from '@jest/globals';
import { fromEpochMs, jstMinute, localDate, toEpochMs } from '@renkei/kernel';
import fc from 'fast-check';
import { firstStepAfter, nextStepAt, recipientsOf, REMINDER_STEPS, stepAt, stepDue } from './reminder.ts';
import type { ReminderStep } from './reminder.ts';

const at = (year: number, month: number, day: number, hour: number, minute = 0) =>
  jstMinute(localDate(year, month, day), hour, minute);
const dueAt = at(2026, 6, 2, 17);
const minutes = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) }).map(fromEpochMs);
const aroundDue = fc.integer({ min: -50 * 1440, max: 20 * 1440 });

describe('stepAt', () => {
  it.each<[ReminderStep, string]>([
    ['D30', '2026-05-03T09:00'],
    ['D14', '2026-05-19T09:00'],
    ['D7', '2026-05-26T09:00'],
    ['D3', '2026-05-30T09:00'],
    ['D1', '2026-06-01T09:00'],
    ['D0', '2026-06-02T09:00'],
    ['OVERDUE_1', '2026-06-03T09:00'],
    ['ESCALATION_3', '2026-06-05T09:00'],
  ])('%s of 2 June 17:00 is %s', (step, expected) => {
    expect(stepAt(dueAt, step)).toBe(expected);
  });

  it('counts calendar days over a leap day and the turn of the year', () => {
    expect(stepAt(at(2028, 3, 1, 17), 'D1')).toBe('2028-02-29T09:00');
    expect(stepAt(at(2027, 1, 8, 17), 'D14')).toBe('2026-12-25T09:00');
  });

  it('leaves out the reminder of the day itself when it would come too late', () => {
    expect(stepAt(at(2026, 6, 2, 8, 59), 'D0')).toBeNull();
    expect(stepAt(at(2026, 6, 2, 9, 0), 'D0')).toBeNull();
    expect(stepAt(at(2026, 6, 2, 9, 1), 'D0')).toBe('2026-06-02T09:00');
  });

  it('rises strictly from step to step, and only the last two come after the deadline', () => {
    fc.assert(
      fc.property(minutes, (due) => {
        const times = REMINDER_STEPS.flatMap((step) => stepAt(due, step) ?? []);
        times.slice(1).forEach((time, index) => expect(time > (times[index] ?? '')).toBe(true));
        expect(times.filter((time) => time > due)).toHaveLength(2);
      }),
    );
  });
});

describe('firstStepAfter', () => {
  it('begins with the next step to come, not with one that is past', () => {
    expect(firstStepAfter(dueAt, at(2026, 4, 1, 10))).toBe('D30');
    expect(firstStepAfter(dueAt, at(2026, 5, 28, 10))).toBe('D3');
    expect(firstStepAfter(dueAt, at(2026, 5, 30, 8, 59))).toBe('D3');
    expect(firstStepAfter(dueAt, at(2026, 5, 30, 9))).toBe('D1');
    expect(firstStepAfter(at(2026, 6, 2, 8), at(2026, 6, 1, 9))).toBe('OVERDUE_1');
    expect(firstStepAfter(dueAt, at(2026, 6, 5, 9))).toBeNull();
  });
});

describe('stepDue', () => {
  it('is due from 09:00 on and not a minute before', () => {
    expect(stepDue(dueAt, at(2026, 5, 3, 8, 59), null)).toBeNull();
    expect(stepDue(dueAt, at(2026, 5, 3, 9), null)).toBe('D30');
    expect(stepDue(dueAt, at(2026, 5, 3, 9), 'D30')).toBeNull();
  });

  it('sends only the latest after a long pause, and never goes back', () => {
    expect(stepDue(dueAt, at(2026, 5, 31, 12), 'D30')).toBe('D3');
    expect(stepDue(dueAt, at(2026, 12, 1, 12), 'D30')).toBe('ESCALATION_3');
    expect(stepDue(dueAt, at(2026, 5, 31, 12), 'D1')).toBeNull();
    expect(stepDue(dueAt, at(2027, 1, 1, 12), 'ESCALATION_3')).toBeNull();
  });

  it('sends each step at most once, in order, however irregularly it is asked', () => {
    fc.assert(
      fc.property(minutes, fc.array(aroundDue, { minLength: 1, maxLength: 40 }), (due, offsets) => {
        const sent: ReminderStep[] = [];
        offsets
          .toSorted((a, b) => a - b)
          .forEach((offset) => {
            const now = fromEpochMs(toEpochMs(due) + offset * 60_000);
            const step = stepDue(due, now, sent.at(-1) ?? null);
            if (step === null) return;
            expect(stepAt(due, step)).not.toBeNull();
            expect((stepAt(due, step) ?? '') <= now).toBe(true);
            const next = nextStepAt(due, step);
            expect(next === null || next > now).toBe(true);
            sent.push(step);
          });
        expect(sent).toEqual(REMINDER_STEPS.filter((step) => sent.includes(step)));
        expect(new Set(sent).size).toBe(sent.length);
      }),
    );
  });
});

describe('nextStepAt', () => {
  it('is the time of the step after, passing over one that does not happen', () => {
    expect(nextStepAt(dueAt, null)).toBe('2026-05-03T09:00');
    expect(nextStepAt(dueAt, 'D1')).toBe('2026-06-02T09:00');
    expect(nextStepAt(at(2026, 6, 2, 8), 'D1')).toBe('2026-06-03T09:00');
    expect(nextStepAt(dueAt, 'ESCALATION_3')).toBeNull();
  });
});

describe('recipientsOf', () => {
  it('sends what a member owes to the member, and escalates to the coordinator too', () => {
    expect(recipientsOf('D7', 'MEMBER_DOCUMENT', true)).toEqual(['MEMBER']);
    expect(recipientsOf('OVERDUE_1', 'MEMBER_DOCUMENT', true)).toEqual(['MEMBER']);
    expect(recipientsOf('ESCALATION_3', 'MEMBER_DOCUMENT', true)).toEqual(['MEMBER', 'COORDINATOR']);
  });

  it('sends it to the coordinator where the member has no user', () => {
    expect(recipientsOf('D7', 'MEMBER_COSTS', false)).toEqual(['COORDINATOR']);
    expect(recipientsOf('ESCALATION_3', 'MEMBER_COSTS', false)).toEqual(['COORDINATOR']);
  });

  it("sends the group's own duties to the coordinator at every step", () => {
    REMINDER_STEPS.forEach((step) =>
      expect(recipientsOf(step, 'GROUP_APPLICATION', true)).toEqual(['COORDINATOR']),
    );
  });

  it('announces a date of mere information once', () => {
    expect(
      REMINDER_STEPS.filter((step) => recipientsOf(step, 'EVIDENCE_RETENTION_END', true).length > 0),
    ).toEqual(['D0']);
  });
});
