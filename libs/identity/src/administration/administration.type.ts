import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';
import { MeType } from '../account/me.type.ts';

@ObjectType('Account', {
  description:
    '利用者（管理者が見る姿）。どのグループの人かは見えない。An account as the administrator sees it: never its groups.',
})
export class AccountType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  displayName: string;

  @Field(() => String, { nullable: true })
  email: string | null;

  @Field(() => JstMinuteScalar)
  createdAt: Date;

  @Field(() => JstMinuteScalar, { nullable: true, description: '利用を止めたとき。null: in use.' })
  disabledAt: Date | null;
}

export const AccountConnection = connectionOf('Account', () => AccountType);

@ObjectType()
export class AccountPayload {
  @Field(() => AccountType, { nullable: true })
  account?: AccountType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType()
export class UpdateMyAccountPayload {
  @Field(() => MeType, { nullable: true })
  me?: MeType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
