import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Problem } from '@renkei/api-client';
import type { Change } from '../../data/change.ts';
import { useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { emptyOnes, Form } from '../form.tsx';
import type {
  IdentityCompleteSignInMutation,
  IdentityCompleteSignInMutationVariables,
} from './sign-in.generated.ts';
import { TEXTS } from './texts.ts';

/** The second factor: the app's code, or one of the recovery codes. */
export function CodeStep({
  completing,
  onStartOver,
}: {
  readonly completing: Change<IdentityCompleteSignInMutation, IdentityCompleteSignInMutationVariables>;
  readonly onStartOver: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const heading = useRef<HTMLHeadingElement>(null);
  const [empty, setEmpty] = useState<readonly Problem[]>([]);
  const problems = [...empty, ...completing.problems];
  useEffect(() => heading.current?.parentElement?.querySelector('input')?.focus(), []);
  const send = ({ code = '' }: Readonly<Record<string, string>>): void => {
    const missing = emptyOnes({ code }, { code: { ja: TEXTS.ja.codeTitle, en: TEXTS.en.codeTitle } });
    setEmpty(missing);
    if (missing.length === 0) void completing.send({ input: { code } });
  };
  return (
    <div className="flex flex-col gap-4">
      <h2 ref={heading} className="text-xl font-bold">
        {t.codeTitle}
      </h2>
      <Form problems={problems} onSend={send}>
        <Problems problems={problems} shown={['code']} title={t.failed} />
        <TextInput
          label={t.code}
          hint={t.codeHint}
          name="code"
          autoComplete="one-time-code"
          inputMode="text"
          spellCheck={false}
          problem={problemAt(problems, 'code')}
          required
        />
        <Button type="submit" busy={completing.sending} wide>
          {t.confirm}
        </Button>
      </Form>
      <div>
        <Button look="quiet" onClick={onStartOver}>
          {t.again}
        </Button>
      </div>
    </div>
  );
}
