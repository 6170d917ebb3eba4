import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row, index: number) => ReactNode;
  readonly right?: boolean;
  /** The cell that names its row. */
  readonly rowHead?: boolean;
}

/** A plain table that scrolls sideways by itself when it has to. For sorting and 200 rows see the members’ table. */
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
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b-2 border-line">
            {columns.map(({ key, head, right }) => (
              <th
                key={key}
                scope="col"
                className={`px-3 py-2 font-bold whitespace-nowrap ${right ? 'text-right' : 'text-left'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)} className="border-b border-hairline">
              {columns.map(({ key, cell, right, rowHead }) =>
                rowHead ? (
                  <th key={key} scope="row" className="px-3 py-2 text-left font-normal">
                    {cell(row, index)}
                  </th>
                ) : (
                  <td key={key} className={`px-3 py-2 ${right ? 'text-right' : 'text-left'}`}>
                    {cell(row, index)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot ? <tfoot className="border-t-2 border-line font-bold">{foot}</tfoot> : null}
      </table>
    </div>
  );
}
