import DataLoader from 'dataloader';
import type { TenantTransaction, Tx, Viewer } from '@renkei/platform';
import type { Connection } from '@renkei/platform/graphql';
import { costLinesByMember } from '../cost-line/cost-line.rows.ts';
import { KeptByVersion } from '../shared/kept-by-version.ts';
import { pagesOf } from '../shared/pages.ts';
import { likenessesIn, messageOf } from './likeness.ts';
import type { MemberPageArgs } from './member.inputs.ts';
import { enrolledMembers, memberColumns, memberRow, type MemberRow } from './member.rows.ts';
import type { SuspectedDuplicateType } from './member.type.ts';

export type MemberPage = Connection<MemberRow>;
export type KeptMemberPages = KeptByVersion<MemberPage>;

/** Shared by all requests; the rows in it are for reading only. */
export function keptMemberPages(): KeptMemberPages {
  return new KeptByVersion(({ edges }) =>
    edges.reduce((rows, { node }) => rows + 1 + (node.costLines?.length ?? 0), 0),
  );
}

/** One page of members with their lines per group id, all groups together; of what is kept only the version is read. */
export function memberPageLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
  page: MemberPageArgs,
  kept: KeptMemberPages = keptMemberPages(),
): DataLoader<string, MemberPage> {
  return new DataLoader((consortiumIds) =>
    transactions.read(viewer, (tx) =>
      kept.of(tx, consortiumIds, memberPageKey(page), (ids) => memberPages(tx, ids, page)),
    ),
  );
}

/** Which page of a group's members: equal keys, equal pages. */
export function memberPageKey({ first, after = null, status = null }: MemberPageArgs): string {
  return `members ${first} ${after} ${status}`;
}

async function memberPages(
  tx: Tx,
  consortiumIds: readonly string[],
  page: MemberPageArgs,
): Promise<MemberPage[]> {
  const pages = await pagesOf(
    tx,
    {
      table: 'member',
      order: ['position'],
      columns: memberColumns(tx, 'x'),
      joins: 'JOIN business b ON b.id = x.business_id',
      ...(page.status == null ? {} : { filter: { where: 'x.status = $4', value: page.status } }),
      rowOf: memberRow,
    },
    consortiumIds,
    page,
  );
  const members = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  const lines = await costLinesByMember(
    tx,
    members.map(({ id }) => id),
  );
  return pages.map(({ edges, pageInfo }) => ({
    edges: edges.map(({ cursor, node }) => ({
      cursor,
      node: { ...node, costLines: lines.get(node.id) ?? [] },
    })),
    pageInfo,
  }));
}

/** Members that may be one business, per group id. */
export function suspectedDuplicatesLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, readonly SuspectedDuplicateType[]> {
  return new DataLoader(async (consortiumIds) => {
    const members = await transactions.read(viewer, (tx) => enrolledMembers(tx, consortiumIds));
    return consortiumIds.map((id) =>
      likenessesIn(members.filter(({ consortiumId }) => consortiumId === id)).map((likeness) => ({
        code: likeness.code,
        message: messageOf(likeness),
        memberIds: likeness.members.map((member) => member.id),
      })),
    );
  });
}
