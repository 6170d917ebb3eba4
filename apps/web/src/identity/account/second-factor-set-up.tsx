import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Problem } from '@renkei/api-client';
import { useChange } from '../../data/change.ts';
import { useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { emptyOnes, Form } from '../form.tsx';
import { CopyButton } from './parts.tsx';
import { QrPicture } from './qr-picture.tsx';
import {
  identityConfirmTotp,
  identityStartTotp,
  type IdentityStartTotpMutation,
} from './second-factor.generated.ts';
import { TEXTS } from './second-factor-texts.ts';

type Setup = NonNullable<IdentityStartTotpMutation['startTotp']['setup']>;

interface Props {
  readonly onStarted: (recoveryCodes: readonly string[]) => void;
}

/** Adds an authenticator app: first to the app, then one code of it as proof. */
export function SetUp({ onStarted }: Props): ReactNode {
  const t = useTexts(TEXTS);
  const starting = useChange(identityStartTotp);
  const [setup, setSetup] = useState<Setup | null>(null);
  const start = async (): Promise<void> => {
    const answer = await starting.send({});
    if (answer?.startTotp.setup) setSetup(answer.startTotp.setup);
  };
  if (setup) return <Steps setup={setup} onStarted={onStarted} onCancel={() => setSetup(null)} />;
  return (
    <>
      <Problems problems={starting.problems} />
      <div>
        <Button look="second" busy={starting.sending} onClick={() => void start()}>
          {t.start}
        </Button>
      </div>
    </>
  );
}

function Steps({
  setup,
  onStarted,
  onCancel,
}: Props & { readonly setup: Setup; readonly onCancel: () => void }): ReactNode {
  const t = useTexts(TEXTS);
  const first = useRef<HTMLHeadingElement>(null);
  const confirming = useChange(identityConfirmTotp);
  const [empty, setEmpty] = useState<readonly Problem[]>([]);
  const problems = [...empty, ...confirming.problems];
  useEffect(() => first.current?.focus(), []);
  const send = async ({ code = '' }: Readonly<Record<string, string>>): Promise<void> => {
    const missing = emptyOnes({ code }, { code: { ja: TEXTS.ja.code, en: TEXTS.en.code } });
    setEmpty(missing);
    if (missing.length > 0) return;
    const answer = await confirming.send({ input: { code } });
    if (answer?.confirmTotp.recoveryCodes) onStarted(answer.confirmTotp.recoveryCodes);
  };
  return (
    <div className="flex flex-col gap-4">
      <h3 ref={first} tabIndex={-1} className="font-bold outline-none">
        {t.step1}
      </h3>
      <p>{t.scan}</p>
      <QrPicture svg={setup.qrSvg} label={t.qr} />
      <div>
        <p className="text-sm text-quiet">{t.sameDevice}</p>
        <a href={setup.uri} className="inline-flex min-h-11 items-center">
          {t.openApp}
        </a>
      </div>
      <div className="flex flex-col gap-1">
        <p className="text-sm text-quiet">{t.byHand}</p>
        <p className="font-mono">{setup.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</p>
        <CopyButton text={setup.secret} what={t.secret} />
      </div>
      <h3 className="font-bold">{t.step2}</h3>
      <Form problems={problems} onSend={(values) => void send(values)}>
        <Problems problems={problems} shown={['code']} />
        <TextInput
          label={t.code}
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          problem={problemAt(problems, 'code')}
          required
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={confirming.sending}>
            {t.confirm}
          </Button>
          <Button look="second" onClick={onCancel}>
            {t.cancel}
          </Button>
        </div>
      </Form>
    </div>
  );
}
