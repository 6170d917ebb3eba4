import { useRef, useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { usePages } from '../../data/pages.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Select } from '../../ui/field.tsx';
import { More } from '../../ui/more.tsx';
import { Empty, Section } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { importCorrectCell } from './import.generated.ts';
import type { ImportPreview } from './mapping.ts';
import { importFormCells, type ImportFormCellState } from './official-cells.generated.ts';
import { OfficialTable, type FormCell } from './official-table.tsx';

/** What is listed: all cells, those that need a look, or those of one state. */
type Which = 'ALL' | 'LOOK' | ImportFormCellState;

const TEXTS = texts({
  ja: {
    read: (edition: string) => `事務局の様式（${edition}年度）を読みました`,
    fixed: '様式は列の場所が決まっているので、列の読み方を選ぶところはありません。',
    title: '様式のセルごとの読み取り',
    lead: '記入のあったセルは、ひとつ残らずここにあります。分からないセルは、ここで直せます。ファイルを直す必要はありません。',
    counts: {
      TAKEN: '取り込む',
      CONFLICT: 'グループの内容やほかのセルとちがう',
      NOT_UNDERSTOOD: '分からない',
      NOT_IMPORTED: '取り込まない',
    } as Readonly<Record<ImportFormCellState, string>>,
    cells: (count: number) => `${count}セル`,
    which: '見るセル',
    look: '確かめるセル（ちがう・分からない）',
    all: '記入のあったすべてのセル',
    choice: (label: string, count: number) => `${label}（${count}）`,
    none: 'そのようなセルはありません',
    noneBody: '上の「見るセル」で、ほかのセルを選べます。',
  },
  en: {
    read: (edition: string) => `The secretariat’s forms (${edition}) were read`,
    fixed: 'Their columns have fixed places, so there is no reading of columns to choose.',
    title: 'What was read, cell by cell',
    lead: 'Every cell somebody filled is here. One that was not understood can be put right here; the file itself need not change.',
    counts: {
      TAKEN: 'Taken over',
      CONFLICT: 'Differs from the group or another cell',
      NOT_UNDERSTOOD: 'Not understood',
      NOT_IMPORTED: 'Not taken over',
    },
    cells: (count: number) => (count === 1 ? '1 cell' : `${count} cells`),
    which: 'Cells to show',
    look: 'Cells that need a look (differ, not understood)',
    all: 'All cells that were filled',
    choice: (label: string, count: number) => `${label} (${count})`,
    none: 'There is no such cell',
    noneBody: 'Other cells can be chosen under “Cells to show”.',
  },
});

const STATES: readonly ImportFormCellState[] = ['TAKEN', 'CONFLICT', 'NOT_UNDERSTOOD', 'NOT_IMPORTED'];
const OF: Readonly<Record<Which, readonly ImportFormCellState[]>> = {
  ALL: STATES,
  LOOK: ['CONFLICT', 'NOT_UNDERSTOOD'],
  TAKEN: ['TAKEN'],
  CONFLICT: ['CONFLICT'],
  NOT_UNDERSTOOD: ['NOT_UNDERSTOOD'],
  NOT_IMPORTED: ['NOT_IMPORTED'],
};
const CHOICES: readonly Which[] = ['LOOK', ...STATES, 'ALL'];

/** That the file is an official workbook, and of which year. */
export function OfficialBanner({ edition }: { readonly edition: string }): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <Banner state="ok" title={t.read(edition)}>
      {t.fixed}
    </Banner>
  );
}

/** Every filled cell of an official workbook and what becomes of it: nothing is dropped unsaid. */
export function OfficialSection({
  id,
  version,
  counts,
}: {
  readonly id: string;
  readonly version: number;
  readonly counts: ImportPreview['cellCounts'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const countOf = (which: Which): number =>
    counts.filter(({ state }) => OF[which].includes(state)).reduce((sum, { count }) => sum + count, 0);
  const [which, setWhich] = useState<Which>(
    () => (['LOOK', 'NOT_IMPORTED'] as const).find((one) => countOf(one) > 0) ?? 'ALL',
  );
  const labels: Readonly<Record<Which, string>> = { ...t.counts, LOOK: t.look, ALL: t.all };
  const box = useRef<HTMLDivElement>(null);
  const change = useChange(importCorrectCell);
  const pages = usePages(importFormCells, { id, states: OF[which] }, ({ memberImport }) =>
    cellsOf(memberImport),
  );

  const fix = async ({ sheet, cell }: FormCell, value: string): Promise<void> => {
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const input = { id, version, sheetName: sheet, column, rowNumber: Number(row), value };
    if (!(await change.send({ input }))) return;
    // the cell put right has lost its box: the keyboard goes on at the next one
    requestAnimationFrame(() => (box.current?.querySelector('input') ?? box.current)?.focus());
  };
  return (
    <Section title={t.title}>
      <p>{t.lead}</p>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {STATES.map((state) => (
          <div key={state} className="rounded-xl border border-hairline p-4">
            <dt className="text-quiet">{t.counts[state]}</dt>
            <dd className="text-2xl font-bold tabular-nums">{t.cells(countOf(state))}</dd>
          </div>
        ))}
      </dl>
      <div className="max-w-md">
        <Select label={t.which} value={which} onChange={({ target }) => setWhich(target.value as Which)}>
          {CHOICES.map((one) => (
            <option key={one} value={one}>
              {t.choice(labels[one], countOf(one))}
            </option>
          ))}
        </Select>
      </div>
      <Problems problems={change.problems} />
      <div ref={box} tabIndex={-1} className="min-w-0 outline-none">
        <Shown read={pages.read} lines={8}>
          {(cells) =>
            cells.length === 0 ? (
              <Empty title={t.none}>{t.noneBody}</Empty>
            ) : (
              <OfficialTable
                caption={labels[which]}
                cells={cells}
                sending={change.sending}
                onFix={(...fixed) => void fix(...fixed)}
              />
            )
          }
        </Shown>
      </div>
      <More pages={pages} />
    </Section>
  );
}

const NO_CELLS = { edges: [], pageInfo: { endCursor: null, hasNextPage: false } };

/** Discarded meanwhile, an import has no cells any more. */
function cellsOf<Cells>({
  preview,
}: {
  readonly preview: { readonly cells: Cells } | null;
}): Cells | typeof NO_CELLS {
  return preview?.cells ?? NO_CELLS;
}
