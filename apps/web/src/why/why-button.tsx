import { lazy, Suspense, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { texts, useTexts } from '../language/language.ts';
import { Drawer } from '../ui/dialog.tsx';
import { Skeleton } from '../ui/shown.tsx';
import type { ReadingFields, TraceStepFields } from './trace.ts';

const TEXTS = texts({
  ja: { why: 'なぜ？', loading: '読み込んでいます' },
  en: { why: 'Why?', loading: 'Loading' },
});

// opened by a tap: a phone need not load it before
const Ladder = lazy(async () => ({ default: (await import('./ladder-list.tsx')).LadderList }));

/** 「なぜ？」 beside an amount: opens the steps it was made of, each with its clause. */
export function WhyButton({
  title,
  steps,
  of,
  readings,
}: {
  /** What the amount is: 「見本茶舗の補助金」. */
  readonly title: string;
  readonly steps: readonly TraceStepFields[];
  /** The id of the step asked about, e.g. `members[0].subsidy`; left out: the last step. */
  readonly of?: string | undefined;
  /** `Calculation.disagreements`: with them both figures stand where the official papers disagree. */
  readonly readings?: readonly ReadingFields[] | undefined;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={`${t.why} ${title}`}
        onClick={() => setOpen(true)}
        className="inline-flex min-h-11 min-w-11 items-center justify-center px-1 text-accent underline"
      >
        {t.why}
      </button>
      {/* the button stands in sentences and table cells, where a dialog must not */}
      {open
        ? createPortal(
            <Drawer title={title} open onClose={() => setOpen(false)}>
              <Suspense fallback={<Skeleton lines={6} label={t.loading} />}>
                <Ladder steps={steps} of={of} readings={readings} />
              </Suspense>
            </Drawer>,
            document.body,
          )
        : null}
    </>
  );
}
