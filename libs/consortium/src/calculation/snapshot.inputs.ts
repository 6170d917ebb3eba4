import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { IsId, IsIdempotencyKey } from '../shared/input-decorators.ts';

@InputType()
export class SaveCalculationSnapshotInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => ID)
  @IsString()
  @MaxLength(100)
  consortiumId: string;

  @Field(() => String, { description: '何のための保存か、例「交付申請 提出版」。1–200文字。' })
  @IsString()
  label: string;
}

@InputType()
export class ApproveCalculationSnapshotInput {
  @Field(() => ID)
  @IsId()
  snapshotId: string;
}
