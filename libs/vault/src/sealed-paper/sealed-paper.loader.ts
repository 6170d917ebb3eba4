import DataLoader from 'dataloader';
import { fromEpochMs } from '@renkei/kernel';
import type { RequirementCode } from '@renkei/lifecycle';
import { cursorInstant, decodeTimeCursor } from '@renkei/obligations';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import { pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import {
  labelOf,
  PAPER_COLUMNS,
  PAPER_SOURCE,
  sealedPaperOf,
  type SealedPaperRow,
} from './sealed-paper.rows.ts';
import type { SealedPaperCountType, SealedPaperType } from './sealed-paper.type.ts';

/** One page for each member asked for, the newest first: one statement, whatever their number. */
export function sealedPaperPages(
  transactions: TenantTransaction,
  viewer: Viewer,
  { first, after }: PageArgs,
): DataLoader<string, Connection<SealedPaperType>> {
  const cursor = decodeTimeCursor(after);
  return new DataLoader(async (memberIds) => {
    const rows = await transactions.read(viewer, (tx) =>
      tx.query<SealedPaperRow & { cursor_at: string }>(
        `SELECT x.* FROM unnest($1::uuid[]) AS asked (member_id) CROSS JOIN LATERAL (
           SELECT ${PAPER_COLUMNS}, ${cursorInstant('p.handed_in_at')} AS cursor_at FROM ${PAPER_SOURCE}
           WHERE p.member_id = asked.member_id
             AND ($2::timestamptz IS NULL OR (p.handed_in_at, p.id) < ($2, $3::uuid))
           ORDER BY p.handed_in_at DESC, p.id DESC LIMIT $4
         ) AS x ORDER BY x.handed_in_at DESC, x.id DESC`,
        [memberIds, cursor?.at ?? null, cursor?.id ?? null, first + 1],
      ),
    );
    return memberIds.map((id) => {
      const own = rows.filter((row) => row.member_id === id);
      const { edges, pageInfo } = pageOf(own, first, (row) => [row.cursor_at, row.id]);
      return { edges: edges.map((edge) => ({ ...edge, node: sealedPaperOf(edge.node) })), pageInfo };
    });
  });
}

/** Current papers by requirement, per group id, as far as this person sees them. */
export function sealedPaperCounts(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, SealedPaperCountType[]> {
  return new DataLoader(async (consortiumIds) => {
    const rows = await transactions.read(viewer, (tx) =>
      tx.query<{
        consortium_id: string;
        requirement: RequirementCode;
        handed_in: number;
        released: number;
        last_handed_in_at: Date;
      }>(
        `SELECT consortium_id, requirement, count(*)::integer AS handed_in, count(released_at)::integer AS released,
           max(handed_in_at) AS last_handed_in_at
         FROM sealed_paper WHERE consortium_id = ANY ($1) AND replaced_at IS NULL
         GROUP BY consortium_id, requirement ORDER BY requirement`,
        [consortiumIds],
      ),
    );
    return consortiumIds.map((id) =>
      rows
        .filter((row) => row.consortium_id === id)
        .map(({ requirement, handed_in, released, last_handed_in_at }) => ({
          requirement,
          label: labelOf(requirement),
          handedIn: handed_in,
          released,
          lastHandedInAt: fromEpochMs(last_handed_in_at.getTime()),
        })),
    );
  });
}
