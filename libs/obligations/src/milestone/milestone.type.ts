import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { JstMinute, Message } from '@renkei/kernel';
import type { AnchorCode } from '@renkei/lifecycle';
import { type Problem } from '@renkei/platform';
import { JstMinuteScalar, MessageType, ProblemType } from '@renkei/platform/graphql';
import { AnchorEnum } from '../shared/vocabulary.ts';

@ObjectType('Milestone', {
  description:
    'このグループに実際に適用される日時。公式の日程より優先します。What holds for this very group.',
})
export class MilestoneType {
  @Field(() => AnchorEnum)
  anchor: AnchorCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => JstMinuteScalar)
  occurredAt: JstMinute;

  @Field(() => Boolean, {
    description:
      '実際に起きたこととして記録されたか（予定の日なら false）。False: agreed, and still to come when recorded.',
  })
  happened: boolean;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  recordedAt: JstMinute;
}

@ObjectType()
export class RecordMilestonePayload {
  @Field(() => MilestoneType, { nullable: true })
  milestone?: MilestoneType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
