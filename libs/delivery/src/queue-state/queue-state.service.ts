import { Injectable } from '@nestjs/common';
import { QUEUE_NAMES, QueueView, TenantTransaction, type QueueCounts, type Viewer } from '@renkei/platform';
import type { QueueStateType, TopicStateType } from './queue-state.type.ts';

/** A sweep that is late by this much more than its interval means that no worker runs: a busy one is late by seconds. */
const LATE_MS = 120_000;

interface TopicRow extends TopicStateType {
  readonly lastRelayedAt: Date | null;
}

interface Read {
  readonly topics: readonly TopicRow[];
  readonly schema: string;
}

/** What waits, what runs and whether anybody works it off. The functions of the schema show it to administrators alone. */
@Injectable()
export class QueueStateService {
  readonly #transactions: TenantTransaction;
  readonly #queues: QueueView;

  constructor(transactions: TenantTransaction, queues: QueueView) {
    this.#transactions = transactions;
    this.#queues = queues;
  }

  async state(viewer: Viewer): Promise<QueueStateType> {
    const { topics, schema } = await this.#read(viewer);
    const queues = await this.#queues.read();
    const sweep = queues?.find(({ name }) => name === QUEUE_NAMES.deadlines)?.clock ?? null;
    return {
      backend: this.#queues.backend === 'redis' ? 'REDIS' : 'POSTGRES',
      queueReachable: queues !== null,
      workerAlive: queues && isSwept(sweep),
      lastSweepAt: sweep && new Date(sweep.nextAt - sweep.everyMs),
      nextSweepAt: sweep && new Date(sweep.nextAt),
      lastRelayAt: latest(topics.map(({ lastRelayedAt }) => lastRelayedAt)),
      databaseSchema: schema,
      topics,
      queues: queues ?? [],
    };
  }

  #read(viewer: Viewer): Promise<Read> {
    return this.#transactions.read(viewer, async (tx) => {
      const topics = await tx.query<TopicRow>(
        `SELECT topic, waiting, oldest_waiting_at AS "oldestWaitingAt", in_hand AS "inHand",
           oldest_in_hand_at AS "oldestInHandAt", failed, done_in_a_day AS "doneInADay",
           last_relayed_at AS "lastRelayedAt", last_done_at AS "lastDoneAt"
         FROM queue_state()`,
      );
      const [last] = await tx.query<{ name: string }>(
        'SELECT name FROM renkei_meta.migration ORDER BY name DESC LIMIT 1',
      );
      return { topics, schema: last!.name };
    });
  }
}

/** The sweep is put off to its next time when a worker takes it up, so a time that is long over was taken up by nobody. */
function isSwept(sweep: QueueCounts['clock']): boolean {
  // the queue goes by the clock of the machine, whatever that of the product says
  return sweep !== null && sweep.nextAt > Date.now() - sweep.everyMs - LATE_MS;
}

function latest(times: readonly (Date | null)[]): Date | null {
  return times.reduce((last, time) => (last !== null && (time === null || last > time) ? last : time), null);
}
