import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { BankResultFormat, MovementDirection } from '@renkei/documents';
import type { LocalDate, Message } from '@renkei/kernel';
import {
  connectionOf,
  enumOf,
  IsId,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  PageArgs,
  ProblemType,
  SignedYenScalar,
  YenScalar,
} from '@renkei/platform/graphql';
import { ACCOUNT_CHECKS, type AccountCheck } from './bank-result.rows.ts';
import { MATCH_STATES, RECORD_KINDS, type MatchState, type RecordKind } from './match.ts';

export const BankRecordKindEnum = enumOf(RECORD_KINDS);
const BankMatchStateEnum = enumOf(MATCH_STATES);
const BankAccountCheckEnum = enumOf(ACCOUNT_CHECKS);
const BankResultFormatEnum = enumOf(['ZENGIN_TRANSACTIONS', 'ZENGIN_RECEIPTS', 'TABLE'] as const);
const MovementDirectionEnum = enumOf(['IN', 'OUT'] as const);

registerEnumType(BankRecordKindEnum, {
  name: 'BankRecordKind',
  description:
    'TRANSFER: 振込1件。TRANSFER_BATCH: 振込データの全件をまとめて。RETURN: 戻った振込。What a movement of an account is here.',
});
registerEnumType(BankMatchStateEnum, {
  name: 'BankMatchState',
  description:
    'CONFIRMED: 確定済み。EARLIER: 前に読み込んだ明細で確定済み。EXACT: 金額・日付・名前が一致。LIKELY: 金額と日付だけ。AMBIGUOUS: 候補が複数。NONE: 当てはまる記録なし。SET_ASIDE: 銀行が取消・訂正。',
});
registerEnumType(BankAccountCheckEnum, {
  name: 'BankAccountCheck',
  description:
    'SAME: 登録した口座の明細。NOT_STATED: ファイルに口座がない（CSV）。NOT_ENTERED: 口座が登録されていない。Whether the file is of the account that was entered.',
});
registerEnumType(BankResultFormatEnum, {
  name: 'BankResultFormat',
  description:
    'ZENGIN_TRANSACTIONS: 入出金取引明細（03）。ZENGIN_RECEIPTS: 振込入金通知（01）。TABLE: 銀行のCSV・Excel。',
});
registerEnumType(MovementDirectionEnum, {
  name: 'MovementDirection',
  description: '入金・出金。Money in or out.',
});

@ObjectType('BankResult', {
  description: '銀行の口座の明細1ファイル。A file of an account’s movements, from POST /bank-results.',
})
export class BankResultType {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'だれの口座か。Whose account.' })
  memberId: string;

  @Field(() => String)
  fileName: string;

  @Field(() => BankResultFormatEnum)
  format: BankResultFormat;

  @Field(() => BankAccountCheckEnum)
  accountCheck: AccountCheck;

  @Field(() => Int)
  movementCount: number;

  @Field(() => Int, { description: '確定した行。Lines confirmed.' })
  confirmedCount: number;

  @Field(() => LocalDateScalar)
  firstOn: LocalDate;

  @Field(() => LocalDateScalar)
  lastOn: LocalDate;

  @Field(() => JstMinuteScalar)
  createdAt: Date;
}

export const BankResultConnection = connectionOf('BankResult', () => BankResultType);

@ObjectType('BankRecord', {
  description: '明細に当てはまる、こちらの記録。A record of this product a movement is or may be.',
})
export class BankRecordType {
  @Field(() => BankRecordKindEnum)
  kind: RecordKind;

  @Field(() => ID)
  id: string;

  @Field(() => ID, {
    description: '受け取る構成員。全件まとめてのときは支払う構成員。The payee, or the payer of a file.',
  })
  memberId: string;

  @Field(() => YenScalar)
  yen: bigint;

  @Field(() => LocalDateScalar, { nullable: true })
  on: LocalDate | null;

