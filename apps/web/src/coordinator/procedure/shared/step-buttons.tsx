import type { Bilingual } from '@renkei/api-client';
import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';

const TEXTS = texts({
  ja: { rest: '戻すとき・やめるとき' },
  en: { rest: 'To go back or give up' },
});

/** The steps the API allows now: what leads on as buttons, what goes back or ends it one press further away. */
export function StepButtons<Event extends string>({
  steps,
  quiet,
  labels = {},
  onStep,
}: {
  readonly steps: readonly { readonly event: Event; readonly label: Bilingual }[];
  readonly quiet: readonly Event[];
  /** Other words than the API's, where they are clearer on this page. */
  readonly labels?: Partial<Readonly<Record<Event, string>>>;
  readonly onStep: (event: Event) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const loud = steps.filter(({ event }) => !quiet.includes(event));
  const rest = steps.filter(({ event }) => quiet.includes(event));
  return (
    <div className="flex flex-col gap-3">
      {loud.length > 0 ? (
        <div className="flex flex-wrap gap-3">
          {loud.map(({ event, label }, index) => (
            <Button key={event} look={index === 0 ? 'main' : 'second'} onClick={() => onStep(event)}>
              {labels[event] ?? say(label)}
            </Button>
          ))}
        </div>
      ) : null}
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-accent underline">{t.rest}</summary>
          <div className="flex flex-wrap gap-3">
            {rest.map(({ event, label }) => (
              <Button key={event} look="second" onClick={() => onStep(event)}>
                {labels[event] ?? say(label)}
              </Button>
            ))}
          </div>
        </details>
      ) : null}
    </div>
  );
}
