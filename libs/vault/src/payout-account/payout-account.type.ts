import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { JstMinute } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import { enumOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';

/** 預金種目 of a transfer. */
export const PAYOUT_ACCOUNT_TYPES = ['ORDINARY', 'CURRENT', 'SAVINGS'] as const;
export type PayoutAccountKind = (typeof PAYOUT_ACCOUNT_TYPES)[number];

export const PayoutAccountTypeEnum = enumOf(PAYOUT_ACCOUNT_TYPES);
registerEnumType(PayoutAccountTypeEnum, {
  name: 'PayoutAccountType',
  description: 'ORDINARY: 普通。CURRENT: 当座。SAVINGS: 貯蓄。Kind of account.',
});

/** What is kept sealed. */
export interface AccountDetails {
  readonly bankCode: string;
  readonly branchCode: string;
  readonly accountType: PayoutAccountKind;
  readonly accountNumber: string;
  readonly holderKana: string;
}

@ObjectType('PayoutAccount', {
  description:
    '構成員の振込先。暗号化して保管し、見るたびに操作の記録に残ります。Where a member is paid out; kept encrypted, and every look at it is recorded.',
})
export class PayoutAccountType implements AccountDetails {
  @Field(() => ID)
  memberId: string;

  @Field(() => String, { description: '金融機関コード、4桁。Bank.' })
  bankCode: string;

  @Field(() => String, { description: '支店コード、3桁。Branch.' })
  branchCode: string;

  @Field(() => PayoutAccountTypeEnum)
  accountType: PayoutAccountKind;

  @Field(() => String, { description: '口座番号、7桁。Number, with leading zeros.' })
  accountNumber: string;

  @Field(() => String, { description: '口座名義、半角カナ30文字まで。Holder in half-width kana.' })
  holderKana: string;

  @Field(() => JstMinuteScalar)
  changedAt: JstMinute;

  @Field(() => Int)
  version: number;
}

@ObjectType('PayoutAccountState', {
  description: '振込先が登録されているか。中身は含みません。Whether there is an account; nothing of it.',
})
export class PayoutAccountStateType {
  @Field(() => Boolean)
  registered: boolean;

  @Field(() => JstMinuteScalar, { nullable: true })
  changedAt: JstMinute | null;

  @Field(() => Int, { nullable: true, description: '変更するときに添える版。For setPayoutAccount.' })
  version: number | null;
}

@ObjectType()
export class PayoutAccountPayload {
  @Field(() => PayoutAccountType, { nullable: true })
  payoutAccount?: PayoutAccountType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
