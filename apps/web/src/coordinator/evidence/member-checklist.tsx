import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { StateChip } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { lineName, WORDS as LINE_WORDS } from '../orders/texts.ts';
import { filesFor, itemKey, type Checklist, type CostLine, type EvidenceFile, type Item } from './board.ts';
import { LOOK, WORDS } from './texts.ts';

const TEXTS = texts({
  ja: {
    complete: 'すべて確認済み',
    counts: (waiting: number, returned: number, missing: number) =>
      [
        waiting > 0 ? `確認待ち${waiting}` : '',
        returned > 0 ? `差し戻し${returned}` : '',
        missing > 0 ? `足りない${missing}` : '',
      ]
        .filter(Boolean)
        .join('・'),
    accepted: (accepted: number, all: number) => `${accepted} / ${all} 確認済み`,
    needs: (accepted: number, needed: number) => `${needed}つ必要（確認済み${accepted}）`,
    shows: '読み取れる必要があること',
    clause: '根拠',
    carriedBack: '（その年度の資料になく、2025年のものを使っています）',
    add: 'ファイルをまとめて入れる',
    addNamed: (name: string) => `${name}：ファイルをまとめて入れる`,
    addItem: 'ファイルを入れる',
    addItemNamed: (label: string) => `${label}のファイルを入れる`,
  },
  en: {
    complete: 'All accepted',
    counts: (waiting: number, returned: number, missing: number) =>
      [
        waiting > 0 ? `${waiting} to review` : '',
        returned > 0 ? `${returned} returned` : '',
        missing > 0 ? `${missing} missing` : '',
      ]
        .filter(Boolean)
        .join(', '),
    accepted: (accepted: number, all: number) => `${accepted} of ${all} accepted`,
    needs: (accepted: number, needed: number) => `${needed} needed (${accepted} accepted)`,
    shows: 'What must be legible',
    clause: 'Rule',
    carriedBack: ' (not stated for that year; taken from 2025)',
    add: 'Add files',
    addNamed: (name: string) => `Add files: ${name}`,
    addItem: 'Add a file',
    addItemNamed: (label: string) => `Add a file: ${label}`,
  },
});

/** Everything one member has to prove. */
export function MemberChecklist({
  list,
  items,
  files,
  lines,
  open,
  onAdd,
}: {
  readonly list: Checklist;
  /** Those the reader asked for. */
  readonly items: readonly Item[];
  readonly files: readonly EvidenceFile[];
  readonly lines: ReadonlyMap<string, CostLine>;
  readonly open: boolean;
  /** Files for one item, or null: for any. */
  readonly onAdd: (item: Item | null) => void;
}): ReactNode {
  const { mayChange } = useGroup();
  const t = useTexts(TEXTS);
  const say = useSaid();
  // two hundred members have thousands of items: those of a closed one are not drawn
  const [opened, setOpened] = useState(open);
  const { counts } = list;
  const all = counts.accepted + counts.handedIn + counts.missing + counts.returned;
  return (
    <li className="rounded-xl border border-hairline">
      <details open={open} onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
        <summary className="min-h-11 cursor-pointer p-4">
          <h3 className="inline font-bold">{list.memberName}</h3>
          <span className="ml-3 text-sm">
            {list.complete ? t.complete : t.counts(counts.handedIn, counts.returned, counts.missing)}
          </span>
          <span className="mt-2 flex items-center gap-2">
            <span
              aria-hidden="true"
              className="flex h-3 max-w-64 flex-1 overflow-hidden rounded border border-line"
            >
              <span className="bg-ok" style={{ width: `${(counts.accepted / Math.max(1, all)) * 100}%` }} />
            </span>
            <span className="text-sm text-quiet">{t.accepted(counts.accepted, all)}</span>
          </span>
        </summary>
        {opened ? (
          <div className="flex flex-col gap-3 px-4 pb-4">
            <p>{say(list.next)}</p>
            <ul className="flex flex-col">
              {items.map((item) => (
                <ItemRow
                  key={itemKey(item)}
                  item={item}
                  files={filesFor(files, list.memberId, item)}
                  line={item.costLineId ? lines.get(item.costLineId) : undefined}
                  onAdd={mayChange ? () => onAdd(item) : null}
                />
              ))}
            </ul>
            {mayChange ? (
              <div>
                <Button
                  look="second"
                  icon="upload"
                  aria-label={t.addNamed(list.memberName)}
                  onClick={() => onAdd(null)}
                >
                  {t.add}
                </Button>
              </div>
            ) : null}
          </div>
        ) : null}
      </details>
    </li>
  );
}

function ItemRow({
  item,
  files,
  line,
  onAdd,
}: {
  readonly item: Item;
  readonly files: readonly EvidenceFile[];
  readonly line: CostLine | undefined;
  readonly onAdd: (() => void) | null;
}): ReactNode {
  const { id } = useGroup();
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const lineWords = useTexts(LINE_WORDS);
  const say = useSaid();
  const { state, icon } = LOOK[item.state];
  const label = say(item.label);
  const of = line ? lineName(line, lineWords.category) : '';
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 border-t border-hairline py-2">
      <span className="w-28 shrink-0">
        <StateChip state={state} icon={icon}>
          {w.state[item.state]}
        </StateChip>
      </span>
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-bold">
          {label}
          {of ? <span className="ml-2 text-sm font-normal text-quiet">{of}</span> : null}
        </p>
        {item.needed > 1 ? <p className="text-sm">{t.needs(item.accepted, item.needed)}</p> : null}
        {item.state === 'ACCEPTED' ? null : (
          <details className="text-sm">
            <summary className="min-h-11 cursor-pointer py-2">{t.shows}</summary>
            <p>{say(item.mustShow)}</p>
            <p className="text-quiet">
              {t.clause}：{item.clause}
              {item.carriedBack ? t.carriedBack : ''}
            </p>
          </details>
        )}
        {files.length > 0 ? (
          <ul className="flex flex-wrap gap-x-4">
            {files.map((file) => (
              <li key={file.id}>
                <Link
                  to={`/groups/${id}/evidence/files/${file.id}`}
                  className="inline-flex min-h-11 items-center"
                >
                  {file.fileName}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {onAdd && item.state !== 'ACCEPTED' ? (
        <Button
          look="quiet"
          icon="upload"
          aria-label={t.addItemNamed(`${label} ${of}`.trim())}
          onClick={onAdd}
        >
          {t.addItem}
        </Button>
      ) : null}
    </li>
  );
}
