import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { LocalDateScalar, PageArgs, YenScalar } from '@renkei/platform/graphql';
import { BUSINESS_SIZES, type BusinessSize } from '@renkei/subsidy-rules';
import { Type } from 'class-transformer';
import { Allow, ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { MEMBER_ROLES, type MemberRole } from '@renkei/lifecycle';
import { BusinessChangesInput, BusinessInput } from '../business/business.inputs.ts';
import { BusinessSizeEnum, MemberRoleEnum, MemberStatusEnum } from '../consortium/vocabulary.ts';
import { IsId, IsIdempotencyKey, Omittable } from '../shared/input-decorators.ts';
import { MEMBER_STATUSES, type MemberStatus } from './member.entity.ts';

@ArgsType()
export class MemberPageArgs extends PageArgs {
  @Field(() => MemberStatusEnum, { nullable: true, description: '省くと全員。Everybody when left out.' })
  @IsOptional()
  @IsIn(MEMBER_STATUSES)
  status?: MemberStatus | null;
}

@InputType()
export class EnrolMemberInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => BusinessInput)
  @ValidateNested()
  @Type(() => BusinessInput)
  business: BusinessInput;

  @Field(() => MemberRoleEnum, { defaultValue: 'PARTICIPANT' })
  @IsIn(MEMBER_ROLES)
  role: MemberRole;

  @Field(() => BusinessSizeEnum, { defaultValue: 'SME' })
  @IsIn(BUSINESS_SIZES)
  size: BusinessSize;

  @Field(() => Int, { defaultValue: 1, description: '0–1,000,000' })
  @IsInt()
  sharingWeight: number;

  @Field(() => YenScalar, { nullable: true })
  @Allow()
  requestedYen?: bigint | null;
}

@InputType()
export class UpdateMemberInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;

  @Field(() => BusinessChangesInput, { nullable: true })
  @Omittable()
  @ValidateNested()
  @Type(() => BusinessChangesInput)
  business?: BusinessChangesInput;

  @Field(() => BusinessSizeEnum, { nullable: true })
  @Omittable()
  @IsIn(BUSINESS_SIZES)
  size?: BusinessSize;

  @Field(() => Int, { nullable: true, description: '0–1,000,000' })
  @Omittable()
  @IsInt()
  sharingWeight?: number;

  @Field(() => YenScalar, { nullable: true })
  @Allow()
  requestedYen?: bigint | null;
}

@InputType({ description: '代表事業者をこの構成員に交代する。Makes this member the representative.' })
export class AppointRepresentativeInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => Int)
  @IsInt()
  version: number;
}

@InputType()
export class WithdrawMemberInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;

  @Field(() => LocalDateScalar, {
    description: '辞退した日（今日まで）。The day of withdrawal, today at the latest.',
  })
  @IsString()
  withdrawnOn: LocalDate;

  @Field(() => String)
  @IsString()
  reason: string;
}

@InputType({ description: '参加中の全員を新しい順に。All enrolled members in their new order.' })
export class ReorderMembersInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => [ID])
  @ArrayMaxSize(1000)
  @IsId({ each: true })
  memberIds: string[];
}
