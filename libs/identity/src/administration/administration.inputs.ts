import { Field, ID, InputType } from '@nestjs/graphql';
import { IsId } from '@renkei/platform/graphql';
import { IsIn, IsString } from 'class-validator';

const LOCALES = ['ja', 'en'] as const;

@InputType()
export class AccountInput {
  @Field(() => ID)
  @IsId()
  id: string;
}

@InputType()
export class UpdateMyAccountInput {
  @Field(() => String)
  @IsString()
  displayName: string;

  @Field(() => String, { description: 'ja / en' })
  @IsIn(LOCALES)
  locale: (typeof LOCALES)[number];
}
