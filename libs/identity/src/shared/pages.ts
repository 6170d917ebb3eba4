import type { Tx } from '@renkei/platform';
import { type Connection, cursorId, type PageArgs, pageOf } from '@renkei/platform/graphql';
import DataLoader from 'dataloader';

type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** A list in the order its rows were made. All of it is SQL of ours; values of people are parameters. */
interface ListOf {
  /** Its alias is `x`. */
  readonly table: 'app_user' | 'api_key' | 'assignment' | 'invitation' | 'support_body' | 'support_consent';
  /** When a row was made, a column of the table. */
  readonly at: 'created_at' | 'given_at';
  /** SELECT list over `x` and the joins; holds `id`. */
  readonly columns: string;
  readonly joins?: string;
  /** Over `x` alone. */
  readonly where?: string;
  readonly newestFirst?: boolean;
}

/** A cursor holds the last row's id only: its place is looked up again, among what the reader may see. */
function orderedBy({ table, at, newestFirst }: ListOf, among: string = '') {
  const direction = newestFirst ? 'DESC' : 'ASC';
  return {
    beyond: `($1::uuid IS NULL OR (x.${at}, x.id) ${newestFirst ? '<' : '>'}
      (SELECT l.${at}, l.id FROM ${table} l WHERE l.id = $1 ${among}))`,
    order: `ORDER BY x.${at} ${direction}, x.id ${direction}`,
  };
}

/** @param value what `where` calls $3 */
export async function pageOfList<Row extends { readonly id: string }>(
  tx: Tx,
  list: ListOf,
  { first, after }: PageArgs,
  value?: string,
): Promise<Connection<Row>> {
  const { beyond, order } = orderedBy(list);
  const rows = await tx.query<Row>(
    `SELECT ${list.columns} FROM ${list.table} x ${list.joins ?? ''}
     WHERE ${list.where ?? 'true'} AND ${beyond} ${order} LIMIT $2`,
    [cursorId(after), first + 1, ...(value === undefined ? [] : [value])],
  );
  return pageOf(rows, first, ({ id }) => [id]);
}

/** One page for each owner asked for (a group, a support body), in one statement however many they are. */
export function pagesByOwner<Row extends { readonly id: string }>(
  read: Read,
  owner: 'consortium_id' | 'support_body_id',
  list: ListOf,
  { first, after }: PageArgs,
) {
  const last = cursorId(after);
  const { beyond, order } = orderedBy(list, `AND l.${owner} = asked.id`);
  return new DataLoader<string, Connection<Row>>(async (owners) => {
    const rows = await read((tx) =>
      tx.query<Row & { readonly owner: string }>(
        `SELECT page.* FROM unnest($3::uuid[]) WITH ORDINALITY AS asked (id, n) CROSS JOIN LATERAL (
           SELECT asked.id AS owner, row_number() OVER (${order}) AS place, ${list.columns} FROM (
             SELECT x.* FROM ${list.table} x
             WHERE x.${owner} = asked.id AND ${list.where ?? 'true'} AND ${beyond} ${order} LIMIT $2
           ) x ${list.joins ?? ''}
         ) page ORDER BY asked.n, page.place`,
        [last, first + 1, owners],
      ),
    );
    return owners.map((id) =>
      pageOf(
        rows.filter((row) => row.owner === id),
        first,
        (row) => [row.id],
      ),
    );
  });
}
