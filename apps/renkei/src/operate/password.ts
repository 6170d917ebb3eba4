import { ownerOrLocalUrlOf } from './database-url.ts';
import { newPassword } from './new-password.ts';
import { removeSecondFactor, setPassword, withOwner } from './people.ts';

const SECOND_FACTOR_OFF = '--second-factor-off';

const FACTOR_REMOVED =
  '確認コード（2段階認証）を外し、予備コードも無効にしました。サインインしたら、新しい端末でもう一度設定してください。\n' +
  'Codes are off and the recovery codes are void. Please set them up again on the new phone.\n';
const NO_FACTOR =
  '確認コード（2段階認証）は、もともと使われていません。\nCodes were not in use; nothing was turned off.\n';

/**
 * `renkei password EMAIL [--second-factor-off]`: a new password for somebody who cannot get one by mail, and a way in
 * for somebody who has lost the phone with the codes. Whoever is signed in as them is out.
 */
export async function runPassword(
  argv: readonly string[],
  env: Readonly<NodeJS.ProcessEnv>,
): Promise<number> {
  const withoutFactor = argv.includes(SECOND_FACTOR_OFF);
  const [email, ...more] = argv.filter((argument) => argument !== SECOND_FACTOR_OFF);
  if (!email || more.length > 0 || email.startsWith('-')) {
    process.stderr.write(`使い方: renkei password メールアドレス [${SECOND_FACTOR_OFF}]\n`);
    return 2;
  }
  const password = newPassword();
  const found = await withOwner(await ownerOrLocalUrlOf(env), async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM app_user WHERE email = lower($1) AND disabled_at IS NULL',
      [email.trim()],
    );
    const userId = rows[0]?.id;
    if (userId === undefined) return null;
    await setPassword(client, userId, password);
    return { factorRemoved: withoutFactor && (await removeSecondFactor(client, userId)) };
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
  if (withoutFactor) process.stderr.write(found.factorRemoved ? FACTOR_REMOVED : NO_FACTOR);
  return 0;
}
