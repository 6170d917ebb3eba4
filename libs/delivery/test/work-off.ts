import { OUTBOX_TOPICS, type OutboxTopic } from '@renkei/platform';
import { HandlerRegistry, OutboxProcessor, type JobHandler } from '@renkei/platform/jobs';
import type { TestDatabase } from '@renkei/test/database';
import type { Tenant } from '@renkei/test/tenant';

interface OutboxRow extends Record<string, unknown> {
  readonly id: string;
  readonly consortium_id: string | null;
}

export interface WorkedOff {
  readonly done: number;
  /** What was told of those that failed. */
  readonly failures: string[];
}

/** Does the waiting work of a topic as the worker does, without a queue in between. */
export async function workOff(
  database: TestDatabase,
  worker: Tenant,
  handler: JobHandler,
): Promise<WorkedOff> {
  const { topic } = handler;
  const rows = await database.sql<OutboxRow>(
    'SELECT id, consortium_id FROM outbox WHERE topic = $1 AND done_at IS NULL AND failed_at IS NULL ORDER BY created_at',
    [topic],
  );
  const processor = processorWith(worker, handler);
  const results = await Promise.allSettled(
    rows.map(({ id, consortium_id: consortiumId }) =>
      processor.process({ outboxId: id, topic, consortiumId }),
    ),
  );
  return {
    done: results.filter((result) => result.status === 'fulfilled' && result.value).length,
    failures: results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as Error).message] : [],
    ),
  };
}

export function processorWith(worker: Tenant, handler: JobHandler): OutboxProcessor {
  const others = OUTBOX_TOPICS.filter((topic) => topic !== handler.topic).map((topic) => new Nothing(topic));
  return new OutboxProcessor(worker.transactions, new HandlerRegistry([handler, ...others]));
}

class Nothing implements JobHandler {
  constructor(readonly topic: OutboxTopic) {}
  effect(): Promise<void> {
    return Promise.reject(new Error('not the topic of this test'));
  }
}
