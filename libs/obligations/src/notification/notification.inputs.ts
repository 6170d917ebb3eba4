import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsId, PageArgs } from '@renkei/platform/graphql';
import { IsBoolean } from 'class-validator';

@ArgsType()
export class NotificationArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'まだ読んでいないものだけ。Only what is not read yet.',
  })
  @IsBoolean()
  unreadOnly: boolean = false;
}

@InputType()
export class MarkNotificationReadInput {
  @Field(() => ID)
  @IsId()
  id: string;
}
