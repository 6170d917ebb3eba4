import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { PAPER_CODES, REQUIREMENT_CODES, type PaperCode, type RequirementCode } from '@renkei/lifecycle';
import { IsId, LocalDateScalar } from '@renkei/platform/graphql';
import { IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { PaperEnum, RequirementEnum } from '../shared/vocabulary.ts';

@InputType()
export class RecordMemberDocumentInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => RequirementEnum)
  @IsIn(REQUIREMENT_CODES)
  requirement: RequirementCode;

  @Field(() => PaperEnum, {
    nullable: true,
    description: 'いくつか認められる場合、どれか。Which of several.',
  })
  @IsOptional()
  @IsIn(PAPER_CODES)
  paper?: PaperCode | null;

  @Field(() => LocalDateScalar, { nullable: true })
  @IsOptional()
  @IsString()
  issuedOn?: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true })
  @IsOptional()
  @IsString()
  validUntil?: LocalDate | null;

  @Field(() => LocalDateScalar)
  @IsString()
  receivedOn: LocalDate;

  @Field(() => Int, { nullable: true, description: '記録を直すときの版。Only when replacing a record.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

@InputType()
export class RemoveMemberDocumentInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => RequirementEnum)
  @IsIn(REQUIREMENT_CODES)
  requirement: RequirementCode;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;
}
