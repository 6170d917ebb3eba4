import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { YenScalar } from '@renkei/platform/graphql';
import {
  BUSINESS_SIZES,
  COST_CATEGORIES,
  OVER_CAP_POLICIES,
  SHARING_KEYS,
  SOFTWARE_FUNCTIONS,
  type BusinessSize,
  type CostCategory,
  type OverCapPolicy,
  type SharingKey,
  type SoftwareFunction,
} from '@renkei/subsidy-rules';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ChosenReadingsInput } from '../consortium/consortium.inputs.ts';
import {
  BusinessSizeEnum,
  CostCategoryEnum,
  OverCapPolicyEnum,
  SharingKeyEnum,
  SoftwareFunctionEnum,
} from '../consortium/vocabulary.ts';
import { IsId } from '../shared/input-decorators.ts';

/** As the database bounds a stored line. */
const MOST_UNITS = 1_000_000;
const MOST_CHANGES = 100;
const MOST_LINES = 100;

@InputType({ description: 'もしもの費用の行。A cost line that does not exist (yet). Yen, tax-exclusive.' })
export class HypotheticalLineInput {
  @Field(() => CostCategoryEnum)
  @IsIn(COST_CATEGORIES)
  category: CostCategory;

  @Field(() => [SoftwareFunctionEnum], {
    nullable: true,
    description: 'SOFTWAREの行だけ。On SOFTWARE lines only.',
  })
  @IsOptional()
  @IsIn(SOFTWARE_FUNCTIONS, { each: true })
  functions?: readonly SoftwareFunction[] | null;

  @Field(() => YenScalar)
  @Allow()
  unitPriceYen: bigint;

  @Field(() => Int, { defaultValue: 1 })
  @IsInt()
  @Min(1)
  @Max(MOST_UNITS)
  quantity: number = 1;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  cloudMonths?: number | null;
}

@InputType({ description: 'もしもの構成員。A member that does not exist (yet).' })
export class HypotheticalMemberInput {
  @Field(() => String)
  @IsString()
  @Length(1, 200)
  name: string;

  @Field(() => BusinessSizeEnum, { defaultValue: 'SME' })
  @IsIn(BUSINESS_SIZES)
  size: BusinessSize = 'SME';

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  representative: boolean = false;

  @Field(() => Int, { defaultValue: 1, description: '分担の重み（BY_WEIGHTのとき）。' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  sharingWeight: number = 1;

  @Field(() => [HypotheticalLineInput])
  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Type(() => HypotheticalLineInput)
  costLines: readonly HypotheticalLineInput[];
}

@InputType()
export class HypotheticalSizeInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => BusinessSizeEnum)
  @IsIn(BUSINESS_SIZES)
  size: BusinessSize;
}

@InputType()
export class AddLineInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => HypotheticalLineInput)
  @ValidateNested()
  @Type(() => HypotheticalLineInput)
  line: HypotheticalLineInput;
}

@InputType()
export class ReplaceLineInput extends AddLineInput {
  @Field(() => ID)
  @IsId()
  costLineId: string;
}

@InputType()
export class RemoveLineInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => ID)
  @IsId()
  costLineId: string;
}

/** graphql-js sees to it that exactly one of these is given. */
@InputType({ isOneOf: true, description: '変えてみること1つ。Exactly one change.' })
export class WhatIfChangeInput {
  @Field(() => ID, { nullable: true, description: 'この構成員が抜けたら。This member leaves.' })
  @IsOptional()
  @IsId()
  dropMember?: string;

  @Field(() => HypotheticalMemberInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => HypotheticalMemberInput)
  addMember?: HypotheticalMemberInput;

  @Field(() => HypotheticalSizeInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => HypotheticalSizeInput)
  size?: HypotheticalSizeInput;

  @Field(() => AddLineInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => AddLineInput)
  addLine?: AddLineInput;

  @Field(() => ReplaceLineInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ReplaceLineInput)
  replaceLine?: ReplaceLineInput;

  @Field(() => RemoveLineInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => RemoveLineInput)
  removeLine?: RemoveLineInput;

  @Field(() => OverCapPolicyEnum, { nullable: true })
  @IsOptional()
  @IsIn(OVER_CAP_POLICIES)
  overCapPolicy?: OverCapPolicy;

  @Field(() => SharingKeyEnum, { nullable: true })
  @IsOptional()
  @IsIn(SHARING_KEYS)
  sharingKey?: SharingKey;

  @Field(() => ChosenReadingsInput, { nullable: true, description: '資料の読み方。nullは年度の標準。' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ChosenReadingsInput)
  readings?: ChosenReadingsInput;
}

@InputType()
export class WhatIfInput {
  @Field(() => ID)
  @IsString()
  @MaxLength(100)
  consortiumId: string;

  @Field(() => [WhatIfChangeInput], { description: '上から順に変える。Made one after the other.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANGES)
  @ValidateNested({ each: true })
  @Type(() => WhatIfChangeInput)
  changes: readonly WhatIfChangeInput[];
}
