import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Problem } from '@renkei/platform';
import { ProblemType } from '@renkei/platform/graphql';

@ObjectType()
export class ChangePasswordPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'ほかの端末で終わったサインインの数。How many other sessions were ended.',
  })
  endedSessions?: number | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType({
  description:
    'いつも同じ答え：そのアドレスの人がいれば、リンクを送った。Always the same: if there is such a person, a link was sent.',
})
export class RequestPasswordResetPayload {
  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class ResetPasswordPayload {
  @Field(() => Boolean, { description: '新しいパスワードになった。The password is the new one.' })
  changed: boolean;

  @Field(() => Boolean, {
    description:
      'そのままサインインした。false: 確認コードを使う方は、あらためてサインインする。With a second factor one signs in anew.',
  })
  signedIn: boolean;

  @Field(() => Int, {
    description:
      '使えなくなったアクセスキーの数。いるときは、サインインして作りなおす。How many access keys were revoked with it.',
  })
  revokedKeys: number;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
