import type { Tx } from './tenant-transaction.ts';

export const OUTBOX_TOPICS = [
  'obligations.derive',
  'schedule.revised',
  'reminder.deliver',
  'obligation.moved',
  'invitation.mail',
  'password-reset.mail',
  'audit.checkpoint',
  'audit.checkpoint-mail',
  'papers.ask',
  'evidence.process',
  'letter.send',
  'webhook.deliver',
  'ledger.check',
  'output.make',
] as const;
export type OutboxTopic = (typeof OUTBOX_TOPICS)[number];

/** The channel on which the relay is woken; a missed notification only costs the polling interval. */
export const OUTBOX_CHANNEL = 'renkei_outbox';

/**
 * Leaves work for the worker in the same transaction as the change that causes it. Work already waiting for the
 * same subject is not added twice; locking its row keeps the relay away until this change is committed.
 * Payloads are ids only: no name, address or amount ever enters a queue.
 */
export async function leaveWork(
  tx: Tx,
  topic: OutboxTopic,
  subjects: readonly { readonly consortiumId: string | null; readonly subjectId: string }[],
): Promise<void> {
  if (subjects.length === 0) return;
  await tx.query(
    `INSERT INTO outbox (topic, consortium_id, subject_id)
     SELECT $1, c, s FROM unnest($2::uuid[], $3::uuid[]) AS work (c, s) ORDER BY s
     ON CONFLICT (topic, subject_id) WHERE relayed_at IS NULL AND done_at IS NULL AND failed_at IS NULL
     DO UPDATE SET created_at = outbox.created_at`,
    [topic, subjects.map((s) => s.consortiumId), subjects.map((s) => s.subjectId)],
  );
}

/** The group's facts changed: its obligations are derived anew. */
export function leaveDerivation(tx: Tx, consortiumId: string): Promise<void> {
  return leaveWork(tx, 'obligations.derive', [{ consortiumId, subjectId: consortiumId }]);
}
