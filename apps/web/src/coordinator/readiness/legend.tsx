import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { DRAWN, LOOKS, type CellLook, type Counts } from './cells.ts';
import { WORDS } from './texts.ts';

const TEXTS = texts({
  ja: { legend: 'しるしの意味と数' },
  en: { legend: 'What the marks mean, and how many' },
});

/** Every mark with its word and how many there are. */
export function Legend({ counts }: { readonly counts: Counts }): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const shown = LOOKS.filter((look) => counts[look] > 0 || ['TODO', 'OLD', 'OK', 'RETURNED'].includes(look));
  return (
    <ul aria-label={t.legend} className="flex flex-wrap gap-x-5 gap-y-2">
      {shown.map((look) => (
        <li key={look} className="flex items-center gap-2" title={w.means[look]}>
          <Mark look={look} />
          <span>{w.look[look]}</span>
          <span className="font-bold tabular-nums">{counts[look]}</span>
        </li>
      ))}
    </ul>
  );
}

/** The mark alone, small. */
export function Mark({ look }: { readonly look: CellLook }): ReactNode {
  const { icon, box } = DRAWN[look];
  return (
    <span
      aria-hidden="true"
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded ${box}`}
    >
      {icon ? <Icon name={icon} size={16} /> : look === 'NONE' ? '–' : null}
    </span>
  );
}
