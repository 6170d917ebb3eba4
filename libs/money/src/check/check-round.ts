import { jstMinute, toIsoUtc } from '@renkei/kernel';
import { leaveWork, type Clock, type TenantTransaction } from '@renkei/platform';

/**
 * Leaves work for every group that has a ledger, once a day in Japan. Any number of workers may do so: whoever finds
 * today's work there, waiting or done, leaves none.
 * @returns how many groups
 */
export function leaveLedgerChecks(transactions: TenantTransaction, clock: Clock): Promise<number> {
  const midnight = toIsoUtc(jstMinute(clock.todayJst(), 0, 0));
  return transactions.runSweep(async (tx) => {
    const due = await tx.query<{ id: string }>(
      `SELECT c.id FROM consortium c
       WHERE EXISTS (SELECT FROM ledger_entry e WHERE e.consortium_id = c.id)
         AND NOT EXISTS (
           SELECT FROM outbox o WHERE o.topic = 'ledger.check' AND o.subject_id = c.id
             AND (o.created_at >= $1::timestamptz OR (o.done_at IS NULL AND o.failed_at IS NULL)))`,
      [midnight],
    );
    await leaveWork(
      tx,
      'ledger.check',
      due.map(({ id }) => ({ consortiumId: id, subjectId: id })),
    );
    return due.length;
  });
}
