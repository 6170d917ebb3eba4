import { applyDecorators } from '@nestjs/common';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { RuleSetEnum } from '@renkei/consortium';
import type { JstMinute } from '@renkei/kernel';
import { ANCHOR_CODES, type AnchorCode, type ProgrammeYear } from '@renkei/lifecycle';
import { IsId, IsIdempotencyKey, JstMinuteScalar } from '@renkei/platform/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { AnchorEnum } from '../shared/vocabulary.ts';

/** One line with something to read in it. */
const IsLine = (max: number) =>
  applyDecorators(
    Length(1, max),
    Matches(/^(?=.*\S)\P{Cc}+$/u, {
      message: '1行の文で入れてください（改行は使えません）。 Please enter one line of text, not empty.',
    }),
  );

@InputType()
export class ScheduleAnchorInput {
  @Field(() => AnchorEnum)
  @IsIn(ANCHOR_CODES)
  anchor: AnchorCode;

  @Field(() => JstMinuteScalar, {
    description: '日だけの締切は23:59。A deadline that names only a day is its 23:59.',
  })
  @IsString()
  occursAt: JstMinute;
}

@InputType()
export class CreateScheduleInput {
  @Field(() => String)
  @IsLine(200)
  label: string;

  @Field(() => RuleSetEnum)
  @IsIn(Object.values(RuleSetEnum))
  ruleSet: ProgrammeYear;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  isSample: boolean;

  @Field(() => String)
  @IsLine(200)
  reason: string;

  @Field(() => String, { description: '出典（公募要領のページなど）。The official text and its place.' })
  @IsLine(500)
  source: string;

  @Field(() => [ScheduleAnchorInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(ANCHOR_CODES.length)
  @ValidateNested({ each: true })
  @Type(() => ScheduleAnchorInput)
  anchors: ScheduleAnchorInput[];

  @Field(() => String, { description: '8〜200文字。Made up by the client, once per intended effect.' })
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class ReviseScheduleInput {
  @Field(() => ID)
  @IsId()
  scheduleId: string;

  @Field(() => Int, { description: '読んだときの版。The version this revision was made on.' })
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => String)
  @IsLine(200)
  reason: string;

  @Field(() => String)
  @IsLine(500)
  source: string;

  @Field(() => [ScheduleAnchorInput], {
    description: '改訂後のすべての節目。All anchors as they stand after the revision, not only what moves.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(ANCHOR_CODES.length)
  @ValidateNested({ each: true })
  @Type(() => ScheduleAnchorInput)
  anchors: ScheduleAnchorInput[];
}

@InputType()
export class PreviewScheduleRevisionInput {
  @Field(() => ID)
  @IsId()
  scheduleId: string;

  @Field(() => [ScheduleAnchorInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(ANCHOR_CODES.length)
  @ValidateNested({ each: true })
  @Type(() => ScheduleAnchorInput)
  anchors: ScheduleAnchorInput[];
}
