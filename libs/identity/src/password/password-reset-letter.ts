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
  text: `${name} 様

パスワードを決めなおすお申し出がありました。
次のリンクを開いて、新しいパスワードを決めてください（1時間以内に、1回だけ使えます）。

${link}

お心あたりがないときは、何もなさらなくて大丈夫です。いまのパスワードがそのまま使えます。
このリンクは、ほかの人に教えないでください。

Renkei
`,
});

const english = (name: string, link: string) => ({
  subject: '[Renkei] Your link for a new password',
  text: `Dear ${name},

somebody, probably you, asked for a new password.
Please open this link and choose one (it works once, within an hour):

${link}

If it was not you, there is nothing to do: your password stays as it is.
Please do not pass this link on.

Renkei
`,
});
