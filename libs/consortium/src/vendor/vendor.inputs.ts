import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { IsId, IsIdempotencyKey, Omittable } from '../shared/input-decorators.ts';

@InputType()
export class CreateVendorInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => String)
  @IsString()
  name: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  corporateNumber?: string | null;
}

@InputType()
export class UpdateVendorInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;

  @Field(() => String, { nullable: true })
  @Omittable()
  @IsString()
  name?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  corporateNumber?: string | null;
}
