import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { SharingKeyEnum } from '@renkei/consortium';
import type { LocalDate } from '@renkei/kernel';
import { IsId, IsIdempotencyKey, LocalDateScalar } from '@renkei/platform/graphql';
import { SHARING_KEYS, type SharingKey } from '@renkei/subsidy-rules';
import { IsIn, IsInt, IsString, Min } from 'class-validator';

@InputType()
export class DecideRedistributionInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => SharingKeyEnum, { description: '(2)(3)の補助金の分け方。How (2) and (3) are shared.' })
  @IsIn(SHARING_KEYS)
  sharingKey: SharingKey;

  @Field(() => LocalDateScalar, { description: 'グループで決めた日。The day the group agreed. JST.' })
  @IsString()
  decidedOn: LocalDate;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class CancelRedistributionInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;
}
