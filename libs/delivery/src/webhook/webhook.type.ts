import { Field, HideField, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MACHINE_CODES, type MachineCode } from '@renkei/lifecycle';
import type { Problem } from '@renkei/platform';
import {
  connectionOf,
  enumOf,
  IsId,
  IsIdempotencyKey,
  JstMinuteScalar,
  ProblemType,
} from '@renkei/platform/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsString,
  MaxLength,
  Min,
} from 'class-validator';

export const WebhookMachineEnum = enumOf(MACHINE_CODES);
registerEnumType(WebhookMachineEnum, {
  name: 'WebhookMachine',
  description: '何の手続きの動きを知らせるか。Whose changes of state are told.',
});

export const DELIVERY_STATUSES = ['WAITING', 'DELIVERED', 'GAVE_UP'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
export const WebhookDeliveryStatusEnum = enumOf(DELIVERY_STATUSES);
registerEnumType(WebhookDeliveryStatusEnum, {
  name: 'WebhookDeliveryStatus',
  description:
    '届ける途中・届いた・あきらめた。It waits or is tried again, was answered with 2xx, or was given up after about half an hour.',
});

@ObjectType('WebhookDelivery', {
  description: '1つの知らせが、届いたか。One event told to one webhook: ids and states only.',
})
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'ヘッダー webhook-id と同じ。The webhook-id of its requests.' })
  id: string;

  @Field(() => ID, { description: '知らせの本文の id。The id in the message.' })
  eventId: string;

  @Field(() => String, { description: '例 application.submitted。The type in the message.' })
  type: string;

  @Field(() => WebhookDeliveryStatusEnum)
  status: DeliveryStatus;

  @Field(() => Int, { description: '送った回数。How often it was tried.' })
  attempts: number;

  @Field(() => Int, { nullable: true, description: '最後の返事のHTTPステータス。The last HTTP status.' })
  responseStatus: number | null;

  @Field(() => String, {
    description:
      '届かなかったわけ、例 HTTP_500・TIMEOUT・NOT_PUBLIC。Why it failed last; empty when it did not.',
  })
  errorCode: string;

  @Field(() => JstMinuteScalar)
  createdAt: Date;

  @Field(() => JstMinuteScalar, { nullable: true })
  settledAt: Date | null;
}

export const WebhookDeliveryConnection = connectionOf('WebhookDelivery', () => WebhookDeliveryType);

@ObjectType('Webhook', {
  description:
    'ほかのシステムへの知らせ。POSTするJSONには、番号と状態だけが入ります（名前や金額は入りません）。署名は standardwebhooks.com の方式。An address that is told changes of state, signed; ids and states only.',
})
export class WebhookType {
  @Field(() => ID)
  id: string;

  @HideField()
  consortiumId: string;

  @Field(() => String)
  url: string;

  // a plain list: there are six machines
  @Field(() => [WebhookMachineEnum])
  machines: MachineCode[];

  @Field(() => Boolean)
  enabled: boolean;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  createdAt: Date;
}

export const WebhookConnection = connectionOf('Webhook', () => WebhookType);

@InputType()
export class CreateWebhookInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => String, { description: 'https:// で始まる、外から届くアドレス。A public https address.' })
  @IsString()
  @MaxLength(500)
  url: string;

  @Field(() => [WebhookMachineEnum])
  @ArrayMinSize(1)
  @ArrayMaxSize(MACHINE_CODES.length)
  @ArrayUnique()
  @IsIn(MACHINE_CODES, { each: true })
  machines: MachineCode[];

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class ChangeWebhookInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;
}

@ObjectType()
export class CreateWebhookPayload {
  @Field(() => WebhookType, { nullable: true })
  webhook?: WebhookType;

  @Field(() => String, {
    nullable: true,
    description:
      '署名を確かめるための秘密（whsec_…）。この1回だけ出る: 同じ要求を繰り返してもnull。The signing secret, this once; null when the request is repeated.',
  })
  secret?: string | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class WebhookPayload {
  @Field(() => WebhookType, { nullable: true })
  webhook?: WebhookType;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
