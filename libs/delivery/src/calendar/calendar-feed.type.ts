import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Problem } from '@renkei/platform';
import { connectionOf, IsId, IsIdempotencyKey, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';
import { IsOptional } from 'class-validator';

@ObjectType('CalendarFeed', {
  description:
    'カレンダーに締切を出すための、自分だけのアドレス。アドレスは作ったときだけ出ます。A secret address calendars subscribe to; the address itself is never shown again.',
})
export class CalendarFeedType {
  @Field(() => ID)
  id: string;

  @Field(() => ID, {
    nullable: true,
    description:
      '1つのグループだけのとき。null: 自分が担当するすべて。Of one group, or of all one is responsible for.',
  })
  consortiumId: string | null;

  @Field(() => JstMinuteScalar)
  createdAt: Date;

  @Field(() => JstMinuteScalar, { nullable: true, description: 'これ以後は使えない。Of no use since then.' })
  revokedAt: Date | null;
}

export const CalendarFeedConnection = connectionOf('CalendarFeed', () => CalendarFeedType);

@InputType()
export class CreateCalendarFeedInput {
  @Field(() => ID, { nullable: true, description: '省くと、自分が担当するすべて。Left out: all groups.' })
  @IsOptional()
  @IsId()
  consortiumId?: string | null;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class RevokeCalendarFeedInput {
  @Field(() => ID)
  @IsId()
  id: string;
}

@ObjectType()
export class CreateCalendarFeedPayload {
  @Field(() => CalendarFeedType, { nullable: true })
  calendarFeed?: CalendarFeedType;

  @Field(() => String, {
    nullable: true,
    description:
      'カレンダーに登録するアドレス。この1回だけ出る: 同じ要求を繰り返してもnull。人に教えないでください。The address, this once; null when the request is repeated. Whoever has it sees the deadlines.',
  })
  address?: string | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class RevokeCalendarFeedPayload {
  @Field(() => CalendarFeedType, { nullable: true })
  calendarFeed?: CalendarFeedType;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
