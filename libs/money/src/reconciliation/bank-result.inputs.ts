import { Field, ID, InputType } from '@nestjs/graphql';
import { IsId } from '@renkei/platform/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import { BankRecordKindEnum } from './bank-result.type.ts';
import { RECORD_KINDS, type RecordKind } from './match.ts';

@InputType()
export class BankMatchInput {
  @Field(() => ID)
  @IsId()
  movementId: string;

  @Field(() => BankRecordKindEnum)
  @IsIn(RECORD_KINDS)
  kind: RecordKind;

  @Field(() => ID, { description: '候補のid。The id of one of the candidates.' })
  @IsId()
  recordId: string;
}

@InputType()
export class ConfirmBankMatchesInput {
  @Field(() => ID)
  @IsId()
  bankResultId: string;

  @Field(() => String, {
    description:
      '見た画面のしるし（bankReconciliation.shown）。What was seen: changed since, nothing is confirmed.',
  })
  @Matches(/^[0-9a-f]{64}$/)
  shown: string;

  @Field(() => [BankMatchInput], {
    nullable: true,
    description: '確定する行。省くと、EXACTのすべて。The lines to confirm; all EXACT ones when left out.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => BankMatchInput)
  matches?: BankMatchInput[] | null;
}

@InputType()
export class DiscardBankResultInput {
  @Field(() => ID)
  @IsId()
  id: string;
}
