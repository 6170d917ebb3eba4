import { Injectable } from '@nestjs/common';
import { Clock, type Tx } from '@renkei/platform';
import type { JobHandler, Work } from '@renkei/platform/jobs';

/** Puts a reminder into its recipient's inbox, unless they have left the group meanwhile or their account is disabled. */
@Injectable()
export class ReminderDelivery implements JobHandler {
  readonly topic = 'reminder.deliver';
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  effect(tx: Tx, work: Work): Promise<void> {
    return this.effectOfAll(tx, [work]);
  }

  /** @throws Error when the group has no such reminder, which only a mistake in the program can cause */
  async effectOfAll(tx: Tx, works: readonly Work[]): Promise<void> {
    const reminders = await tx.query(
      `WITH reminder AS (SELECT * FROM reminder WHERE id = ANY($1::uuid[])), delivered AS (
         INSERT INTO notification (consortium_id, recipient_id, kind, obligation_id, step, cause_id, created_at)
         SELECT consortium_id, recipient_id, 'REMINDER', obligation_id, step, id, $2::timestamptz FROM reminder r
         WHERE EXISTS (SELECT FROM assignment a
                       WHERE a.consortium_id = r.consortium_id AND a.user_id = r.recipient_id)
         ON CONFLICT (cause_id, recipient_id) DO NOTHING
       )
       SELECT id FROM reminder`,
      [works.map((work) => work.subjectId), new Date(this.#clock.epochMs())],
    );
    if (reminders.length !== works.length) throw new Error('no such reminder in this group');
  }
}
