import type { LocalDate, Yen } from '@renkei/kernel';
import type { TransferAccountType } from './transfer-layout.ts';

/** Every code and number has its full length, leading zeros included. */
export interface TransferAccount {
  readonly bankCode: string;
  /** Half-width kana; may be empty, banks go by the code. */
  readonly bankNameKana: string;
  readonly branchCode: string;
  readonly branchNameKana: string;
  readonly accountType: TransferAccountType;
  readonly accountNumber: string;
}

export interface TransferItem extends TransferAccount {
  /** The caller's own; problems name it. It is not in the file. */
  readonly id: string;
  /** Half-width kana, as the bank book has it. */
  readonly holderKana: string;
  readonly amountYen: Yen;
}

export interface TransferOrder {
  /** 委託者コード: given to the orderer by its bank. */
  readonly ordererCode: string;
  readonly ordererKana: string;
  /** A business day of banks; the caller checks it. The file carries month and day only. */
  readonly transferOn: LocalDate;
  readonly account: TransferAccount;
  /** In the order of the file. */
  readonly items: readonly TransferItem[];
}
