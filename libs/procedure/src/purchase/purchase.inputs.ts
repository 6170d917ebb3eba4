import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { PAYMENT_METHODS, PURCHASE_STEPS, type PaymentMethod, type PurchaseStep } from '@renkei/lifecycle';
import { IsId, IsIdempotencyKey, LocalDateScalar, PageArgs, YenScalar } from '@renkei/platform/graphql';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import { PaymentMethodEnum, PurchaseStepKindEnum } from './purchase.vocabulary.ts';

/** Keeps one request, one transaction and its answer small. */
export const MAX_STEPS_PER_REQUEST = 500;

@InputType({ description: '契約・発注・納品・請求・支払いの1つ。One step of the purchase on a cost line.' })
export class PurchaseStepInput {
  @Field(() => ID, {
    description: '買う人: 費用の行の構成員か、代わりに買う代表事業者。Who buys (K25 p.10).',
  })
  @IsId()
  memberId: string;

  @Field(() => ID)
  @IsId()
  costLineId: string;

  @Field(() => PurchaseStepKindEnum)
  @IsIn(PURCHASE_STEPS)
  step: PurchaseStep;

  @Field(() => LocalDateScalar, {
    description:
      '日本の日付。請求は請求書の日、支払いは証明に書かれた日。A day in Japan: of an invoice its own day, of a payment the day its proof states.',
  })
  @IsString()
  occurredOn: LocalDate;

  @Field(() => String, {
    nullable: true,
    description:
      '時刻 HH:mm（日本時間）。交付決定と同じ日、期間の最後の日だけ必要。JST; needed on the day of the grant decision and on the last day of the period only.',
  })
  @IsOptional()
  @IsString()
  occurredTime?: string | null;

  @Field(() => YenScalar, { description: '税抜。Tax-exclusive.' })
  @Allow()
  amountYen: bigint;

  @Field(() => YenScalar, {
    nullable: true,
    description:
      'その消費税。支払いでは amountYen＋taxYen が振り込んだ額。Its consumption tax: what a payment transferred is amountYen + taxYen.',
  })
  @IsOptional()
  @Allow()
  taxYen?: bigint | null;

  @Field(() => PaymentMethodEnum, { nullable: true, description: '支払いだけ。Payments only; needed there.' })
  @IsOptional()
  @IsIn(PAYMENT_METHODS)
  method?: PaymentMethod | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '支払いだけ: 買う構成員の名義の口座からか。Payments only: from the purchasing member’s own account (K25 p.28 (ウ)).',
  })
  @IsOptional()
  @IsBoolean()
  fromOwnAccount?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '支払いだけ: IT提供事業者・専門家の名義の口座へか。Payments only: to the vendor’s or expert’s own account (K25 p.28 (ウ)).',
  })
  @IsOptional()
  @IsBoolean()
  toVendorsAccount?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'ポイント・クーポン・キャッシュバックがあったか。Points, coupons or money back (K25 p.30 【補足２】).',
  })
  @IsOptional()
  @IsBoolean()
  pointsOrCashback?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: '契約書・請求書などの番号。The number on the paper.',
  })
  @IsOptional()
  @IsString()
  documentNumber?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  note?: string | null;

  @Field(() => Boolean, {
    description:
      'ルールに反していても、もう起きたことなのでそのまま記録する。記録は残り、指摘と、かかっている補助金の額も残ります。It has already happened: recorded although a rule is broken, with findings and what they cost.',
  })
  @IsBoolean()
  alreadyHappened: boolean;
}

@InputType()
export class RecordPurchaseStepInput extends PurchaseStepInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => ID)
  @IsId()
  consortiumId: string;
}

@InputType()
export class RecordPurchaseStepsInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => [PurchaseStepInput], {
    description: `1〜${MAX_STEPS_PER_REQUEST}件。1件でも直すところがあれば、何も記録しない。All or nothing.`,
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_STEPS_PER_REQUEST)
  @ValidateNested({ each: true })
  @Type(() => PurchaseStepInput)
  steps: PurchaseStepInput[];
}

@InputType()
export class VoidPurchaseStepInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => String, { description: '取り消す理由、500文字まで。Why, at most 500 characters.' })
  @IsString()
  reason: string;
}

@ArgsType()
export class PurchasePageArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'この構成員の費用か、この構成員が買ったものだけ。Of its lines, or bought by it.',
  })
  @IsOptional()
  @IsId()
  memberId?: string | null;
}
