import type { OutboxTopic } from '../database/outbox.ts';
import type { Tx } from '../database/tenant-transaction.ts';

/** One row of the outbox, as the handler of its topic sees it: ids only. */
export interface Work {
  readonly id: string;
  /** null: work of the whole platform, such as a published revision of a schedule. */
  readonly consortiumId: string | null;
  readonly subjectId: string;
}

/**
 * What the worker does about one topic: an injectable of the worker's modules (obligation-jobs.module.ts), found
 * by its shape when the worker starts. It refuses to start unless every topic has exactly one.
 *
 * `effect` runs inside the transaction that also marks the work as done, scoped to the group
 * (`runForConsortium`) or, without one, as a sweep: either all of it happens, once, or nothing does. An error
 * rolls back and the queue tries again later. So an effect needs no bookkeeping of its own, but it may touch
 * nothing outside `tx`; whatever has to leave the database is left as further work (`leaveWork`).
 */
export interface JobHandler {
  readonly topic: OutboxTopic;
  /** @param prepared what `prepare` gave */
  effect(tx: Tx, work: Work, prepared?: unknown): Promise<void>;
  /**
   * What takes long, before the transaction and in none: done again at every try, so whatever it leaves behind must be
   * harmless then. Only for handlers that work `alone`.
   */
  prepare?(work: Work): Promise<unknown>;
  /** The same for several rows of one group in fewer statements, where bursts make that worth while. */
  effectOfAll?(tx: Tx, works: readonly Work[]): Promise<void>;
  /**
   * For what leaves the house within its transaction, such as a letter: each in a transaction of its own, one after
   * another for a group, because what was sent cannot be rolled back with a neighbour that failed.
   */
  readonly alone?: true;
  /** Notes down that it failed, in a transaction of its own after the effect's was rolled back: attempts, a code. */
  failed?(tx: Tx, work: Work, error: unknown): Promise<void>;
}

/**
 * Two rows of one subject may be worked off at the same time. An effect that reads before it writes takes this
 * lock first, until the end of the transaction; what it reads afterwards includes what the other one committed.
 */
export async function lockSubject(tx: Tx, topic: OutboxTopic, subjectId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${topic} ${subjectId}`]);
}
