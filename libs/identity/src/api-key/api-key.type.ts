import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type Role } from '@renkei/access';
import { connectionOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';
import { RoleEnum } from '../account/role.enum.ts';

@ObjectType('ApiKey', {
  description:
    'アクセスキー。ほかのしくみから使うため。An access key, for programs; the key itself is never shown again.',
})
export class ApiKeyType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  label: string;

  @Field(() => RoleEnum, {
    nullable: true,
    description: 'どの立場で使うか。null: 持っている立場がひとつのとき、その立場。In which role it acts.',
  })
  role: Role | null;

  @Field(() => ID, { nullable: true, description: '1件の担当にしぼるとき。Narrowed to one assignment.' })
  assignmentId: string | null;

  @Field(() => Boolean, { description: '見るだけ。Reads only.' })
  readOnly: boolean;

  @Field(() => JstMinuteScalar)
  createdAt: Date;

  @Field(() => JstMinuteScalar, { nullable: true })
  expiresAt: Date | null;

  @Field(() => JstMinuteScalar, { nullable: true })
  revokedAt: Date | null;

  @Field(() => Boolean, { description: 'いま使える。Neither revoked nor too old.' })
  isUsable: boolean;
}

export const ApiKeyConnection = connectionOf('ApiKey', () => ApiKeyType);

@ObjectType()
export class CreateApiKeyPayload {
  @Field(() => ApiKeyType, { nullable: true })
  apiKey?: ApiKeyType;

  @Field(() => String, {
    nullable: true,
    description:
      'キーそのもの。この1回だけ出る: 同じ要求を繰り返してもnull。The key, this once; null when the request is repeated.',
  })
  key?: string | null;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType()
export class RevokeApiKeyPayload {
  @Field(() => ApiKeyType, { nullable: true })
  apiKey?: ApiKeyType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
