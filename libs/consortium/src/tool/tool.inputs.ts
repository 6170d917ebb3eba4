import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { SOFTWARE_FUNCTIONS, type SoftwareFunction } from '@renkei/subsidy-rules';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString } from 'class-validator';
import { SoftwareFunctionEnum } from '../consortium/vocabulary.ts';
import { IsId, IsIdempotencyKey, Omittable } from '../shared/input-decorators.ts';

@InputType()
export class CreateToolInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => ID)
  @IsId()
  vendorId: string;

  @Field(() => String)
  @IsString()
  name: string;

  @Field(() => [SoftwareFunctionEnum], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(SOFTWARE_FUNCTIONS.length)
  @IsIn(SOFTWARE_FUNCTIONS, { each: true })
  functions: SoftwareFunction[];
}

@InputType()
export class UpdateToolInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;

  @Field(() => ID, { nullable: true })
  @Omittable()
  @IsId()
  vendorId?: string;

  @Field(() => String, { nullable: true })
  @Omittable()
  @IsString()
  name?: string;

  @Field(() => [SoftwareFunctionEnum], { nullable: true })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(SOFTWARE_FUNCTIONS.length)
  @IsIn(SOFTWARE_FUNCTIONS, { each: true })
  functions?: SoftwareFunction[];
}
