import { describe, expect, it } from '@jest/globals';
import type { JstMinute } from '@renkei/kernel';
import { planReminder, planReminders, type DueObligation } from './plan-reminder.ts';

const jst = (text: string) => text as JstMinute;

/** A member's obligation due on 2026-06-30 at 17:00 JST. */
function obligation(fields: Partial<DueObligation> = {}): DueObligation {
  return {
    id: 'o1',
    kind: 'MEMBER_COSTS',
    due_at: new Date('2026-06-30T08:00:00Z'),
    last_step: null,
    member_has_users: true,
    ...fields,
  };
}

describe('planReminder', () => {
  it('sends the step that is due and names the next time in UTC', () => {
    expect(planReminder(obligation(), jst('2026-05-31T09:00'))).toEqual({
      step: 'D30',
      toMember: true,
      toCoordinator: false,
      nextReminderAt: '2026-06-16T00:00:00Z',
    });
  });

  it('sends only the latest step after a long pause', () => {
    const plan = planReminder(obligation({ last_step: 'D30' }), jst('2026-06-29T12:00'));
    expect(plan).toMatchObject({ step: 'D1', nextReminderAt: '2026-06-30T00:00:00Z' });
  });

  it('sends nothing when only the time was wrong, and puts the time right', () => {
    const plan = planReminder(obligation({ last_step: 'D30' }), jst('2026-06-10T09:00'));
    expect(plan).toMatchObject({ step: null, toMember: false, nextReminderAt: '2026-06-16T00:00:00Z' });
  });

  it('ends after the escalation, which reaches the coordinator too', () => {
    const plan = planReminder(obligation({ last_step: 'OVERDUE_1' }), jst('2026-07-03T09:00'));
    expect(plan).toMatchObject({
      step: 'ESCALATION_3',
      toMember: true,
      toCoordinator: true,
      nextReminderAt: null,
    });
  });

  it('turns to the coordinator when nobody signs in for the member', () => {
    const plan = planReminder(obligation({ member_has_users: false }), jst('2026-05-31T09:00'));
    expect(plan).toMatchObject({ toMember: false, toCoordinator: true });
  });

  it('always moves on, whenever it is looked at', () => {
    for (const last of [null, 'D30', 'D1', 'D0', 'OVERDUE_1', 'ESCALATION_3'] as const) {
      for (const now of [
        '2026-05-01T00:00',
        '2026-06-16T08:59',
        '2026-06-30T09:00',
        '2026-07-03T09:00',
        '2027-01-01T00:00',
      ]) {
        const { nextReminderAt } = planReminder(obligation({ last_step: last }), jst(now));
        if (nextReminderAt !== null)
          expect(Date.parse(nextReminderAt)).toBeGreaterThan(Date.parse(`${now}+09:00`));
      }
    }
  });
});

describe('planReminders', () => {
  it('plans each obligation of a batch as it would alone', () => {
    const now = jst('2026-06-23T09:00');
    const batch = (['MEMBER_COSTS', 'GROUP_APPLICATION'] as const).flatMap((kind) =>
      (['D14', 'D3'] as const).flatMap((last_step) =>
        ['2026-06-30T08:00:00Z', '2026-06-24T08:00:00Z'].flatMap((due) =>
          [true, false].map((member_has_users, index) =>
            obligation({
              id: `${kind}${last_step}${due}${index}`,
              kind,
              last_step,
              due_at: new Date(due),
              member_has_users,
            }),
          ),
        ),
      ),
    );
    const twice = [...batch, ...batch];
    expect(planReminders(twice, now)).toEqual(
      twice.map((one) => ({ obligationId: one.id, ...planReminder(one, now) })),
    );
  });
});
