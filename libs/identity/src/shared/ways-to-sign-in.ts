import { refuse, type ServerConfig, type Tx } from '@renkei/platform';

/** One change of somebody's credentials at a time: two removals at once must not each leave the other as the last. */
export async function lockAccount(tx: Tx, userId: string): Promise<void> {
  await tx.query('SELECT FROM app_user WHERE id = $1 FOR UPDATE', [userId]);
}

/**
 * Call it after taking a way to sign in away, under `lockAccount`: refused, everything is rolled back. A linked account
 * counts while its provider is the one configured.
 * @throws ProblemsFound LAST_WAY_TO_SIGN_IN
 */
export async function refuseLastWayGone(
  tx: Tx,
  userId: string,
  { oidc }: Pick<ServerConfig, 'oidc'>,
): Promise<void> {
  const [row] = await tx.query<{ remains: boolean }>(
    `SELECT EXISTS (SELECT FROM password_credential WHERE user_id = $1)
         OR EXISTS (SELECT FROM passkey WHERE user_id = $1)
         OR EXISTS (SELECT FROM oidc_identity WHERE user_id = $1 AND rtrim(issuer, '/') = rtrim($2, '/')) AS remains`,
    [userId, oidc?.issuer ?? null],
  );
  if (row?.remains) return;
  refuse('LAST_WAY_TO_SIGN_IN', null, {
    ja: 'これを外すと、サインインする方法がなくなります。先に、パスワードか別のパスキーを登録してください。',
    en: 'Without this you could not sign in any more. Please add a password or another passkey first.',
  });
}
