import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, JstMinuteScalar } from '@renkei/platform/graphql';

@ObjectType('UnreachablePerson', {
  description:
    'メールが届かない担当者。電話などでご連絡ください。Somebody whose address a mail server refused for good; they get no letters any more.',
})
export class UnreachablePersonType {
  @Field(() => ID)
  userId: string;

  @Field(() => String)
  displayName: string;

  @Field(() => JstMinuteScalar, { description: '届かないとわかった日時。When it was refused.' })
  since: Date;

  @Field(() => String, {
    description:
      'メールサーバーの返事の番号、例 550 5.1.1。The reply code; never the address. EADDRESS: it cannot be an address.',
  })
  replyCode: string;
}

export const UnreachablePersonConnection = connectionOf('UnreachablePerson', () => UnreachablePersonType);
