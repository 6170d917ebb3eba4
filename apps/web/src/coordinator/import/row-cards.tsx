import type { ReactNode } from 'react';
import { useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { FixCell, Issues } from './fix-cell.tsx';
import { ROW_TEXTS, RowState } from './row-state.tsx';
import type { Fixing } from './rows-section.tsx';
import type { RowView } from './rows.ts';

/** The same rows on a phone: a card each, only its marked cells open. */
export function RowCards({
  views,
  fixing,
}: {
  readonly views: readonly RowView[];
  readonly fixing: Fixing;
}): ReactNode {
  const words = useTexts(ROW_TEXTS);
  return (
    <ul className="flex flex-col gap-3">
      {views.map((view) => {
        const { row, cells, issues } = view;
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
            {cells
              .filter(({ mark }) => mark !== null)
              .map((cell) => (
                <div key={cell.column}>
                  <p className="text-sm font-bold">{cell.label}</p>
                  {cell.mark === 'ERROR' ? (
                    <FixCell key={cell.text} rowNumber={row.rowNumber} cell={cell} fixing={fixing} />
                  ) : (
                    <>
                      <p>{cell.text}</p>
                      <Issues issues={cell.issues} />
                    </>
                  )}
                </div>
              ))}
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
