import { japaneseHolidays, SystemClock } from '@renkei/platform';
import type { AnchorCode } from '@renkei/lifecycle';
import type { JstMinute } from '@renkei/kernel';
import type { ApiClient } from './graphql-client.ts';
import { pastSampleAnchors, sampleAnchors, type SampleAnchors } from './sample-anchors.ts';
import type { SampleStage } from './sample-groups.ts';

type Round = 'OPEN' | 'PAST';

const ROUNDS = {
  OPEN: { label: '見本の日程（公式の日程ではありません）', anchorsOf: sampleAnchors },
  PAST: {
    label: '見本の日程・受付の終わった回（公式の日程ではありません）',
    anchorsOf: pastSampleAnchors,
  },
} as const;

/** A schedule as it stands: what is told of a group keeps to it, on whatever day a start was interrupted. */
export interface SampleSchedule {
  readonly id: string;
  readonly anchors: SampleAnchors;
}

interface Listed {
  readonly id: string;
  readonly label: string;
  readonly current: {
    readonly anchors: readonly { readonly anchor: AnchorCode; readonly occursAt: JstMinute }[];
  };
}

/** The schedule for a stage, entered if it is not there. */
export async function sampleSchedule(administrator: ApiClient, stage: SampleStage): Promise<SampleSchedule> {
  const { label, anchorsOf } = ROUNDS[roundOf(stage)];
  const { schedules } = await administrator.query<{
    schedules: { edges: readonly { readonly node: Listed }[] };
  }>('{ schedules(first: 200) { edges { node { id label current { anchors { anchor occursAt } } } } } }');
  const known = schedules.edges.find(({ node }) => node.label === label)?.node;
  if (known) {
    const anchors = Object.fromEntries(
      known.current.anchors.map(({ anchor, occursAt }) => [anchor, occursAt]),
    );
    return { id: known.id, anchors: anchors as SampleAnchors };
  }
  const anchors = anchorsOf(new SystemClock().todayJst(), japaneseHolidays);
  const { schedule } = await administrator.mutate<{ schedule: { id: string } }>(
    'createSchedule',
    'CreateScheduleInput',
    'schedule { id }',
    {
      label,
      ruleSet: 'RULES_2023',
      isSample: true,
      reason: '見本',
      source: '見本（実在の日程ではありません）',
      anchors: Object.entries(anchors).map(([anchor, occursAt]) => ({ anchor, occursAt })),
      idempotencyKey: `sample-schedule-${anchors.ROUND_CLOSE}`,
    },
  );
  return { id: schedule.id, anchors };
}

function roundOf(stage: SampleStage): Round {
  return stage === 'BUYING' ? 'PAST' : 'OPEN';
}
