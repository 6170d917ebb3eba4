import type { OutboxTopic } from '../database/outbox.ts';
import type { TenantTransaction, Tx } from '../database/tenant-transaction.ts';
import type { WorkPayload } from '../queue/queue-names.ts';

/** What the relay and the reconciler need of a queue. */
export interface WorkQueue {
  addBulk(
    jobs: { readonly name: string; readonly data: WorkPayload; readonly opts: { readonly jobId: string } }[],
  ): Promise<unknown>;
  getJobState(jobId: string): Promise<string>;
}

interface RelayedRow {
  readonly id: string;
  readonly topic: OutboxTopic;
  readonly consortium_id: string | null;
  readonly relay_count: number;
}

/** The same round of the same row is the same job, so adding it twice changes nothing. BullMQ forbids ':' in it. */
export function jobIdOf(outboxId: string, relayCount: number): string {
  return `${outboxId}_${relayCount}`;
}

/**
 * Adds jobs before the transaction that claimed their rows commits: a crash in between leaves the rows as they
 * were, and the next relay adds jobs of the same ids.
 */
export async function addJobs(queue: WorkQueue, rows: readonly RelayedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await queue.addBulk(
    rows.map((row) => ({
      name: row.topic,
      data: { outboxId: row.id, topic: row.topic, consortiumId: row.consortium_id },
      opts: { jobId: jobIdOf(row.id, row.relay_count) },
    })),
  );
}

/** Hands committed work of the outbox to the queue. Any number of relays may run. */
export class OutboxRelay {
  readonly #transactions: TenantTransaction;
  readonly #queue: WorkQueue;
  readonly #batch: number;

  constructor(transactions: TenantTransaction, queue: WorkQueue, batch: number) {
    this.#transactions = transactions;
    this.#queue = queue;
    this.#batch = batch;
  }

  /** Relays the oldest waiting rows, at most one batch, and says how many they were. */
  relay(): Promise<number> {
    return this.#transactions.runSweep(async (tx) => {
      const rows = await claimWaiting(tx, this.#batch);
      await addJobs(this.#queue, rows);
      return rows.length;
    });
  }

  get batch(): number {
    return this.#batch;
  }
}

/**
 * A row whose change is still open is locked and skipped: a job never overtakes the change that caused it. Rows of
 * one moment go group by group, so that the processor can do them together.
 */
function claimWaiting(tx: Tx, batch: number): Promise<RelayedRow[]> {
  return tx.query<RelayedRow>(
    `WITH claimed AS MATERIALIZED (
       SELECT id FROM outbox
       WHERE relayed_at IS NULL AND done_at IS NULL AND failed_at IS NULL
       ORDER BY created_at, consortium_id LIMIT $1 FOR UPDATE SKIP LOCKED
     )
     UPDATE outbox SET relayed_at = now(), relay_count = relay_count + 1
     FROM claimed WHERE outbox.id = claimed.id
     RETURNING outbox.id, topic, consortium_id, relay_count`,
    [batch],
  );
}
