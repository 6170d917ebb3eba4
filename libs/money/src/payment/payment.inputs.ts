import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { IsId, IsIdempotencyKey, LocalDateScalar, YenScalar } from '@renkei/platform/graphql';
import { Allow, IsInt, IsOptional, IsString, Min } from 'class-validator';

@InputType()
export class RecordProgrammePaymentInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => ID, { description: '受け取った構成員。The payee: the purchasing member.' })
  @IsId()
  memberId: string;

  @Field(() => YenScalar, { description: '1円以上。1 yen or more.' })
  @Allow()
  amountYen: bigint;

  @Field(() => LocalDateScalar, { description: '口座に入った日。The day it reached the account. JST.' })
  @IsString()
  paidOn: LocalDate;

  @Field(() => String, {
    nullable: true,
    description: '通知や通帳の番号など。100文字まで。A number of the notice or bank book.',
  })
  @IsOptional()
  @IsString()
  reference?: string | null;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class VoidProgrammePaymentInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => String, { description: '取り消す理由。1–500文字。Why.' })
  @IsString()
  reason: string;
}
