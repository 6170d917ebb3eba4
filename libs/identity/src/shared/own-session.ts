import { AppError, refuse, type TenantTransaction, type Viewer } from '@renkei/platform';

/**
 * The session somebody is signed in with. How one signs in is changed by the person at the screen, never by an access
 * key, which would outlive its own revocation that way.
 * @throws AppError FORBIDDEN
 */
export function ownSession({ sessionId }: Viewer): string {
  if (sessionId !== null) return sessionId;
  throw new AppError('FORBIDDEN', {
    ja: 'この操作はアクセスキーではできません。画面からサインインして行ってください。',
    en: 'This cannot be done with an access key. Please sign in and do it there.',
  });
}

/** Time for a cup of tea between signing in and adding a lasting way in. */
const FRESH_MINUTES = 15;

/**
 * A session that began a moment ago. Whoever found an open screen, or stole its cookie, must not be able to leave
 * themselves a way in that outlives it: a passkey, another provider's account, an access key, a second factor of theirs.
 * @throws ProblemsFound SIGN_IN_AGAIN; AppError FORBIDDEN for an access key
 */
export async function requireFreshSession(transactions: TenantTransaction, viewer: Viewer): Promise<void> {
  if (await isFreshSession(transactions, viewer)) return;
  refuse('SIGN_IN_AGAIN', null, {
    ja: `安全のため、この操作はサインインしてから${FRESH_MINUTES}分以内にお願いしています。一度サインアウトして、サインインし直してください。`,
    en: `To keep your account safe this is possible within ${FRESH_MINUTES} minutes of signing in. Please sign out and in again.`,
  });
}

/** @throws AppError FORBIDDEN for an access key */
export async function isFreshSession(transactions: TenantTransaction, viewer: Viewer): Promise<boolean> {
  const sessionId = ownSession(viewer);
  const fresh = await transactions.readIdentity(viewer, (tx) =>
    tx.query('SELECT FROM session WHERE id = $1 AND created_at > now() - make_interval(mins => $2)', [
      sessionId,
      FRESH_MINUTES,
    ]),
  );
  return fresh.length > 0;
}
