import { Field, ID, InputType } from '@nestjs/graphql';
import { IsId } from '@renkei/platform/graphql';

@InputType()
export class SupportConsentInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => ID)
  @IsId()
  supportBodyId: string;
}
