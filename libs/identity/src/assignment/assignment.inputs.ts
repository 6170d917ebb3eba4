import { Field, ID, InputType } from '@nestjs/graphql';
import { IsId } from '@renkei/platform/graphql';
import { IsBoolean } from 'class-validator';

@InputType()
export class EndAssignmentInput {
  @Field(() => ID)
  @IsId()
  id: string;
}

@InputType()
export class SetApproverInput {
  @Field(() => ID)
  @IsId()
  assignmentId: string;

  @Field(() => Boolean)
  @IsBoolean()
  isApprover: boolean;
}
