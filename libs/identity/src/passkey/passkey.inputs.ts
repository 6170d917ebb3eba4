import { Field, ID, InputType } from '@nestjs/graphql';
import { IsId } from '@renkei/platform/graphql';
import { IsString, Length, Matches, MaxLength } from 'class-validator';

/** Far above what a device sends, certificates included. */
const MOST_CHARACTERS = 20_000;

@InputType()
export class FinishPasskeyRegistrationInput {
  @Field(() => ID)
  @IsId()
  challengeId: string;

  @Field(() => String, { description: '一覧で見分けるための名前、例「店のiPhone」。A name to know it by.' })
  @IsString()
  @Length(1, 100)
  @Matches(/^(?=.*\S)\P{Cc}*$/u, {
    message:
      '一覧で見分けられる名前を入れてください（例: 店のiPhone）。 Enter a name to know it by, such as "Shop iPhone".',
  })
  label: string;

  @Field(() => String, {
    description: '端末の答え（RegistrationResponseJSON）をJSONで。The device’s answer as JSON.',
  })
  @IsString()
  @MaxLength(MOST_CHARACTERS)
  response: string;
}

@InputType()
export class RemovePasskeyInput {
  @Field(() => ID)
  @IsId()
  id: string;
}

@InputType()
export class FinishPasskeySignInInput {
  @Field(() => ID)
  @IsId()
  challengeId: string;

  @Field(() => String, {
    description: '端末の答え（AuthenticationResponseJSON）をJSONで。The device’s answer as JSON.',
  })
  @IsString()
  @MaxLength(MOST_CHARACTERS)
  response: string;
}
