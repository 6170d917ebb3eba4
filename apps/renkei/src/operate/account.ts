import { ownerOrLocalUrlOf } from './database-url.ts';
import { newPassword } from './new-password.ts';
import { giveRole, setPassword, withOwner } from './people.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** `renkei account EMAIL NAME [--admin]`: the first account of an installation; it invites the others. */
export async function runAccount(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const [email = '', displayName = '', ...more] = argv.filter((argument) => argument !== '--admin');
  if (!EMAIL.test(email) || displayName.trim() === '' || displayName.startsWith('-') || more.length > 0) {
    process.stderr.write('使い方: renkei account メールアドレス 名前 [--admin]\n');
    return 2;
  }
  const password = newPassword();
  const isNew = await withOwner(await ownerOrLocalUrlOf(env), async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO app_user (email, display_name) VALUES (lower($1), $2)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [email, displayName.trim()],
    );
    const userId = rows[0]?.id;
    if (userId === undefined) return false;
    if (argv.includes('--admin')) await giveRole(client, { userId, role: 'PLATFORM_ADMIN' });
    await setPassword(client, userId, password);
    return true;
  });
  if (!isNew) {
    process.stderr.write(
      `${email} のアカウントはもうあります。パスワードは \`renkei password ${email}\` で新しくできます。There is one already.\n`,
    );
    return 1;
  }
  process.stdout.write(`${password}\n`);
  process.stderr.write(
    'このパスワードでサインインできます。一度だけ表示されます。The password to sign in with, shown once.\n',
  );
  return 0;
}
