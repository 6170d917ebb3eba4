import type { ReadyAccount } from './bring-sample.ts';

/** What the console says of the sample's accounts: their passwords on the start that made them, never again. */
export function accountLines(ready: readonly ReadyAccount[]): string[] {
  if (ready.length === 0) {
    return [
      '  パスワード  忘れたら、別の画面で `npx renkei password メールアドレス` を実行すると新しくできます。',
    ];
  }
  const width = (of: (one: ReadyAccount) => string): number =>
    Math.max(...ready.map((one) => of(one).length));
  const emails = width(({ account }) => account.email);
  const passwords = width(({ password }) => password);
  return [
    '  見本のアカウント（メールアドレス・パスワード・立場）。パスワードは今だけ表示します。',
    '  These passwords are shown only now; `npx renkei password EMAIL` makes a new one.',
    '',
    ...ready.map(
      ({ account, password }) =>
        `    ${account.email.padEnd(emails)}  ${password.padEnd(passwords)}  ${account.isFor}`,
    ),
  ];
}
