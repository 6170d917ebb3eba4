import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JstMinute, Message } from '@renkei/kernel';
import {
  OBLIGATION_STATUSES,
  type AnchorCode,
  type ObligationKind,
  type ObligationStatus,
  type ObligationTiming,
  type ReminderStep,
} from '@renkei/lifecycle';
import { connectionOf, IsId, JstMinuteScalar, MessageType, PageArgs } from '@renkei/platform/graphql';
import { IsIn, IsOptional } from 'class-validator';
import {
  AnchorEnum,
  ObligationKindEnum,
  ObligationStatusEnum,
  ObligationTimingEnum,
  ReminderStepEnum,
} from '../shared/vocabulary.ts';

@ObjectType('Obligation', {
  description:
    'いつまでに何をするか。日程が動くと、新しいものに置き換わります。What is owed until when; a moved one is superseded.',
})
export class ObligationType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  /** Not a field: how `member` and `supersedes` are found. */
  memberId: string | null;
  supersedesId: string | null;

  @Field(() => String, {
    description: '種類と、書類なら必要書類の名前。Kind, and for papers the requirement.',
  })
  key: string;

  @Field(() => ObligationKindEnum)
  kind: ObligationKind;

  @Field(() => MessageType)
  title: Message;

  @Field(() => JstMinuteScalar, { description: '締切（日本時間の分）。In time: up to this minute, JST.' })
  dueAt: JstMinute;

  @Field(() => Int, {
    nullable: true,
    description:
      '締切の日まであと何日か（日本の暦日、過ぎたら負、未了のときだけ）。Calendar days in Japan; negative when over; only while open.',
  })
  daysLeft: number | null;

  @Field(() => ObligationTimingEnum)
  timing: ObligationTiming;

  @Field(() => AnchorEnum, {
    nullable: true,
    description:
      'この日時が決まるもと。通知で決まった期限にはありません。From which point of the procedure it follows; null: given by notice.',
  })
  anchor: AnchorCode | null;

  @Field(() => String, { description: '根拠。The clause, e.g. K25 p.24 (3-2).' })
  clause: string;

  @Field(() => ObligationStatusEnum)
  status: ObligationStatus;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '次のお知らせ。When the next reminder is sent.',
  })
  nextReminderAt: JstMinute | null;

  @Field(() => JstMinuteScalar)
  createdAt: JstMinute;

  @Field(() => JstMinuteScalar, { nullable: true })
  endedAt: JstMinute | null;
}

export const ObligationConnection = connectionOf('Obligation', () => ObligationType);

@ObjectType('ObligationReminder', { description: '送ったお知らせ。A reminder that was sent.' })
export class ObligationReminderType {
  @Field(() => ReminderStepEnum)
  step: ReminderStep;

  @Field(() => JstMinuteScalar)
  remindedAt: JstMinute;

  @Field(() => Int, { description: '何人に。To how many people.' })
  recipients: number;
}

@ArgsType()
export class ObligationArgs extends PageArgs {
  @Field(() => ObligationStatusEnum, {
    nullable: true,
    description: '省くと、終わったものも含みます。Left out: all of them, history included.',
  })
  @IsOptional()
  @IsIn(OBLIGATION_STATUSES)
  status?: ObligationStatus | null;

  @Field(() => ID, { nullable: true, description: '1者の分だけ。Only what this member owes.' })
  @IsOptional()
  @IsId()
  memberId?: string | null;
}
