import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { YenScalar } from '@renkei/platform/graphql';
import {
  COST_CATEGORIES,
  SOFTWARE_FUNCTIONS,
  type CostCategory,
  type SoftwareFunction,
} from '@renkei/subsidy-rules';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { CostCategoryEnum, SoftwareFunctionEnum } from '../consortium/vocabulary.ts';
import { IsId, IsIdempotencyKey } from '../shared/input-decorators.ts';
import { MAX_LINES_PER_MEMBER } from './cost-line-rules.ts';

@InputType()
export class CostLineInput {
  @Field(() => CostCategoryEnum)
  @IsIn(COST_CATEGORIES)
  category: CostCategory;

  @Field(() => String, { defaultValue: '' })
  @IsString()
  label: string;

  @Field(() => ID, {
    nullable: true,
    description: '選ぶと機能はツールから。Functions then come from the tool.',
  })
  @IsOptional()
  @IsId()
  toolId?: string | null;

  @Field(() => [SoftwareFunctionEnum], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(SOFTWARE_FUNCTIONS.length)
  @IsIn(SOFTWARE_FUNCTIONS, { each: true })
  functions: SoftwareFunction[];

  @Field(() => YenScalar, { description: '単価、税抜。Unit price, tax-exclusive.' })
  @Allow()
  unitPriceYen: bigint;

  @Field(() => Int, { defaultValue: 1 })
  @IsInt()
  quantity: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  cloudMonths?: number | null;
}

@InputType()
export class AddCostLineInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => CostLineInput)
  @ValidateNested()
  @Type(() => CostLineInput)
  line: CostLineInput;
}

@InputType()
export class UpdateCostLineInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;

  @Field(() => CostLineInput, { description: '行の新しい内容すべて。The whole line as it shall be.' })
  @ValidateNested()
  @Type(() => CostLineInput)
  line: CostLineInput;
}

@InputType()
export class RemoveCostLineInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;
}

@InputType()
export class SeenCostLineInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;
}

@InputType({
  description: '表の貼り付け: 構成員の行を全部入れ替える。Pasting a sheet: replaces all lines of a member.',
})
export class ReplaceCostLinesInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => [SeenCostLineInput], {
    description:
      '入れ替える前の行（画面で見たもの）。変わっていれば断る。The lines as seen; refused when they changed.',
  })
  @IsArray()
  @ArrayMaxSize(MAX_LINES_PER_MEMBER)
  @ValidateNested({ each: true })
  @Type(() => SeenCostLineInput)
  seen: SeenCostLineInput[];

  @Field(() => [CostLineInput])
  @IsArray()
  @ArrayMaxSize(MAX_LINES_PER_MEMBER)
  @ValidateNested({ each: true })
  @Type(() => CostLineInput)
  lines: CostLineInput[];
}
