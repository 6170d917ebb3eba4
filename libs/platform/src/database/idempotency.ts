import { createHash } from 'node:crypto';
import { canonicalJson } from '@renkei/kernel';
import { refuse } from '../errors/problem.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Tx } from './tenant-transaction.ts';

export function sha256Of(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * One effect per key: the first call does the work and keeps the id of what it made, in the same transaction;
 * a repeat gets that id again. A parallel repeat waits on the key's row until the first has committed.
 * @throws ProblemsFound IDEMPOTENCY_KEY_REUSED when the key came with another request before
 */
export async function once(
  tx: Tx,
  viewer: Viewer,
  operation: string,
  input: { readonly idempotencyKey: string },
  work: () => Promise<string>,
): Promise<string> {
  const request = sha256Of(canonicalJson({ operation, input }));
  const inserted = await tx.query(
    `INSERT INTO idempotency_key (actor_id, key, operation, request_sha256) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING key`,
    [viewer.userId, input.idempotencyKey, operation, request],
  );
  if (inserted.length === 1) {
    const id = await work();
    await tx.query('UPDATE idempotency_key SET result = $3 WHERE actor_id = $1 AND key = $2', [
      viewer.userId,
      input.idempotencyKey,
      JSON.stringify({ id }),
    ]);
    return id;
  }
  const [earlier] = await tx.query<{ request_sha256: string; result: { id: string } }>(
    'SELECT request_sha256, result FROM idempotency_key WHERE actor_id = $1 AND key = $2',
    [viewer.userId, input.idempotencyKey],
  );
  if (earlier?.request_sha256 === request) return earlier.result.id;
  return refuse('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey', {
    ja: 'この送信番号（idempotencyKey）は、別の内容で使われています。新しい番号で送ってください。',
    en: 'This idempotencyKey was used with another request. Send it again with a new key.',
  });
}
