import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { JstMinute } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import { JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';
import { IsString, Length } from 'class-validator';

@ObjectType('SignInProvider', {
  description: 'ほかのアカウントでのサインイン（OpenID Connect）。Signing in with an account held elsewhere.',
})
export class SignInProviderType {
  @Field(() => String, { description: 'ボタンの文字、例「GビズID」。What the button says.' })
  label: string;

  @Field(() => String, {
    description: 'ブラウザーで開くと、その提供元へ移ります。Opened in the browser, it leads to the provider.',
  })
  startPath: string;
}

@ObjectType('LinkedProvider', {
  description: '自分のアカウントに結び付けた、よそのアカウント。An account elsewhere linked to one’s own.',
})
export class LinkedProviderType {
  @Field(() => ID, { description: '提供元の識別子（issuer）。The provider’s issuer identifier.' })
  issuer: string;

  @Field(() => String)
  label: string;

  @Field(() => JstMinuteScalar)
  linkedAt: JstMinute;
}

@InputType()
export class UnlinkProviderInput {
  @Field(() => ID)
  @IsString()
  @Length(1, 1000)
  issuer: string;
}

@ObjectType()
export class UnlinkProviderPayload {
  @Field(() => ID, { nullable: true, description: '外した提供元。The provider that was unlinked.' })
  unlinkedIssuer?: string;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
