import type { Tx } from '@renkei/platform';
import { lockAccount } from '../shared/ways-to-sign-in.ts';
import type { ProvenIdentity } from './oidc-provider.client.ts';

/** Who asked for the link, and in which session: ended meanwhile, it links nothing any more. */
export interface LinkRequest {
  readonly userId: string;
  readonly sessionId: string;
}

/**
 * One account of a provider for one account of ours: linking another one of the same provider replaces it, so what the
 * list shows is all there is.
 */
export async function linkIdentity(
  tx: Tx,
  { userId, sessionId }: LinkRequest,
  { issuer, subject }: ProvenIdentity,
): Promise<'linked' | 'taken' | 'failed'> {
  await lockAccount(tx, userId);
  const [live] = await tx.query(
    `SELECT s.id FROM session s JOIN app_user u ON u.id = s.user_id
     WHERE s.id = $1 AND u.id = $2 AND s.ended_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL`,
    [sessionId, userId],
  );
  if (!live) return 'failed';
  await tx.query(
    `INSERT INTO oidc_identity (issuer, subject, user_id) VALUES ($1, $2, $3)
     ON CONFLICT (issuer, subject) DO NOTHING`,
    [issuer, subject, userId],
  );
  const [mine] = await tx.query(
    'SELECT FROM oidc_identity WHERE issuer = $1 AND subject = $2 AND user_id = $3',
    [issuer, subject, userId],
  );
  if (!mine) return 'taken';
  await tx.query('DELETE FROM oidc_identity WHERE issuer = $1 AND subject <> $2 AND user_id = $3', [
    issuer,
    subject,
    userId,
  ]);
  return 'linked';
}
