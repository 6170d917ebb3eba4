import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Problem } from '@renkei/api-client';
import { useChange } from '../../data/change.ts';
import { useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Banner } from '../../ui/state.tsx';
import { emptyOnes, Form, PasswordInputs } from '../form.tsx';
import { passkeysWork } from '../passkey.ts';
import { keepWayBack } from '../way-back.ts';
import { identitySignIn, type IdentitySignInStateQuery } from './sign-in.generated.ts';
import { TEXTS } from './texts.ts';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

const PATHS = ['email', 'password'];

/** Who are you: with a password, a passkey, or an account elsewhere. */
export function FirstStep({
  providers,
  to,
  earlier,
}: {
  readonly providers: IdentitySignInStateQuery['signInProviders'];
  readonly to: string | null;
  /** What ended an earlier attempt. */
  readonly earlier: readonly Problem[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const signingIn = useChange(identitySignIn);
  const passkey = usePasskeySignIn();
  const [empty, setEmpty] = useState<readonly Problem[]>([]);
  const [email, setEmail] = useState('');
  const problems = [...empty, ...signingIn.problems];
  const others = passkey.problems.length > 0 ? passkey.problems : earlier;

  const send = async ({ email = '', password = '' }: Readonly<Record<string, string>>): Promise<void> => {
    const missing = emptyOnes(
      { email, password },
      {
        email: { ja: TEXTS.ja.email, en: TEXTS.en.email },
        password: { ja: TEXTS.ja.password, en: TEXTS.en.password },
      },
    );
    setEmpty(missing);
    signingIn.forget();
    if (missing.length > 0) return;
    if ((await signingIn.send({ input: { email, password } })) || password === password.trim()) return;
    // copying a password often takes a space along; one that really ends in a space has been tried first
    await signingIn.send({ input: { email, password: password.trim() } });
  };

  return (
    <div className="flex flex-col gap-5">
      {problems.length === 0 ? <Problems problems={others} title={t.failed} /> : null}
      {passkey.unused ? <Banner state="neutral" title={t.passkeyUnused} live /> : null}
      <Form problems={problems} onSend={(values) => void send(values)}>
        <Problems problems={problems} shown={PATHS} title={t.failed} />
        <TextInput
          label={t.email}
          name="email"
          type="email"
          autoComplete="username webauthn"
          value={email}
          onChange={({ target }) => setEmail(target.value)}
          problem={problemAt(problems, 'email')}
          autoFocus
          required
        />
        <PasswordInputs
          fields={[
            {
              label: t.password,
              name: 'password',
              autoComplete: 'current-password',
              problem: problemAt(problems, 'password'),
            },
          ]}
        />
        <Button type="submit" busy={signingIn.sending} wide>
          {t.signIn}
        </Button>
      </Form>
      <div>
        <Link to="/reset" state={{ email: email.trim() }} className="inline-flex min-h-11 items-center">
          {t.forgotten}
        </Link>
        <p className="text-sm text-quiet">{t.first}</p>
      </div>
      {passkeysWork() || providers.length > 0 ? (
        <div className="flex flex-col gap-3">
          <p className="flex items-center gap-3 text-quiet before:h-px before:flex-1 before:bg-hairline after:h-px after:flex-1 after:bg-hairline">
            {t.or}
          </p>
          {passkeysWork() ? (
            <Button look="second" busy={passkey.busy} wide onClick={() => void passkey.ask()}>
              {t.passkey}
            </Button>
          ) : null}
          {providers.map(({ label, startPath }) => (
            <a
              key={startPath}
              href={startPath}
              onClick={() => keepWayBack(to)}
              className="flex min-h-11 items-center justify-center rounded-lg border border-accent px-4 py-2 text-center font-bold text-accent no-underline hover:bg-blue-200 hover:underline"
            >
              {t.provider(label)}
            </a>
          ))}
        </div>
      ) : null}
    </div>
  );
}