  @Field(() => Boolean, {
    description: 'もう記録済みか。falseなら、確定すると記録される。false: confirming records it.',
  })
  recorded: boolean;

  @Field(() => Boolean, { description: 'falseのときは、adviceのとおりに。false: see advice.' })
  confirmable: boolean;

  @Field(() => MessageType)
  label: Message;
}

@ObjectType('BankMovement', { description: '照合の1行: 明細、記録、違い。A row of the reconciliation.' })
export class BankMovementType {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'ファイルの行。Its line in the file.' })
  line: number;

  @Field(() => LocalDateScalar)
  on: LocalDate;

  @Field(() => MovementDirectionEnum)
  direction: MovementDirection;

  @Field(() => YenScalar)
  yen: bigint;

  @Field(() => String, { description: '摘要・振込依頼人名。What the bank writes of it.' })
  text: string;

  @Field(() => String)
  reference: string;

  @Field(() => SignedYenScalar, { nullable: true })
  balance: bigint | null;

  @Field(() => BankMatchStateEnum)
  state: MatchState;

  @Field(() => MessageType)
  stateLabel: Message;

  @Field(() => BankRecordType, { nullable: true })
  match: BankRecordType | null;

  // a plain list: records of one amount within two weeks
  @Field(() => [BankRecordType], { description: '当てはまりうる記録。50件まで。What it may be; 50 at most.' })
  candidates: readonly BankRecordType[];

  @Field(() => SignedYenScalar, { nullable: true, description: '明細−記録。The movement less the record.' })
  differenceYen: bigint | null;

  @Field(() => Int, {
    nullable: true,
    description: '記録の日から明細の日まで。Days from the record to the bank’s.',
  })
  daysApart: number | null;

  @Field(() => MessageType, { nullable: true, description: '次にすること。What to do.' })
  advice: Message | null;
}

export const BankMovementConnection = connectionOf('BankMovement', () => BankMovementType);

@ObjectType('BankMatchCount')
export class BankMatchCountType {
  @Field(() => BankMatchStateEnum)
  state: MatchState;

  @Field(() => MessageType)
  label: Message;

  @Field(() => Int)
  count: number;
}

@ObjectType('BankReconciliation')
export class BankReconciliationType {
  @Field(() => BankResultType)
  bankResult: BankResultType;

  @Field(() => String, { description: 'confirmBankMatchesに渡すしるし。To give to confirmBankMatches.' })
  shown: string;

  // a plain list: the seven states
  @Field(() => [BankMatchCountType])
  counts: readonly BankMatchCountType[];
}

@ArgsType()
export class BankResultArgs {
  @Field(() => ID)
  @IsId()
  bankResultId: string;
}

@ArgsType()
export class BankMovementArgs extends PageArgs {
  @Field(() => ID)
  @IsId()
  bankResultId: string;
}

@ObjectType('ConfirmBankMatchesPayload')
export class ConfirmBankMatchesPayload {
  @Field(() => BankResultType, { nullable: true })
  bankResult?: BankResultType;

  @Field(() => Int, { nullable: true, description: '確定した行の数。How many lines were confirmed.' })
  confirmed?: number;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('DiscardBankResultPayload')
export class DiscardBankResultPayload {
  @Field(() => ID, { nullable: true })
  discardedId?: string;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

export const STATE_LABELS: Readonly<Record<MatchState, Message>> = {
  CONFIRMED: { ja: '確定済み', en: 'Confirmed' },
  EARLIER: { ja: '前の明細で確定済み', en: 'Confirmed in an earlier file' },
  EXACT: { ja: '一致', en: 'Agrees' },
  LIKELY: { ja: 'おそらく一致', en: 'Likely' },
  AMBIGUOUS: { ja: '候補が複数', en: 'More than one fits' },
  NONE: { ja: '当てはまる記録なし', en: 'Nothing fits' },
  SET_ASIDE: { ja: '銀行が取消・訂正', en: 'Taken back by the bank' },
};
