import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useToday } from '../../data/now.ts';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { DateInput } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import {
  readinessForgetGroupPaper,
  readinessGroup,
  readinessGroupPaper,
  type ReadinessGroupQuery,
} from './readiness.generated.ts';

const TEXTS = texts({
  ja: {
    title: 'グループの書類',
    ready: 'そろった',
    missing: 'まだ',
    on: 'そろった日',
    record: 'そろったことを記録する',
    recordNamed: (label: string) => `${label}がそろったことを記録する`,
    undo: '「まだ」に戻す',
    undoNamed: (label: string) => `${label}を「まだ」に戻す`,
    send: '記録する',
    cancel: 'やめる',
    carriedBack: '2025年の資料による',
  },
  en: {
    title: 'Papers of the group',
    ready: 'Ready',
    missing: 'To come',
    on: 'Ready on',
    record: 'Record that it is ready',
    recordNamed: (label: string) => `Record that it is ready: ${label}`,
    undo: 'Set back to “to come”',
    undoNamed: (label: string) => `Set back to “to come”: ${label}`,
    send: 'Record',
    cancel: 'Cancel',
    carriedBack: 'as stated for 2025',
  },
});

type GroupPaper = ReadinessGroupQuery['consortium']['groupPapers'][number];

/** 様式1–8 and the rest, which the representative puts together. */
export function GroupPapers(): ReactNode {
  const { id } = useGroup();
  const t = useTexts(TEXTS);
  const read = useRead(readinessGroup, { id });
  return (
    <div id="group-papers">
      <Section title={t.title}>
        <Shown read={read} lines={6}>
          {({ consortium }) => (
            <ul className="flex flex-col">
              {consortium.groupPapers.map((paper) => (
                <Row key={paper.requirement} paper={paper} />
              ))}
            </ul>
          )}
        </Shown>
      </Section>
    </div>
  );
}

function Row({ paper }: { readonly paper: GroupPaper }): ReactNode {
  const { id, mayChange } = useGroup();
  const t = useTexts(TEXTS);
  const say = useSaid();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [receivedOn, setReceivedOn] = useState(today);
  const record = useChange(readinessGroupPaper);
  const forget = useChange(readinessForgetGroupPaper);
  const label = say(paper.label);
  const { requirement, version } = paper;
  const send = async (): Promise<void> => {
    const done = await record.send({ input: { consortiumId: id, requirement, receivedOn, version } });
    if (done) setOpen(false);
  };
  return (
    <li className="flex flex-col gap-2 border-b border-hairline py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-56">
          <span className="font-bold">{label}</span>{' '}
          <span className="text-sm text-quiet">
            {paper.source}
            {paper.carriedBack ? `・${t.carriedBack}` : ''}
          </span>
        </div>
        {paper.present ? (
          <span className="flex items-center gap-2">
            <When at={paper.receivedOn} short />
            <StateChip state="ok">{t.ready}</StateChip>
          </span>
        ) : (
          <StateChip state="neutral" icon="wait">
            {t.missing}
          </StateChip>
        )}
        {!mayChange || open ? null : paper.present && version !== null ? (
          <Button
            look="quiet"
            aria-label={t.undoNamed(label)}
            busy={forget.sending}
            onClick={() => void forget.send({ input: { consortiumId: id, requirement, version } })}
          >
            {t.undo}
          </Button>
        ) : (
          <Button look="second" aria-label={t.recordNamed(label)} onClick={() => setOpen(true)}>
            {t.record}
          </Button>
        )}
      </div>
      <Problems problems={[...record.problems, ...forget.problems]} shown={['receivedOn']} />
      {open ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
          className="flex flex-wrap items-end gap-3"
        >
          <DateInput
            label={t.on}
            max={today}
            value={receivedOn}
            problem={problemAt(record.problems, 'receivedOn')}
            onChange={({ target }) => setReceivedOn(target.value)}
          />
          <Button type="submit" busy={record.sending}>
            {t.send}
          </Button>
          <Button look="quiet" onClick={() => setOpen(false)}>
            {t.cancel}
          </Button>
        </form>
      ) : null}
    </li>
  );
}
