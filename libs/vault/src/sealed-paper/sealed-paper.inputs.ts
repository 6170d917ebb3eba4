import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { PAPER_CODES, REQUIREMENT_CODES, type PaperCode, type RequirementCode } from '@renkei/lifecycle';
import { IsId, IsIdempotencyKey } from '@renkei/platform/graphql';
import { IsIn, IsInt, IsOptional, Matches, Min } from 'class-validator';

const DAY = {
  message: '日付を「2026-11-22」の形で入れてください。 Please give the day in the form 2026-11-22.',
};

/** The query string of an upload; the file is the body. */
export class HandInQuery {
  @IsId()
  memberId: string;

  @IsIn(REQUIREMENT_CODES)
  requirement: RequirementCode;

  /** Which of several accepted papers; left out: the strictest age limit counts. */
  @IsOptional()
  @IsIn(PAPER_CODES)
  paper?: PaperCode;

  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, DAY)
  issuedOn?: string;

  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, DAY)
  validUntil?: string;

  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class ReleaseSealedPaperInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;
}

@InputType()
export class WithdrawSealedPaperReleaseInput extends ReleaseSealedPaperInput {}
