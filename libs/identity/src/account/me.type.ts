import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Role } from '@renkei/access';
import type { Message } from '@renkei/kernel';
import { MessageType } from '@renkei/platform/graphql';
import { RoleEnum } from './role.enum.ts';

@ObjectType('Acting', { description: 'いまの立場。The role somebody acts in now.' })
export class ActingType {
  @Field(() => RoleEnum)
  role: Role;

  @Field(() => ID, {
    nullable: true,
    description: '1件にしぼっているとき、その担当。null: 同じ立場のすべて。null: all of that role.',
  })
  assignmentId: string | null;

  @Field(() => MessageType, { description: '立場と、何についてか。The role, and what it is for.' })
  label: Message;
}

@ObjectType('MyAssignment', { description: '選べる立場の1件。One role to choose from.' })
export class MyAssignmentType {
  @Field(() => ID)
  id: string;

  @Field(() => RoleEnum)
  role: Role;

  @Field(() => MessageType)
  label: Message;

  @Field(() => ID, { nullable: true })
  consortiumId: string | null;

  @Field(() => ID, { nullable: true })
  memberId: string | null;

  @Field(() => ID, { nullable: true })
  supportBodyId: string | null;

  @Field(() => String, { nullable: true, description: 'グループの名前。Name of the group.' })
  groupName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'お店（構成員）の名前。Name of the member’s business.',
  })
  memberName: string | null;

  @Field(() => String, { nullable: true, description: '支援機関の名前。Name of the support body.' })
  supportBodyName: string | null;
}

@ObjectType('SignInFactors', { description: 'サインインの方法。What one signs in with.' })
export class SignInFactorsType {
  @Field(() => Boolean)
  hasPassword: boolean;

  @Field(() => Boolean, { description: '確認コード（認証アプリ）を使う。Asks for a code of an app.' })
  hasTotp: boolean;

  @Field(() => Int, { description: '残っている予備コードの数。Recovery codes not used yet.' })
  recoveryCodesLeft: number;
}

@ObjectType('Me', { description: 'サインインしている本人。The person who is signed in.' })
export class MeType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  displayName: string;

  @Field(() => String, { nullable: true })
  email: string | null;

  @Field(() => String, { description: 'ja / en' })
  locale: 'ja' | 'en';

  @Field(() => ActingType, { nullable: true })
  acting: ActingType | null;

  @Field(() => Boolean, {
    description: '先に立場を選ぶ必要がある。Nothing of a group is visible before a role is chosen.',
  })
  mustChooseRole: boolean;

  // A plain list: as long as the roles this person was given.
  @Field(() => [MyAssignmentType])
  assignments: readonly MyAssignmentType[];

  @Field(() => SignInFactorsType)
  factors: SignInFactorsType;
}
