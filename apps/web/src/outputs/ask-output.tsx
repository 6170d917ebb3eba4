import { useState, type ReactNode } from 'react';
import { useChange } from '../data/change.ts';
import { texts, useTexts } from '../language/language.ts';
import { Button } from '../ui/button.tsx';
import { Problems } from '../ui/problems.tsx';
import { isOver, type Output } from './output.ts';
import { OutputState } from './output-state.tsx';
import { officeRequest, type RequestOutputInput } from './outputs.generated.ts';

const TEXTS = texts({
  ja: {
    alreadyThere: '同じ内容のファイルがもうあります。中身が変わっていないので、作り直していません。',
    beingMade: '同じものを、もう作りはじめています。',
    failed: 'まだ作れません',
  },
  en: {
    alreadyThere: 'This very file is there already. Nothing has changed since, so it was not made again.',
    beingMade: 'This very file is being made already.',
    failed: 'It cannot be made yet',
  },
});

/** One button: asks for a file, then says how far it is, then gives it. Another choice starts over. */
export function AskOutput({
  input,
  name,
  wide = false,
  look = 'second',
  label,
  children,
  leave,
}: {
  /** Null: something has to be chosen first. */
  readonly input: RequestOutputInput | null;
  readonly name: string;
  readonly wide?: boolean;
  readonly look?: 'main' | 'second';
  /** The button's name where what it says is not enough. */
  readonly label?: string;
  /** What the button says. */
  readonly children: ReactNode;
  /** Told while it is being made: that one may go, and where it is found again. */
  readonly leave?: ReactNode;
}): ReactNode {
  const t = useTexts(TEXTS);
  const change = useChange(officeRequest);
  const [asked, setAsked] = useState<{ of: string; output: Output; alreadyThere: boolean } | null>(null);
  const [tried, setTried] = useState('');
  const of = JSON.stringify(input);
  const answer = asked?.of === of ? asked : null;

  const send = async (): Promise<void> => {
    if (!input) return;
    setTried(of);
    const done = await change.send({ input });
    const output = done?.requestOutput.output;
    if (output) setAsked({ of, output, alreadyThere: done.requestOutput.alreadyThere ?? false });
  };
  const button = (
    <div className={wide ? undefined : 'flex'}>
      <Button
        aria-label={label}
        look={look}
        wide={wide}
        disabled={input === null}
        busy={change.sending}
        onClick={() => void send()}
      >
        {children}
      </Button>
    </div>
  );
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {button}
      {tried === of ? <Problems problems={change.problems} title={t.failed} /> : null}
      {answer ? (
        <>
          {answer.alreadyThere ? (
            <p role="status" className="text-sm">
              {isOver(answer.output) ? t.alreadyThere : t.beingMade}
            </p>
          ) : null}
          {/* another request is another file: nothing of the last one stays */}
          <OutputState key={answer.output.id} listed={answer.output} name={name} leave={leave} />
        </>
      ) : null}
    </div>
  );
}
