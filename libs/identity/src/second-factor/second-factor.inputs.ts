import { Field, InputType } from '@nestjs/graphql';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { MOST_PASSWORD_CHARACTERS } from '../session/sign-in.inputs.ts';

@InputType()
export class ConfirmTotpInput {
  @Field(() => String, { description: 'アプリに出ている6けたの確認コード。The code the app shows.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  code: string;
}

@InputType({
  description:
    '本人の確認：いまのパスワードか確認コードのどちらか。Either the current password or a code, to prove it is you.',
})
export class ProofInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_PASSWORD_CHARACTERS)
  password?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '認証アプリの確認コードか予備コード。A code of the app, or a recovery code.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  code?: string | null;
}
