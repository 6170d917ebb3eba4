import type { OutboxTopic } from '../database/outbox.ts';
import type { TenantTransaction, Tx } from '../database/tenant-transaction.ts';
import { addJobs, jobIdOf, type WorkQueue } from './outbox-relay.ts';

export interface ReconcilerOptions {
  /** Work relayed this long ago and not done yet is asked after. */
  readonly lostAfterMs: number;
  /** How often work is handed to the queue before it is given up as failed. */
  readonly relayLimit: number;
  /** Work done this long ago has told all it can: its row goes. */
  readonly keepDoneMs: number;
  readonly batch: number;
}

export interface Reconciliation {
  /** Still in the queue: asked after again later. */
  readonly alive: number;
  /** Lost or failed in the queue: handed to it once more. */
  readonly again: number;
  /** Given up; `failed_at` is set and a person has to look. */
  readonly givenUp: number;
}

type Verdict = 'ALIVE' | 'AGAIN' | 'GIVE_UP';

interface RelayedRow {
  readonly id: string;
  readonly topic: OutboxTopic;
  readonly consortium_id: string | null;
  readonly relay_count: number;
}

const IN_THE_QUEUE: ReadonlySet<string> = new Set([
  'waiting',
  'active',
  'delayed',
  'prioritized',
  'waiting-children',
]);

/**
 * Asks the queue after work that is overdue. The outbox knows what has to be done, the queue only carries it:
 * Redis may be emptied, and BullMQ gives up a job whose workers were killed too often.
 */
export class OutboxReconciler {
  readonly #transactions: TenantTransaction;
  readonly #queue: WorkQueue;
  readonly #options: ReconcilerOptions;

  constructor(transactions: TenantTransaction, queue: WorkQueue, options: ReconcilerOptions) {
    this.#transactions = transactions;
    this.#queue = queue;
    this.#options = options;
  }

  /** One batch of the longest-silent rows. */
  reconcile(): Promise<Reconciliation> {
    return this.#transactions.runSweep(async (tx) => {
      const rows = await this.#overdue(tx);
      const verdicts = await Promise.all(rows.map((row) => this.#judge(row)));
      const again = await this.#apply(tx, rows, verdicts);
      await addJobs(this.#queue, again);
      const count = (verdict: Verdict) => verdicts.filter((v) => v === verdict).length;
      return { alive: count('ALIVE'), again: count('AGAIN'), givenUp: count('GIVE_UP') };
    });
  }

  /** Removes one batch of rows whose work was done long ago; what failed stays until a person has looked. */
  async forgetDone(): Promise<number> {
    const gone = await this.#transactions.runSweep((tx) =>
      tx.query<{ id: string }>(
        `DELETE FROM outbox WHERE id IN (
           SELECT id FROM outbox WHERE done_at < now() - $1 * interval '1 millisecond' ORDER BY done_at LIMIT $2
         ) RETURNING id`,
        [this.#options.keepDoneMs, this.#options.batch],
      ),
    );
    return gone.length;
  }

  get batch(): number {
    return this.#options.batch;
  }

  /** Work in hand is locked by its processor, and so skipped. */
  #overdue(tx: Tx): Promise<RelayedRow[]> {
    return tx.query<RelayedRow>(
      `SELECT id, topic, consortium_id, relay_count FROM outbox
       WHERE relayed_at < now() - $1 * interval '1 millisecond' AND done_at IS NULL AND failed_at IS NULL
       ORDER BY relayed_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [this.#options.lostAfterMs, this.#options.batch],
    );
  }

  async #judge(row: RelayedRow): Promise<Verdict> {
    if (IN_THE_QUEUE.has(await this.#queue.getJobState(jobIdOf(row.id, row.relay_count)))) return 'ALIVE';
    return row.relay_count < this.#options.relayLimit ? 'AGAIN' : 'GIVE_UP';
  }

  /** relayed_at moves for the living too: the next batch then asks after others. */
  async #apply(tx: Tx, rows: readonly RelayedRow[], verdicts: readonly Verdict[]): Promise<RelayedRow[]> {
    if (rows.length === 0) return [];
    const updated = await tx.query<RelayedRow & { verdict: Verdict }>(
      `UPDATE outbox SET
         relayed_at = now(),
         relay_count = relay_count + CASE verdict WHEN 'AGAIN' THEN 1 ELSE 0 END,
         failed_at = CASE verdict WHEN 'GIVE_UP' THEN now() END,
         last_error = CASE verdict WHEN 'GIVE_UP' THEN coalesce(last_error, 'lost by the queue') ELSE last_error END
       FROM unnest($1::uuid[], $2::text[]) AS judged (id, verdict)
       WHERE outbox.id = judged.id
       RETURNING outbox.id, topic, consortium_id, relay_count, verdict`,
      [rows.map((row) => row.id), verdicts],
    );
    return updated.filter((row) => row.verdict === 'AGAIN');
  }
}
