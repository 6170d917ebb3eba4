import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Role } from '@renkei/access';
import { JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';
import { RoleEnum } from '../account/role.enum.ts';

@ObjectType('InvitationOffer', {
  description: '届いた招待の中身。リンクを持つ人だけに見える。What a link is for, shown to whoever holds it.',
})
export class InvitationOfferType {
  @Field(() => String, { description: '招待が届いたメールアドレス。Where the letter went.' })
  email: string;

  @Field(() => RoleEnum)
  role: Role;

  @Field(() => String, { description: '招いた人。Who invites.' })
  inviterName: string;

  @Field(() => String, { nullable: true })
  groupName: string | null;

  @Field(() => String, { nullable: true })
  memberName: string | null;

  @Field(() => String, { nullable: true })
  supportBodyName: string | null;

  @Field(() => JstMinuteScalar)
  expiresAt: Date;

  @Field(() => Boolean, {
    description:
      'このメールアドレスの利用者がもういる: サインインしてから受け取る。Sign in as this account first, then accept.',
  })
  hasAccount: boolean;
}

@ObjectType()
export class InvitationOfferPayload {
  @Field(() => InvitationOfferType, { nullable: true })
  offer?: InvitationOfferType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('AcceptedInvitation')
export class AcceptedInvitationType {
  @Field(() => RoleEnum)
  role: Role;

  @Field(() => ID, { nullable: true })
  consortiumId: string | null;

  @Field(() => ID, { nullable: true })
  memberId: string | null;

  @Field(() => ID, { nullable: true })
  supportBodyId: string | null;

  @Field(() => Boolean, {
    description:
      '新しい利用者になり、次の要求からサインイン済み。A new account; signed in from the next request on.',
  })
  newAccount: boolean;
}

@ObjectType()
export class AcceptInvitationPayload {
  @Field(() => AcceptedInvitationType, { nullable: true })
  accepted?: AcceptedInvitationType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
