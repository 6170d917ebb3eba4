export { DEFAULT_READ_LIMITS } from './table/limits.ts';
export type { ReadLimits } from './table/limits.ts';
export { fileKind, readTable } from './table/read-table.ts';
export { fileProblem } from './table/file-problem.ts';
export { openXlsxParts, xmlPart } from './table/xlsx-package.ts';
export type { SheetPart, XlsxParts } from './table/xlsx-package.ts';
export type { ZipParts } from './table/zip-parts.ts';
export type { FileProblem, FileProblemCode } from './table/file-problem.ts';
export { cellAddress, columnIndex, columnLetter } from './table/workbook.ts';
export type {
  Arrangement,
  CellKind,
  CellNote,
  Delimiter,
  Sheet,
  TableCell,
  TableRow,
  TextEncoding,
  Workbook,
} from './table/workbook.ts';
export { arrangeBlocks } from './member-list/arrange-blocks.ts';
export { LEGAL_FORMS } from './member-list/imported-member.ts';
export type {
  ImportedCategory,
  ImportedCost,
  ImportedMember,
  LegalForm,
  MemberDraft,
  Severity,
} from './member-list/imported-member.ts';
export { foldLabel } from './member-list/label.ts';
export { COST_MEANINGS, MEANING_LABELS, MEANINGS, TAX_PERCENTS } from './member-list/meaning.ts';
export type {
  ColumnChoice,
  ColumnUnderstanding,
  CostMeaning,
  Meaning,
  SetAside,
  TaxPercent,
  TaxStatement,
} from './member-list/meaning.ts';
export type { IgnoreReason } from './member-list/row-kind.ts';
export { READING_MESSAGES, READING_REASONS } from './member-list/readings.ts';
export type { CellReading, ReadingReason } from './member-list/readings.ts';
export { legalFormColumnMissing } from './member-list/reading-issues.ts';
export { isOfficialWorkbook } from './member-list/sheet-choice.ts';
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
export { parsed, problem } from './member-list/imported-member.ts';
export type { Parsed, ValueProblem } from './member-list/imported-member.ts';
export { isNothing, oneLine } from './member-list/values/blank.ts';
export { legalFormOfName, parseLegalForm, parseSize } from './member-list/values/category.ts';
export { parseDay } from './member-list/values/dates.ts';
export { functionsNamedIn } from './member-list/values/functions.ts';
export {
  normaliseKana,
  parseCorporateNumber,
  parseEmail,
  parseEmployees,
  parsePhone,
} from './member-list/values/identity.ts';
export { parseAmount } from './member-list/values/money.ts';
export { parsePostalCode, parsePrefecture, PREFECTURES } from './member-list/values/place.ts';
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
export { csvTable, CSV_ENCODINGS, MissingCharactersError } from './table-out/csv-table.ts';
export type {
  CsvEncoding,
  CsvOptions,
  CsvTable,
  MissingCharacter,
  MissingCharacters,
} from './table-out/csv-table.ts';
export { COLUMN_KINDS } from './table-out/table-definition.ts';
export type {
  ColumnKind,
  TableColumn,
  TableDefinition,
  TableLocale,
  TableRecord,
  TableRows,
  TableValue,
} from './table-out/table-definition.ts';
export { xlsxTables } from './table-out/xlsx-tables.ts';
export type { TableToWrite, XlsxOptions } from './table-out/xlsx-tables.ts';
export { zipStream } from './table-out/zip-stream.ts';
export type { ZipPart } from './table-out/zip-stream.ts';
export { MOST_BANK_RESULT_BYTES, MOST_MOVEMENTS } from './bank-result/bank-movement.ts';
export type {
  BankMovement,
  BankResultFile,
  BankResultFormat,
  BankResultProblem,
  BankResultProblemCode,
  MovementDirection,
  MovementStanding,
  StatedAccount,
} from './bank-result/bank-movement.ts';
export { namesIn, payeeKey } from './bank-result/payee-key.ts';
export { readBankResult } from './bank-result/read-bank-result.ts';
