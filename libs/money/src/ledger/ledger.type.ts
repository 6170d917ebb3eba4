import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate, Message } from '@renkei/kernel';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  SignedYenScalar,
} from '@renkei/platform/graphql';
import { AccountCodeEnum, EntryKindEnum } from '../vocabulary.ts';
import type { AccountCode, EntryKind } from './chart.ts';

@ObjectType('LedgerPosting', {
  description: '記帳の1行。借方は正、貸方は負。One side of an entry: debit positive, credit negative; yen.',
})
export class LedgerPostingType {
  @Field(() => AccountCodeEnum)
  code: AccountCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => ID)
  memberId: string;

  @Field(() => SignedYenScalar, {
    description: '借方は正、貸方は負。Debit positive, credit negative.',
  })
  amountYen: bigint;
}

@ObjectType('LedgerEntry', {
  description:
    '1件の記帳。行の合計は必ず0円で、あとから変わらない。One entry: its postings sum to 0, and nothing is ever changed.',
})
export class LedgerEntryType {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: '欠番のない通し番号。Runs on without gaps.' })
  number: number;

  @Field(() => EntryKindEnum)
  kind: EntryKind;

  @Field(() => MessageType)
  label: Message;

  @Field(() => ID, { description: '記帳のもとになった記録。The row it records.' })
  causeId: string;

  @Field(() => LocalDateScalar)
  occurredOn: LocalDate;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;
}

export const LedgerEntryConnection = connectionOf('LedgerEntry', () => LedgerEntryType);

@ObjectType('LedgerBalance', { description: '勘定の残高。What stands on an account.' })
export class LedgerBalanceType {
  @Field(() => AccountCodeEnum)
  code: AccountCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => ID)
  memberId: string;

  @Field(() => SignedYenScalar, { description: '借方は正、貸方は負。Debit positive, credit negative.' })
  yen: bigint;
}

@ObjectType('LedgerCheck', {
  description: '帳簿の毎日の点検。What the daily check of the ledger found.',
})
export class LedgerCheckType {
  @Field(() => ID)
  id: string;

  @Field(() => LocalDateScalar)
  checkedOn: LocalDate;

  @Field(() => JstMinuteScalar)
  checkedAt: Date;

  @Field(() => Int)
  entries: number;

  @Field(() => Int)
  postings: number;

  // a plain list: the codes of the check, each at most once
  @Field(() => [String], {
    description: '見つかった食い違い、機械が読む種類。空ならすべて合っている。Empty: all is well.',
  })
  faults: readonly string[];
}

export const LedgerCheckConnection = connectionOf('LedgerCheck', () => LedgerCheckType);
