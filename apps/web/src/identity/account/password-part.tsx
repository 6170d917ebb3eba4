import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Problem } from '@renkei/api-client';
import { useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { emptyOnes, Form, PasswordInputs } from '../form.tsx';
import { NEW_PASSWORD } from '../new-password.ts';
import { identityChangePassword, type IdentityAccountQuery } from './account.generated.ts';
import { Done, Fold, Part } from './parts.tsx';

const TEXTS = texts({
  ja: {
    title: 'パスワード',
    none: 'パスワードは登録されていません。メールでリンクを受け取ると、登録できます。',
    letter: 'メールでリンクを受け取る',
    fold: 'パスワードを変える',
    current: 'いまのパスワード',
    ends: '変えると、この端末のほかはすべてサインアウトします。',
    save: '新しいパスワードにする',
    saved: (ended: number) =>
      `パスワードを変えました。${ended > 0 ? `ほかの端末（${ended}件）はサインアウトしました。` : ''}`,
  },
  en: {
    title: 'Password',
    none: 'There is no password. Get a link by letter to choose one.',
    letter: 'Get a link by letter',
    fold: 'Change the password',
    current: 'The password you have now',
    ends: 'All devices but this one will be signed out.',
    save: 'Use the new password',
    saved: (ended: number) =>
      `Your password is changed.${ended > 0 ? ` ${ended} other devices are signed out.` : ''}`,
  },
});

export function PasswordPart({ me }: { readonly me: NonNullable<IdentityAccountQuery['me']> }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(NEW_PASSWORD);
  const changing = useChange(identityChangePassword);
  const [done, setDone] = useState<string | null>(null);
  const [empty, setEmpty] = useState<readonly Problem[]>([]);
  const problems = [...empty, ...changing.problems];
  const send = async (
    { currentPassword = '', newPassword = '' }: Readonly<Record<string, string>>,
    form: HTMLFormElement,
  ): Promise<void> => {
    const missing = emptyOnes(
      { currentPassword, newPassword },
      {
        currentPassword: { ja: TEXTS.ja.current, en: TEXTS.en.current },
        newPassword: { ja: NEW_PASSWORD.ja.label, en: NEW_PASSWORD.en.label },
      },
    );
    setEmpty(missing);
    setDone(null);
    if (missing.length > 0) return;
    const answer = await changing.send({ input: { currentPassword, newPassword } });
    if (!answer) return;
    form.reset();
    setDone(t.saved(answer.changePassword.endedSessions ?? 0));
  };
  return (
    <Part id="password" title={t.title}>
      {me.factors.hasPassword ? (
        <Fold summary={t.fold}>
          <Form problems={problems} onSend={(values, form) => void send(values, form)}>
            <Problems problems={problems} shown={['currentPassword', 'newPassword']} />
            {/* tells a password manager whose password it is */}
            <input type="email" autoComplete="username" value={me.email ?? ''} readOnly hidden />
            <PasswordInputs
              fields={[
                {
                  label: t.current,
                  name: 'currentPassword',
                  autoComplete: 'current-password',
                  problem: problemAt(problems, 'currentPassword'),
                },
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
            <div>
              <Button type="submit" busy={changing.sending}>
                {t.save}
              </Button>
            </div>
          </Form>
        </Fold>
      ) : (
        <>
          <p>{t.none}</p>
          <Link to="/reset" state={{ email: me.email }} className="inline-flex min-h-11 items-center">
            {t.letter}
          </Link>
        </>
      )}
      <Done text={done} />
    </Part>
  );
}
