import type { Problem } from '@renkei/api-client';
import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../language/language.ts';
import { Banner } from './state.tsx';

const TEXTS = texts({
  ja: { title: '直すところがあります', atFields: '印のついた欄を直してから、もう一度押してください。' },
  en: { title: 'Something has to be put right', atFields: 'Put right the marked fields, then press again.' },
});

/** The problem about one input, e.g. `input.business.name`; a row's field ends on its own name. */
export function problemAt(problems: readonly Problem[], path: string): Problem | undefined {
  return problems.find((problem) => problem.path === path || problem.path === `input.${path}`);
}

/** Problems that no field on the form shows, so that none is ever swallowed. */
export function Problems({
  problems,
  shown = [],
  title,
}: {
  readonly problems: readonly Problem[];
  /** Paths whose problem stands at its own field. */
  readonly shown?: readonly string[];
  readonly title?: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const rest = problems.filter(
    ({ path }) => path === null || !shown.some((one) => one === path || `input.${one}` === path),
  );
  if (problems.length === 0) return null;
  return (
    <Banner state="stop" title={title ?? t.title} live>
      {rest.length > 0 ? (
        <ul className="list-disc pl-5">
          {rest.map((problem, index) => (
            <li key={index}>{say(problem.message)}</li>
          ))}
        </ul>
      ) : (
        t.atFields
      )}
    </Banner>
  );
}
