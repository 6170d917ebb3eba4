import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { SOFTWARE_FUNCTIONS, type SoftwareFunction } from '@renkei/subsidy-rules';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { SoftwareFunctionEnum } from '../consortium/vocabulary.ts';
import { IsId, IsIdempotencyKey, Omittable } from '../shared/input-decorators.ts';

/** What 様式2 asks of a tool beyond its name; null or '' is nothing, left out of an update it stays. */
@InputType({ isAbstract: true })
abstract class ToolFormFields {
  @Field(() => String, { nullable: true, description: '様式2の概要。' })
  @IsOptional()
  @IsString()
  summary?: string | null;

  @Field(() => String, { nullable: true, description: '様式2の説明URL、https:// から。' })
  @IsOptional()
  @IsString()
  url?: string | null;

  @Field(() => String, { nullable: true, description: '様式2のITツールNo.。' })
  @IsOptional()
  @IsString()
  toolNumber?: string | null;
}

@InputType()
export class CreateToolInput extends ToolFormFields {
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
export class UpdateToolInput extends ToolFormFields {
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
