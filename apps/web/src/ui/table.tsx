import { createContext, useContext, type ReactNode } from 'react';

/** Inside of a picture: it scrolls by itself, and while it is only read out nothing of it may take the focus. */
export const InPicture = createContext(false);

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row, index: number) => ReactNode;
  readonly right?: boolean;
  /** The cell that names its row. */
  readonly rowHead?: boolean;
}

/**
 * A plain table. On a phone every row becomes a small list of its own, each value under the name of its column; the
 * roles keep it a table for whoever listens to it. For sorting and 200 rows see the members’ table.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  foot,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  readonly foot?: ReactNode;
}): ReactNode {
  const inPicture = useContext(InPicture);
  return (
    <div
      {...(inPicture ? {} : { role: 'region', 'aria-label': caption, tabIndex: 0 })}
      className={inPicture ? undefined : 'relative overflow-x-auto'}
    >
      <table role="table" className="w-full border-collapse max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row" className="border-b-2 border-line">
            {columns.map(({ key, head, right }) => (
              <th
                key={key}
                role="columnheader"
                scope="col"
                className={`px-3 py-2 font-bold whitespace-nowrap ${right ? 'text-right' : 'text-left'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          {rows.map((row, index) => (
            <tr
              key={rowKey(row, index)}
              role="row"
              className="border-b border-hairline max-sm:block max-sm:py-3"
            >
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.cell(row, index)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {foot ? (
          <tfoot role="rowgroup" className="border-t-2 border-line font-bold">
            {foot}
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

const CELL =
  'px-3 py-2 text-left max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:justify-between max-sm:gap-x-3 max-sm:px-0 max-sm:py-1 ' +
  'max-sm:before:text-sm max-sm:before:text-quiet max-sm:before:content-[attr(data-label)]';

function Cell<Row>({
  column: { head, right, rowHead },
  children,
}: {
  readonly column: Column<Row>;
  readonly children: ReactNode;
}): ReactNode {
  const label = typeof head === 'string' ? head : undefined;
  if (rowHead) {
    return (
      <th
        role="rowheader"
        scope="row"
        className="px-3 py-2 text-left font-normal max-sm:block max-sm:px-0 max-sm:font-bold"
      >
        {children}
      </th>
    );
  }
  return (
    <td role="cell" data-label={label} className={`${CELL} ${right ? 'sm:text-right' : ''}`}>
      <span className="min-w-0">{children}</span>
    </td>
  );
}
