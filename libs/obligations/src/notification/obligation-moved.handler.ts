import { Injectable } from '@nestjs/common';
import { Clock, type Tx } from '@renkei/platform';
import type { JobHandler, Work } from '@renkei/platform/jobs';

/** A deadline moved: those concerned are told once, from when to when. */
@Injectable()
export class ObligationMovedHandler implements JobHandler {
  readonly topic = 'obligation.moved';
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  effect(tx: Tx, work: Work): Promise<void> {
    return this.effectOfAll(tx, [work]);
  }

  async effectOfAll(tx: Tx, works: readonly Work[]): Promise<void> {
    await tx.query(
      `INSERT INTO notification (consortium_id, recipient_id, kind, obligation_id, previous_due_at, cause_id,
                                 created_at)
       SELECT DISTINCT o.consortium_id, a.user_id, 'OBLIGATION_MOVED', o.id, earlier.due_at, o.id, $2::timestamptz
       FROM obligation o
       JOIN obligation earlier ON earlier.id = o.supersedes_id
       JOIN assignment a ON a.consortium_id = o.consortium_id
         AND CASE WHEN o.member_id IS NULL THEN a.role = 'COORDINATOR'
                  ELSE a.role = 'MEMBER_USER' AND a.member_id = o.member_id END
       WHERE o.id = ANY($1::uuid[]) AND o.status IN ('OPEN', 'SUPERSEDED')
       ON CONFLICT (cause_id, recipient_id) DO NOTHING`,
      [works.map(({ subjectId }) => subjectId), new Date(this.#clock.epochMs())],
    );
  }
}
