import { useRef, useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Empty, Section } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import { importCorrectCell } from './import.generated.ts';
import { RowCards } from './row-cards.tsx';
import { RowEditor } from './row-editor.tsx';
import { RowTable } from './row-table.tsx';
import { useNarrow } from './narrow.ts';
import { openFixes, type RowView } from './rows.ts';

/** Which rows, and which of their columns, are shown. */
export type Which = 'ALL' | 'MARKED' | 'READ';

const TEXTS = texts({
  ja: {
    title: '1店ずつの内容',
    lead: '印のついたマスだけ直せば取り込めます。ファイルを直す必要はありません。',
    which: '見る行',
    choices: (marked: number, read: number): Readonly<Record<Which, string>> => ({
      ALL: 'すべての行',
      MARKED: `直すところ・確かめるところのある行（${marked}行）`,
      READ: `読みかえたところのある行（${read}行）`,
    }),
    toFirst: '最初の直すところへ移る',
    none: 'そのような行はありません',
    showAll: 'すべての行を見る',
    left: (count: number) =>
      count === 0 ? '直すところはもうありません。' : `直すところは あと${count}か所です。`,
  },
  en: {
    title: 'Shop by shop',
    lead: 'Only the marked cells have to be put right, here; the file itself need not change.',
    which: 'Rows to show',
    choices: (marked: number, read: number) => ({
      ALL: 'All rows',
      MARKED: `Rows with something to put right or to check (${marked})`,
      READ: `Rows with cells that are read another way (${read})`,
    }),
    toFirst: 'Go to the first cell to put right',
    none: 'There is no such row',
    showAll: 'Show all rows',
    left: (count: number) =>
      count === 0
        ? 'Nothing is left to put right.'
        : `${count === 1 ? 'One cell is' : `${count} cells are`} left to put right.`,
  },
});

/** The button that takes it all over: where the keyboard goes after the last cell was put right. */
export const COMMIT_ID = 'import-commit';

/** What a cell needs to be put right where it stands. */
export interface Fixing {
  readonly sending: boolean;
  readonly fix: (rowNumber: number, column: string, value: string) => void;
  readonly edit: (rowNumber: number) => void;
}

/** The rows of the list with marks on the very cell; put right in place. */
export function RowsSection({
  id,
  version,
  views,
}: {
  readonly id: string;
  readonly version: number;
  readonly views: readonly RowView[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const narrow = useNarrow();
  const box = useRef<HTMLDivElement>(null);
  const change = useChange(importCorrectCell);
  const marked = views.filter(({ mark }) => mark !== null);
  const fixes = openFixes(views);
  const read = views.filter(({ row }) => row.readings.length > 0);
  const [which, setWhich] = useState<Which>(fixes.length > 0 ? 'MARKED' : 'ALL');
  const [editing, setEditing] = useState<number | null>(null);
  const [wasFixed, setWasFixed] = useState(false);

  /** The cell just put right has lost its box: the keyboard goes on at the one that now stands at its place. */
  const focusFix = (place: number): void => {
    requestAnimationFrame(() => {
      const open = [...(box.current?.querySelectorAll<HTMLInputElement>('input[data-fix]') ?? [])];
      const next =
        open[Math.min(place, open.length - 1)] ?? document.getElementById(COMMIT_ID) ?? box.current;
      next?.focus();
    });
  };
  const fix = async (rowNumber: number, column: string, value: string): Promise<void> => {
    const place = fixes.findIndex((one) => one.rowNumber === rowNumber && one.column === column);
    const done = await change.send({ input: { id, version, rowNumber, column, value } });
    if (!done) return;
    setWasFixed(true);
    focusFix(Math.max(0, place));
  };
  const fixing: Fixing = {
    sending: change.sending,
    fix: (...cell) => void fix(...cell),
    edit: setEditing,
  };
  const shown = { ALL: views, MARKED: marked, READ: read }[which];
  const choices = Object.entries(t.choices(marked.length, read.length));
  const edited = views.find(({ row }) => row.rowNumber === editing);
  return (
    <Section
      title={t.title}
      actions={
        fixes.length > 0 ? (
          <Button look="second" icon="down" onClick={() => focusFix(0)}>
            {t.toFirst}
          </Button>
        ) : null
      }
    >
      {fixes.length > 0 ? <p>{t.lead}</p> : null}
      <Problems problems={change.problems} />
      <p role="status" className={wasFixed ? '' : 'sr-only'}>
        {wasFixed ? t.left(fixes.length) : ''}
      </p>
      <div className="max-w-md">
        <Select label={t.which} value={which} onChange={({ target }) => setWhich(target.value as Which)}>
          {choices.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </div>
      <div ref={box} tabIndex={-1} className="min-w-0 outline-none">
        {shown.length === 0 ? (
          <Empty title={t.none} action={<Button onClick={() => setWhich('ALL')}>{t.showAll}</Button>} />
        ) : narrow ? (
          <RowCards views={shown} which={which} fixing={fixing} />
        ) : (
          <RowTable views={shown} which={which} fixing={fixing} />
        )}
      </div>
      {edited ? (
        <RowEditor key={editing} id={id} version={version} view={edited} onClose={() => setEditing(null)} />
      ) : null}
    </Section>
  );
}
