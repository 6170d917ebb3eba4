import { CATEGORY_LABELS, COST_CATEGORIES, FUNCTION_LABELS } from '@renkei/subsidy-rules';
import { memo, type Dispatch, type ReactNode } from 'react';
import { usePreferences, useSaid, useTexts } from '../../../language/language.ts';
import { yenText } from '../../../language/money.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { GridAction } from './grid.ts';
import {
  amountOf,
  COLUMNS,
  functionsOf,
  textOf,
  withText,
  type Column,
  type GridRow,
  type Tool,
} from './rows.ts';
import { GRID_TEXTS } from './texts.ts';

export type CellProblems = Readonly<Partial<Record<Column, string>>>;

interface Props {
  readonly row: GridRow;
  readonly index: number;
  readonly tools: readonly Tool[];
  /** The column that Tab comes back to in this row; null: another row has it. */
  readonly activeColumn: number | null;
  readonly problems: CellProblems | undefined;
  readonly dispatch: Dispatch<GridAction>;
  readonly onFunctions: (key: string) => void;
}

const CELL = 'border border-hairline p-0';
const INSIDE =
  'block min-h-11 w-full scroll-mb-72 border-0 bg-transparent px-2 py-1 outline-offset-[-4px] aria-invalid:bg-stop-wash aria-invalid:shadow-[inset_0_0_0_2px_var(--color-stop)] focus:bg-white';
const WIDTHS: Readonly<Record<Column, string>> = {
  category: 'min-w-44',
  label: 'min-w-36',
  toolId: 'min-w-28',
  functions: 'min-w-32',
  unitPrice: 'min-w-28',
  quantity: 'min-w-16',
  cloudMonths: 'min-w-16',
};

/** One row. Rows that did not change are not drawn again while somebody types. */
export const GridRowLine = memo(function GridRowLine({
  row,
  index,
  tools,
  activeColumn,
  problems,
  dispatch,
  onFunctions,
}: Props): ReactNode {
  const t = useTexts(GRID_TEXTS);
  const { language } = usePreferences();
  const amount = amountOf(row);
  const wiring = (column: Column) => {
    const at = COLUMNS.indexOf(column);
    return {
      'data-cell': `${index}:${at}`,
      'aria-label': t.cell(t.columns[column], index + 1),
      'aria-invalid': problems?.[column] ? (true as const) : undefined,
      'aria-describedby': problems?.[column] ? `${row.key}-${column}` : undefined,
      tabIndex: activeColumn === at ? 0 : -1,
    };
  };
  const cell = (column: Column, content: ReactNode): ReactNode => (
    <td role="gridcell" className={`${CELL} ${WIDTHS[column]}`}>
      {content}
    </td>
  );
  const typed = (column: 'label' | 'unitPrice' | 'quantity' | 'cloudMonths'): ReactNode =>
    cell(
      column,
      <input
        {...wiring(column)}
        type="text"
        autoComplete="off"
        inputMode={column === 'label' ? 'text' : 'numeric'}
        value={row[column]}
        onChange={({ target }) => dispatch({ kind: 'TYPE', key: row.key, column, text: target.value })}
        onBlur={() => dispatch({ kind: 'LEAVE', key: row.key })}
        className={`${INSIDE} ${column === 'label' ? '' : 'yen'}`}
      />,
    );
  const wrong = COLUMNS.filter((column) => problems?.[column]);
  return (
    <>
      <tr role="row">
        <th
          role="rowheader"
          scope="row"
          className="border border-hairline bg-wash px-2 py-2 text-sm font-normal"
        >
          {index + 1}
        </th>
        {cell(
          'category',
          <CategorySelect
            wiring={wiring('category')}
            value={row.category}
            onChoose={(text) => {
              const { key, ...content } = withText(row, 'category', text, tools) ?? row;
              dispatch({ kind: 'CHOOSE', key, content });
            }}
          />,
        )}
        {typed('label')}
        {cell(
          'toolId',
          <select
            {...wiring('toolId')}
            value={row.toolId ?? ''}
            onChange={({ target }) =>
              dispatch({
                kind: 'CHOOSE',
                key: row.key,
                content: { toolId: target.value || null, functions: [] },
              })
            }
            className={INSIDE}
          >
            <option value="">{t.noTool}</option>
            {tools.map((tool) => (
              <option key={tool.id} value={tool.id}>
                {tool.name}（{tool.vendor.name}）
              </option>
            ))}
          </select>,
        )}
        {cell(
          'functions',
          <FunctionsButton
            wiring={wiring('functions')}
            row={row}
            tools={tools}
            onOpen={() => onFunctions(row.key)}
          />,
        )}
        {typed('unitPrice')}
        {typed('quantity')}
        {typed('cloudMonths')}
        <td role="gridcell" className={`${CELL} yen min-w-28 px-2 py-2`}>
          {amount === null ? '—' : yenText(amount, language)}
        </td>
        <td role="gridcell" className={CELL}>
          <button
            type="button"
            data-cell={`${index}:${COLUMNS.length}`}
            tabIndex={activeColumn === COLUMNS.length ? 0 : -1}
            aria-label={t.remove(index + 1)}
            title={t.remove(index + 1)}
            onClick={() => dispatch({ kind: 'REMOVE', key: row.key })}
            className="inline-flex size-11 scroll-mb-72 items-center justify-center text-accent hover:bg-blue-50"
          >
            <Icon name="close" size={20} />
          </button>
        </td>
      </tr>
      {wrong.length > 0 ? (
        <tr role="row">
          <td
            role="gridcell"
            colSpan={COLUMNS.length + 3}
            className="border border-hairline bg-stop-wash px-3 py-2"
          >
            {wrong.map((column) => (
              <p key={column} id={`${row.key}-${column}`} className="flex items-start gap-2 text-stop">
                <Icon name="attention" size={20} />
                <span>
                  {t.columns[column]}: {problems?.[column]}
                </span>
              </p>
            ))}
          </td>
        </tr>
      ) : null}
    </>
  );
});

