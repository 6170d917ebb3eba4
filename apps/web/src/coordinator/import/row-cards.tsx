import type { ReactNode } from 'react';
import { useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { FixCell, Issues } from './fix-cell.tsx';
import { ROW_TEXTS, RowState } from './row-state.tsx';
import { ReadAs, RowReadings } from './reading-words.tsx';
import type { Fixing, Which } from './rows-section.tsx';
import { linesOf, type CellView, type RowView } from './rows.ts';

/** The same rows on a phone: a card each, only its marked cells open. */
export function RowCards({
  views,
  which,
  fixing,
}: {
  readonly views: readonly RowView[];
  readonly which: Which;
  readonly fixing: Fixing;
}): ReactNode {
  const words = useTexts(ROW_TEXTS);
  const isOpen = ({ mark, reading }: CellView): boolean =>
    mark !== null || (which === 'READ' && reading !== null);
  return (
    <ul className="flex flex-col gap-3">
      {views.map((view) => {
        const { row, further, issues } = view;
        const name = row.values.name ?? words.noName;
        return (
          <li key={row.rowNumber} className="flex flex-col gap-2 rounded-xl border border-hairline p-4">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p className="font-bold">
                {name} <span className="text-sm font-normal text-quiet">{words.row(row.rowNumber)}</span>
              </p>
              <RowState view={view} />
            </div>
            <Issues issues={issues} />
            {further.length > 0 ? (
              <p className="text-sm text-quiet">
                {words.furtherRows(further.map(({ rowNumber }) => rowNumber))}
              </p>
            ) : null}
            {linesOf(view).flatMap(({ rowNumber, cells }) =>
              cells.filter(isOpen).map((cell) => (
                <div key={`${rowNumber} ${cell.column}`}>
                  <p className="text-sm font-bold">
                    {cell.label}
                    {rowNumber === row.rowNumber ? null : (
                      <span className="ml-2 font-normal text-quiet">{words.row(rowNumber)}</span>
                    )}
                  </p>
                  {cell.mark === 'ERROR' ? (
                    <FixCell key={cell.text} rowNumber={rowNumber} cell={cell} fixing={fixing} />
                  ) : (
                    <>
                      <p>{cell.text}</p>
                      <ReadAs reading={cell.reading} />
                      <Issues issues={cell.issues} />
                    </>
                  )}
                </div>
              )),
            )}
            <RowReadings view={view} />
            <div>
              <Button
                look="quiet"
                aria-label={words.editRow(row.rowNumber, name)}
                onClick={() => fixing.edit(row.rowNumber)}
              >
                {words.edit}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
