import { ownerOrLocalUrlOf } from './database-url.ts';
import { newPassword } from './new-password.ts';
import { setPassword, withOwner } from './people.ts';

/** `renkei password EMAIL`: a new password for somebody who cannot get one by mail. Whoever is signed in as them is out. */
export async function runPassword(
  argv: readonly string[],
  env: Readonly<NodeJS.ProcessEnv>,
): Promise<number> {
  const [email] = argv;
  if (!email || argv.length > 1 || email.startsWith('-')) {
    process.stderr.write('使い方: renkei password メールアドレス\n');
    return 2;
  }
  const password = newPassword();
  const found = await withOwner(await ownerOrLocalUrlOf(env), async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM app_user WHERE email = lower($1) AND disabled_at IS NULL',
      [email.trim()],
    );
    if (rows[0]) await setPassword(client, rows[0].id, password);
    return rows.length > 0;
  });
  if (!found) {
    process.stderr.write(
      `${email} の使えるアカウントはありません。メールアドレスをご確認ください。There is no such account in use.\n`,
    );
    return 1;
  }
  process.stdout.write(`${password}\n`);
  process.stderr.write(
    '新しいパスワードです。一度だけ表示されます。いままでのパスワードとサインインは使えなくなりました。\n' +
      'The new password, shown once. The old one and its sessions have ended.\n',
  );
  return 0;
}
