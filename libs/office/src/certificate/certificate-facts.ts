import { createHash } from 'node:crypto';
import { CHECKPOINT_COLUMNS, checkpointOf, readHead, type CheckpointRow } from '@renkei/audit/export';
import type { AuditCheckpoint } from '@renkei/audit/verify';
import type { AuditCertificateInput } from '@renkei/paper';
import type { Tx } from '@renkei/platform';
import type { OutputOrder } from '../output/maker.ts';

/** One a day: about three months. Each of them vouches for all events before it. */
export const MOST_CHECKPOINTS = 100;

export interface CertificateFacts {
  readonly groupName: string;
  readonly isSample: boolean;
  readonly head: { readonly seq: number; readonly hash: string; readonly occurredAt: Date };
  /** The newest, in the order of their events. */
  readonly checkpoints: readonly AuditCheckpoint[];
  readonly moreCheckpoints: number;
}

/** null: there is no such group, or not for whoever asks. */
export async function certificateFacts(tx: Tx, chain: string): Promise<CertificateFacts | null> {
  const [group] = await tx.query<{ name: string; is_sample: boolean }>(
    'SELECT name, is_sample FROM consortium WHERE id = $1',
    [chain],
  );
  const head = await readHead((sql, parameters) => tx.query(sql, parameters), chain);
  if (!group || head === null) return null;
  const [last] = await tx.query<{ occurred_at: Date }>(
    'SELECT occurred_at FROM audit_event WHERE chain_id = $1 AND seq = $2',
    [chain, head.seq],
  );
  const rows = await tx.query<CheckpointRow & { readonly all: number }>(
    `SELECT ${CHECKPOINT_COLUMNS}, (count(*) OVER ())::integer AS all FROM audit_checkpoint c
     WHERE c.chain_id = $1 AND c.seq <= $2 ORDER BY c.seq DESC LIMIT $3`,
    [chain, head.seq, MOST_CHECKPOINTS],
  );
  if (!last) return null;
  return {
    groupName: group.name,
    isSample: group.is_sample,
    head: { ...head, occurredAt: last.occurred_at },
    checkpoints: rows.map(checkpointOf).reverse(),
    moreCheckpoints: (rows[0]?.all ?? 0) - rows.length,
  };
}

/** As the paper takes it; the keys newest first. */
export function certificateInput(
  { consortiumId: chainId, today, locale }: OutputOrder,
  { groupName, isSample, head, checkpoints }: CertificateFacts,
): AuditCertificateInput {
  const keys = [...new Set(checkpoints.map(({ publicKey }) => publicKey).reverse())];
  return {
    language: locale,
    groupName,
    issuedOn: today,
    sample: isSample,
    chainId,
    events: head.seq,
    headHash: head.hash,
    lastEventAt: head.occurredAt.getTime(),
    keys: keys.map((publicKey) => ({
      fingerprint: createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex'),
      publicKey,
    })),
    checkpoints: checkpoints.map(({ seq, hash, signedAt }) => ({
      seq,
      hash,
      signedAt: Date.parse(signedAt),
    })),
    exportFileName: `renkei-audit-${chainId}.ndjson`,
  };
}
