import { Field, InputType } from '@nestjs/graphql';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** What is longer is not read: no password of ours is, and hashing it would cost. */
export const MOST_PASSWORD_CHARACTERS = 1000;

@InputType()
export class SignInInput {
  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  email: string;

  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_PASSWORD_CHARACTERS)
  password: string;
}

@InputType()
export class CompleteSignInInput {
  @Field(() => String, {
    description: '認証アプリの6けたの確認コード、または予備コード。A code of the app, or a recovery code.',
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  code: string;
}
