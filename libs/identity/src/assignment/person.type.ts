import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Role } from '@renkei/access';
import { connectionOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';
import { RoleEnum } from '../account/role.enum.ts';

@ObjectType('Person', {
  description: 'グループや支援機関の担当者。Somebody who acts for a group, a member or a support body.',
})
export class PersonType {
  @Field(() => ID, { description: '担当の番号。外すときなどに使う。The assignment’s id.' })
  id: string;

  @Field(() => ID)
  userId: string;

  @Field(() => String)
  displayName: string;

  @Field(() => String, { nullable: true })
  email: string | null;

  @Field(() => RoleEnum)
  role: Role;

  @Field(() => ID, { nullable: true, description: 'お店の担当: どの構成員か。Whose, for MEMBER_USER.' })
  memberId: string | null;

  @Field(() => String, { nullable: true })
  memberName: string | null;

  @Field(() => Boolean, { description: '計算を承認できるか。May approve calculations of others.' })
  isApprover: boolean;

  @Field(() => JstMinuteScalar)
  since: Date;

  @Field(() => JstMinuteScalar, { nullable: true, description: '外れたとき。null: still acts.' })
  endedAt: Date | null;

  @Field(() => Boolean, { description: '利用を止められている。The account is disabled.' })
  isDisabled: boolean;
}

export const PersonConnection = connectionOf('Person', () => PersonType);

@ObjectType()
export class EndAssignmentPayload {
  @Field(() => PersonType, { nullable: true })
  person?: PersonType;

  @Field(() => Int, {
    nullable: true,
    description:
      'この人が出していて、一緒に取り消した招待の数。Open invitations by this person, withdrawn with it.',
  })
  revokedInvitations?: number;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType()
export class SetApproverPayload {
  @Field(() => PersonType, { nullable: true })
  person?: PersonType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
