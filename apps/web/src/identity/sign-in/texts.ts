import { texts } from '../../language/language.ts';

export const TEXTS = texts({
  ja: {
    title: 'サインイン',
    email: 'メールアドレス',
    password: 'パスワード',
    signIn: 'サインインする',
    forgotten: 'パスワードを忘れた',
    first: 'はじめての方は、届いた招待のメールのリンクからお入りください。',
    or: 'または',
    passkey: 'パスキーでサインインする',
    passkeyUnused: 'パスキーは使われませんでした。パスワードでもサインインできます。',
    provider: (label: string) => `${label}でサインインする`,
    there: (name: string) => `${name} さんとして、すでにサインインしています。`,
    goOn: 'つづける',
    other: '別の人でサインインする',
    codeTitle: '確認コード',
    code: '認証アプリに出ている6けたの数字',
    codeHint:
      'アプリが使えないときは、控えておいた予備コードを入れてください。アプリも予備コードも手元にないときは、とりまとめ担当か、連携の管理者にご連絡ください。ご本人を確かめてから、確認コードを外します。',
    confirm: '確認する',
    again: 'はじめからやり直す',
    failed: 'サインインできませんでした',
    back: {
      wait: '続けて何度も試されたため、少しのあいだ受け付けを止めています。しばらく待ってから、もう一度お試しください。',
      unknown:
        'そのアカウントは、まだ連携の利用者に結び付いていません。先にメールアドレスとパスワードでサインインして、「アカウント」の画面で結び付けてください。',
      cancelled: 'サインインを取りやめました。ほかの方法でもサインインできます。',
      failed:
        'サインインを確かめられませんでした。もう一度お試しいただくか、ほかの方法でサインインしてください。',
    },
  },
  en: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    signIn: 'Sign in',
    forgotten: 'I forgot my password',
    first: 'If you are new here, please open the link in the invitation letter you got.',
    or: 'or',
    passkey: 'Sign in with a passkey',
    passkeyUnused: 'No passkey was used. You can also sign in with your password.',
    provider: (label: string) => `Sign in with ${label}`,
    there: (name: string) => `You are signed in as ${name} already.`,
    goOn: 'Go on',
    other: 'Sign in as somebody else',
    codeTitle: 'Code',
    code: 'The six digits your authenticator app shows',
    codeHint:
      'If the app is not at hand, enter one of the recovery codes you wrote down. If you have neither, ask your coordinator or the administrator: they will make sure it is you and take the second step away.',
    confirm: 'Confirm',
    again: 'Start over',
    failed: 'Signing in did not work',
    back: {
      wait: 'There were many attempts in a row. Please wait a while and try again.',
      unknown:
        'That account is not linked to anybody here yet. Sign in with your e-mail address and password first, and link it on the account page.',
      cancelled: 'You stopped signing in there. You can also sign in another way.',
      failed: 'Your sign-in could not be confirmed. Please try again, or sign in another way.',
    },
  },
});

export type BackFromProvider = keyof (typeof TEXTS)['ja']['back'];

/** How a failed sign-in at another provider comes back: behind the # of the address. */
export function backFromProvider(hash: string): BackFromProvider | null {
  const outcome = new URLSearchParams(hash.replace(/^#/, '')).get('oidc') ?? '';
  return Object.hasOwn(TEXTS.ja.back, outcome) ? (outcome as BackFromProvider) : null;
}
