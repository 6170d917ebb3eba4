import type { Role } from '@renkei/access';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, enumOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';
import { RoleEnum } from '../account/role.enum.ts';
import { INVITATION_STATES, type InvitationState } from './invitation.rows.ts';

export const InvitationStateEnum = enumOf(INVITATION_STATES);
registerEnumType(InvitationStateEnum, {
  name: 'InvitationState',
  description:
    '招待の状態: 返事待ち・期限切れ・受け取り済み・取り消し。Waiting, too late, accepted, withdrawn.',
});

@ObjectType('Invitation', {
  description:
    '招待。リンクはメールだけで届き、ここには出ません。An invitation; its link travels by mail only, never here.',
})
export class InvitationType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  email: string;

  @Field(() => RoleEnum)
  role: Role;

  @Field(() => ID, { nullable: true, description: 'お店の担当: どの構成員か。Whose, for MEMBER_USER.' })
  memberId: string | null;

  @Field(() => String, { nullable: true })
  memberName: string | null;

  @Field(() => ID, { nullable: true, description: '支援機関の担当: どの機関か。Whose, for SUPPORT_READER.' })
  supportBodyId: string | null;

  @Field(() => String, { nullable: true })
  supportBodyName: string | null;

  @Field(() => String, { nullable: true, description: '招いた人の名前。Who invites.' })
  invitedByName: string | null;

  @Field(() => InvitationStateEnum)
  state: InvitationState;

  @Field(() => JstMinuteScalar)
  createdAt: Date;

  @Field(() => JstMinuteScalar, { description: '14日間使えます。Good for 14 days.' })
  expiresAt: Date;

  @Field(() => JstMinuteScalar, { nullable: true, description: 'メールを送ったとき。null: not sent yet.' })
  sentAt: Date | null;

  @Field(() => JstMinuteScalar, { nullable: true })
  acceptedAt: Date | null;
}

export const InvitationConnection = connectionOf('Invitation', () => InvitationType);

@ObjectType()
export class InvitationPayload {
  @Field(() => InvitationType, { nullable: true })
  invitation?: InvitationType;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '同じ宛先への前の招待があり、新しいリンクに替えた（前のリンクはもう使えない）。An earlier invitation to this address was replaced; its link is dead.',
  })
  replacedEarlier?: boolean;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType()
export class RevokeInvitationPayload {
  @Field(() => InvitationType, { nullable: true })
  invitation?: InvitationType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
