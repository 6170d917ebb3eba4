import { useRef, useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Empty, Section } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import { importCorrectCell } from './import.generated.ts';
import { RowCards } from './row-cards.tsx';
import { RowEditor } from './row-editor.tsx';
import { RowTable } from './row-table.tsx';
import { useNarrow } from './narrow.ts';
import { openFixes, type RowView } from './rows.ts';

const TEXTS = texts({
  ja: {
    title: '1店ずつの内容',
    lead: '印のついたマスだけ直せば取り込めます。ファイルを直す必要はありません。',
    only: (count: number) => `直すところ・確かめるところのある行だけ見る（${count}行）`,
    toFirst: '最初の直すところへ移る',
    none: '直すところも、確かめるところもありません',
    showAll: 'すべての行を見る',
    left: (count: number) =>
      count === 0 ? '直すところはもうありません。' : `直すところは あと${count}か所です。`,
  },
  en: {
    title: 'Shop by shop',
    lead: 'Only the marked cells have to be put right, here; the file itself need not change.',
    only: (count: number) => `Only rows with something to put right or to check (${count})`,
    toFirst: 'Go to the first cell to put right',
    none: 'There is nothing to put right or to check',
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
  const [onlyMarked, setOnlyMarked] = useState(fixes.length > 0);
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
  const shown = onlyMarked ? marked : views;
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
      <Checkbox
        label={t.only(marked.length)}
        checked={onlyMarked}
        onChange={({ target }) => setOnlyMarked(target.checked)}
      />
      <div ref={box} tabIndex={-1} className="min-w-0 outline-none">
        {shown.length === 0 ? (
          <Empty title={t.none} action={<Button onClick={() => setOnlyMarked(false)}>{t.showAll}</Button>} />
        ) : narrow ? (
          <RowCards views={shown} fixing={fixing} />
        ) : (
          <RowTable views={shown} onlyMarked={onlyMarked} fixing={fixing} />
        )}
      </div>
      {edited ? (
        <RowEditor key={editing} id={id} version={version} view={edited} onClose={() => setEditing(null)} />
      ) : null}
    </Section>
  );
}
