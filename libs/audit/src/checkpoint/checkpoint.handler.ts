import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, leaveWork, type ServerConfig, type Tx } from '@renkei/platform';
import { lockSubject, type JobHandler, type Work } from '@renkei/platform/jobs';
import { readHead } from '../export/export-chain.ts';
import { CheckpointSigner } from '../verify/checkpoints.ts';
import type { AuditCheckpoint } from '../verify/file-format.ts';

/** Signs the head of a chain and leaves a letter to everybody who shall keep the signature. */
@Injectable()
export class CheckpointHandler implements JobHandler {
  readonly topic = 'audit.checkpoint';
  readonly #clock: Clock;
  readonly #secret: string | null;

  constructor(clock: Clock, @Inject(CONFIG) { auditSigningKey }: Pick<ServerConfig, 'auditSigningKey'>) {
    this.#clock = clock;
    this.#secret = auditSigningKey;
  }

  /** @throws Error without a key: another worker may have one */
  async effect(tx: Tx, { consortiumId, subjectId: chain }: Work): Promise<void> {
    if (this.#secret === null) throw new Error('RENKEI_AUDIT_KEY is not set');
    await lockSubject(tx, this.topic, chain);
    const head = await readHead((sql, parameters) => tx.query(sql, parameters), chain);
    if (head === null) return;
    const signedAt = new Date(this.#clock.epochMs()).toISOString();
    const checkpoint = new CheckpointSigner(this.#secret).sign({ chain, ...head, signedAt });
    const id = await store(tx, checkpoint);
    if (id === null) return; // nothing has happened since the last one
    await leaveLetters(tx, id, chain, consortiumId);
  }
}

async function store(tx: Tx, checkpoint: AuditCheckpoint): Promise<string | null> {
  const { chain, seq, hash, signedAt, publicKey, signature } = checkpoint;
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO audit_checkpoint (chain_id, seq, hash, signed_at, public_key, signature)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (chain_id, seq) DO NOTHING RETURNING id`,
    [chain, seq, hash, signedAt, publicKey, signature],
  );
  return row?.id ?? null;
}

/**
 * A group's goes to its coordinators and to the staff of support bodies that may see it; row-level security lets a job
 * of the group see just those that have not left. The platform's goes to the administrators.
 */
async function leaveLetters(
  tx: Tx,
  checkpointId: string,
  chain: string,
  consortiumId: string | null,
): Promise<void> {
  const letters = await tx.query<{ id: string }>(
    `INSERT INTO audit_checkpoint_letter (checkpoint_id, chain_id, recipient_id)
     SELECT DISTINCT $1::uuid, $2::uuid, u.id
     FROM assignment a JOIN app_user u ON u.id = a.user_id AND u.email IS NOT NULL
     WHERE CASE WHEN $3::uuid IS NULL THEN a.role = 'PLATFORM_ADMIN'
           ELSE a.role = 'SUPPORT_READER' OR (a.role = 'COORDINATOR' AND a.consortium_id = $3) END
     RETURNING id`,
    [checkpointId, chain, consortiumId],
  );
  await leaveWork(
    tx,
    'audit.checkpoint-mail',
    letters.map(({ id }) => ({ consortiumId, subjectId: id })),
  );
}
