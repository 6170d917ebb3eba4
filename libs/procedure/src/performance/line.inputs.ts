import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ADMIN_HEADINGS, type AdminHeading } from '@renkei/lifecycle';
import { IsId, YenScalar } from '@renkei/platform/graphql';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import { AdminHeadingEnum } from './vocabulary.ts';

const MOST_LINES = 500;

@InputType({ description: '1つの費用の実績、税抜。What became of one cost line, yen, tax-exclusive.' })
export class PerformanceLineInput {
  @Field(() => ID)
  @IsId()
  costLineId: string;

  @Field(() => Int, { description: '見ていた版。The version that was seen.' })
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => YenScalar, {
    description: '実際の費用。提出したあとは変えられない。What it really cost; as reported once submitted.',
  })
  @Allow()
  actualYen: bigint;

  @Field(() => YenScalar, { description: '認める額。What of it is certified.' })
  @Allow()
  certifiedYen: bigint;

  @Field(() => YenScalar, { defaultValue: 0n, description: '差し引く額。What is deducted.' })
  @Allow()
  deductedYen: bigint = 0n;

  @Field(() => String, {
    nullable: true,
    description: '差し引く理由、500文字まで。Why, when anything is deducted.',
  })
  @IsOptional()
  @IsString()
  deductionReason?: string | null;

  @Field(() => YenScalar, {
    defaultValue: 0n,
    description: '保留する額。いまは0円として計算し、あとで決める。Decided later; counts 0 yen until then.',
  })
  @Allow()
  parkedYen: bigint = 0n;

  @Field(() => String, {
    nullable: true,
    description: '保留する理由、500文字まで。Why, when anything is parked.',
  })
  @IsOptional()
  @IsString()
  parkedReason?: string | null;

  @Field(() => AdminHeadingEnum, {
    nullable: true,
    description:
      '事務費・専門家費の行の費目。提出したあとは変えられない。The heading of an OFFICE or EXPERT line (K25 p.17 (2-3)③); as reported once submitted.',
  })
  @IsOptional()
  @IsIn(ADMIN_HEADINGS)
  heading?: AdminHeading | null;
}

@InputType()
export class SetPerformanceLineInput extends PerformanceLineInput {
  @Field(() => ID)
  @IsId()
  reportId: string;
}

@InputType()
export class SetPerformanceLinesInput {
  @Field(() => ID)
  @IsId()
  reportId: string;

  @Field(() => [PerformanceLineInput], { description: `1–${MOST_LINES}行。All or nothing.` })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Type(() => PerformanceLineInput)
  lines: PerformanceLineInput[];
}

@InputType()
export class RefreshPerformanceLinesInput {
  @Field(() => ID)
  @IsId()
  reportId: string;
}
