import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { StateChip } from '../../ui/state.tsx';
import type { EvidenceFile } from './board.ts';
import type { EvidenceOutcome } from './evidence.generated.ts';
import { LOOK, STATE_OF, WORDS } from './texts.ts';

const TEXTS = texts({
  ja: { loose: '何の証憑か未定', infected: '開けません' },
  en: { loose: 'Proves nothing yet', infected: 'Does not open' },
});

const WORST: readonly EvidenceOutcome[] = ['PENDING', 'RETURNED', 'ACCEPTED'];

/** How a file stands: by what of it needs somebody first. */
export function FileState({ file }: { readonly file: EvidenceFile }): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  if (file.scan === 'INFECTED') return <StateChip state="stop">{t.infected}</StateChip>;
  const outcome = WORST.find((one) => file.links.some((link) => link.outcome === one));
  if (!outcome) return <StateChip state="neutral">{t.loose}</StateChip>;
  const { state, icon } = LOOK[STATE_OF[outcome]];
  return (
    <StateChip state={state} icon={icon}>
      {w.outcome[outcome]}
    </StateChip>
  );
}
