import { memo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { texts, usePreferences, useSaid, useTexts, type Language } from '../../language/language.ts';
import { shortDateText } from '../../language/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import type { BoardRequirement } from './board.ts';
import {
  DRAWN,
  lookOf,
  membersToAsk,
  moveTo,
  type AskScope,
  type BoardCell,
  type BoardRow,
  type Place,
} from './cells.ts';
import type { DocumentRequirement } from './readiness.generated.ts';
import { WORDS } from './texts.ts';

const TEXTS = texts({
  ja: {
    caption: 'お店と書類の表。矢印キーで動き、Enterキーで開きます。',
    member: 'お店',
    ask: 'お願い',
    askMember: (name: string) => `${name}に書類をお願いする`,
    askPaper: (paper: string, count: number) => `${paper}がまだの${count}店にお願いする`,
    askedOn: (day: string) => `${day}にお願い`,
  },
  en: {
    caption: 'Members and papers. Move with the arrow keys, open with Enter.',
    member: 'Member',
    ask: 'Ask',
    askMember: (name: string) => `Ask ${name} for papers`,
    askPaper: (paper: string, count: number) => `Ask the ${count} who owe ${paper}`,
    askedOn: (day: string) => `asked for on ${day}`,
  },
});

export interface BoardProps {
  readonly rows: readonly BoardRow[];
  readonly requirements: readonly BoardRequirement[];
  /** null: nobody can be asked now. */
  readonly onAsk: ((scope: AskScope) => void) | null;
  readonly onOpen: (memberId: string, requirement: DocumentRequirement) => void;
}

const at = ({ row, column }: Place): string => `${row}:${column}`;

/** Members × papers. One stop for Tab; the arrow keys go from cell to cell. */
export function Heatmap({ rows, requirements, onAsk, onOpen }: BoardProps): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const say = useSaid();
  const table = useRef<HTMLTableElement>(null);
  const [stop, setStop] = useState<Place | null>(null);
  const standing = stop && stop.row < rows.length ? stop : firstPlace(rows);

  const find = (place: Place) => table.current?.querySelector<HTMLElement>(`[data-at="${at(place)}"]`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const [row, column] = (event.target as HTMLElement).dataset['at']?.split(':').map(Number) ?? [];
    if (row === undefined || column === undefined) return;
    const size = { rows: rows.length, columns: requirements.length };
    const next = moveTo(event.key, { row, column }, size, (place) => find(place) != null);
    if (!next) return;
    event.preventDefault();
    setStop(next);
    find(next)?.focus();
  };
  const stopAt = (place: Place) => (at(place) === at(standing) ? 0 : -1);

  return (
    <div className="relative max-h-[75dvh] overflow-auto rounded-lg border border-hairline">
      <table
        ref={table}
        role="grid"
        onKeyDown={onKeyDown}
        className="w-full border-separate border-spacing-0"
      >
        <caption className="sr-only">{t.caption}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 border-r border-b-2 border-line bg-white px-3 py-2 text-left align-bottom"
            >
              {t.member}
            </th>
            {requirements.map(({ code, label }, column) => {
              const due = onAsk ? membersToAsk(rows, { kind: 'PAPER', requirement: code }).length : 0;
              return (
                <th
                  key={code}
                  scope="col"
                  title={say(label)}
                  className="sticky top-0 z-10 min-w-28 border-b-2 border-line bg-white px-1 py-2 align-bottom text-sm leading-snug"
                >
                  {w.short[code]}
                  {onAsk && due > 0 ? (
                    <AskButton
                      place={{ row: -1, column }}
                      tabIndex={stopAt({ row: -1, column })}
                      name={t.askPaper(w.short[code], due)}
                      onClick={() => onAsk({ kind: 'PAPER', requirement: code })}
                    >
                      {t.ask}
                    </AskButton>
                  ) : null}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.memberId}>
              <th
                scope="row"
                className="sticky left-0 z-10 w-64 min-w-52 border-r border-b border-hairline bg-white px-3 py-1 text-left font-normal"
              >
                <span className="flex items-center justify-between gap-2">
                  <span>
                    {row.name}
                    {row.isRepresentative ? (
                      <span className="ml-2 text-sm text-quiet">{w.representative}</span>
                    ) : null}
                  </span>
                  {onAsk && row.cells.some(({ askDue }) => askDue) ? (
                    <AskButton
                      place={{ row: index, column: -1 }}
                      tabIndex={stopAt({ row: index, column: -1 })}
                      name={t.askMember(row.name)}
                      onClick={() => onAsk({ kind: 'MEMBER', memberId: row.memberId })}
                    >
                      {t.ask}
                    </AskButton>
                  ) : null}
                </span>
              </th>
              {row.cells.map((cell, column) => (
                <td key={cell.requirement} className="border-b border-hairline p-1">
                  <CellButton
                    cell={cell}
                    memberId={row.memberId}
                    name={row.name}
                    place={at({ row: index, column })}
                    tabIndex={stopAt({ row: index, column })}
                    onOpen={onOpen}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function firstPlace(rows: readonly BoardRow[]): Place {
  const column = rows[0]?.cells.findIndex(({ state }) => state !== 'NOT_OWED') ?? 0;
  return { row: 0, column: Math.max(0, column) };
}

function AskButton({
  place,
  name,
  tabIndex,
  onClick,
  children,
}: {
  readonly place: Place;
  readonly name: string;
  readonly tabIndex: number;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <button
      type="button"
      data-at={at(place)}
      tabIndex={tabIndex}
      aria-label={name}
      onClick={onClick}
      className="mx-auto flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-lg px-2 text-sm font-normal whitespace-nowrap text-accent underline hover:bg-blue-50"
    >
      <Icon name="bell" size={16} />
      {children}
    </button>
  );
}

/** As short as a cell is narrow: `11/23`. */
function dayText(day: string, language: Language): string {
  return language === 'ja'
    ? `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`
    : shortDateText(day, language, 'GREGORIAN');
}

/** Two hundred rows stay quick: a cell is drawn anew only when it changes. */
const CellButton = memo(function CellButton({
  cell,
  memberId,
  name,
  place,
  tabIndex,
  onOpen,
}: {
  readonly cell: BoardCell;
  readonly memberId: string;
  readonly name: string;
  readonly place: string;
  readonly tabIndex: number;
  readonly onOpen: BoardProps['onOpen'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const { language } = usePreferences();
  const look = lookOf(cell);
  if (look === 'NONE')
    return (
      <span className="flex min-h-11 items-center justify-center text-quiet">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{w.look.NONE}</span>
      </span>
    );
  const { icon, box } = DRAWN[look];
  const asked = cell.askedAt && look !== 'OK' ? dayText(cell.askedAt.slice(0, 10), language) : null;
  return (
    <button
      type="button"
      data-at={place}
      tabIndex={tabIndex}
      aria-label={`${name} ${w.short[cell.requirement]} ${w.look[look]}${asked ? ` ${t.askedOn(asked)}` : ''}`}
      onClick={() => onOpen(memberId, cell.requirement)}
      className={`flex min-h-11 w-full flex-col items-center justify-center rounded px-1 text-sm leading-tight hover:underline ${box}`}
    >
      <span className="flex items-center gap-1 font-bold">
        {icon ? <Icon name={icon} size={16} /> : null}
        {w.look[look]}
      </span>
      {asked ? <span className="text-xs">{t.askedOn(asked)}</span> : null}
    </button>
  );
});
