import type { JstMinute } from '@renkei/kernel';
import type { Clock, OutboxTopic, TenantTransaction, Tx } from '@renkei/platform';
import { planReminders, type DueObligation, type PlannedReminder } from './plan-reminder.ts';

export interface SweepResult {
  /** Obligations whose reminder time had come. */
  readonly obligations: number;
  /** Reminders created; one for each recipient. */
  readonly reminders: number;
}

const DELIVER = 'reminder.deliver' satisfies OutboxTopic;

/**
 * Creates the reminders that are due, in batches of one transaction and two statements each. Sweeps may run side by
 * side: what one has locked the other skips. Its cost follows what is due, not what exists (index obligation_due).
 */
export class DeadlineSweep {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;
  readonly #batch: number;
  #stopped = false;

  constructor(transactions: TenantTransaction, clock: Clock, batch: number) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#batch = batch;
  }

  /** Sweeps until nothing is due; the moment is read once, so the end cannot run away. */
  async run(): Promise<SweepResult> {
    const now = this.#clock.nowJst();
    const until = new Date(this.#clock.epochMs());
    let [obligations, reminders] = [0, 0];
    for (let more = true; more && !this.#stopped;) {
      const batch = await this.#transactions.runSweep((tx) => sweepBatch(tx, now, until, this.#batch));
      obligations += batch.obligations;
      reminders += batch.reminders;
      more = batch.obligations === this.#batch;
    }
    return { obligations, reminders };
  }

  /** Ends a running sweep after its batch; the next one carries on from there. */
  stop(): void {
    this.#stopped = true;
  }
}

async function sweepBatch(tx: Tx, now: JstMinute, until: Date, limit: number): Promise<SweepResult> {
  const due = await claimDue(tx, until, limit);
  if (due.length === 0) return { obligations: 0, reminders: 0 };
  const reminders = await remind(tx, until, planReminders(due, now));
  return { obligations: due.length, reminders };
}

function claimDue(tx: Tx, until: Date, limit: number): Promise<DueObligation[]> {
  return tx.query<DueObligation>(
    `SELECT id, kind, due_at, last_step,
       EXISTS (SELECT FROM assignment a WHERE a.consortium_id = o.consortium_id
               AND a.role = 'MEMBER_USER' AND a.member_id = o.member_id) AS member_has_users
     FROM obligation o
     WHERE next_reminder_at <= $1
     ORDER BY next_reminder_at, id LIMIT $2
     FOR UPDATE OF o SKIP LOCKED`,
    [until, limit],
  );
}

/** One statement: obligations move on, recipients get their reminders, each new reminder leaves its delivery. */
async function remind(tx: Tx, at: Date, plans: readonly PlannedReminder[]): Promise<number> {
  const [result] = await tx.query<{ reminders: number }>(
    `WITH planned AS (
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::boolean[], $5::boolean[])
         AS p (obligation_id, step, next_at, to_member, to_coordinator)
     ), advanced AS (
       UPDATE obligation o SET next_reminder_at = next_at, last_step = coalesce(step, last_step)
       FROM planned WHERE o.id = obligation_id
       RETURNING o.id, o.consortium_id, o.member_id, step, to_member, to_coordinator
     ), recipient AS (
       SELECT o.*, a.user_id FROM advanced o
       JOIN assignment a ON a.consortium_id = o.consortium_id AND a.role = 'COORDINATOR'
       WHERE to_coordinator
       UNION ALL
       SELECT o.*, a.user_id FROM advanced o
       JOIN assignment a ON a.consortium_id = o.consortium_id AND a.role = 'MEMBER_USER' AND a.member_id = o.member_id
       WHERE to_member
     ), reminded AS (
       INSERT INTO reminder (consortium_id, obligation_id, step, recipient_id, created_at)
       SELECT consortium_id, id, step, user_id, $6::timestamptz FROM recipient
       ON CONFLICT DO NOTHING
       RETURNING id, consortium_id
     ), delivery AS (
       INSERT INTO outbox (topic, consortium_id, subject_id)
       SELECT '${DELIVER}', consortium_id, id FROM reminded
     )
     SELECT count(*)::int AS reminders FROM reminded`,
    [
      plans.map((plan) => plan.obligationId),
      plans.map((plan) => plan.step),
      plans.map((plan) => plan.nextReminderAt),
      plans.map((plan) => plan.toMember),
      plans.map((plan) => plan.toCoordinator),
      at,
    ],
  );
  return result?.reminders ?? 0;
}
