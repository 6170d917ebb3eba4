import { useRead } from '../../../data/read.ts';
import { procedureSchedule, type ScheduleAnchor } from './schedule.generated.ts';

export interface KnownDate {
  readonly anchor: ScheduleAnchor;
  /** JST. */
  readonly occurredAt: string;
}

/** What holds for a group: its own dates before those of the schedule it follows. */
export function mergedDates(
  own: readonly KnownDate[],
  schedule: readonly { readonly anchor: ScheduleAnchor; readonly occursAt: string }[],
): readonly KnownDate[] {
  const rest = schedule.filter(({ anchor }) => !own.some((date) => date.anchor === anchor));
  return [
    ...own.map(({ anchor, occurredAt }) => ({ anchor, occurredAt })),
    ...rest.map(({ anchor, occursAt }) => ({ anchor, occurredAt: occursAt })),
  ];
}

/**
 * The dates that hold for a group that follows this schedule; its own alone where the schedule cannot be read. Null while
 * it is being read: a date that changes under the reader's eyes would be worse than a moment without.
 */
export function useDates(
  group: { readonly scheduleId: string | null; readonly milestones: readonly KnownDate[] } | undefined,
): readonly KnownDate[] | null {
  const id = group?.scheduleId ?? null;
  const read = useRead(procedureSchedule, { id: id ?? '' }, { when: id !== null });
  if (!group || (id !== null && read.isPending)) return null;
  return mergedDates(group.milestones, read.data?.schedule.current.anchors ?? []);
}
