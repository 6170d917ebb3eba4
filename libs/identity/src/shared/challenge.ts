import type { Tx } from '@renkei/platform';

export type ChallengeKind = 'PASSKEY_REGISTRATION' | 'PASSKEY_SIGN_IN' | 'OIDC';

interface NewChallenge {
  readonly kind: ChallengeKind;
  /** Whose step it is; null: nobody is known yet. */
  readonly userId: string | null;
  readonly payload: object;
  readonly expiresAt: Date;
}

export interface TakenChallenge<Payload> {
  readonly userId: string | null;
  readonly payload: Payload;
}

/** Keeps what a step was started with. @returns the challenge's id: 122 random bits, safe to use as an OIDC state */
export async function leaveChallenge(tx: Tx, challenge: NewChallenge): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    'INSERT INTO sign_in_challenge (kind, user_id, payload, expires_at) VALUES ($1, $2, $3, $4) RETURNING id',
    [challenge.kind, challenge.userId, JSON.stringify(challenge.payload), challenge.expiresAt],
  );
  if (!row) throw new Error('the challenge was not stored');
  return row.id;
}

/**
 * Takes a challenge away, whatever it is worth. Commit this before the answer is checked: rolled back with a failed
 * check, the challenge would be there for another try.
 * @returns null when there is none (any more), or it came too late
 */
export async function takeChallenge<Payload>(
  tx: Tx,
  kind: ChallengeKind,
  id: string,
  nowEpochMs: number,
): Promise<TakenChallenge<Payload> | null> {
  const [row] = await tx.query<{ user_id: string | null; payload: Payload; expires_at: Date }>(
    'DELETE FROM sign_in_challenge WHERE id = $1 AND kind = $2 RETURNING user_id, payload, expires_at',
    [id, kind],
  );
  if (!row || row.expires_at.getTime() <= nowEpochMs) return null;
  return { userId: row.user_id, payload: row.payload };
}
