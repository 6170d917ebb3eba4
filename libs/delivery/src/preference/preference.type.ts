import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Problem } from '@renkei/platform';
import { enumOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';
import { IsIn, IsInt, Matches, Min } from 'class-validator';
import { MAIL_CHOICES, type MailChoice } from './mail-times.ts';

export const MailChoiceEnum = enumOf(MAIL_CHOICES);
registerEnumType(MailChoiceEnum, {
  name: 'MailChoice',
  description:
    'IMMEDIATE: そのつど（数分まとめて1通）。DAILY: 1日1通、朝8時（日本時間）。NONE: メールは受け取らない。A letter when something comes, one a day at 08:00 JST, or none.',
});

const QUIET_FROM =
  'この時刻から（日本時間 HH:mm）メールを送らない。From this minute of the day (JST) no letters are sent; the hours may pass midnight.';
const QUIET_UNTIL =
  'この時刻まで（日本時間 HH:mm）。同じ時刻なら、いつでも送る。Until this minute (JST); the same as quietFrom: no quiet hours.';

@ObjectType('DeliveryPreference', {
  description: '自分あてのお知らせメールの受け取り方。How one gets letters about one’s own notifications.',
})
export class DeliveryPreferenceType {
  @Field(() => MailChoiceEnum)
  mail: MailChoice;

  @Field(() => String, { description: QUIET_FROM })
  quietFrom: string;

  @Field(() => String, { description: QUIET_UNTIL })
  quietUntil: string;

  @Field(() => Int, { description: '0: まだ何も選んでいない。0: nothing was chosen yet.' })
  version: number;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description:
      'メールが届かないとわかった日時。これ以後メールは送りません。When a mail server refused the address for good; no letters since.',
  })
  bouncedAt: Date | null;
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const TIME_MESSAGE =
  '時刻は「08:00」のように、24時間制で入れてください。 Please write the time as HH:mm, such as 08:00.';

@InputType()
export class SetDeliveryPreferenceInput {
  @Field(() => MailChoiceEnum)
  @IsIn(MAIL_CHOICES)
  mail: MailChoice;

  @Field(() => String, { description: QUIET_FROM })
  @Matches(TIME, { message: TIME_MESSAGE })
  quietFrom: string;

  @Field(() => String, { description: QUIET_UNTIL })
  @Matches(TIME, { message: TIME_MESSAGE })
  quietUntil: string;

  @Field(() => Int, { description: '読んだときの版。The version that was read; 0 the first time.' })
  @IsInt()
  @Min(0)
  version: number;
}

@ObjectType()
export class DeliveryPreferencePayload {
  @Field(() => DeliveryPreferenceType, { nullable: true })
  deliveryPreference?: DeliveryPreferenceType;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
