import { addDays, compareMinutes, dateOf, jstMinute } from '@renkei/kernel';
import type { JstMinute } from '@renkei/kernel';
import { OBLIGATIONS } from './obligation.ts';
import type { ObligationKind } from './obligation.ts';

/** The reminders of one obligation in the order in which they fall due. */
export const REMINDER_STEPS = ['D30', 'D14', 'D7', 'D3', 'D1', 'D0', 'OVERDUE_1', 'ESCALATION_3'] as const;
export type ReminderStep = (typeof REMINDER_STEPS)[number];

/** Calendar days from the day of the deadline. */
const OFFSET_DAYS: { readonly [Step in ReminderStep]: number } = {
  D30: -30,
  D14: -14,
  D7: -7,
  D3: -3,
  D1: -1,
  D0: 0,
  OVERDUE_1: 1,
  ESCALATION_3: 3,
};

const SENDING_HOUR = 9;

/**
 * When a step is sent: 09:00 JST, that many calendar days from the deadline's day. null: it does not happen, because a
 * deadline at or before 09:00 would already be over when the reminder of the same day (D0) arrives.
 */
export function stepAt(dueAt: JstMinute, step: ReminderStep): JstMinute | null {
  const at = jstMinute(addDays(dateOf(dueAt), OFFSET_DAYS[step]), SENDING_HOUR, 0);
  return step === 'D0' && compareMinutes(at, dueAt) >= 0 ? null : at;
}

interface TimedStep {
  readonly step: ReminderStep;
  readonly at: JstMinute;
}

function stepsAfter(dueAt: JstMinute, lastStep: ReminderStep | null): readonly TimedStep[] {
  const first = lastStep === null ? 0 : REMINDER_STEPS.indexOf(lastStep) + 1;
  return REMINDER_STEPS.slice(first).flatMap((step) => {
    const at = stepAt(dueAt, step);
    return at === null ? [] : [{ step, at }];
  });
}

/**
 * The first step that lies strictly after `now`: where the reminders of a newly created obligation begin, so that one
 * created five days before its deadline is not announced with the step for seven. null: even the escalation is past.
 */
export function firstStepAfter(dueAt: JstMinute, now: JstMinute): ReminderStep | null {
  return stepsAfter(dueAt, null).find(({ at }) => at > now)?.step ?? null;
}

/**
 * The one step to send at `now`, given the last one sent (null: none). After a long pause, a worker that stood still
 * over the holidays say, this is only the latest step that has fallen due: the ones before it are dropped for good,
 * because a person must never get several reminders of one thing at once. null: nothing to send.
 */
export function stepDue(
  dueAt: JstMinute,
  now: JstMinute,
  lastStep: ReminderStep | null,
): ReminderStep | null {
  return stepsAfter(dueAt, lastStep).findLast(({ at }) => at <= now)?.step ?? null;
}

/** When the step that follows `step` (null: the very first) is to be sent; null after the last one. */
export function nextStepAt(dueAt: JstMinute, step: ReminderStep | null): JstMinute | null {
  return stepsAfter(dueAt, step)[0]?.at ?? null;
}

export const RECIPIENT_ROLES = ['MEMBER', 'COORDINATOR'] as const;
export type RecipientRole = (typeof RECIPIENT_ROLES)[number];

/**
 * Whom a step of an obligation reaches. What a member owes goes to the member's users, or to the coordinator where the
 * member has none; what the group owes goes to the coordinator. The escalation always reaches the coordinator too. A
 * date that is only information is announced once, on its day.
 */
export function recipientsOf(
  step: ReminderStep,
  kind: ObligationKind,
  memberHasUsers: boolean,
): readonly RecipientRole[] {
  const { owner, timing } = OBLIGATIONS[kind];
  if (timing === 'INFORMATION') return step === 'D0' ? ['COORDINATOR'] : [];
  if (owner === 'GROUP' || !memberHasUsers) return ['COORDINATOR'];
  return step === 'ESCALATION_3' ? ['MEMBER', 'COORDINATOR'] : ['MEMBER'];
}
