import DataLoader from 'dataloader';
import { memberColumns, memberRow, type MemberRow } from '@renkei/consortium';
import { fromEpochMs, type LocalDate } from '@renkei/kernel';
import { OBLIGATION_KINDS, OBLIGATIONS, type ReminderStep } from '@renkei/lifecycle';
import { type Tx } from '@renkei/platform';
import { pageOf, type Connection } from '@renkei/platform/graphql';
import { cursorInstant, decodeTimeCursor } from '../shared/time-cursor.ts';
import { OBLIGATION_COLUMNS, obligationOf, type ObligationRow } from './obligation.rows.ts';
import type { ObligationArgs, ObligationReminderType, ObligationType } from './obligation.type.ts';

type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

interface ListedRow extends ObligationRow {
  readonly cursor_at: string;
}

/**
 * One page for each group asked for, by due date: one statement, whatever the number of groups. To a member user its own
 * members' alone, although row-level security also shows what stands in somebody's inbox from another role of theirs.
 */
export function obligationPages(
  read: Read,
  today: LocalDate,
  { first, after, status, memberId }: ObligationArgs,
) {
  const cursor = decodeTimeCursor(after);
  return new DataLoader<string, Connection<ObligationType>>(async (consortiumIds) => {
    const rows = await read((tx) =>
      tx.query<ListedRow>(
        `SELECT o.* FROM unnest($1::uuid[]) AS asked (consortium_id)
         CROSS JOIN LATERAL (
           SELECT ${OBLIGATION_COLUMNS}, ${cursorInstant('o.due_at')} AS cursor_at
           FROM obligation o
           WHERE o.consortium_id = asked.consortium_id
             AND ($2::timestamptz IS NULL OR (o.due_at, o.id) > ($2, $3::uuid))
             AND ($4::text IS NULL OR o.status = $4) AND ($5::uuid IS NULL OR o.member_id = $5)
             AND ((SELECT acting_role()) <> 'MEMBER_USER' OR o.member_id IN (SELECT own_member_ids()))
           ORDER BY o.due_at, o.id LIMIT $6
         ) AS o
         ORDER BY o.due_at, o.id`,
        [consortiumIds, cursor?.at ?? null, cursor?.id ?? null, status ?? null, memberId ?? null, first + 1],
      ),
    );
    return consortiumIds.map((id) => {
      const own = rows.filter((row) => row.consortium_id === id);
      const { edges, pageInfo } = pageOf(own, first, (row) => [row.cursor_at, row.id]);
      return { edges: edges.map((edge) => ({ ...edge, node: obligationOf(edge.node, today) })), pageInfo };
    });
  });
}

const OFFICIAL = OBLIGATION_KINDS.filter((kind) => OBLIGATIONS[kind].timing === 'OFFICIAL');
const INTERNAL = OBLIGATION_KINDS.filter((kind) => OBLIGATIONS[kind].timing === 'INTERNAL');

/** The one open obligation to name first, per group and in one statement; null: nothing is owed. */
export function nextObligations(read: Read, today: LocalDate) {
  return new DataLoader<string, ObligationType | null>(async (consortiumIds) => {
    const rows = await read((tx) =>
      tx.query<ObligationRow>(
        `SELECT o.* FROM unnest($1::uuid[]) AS asked (consortium_id)
         CROSS JOIN LATERAL (
           SELECT ${OBLIGATION_COLUMNS} FROM obligation o
           WHERE o.consortium_id = asked.consortium_id AND o.status = 'OPEN' AND o.kind = ANY ($2::text[])
             AND ((SELECT acting_role()) <> 'MEMBER_USER' OR o.member_id IN (SELECT own_member_ids()))
           ORDER BY o.kind = ANY ($3::text[]) DESC, o.due_at, o.id LIMIT 1
         ) AS o`,
        [consortiumIds, [...OFFICIAL, ...INTERNAL], OFFICIAL],
      ),
    );
    const byGroup = new Map(rows.map((row) => [row.consortium_id, obligationOf(row, today)]));
    return consortiumIds.map((id) => byGroup.get(id) ?? null);
  });
}

/** null: not visible to this person. */
export function obligationsById(read: Read, today: LocalDate) {
  return new DataLoader<string, ObligationType | null>(async (ids) => {
    const rows = await read((tx) =>
      tx.query<ObligationRow>(`SELECT ${OBLIGATION_COLUMNS} FROM obligation o WHERE o.id = ANY($1)`, [ids]),
    );
    const byId = new Map(rows.map((row) => [row.id, obligationOf(row, today)]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}

/** null: not visible to this person; a member's own people see their obligations, not the group's list. */
export function membersById(read: Read) {
  return new DataLoader<string, MemberRow | null>(async (ids) => {
    const rows = await read(async (tx) =>
      tx.query<object>(
        `SELECT ${memberColumns(tx, 'm')} FROM member m JOIN business b ON b.id = m.business_id WHERE m.id = ANY($1)`,
        [ids],
      ),
    );
    const byId = new Map(rows.map(memberRow).map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}

/** What was sent for each obligation, oldest first; at most one entry for each of the eight steps. */
export function remindersByObligation(read: Read) {
  return new DataLoader<string, readonly ObligationReminderType[]>(async (obligationIds) => {
    const rows = await read((tx) =>
      tx.query<{ obligation_id: string; step: ReminderStep; reminded_at: Date; recipients: number }>(
        `SELECT obligation_id, step, min(created_at) AS reminded_at, count(*)::integer AS recipients
         FROM reminder WHERE obligation_id = ANY($1) GROUP BY obligation_id, step ORDER BY reminded_at`,
        [obligationIds],
      ),
    );
    return obligationIds.map((id) =>
      rows
        .filter((row) => row.obligation_id === id)
        .map(({ step, reminded_at, recipients }) => ({
          step,
          remindedAt: fromEpochMs(reminded_at.getTime()),
          recipients,
        })),
    );
  });
}
