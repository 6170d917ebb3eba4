import type { TenantTransaction, Viewer } from '@renkei/platform';
import { cursorId, pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';

interface OfGroup {
  readonly id: string;
  readonly consortiumId: string;
}

/**
 * A page of each group's rows, newest first, in one statement.
 * @param columns SELECT list over the alias `x`
 */
export function newestPages<Row extends OfGroup>(
  transactions: TenantTransaction,
  viewer: Viewer,
  { table, columns }: { readonly table: 'output_job' | 'official_workbook'; readonly columns: string },
  consortiumIds: readonly string[],
  { first, after }: PageArgs,
): Promise<Connection<Row>[]> {
  return transactions.read(viewer, async (tx) => {
    const rows = await tx.query<Row>(
      `SELECT ${columns} FROM unnest($1::uuid[]) AS g (id) CROSS JOIN LATERAL (
         SELECT * FROM ${table} o
         WHERE o.consortium_id = g.id AND ($2::uuid IS NULL OR (o.created_at, o.id) < (
           SELECT l.created_at, l.id FROM ${table} l WHERE l.consortium_id = g.id AND l.id = $2))
         ORDER BY o.created_at DESC, o.id DESC LIMIT $3
       ) x ORDER BY x.created_at DESC, x.id DESC`,
      [consortiumIds, cursorId(after), first + 1],
    );
    return consortiumIds.map((id) =>
      pageOf(
        rows.filter(({ consortiumId }) => consortiumId === id),
        first,
        (row) => [row.id],
      ),
    );
  });
}
