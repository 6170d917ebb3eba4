import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { IsId, LocalDateScalar } from '@renkei/platform/graphql';
import { IsInt, IsString, Min } from 'class-validator';

@InputType()
export class UpdateAssetInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => String, { description: '保管している場所、200文字まで。Where it is kept.' })
  @IsString()
  place: string;
}

@InputType()
export class DisposeAssetInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;

  @Field(() => LocalDateScalar, { description: '処分した日。When it was disposed of.' })
  @IsString()
  disposedOn: LocalDate;

  @Field(() => String, {
    description: 'どう処分したか、事務局の承認番号など。1–500文字。How, and the approval of the secretariat.',
  })
  @IsString()
  note: string;
}
