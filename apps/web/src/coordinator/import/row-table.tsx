import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { FixCell, Issues } from './fix-cell.tsx';
import { ROW_TEXTS, RowState } from './row-state.tsx';
import { ReadAs, RowReadings } from './reading-words.tsx';
import type { Fixing, Which } from './rows-section.tsx';
import { linesOf, type CellView, type LineView, type RowView } from './rows.ts';

const TEXTS = texts({
  ja: { caption: '名簿の行', name: 'お店' },
  en: { caption: 'Rows of the list', name: 'Shop' },
});

/** The list as the sheet has it, each mark on its cell. */
export function RowTable({
  views,
  which,
  fixing,
}: {
  readonly views: readonly RowView[];
  /** Only the columns it is about: nobody has to look for them sideways. */
  readonly which: Which;
  readonly fixing: Fixing;
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(ROW_TEXTS);
  const isShown = ({ mark, reading, meaning }: CellView): boolean =>
    mark !== null || (which === 'READ' && reading !== null) || (which === 'ALL' && meaning !== 'NAME'); // the name already leads the row
  const wanted = new Set(
    views
      .flatMap(linesOf)
      .flatMap(({ cells }) => cells.filter(isShown))
      .map(({ column }) => column),
  );
  const columns = (views[0]?.cells ?? []).filter(({ column }) => wanted.has(column));
  return (
    <div role="region" aria-label={t.caption} tabIndex={0} className="relative max-h-[80dvh] overflow-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">{t.caption}</caption>
        <thead className="sticky top-0 z-20 bg-white">
          <tr className="border-b-2 border-line">
            <th scope="col" className="sticky left-0 z-10 bg-white px-3 py-2 text-left">
              {t.name}
            </th>
            <th scope="col" className="px-3 py-2 text-left whitespace-nowrap">
              {words.state}
            </th>
            {columns.map(({ column, label }) => (
              <th key={column} scope="col" className="px-3 py-2 text-left whitespace-nowrap">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {views.map((view) => (
            <Rows key={view.rowNumber} view={view} columns={columns} fixing={fixing} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly view: RowView;
  readonly columns: readonly CellView[];
  readonly fixing: Fixing;
}

/** A member: its own line, and those that follow in a list with a line for each cost. */
function Rows({ view, columns, fixing }: RowProps): ReactNode {
  const words = useTexts(ROW_TEXTS);
  const { row, cells, issues, further } = view;
  const name = row.values.name ?? words.noName;
  return (
    <>
      <tr className="border-b border-hairline align-top">
        <th
          scope="row"
          className="sticky left-0 z-10 max-w-60 min-w-40 bg-white px-3 py-2 text-left font-normal"
        >
          <span className="block text-sm text-quiet">{words.row(row.rowNumber)}</span>
          {name}
          {row.values.role === 'REPRESENTATIVE' ? (
            <span className="block text-sm text-quiet">{words.representative}</span>
          ) : null}
          <Issues issues={issues} />
        </th>
        <td className="px-3 py-2">
          <RowState view={view} />
          <button
            type="button"
            aria-label={words.editRow(row.rowNumber, name)}
            onClick={() => fixing.edit(row.rowNumber)}
            className="inline-flex min-h-11 min-w-11 items-center text-accent underline"
          >
            {words.edit}
          </button>
          <RowReadings view={view} />
        </td>
        <Cells line={{ rowNumber: row.rowNumber, cells }} columns={columns} fixing={fixing} />
      </tr>
      {further.map((line) => (
        <tr key={line.rowNumber} className="border-b border-hairline align-top">
          <th
            scope="row"
            className="sticky left-0 z-10 max-w-60 min-w-40 bg-white px-3 py-2 pl-8 text-left text-sm font-normal text-quiet"
          >
            {words.furtherRow(line.rowNumber, name)}
          </th>
          <td />
          <Cells line={line} columns={columns} fixing={fixing} />
        </tr>
      ))}
    </>
  );
}

function Cells({
  line: { rowNumber, cells },
  columns,
  fixing,
}: {
  readonly line: LineView;
  readonly columns: readonly CellView[];
  readonly fixing: Fixing;
}): ReactNode {
  const wanted = new Set(columns.map(({ column }) => column));
  return cells
    .filter(({ column }) => wanted.has(column))
    .map((cell) => (
      <td key={cell.column} className={`px-3 py-2 ${BACKGROUNDS[cell.mark ?? 'NONE']}`}>
        <Cell rowNumber={rowNumber} cell={cell} fixing={fixing} />
      </td>
    ));
}

const BACKGROUNDS = {
  ERROR: 'bg-stop-wash outline-2 -outline-offset-2 outline-stop',
  WARNING: 'bg-attention-wash outline-2 -outline-offset-2 outline-attention outline-dashed',
  NONE: '',
} as const;

function Cell({
  rowNumber,
  cell,
  fixing,
}: {
  readonly rowNumber: number;
  readonly cell: CellView;
  readonly fixing: Fixing;
}): ReactNode {
  const words = useTexts(ROW_TEXTS);
  if (cell.mark === 'ERROR')
    return <FixCell key={cell.text} rowNumber={rowNumber} cell={cell} fixing={fixing} />;
  return (
    <span className={`flex flex-col ${cell.mark ? 'min-w-56' : 'min-w-24'}`}>
      <span>{cell.text}</span>
      <ReadAs reading={cell.reading} />
      {cell.corrected ? (
        <span className="inline-flex items-center gap-1 text-sm text-ok">
          <Icon name="check" size={16} />
          {words.corrected}
        </span>
      ) : null}
      {cell.mark === 'WARNING' ? <Issues issues={cell.issues} /> : null}
    </span>
  );
}
