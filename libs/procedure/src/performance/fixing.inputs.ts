import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { IsId, IsIdempotencyKey, LocalDateScalar, YenScalar } from '@renkei/platform/graphql';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';

const MOST_LINES = 500;

@InputType()
export class FixAmountsInput {
  @Field(() => ID)
  @IsId()
  reportId: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => String, {
    description: '確定通知書（様式第2）の番号。1–100文字。The number of the notice.',
  })
  @IsString()
  noticeNumber: string;

  @Field(() => LocalDateScalar, { description: '通知の日付。The day of the notice.' })
  @IsString()
  fixedOn: LocalDate;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType({
  description:
    '保留していた額をどうするか。認める額＋差し引く額＝保留していた額。What becomes of the parked yen of one line: the two sum to them.',
})
export class SettledLineInput {
  @Field(() => ID)
  @IsId()
  costLineId: string;

  @Field(() => YenScalar, {
    description: '保留していた額のうち認める額。Of the parked yen, what is certified.',
  })
  @Allow()
  certifiedYen: bigint;

  @Field(() => YenScalar, {
    defaultValue: 0n,
    description: '保留していた額のうち差し引く額。Of the parked yen, what is deducted.',
  })
  @Allow()
  deductedYen: bigint = 0n;

  @Field(() => String, { nullable: true, description: '差し引く理由。Why, when anything is deducted.' })
  @IsOptional()
  @IsString()
  deductionReason?: string | null;
}

@InputType()
export class SettleParkedInput {
  @Field(() => ID)
  @IsId()
  reportId: string;

  @Field(() => [SettledLineInput], { description: `1–${MOST_LINES}行。All or nothing.` })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Type(() => SettledLineInput)
  lines: SettledLineInput[];

  @Field(() => String, { description: '通知の番号。1–100文字。The number of the notice.' })
  @IsString()
  noticeNumber: string;

  @Field(() => LocalDateScalar, { description: '通知の日付。The day of the notice.' })
  @IsString()
  fixedOn: LocalDate;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}
