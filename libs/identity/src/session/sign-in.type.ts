import { Field, ObjectType } from '@nestjs/graphql';
import type { Problem } from '@renkei/platform';
import { ProblemType } from '@renkei/platform/graphql';

@ObjectType({
  description:
    'サインインの結果。次の要求からサインイン済み。Signed in from the next request on, by the cookie.',
})
export class SignInPayload {
  @Field(() => Boolean)
  signedIn: boolean;

  @Field(() => Boolean, {
    description:
      '確認コードを入れると終わり（completeSignIn、10分以内）。A code is still to come, within 10 minutes.',
  })
  needsSecondFactor: boolean;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class SignOutPayload {
  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
