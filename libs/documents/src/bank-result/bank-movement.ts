import type { LocalDate, Message, Yen } from '@renkei/kernel';
import type { TransferAccountType } from '../bank-transfer/transfer-layout.ts';

export type MovementDirection = 'IN' | 'OUT';

/** CANCELLED, CORRECTION: the bank takes something back; it stands for no movement of its own. */
export type MovementStanding = 'NORMAL' | 'CANCELLED' | 'CORRECTION';

/** One line of what a bank says of an account. */
export interface BankMovement {
  /** From 1: the record of a fixed-length file, the row of a table. */
  readonly line: number;
  /** The day it is booked (勘定日). JST. */
  readonly on: LocalDate;
  readonly direction: MovementDirection;
  /** 1 yen or more. */
  readonly yen: Yen;
  /** Who paid, or what the bank writes of it: 振込依頼人名, 摘要. As the file has it, one line. */
  readonly text: string;
  /** 照会番号 and the like; '' when there is none. */
  readonly reference: string;
  /** 残高 behind it; negative when overdrawn; null when the file has none. */
  readonly balance: bigint | null;
  readonly standing: MovementStanding;
}

/** The account a file says it is of. */
export interface StatedAccount {
  readonly bankCode: string;
  readonly branchCode: string;
  /** null for a kind no transfer is ordered from or sent to. */
  readonly accountType: TransferAccountType | null;
  /** Seven digits. */
  readonly accountNumber: string;
}

/** ZENGIN_TRANSACTIONS 入出金取引明細 (03), ZENGIN_RECEIPTS 振込入金通知 (01), TABLE a bank's CSV or a workbook. */
export type BankResultFormat = 'ZENGIN_TRANSACTIONS' | 'ZENGIN_RECEIPTS' | 'TABLE';

export interface BankResultFile {
  readonly format: BankResultFormat;
  /** null: the file does not say. */
  readonly account: StatedAccount | null;
  /** In the order of the file. */
  readonly movements: readonly BankMovement[];
}

export type BankResultProblemCode =
  | 'FILE'
  | 'NOT_A_RESULT'
  | 'RECORD_LENGTH'
  | 'RECORD_ORDER'
  | 'CHARACTER'
  | 'SEVERAL_ACCOUNTS'
  | 'TOO_MANY_MOVEMENTS'
  | 'NO_MOVEMENTS'
  | 'FIELD'
  | 'DATE'
  | 'AMOUNT'
  | 'DIRECTION'
  | 'BALANCE'
  | 'TOTAL_WRONG'
  | 'COLUMNS_UNKNOWN'
  | 'COLUMN_TWICE';

/** Why a line, or the whole file, cannot be read. */
export interface BankResultProblem {
  readonly code: BankResultProblemCode;
  /** null: the whole file. */
  readonly line: number | null;
  readonly message: Message;
}

export const MOST_MOVEMENTS = 2_000;
export const MOST_BANK_RESULT_BYTES = 2 * 1024 * 1024;

export function problemAt(
  code: BankResultProblemCode,
  line: number | null,
  ja: string,
  en: string,
): BankResultProblem {
  return {
    code,
    line,
    message: line === null ? { ja, en } : { ja: `${line}行目: ${ja}`, en: `Line ${line}: ${en}` },
  };
}

export const TOO_MANY: BankResultProblem = problemAt(
  'TOO_MANY_MOVEMENTS',
  null,
  `明細が多すぎます（${MOST_MOVEMENTS}件まで）。銀行の画面で期間を短くして、もう一度ダウンロードしてください。`,
  `There are too many movements (${MOST_MOVEMENTS} at most). Please download a shorter period from the bank.`,
);
