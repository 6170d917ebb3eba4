import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsId, IsIdempotencyKey } from '@renkei/platform/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsInt, IsString, Max, Min } from 'class-validator';

const PREFECTURES = 47;

@InputType({ isAbstract: true })
export abstract class SupportBodyInput {
  @Field(() => String)
  @IsString()
  name: string;

  @Field(() => [Int], { description: '都道府県 1–47。Prefectures.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(PREFECTURES)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(PREFECTURES, { each: true })
  prefectures: number[];
}

@InputType()
export class CreateSupportBodyInput extends SupportBodyInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class UpdateSupportBodyInput extends SupportBodyInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;
}

@InputType()
export class EndSupportReaderInput {
  @Field(() => ID, { description: '担当の番号（staffのid）。The id in `staff`.' })
  @IsId()
  id: string;
}
