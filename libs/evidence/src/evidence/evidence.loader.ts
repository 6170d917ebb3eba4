import DataLoader from 'dataloader';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import { cursorId, pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import { EVIDENCE_COLUMNS, EVIDENCE_JOINS, evidenceOf, type EvidenceRow } from './evidence.rows.ts';
import type { EvidenceType } from './evidence.type.ts';

/**
 * One page for each group or member asked for, the newest first, replaced files among them: one statement, whatever
 * their number. A file never moves in this list, so its id is cursor enough.
 */
export function evidencePages(
  transactions: TenantTransaction,
  viewer: Viewer,
  of: 'consortium_id' | 'member_id',
  { first, after }: PageArgs,
): DataLoader<string, Connection<EvidenceType>> {
  const last = cursorId(after);
  return new DataLoader(async (ids) => {
    const rows = await transactions.read(viewer, (tx) =>
      tx.query<EvidenceRow>(
        `SELECT ${EVIDENCE_COLUMNS} FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
           SELECT * FROM evidence_file x
           WHERE x.${of} = asked.id AND ($2::uuid IS NULL OR (x.uploaded_at, x.id) < (
             SELECT b.uploaded_at, b.id FROM evidence_file b WHERE b.${of} = asked.id AND b.id = $2))
           ORDER BY x.uploaded_at DESC, x.id DESC LIMIT $3
         ) AS e ${EVIDENCE_JOINS} ORDER BY e.uploaded_at DESC, e.id DESC`,
        [ids, last, first + 1],
      ),
    );
    return ids.map((id) => {
      const { edges, pageInfo } = pageOf(
        rows.filter((row) => row[of] === id),
        first,
        (row) => [row.id],
      );
      return { edges: edges.map((edge) => ({ ...edge, node: evidenceOf(edge.node) })), pageInfo };
    });
  });
}
