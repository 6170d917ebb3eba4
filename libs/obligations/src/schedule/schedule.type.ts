import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JstMinute, Message } from '@renkei/kernel';
import type { AnchorCode, ProgrammeYear } from '@renkei/lifecycle';
import { RuleSetEnum } from '@renkei/consortium';
import { type Problem } from '@renkei/platform';
import { connectionOf, JstMinuteScalar, MessageType, ProblemType } from '@renkei/platform/graphql';
import { AnchorEnum } from '../shared/vocabulary.ts';

@ObjectType('ScheduleAnchorDate', { description: '節目の日時。When one point of the procedure is.' })
export class AnchorDateType {
  @Field(() => AnchorEnum)
  anchor: AnchorCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => JstMinuteScalar)
  occursAt: JstMinute;
}

@ObjectType('ScheduleAnchorMove', { description: '節目の変更。How one point moved.' })
export class AnchorMoveType {
  @Field(() => AnchorEnum)
  anchor: AnchorCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: 'なければ、それまで不明。null: not known before.',
  })
  from: JstMinute | null;

  @Field(() => JstMinuteScalar, { nullable: true, description: 'なければ、取り消し。null: no longer known.' })
  to: JstMinute | null;
}

@ObjectType('ScheduleRevision', {
  description: '日程の1つの版。前の版は消えません。One published state; earlier ones stay.',
})
export class ScheduleRevisionType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  number: number;

  @Field(() => String, { description: '改訂の理由。Why it was published.' })
  reason: string;

  @Field(() => String, { description: '出典。The official text the dates were taken from.' })
  source: string;

  @Field(() => JstMinuteScalar)
  publishedAt: JstMinute;

  // plain lists: there are nine anchors
  @Field(() => [AnchorDateType], { description: '手続きの順。In the order of the procedure, at most nine.' })
  anchors: readonly AnchorDateType[];

  @Field(() => [AnchorMoveType], {
    description: '前の版からの変更（最初の版では空）。What moved since the previous revision.',
  })
  moves: readonly AnchorMoveType[];
}

@ObjectType('Schedule', {
  description: '公式の日程。管理者が入力し、改訂の履歴が残ります。The official dates of one call.',
})
export class ScheduleType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  label: string;

  @Field(() => RuleSetEnum)
  ruleSet: ProgrammeYear;

  @Field(() => Boolean, { description: '見本。Invented dates, for trying things out.' })
  isSample: boolean;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  createdAt: JstMinute;
}

export const ScheduleConnection = connectionOf('Schedule', () => ScheduleType);
export const ScheduleRevisionConnection = connectionOf('ScheduleRevision', () => ScheduleRevisionType);

@ObjectType()
export class CreateSchedulePayload {
  @Field(() => ScheduleType, { nullable: true })
  schedule?: ScheduleType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class ReviseSchedulePayload {
  @Field(() => ScheduleType, { nullable: true })
  schedule?: ScheduleType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType('ScheduleRevisionPreview', {
  description: '改訂したら何が動くか。まだ何も変わりません。What a revision would move; nothing is changed.',
})
export class ScheduleRevisionPreviewType {
  @Field(() => [AnchorMoveType], { nullable: true })
  moves?: readonly AnchorMoveType[] | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType('KnownSchedule', {
  description: '公表されている日程。そのまま登録の入力に使えます。Published dates to start from.',
})
export class KnownScheduleType {
  @Field(() => String)
  code: string;

  @Field(() => MessageType)
  label: Message;

  @Field(() => RuleSetEnum)
  ruleSet: ProgrammeYear;

  @Field(() => String)
  reason: string;

  @Field(() => String)
  source: string;

  @Field(() => [AnchorDateType])
  anchors: readonly AnchorDateType[];
}
