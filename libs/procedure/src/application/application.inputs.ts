import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { JstMinute } from '@renkei/kernel';
import { IsId, IsIdempotencyKey, JstMinuteScalar, YenScalar } from '@renkei/platform/graphql';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';

/** The official forms have lines for so many members (X25). */
const MOST_MEMBERS = 200;

@InputType()
export class CreateApplicationInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

/** A step that needs nothing but to be wanted. */
@InputType()
export class ApplicationStepInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;
}

@InputType()
export class SubmitApplicationInput extends ApplicationStepInput {
  @Field(() => String, {
    description: '申請マイページの受付番号。1–100文字。The number the portal gave it.',
  })
  @IsString()
  portalNumber: string;

  @Field(() => JstMinuteScalar, {
    description: 'ポータルで提出した日時（日本時間の分）。The minute (JST) it was submitted in the portal.',
  })
  @IsString()
  submittedAt: JstMinute;
}

@InputType()
export class ReturnApplicationInput extends ApplicationStepInput {
  @Field(() => String, {
    description: '事務局が示した理由。1–2000文字。Why, in the words of the secretariat.',
  })
  @IsString()
  reason: string;

  @Field(() => JstMinuteScalar, { description: '差し戻された日時。When it was returned (JST).' })
  @IsString()
  occurredAt: JstMinute;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '再提出の期限。示されていなければnull。By when it must be back (JST); null: not said.',
  })
  @IsOptional()
  @IsString()
  correctionDueAt?: JstMinute | null;
}

@InputType()
export class RejectApplicationInput extends ApplicationStepInput {
  @Field(() => JstMinuteScalar, { description: '通知の日時。When the notice came (JST).' })
  @IsString()
  occurredAt: JstMinute;

  @Field(() => String, {
    nullable: true,
    description: '示された理由。0–2000文字。The reason, where one was given.',
  })
  @IsOptional()
  @IsString()
  reason?: string | null;
}

@InputType()
export class WithdrawApplicationInput extends ApplicationStepInput {
  @Field(() => String, { description: '取り下げる理由。1–2000文字。' })
  @IsString()
  reason: string;
}

@InputType()
export class WithdrawGrantInput extends ApplicationStepInput {
  @Field(() => String, {
    description: '辞退の理由（辞退届にも書きます）。1–2000文字。The reason, as in the notice.',
  })
  @IsString()
  reason: string;

  @Field(() => JstMinuteScalar, { description: '辞退届を出した日時。When the notice was filed (JST).' })
  @IsString()
  occurredAt: JstMinute;
}

@InputType()
export class GrantedMemberInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => YenScalar, { description: '(1) の交付決定額。Granted of (1), yen, tax-exclusive.' })
  @Allow()
  amountYen: bigint;
}

@InputType()
export class RecordGrantDecisionInput {
  @Field(() => ID)
  @IsId()
  applicationId: string;

  @Field(() => Int, { description: '申請の版。Of the application.' })
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => String, { description: '交付決定通知書の番号。1–100文字。The number of the notice.' })
  @IsString()
  decisionNumber: string;

  @Field(() => JstMinuteScalar, {
    description:
      '交付決定の日時。これより前の契約・発注・支払いは補助されない。Nothing before this minute (JST) is subsidised.',
  })
  @IsString()
  decidedAt: JstMinute;

  @Field(() => JstMinuteScalar, { description: '事業実施期間の終わり。End of the project period (JST).' })
  @IsString()
  projectEndAt: JstMinute;

  @Field(() => JstMinuteScalar, { description: '実績報告の期限。When the performance report is due (JST).' })
  @IsString()
  reportDueAt: JstMinute;

  @Field(() => String, { nullable: true, description: '付された条件。0–4000文字。Conditions of the grant.' })
  @IsOptional()
  @IsString()
  conditions?: string | null;

  @Field(() => [GrantedMemberInput], {
    nullable: true,
    description:
      '参加中の構成員全員を1回ずつ。省くと申請した額のとおり。Every enrolled member once; left out: as requested.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @ValidateNested({ each: true })
  @Type(() => GrantedMemberInput)
  members?: GrantedMemberInput[] | null;

  @Field(() => YenScalar, {
    nullable: true,
    description: '(2) の交付決定額。省くと申請した額。Left out: as requested.',
  })
  @Allow()
  analysisYen?: bigint | null;

  @Field(() => YenScalar, {
    nullable: true,
    description: '(3) の交付決定額。省くと申請した額。Left out: as requested.',
  })
  @Allow()
  adminYen?: bigint | null;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}
