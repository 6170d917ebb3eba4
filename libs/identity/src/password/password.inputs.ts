import { Field, InputType } from '@nestjs/graphql';
import { IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { MOST_PASSWORD_CHARACTERS } from '../session/sign-in.inputs.ts';

const NEW_PASSWORD =
  '12文字以上。種類の決まりはありません。At least 12 characters; any letters and spaces are welcome.';

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_PASSWORD_CHARACTERS)
  currentPassword: string;

  @Field(() => String, { description: NEW_PASSWORD })
  @IsString()
  @MaxLength(MOST_PASSWORD_CHARACTERS)
  newPassword: string;
}

@InputType()
export class RequestPasswordResetInput {
  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  email: string;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: 'メールのリンクの # より後ろ。What stands after # in the link.' })
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{20,100}$/, {
    message:
      'リンクが途中で切れているようです。メールのリンクをもう一度お開きください。 The link seems to be cut short. Please open it again from the e-mail.',
  })
  token: string;

  @Field(() => String, { description: NEW_PASSWORD })
  @IsString()
  @MaxLength(MOST_PASSWORD_CHARACTERS)
  newPassword: string;
}
