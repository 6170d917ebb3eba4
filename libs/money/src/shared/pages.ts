import type { TenantTransaction } from '@renkei/platform';
import {
  cursorId,
  loaderOf,
  pageOf,
  type Connection,
  type PageArgs,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';

/** A list of each owner's, newest first. All of it is SQL of ours; `x` is its own table. */
export interface OwnedList {
  readonly name: string;
  readonly table: string;
  readonly from: string;
  /** Whose it is, such as `x.consortium_id`. */
  readonly owner: string;
  readonly order: string;
  readonly columns: string;
}

/** One page of an owner's list: of all owners asked for in a request together, in one statement. */
export function pageOfOwner<Row extends { readonly id: string }>(
  transactions: TenantTransaction,
  context: RequestContext,
  list: OwnedList,
  page: PageArgs,
  ownerId: string,
): Promise<Connection<Row>> {
  const { first, after = null } = page;
  return loaderOf(
    context,
    `money ${list.name} ${JSON.stringify([first, after])}`,
    (viewer) =>
      new DataLoader<string, Connection<Row>>((owners) =>
        transactions.read(viewer, async (tx) => {
          const rows = await tx.query<Row & { readonly owner: string }>(statementOf(list), [
            owners,
            cursorId(after),
            first + 1,
          ]);
          return owners.map((one) =>
            pageOf<Row>(
              rows.filter(({ owner }) => owner === one),
              first,
              ({ id }) => [id],
            ),
          );
        }),
      ),
  ).load(ownerId);
}

function statementOf({ table, from, owner, order, columns }: OwnedList): string {
  return `SELECT page.* FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, n) CROSS JOIN LATERAL (
    SELECT asked.id AS owner, ${columns}, row_number() OVER (ORDER BY ${order} DESC, x.id DESC) AS place
    FROM ${from} WHERE ${owner} = asked.id
      AND ($2::uuid IS NULL OR (${order}, x.id) < (SELECT ${order}, x.id FROM ${table} x WHERE x.id = $2))
    ORDER BY ${order} DESC, x.id DESC LIMIT $3) page ORDER BY asked.n, page.place`;
}
