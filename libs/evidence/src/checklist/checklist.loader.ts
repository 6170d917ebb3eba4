import DataLoader from 'dataloader';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import { cursorId, pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import { memberChecklists } from './checklist.rows.ts';
import { checklistTypeOf, type EvidenceChecklistType } from './checklist.type.ts';

/** Per member id; null: it owes nothing. */
export function memberChecklistLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, EvidenceChecklistType | null> {
  return new DataLoader(async (memberIds) => {
    const found = await transactions.read(viewer, (tx) => memberChecklists(tx, memberIds));
    return memberIds.map((id) => {
      const checklist = found.get(id);
      return checklist ? checklistTypeOf(checklist) : null;
    });
  });
}

/** One page of a group's members that owe evidence, in their order, per group id: four statements for all groups. */
export function groupChecklistPages(
  transactions: TenantTransaction,
  viewer: Viewer,
  { first, after }: PageArgs,
): DataLoader<string, Connection<EvidenceChecklistType>> {
  const last = cursorId(after);
  return new DataLoader((consortiumIds) =>
    transactions.read(viewer, async (tx) => {
      const members = await tx.query<{ id: string; consortium_id: string }>(
        `SELECT m.id, m.consortium_id FROM unnest($1::uuid[]) AS g (id) CROSS JOIN LATERAL (
           SELECT x.id, x.consortium_id, x.position FROM member x
           WHERE x.consortium_id = g.id AND x.status = 'ENROLLED'
             AND (EXISTS (SELECT FROM cost_line l WHERE l.member_id = x.id) OR EXISTS (
               SELECT FROM purchase_step s
               WHERE s.consortium_id = g.id AND s.member_id = x.id AND s.voided_at IS NULL))
             AND ($2::uuid IS NULL OR x.position > (
               SELECT b.position FROM member b WHERE b.consortium_id = g.id AND b.id = $2))
           ORDER BY x.position LIMIT $3
         ) AS m ORDER BY m.position`,
        [consortiumIds, last, first + 1],
      );
      const checklists = await memberChecklists(
        tx,
        members.map(({ id }) => id),
      );
      return consortiumIds.map((consortiumId) => {
        const own = members.flatMap(({ id, consortium_id }) => {
          const checklist = consortium_id === consortiumId ? checklists.get(id) : undefined;
          return checklist ? [checklistTypeOf(checklist)] : [];
        });
        return pageOf(own, first, ({ memberId }) => [memberId]);
      });
    }),
  );
}
