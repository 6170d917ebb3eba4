import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { BusinessSizeEnum, CostCategoryEnum, SoftwareFunctionEnum } from '@renkei/consortium';
import type { LocalDate, Message } from '@renkei/kernel';
import type { ChangeKind } from '@renkei/lifecycle';
import type { Problem } from '@renkei/platform';
import {
  connectionOf,
  FieldRequires,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  ProblemType,
  YenScalar,
} from '@renkei/platform/graphql';
import type { BusinessSize, CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';
import {
  ChangeEventEnum,
  ChangeKindEnum,
  ChangeStateEnum,
  PlannedKindEnum,
  type ChangeState,
} from './change.vocabulary.ts';
import { ChangeEffectType } from './effect.type.ts';
import type { PlannedChange } from './plan.ts';

@ObjectType('PlannedLine', { description: '変更後の費用の行、円・税抜。' })
export class PlannedLineType {
  @Field(() => ID)
  id: string;

  @Field(() => CostCategoryEnum)
  category: CostCategory;

  @Field(() => String, { nullable: true, description: 'null: 前のまま。As it was.' })
  label: string | null;

  @Field(() => ID, { nullable: true })
  toolId: string | null;

  @Field(() => [SoftwareFunctionEnum], {
    description: 'ツールを選んだ行では空。Empty where a tool is named.',
  })
  functions: readonly SoftwareFunction[];

  @Field(() => YenScalar)
  unitPriceYen: bigint;

  @Field(() => Int)
  quantity: number;

  @Field(() => Int, { nullable: true })
  cloudMonths: number | null;
}

@ObjectType('PlannedChange', { description: '変えること1つ。kindに合う項目だけが入る。' })
export class PlannedChangeType {
  @Field(() => PlannedKindEnum)
  kind: PlannedChange['kind'];

  @Field(() => ID)
  memberId: string;

  @Field(() => BusinessSizeEnum, { nullable: true })
  size: BusinessSize | null;

  @Field(() => ID, { nullable: true, description: '置き換える・消す行。' })
  lineId: string | null;

  @Field(() => PlannedLineType, { nullable: true })
  line: PlannedLineType | null;
}

@ObjectType('ChangeStep', { description: 'いまできること1つ。' })
export class ChangeStepType {
  @Field(() => ChangeEventEnum)
  event: string;

  @Field(() => MessageType)
  label: Message;

  @Field(() => ChangeStateEnum)
  leadsTo: string;

  @Field(() => String)
  clause: string;
}

@ObjectType('ChangeHistoryEntry', { description: 'この届出の記録。What happened to it, as it was recorded.' })
export class ChangeHistoryEntryType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '例 FILE。作成は CREATE。' })
  event: string;

  @Field(() => MessageType)
  label: Message;

  @Field(() => String, { description: '空: 作成。Empty: the creation.' })
  fromState: string;

  @Field(() => ChangeStateEnum)
  toState: string;

  @Field(() => JstMinuteScalar, { description: '実際に起きた日時。When it happened in the world (JST).' })
  occurredAt: Date;

  @Field(() => String)
  reason: string;

  @Field(() => String, { description: '受付番号・通知番号など。' })
  reference: string;

  @Field(() => String, { nullable: true, description: '記録した人。null: 見える立場でない。' })
  actor: string | null;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;
}

@ObjectType('Change', {
  description:
    '提出のあとの変更の届出。お店の担当には、届け出た自分の店のものだけが見えます。A numbered change after the submission (R25 第15・17・19・20条). A member user sees those filed about its own member.',
})
export class ChangeType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => Int, { description: 'グループのなかの番号、1から。' })
  number: number;

  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => ChangeStateEnum)
  status: ChangeState;

  @Field(() => ID, {
    nullable: true,
    description: 'だれについてか。null: グループ。Whom it is about; null: the group.',
  })
  memberId: string | null;

  @Field(() => String)
  reason: string;

  @Field(() => LocalDateScalar)
  happenedOn: LocalDate;

  @Field(() => String, { description: '申請マイページの受付番号。空: なし。' })
  portalNumber: string;

  @Field(() => JstMinuteScalar, { nullable: true })
  filedAt: Date | null;

  @Field(() => JstMinuteScalar, { nullable: true, description: '認められた・認められなかった日時。' })
  decidedAt: Date | null;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: 'グループの内容に反映した日時。When it was carried out.',
  })
  appliedAt: Date | null;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  createdAt: Date;
}

export const ChangeConnection = connectionOf('Change', () => ChangeType);

@ObjectType('ChangePayload')
export class ChangePayload {
  @Field(() => ChangeType, { nullable: true })
  change?: ChangeType;

  @Field(() => ChangeEffectType, {
    nullable: true,
    description: 'EFFECT_CHANGEDのとき: いまの影響。With EFFECT_CHANGED: the effect to look at now.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  effect?: ChangeEffectType;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
