import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { HypotheticalLineInput, HypotheticalSizeInput, RemoveLineInput } from '@renkei/consortium';
import type { JstMinute, LocalDate } from '@renkei/kernel';
import { CHANGE_KINDS, type ChangeKind } from '@renkei/lifecycle';
import { IsId, IsIdempotencyKey, JstMinuteScalar, LocalDateScalar } from '@renkei/platform/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ChangeKindEnum } from './change.vocabulary.ts';

/** As of a what-if. */
const MOST_CHANGES = 100;

@InputType({
  description:
    '変更後の費用の行、円・税抜。ツールを選んだ行の機能は、ツールの登録から取る（functionsは空）。A line as it will be; one that names a tool takes its functions from it.',
})
export class PlannedLineInput extends HypotheticalLineInput {
  @Field(() => ID, { nullable: true, description: 'このグループのツール。A tool of this group.' })
  @IsOptional()
  @IsId()
  toolId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '行の名前、0–200文字。置き換えで省くと前のまま。Left out when replacing: as it was.',
  })
  @IsOptional()
  @IsString()
  label?: string | null;
}

@InputType()
export class PlannedAddLineInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => PlannedLineInput)
  @ValidateNested()
  @Type(() => PlannedLineInput)
  line: PlannedLineInput;
}

@InputType()
export class PlannedReplaceLineInput extends PlannedAddLineInput {
  @Field(() => ID)
  @IsId()
  costLineId: string;
}

/** graphql-js sees to it that exactly one of these is given. */
@InputType({
  isOneOf: true,
  description:
    '変えること1つ。もしも（whatIf）と同じ形。Exactly one change, in the words of whatIf; what no filed change may hold is left out.',
})
export class PlannedChangeInput {
  @Field(() => ID, { nullable: true, description: 'この構成員が抜ける。This member leaves.' })
  @IsOptional()
  @IsId()
  dropMember?: string;

  @Field(() => HypotheticalSizeInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => HypotheticalSizeInput)
  size?: HypotheticalSizeInput;

  @Field(() => PlannedAddLineInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => PlannedAddLineInput)
  addLine?: PlannedAddLineInput;

  @Field(() => PlannedReplaceLineInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => PlannedReplaceLineInput)
  replaceLine?: PlannedReplaceLineInput;

  @Field(() => RemoveLineInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => RemoveLineInput)
  removeLine?: RemoveLineInput;
}

@InputType()
export class CreateChangeInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => ChangeKindEnum)
  @IsIn(CHANGE_KINDS)
  kind: ChangeKind;

  @Field(() => ID, {
    nullable: true,
    description:
      'だれについての変更か。MEMBER_WITHDRAWALでは必須で、この構成員が抜ける。Whom it is about; of a withdrawal, who leaves.',
  })
  @IsOptional()
  @IsId()
  memberId?: string | null;

  @Field(() => String, {
    description: '理由や、変わった登録内容。1–2000文字。Why; of registered data, what changed.',
  })
  @IsString()
  reason: string;

  @Field(() => LocalDateScalar, {
    description: '起きた日・決まった日（辞退ではその日）。The day it happened; of a withdrawal its day.',
  })
  @IsString()
  happenedOn: LocalDate;

  @Field(() => [PlannedChangeInput], { description: '上から順に変える。Made one after the other.' })
  @ArrayMaxSize(MOST_CHANGES)
  @ValidateNested({ each: true })
  @Type(() => PlannedChangeInput)
  changes: readonly PlannedChangeInput[];

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '新しい事業実施期間の終わり（計画変更・事故・遅延）。The new end of the project (JST).',
  })
  @IsOptional()
  @IsString()
  newProjectEndAt?: JstMinute | null;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '新しい実績報告の期限。When the performance report will be due (JST).',
  })
  @IsOptional()
  @IsString()
  newReportDueAt?: JstMinute | null;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class ChangeStepInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;
}

const IsSha256 = () => Matches(/^[0-9a-f]{64}$/);

@InputType()
export class FileChangeInput extends ChangeStepInput {
  @Field(() => String, {
    nullable: true,
    description: '申請マイページの受付番号。0–100文字。The number the portal gave it.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  portalNumber?: string | null;

  @Field(() => JstMinuteScalar, { description: '届け出た日時。When it was filed (JST).' })
  @IsString()
  filedAt: JstMinute;

  @Field(() => String, {
    description: '確かめた影響の effect.sha256。Of the very effect the person looked at and confirms.',
  })
  @IsSha256()
  effectSha256: string;
}

@InputType()
export class AcceptChangeInput extends ChangeStepInput {
  @Field(() => JstMinuteScalar, { description: '認められた日時。When it was accepted (JST).' })
  @IsString()
  decidedAt: JstMinute;

  @Field(() => String, { nullable: true, description: '通知の番号。0–100文字。The number of the notice.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  portalNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '届け出たあとで影響が変わったときだけ: 確かめ直した currentEffect.sha256。Only when the effect has changed since it was filed: of the new one.',
  })
  @IsOptional()
  @IsSha256()
  effectSha256?: string | null;
}

@InputType()
export class RefuseChangeInput extends ChangeStepInput {
  @Field(() => JstMinuteScalar, { description: '認められないと知らされた日時。When it was refused (JST).' })
  @IsString()
  decidedAt: JstMinute;

  @Field(() => String, { description: '示された理由。1–2000文字。Why, in the words of the secretariat.' })
  @IsString()
  reason: string;
}

@InputType()
export class CancelChangeInput extends ChangeStepInput {
  @Field(() => String, { description: '取り消す理由。1–2000文字。' })
  @IsString()
  reason: string;
}