type Wiring = Readonly<{
  'data-cell': string;
  'aria-label': string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
  tabIndex: number;
}>;

function CategorySelect({
  wiring,
  value,
  onChoose,
}: {
  readonly wiring: Wiring;
  readonly value: string;
  readonly onChoose: (category: string) => void;
}): ReactNode {
  const say = useSaid();
  return (
    <select {...wiring} value={value} onChange={({ target }) => onChoose(target.value)} className={INSIDE}>
      {COST_CATEGORIES.map((category) => (
        <option key={category} value={category}>
          {say(CATEGORY_LABELS[category])}
        </option>
      ))}
    </select>
  );
}

function FunctionsButton({
  wiring,
  row,
  tools,
  onOpen,
}: {
  readonly wiring: Wiring;
  readonly row: GridRow;
  readonly tools: readonly Tool[];
  readonly onOpen: () => void;
}): ReactNode {
  const t = useTexts(GRID_TEXTS);
  const { language } = usePreferences();
  const isSoftware = row.category === 'SOFTWARE';
  const names = functionsOf(row, tools).map((name) => FUNCTION_LABELS[name][language]);
  const shown = names.length > 0 ? textOf(row, 'functions', tools, language) : t.noFunctions;
  const source = isSoftware && row.toolId !== null ? t.ofTool : '';
  return (
    <button
      {...wiring}
      type="button"
      aria-haspopup="dialog"
      aria-disabled={isSoftware ? undefined : true}
      aria-label={`${wiring['aria-label']}: ${isSoftware ? `${shown} ${source}` : t.functionsOnly}`}
      title={isSoftware ? undefined : t.functionsOnly}
      onClick={() => (isSoftware ? onOpen() : undefined)}
      className={`${INSIDE} text-left ${isSoftware ? '' : 'text-quiet'}`}
    >
      {isSoftware ? shown : '—'} {source ? <span className="block text-xs text-quiet">{source}</span> : null}
    </button>
  );
}
