import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Problem } from '@renkei/platform';
import { enumOf, ProblemType } from '@renkei/platform/graphql';
import { MeType } from './me.type.ts';

const SIGN_IN_STATES = ['VISITOR', 'AWAITS_SECOND_FACTOR', 'SIGNED_IN'] as const;
export type SignInState = (typeof SIGN_IN_STATES)[number];
export const SignInStateEnum = enumOf(SIGN_IN_STATES);

registerEnumType(SignInStateEnum, {
  name: 'SignInState',
  description: 'サインインしていない・確認コード待ち・サインイン済み。How far signing in has come.',
});

@ObjectType('SignInProgress')
export class SignInProgressType {
  @Field(() => SignInStateEnum)
  state: SignInState;
}

@ObjectType()
export class ChooseRolePayload {
  @Field(() => MeType, { nullable: true })
  me?: MeType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
