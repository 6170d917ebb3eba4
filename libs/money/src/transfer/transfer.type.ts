import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate, Message } from '@renkei/kernel';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  ProblemType,
  YenScalar,
} from '@renkei/platform/graphql';
import { TransferStateEnum, type TransferState } from '../vocabulary.ts';

@ObjectType('TransferReceiptLine')
export class TransferReceiptLineType {
  @Field(() => String, { description: 'number on payer amount purpose statement payee' })
  key: string;

  @Field(() => MessageType, { nullable: true, description: 'null: 見出しのない文。A sentence alone.' })
  label: Message | null;

  @Field(() => MessageType)
  value: Message;
}

@ObjectType('TransferReceipt', {
  description: '受領書。受け取った人の確認。The payee’s word that the money arrived, as a receipt.',
})
export class TransferReceiptType {
  @Field(() => Int, { description: 'グループの中の通し番号。Runs on within the group.' })
  number: number;

  @Field(() => LocalDateScalar)
  receivedOn: LocalDate;

  @Field(() => JstMinuteScalar)
  confirmedAt: Date;

  @Field(() => MessageType)
  title: Message;

  // a plain list: the seven lines of a receipt
  @Field(() => [TransferReceiptLineType])
  lines: readonly TransferReceiptLineType[];
}

@ObjectType('TransferItem', { description: 'グループ内の振込1件。One transfer inside the group.' })
export class TransferItemType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  shareId: string;

  @Field(() => ID)
  fromMemberId: string;

  @Field(() => ID, { description: '受け取る構成員。The payee.' })
  memberId: string;

  @Field(() => YenScalar)
  amountYen: bigint;

  @Field(() => TransferStateEnum)
  status: TransferState;

  @Field(() => MessageType)
  statusLabel: Message;

  @Field(() => LocalDateScalar, { nullable: true, description: '振り込まれた日、振込不能の日。JST.' })
  settledOn: LocalDate | null;

  @Field(() => String, { description: '振り込めなかった理由。Why it failed.' })
  failure: string;

  @Field(() => Int)
  version: number;
}

export const TransferItemConnection = connectionOf('TransferItem', () => TransferItemType);

@ObjectType('TransferBatch', {
  description:
    '銀行に渡す振込データ（全銀形式）。中身は GET /transfer-batches/{id}/file。A file of transfers for the payer’s bank; its bytes come from GET /transfer-batches/{id}/file.',
})
export class TransferBatchType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  number: number;

  @Field(() => ID)
  payerMemberId: string;

  @Field(() => LocalDateScalar, { description: '振込指定日。JST.' })
  transferOn: LocalDate;

  @Field(() => Int)
  itemCount: number;

  @Field(() => YenScalar)
  totalYen: bigint;

  @Field(() => JstMinuteScalar)
  madeAt: Date;
}

export const TransferBatchConnection = connectionOf('TransferBatch', () => TransferBatchType);

@ObjectType('TransferWarning', {
  description: '確かめてほしいこと。振込データは作れる。A reason to look; it stops nothing.',
})
export class TransferWarningType {
  @Field(() => ID)
  memberId: string;

  @Field(() => String, { description: 'BANK_UNKNOWN BRANCH_UNKNOWN' })
  code: string;

  @Field(() => MessageType)
  message: Message;
}

@ObjectType('TransferBatchPreview')
export class TransferBatchPreviewType {
  @Field(() => Int)
  itemCount: number;

  @Field(() => YenScalar)
  totalYen: bigint;

  // a plain list: two for each account of one group at most
  @Field(() => [TransferWarningType])
  warnings: readonly TransferWarningType[];
}

@ObjectType('TransferBatchPreviewPayload')
export class TransferBatchPreviewPayload {
  @Field(() => TransferBatchPreviewType, { nullable: true })
  preview?: TransferBatchPreviewType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('TransferBatchPayload')
export class TransferBatchPayload {
  @Field(() => TransferBatchType, { nullable: true })
  transferBatch?: TransferBatchType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('TransferItemPayload')
export class TransferItemPayload {
  @Field(() => TransferItemType, { nullable: true })
  transferItem?: TransferItemType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
