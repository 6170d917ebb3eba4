import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { IsId, IsIdempotencyKey, LocalDateScalar, YenScalar } from '@renkei/platform/graphql';
import { REPAYMENT_CAUSES, type RepaymentCause } from '@renkei/subsidy-rules';
import { Allow, IsIn, IsInt, IsString, Min } from 'class-validator';
import { RepaymentCauseEnum } from '../vocabulary.ts';

@InputType()
export class ClaimRepaymentInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => ID, { description: '返す構成員。Who pays back.' })
  @IsId()
  memberId: string;

  @Field(() => RepaymentCauseEnum)
  @IsIn(REPAYMENT_CAUSES)
  cause: RepaymentCause;

  @Field(() => String, { description: '理由。1–1000文字。Why, as the notice says.' })
  @IsString()
  reason: string;

  @Field(() => YenScalar, {
    description:
      '返還する補助金。その日に受け取った額まで。The subsidy to return, at most what was received that day.',
  })
  @Allow()
  principalYen: bigint;

  @Field(() => LocalDateScalar, {
    description:
      '補助金を受け取った日。何回かに分けて受け取ったときは、1回ごとに請求する。The day it was received; a claim for each instalment (R25 第27条). JST.',
  })
  @IsString()
  subsidyReceivedOn: LocalDate;

  @Field(() => LocalDateScalar, { description: '請求の日。The day of the claim. JST.' })
  @IsString()
  claimedOn: LocalDate;

  @Field(() => LocalDateScalar, { description: '返還の期限。The deadline that was named. JST.' })
  @IsString()
  dueOn: LocalDate;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class PayRepaymentInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => LocalDateScalar, { description: '納付した日。The day of payment. JST.' })
  @IsString()
  paidOn: LocalDate;
}

@InputType()
export class CancelRepaymentInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => String, { description: '取り消す理由。1–1000文字。Why.' })
  @IsString()
  reason: string;
}
