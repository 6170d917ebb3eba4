import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { REVIEW_OUTCOMES, type ReviewOutcome } from '@renkei/lifecycle';
import { IsId, IsIdempotencyKey } from '@renkei/platform/graphql';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { PaperReviewOutcomeEnum } from './vocabulary.ts';

/** The official forms have lines for so many members (X25). */
export const MOST_MEMBERS = 200;

@InputType()
export class ReviewMemberDocumentInput {
  @Field(() => ID)
  @IsId()
  documentId: string;

  @Field(() => Int, { description: '見た内容の版。The version that was looked at.' })
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => PaperReviewOutcomeEnum)
  @IsIn(REVIEW_OUTCOMES)
  outcome: ReviewOutcome;

  @Field(() => String, {
    nullable: true,
    description:
      '差し戻すときの理由。構成員が読みます。1–500文字。Required when returned; the member reads it.',
  })
  @IsOptional()
  @IsString()
  reason?: string | null;
}

@InputType()
export class AskForPapersInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => [ID], {
    nullable: true,
    description: '省くと、まだの構成員全員。Everybody who owes something when left out.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MEMBERS)
  @IsId({ each: true })
  memberIds?: string[] | null;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}
