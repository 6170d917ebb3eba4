import type { Message } from '@renkei/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import type { Problem } from '../errors/problem.ts';

@ObjectType('Message', { description: '人に見せる文。A sentence for people, in both languages.' })
export class MessageType implements Message {
  @Field(() => String)
  ja: string;

  @Field(() => String)
  en: string;
}

@ObjectType('Problem', {
  description: '直せること: どの項目の、何を、どうするか。What can be put right, and where.',
})
export class ProblemType implements Problem {
  @Field(() => String, { description: '機械が読む種類。Machine-readable kind, e.g. STALE_VERSION.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'どの入力か、例 input.quantity。Which input.' })
  path: string | null;

  @Field(() => MessageType)
  message: Message;
}
