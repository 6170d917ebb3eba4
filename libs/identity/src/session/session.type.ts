import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { JstMinute } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import { enumOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';

const WAYS = ['PASSWORD', 'PASSKEY', 'OIDC', 'INVITATION'] as const;
export type SignedInWith = (typeof WAYS)[number];
export const SignedInWithEnum = enumOf(WAYS);

registerEnumType(SignedInWithEnum, {
  name: 'SignedInWith',
  description: 'パスワード・パスキー・ほかのサービス・招待。How somebody signed in.',
});

@ObjectType('Session', {
  description: 'サインインしている端末の1件。One device somebody is signed in on.',
})
export class SessionType {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    description: '端末、例「Safari（iOS）」。わからなければ空。The device; empty when unknown.',
  })
  device: string;

  @Field(() => SignedInWithEnum)
  signedInWith: SignedInWith;

  @Field(() => JstMinuteScalar)
  signedInAt: JstMinute;

  @Field(() => JstMinuteScalar, { description: '最後に使ったとき（5分きざみ）。To about five minutes.' })
  lastSeenAt: JstMinute;

  @Field(() => Boolean, { description: 'いま使っている端末。This very one.' })
  isCurrent: boolean;
}

@ObjectType()
export class EndSessionPayload {
  @Field(() => SessionType, {
    nullable: true,
    description: '終わらせた端末。The session that was ended.',
  })
  session?: SessionType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class EndOtherSessionsPayload {
  @Field(() => Int, { description: '終わらせた端末の数。How many were ended.' })
  endedSessions: number;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
