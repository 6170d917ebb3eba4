import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsId } from '@renkei/platform/graphql';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import {
  PAYOUT_ACCOUNT_TYPES,
  PayoutAccountTypeEnum,
  type PayoutAccountKind,
} from './payout-account.type.ts';

@InputType()
export class SetPayoutAccountInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => String, { description: '金融機関コード、4桁。全角でもかまいません。Four digits.' })
  @IsString()
  @MaxLength(20)
  bankCode: string;

  @Field(() => String, { description: '支店コード、3桁。Three digits.' })
  @IsString()
  @MaxLength(20)
  branchCode: string;

  @Field(() => PayoutAccountTypeEnum)
  @IsIn(PAYOUT_ACCOUNT_TYPES)
  accountType: PayoutAccountKind;

  @Field(() => String, {
    description: '口座番号。7桁に足りなければ前に0を補います。Padded with zeros to seven digits.',
  })
  @IsString()
  @MaxLength(20)
  accountNumber: string;

  @Field(() => String, {
    description:
      '口座名義（カナ）。全角カナ・ひらがなは半角カナに直します。Brought into the half-width form of transfers.',
  })
  @IsString()
  @MaxLength(200)
  holderKana: string;

  @Field(() => Int, {
    nullable: true,
    description: '登録済みの振込先を変えるときの版。Only when changing one.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

@InputType()
export class OpenPayoutAccountInput {
  @Field(() => ID)
  @IsId()
  memberId: string;
}
