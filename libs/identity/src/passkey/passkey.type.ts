import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { JstMinute } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import { JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';

@ObjectType('Passkey', {
  description:
    'パスキー: 端末の指紋・顔・PINでサインインする鍵。A key kept by a device, opened with finger, face or PIN.',
})
export class PasskeyType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '本人が付けた名前、例「店のiPhone」。The name its owner gave it.' })
  label: string;

  @Field(() => JstMinuteScalar)
  createdAt: JstMinute;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '最後に使ったとき。null: まだ使っていません。When it was last used; null: never.',
  })
  lastUsedAt: JstMinute | null;
}

@ObjectType({ description: 'パスキーの登録を始めるための情報。What the browser starts a registration with.' })
export class StartPasskeyRegistrationPayload {
  @Field(() => ID, { nullable: true, description: '5分以内に1回だけ使えます。Good once, for five minutes.' })
  challengeId?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'navigator.credentials.create に渡すJSON。PublicKeyCredentialCreationOptionsJSON, for navigator.credentials.create.',
  })
  options?: string;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class FinishPasskeyRegistrationPayload {
  @Field(() => PasskeyType, { nullable: true })
  passkey?: PasskeyType;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class RemovePasskeyPayload {
  @Field(() => ID, { nullable: true, description: '外したパスキー。The one that was removed.' })
  removedId?: string;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType({
  description: 'パスキーでのサインインを始めるための情報。What the browser starts a sign-in with.',
})
export class StartPasskeySignInPayload {
  @Field(() => ID, { nullable: true, description: '5分以内に1回だけ使えます。Good once, for five minutes.' })
  challengeId?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'navigator.credentials.get に渡すJSON。PublicKeyCredentialRequestOptionsJSON, for navigator.credentials.get.',
  })
  options?: string;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
