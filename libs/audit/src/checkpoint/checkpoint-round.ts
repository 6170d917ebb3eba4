import { leaveWork, type Clock, type TenantTransaction } from '@renkei/platform';
import { PLATFORM_CHAIN } from '../verify/file-format.ts';

/**
 * Leaves work for every chain that has grown since its last checkpoint, when that is `everyMs` ago. Any number of
 * workers may do so: while work for a chain is waiting or in hand there is no other, and a chain without news gets none.
 * @returns how many chains
 */
export function leaveCheckpoints(
  transactions: TenantTransaction,
  clock: Clock,
  everyMs: number,
): Promise<number> {
  return transactions.runSweep(async (tx) => {
    const due = await tx.query<{ chain: string }>(
      `SELECT chain FROM (SELECT id AS chain FROM consortium UNION ALL SELECT $1::uuid) AS known
       CROSS JOIN LATERAL (
         SELECT seq FROM audit_event WHERE chain_id = chain ORDER BY seq DESC LIMIT 1
       ) AS head
       LEFT JOIN LATERAL (
         SELECT seq, signed_at FROM audit_checkpoint WHERE chain_id = chain ORDER BY seq DESC LIMIT 1
       ) AS last ON true
       WHERE (last.seq IS NULL OR (last.seq < head.seq AND last.signed_at <= $2))
         AND chain NOT IN (
           SELECT subject_id FROM outbox WHERE topic = 'audit.checkpoint' AND done_at IS NULL AND failed_at IS NULL
         )`,
      [PLATFORM_CHAIN, new Date(clock.epochMs() - everyMs)],
    );
    await leaveWork(
      tx,
      'audit.checkpoint',
      due.map(({ chain }) => ({ consortiumId: chain === PLATFORM_CHAIN ? null : chain, subjectId: chain })),
    );
    return due.length;
  });
}
