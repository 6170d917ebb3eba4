import type { TenantTransaction, Viewer } from '@renkei/platform';
import {
  decodeCursor,
  loaderOf,
  pageOf,
  refuseCursor,
  type Connection,
  type PageArgs,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import type { GroupPaperType, CostsConfirmationType, SameBusinessLinkType } from './eligibility.type.ts';
import { readConfirmations } from './costs.service.ts';
import { readDeclarations, type StoredDeclaration } from './declaration.service.ts';
import { GroupView } from './group-view.ts';
import { groupPapersOf } from './group-paper.service.ts';
import { groupedBy } from './paper-facts.ts';
import { readReadinessFactsOf } from './readiness-facts.ts';
import { linkPages } from './same-business.service.ts';

/** What groups have handed in and declared; null: not visible. */
export function viewsLoader(transactions: TenantTransaction, viewer: Viewer) {
  const asMember = viewer.acting?.role === 'MEMBER_USER';
  return new DataLoader<string, GroupView | null>(async (ids) => {
    const facts = await transactions.read(viewer, (tx) => readReadinessFactsOf(tx, ids));
    return ids.map((id) => {
      const own = facts.get(id);
      return own ? new GroupView(own, asMember) : null;
    });
  });
}

/** Reads the group once in a request, whatever is asked of it and its members; null: not visible. */
export function viewOf(
  transactions: TenantTransaction,
  context: RequestContext,
  consortiumId: string,
): Promise<GroupView | null> {
  return loaderOf(context, viewsLoader, (viewer) => viewsLoader(transactions, viewer)).load(consortiumId);
}

export function declarationsLoader(transactions: TenantTransaction, viewer: Viewer) {
  return new DataLoader<string, readonly StoredDeclaration[]>(async (memberIds) => {
    const rows = await transactions.read(viewer, (tx) => readDeclarations(tx, memberIds));
    const byMember = groupedBy(rows, 'memberId');
    return memberIds.map((id) => byMember.get(id) ?? []);
  });
}

export function confirmationsLoader(transactions: TenantTransaction, viewer: Viewer) {
  return new DataLoader<string, CostsConfirmationType | null>(async (memberIds) => {
    const rows = await transactions.read(viewer, (tx) => readConfirmations(tx, memberIds));
    const byMember = new Map(rows.map((row) => [row.memberId, row]));
    return memberIds.map((id) => byMember.get(id) ?? null);
  });
}

export function groupPapersLoader(transactions: TenantTransaction, viewer: Viewer) {
  return new DataLoader<string, readonly GroupPaperType[]>(async (ids) => {
    const papers = await transactions.read(viewer, (tx) => groupPapersOf(tx, ids));
    return ids.map((id) => papers.get(id) ?? []);
  });
}

export function linksLoader(transactions: TenantTransaction, viewer: Viewer, page: PageArgs) {
  return new DataLoader<string, Connection<SameBusinessLinkType>>((ids) =>
    transactions.read(viewer, (tx) => linkPages(tx, ids, page)),
  );
}

/** A page of what is at hand as a whole. @throws ProblemsFound BAD_CURSOR also for a row that is gone since */
export function pageWithin<Row>(
  all: readonly Row[],
  { first, after }: PageArgs,
  keyOf: (row: Row) => string,
): Connection<Row> {
  const [last] = decodeCursor(after, 1) ?? [];
  const start = last === undefined ? 0 : all.findIndex((row) => keyOf(row) === last) + 1;
  if (last !== undefined && start === 0) refuseCursor();
  return pageOf(all.slice(start, start + first + 1), first, (row) => [keyOf(row)]);
}
