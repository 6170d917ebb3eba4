import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { WhatIfInput } from '../calculation/what-if.inputs.ts';
import { IsId, IsIdempotencyKey } from '../shared/input-decorators.ts';

@InputType()
export class SaveScenarioInput extends WhatIfInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => String, { description: 'あとで見分けるための名前。1–200文字。' })
  @IsString()
  name: string;
}

@InputType()
export class RemoveScenarioInput {
  @Field(() => ID)
  @IsId()
  id: string;
}
