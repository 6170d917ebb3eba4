import { keyOf, type EvidenceStore } from '@renkei/evidence';
import type { TenantTransaction } from '@renkei/platform';

const AT_A_TIME = 50;

/**
 * Forgets the files nobody can fetch any more. The bytes go first: a row that still says DONE then answers that the file is
 * gone, by its time; the other way round a crash would leave bytes that nothing points to.
 * @returns how many were forgotten
 */
export async function expireOutputs(
  transactions: TenantTransaction,
  store: EvidenceStore,
  now: Date,
): Promise<number> {
  const due = await transactions.runSweep((tx) =>
    tx.query<{ id: string; consortium_id: string; storage_id: string }>(
      `SELECT id, consortium_id, storage_id FROM output_job WHERE status = 'DONE' AND expires_at <= $1
       ORDER BY expires_at LIMIT ${AT_A_TIME}`,
      [now],
    ),
  );
  for (const { consortium_id, storage_id } of due) await store.remove(keyOf(consortium_id, storage_id));
  if (due.length > 0) {
    await transactions.runSweep((tx) =>
      tx.query(`UPDATE output_job SET status = 'EXPIRED' WHERE id = ANY ($1::uuid[]) AND status = 'DONE'`, [
        due.map(({ id }) => id),
      ]),
    );
  }
  return due.length;
}
