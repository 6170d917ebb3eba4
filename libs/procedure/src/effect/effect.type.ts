import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import { ProductivityMeanEnum } from '@renkei/consortium';
import type { Problem } from '@renkei/platform';
import {
  JstMinuteScalar,
  MessageType,
  ProblemType,
  SignedYenScalar,
  YenScalar,
} from '@renkei/platform/graphql';
import type { FigureCheckCode, FigureField, Interpretation, Lack } from '@renkei/subsidy-rules';
import type { FigurePeriod, SourceField } from './effect-facts.ts';
import {
  EffectReportEventEnum,
  EffectReportStateEnum,
  FigureCheckCodeEnum,
  FigureFieldEnum,
  FigurePeriodEnum,
  LackEnum,
  SourceFieldEnum,
  type EffectReportState,
} from './vocabulary.ts';

@ObjectType('EffectFigureSource', {
  description: '数字のもとになった書類。The paper a figure was read from.',
})
export class EffectFigureSourceType {
  @Field(() => SourceFieldEnum)
  field: SourceField;

  @Field(() => ID)
  evidenceId: string;

  @Field(() => String)
  fileName: string;

  @Field(() => String, { description: 'その書類のSHA-256。Of the paper as handed in.' })
  contentSha256: string;
}

@ObjectType('EffectFigures', {
  description:
    '1つの構成員の1つの期間の数字（X25 労働生産性の計算用ツール）。Figures of one member for one period; whole yen.',
})
export class EffectFiguresType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  memberId: string;

  @Field(() => FigurePeriodEnum)
  period: FigurePeriod;

  @Field(() => SignedYenScalar, { description: '営業利益。Operating profit.' })
  operatingProfitYen: bigint;

  @Field(() => YenScalar, { description: '人件費。Personnel cost.' })
  personnelCostYen: bigint;

  @Field(() => YenScalar, { description: '減価償却費。Depreciation.' })
  depreciationYen: bigint;

  @Field(() => Int, { description: '従業員数。' })
  employees: number;

  @Field(() => Int, {
    description: '年間平均労働時間の100倍。Average yearly hours of an employee × 100.',
  })
  hoursHundredths: number;

  @Field(() => JstMinuteScalar)
  enteredAt: Date;

  @Field(() => Int)
  version: number;
}

@ObjectType('EffectFigureCheck', {
  description: '見直したい数字。警告だけ。A figure worth a second look; never a refusal.',
})
export class EffectFigureCheckType {
  @Field(() => FigureCheckCodeEnum)
  code: FigureCheckCode;

  @Field(() => ID)
  memberId: string;

  @Field(() => FigureFieldEnum, {
    nullable: true,
    description: 'null: その年の数字すべて。All of that year.',
  })
  field: FigureField | null;

  @Field(() => MessageType)
  message: Message;
}

@ObjectType('EffectMissingMember', {
  description: 'まだ答えていない構成員。Who has not answered, and what lacks.',
})
export class EffectMissingMemberType {
  @Field(() => ID)
  memberId: string;

  @Field(() => String)
  name: string;

  @Field(() => LackEnum)
  lacks: Lack;
}

@ObjectType('EffectMean', {
  description:
    'グループの労働生産性の平均。単位は1/100円／時間。A mean of the group’s productivity, in 1/100 yen per hour.',
})
export class EffectMeanType {
  @Field(() => ProductivityMeanEnum)
  mean: Interpretation['productivityMean'];

  @Field(() => Boolean, { description: '公式の読み方か。Whether the reading in force reports this one.' })
  official: boolean;

  @Field(() => SignedYenScalar, { nullable: true })
  baselineHundredths: bigint | null;

  @Field(() => SignedYenScalar, { nullable: true })
  reportedHundredths: bigint | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '年平均の伸び率（0.1%単位、切り捨て）。50なら5.0%。Yearly growth in tenths of a percent, rounded down (program rules §4).',
  })
  growthPermille: number | null;

  @Field(() => MessageType, { nullable: true, description: '伸び率が出ない理由。Why there is no growth.' })
  noGrowth: Message | null;

  @Field(() => Boolean, { description: '目標に届いているか。' })
  reached: boolean;

  @Field(() => SignedYenScalar, {
    nullable: true,
    description: '目標に届く最小の値（1/100円、切り上げ）。The least that reaches the target.',
  })
  requiredHundredths: bigint | null;

  @Field(() => SignedYenScalar, {
    nullable: true,
    description: '目標まであといくら（1/100円）。0なら達成。The distance to the target.',
  })
  distanceHundredths: bigint | null;
}

@ObjectType('GroupEffect', {
  description:
    '効果報告の計算。そろった構成員だけの値で、complete になるまで報告には使えない。The effect of the group; of those counted only until complete (K25 p.33).',
})
export class GroupEffectType {
  @Field(() => Int)
  year: 1 | 2;

  @Field(() => Int, { description: '目標（年率、%）。Target in percent a year.' })
  targetPercent: number;

  @Field(() => Boolean)
  complete: boolean;

  // plain lists: at most one entry a member, and the rules know at most 201 of them
  @Field(() => [ID], { description: '数えた構成員。Members counted.' })
  counted: readonly string[];

  @Field(() => [ID], { description: 'ツールを使わない代表事業者。Left out (K25 p.33).' })
  leftOut: readonly string[];

  @Field(() => [EffectMissingMemberType])
  missing: readonly EffectMissingMemberType[];

  @Field(() => [EffectMeanType], { description: '相加平均と相乗平均の両方。Both means.' })
  means: readonly EffectMeanType[];

  @Field(() => [EffectFigureCheckType])
  checks: readonly EffectFigureCheckType[];

  @Field(() => MessageType, { description: 'ひとことで。In a sentence.' })
  sentence: Message;
}

@ObjectType('EffectReportStep', { description: 'いまできること。What can be done next.' })
export class EffectReportStepType {
  @Field(() => EffectReportEventEnum)
  event: string;

  @Field(() => MessageType)
  label: Message;
}

@ObjectType('EffectReport', {
  description: '事業実施効果報告（R25 第24条）。代表事業者が年1回、2回。The yearly effect report, twice.',
})
export class EffectReportType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => Int)
  year: 1 | 2;

  @Field(() => EffectReportStateEnum)
  status: EffectReportState;

  @Field(() => String, { description: '受付番号。空: まだ。Empty: not filed.' })
  portalNumber: string;

  @Field(() => JstMinuteScalar, { nullable: true })
  submittedAt: Date | null;

  @Field(() => JstMinuteScalar, { nullable: true, description: '出し直しの期限。By when it must be back.' })
  correctionDueAt: Date | null;

  @Field(() => String, { nullable: true, description: '提出した内容のSHA-256。Of the document as filed.' })
  documentSha256: string | null;

  @Field(() => Int)
  version: number;
}

@ObjectType('EnterEffectFiguresPayload')
export class EnterEffectFiguresPayload {
  @Field(() => EffectFiguresType, { nullable: true })
  figures?: EffectFiguresType;

  // bounded: a few for each of five figures
  @Field(() => [EffectFigureCheckType], {
    nullable: true,
    description: '保存はしたが、見直してほしい数字。Saved; please have a second look at these.',
  })
  checks?: readonly EffectFigureCheckType[];

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType('EffectReportPayload')
export class EffectReportPayload {
  @Field(() => EffectReportType, { nullable: true })
  effectReport?: EffectReportType;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
