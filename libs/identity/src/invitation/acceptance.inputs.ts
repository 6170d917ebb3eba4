import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { MOST_PASSWORD_CHARACTERS } from '../session/sign-in.inputs.ts';

@InputType()
export class AcceptInvitationInput {
  @Field(() => String, { description: 'リンクの#より後ろ。What stands behind the # of the link.' })
  @IsString()
  @MaxLength(200)
  token: string;

  @Field(() => String, { nullable: true, description: 'はじめての方のお名前。For a new account.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'はじめての方のパスワード。For a new account.' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_PASSWORD_CHARACTERS)
  password?: string | null;
}
