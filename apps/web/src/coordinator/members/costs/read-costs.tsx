import { useMemo, type ReactNode } from 'react';
import { useTexts } from '../../../language/language.ts';
import { Section } from '../../../ui/page.tsx';
import type { ReadingFields } from '../../../why/trace.ts';
import { figuresOf, groupInput } from './live-figures.ts';
import type { SavedLine, Tool } from './rows.ts';
import { SavedCosts } from './saved-costs.tsx';
import { GRID_TEXTS } from './texts.ts';
import { TotalBar } from './total-bar.tsx';

/** The costs and what comes of them, where nothing can be typed: for readers, and while they are frozen. */
export function ReadCosts({
  memberId,
  name,
  lines,
  tools,
  inputJson,
  readings,
}: {
  readonly memberId: string;
  readonly name: string;
  readonly lines: readonly SavedLine[];
  readonly tools: readonly Tool[];
  readonly inputJson: string;
  readonly readings: readonly ReadingFields[];
}): ReactNode {
  const t = useTexts(GRID_TEXTS);
  const figures = useMemo(() => {
    const input = groupInput(inputJson);
    return input && figuresOf(input, memberId);
  }, [inputJson, memberId]);
  return (
    <Section title={t.title}>
      <SavedCosts caption={t.grid(name)} lines={lines} tools={tools} />
      {figures ? <TotalBar name={name} now={figures} saved={figures} readings={readings} /> : null}
    </Section>
  );
}
