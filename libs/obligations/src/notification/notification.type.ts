import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { JstMinute, Message } from '@renkei/kernel';
import type { ReminderStep } from '@renkei/lifecycle';
import { type Problem } from '@renkei/platform';
import { connectionOf, JstMinuteScalar, MessageType, ProblemType } from '@renkei/platform/graphql';
import { ObligationType } from '../obligation/obligation.type.ts';
import { NotificationKindEnum, ReminderStepEnum } from '../shared/vocabulary.ts';
import type { NotificationKind } from './notification.entity.ts';

@ObjectType('Notification', { description: '受信箱の1件。One line of a person’s inbox.' })
export class NotificationType {
  @Field(() => ID)
  id: string;

  @Field(() => NotificationKindEnum)
  kind: NotificationKind;

  @Field(() => ReminderStepEnum, { nullable: true })
  step: ReminderStep | null;

  @Field(() => MessageType, {
    description: '届いた日から見た文。As of the day it came: what, whose, until when.',
  })
  text: Message;

  @Field(() => ObligationType)
  obligation: ObligationType;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '変更前の締切。The deadline before it moved.',
  })
  previousDueAt: JstMinute | null;

  @Field(() => JstMinuteScalar)
  createdAt: JstMinute;

  @Field(() => JstMinuteScalar, { nullable: true, description: '読んだとき。null: not read yet.' })
  readAt: JstMinute | null;
}

export const NotificationConnection = connectionOf('Notification', () => NotificationType);

@ObjectType()
export class MarkNotificationReadPayload {
  @Field(() => NotificationType, { nullable: true })
  notification?: NotificationType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
