import { compareMinutes, fromEpochMs, type JstMinute } from '@renkei/kernel';
import type { AnchorCode, Anchors, DoneFact } from '@renkei/lifecycle';

export interface Milestone {
  readonly anchor: AnchorCode;
  readonly occurredAt: JstMinute;
  readonly recordedAt: JstMinute;
}

export function milestoneOf(row: {
  readonly anchor: AnchorCode;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
}): Milestone {
  return {
    anchor: row.anchor,
    occurredAt: fromEpochMs(row.occurred_at.getTime()),
    recordedAt: fromEpochMs(row.recorded_at.getTime()),
  };
}

/**
 * What milestones prove to be done. A date recorded before it comes is agreed, not reached: a project's end only
 * counts when it was recorded on or after its minute. A grant decision proves that the application was filed, by
 * the round's close at the latest, which is the day the papers' ages count on (R25 Art. 14, K25 p.24).
 */
export function doneFactsOf(milestones: readonly Milestone[], anchors: Anchors): readonly DoneFact[] {
  const reached = (anchor: AnchorCode) =>
    milestones.find(
      (milestone) =>
        milestone.anchor === anchor && compareMinutes(milestone.occurredAt, milestone.recordedAt) <= 0,
    )?.occurredAt;
  const decided = reached('GRANT_DECISION');
  const completed = reached('PROJECT_END');
  const closed = anchors.ROUND_CLOSE;
  return [
    ...(decided === undefined
      ? []
      : [
          {
            kind: 'GROUP_APPLICATION' as const,
            memberId: null,
            at: closed !== undefined && compareMinutes(closed, decided) < 0 ? closed : decided,
          },
        ]),
    ...(completed === undefined ? [] : [{ kind: 'PROJECT_END' as const, memberId: null, at: completed }]),
  ];
}
