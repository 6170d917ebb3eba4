import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { FixCell, Issues } from './fix-cell.tsx';
import { ROW_TEXTS, RowState } from './row-state.tsx';
import type { Fixing } from './rows-section.tsx';
import type { CellView, RowView } from './rows.ts';

const TEXTS = texts({
  ja: { caption: '名簿の行', name: 'お店' },
  en: { caption: 'Rows of the list', name: 'Shop' },
});

/** The list as the sheet has it, each mark on its cell. */
export function RowTable({
  views,
  onlyMarked,
  fixing,
}: {
  readonly views: readonly RowView[];
  /** Only the columns with a mark: nobody has to look for it sideways. */
  readonly onlyMarked: boolean;
  readonly fixing: Fixing;
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(ROW_TEXTS);
  const columns = (views[0]?.cells ?? []).filter(({ column, meaning }) => {
    const marked = views.some(({ cells }) =>
      cells.some((cell) => cell.column === column && cell.mark !== null),
    );
    return marked || (!onlyMarked && meaning !== 'NAME'); // the name already leads the row
  });
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
            <Row
              key={view.row.rowNumber}
              view={view}
              columns={columns.map(({ column }) => column)}
              fixing={fixing}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  view,
  columns,
  fixing,
}: {
  readonly view: RowView;
  readonly columns: readonly string[];
  readonly fixing: Fixing;
}): ReactNode {
  const words = useTexts(ROW_TEXTS);
  const { row, cells, issues } = view;
  const name = row.values.name ?? words.noName;
  return (
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
      </td>
      {cells
        .filter(({ column }) => columns.includes(column))
        .map((cell) => (
          <td key={cell.column} className={`px-3 py-2 ${BACKGROUNDS[cell.mark ?? 'NONE']}`}>
            <Cell rowNumber={row.rowNumber} cell={cell} fixing={fixing} />
          </td>
        ))}
    </tr>
  );
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
