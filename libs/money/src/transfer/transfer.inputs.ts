import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { IsId, IsIdempotencyKey, LocalDateScalar } from '@renkei/platform/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
} from 'class-validator';

/** Fewer than the members who give and get (X25: 200). */
const MOST_SHARES = 400;

@InputType()
export class PreviewTransferBatchInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => ID, { description: '支払う構成員。Who pays.' })
  @IsId()
  payerMemberId: string;

  @Field(() => LocalDateScalar, {
    description: '振込指定日。今日以後の銀行営業日。A bank business day, today or later. JST.',
  })
  @IsString()
  transferOn: LocalDate;

  @Field(() => String, {
    description: '委託者コード、10桁。銀行から知らされた番号。Ten digits, given by the bank.',
  })
  @IsString()
  @MaxLength(20)
  ordererCode: string;

  @Field(() => String, {
    description: '振込依頼人名（カナ）。全角カナは半角に直します。The orderer’s name in kana.',
  })
  @IsString()
  @MaxLength(200)
  ordererKana: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      '振り込む分配。省くと、この構成員がまだ振り込んでいないものすべて。Which shares; all open ones of the payer when left out.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SHARES)
  @IsId({ each: true })
  shareIds?: string[] | null;
}

@InputType()
export class MakeTransferBatchInput extends PreviewTransferBatchInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class ConfirmTransferInput {
  @Field(() => ID)
  @IsId()
  itemId: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => LocalDateScalar, {
    description:
      '振り込まれた日、振り込めなかったときは分かった日。The day it was transferred, or was found to have failed. JST.',
  })
  @IsString()
  settledOn: LocalDate;
}

@InputType()
export class FailTransferInput extends ConfirmTransferInput {
  @Field(() => String, {
    description: '振り込めなかった理由。500文字まで。Why it failed, e.g. what the bank said.',
  })
  @IsString()
  failure: string;
}

@InputType()
export class ConfirmReceiptInput {
  @Field(() => ID)
  @IsId()
  transferItemId: string;

  @Field(() => LocalDateScalar, { description: '口座に入った日。The day it reached the account. JST.' })
  @IsString()
  receivedOn: LocalDate;
}
