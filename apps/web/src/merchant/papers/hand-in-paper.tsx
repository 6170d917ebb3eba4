import type { Problem } from '@renkei/api-client';
import { useEffect, useState, type ReactNode } from 'react';
import { useDraft } from '../../data/draft.ts';
import { texts, useTexts } from '../../language/language.ts';
import { FileChooser } from '../hand-in/file-chooser.tsx';
import { useHandIn } from '../hand-in/use-hand-in.ts';
import { useShop } from '../shop.ts';
import { detailsNeeded, isComplete, NO_DETAILS, PaperDates, type PaperDetails } from './paper-dates.tsx';
import type { MerchantPaperQuery } from './papers.generated.ts';

const TEXTS = texts({
  ja: {
    sealed: '封をして送ります。中身を見られるのは、あなたが「見せる」と決めるまで、お店の担当者だけです。',
  },
  en: { sealed: 'It is sent sealed: only people of your shop can open it until you let others.' },
});

/** As the API has it for sealed papers. */
const MOST_BYTES = 20_000_000;

type Cell = NonNullable<MerchantPaperQuery['member']['readiness']>['cells'][number];

/** The photo, then whatever of its dates cannot be seen once it is sealed. */
export function HandInPaper({
  cell,
  onDone,
}: {
  readonly cell: Cell;
  readonly onDone: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { memberId } = useShop();
  const { requirement } = cell;
  const [details, setDetails, clear] = useDraft<PaperDetails>(
    `merchant/paper/${memberId}/${requirement}`,
    NO_DETAILS,
  );
  const [asked, setAsked] = useState(false);
  const handIn = useHandIn<{ readonly problems: readonly Problem[] }>(
    () => addressOf(memberId, requirement, details),
    MOST_BYTES,
  );
  const done = handIn.step === 'DONE';
  useEffect(() => {
    if (!done) return;
    clear();
    onDone();
    // once, when it has arrived
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [done]);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-quiet">{t.sealed}</p>
      {handIn.file ? (
        <PaperDates
          requirement={requirement}
          details={details}
          onChange={setDetails}
          problems={handIn.problems}
          asked={asked}
          name="paper-kind"
        />
      ) : null}
      <FileChooser
        handIn={handIn}
        ready={isComplete(requirement, details)}
        onNotReady={() => setAsked(true)}
      />
    </div>
  );
}

function addressOf(memberId: string, requirement: string, details: PaperDetails): string {
  const { paper, ages, expires } = detailsNeeded(requirement, details);
  const query = new URLSearchParams({ memberId, requirement });
  if (paper) query.set('paper', paper);
  if (ages && details.issuedOn) query.set('issuedOn', details.issuedOn);
  if (expires && details.validUntil) query.set('validUntil', details.validUntil);
  return `/sealed-papers?${query.toString()}`;
}
