import { useState, type ReactNode } from 'react';
import { texts, useTexts } from '../language/language.ts';
import { Drawer } from '../ui/dialog.tsx';
import type { TraceStepFields } from './trace.ts';

const TEXTS = texts({ ja: { why: 'なぜ？' }, en: { why: 'Why?' } });

/** 「なぜ？」 beside an amount: opens the steps it was made of, each with its clause. */
export function WhyButton({
  title,
  steps,
}: {
  /** What the amount is: 「見本茶舗の補助金」. */
  readonly title: string;
  readonly steps: readonly TraceStepFields[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={`${t.why} ${title}`}
        onClick={() => setOpen(true)}
        className="inline-flex min-h-11 items-center px-1 text-accent underline"
      >
        {t.why}
      </button>
      <Drawer title={title} open={open} onClose={() => setOpen(false)}>
        {steps.length}
      </Drawer>
    </>
  );
}
