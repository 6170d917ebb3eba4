import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { JstMinute } from '@renkei/kernel';
import { ANCHOR_CODES, type AnchorCode } from '@renkei/lifecycle';
import { IsId, JstMinuteScalar } from '@renkei/platform/graphql';
import { IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { AnchorEnum } from '../shared/vocabulary.ts';

@InputType()
export class RecordMilestoneInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => AnchorEnum)
  @IsIn(ANCHOR_CODES)
  anchor: AnchorCode;

  @Field(() => JstMinuteScalar, {
    description:
      '交付決定は過去の日時だけ。A grant decision lies in the past; an agreed date may be to come.',
  })
  @IsString()
  occurredAt: JstMinute;

  @Field(() => Int, { nullable: true, description: '記録を直すときの版。Only when correcting a record.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}
