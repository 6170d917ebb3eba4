import { useId, type ReactNode } from 'react';
import { AskOutput } from '../../outputs/ask-output.tsx';
import type { OutputKind, RequestOutputInput } from '../../outputs/outputs.generated.ts';
import { texts, useTexts } from '../../language/language.ts';
import { WORDS } from './words.ts';

const TEXTS = texts({
  ja: {
    leave: 'この画面を離れても作りつづけます。できたものは、この画面の「作ったファイル」で受け取れます。',
  },
  en: { leave: 'You may leave this page: it goes on, and the file is below “Files made”.' },
});

/** Where a card stands on the page, to come back to it. */
export const cardId = (kind: OutputKind): string => `make-${kind.toLowerCase().replaceAll('_', '-')}`;

/** One thing that can be made: what it is for, what has to be chosen, and one button. */
export function OfficeCard({
  kind,
  input,
  whole = false,
  children,
}: {
  readonly kind: OutputKind;
  readonly input: RequestOutputInput | null;
  /** As wide as all of them. */
  readonly whole?: boolean;
  readonly children?: ReactNode;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { title, what, make, file } = useTexts(WORDS).kind[kind];
  const heading = useId();
  return (
    <section
      id={cardId(kind)}
      tabIndex={-1}
      aria-labelledby={heading}
      className={`flex min-w-0 flex-col gap-3 rounded-xl border border-hairline p-4 sm:p-5 ${whole ? 'col-span-full' : ''}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 id={heading} className="text-lg font-bold">
          {title}
        </h3>
        <span className="text-sm text-quiet">{file}</span>
      </div>
      <p>{what}</p>
      {children}
      <AskOutput input={input} name={title} leave={t.leave}>
        {make}
      </AskOutput>
    </section>
  );
}
