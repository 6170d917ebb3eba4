import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { JstMinute, LocalDate } from '@renkei/kernel';
import { IsId, IsIdempotencyKey, JstMinuteScalar, LocalDateScalar } from '@renkei/platform/graphql';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';

@InputType()
export class CreatePerformanceReportInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

/** A step that needs nothing but to be wanted. */
@InputType()
export class PerformanceReportStepInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;
}

@InputType()
export class SubmitPerformanceReportInput extends PerformanceReportStepInput {
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

  @Field(() => LocalDateScalar, {
    description:
      '補助事業が完了した日。証憑の保管はここから数える。When the project was completed: its papers are kept from there (R25 第16条2).',
  })
  @IsString()
  completedOn: LocalDate;
}

@InputType()
export class ReturnPerformanceReportInput extends PerformanceReportStepInput {
  @Field(() => String, {
    description: '事務局が示した理由。1–2000文字。Why, in the words of the secretariat.',
  })
  @IsString()
  reason: string;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '差し戻された日時。省くといま。When it was returned (JST); left out: now.',
  })
  @IsOptional()
  @IsString()
  occurredAt?: JstMinute | null;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '再提出の期限。示されていなければnull。By when it must be back (JST); null: not said.',
  })
  @IsOptional()
  @IsString()
  correctionDueAt?: JstMinute | null;
}
