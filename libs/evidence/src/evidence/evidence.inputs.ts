import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { EVIDENCE_CODES, type EvidenceCode } from '@renkei/lifecycle';
import { IsId, IsIdempotencyKey } from '@renkei/platform/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
} from 'class-validator';
import {
  EvidenceCodeEnum,
  EvidenceReviewOutcomeEnum,
  REVIEW_OUTCOMES,
  type ReviewOutcome,
} from './vocabulary.ts';

const MOST_UNITS_AT_ONCE = 200;

@InputType()
export class LinkEvidenceInput {
  @Field(() => ID)
  @IsId()
  evidenceId: string;

  @Field(() => EvidenceCodeEnum)
  @IsIn(EVIDENCE_CODES)
  item: EvidenceCode;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  costLineId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  purchaseStepId?: string | null;

  @Field(() => [Int], {
    nullable: true,
    description: '1枚に何台写っていてもかまいません（K25 p.32）。The devices the photo shows, from 1.',
  })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_UNITS_AT_ONCE)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  unitNumbers?: number[] | null;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class UnlinkEvidenceInput {
  @Field(() => ID)
  @IsId()
  linkId: string;
}

@InputType()
export class ReviewEvidenceInput {
  @Field(() => ID)
  @IsId()
  evidenceId: string;

  @Field(() => EvidenceReviewOutcomeEnum)
  @IsIn(REVIEW_OUTCOMES)
  outcome: ReviewOutcome;

  @Field(() => String, {
    nullable: true,
    description: '差し戻すときは必ず。Needed to return it; its people read it.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}
