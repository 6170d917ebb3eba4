import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, LocalDateScalar, MessageType, ProblemType, YenScalar } from '@renkei/platform/graphql';
import type { BusinessSize } from '@renkei/subsidy-rules';
import type { MemberRole } from '@renkei/lifecycle';
import { BusinessType } from '../business/business.type.ts';
import {
  BusinessSizeEnum,
  LikenessCodeEnum,
  MemberRoleEnum,
  MemberStatusEnum,
} from '../consortium/vocabulary.ts';
import type { LikenessCode } from './likeness.ts';
import type { MemberStatus } from './member.entity.ts';

@ObjectType('Member', {
  description: 'グループ構成員: 代表事業者か参画事業者。A business in its role in the group (K25 p.9).',
})
export class MemberType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => BusinessType)
  business: BusinessType;

  @Field(() => MemberRoleEnum)
  role: MemberRole;

  @Field(() => BusinessSizeEnum)
  size: BusinessSize;

  @Field(() => Int, {
    description: '並び順。端数の1円は先の構成員から。Order; earlier members get odd yen first.',
  })
  position: number;

  @Field(() => Int, { description: 'BY_WEIGHTのときの重み。Weight under BY_WEIGHT.' })
  sharingWeight: number;

  @Field(() => YenScalar, {
    nullable: true,
    description:
      'MANUALのとき申請する(1)の補助金。nullは申請可能額の全額。The subsidy of (1) asked for; null = all.',
  })
  requestedYen: bigint | null;

  @Field(() => MemberStatusEnum)
  status: MemberStatus;

  @Field(() => LocalDateScalar, { nullable: true })
  withdrawnOn: string | null;

  @Field(() => String, { nullable: true })
  withdrawalReason: string | null;

  @Field(() => Int)
  version: number;
}

export const MemberConnection = connectionOf('Member', () => MemberType);

@ObjectType('MemberPayload')
export class MemberPayload {
  @Field(() => MemberType, { nullable: true })
  member?: MemberType;

  @Field(() => [ProblemType], {
    description: '保存はしたが、確かめてほしいこと。Saved; please have a look at these.',
  })
  warnings: readonly ProblemType[];

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('MembersPayload')
export class MembersPayload {
  // bounded: the members of one group, at most 200 on the official forms (X25)
  @Field(() => [MemberType])
  members: readonly MemberType[];

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('SuspectedDuplicate', {
  description: '1者と数えるかもしれない構成員。Members that may count as one business (K25 p.15).',
})
export class SuspectedDuplicateType {
  @Field(() => LikenessCodeEnum)
  code: LikenessCode;

  @Field(() => MessageType)
  message: MessageType;

  // bounded: the members of one group
  @Field(() => [ID])
  memberIds: readonly string[];
}
