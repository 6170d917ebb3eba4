import { type Tx } from '@renkei/platform';
import { type Connection, cursorId, type PageArgs, pageOf } from '@renkei/platform/graphql';

interface ListOfGroup<Row> {
  readonly table: 'member' | 'vendor' | 'tool' | 'member_import';
  /** Columns that order the list without ties. */
  readonly order: readonly string[];
  /** SELECT list over the alias `x`. */
  readonly columns: string;
  /** Joined to the page's rows alone. */
  readonly joins?: string;
  /** On the alias `x`; its one parameter is $4. */
  readonly filter?: { readonly where: string; readonly value: unknown };
  readonly rowOf: (row: object) => Row;
}

/**
 * The same page of several groups' lists in one statement, for a loader. Each group's part is cut off by LIMIT inside
 * the database. A page goes on after a row of the same group only: what it holds depends on that group alone.
 */
export async function pagesOf<Row extends { readonly id: string; readonly consortiumId: string }>(
  tx: Tx,
  list: ListOfGroup<Row>,
  consortiumIds: readonly string[],
  { first, after }: PageArgs,
): Promise<Connection<Row>[]> {
  const last = cursorId(after);
  const key = (alias: string): string => list.order.map((column) => `${alias}.${column}`).join(', ');
  const rows = await tx.query<object>(
    `SELECT ${list.columns} FROM unnest($1::uuid[]) AS g (id) CROSS JOIN LATERAL (
       SELECT * FROM ${list.table} x
       WHERE x.consortium_id = g.id ${list.filter ? `AND ${list.filter.where}` : ''}
         AND ($2::uuid IS NULL OR (${key('x')}) > (
           SELECT ${key('l')} FROM ${list.table} l WHERE l.consortium_id = g.id AND l.id = $2))
       ORDER BY ${key('x')} LIMIT $3
     ) x ${list.joins ?? ''} ORDER BY x.consortium_id, ${key('x')}`,
    [consortiumIds, last, first + 1, ...(list.filter ? [list.filter.value] : [])],
  );
  const byGroup = new Map<string, Row[]>(consortiumIds.map((id) => [id, []]));
  for (const row of rows.map(list.rowOf)) byGroup.get(row.consortiumId)?.push(row);
  return consortiumIds.map((id) => pageOf(byGroup.get(id) ?? [], first, (row) => [row.id]));
}
