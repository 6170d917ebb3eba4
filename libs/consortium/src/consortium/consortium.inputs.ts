import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { YenScalar } from '@renkei/platform/graphql';
import {
  INTERPRETATION_VALUES,
  OVER_CAP_POLICIES,
  RULE_SET_IDS,
  SHARING_KEYS,
  type Interpretation,
  type OverCapPolicy,
  type RuleSetId,
  type SharingKey,
} from '@renkei/subsidy-rules';
import { Type } from 'class-transformer';
import {
  Allow,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsId, IsIdempotencyKey, IsPrefecture, Omittable } from '../shared/input-decorators.ts';
import {
  AdminFeeBaseEnum,
  AnalysisMemberCountEnum,
  OverCapPolicyEnum,
  ProductivityMeanEnum,
  RuleSetEnum,
  SharingKeyEnum,
  TierBoundaryEnum,
} from './vocabulary.ts';

@InputType({
  description:
    '省いた点はそのまま、nullは年度のルールの標準に戻す。Left out = unchanged, null = the default.',
})
export class ChosenReadingsInput {
  @Field(() => AdminFeeBaseEnum, { nullable: true })
  @IsOptional()
  @IsIn(INTERPRETATION_VALUES.adminFeeBase)
  adminFeeBase?: Interpretation['adminFeeBase'] | null;

  @Field(() => AnalysisMemberCountEnum, { nullable: true })
  @IsOptional()
  @IsIn(INTERPRETATION_VALUES.analysisMemberCount)
  analysisMemberCount?: Interpretation['analysisMemberCount'] | null;

  @Field(() => TierBoundaryEnum, { nullable: true })
  @IsOptional()
  @IsIn(INTERPRETATION_VALUES.tierBoundary)
  tierBoundary?: Interpretation['tierBoundary'] | null;

  @Field(() => ProductivityMeanEnum, { nullable: true })
  @IsOptional()
  @IsIn(INTERPRETATION_VALUES.productivityMean)
  productivityMean?: Interpretation['productivityMean'] | null;
}

@InputType({ isAbstract: true })
export abstract class ConsortiumSettingsInput {
  @Field(() => RuleSetEnum, { nullable: true })
  @Omittable()
  @IsIn(RULE_SET_IDS)
  ruleSet?: RuleSetId;

  @Field(() => ChosenReadingsInput, { nullable: true })
  @Omittable()
  @ValidateNested()
  @Type(() => ChosenReadingsInput)
  readings?: ChosenReadingsInput;

  @Field(() => YenScalar, { nullable: true, description: '2022年度だけ。Rule set 2022 only.' })
  @Allow()
  adminCapYen?: bigint | null;

  @Field(() => OverCapPolicyEnum, { nullable: true })
  @Omittable()
  @IsIn(OVER_CAP_POLICIES)
  overCapPolicy?: OverCapPolicy;

  @Field(() => YenScalar, { nullable: true, description: 'MANUALのとき使う。Used under MANUAL.' })
  @Allow()
  requestedAnalysisYen?: bigint | null;

  @Field(() => SharingKeyEnum, { nullable: true })
  @Omittable()
  @IsIn(SHARING_KEYS)
  sharingKey?: SharingKey;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  scheduleId?: string | null;

  @Field(() => Int, { nullable: true, description: '0–60営業日。Business days.' })
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(60)
  internalLeadBusinessDays?: number;
}

@InputType()
export class CreateConsortiumInput extends ConsortiumSettingsInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => String)
  @IsString()
  name: string;

  @Field(() => Int, { description: '都道府県コード 1–47。Prefecture.' })
  @IsPrefecture()
  prefecture: number;

  @Field(() => Boolean, { nullable: true, description: '見本と表示する。Marked 見本 everywhere.' })
  @Omittable()
  @IsBoolean()
  isSample?: boolean;
}

@InputType()
export class UpdateConsortiumInput extends ConsortiumSettingsInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;

  @Field(() => String, { nullable: true })
  @Omittable()
  @IsString()
  name?: string;

  @Field(() => Int, { nullable: true })
  @Omittable()
  @IsPrefecture()
  prefecture?: number;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '保存した計算を、作った人とは別の承認者が承認するか。Whether an approver other than the author approves a kept calculation.',
  })
  @Omittable()
  @IsBoolean()
  needsApproval?: boolean;
}
