import type { Message } from '@renkei/kernel';
import type { SheetKey } from '../layout/layout.ts';

export type FillProblemCode =
  /** More entries than the sheet has rows: the rest stands in a further workbook. */
  | 'TOO_MANY_ENTRIES'
  /** 様式5 or 6 had to be split, so 様式5–8 of each file add up that file alone. */
  | 'SPLIT_TOTALS'
  /** The order of 様式5 was changed so that its totals appear. */
  | 'SOFTWARE_FIRST'
  /** The totals of 様式5 stay blank, because nobody has software (X25 quirk). */
  | 'NO_SOFTWARE'
  /** More lines of one item than 様式7 has rows: the last row holds their sum. */
  | 'ADMIN_LINES_JOINED'
  | 'UNKNOWN_ADMIN_ITEM'
  | 'WORD_NOT_IN_LIST'
  | 'NUMBER_NOT_USABLE'
  | 'DATE_NOT_USABLE'
  | 'TEXT_TOO_LONG';

/** What a person must know about the filled workbook. Nothing of this stops the file from being made. */
export interface FillProblem {
  readonly code: FillProblemCode;
  /** 'warning': something is to be done by hand; 'info': only to be known. */
  readonly severity: 'warning' | 'info';
  readonly sheet: SheetKey;
  /** In the first workbook it concerns; null for the whole sheet. */
  readonly cell: string | null;
  readonly message: Message;
}

/** ¥ with thousands separators, for messages. */
export function showYen(yen: bigint): string {
  return String(yen).replace(/\B(?=(\d{3})+$)/g, ',');
}
