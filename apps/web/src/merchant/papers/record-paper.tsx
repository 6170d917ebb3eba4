import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { useToday } from '../../data/now.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { DateInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { useShop } from '../shop.ts';
import { detailsNeeded, isComplete, NO_DETAILS, PaperDates } from './paper-dates.tsx';
import {
  merchantRecordPaper,
  type MerchantPaperQuery,
  type RecordMemberDocumentInput,
} from './papers.generated.ts';

const TEXTS = texts({
  ja: {
    open: '紙のまま、とりまとめ担当に渡しました',
    receivedPaper: '渡した日',
    receivedOnline: 'すませた日',
    sendPaper: '渡したことを知らせる',
    sendOnline: 'すませたことを知らせる',
  },
  en: {
    open: 'I gave the paper itself to the coordinator',
    receivedPaper: 'Given on',
    receivedOnline: 'Done on',
    sendPaper: 'Say that it was given',
    sendOnline: 'Say that it is done',
  },
});

type Cell = NonNullable<MerchantPaperQuery['member']['readiness']>['cells'][number];

/** Without a file: something done on a site, or a sheet that went from hand to hand. */
export function RecordPaper({
  cell,
  onDone,
  online,
}: {
  readonly cell: Cell;
  readonly onDone: () => void;
  readonly online: boolean;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [open, setOpen] = useState(online);
  if (!open)
    return (
      <Button look="quiet" wide onClick={() => setOpen(true)}>
        {t.open}
      </Button>
    );
  return <Form cell={cell} onDone={onDone} online={online} />;
}

function Form({ cell, onDone, online }: Parameters<typeof RecordPaper>[0]): ReactNode {
  const t = useTexts(TEXTS);
  const { memberId } = useShop();
  const today = useToday();
  const { requirement, document } = cell;
  const [draft, setDraft, clear] = useDraft(`merchant/record-paper/${memberId}/${requirement}`, {
    ...NO_DETAILS,
    receivedOn: today,
  });
  const [asked, setAsked] = useState(false);
  const change = useChange(merchantRecordPaper);
  const send = async (): Promise<void> => {
    setAsked(true);
    if (!isComplete(requirement, draft)) return;
    const { paper, ages, expires } = detailsNeeded(requirement, draft);
    const done = await change.send({
      input: {
        memberId,
        requirement: requirement as RecordMemberDocumentInput['requirement'],
        paper,
        receivedOn: draft.receivedOn,
        issuedOn: (ages && draft.issuedOn) || null,
        validUntil: (expires && draft.validUntil) || null,
        ...(document ? { version: document.version } : {}),
      },
    });
    if (!done) return;
    clear();
    onDone();
  };
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <PaperDates
        requirement={requirement}
        details={draft}
        onChange={(details) => setDraft({ ...draft, ...details })}
        problems={change.problems}
        asked={asked}
        name="recorded-paper-kind"
      />
      <DateInput
        label={online ? t.receivedOnline : t.receivedPaper}
        required
        max={today}
        value={draft.receivedOn}
        onChange={({ target }) => setDraft({ ...draft, receivedOn: target.value })}
        problem={problemAt(change.problems, 'receivedOn')}
      />
      <Problems problems={change.problems} shown={['receivedOn', 'issuedOn', 'validUntil']} />
      <Button type="submit" wide look={online ? 'main' : 'second'} busy={change.sending}>
        {online ? t.sendOnline : t.sendPaper}
      </Button>
    </form>
  );
}
