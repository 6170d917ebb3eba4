import { Field, ID, InputType } from '@nestjs/graphql';
import { IsId } from '@renkei/platform/graphql';

@InputType()
export class EndSessionInput {
  @Field(() => ID)
  @IsId()
  id: string;
}
