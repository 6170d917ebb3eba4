import type { OutboxTopic } from '../database/outbox.ts';

/** The product's queues. Deadlines have one of their own, so a backlog of deliveries never holds up the sweep. */
export const QUEUE_NAMES = { work: 'renkei-work', deadlines: 'renkei-deadlines' } as const;
export type QueueName = (typeof QUEUE_NAMES)[keyof typeof QUEUE_NAMES];

/**
 * All a job carries: ids, never a name, an address or an amount. The group's id only chooses the scope of the
 * transaction; row-level security and the outbox row decide whether it is the right one.
 */
export interface WorkPayload {
  readonly outboxId: string;
  readonly topic: OutboxTopic;
  readonly consortiumId: string | null;
}
