import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { MemberRole } from '@renkei/lifecycle';
import { MemberRoleEnum, MemberStatusEnum } from '../consortium/vocabulary.ts';
import type { MemberStatus } from '../member/member.entity.ts';

/** It carries `memberId` and no `id`: a client's cache must not take it for the member itself, which holds more. */
@ObjectType('RosterEntry', {
  description:
    'グループのだれでも見られる名簿の1行。What everybody of a group may know of a member: who it is, nothing else.',
})
export class RosterEntryType {
  @Field(() => ID)
  memberId: string;

  @Field(() => String)
  name: string;

  @Field(() => Int, { description: '並び順。Order in the group.' })
  position: number;

  @Field(() => MemberRoleEnum)
  role: MemberRole;

  @Field(() => MemberStatusEnum)
  status: MemberStatus;
}
