import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { texts, useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/field.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import {
  checklistsOf,
  filesOf,
  linesOf,
  narrowed,
  STATES,
  totals,
  unlinked,
  waiting,
  type Checklist,
  type CostLine,
  type EvidenceFile,
  type Filter,
  type Item,
} from './board.ts';
import { FileRow } from './file-row.tsx';
import { MemberChecklist } from './member-checklist.tsx';
import { LOOK, WORDS } from './texts.ts';
import { UploadDialog } from './upload-dialog.tsx';
import { useEvidence } from './use-evidence.ts';

const TEXTS = texts({
  ja: {
    title: '証憑',
    lead: (waitingCount: number, returned: number, missing: number) =>
      `確認を待っているもの ${waitingCount}・差し戻したもの ${returned}・まだ足りないもの ${missing}`,
    done: 'すべての証憑が確認済みです。',
    queue: '確認を待っているファイル',
    loose: '何の証憑か、まだ決まっていないファイル',
    lists: 'お店ごとの証憑',
    state: '状態',
    member: 'お店',
    all: 'すべて',
    none: '出す証憑はまだありません',
    noneWhy: 'お店の費用を登録すると、実績報告に必要な証憑がここに並びます。',
    noMatch: '当てはまるものはありません。',
  },
  en: {
    title: 'Evidence',
    lead: (waitingCount: number, returned: number, missing: number) =>
      `${waitingCount} to review, ${returned} returned, ${missing} still missing`,
    done: 'All evidence is accepted.',
    queue: 'Files to review',
    loose: 'Files that are not yet said to prove anything',
    lists: 'Evidence of every member',
    state: 'State',
    member: 'Member',
    all: 'All',
    none: 'There is no evidence to hand in yet',
    noneWhy: 'Once costs are entered, what the performance report needs is listed here.',
    noMatch: 'There is nothing like that.',
  },
});

/** What is proved, what was returned and what is missing. */
export function EvidencePage(): ReactNode {
  const t = useTexts(TEXTS);
  const { lists, files, lines } = useEvidence();
  const checklists = lists.data ? checklistsOf(lists.data) : [];
  const sum = totals(checklists);
  const open = sum.HANDED_IN + sum.RETURNED + sum.MISSING;
  return (
    <Page
      title={t.title}
      lead={
        checklists.length > 0 ? (open === 0 ? t.done : t.lead(sum.HANDED_IN, sum.RETURNED, sum.MISSING)) : ' '
      }
    >
      <Shown read={lists} lines={14}>
        {() => (
          <Shown read={files} lines={6}>
            {(filePages) => (
              <Shown read={lines} lines={2}>
                {(linePages) =>
                  checklists.length === 0 ? (
                    <Empty title={t.none}>{t.noneWhy}</Empty>
                  ) : (
                    <Board checklists={checklists} files={filesOf(filePages)} lines={linesOf(linePages)} />
                  )
                }
              </Shown>
            )}
          </Shown>
        )}
      </Shown>
    </Page>
  );
}

function Board({
  checklists,
  files,
  lines,
}: {
  readonly checklists: readonly Checklist[];
  readonly files: readonly EvidenceFile[];
  readonly lines: ReadonlyMap<string, CostLine>;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState<{ memberId: string; item: Item | null } | null>(null);
  const addingTo = checklists.find((list) => list.memberId === adding?.memberId);
  const asked = search.get('state') ?? '';
  const state: Filter = STATES.find((one) => one === asked) ?? '';
  const memberId = search.get('member') ?? '';
  const choose = (key: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(key);
        else next.set(key, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const names = new Map(checklists.map((list) => [list.memberId, list.memberName]));
  const ofMember = (file: EvidenceFile) => memberId === '' || file.memberId === memberId;
  const queue = waiting(files).filter(ofMember);
  const loose = unlinked(files).filter(ofMember);
  const shown = narrowed(checklists, state, memberId);
  const nameOf = (file: EvidenceFile) => (file.memberId ? (names.get(file.memberId) ?? '') : '');
  return (
    <>
      {queue.length > 0 ? (
        <Section title={`${t.queue}（${queue.length}）`}>
          <ul className="grid gap-3 sm:grid-cols-2">
            {queue.map((file) => (
              <FileRow key={file.id} file={file} memberName={nameOf(file)} />
            ))}
          </ul>
        </Section>
      ) : null}
      {loose.length > 0 ? (
        <Section title={`${t.loose}（${loose.length}）`}>
          <ul className="grid gap-3 sm:grid-cols-2">
            {loose.map((file) => (
              <FileRow key={file.id} file={file} memberName={nameOf(file)} />
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t.lists}>
        <Totals checklists={checklists} />
        <div className="grid gap-4 sm:grid-cols-2">
          <StateSelect value={state} onChoose={(value) => choose('state', value)} />
          <Select label={t.member} value={memberId} onChange={({ target }) => choose('member', target.value)}>
            <option value="">{t.all}</option>
            {checklists.map((list) => (
              <option key={list.memberId} value={list.memberId}>
                {list.memberName}
              </option>
            ))}
          </Select>
        </div>
        {shown.length === 0 ? <p>{t.noMatch}</p> : null}
        <ul className="flex flex-col gap-3">
          {shown.map(({ list, items }) => (
            <MemberChecklist
              key={`${list.memberId} ${state} ${memberId}`}
              list={list}
              items={items}
              files={files}
              lines={lines}
              open={state !== '' || memberId !== ''}
              onAdd={(item) => setAdding({ memberId: list.memberId, item })}
            />
          ))}
        </ul>
      </Section>
      {adding && addingTo ? (
        <UploadDialog list={addingTo} lines={lines} start={adding.item} onClose={() => setAdding(null)} />
      ) : null}
    </>
  );
}

function StateSelect({
  value,
  onChoose,
}: {
  readonly value: Filter;
  readonly onChoose: (value: string) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  return (
    <Select label={t.state} value={value} onChange={({ target }) => onChoose(target.value)}>
      <option value="">{t.all}</option>
      {STATES.map((state) => (
        <option key={state} value={state}>
          {w.state[state]}
        </option>
      ))}
    </Select>
  );
}

function Totals({ checklists }: { readonly checklists: readonly Checklist[] }): ReactNode {
  const w = useTexts(WORDS);
  const sum = totals(checklists);
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {STATES.map((state) => (
        <li key={state} className="flex items-center gap-1">
          <Icon name={LOOK[state].icon} size={20} />
          {w.state[state]} <span className="font-bold tabular-nums">{sum[state]}</span>
        </li>
      ))}
    </ul>
  );
}
