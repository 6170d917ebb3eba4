import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import type { MachineCode } from '@renkei/lifecycle';
import { connectionOf, JstMinuteScalar, MessageType } from '@renkei/platform/graphql';
import { ProcedureMachineEnum } from './vocabulary.ts';

@ObjectType('ProcedureEvent', {
  description:
    '手続きの記録: いつ、何が、どうなったか。A step of any procedure of the group, as it was recorded.',
})
export class ProcedureEventType {
  @Field(() => ID)
  id: string;

  @Field(() => ProcedureMachineEnum)
  machine: MachineCode;

  @Field(() => ID, { description: '申請・報告・変更などのID。The row it is about.' })
  subjectId: string;

  @Field(() => String, { description: '例 SUBMIT。作成は CREATE。' })
  event: string;

  @Field(() => MessageType, { description: '何をしたか、人の言葉で。What was done.' })
  label: Message;

  @Field(() => String, { description: '空: 作成。Empty: the creation.' })
  fromState: string;

  @Field(() => String)
  toState: string;

  @Field(() => MessageType, { description: 'その後の状況。How it stood then.' })
  toLabel: Message;

  @Field(() => JstMinuteScalar, { description: '実際に起きた日時。When it happened in the world (JST).' })
  occurredAt: Date;

  @Field(() => String)
  reason: string;

  @Field(() => String, {
    description: '受付番号・通知番号など。The number the portal or the notice carries.',
  })
  reference: string;

  @Field(() => String, {
    nullable: true,
    description: '記録した人。null: 見える立場でない。null: not yours to see.',
  })
  actor: string | null;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;
}

export const ProcedureEventConnection = connectionOf('ProcedureEvent', () => ProcedureEventType);
