import { GROUP } from '@renkei/consortium';
import { notFound, type Tx, type Viewer } from '@renkei/platform';
import type { CalendarEntry } from './calendar-text.ts';

/** As many as a feed shows. */
const MOST_ENTRIES = 5_000;

export interface GroupDeadlines {
  readonly name: string;
  readonly entries: readonly CalendarEntry[];
}

/**
 * A group's deadlines that are open or met, as far as this viewer may see them: all for who sees the group, their own
 * shop's for the others. Row-level security decides. @throws AppError NOT_FOUND for a group that is not theirs to see
 */
export async function deadlinesOf(tx: Tx, viewer: Viewer, consortiumId: string): Promise<GroupDeadlines> {
  const [group] = await tx.query<{ name: string }>('SELECT name FROM consortium WHERE id = $1', [
    consortiumId,
  ]);
  if (!group) throw notFound(GROUP);
  const entries = await tx.query<CalendarEntry>(
    `WITH RECURSIVE chain AS (
       SELECT o.id AS leaf, o.id AS at, o.supersedes_id, 0 AS moved FROM obligation o
       WHERE o.consortium_id = $1 AND o.status IN ('OPEN', 'FULFILLED')
       UNION ALL
       SELECT n.leaf, p.id, p.supersedes_id, n.moved + 1 FROM chain n JOIN obligation p ON p.id = n.supersedes_id
     ), first AS (
       SELECT DISTINCT ON (leaf) leaf, at, moved FROM chain ORDER BY leaf, moved DESC
     )
     SELECT o.id AS obligation_id, f.at AS event_id, f.moved, coalesce(o.ended_at, o.created_at) AS changed_at,
       o.consortium_id, $2::text AS group_name, o.member_id, b.name AS member_name,
       CASE $3::text WHEN 'COORDINATOR' THEN o.member_id IS NULL ELSE $3 = 'MEMBER_USER' END AS own,
       $3 <> 'MEMBER_USER' AS sees_group, o.title_ja, o.title_en, o.clause, o.due_at, o.status
     FROM first f JOIN obligation o ON o.id = f.leaf
     LEFT JOIN member m ON m.id = o.member_id LEFT JOIN business b ON b.id = m.business_id
     ORDER BY o.due_at, o.id LIMIT ${MOST_ENTRIES}`,
    [consortiumId, group.name, viewer.acting?.role],
  );
  return { name: group.name, entries };
}
