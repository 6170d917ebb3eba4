export { DEFAULT_READ_LIMITS } from './table/limits.ts';
export type { ReadLimits } from './table/limits.ts';
export { readTable } from './table/read-table.ts';
export type { FileProblem, FileProblemCode } from './table/file-problem.ts';
export { cellAddress, columnIndex, columnLetter } from './table/workbook.ts';
export type {
  CellKind,
  CellNote,
  Delimiter,
  Sheet,
  TableCell,
  TableRow,
  TextEncoding,
  Workbook,
} from './table/workbook.ts';
export { LEGAL_FORMS } from './member-list/imported-member.ts';
export type {
  ImportedCategory,
  ImportedCost,
  ImportedMember,
  LegalForm,
  MemberDraft,
  Severity,
} from './member-list/imported-member.ts';
export { COST_MEANINGS, MEANING_LABELS, MEANINGS } from './member-list/meaning.ts';
export type {
  ColumnChoice,
  ColumnUnderstanding,
  CostMeaning,
  Meaning,
  SetAside,
  TaxStatement,
} from './member-list/meaning.ts';
export type { IgnoreReason } from './member-list/row-kind.ts';
export { understandMembers } from './member-list/understand-members.ts';
export type {
  CellIssue,
  FileIssue,
  IgnoredRow,
  ImportedRow,
  OtherSheet,
  Understanding,
  UnderstandOptions,
  UnderstandProblem,
} from './member-list/understanding.ts';
export { PREFECTURES } from './member-list/values/place.ts';
export { checkAccountCodes } from './bank-transfer/account-codes.ts';
export type { AccountCodeProblem } from './bank-transfer/account-codes.ts';
export { bankDirectory } from './bank-transfer/bank-directory.ts';
export type { BankOffice } from './bank-transfer/bank-directory.ts';
export { readTransferFile } from './bank-transfer/read-transfer-file.ts';
export type {
  ReadTransferFile,
  TransferFileProblem,
  TransferFileProblemCode,
} from './bank-transfer/read-transfer-file.ts';
export { receiptOf } from './bank-transfer/receipt.ts';
export type { Receipt, ReceiptFacts, ReceiptLine, ReceiptLineKey } from './bank-transfer/receipt.ts';
export {
  MOST_TOTAL_YEN,
  MOST_TRANSFER_YEN,
  MOST_TRANSFERS,
  transferFile,
} from './bank-transfer/transfer-file.ts';
export type { TransferFile, TransferFileOptions } from './bank-transfer/transfer-file.ts';
export { ACCOUNT_TYPE_DIGITS, TRANSFER_LAYOUT } from './bank-transfer/transfer-layout.ts';
export type { LineSeparator, TransferAccountType, TransferField } from './bank-transfer/transfer-layout.ts';
export type { TransferAccount, TransferItem, TransferOrder } from './bank-transfer/transfer-order.ts';
export type {
  TransferPlace,
  TransferProblem,
  TransferProblemCode,
} from './bank-transfer/transfer-problem.ts';
