import { plainName } from '@renkei/platform/jobs';

interface Recipient {
  readonly display_name: string;
  readonly locale: 'ja' | 'en';
}

/** The letter with the link, in its reader's language. */
export function passwordResetLetter(
  { display_name: name, locale }: Recipient,
  link: string,
): { subject: string; text: string } {
  return locale === 'ja' ? japanese(name, link) : english(name, link);
}

const japanese = (name: string, link: string) => ({
  subject: '【Renkei】パスワードを決めなおすリンク',
  text: `${plainName(name)} 様

パスワードを決めなおすお申し出がありました。
次のリンクを開いて、新しいパスワードを決めてください（1時間以内に、1回だけ使えます）。
何度か申し込まれたときは、いちばん新しいメールのリンクだけが使えます。

${link}

新しいパスワードを決めると、すべての端末のサインインが終わり、アクセスキーも使えなくなります。

お心あたりがないときは、何もなさらなくて大丈夫です。いまのパスワードがそのまま使えます。
このリンクは、ほかの人に教えないでください。

Renkei
`,
});

const english = (name: string, link: string) => ({
  subject: '[Renkei] Your link for a new password',
  text: `Dear ${plainName(name)},

somebody, probably you, asked for a new password.
Please open this link and choose one (it works once, within an hour; if you asked several times, only the newest works):

${link}

A new password ends every session and revokes your access keys.

If it was not you, there is nothing to do: your password stays as it is.
Please do not pass this link on.

Renkei
`,
});
