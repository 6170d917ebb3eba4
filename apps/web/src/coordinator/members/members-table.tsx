import { useTable, type SortingState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { ReadingFields } from '../../why/trace.ts';
import { MembersTableRow } from './members-table-row.tsx';
import { columns, features } from './members-columns.ts';
import { totalsOf, type MemberRow } from './member-rows.ts';
import { HEAD_KEYS, MEMBERS_TEXTS, type HeadKey } from './texts.ts';

const ROW_HEIGHT = 68;
/** How long a row may take until it is drawn. */
const FRAMES = 30;
const RIGHT: ReadonlySet<HeadKey> = new Set(['cost', 'granted', 'beforeTax']);
const WIDTHS: Readonly<Record<HeadKey, string>> = {
  name: '9.25rem',
  role: '6.75rem',
  cost: '7rem',
  granted: '10.5rem',
  beforeTax: '10.5rem',
  findings: '7rem',
  person: '7rem',
  papers: '6rem',
};

/** Only the rows in sight exist, so 200 members scroll as smoothly as 12. Head and total stay where they are. */
export function MembersTable({
  rows,
  path,
  readings,
}: {
  readonly rows: readonly MemberRow[];
  /** `/groups/<id>/members` */
  readonly path: string;
  readonly readings: readonly ReadingFields[];
}): ReactNode {
  const t = useTexts(MEMBERS_TEXTS);
  const [sorting, setSorting] = useState<SortingState>([]);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: ({ id }) => id,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const sorted = table.getRowModel().rows;
  const scroller = useRef<HTMLDivElement>(null);
  /** The row the keys lead to while it is not drawn yet. */
  const heading = useRef<number | null>(null);
  // the rows are drawn here and nothing of it is handed to something memoized
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => sorted[index]?.id ?? index,
    overscan: 8,
    scrollPaddingEnd: 104, // the rows begin below the head, and the total covers the last of them
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const totals = totalsOf(rows);

  /** Up and down lead from name to name, also to rows that are not drawn yet; quick presses add up. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const { target } = event;
    const index = target instanceof HTMLElement ? Number(target.closest('tr')?.dataset['index'] ?? NaN) : NaN;
    const next = (heading.current ?? index) + step;
    if (step === 0 || Number.isNaN(next) || next < 0 || next >= sorted.length) return;
    event.preventDefault();
    virtual.scrollToIndex(next, { align: 'auto' });
    const waiting = heading.current !== null;
    heading.current = next;
    if (!waiting) arrive(FRAMES);
  };
  const arrive = (frames: number): void => {
    const link = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${heading.current}"] a`);
    if (!link && frames > 0) return void requestAnimationFrame(() => arrive(frames - 1));
    heading.current = null;
    link?.focus({ preventScroll: true });
  };

  return (
    <div
      ref={scroller}
      role="region"
      aria-label={t.table}
      tabIndex={0}
      className="max-h-[70dvh] overflow-auto rounded-lg border border-line"
    >
      <table aria-rowcount={sorted.length + 2} className="w-full min-w-[64rem] table-fixed border-collapse">
        <caption className="sr-only">{t.table}</caption>
        <colgroup>
          {HEAD_KEYS.map((key) => (
            <col key={key} style={{ width: WIDTHS[key] }} />
          ))}
        </colgroup>
        <thead className="sticky top-0 z-10 bg-wash shadow-[0_2px_0_var(--color-line)]">
          <tr aria-rowindex={1}>
            {HEAD_KEYS.map((key) => {
              const column = table.getColumn(key);
              const order = column?.getIsSorted() || 'none';
              return (
                <th
                  key={key}
                  scope="col"
                  aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : 'none'}
                  className={RIGHT.has(key) ? 'text-right' : 'text-left'}
                >
                  <button
                    type="button"
                    title={t.sortBy(t.heads[key])}
                    onClick={() => column?.toggleSorting()}
                    className={`inline-flex min-h-11 items-center gap-1 px-2 leading-tight font-bold hover:underline ${
                      RIGHT.has(key) ? 'flex-row-reverse' : 'text-left'
                    }`}
                  >
                    {t.heads[key]}
                    <span className={order === 'none' ? 'opacity-0' : ''}>
                      <Icon name={order === 'desc' ? 'down' : 'up'} size={16} />
                    </span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          <Spacer height={above} />
          {items.map(({ index }) => {
            const row = sorted[index];
            return row ? (
              <MembersTableRow
                key={row.id}
                row={row.original}
                index={index}
                path={path}
                readings={readings}
                measure={virtual.measureElement}
              />
            ) : null;
          })}
          <Spacer height={below} />
        </tbody>
        <tfoot className="sticky bottom-0 z-10 bg-wash font-bold shadow-[0_-2px_0_var(--color-line)]">
          <tr aria-rowindex={sorted.length + 2}>
            <th scope="row" colSpan={2} className="px-2 py-3 text-left">
              {t.total(totals.members)}
            </th>
            <td className="px-2 py-3 text-right">
              <Yen yen={totals.cost} />
            </td>
            <td className="px-2 py-3 text-right">
              <Yen yen={totals.granted} />
            </td>
            <td className="px-2 py-3 text-right">
              <Yen yen={totals.beforeTax} />
            </td>
            <td className="px-2 py-3">{totals.findings}</td>
            <td />
            <td className="px-2 py-3">{t.papers(totals.papersMissing)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Spacer({ height }: { readonly height: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={HEAD_KEYS.length} style={{ height, padding: 0 }} />
    </tr>
  );
}
