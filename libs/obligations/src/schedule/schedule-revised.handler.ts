import { Injectable } from '@nestjs/common';
import { leaveWork, type Tx } from '@renkei/platform';
import type { JobHandler, Work } from '@renkei/platform/jobs';

const BATCH = 1000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** A revision was published: every group that follows the schedule derives its obligations anew. */
@Injectable()
export class ScheduleRevisedHandler implements JobHandler {
  readonly topic = 'schedule.revised';

  async effect(tx: Tx, { subjectId }: Work): Promise<void> {
    let after = BEFORE_ALL;
    for (;;) {
      const groups = await tx.query<{ id: string }>(
        `SELECT id FROM consortium WHERE schedule_id = $1 AND closed_at IS NULL AND id > $2 ORDER BY id LIMIT $3`,
        [subjectId, after, BATCH],
      );
      await leaveWork(
        tx,
        'obligations.derive',
        groups.map(({ id }) => ({ consortiumId: id, subjectId: id })),
      );
      const last = groups.at(-1);
      if (last === undefined || groups.length < BATCH) return;
      after = last.id;
    }
  }
}
