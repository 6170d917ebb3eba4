import { cursorInstant, decodeTimeCursor } from '@renkei/obligations';
import type { Tx } from '@renkei/platform';
import { pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import DataLoader from 'dataloader';

export type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

interface Listed {
  readonly owner: string;
  readonly cursor_at: string;
  readonly cursor_id: string;
}

/** A list of each owner's, newest first. All of it is SQL of ours. */
export interface OwnedList {
  /** Its rows are `x`. */
  readonly from: string;
  /** Whose it is, such as `x.consortium_id`. */
  readonly owner: string;
  readonly at: string;
  readonly id: string;
  readonly columns: string;
}

/** One page for each owner asked for, in one statement however many they are. */
export function pagesByOwner<Row extends object>(
  read: Read,
  { from, owner, at, id, columns }: OwnedList,
  { first, after }: PageArgs,
) {
  const cursor = decodeTimeCursor(after);
  return new DataLoader<string, Connection<Row>>(async (owners) => {
    const rows = await read((tx) =>
      tx.query<Row & Listed>(
        `SELECT page.* FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, n) CROSS JOIN LATERAL (
           SELECT asked.id AS owner, ${cursorInstant(at)} AS cursor_at, ${id} AS cursor_id, ${columns},
             row_number() OVER (ORDER BY ${at} DESC, ${id} DESC) AS place
           FROM ${from}
           WHERE ${owner} = asked.id AND ($2::timestamptz IS NULL OR (${at}, ${id}) < ($2, $3::uuid))
           ORDER BY ${at} DESC, ${id} DESC LIMIT $4
         ) page ORDER BY asked.n, page.place`,
        [owners, cursor?.at ?? null, cursor?.id ?? null, first + 1],
      ),
    );
    return owners.map((one) =>
      pageOf<Row>(
        rows.filter((row) => row.owner === one),
        first,
        (row) => keyOf(row as Row & Listed),
      ),
    );
  });
}

/** One page of a list that has no owner but the reader. `where` may use $4 and on. */
export async function pageOfList<Row extends object>(
  tx: Tx,
  { from, at, id, columns }: Omit<OwnedList, 'owner'>,
  { first, after }: PageArgs,
  where: string = 'true',
  values: readonly unknown[] = [],
): Promise<Connection<Row>> {
  const cursor = decodeTimeCursor(after);
  const rows = await tx.query<Row & Omit<Listed, 'owner'>>(
    `SELECT ${columns}, ${cursorInstant(at)} AS cursor_at, ${id} AS cursor_id FROM ${from}
     WHERE ${where} AND ($1::timestamptz IS NULL OR (${at}, ${id}) < ($1, $2::uuid))
     ORDER BY ${at} DESC, ${id} DESC LIMIT $3`,
    [cursor?.at ?? null, cursor?.id ?? null, first + 1, ...values],
  );
  return pageOf<Row>(rows, first, (row) => keyOf(row as Row & Listed));
}

function keyOf({ cursor_at, cursor_id }: Listed): string[] {
  return [cursor_at, cursor_id];
}
