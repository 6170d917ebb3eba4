import type { WhatIf } from '@renkei/subsidy-rules';
import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';

const TEXTS = texts({
  ja: { start: 'お店や費用を変えてみてください。結果がすぐにここに出ます。' },
  en: { start: 'Change a shop or a cost: what comes of it shows here at once.' },
});

/** The answer in one sentence; it stays in sight while things are tried further down. */
export function Sentence({
  whatIf,
  isEmpty,
}: {
  readonly whatIf: WhatIf;
  readonly isEmpty: boolean;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { before, after, group } = whatIf;
  const least = after.ruleSet.minimumMembers.value;
  const lostRepresentative =
    before.input.members.some(({ representative }) => representative) &&
    !after.input.members.some(({ representative }) => representative);
  const isBad =
    after.requestProblems.length > 0 ||
    lostRepresentative ||
    (group.memberCount.after < least && group.memberCount.before >= least);
  return (
    <div
      aria-live="polite"
      className={`sticky top-0 z-30 flex items-start gap-3 rounded-lg border-2 p-3 text-sm sm:p-4 sm:text-lg ${
        isBad ? 'border-attention bg-attention-wash' : 'border-accent bg-accent-wash'
      }`}
    >
      <span className={isBad ? 'text-attention' : 'text-accent'}>
        <Icon name={isBad ? 'attention' : 'info'} />
      </span>
      <p className="min-w-0 font-bold">{isEmpty ? t.start : say(whatIf.sentence)}</p>
    </div>
  );
}
