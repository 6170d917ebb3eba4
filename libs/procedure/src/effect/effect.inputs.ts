import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { JstMinute } from '@renkei/kernel';
import {
  IsId,
  IsIdempotencyKey,
  JstMinuteScalar,
  SignedYenScalar,
  YenScalar,
} from '@renkei/platform/graphql';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { FIGURE_PERIODS, SOURCE_FIELDS, type FigurePeriod, type SourceField } from './effect-facts.ts';
import { FigurePeriodEnum, SourceFieldEnum } from './vocabulary.ts';

const MOST_SOURCES = 20;

@InputType()
export class EffectFigureSourceInput {
  @Field(() => SourceFieldEnum, { description: 'どの数字か。Which of the five figures.' })
  @IsIn(SOURCE_FIELDS)
  field: SourceField;

  @Field(() => ID, { description: 'もとになった書類（証憑）。The uploaded paper it was read from.' })
  @IsId()
  evidenceId: string;
}

@InputType()
export class EnterEffectFiguresInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => FigurePeriodEnum)
  @IsIn(FIGURE_PERIODS)
  period: FigurePeriod;

  @Field(() => SignedYenScalar, { description: '営業利益（円、赤字は負の数）。Operating profit.' })
  @Allow()
  operatingProfitYen: bigint;

  @Field(() => YenScalar, { description: '人件費（円）。Personnel cost.' })
  @Allow()
  personnelCostYen: bigint;

  @Field(() => YenScalar, { description: '減価償却費（円）。Depreciation.' })
  @Allow()
  depreciationYen: bigint;

  @Field(() => Int, { description: '従業員数（人）。Employees.' })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  employees: number;

  @Field(() => Int, {
    description:
      '1人あたり年間平均労働時間の100倍（1800.5時間なら180050）。Average yearly hours of an employee, in hundredths of an hour.',
  })
  @IsInt()
  @Min(0)
  @Max(878_400)
  hoursHundredths: number;

  @Field(() => [EffectFigureSourceInput], {
    nullable: true,
    description:
      '数字のもとになった書類のすべて。nullなら今のまま。All papers the figures were read from; null: as they are.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_SOURCES)
  @ValidateNested({ each: true })
  @Type(() => EffectFigureSourceInput)
  sources?: readonly EffectFigureSourceInput[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '直すときは、読んだときの版。初めてならnull。Of the figures being corrected; null: the first time.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

@InputType()
export class CreateEffectReportInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => Int, { description: '1年度目か2年度目か。1 or 2.' })
  @IsIn([1, 2])
  year: 1 | 2;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class EffectReportStepInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => JstMinuteScalar, { description: 'いつのことか（日本時間の分）。When it happened (JST).' })
  @IsString()
  occurredAt: JstMinute;
}

@InputType()
export class SubmitEffectReportInput extends EffectReportStepInput {
  @Field(() => String, { description: '受付番号。1–100文字。The number the portal gave it.' })
  @IsString()
  portalNumber: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '2025年版: 対象の枠で以前に交付を受けた構成員がいる（目標が6%になる）。A member was granted in the named 2023/2024 frames: 6 % (K25 p.13).',
  })
  @IsBoolean()
  memberGrantedBefore: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '数字のそろわない構成員がいても提出した。It was submitted although figures of some members are missing.',
  })
  @IsBoolean()
  withoutMissing: boolean;
}

@InputType()
export class ReturnEffectReportInput extends EffectReportStepInput {
  @Field(() => String, { description: '示された理由。1–2000文字。Why, as the secretariat said.' })
  @IsString()
  reason: string;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '出し直しの期限。By when it must be back (JST).',
  })
  @IsOptional()
  @IsString()
  correctionDueAt?: JstMinute | null;
}
