import { fromEpochMs, toIsoUtc, type JstMinute } from '@renkei/kernel';
import { nextStepAt, recipientsOf, stepDue, type ObligationKind, type ReminderStep } from '@renkei/lifecycle';

/** What the sweep reads of an obligation whose reminder time has come. */
export interface DueObligation {
  readonly id: string;
  readonly kind: ObligationKind;
  readonly due_at: Date;
  readonly last_step: ReminderStep | null;
  readonly member_has_users: boolean;
}

export interface Plan {
  /** null: nothing to send now, only the next time was wrong. */
  readonly step: ReminderStep | null;
  readonly toMember: boolean;
  readonly toCoordinator: boolean;
  /** UTC; null: no step is left. */
  readonly nextReminderAt: string | null;
}

export interface PlannedReminder extends Plan {
  readonly obligationId: string;
}

/**
 * The latest step that is due, and when to look again. What came due before it while nobody looked is dropped:
 * one obligation never reminds twice at once. The next time always lies after `now`, so a sweep comes to an end.
 */
export function planReminder(obligation: Omit<DueObligation, 'id'>, now: JstMinute): Plan {
  const dueAt = fromEpochMs(obligation.due_at.getTime());
  const step = stepDue(dueAt, now, obligation.last_step);
  const next = nextStepAt(dueAt, step ?? obligation.last_step);
  const roles = step === null ? [] : recipientsOf(step, obligation.kind, obligation.member_has_users);
  return {
    step,
    toMember: roles.includes('MEMBER'),
    toCoordinator: roles.includes('COORDINATOR'),
    nextReminderAt: next === null ? null : toIsoUtc(next),
  };
}

/** Plans a batch. What falls due together mostly shares its deadline, so most plans are made once and reused. */
export function planReminders(due: readonly DueObligation[], now: JstMinute): PlannedReminder[] {
  const plans = new Map<string, Plan>();
  return due.map((obligation) => {
    const { kind, due_at, last_step, member_has_users } = obligation;
    const key = `${kind} ${due_at.getTime()} ${last_step} ${member_has_users}`;
    const plan = plans.get(key) ?? planReminder(obligation, now);
    plans.set(key, plan);
    return { obligationId: obligation.id, ...plan };
  });
}
