import type { OutboxTopic } from '../database/outbox.ts';
import type { TenantTransaction, Tx } from '../database/tenant-transaction.ts';
import { failureOf, framesOf } from '../queue/failure.ts';
import type { WorkPayload } from '../queue/queue-names.ts';
import type { Work } from './job-handler.ts';
import type { HandlerRegistry } from './handler-registry.ts';
import { Together } from './together.ts';

// Bounds how long one transaction holds its rows.
const TOGETHER_LIMIT = 100;

/** Does each piece of work exactly once, however often the queue delivers it. */
export class OutboxProcessor {
  readonly #transactions: TenantTransaction;
  readonly #registry: HandlerRegistry;
  readonly #together: Together<WorkPayload, boolean>;
  readonly #alone: Together<WorkPayload, boolean>;

  constructor(transactions: TenantTransaction, registry: HandlerRegistry) {
    this.#transactions = transactions;
    this.#registry = registry;
    // The reminders of a whole group fall due in the same minute: they share transactions.
    const batchesOf = (limit: number) =>
      new Together<WorkPayload, boolean>({
        keyOf: ({ topic, consortiumId }) => `${topic} ${consortiumId}`,
        limit,
        work: (payloads) => this.#processAll(payloads),
      });
    this.#together = batchesOf(TOGETHER_LIMIT);
    this.#alone = batchesOf(1);
  }

  /**
   * Marks the row as done and has the effect in one transaction. false: it was done before (or is not this
   * group's), nothing happened.
   * @throws Error saying only the kind of failure; it is noted on the row as well, and the queue tries again
   */
  async process(payload: WorkPayload): Promise<boolean> {
    try {
      const handler = this.#registry.handlerOf(payload.topic);
      if (handler.prepare) return await this.#prepareAndProcess(payload, handler.prepare.bind(handler));
      return await (handler.alone ? this.#alone : this.#together).do(payload);
    } catch (error) {
      const failure = failureOf(error);
      // the database itself may be what failed
      await this.#inScope(payload, (tx) => this.#note(tx, payload, failure, error)).catch(() => undefined);
      const told = new Error(failure);
      told.stack = `${failure}\n${framesOf(error).join('\n')}`;
      throw told;
    }
  }

  async #prepareAndProcess(
    payload: WorkPayload,
    prepare: (work: Work) => Promise<unknown>,
  ): Promise<boolean> {
    const work = await this.#inScope(payload, (tx) => undone(tx, payload));
    if (work === null) return false;
    const [done = false] = await this.#processAll([payload], await prepare(work));
    return done;
  }

  async #note(tx: Tx, payload: WorkPayload, failure: string, error: unknown): Promise<void> {
    const { outboxId: id, consortiumId, topic } = payload;
    const [row] = await tx.query<{ subject_id: string }>(
      'UPDATE outbox SET last_error = $2 WHERE id = $1 AND done_at IS NULL RETURNING subject_id',
      [id, failure],
    );
    if (!row) return;
    await this.#registry
      .handlerOf(topic)
      .failed?.(tx, { id, consortiumId, subjectId: row.subject_id }, error);
  }

  /** Payloads of one topic and one group. */
  async #processAll(payloads: readonly WorkPayload[], prepared?: unknown): Promise<boolean[]> {
    const [first] = payloads;
    if (!first) return [];
    const done = await this.#inScope(first, async (tx) => {
      const works = await claim(tx, first, payloads);
      const handler = this.#registry.handlerOf(first.topic);
      if (handler.effectOfAll && works.length > 1) await handler.effectOfAll(tx, works);
      else for (const work of works) await handler.effect(tx, work, prepared);
      return new Set(works.map((work) => work.id));
    });
    return payloads.map(({ outboxId }) => done.has(outboxId));
  }

  #inScope<T>({ topic, consortiumId }: WorkPayload, work: (tx: Tx) => Promise<T>): Promise<T> {
    return consortiumId === null
      ? this.#transactions.runSweep(work)
      : this.#transactions.runForConsortium(consortiumId, work, topic);
  }
}

async function undone(tx: Tx, { outboxId: id, consortiumId }: WorkPayload): Promise<Work | null> {
  const [row] = await tx.query<{ subject_id: string }>(
    'SELECT subject_id FROM outbox WHERE id = $1 AND done_at IS NULL',
    [id],
  );
  return row ? { id, consortiumId, subjectId: row.subject_id } : null;
}

/**
 * Marks as done what is not done yet. A second delivery waits here for the end of the first: then there is nothing
 * left to do, or everything. Locked in the order of ids, so that two deliveries of the same rows cannot deadlock.
 */
async function claim(
  tx: Tx,
  { topic, consortiumId }: { readonly topic: OutboxTopic; readonly consortiumId: string | null },
  payloads: readonly WorkPayload[],
): Promise<Work[]> {
  const rows = await tx.query<{ id: string; subject_id: string }>(
    `WITH claimed AS MATERIALIZED (
       SELECT id FROM outbox
       WHERE id = ANY($1::uuid[]) AND done_at IS NULL AND topic = $2 AND consortium_id IS NOT DISTINCT FROM $3
       ORDER BY id FOR UPDATE
     )
     UPDATE outbox SET done_at = now(), failed_at = NULL, last_error = NULL
     FROM claimed WHERE outbox.id = claimed.id
     RETURNING outbox.id, subject_id`,
    [payloads.map(({ outboxId }) => outboxId), topic, consortiumId],
  );
  return rows.map((row) => ({ id: row.id, consortiumId, subjectId: row.subject_id }));
}
