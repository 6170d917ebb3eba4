import DataLoader from 'dataloader';
import { fromEpochMs } from '@renkei/kernel';
import { ANCHOR_CODES, ANCHORS, type AnchorCode, type Anchors } from '@renkei/lifecycle';
import { refuse, type Tx } from '@renkei/platform';
import { decodeCursor, pageOf, type Connection } from '@renkei/platform/graphql';
import { anchorMoves, type AnchorMove } from './anchor-moves.ts';
import type { AnchorDateType, AnchorMoveType, ScheduleRevisionType } from './schedule.type.ts';

export interface RevisionPage {
  readonly first: number;
  readonly after?: string | null;
}

export const NEWEST: RevisionPage = { first: 1 };

type EpochSeconds = { readonly [Code in AnchorCode]?: number };

interface RevisionRow {
  readonly schedule_id: string;
  readonly id: string;
  readonly number: number;
  readonly reason: string;
  readonly source: string;
  readonly published_at: Date;
  readonly anchors: EpochSeconds | null;
  readonly previous: EpochSeconds | null;
}

const anchorsOf = (revision: string) =>
  `(SELECT jsonb_object_agg(a.anchor, extract(epoch FROM a.occurs_at)::bigint)
    FROM schedule_anchor a WHERE a.revision_id = ${revision})`;

/** Pages of revisions, newest first, of all schedules asked for: one statement. */
export function revisionsLoader(read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, page: RevisionPage) {
  const before = numberBefore(page.after);
  return new DataLoader<string, Connection<ScheduleRevisionType>>(async (scheduleIds) => {
    const rows = await read((tx) =>
      tx.query<RevisionRow>(
        `SELECT r.schedule_id, r.id, r.number, r.reason, r.source, r.published_at,
                ${anchorsOf('r.id')} AS anchors, ${anchorsOf('p.id')} AS previous
         FROM unnest($1::uuid[]) AS asked (schedule_id)
         CROSS JOIN LATERAL (
           SELECT * FROM schedule_revision
           WHERE schedule_id = asked.schedule_id AND ($2::integer IS NULL OR number < $2)
           ORDER BY number DESC LIMIT $3
         ) AS r
         LEFT JOIN schedule_revision p ON p.schedule_id = r.schedule_id AND p.number = r.number - 1
         ORDER BY r.number DESC`,
        [scheduleIds, before, page.first + 1],
      ),
    );
    return scheduleIds.map((scheduleId) => {
      const own = rows.filter((row) => row.schedule_id === scheduleId).map(revisionOf);
      return pageOf(own, page.first, (revision) => [revision.number]);
    });
  });
}

function numberBefore(after: string | null | undefined): number | null {
  const key = decodeCursor(after, 1);
  if (key === null) return null;
  const [number] = key;
  if (Number.isInteger(number) && Math.abs(Number(number)) < 2 ** 31) return Number(number);
  return refuse('BAD_CURSOR', 'after', {
    ja: 'ページの続きの印（after）が正しくありません。最初のページから読み直してください。',
    en: 'The cursor (after) is not valid for this list. Start again from the first page.',
  });
}

function revisionOf(row: RevisionRow): ScheduleRevisionType {
  const anchors = anchorsFrom(row.anchors);
  return {
    id: row.id,
    number: row.number,
    reason: row.reason,
    source: row.source,
    publishedAt: fromEpochMs(row.published_at.getTime()),
    anchors: anchorDates(anchors),
    moves: row.number === 1 ? [] : anchorMoves(anchorsFrom(row.previous), anchors).map(labelled),
  };
}

function anchorsFrom(seconds: EpochSeconds | null): Anchors {
  return Object.fromEntries(
    Object.entries(seconds ?? {}).map(([anchor, second]) => [anchor, fromEpochMs(second * 1000)]),
  );
}

/** The anchors of a schedule as a list, in the order of the procedure. */
export function anchorDates(anchors: Anchors): readonly AnchorDateType[] {
  return ANCHOR_CODES.flatMap((anchor) => {
    const occursAt = anchors[anchor];
    return occursAt === undefined ? [] : [{ anchor, label: ANCHORS[anchor].label, occursAt }];
  });
}

export function labelled(move: AnchorMove): AnchorMoveType {
  return { ...move, label: ANCHORS[move.anchor].label };
}
