import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import type { Problem } from '@renkei/api-client';
import { useChange, type Change } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Banner } from '../../ui/state.tsx';
import { Door } from '../door.tsx';
import { emptyOnes, Form, PasswordInputs } from '../form.tsx';
import { isCutOff, useLinkSecret } from '../link-secret.ts';
import { NEW_PASSWORD } from '../new-password.ts';
import {
  identityRequestPasswordReset,
  identityResetPassword,
  type IdentityResetPasswordMutation,
  type IdentityResetPasswordMutationVariables,
} from './reset.generated.ts';

const TEXTS = texts({
  ja: {
    title: 'パスワードを決めなおす',
    about: 'ご登録のメールアドレスに、新しいパスワードを決めるためのリンクをお送りします。',
    email: 'メールアドレス',
    ask: 'リンクを送る',
    sent: (email: string) => `${email} が登録されていれば、リンクをお送りしました`,
    sentMore:
      '1時間以内にひらいてください。届かないときは、迷惑メールのフォルダーと、メールアドレスをお確かめください。',
    askAgain: '別のアドレスで、もう一度送る',
    ends: '変えると、いまサインインしている端末はすべてサインアウトします。',
    choose: 'このパスワードにする',
    over: 'このリンクはもう使えません（1時間以内に1回だけ使えます）。下の「リンクを送る」で、新しいリンクをお取りください。',
    cutOff:
      'リンクが途中で切れているようです。メールのリンクを最後までコピーして、もう一度ひらいてください。下の「リンクを送る」で、新しいリンクを取ることもできます。',
    done: 'パスワードを変えました',
    doneHere: 'ほかの端末は、すべてサインアウトしました。',
    doneSignIn: '新しいパスワードでサインインしてください。',
    keys: (count: number) =>
      `アクセスキー${count}個も使えなくなりました。いるときは「アカウント」の画面で作りなおしてください。`,
    goOn: 'つづける',
    signIn: 'サインインする',
    back: 'サインインにもどる',
    failed: 'もう一度お確かめください',
  },
  en: {
    title: 'Choose a new password',
    about: 'We send a link to your e-mail address; with it you choose a new password.',
    email: 'E-mail address',
    ask: 'Send the link',
    sent: (email: string) => `If ${email} is known here, the link is on its way`,
    sentMore:
      'Please open it within an hour. If it does not come, look into the spam folder and check the address.',
    askAgain: 'Send it again, to another address',
    ends: 'Everybody signed in to this account will be signed out.',
    choose: 'Use this password',
    over: 'This link is over: it can be used once, within an hour. Get a new one with “Send the link” below.',
    cutOff:
      'The link seems to be cut off. Copy all of it from the letter and open it again, or get a new one with “Send the link” below.',
    done: 'Your password is changed',
    doneHere: 'All other devices are signed out.',
    doneSignIn: 'Please sign in with the new password.',
    keys: (count: number) =>
      `${count} access ${count === 1 ? 'key was' : 'keys were'} revoked. Make new ones on the account page if you need them.`,
    goOn: 'Go on',
    signIn: 'Sign in',
    back: 'Back to signing in',
    failed: 'Please check again',
  },
});

/** A new password by letter. The link's secret lives as long as this page and is kept nowhere. */
export function ResetPage(): ReactNode {
  const t = useTexts(TEXTS);
  const secret = useLinkSecret(
    () => null,
    () => {},
  );
  return (
    <Door title={t.title}>
      <Reset key={secret} token={secret} />
    </Door>
  );
}

function Reset({ token }: { readonly token: string }): ReactNode {
  const t = useTexts(TEXTS);
  const choosing = useChange(identityResetPassword);
  // a link that is over cannot be mended here
  const isOver = problemAt(choosing.problems, 'token') !== undefined;
  if (token !== '' && !isCutOff(token) && !isOver) return <Choose token={token} choosing={choosing} />;
  return (
    <>
      {isCutOff(token) ? <Banner state="stop" title={t.cutOff} live /> : null}
      {isOver ? <Banner state="stop" title={t.over} live /> : null}
      <Ask />
    </>
  );
}

function Ask(): ReactNode {
  const t = useTexts(TEXTS);
  const typedBefore = (useLocation().state as { readonly email?: string } | null)?.email ?? '';
  const asking = useChange(identityRequestPasswordReset);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [empty, setEmpty] = useState<readonly Problem[]>([]);
  const problems = [...empty, ...asking.problems];
  const send = async ({ email = '' }: Readonly<Record<string, string>>): Promise<void> => {
    const missing = emptyOnes({ email }, { email: { ja: TEXTS.ja.email, en: TEXTS.en.email } });
    setEmpty(missing);
    if (missing.length === 0 && (await asking.send({ input: { email } }))) setSentTo(email);
  };
  if (sentTo !== null)
    return (
      <>
        <Banner state="ok" title={t.sent(sentTo)} live>
          <p>{t.sentMore}</p>
        </Banner>
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/sign-in">{t.back}</ButtonLink>
          <Button look="second" onClick={() => setSentTo(null)}>
            {t.askAgain}
          </Button>
        </div>
      </>
    );
  return (
    <>
      <p>{t.about}</p>
      <Form problems={problems} onSend={(values) => void send(values)}>
        <Problems problems={problems} shown={['email']} title={t.failed} />
        <TextInput
          label={t.email}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={typedBefore}
          problem={problemAt(problems, 'email')}
          required
        />
        <Button type="submit" busy={asking.sending} wide>
          {t.ask}
        </Button>
      </Form>
      <Link to="/sign-in" className="inline-flex min-h-11 items-center">
        {t.back}
      </Link>
    </>
  );
}

function Choose({
  token,
  choosing,
}: {
  readonly token: string;
  readonly choosing: Change<IdentityResetPasswordMutation, IdentityResetPasswordMutationVariables>;
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(NEW_PASSWORD);
  const [done, setDone] = useState<{ readonly signedIn: boolean; readonly revokedKeys: number } | null>(null);
  const [empty, setEmpty] = useState<readonly Problem[]>([]);
  const problems = [...empty, ...choosing.problems];
  const send = async ({ newPassword = '' }: Readonly<Record<string, string>>): Promise<void> => {
    const missing = emptyOnes(
      { newPassword },
      { newPassword: { ja: NEW_PASSWORD.ja.label, en: NEW_PASSWORD.en.label } },
    );
    setEmpty(missing);
    if (missing.length > 0) return;
    const answer = await choosing.send({ input: { token, newPassword } });
    if (answer?.resetPassword.changed) setDone(answer.resetPassword);
  };
  if (done)
    return (
      <>
        <Banner state="ok" title={t.done} live>
          <p>{done.signedIn ? t.doneHere : t.doneSignIn}</p>
          {done.revokedKeys > 0 ? <p>{t.keys(done.revokedKeys)}</p> : null}
        </Banner>
        <div>
          <ButtonLink to={done.signedIn ? '/' : '/sign-in'}>{done.signedIn ? t.goOn : t.signIn}</ButtonLink>
        </div>
      </>
    );
  return (
    <Form problems={problems} onSend={(values) => void send(values)}>
      <Problems problems={problems} shown={['newPassword']} title={t.failed} />
      <PasswordInputs
        fields={[
          {
            label: words.label,
            hint: words.hint,
            name: 'newPassword',
            autoComplete: 'new-password',
            problem: problemAt(problems, 'newPassword'),
          },
        ]}
      />
      <p className="text-sm text-quiet">{t.ends}</p>
      <Button type="submit" busy={choosing.sending} wide>
        {t.choose}
      </Button>
    </Form>
  );
}
