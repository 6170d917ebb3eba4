import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { columnIndex } from '../table/workbook.ts';
import type { Sheet, TableRow, Workbook } from '../table/workbook.ts';
import { settleRoles, tellDuplicates, tellSharedCells } from './across-rows.ts';
import { blockIssues } from './block-issues.ts';
import { understandColumns } from './columns.ts';
import { hasUnclearCostRows } from './cost-row-columns.ts';
import { rowsByMember } from './cost-rows.ts';
import type { MemberRows } from './cost-rows.ts';
import { fileIssues } from './file-issues.ts';
import { readingIssues } from './reading-issues.ts';
import type { Header } from './header.ts';
import { problem } from './imported-member.ts';
import type { ImportedMember, MemberDraft } from './imported-member.ts';
import { sheetUnitYen, taxStatement } from './label.ts';
import { isAmountMeaning } from './meaning.ts';
import type { ColumnUnderstanding, TaxStatement } from './meaning.ts';
import { readMemberRow } from './member-row.ts';
import type { ReadRow } from './member-row.ts';
import type { CellReading } from './readings.ts';
import { ignoreReason, IGNORE_MESSAGES } from './row-kind.ts';
import type { IgnoreReason } from './row-kind.ts';
import { chooseSheet } from './sheet-choice.ts';
import type {
  IgnoredRow,
  ImportedRow,
  Understanding,
  UnderstandOptions,
  UnderstandProblem,
} from './understanding.ts';
import { oneLine } from './values/blank.ts';
import { parseAmount } from './values/money.ts';

/** Text of rows that are not members: what is said there of tax and units holds for the whole table. */
function noteTexts(rows: readonly TableRow[]): string[] {
  return rows.flatMap((row) =>
    row.cells.filter((cell) => cell !== null && cell.mergedFrom === null).map((cell) => cell?.text ?? ''),
  );
}

function sheetStatements(
  sheet: Sheet,
  header: Header,
  columns: readonly ColumnUnderstanding[],
): { tax: TaxStatement; unit: bigint | null } {
  const above = sheet.rows.slice(0, header.first);
  const below = sheet.rows
    .slice(header.last + 1)
    .filter((row) => ['REMARK', 'SECTION'].includes(ignoreReason(row, columns, new Map()) ?? ''));
  const notes = noteTexts([...above, ...below]);
  const taxes = new Set(notes.map(taxStatement).filter((statement) => statement !== 'NOT_STATED'));
  // Notes that contradict each other: take the reading that asks, not the one that pays.
  const tax = taxes.has('INCLUSIVE') ? 'INCLUSIVE' : taxes.has('EXCLUSIVE') ? 'EXCLUSIVE' : 'NOT_STATED';
  return { tax, unit: notes.map(sheetUnitYen).find((unit) => unit !== null) ?? null };
}

function rowText(row: TableRow): string {
  return noteTexts([row]).map(oneLine).join(' ').slice(0, 120);
}

function addToSums(sums: Map<number, bigint>, row: TableRow, columns: readonly ColumnUnderstanding[]): void {
  for (const column of columns) {
    const cell = row.cells[column.index] ?? null;
    if (cell === null || !isAmountMeaning(column.meaning)) continue;
    const amount = parseAmount(cell.text, cell.kind, column.unitYen).value ?? 0n;
    sums.set(column.index, (sums.get(column.index) ?? 0n) + amount);
  }
}

/** Tells the rows of members from the others. */
function memberRows(
  rows: readonly TableRow[],
  columns: readonly ColumnUnderstanding[],
): { members: TableRow[]; ignored: IgnoredRow[] } {
  const members: TableRow[] = [];
  const ignored: IgnoredRow[] = [];
  const sums = new Map<number, bigint>();
  let elsewhere = false;
  for (const row of rows) {
    const found: IgnoreReason | null = ignoreReason(row, columns, sums);
    if (found === 'OTHER_TABLE') elsewhere = true;
    if (found === 'REPEATED_HEADER') elsewhere = false;
    const reason = elsewhere ? 'OTHER_TABLE' : found;
    if (reason === null) {
      members.push(row);
      addToSums(sums, row, columns);
    } else {
      ignored.push({
        rowNumber: row.rowNumber,
        reason,
        text: rowText(row),
        message: IGNORE_MESSAGES[reason],
      });
    }
  }
  return { members, ignored };
}

/** One row is one member, unless each row is a cost of one. */
function grouped(rows: readonly TableRow[], columns: readonly ColumnUnderstanding[]): MemberRows[] {
  const has = (wanted: string) => columns.some(({ meaning }) => meaning === wanted);
  return has('costKind') && has('costYen') ? rowsByMember(rows, columns) : rows.map((row) => [row]);
}

/** A remark, or × under 参加, in a column of its own: the business may no longer take part. */
function tellWithdrawals(read: readonly ReadRow[], columns: readonly ColumnUnderstanding[]): void {
  const found = problem(
    'warning',
    'MAY_HAVE_WITHDRAWN',
    '参加をやめたと読める書き込みがあります。この行を読み込んでよいかご確認ください。',
    'A remark sounds as if the business does not take part. Please check whether to take the row over.',
  );
  for (const { reader } of read) {
    for (const column of columns) {
      const text = column.meaning === null ? oneLine(reader.cellOf(column)?.cell.text ?? '') : '';
      const refused =
        /参加|参画|申込|希望/.test(column.label) && /^[×✕✖xXｘＸ]$|^(?:否|しない|いいえ)$/.test(text);
      if (
        refused ||
        /辞退|脱退|退会|休業中?$|見送|中止|不参加|取り?下げ|取り?やめ|キャンセル|閉店|廃業/.test(text)
      )
        reader.tell(column, found);
    }
  }
}

const COSTS_IN_ROWS: UnderstandProblem = {
  code: 'COSTS_IN_ROWS',
  message: {
    ja: '費用が1件ずつ行に分かれた表のようですが、どの列が金額か分かりませんでした。金額の列を1つにして「金額（税抜）」と見出しを付けるか、1店を1行にまとめて金額を種類ごとの列に分け、もう一度お選びください。',
    en: 'This seems to be a table with one row for each cost, but it is not clear which column is the amount. Please keep one column of amounts with a heading such as 金額（税抜）, or put each business in one row with a column for each kind of cost, and select the file again.',
  },
};

function unmapped({ rows, columns }: ReadRow['reader']): Record<string, string> {
  const entries = columns.flatMap((column) => {
    if (column.meaning !== null || column.setAside === 'ORDINAL') return [];
    const texts = rows.map((row) => row.cells[column.index]?.text ?? '').filter((text) => text !== '');
    return texts.length === 0 ? [] : [[column.column, [...new Set(texts)].join(' / ')] as const];
  });
  return Object.fromEntries(entries);
}

function complete(values: MemberDraft, hasError: boolean): ImportedMember | null {
  const { name, legalForm } = values;
  return hasError || name === null || legalForm === null ? null : { ...values, name, legalForm };
}

/** Down the rows, then along the columns. */
function byPlace(one: CellReading, other: CellReading): number {
  const rowOf = ({ cell, column }: CellReading) => Number(cell.slice(column.length));
  const columnOf = ({ column }: CellReading) => columnIndex(column) ?? 0;
  return rowOf(one) - rowOf(other) || columnOf(one) - columnOf(other);
}

function toImportedRow(read: ReadRow, role: MemberDraft['role']): ImportedRow {
  const values = { ...read.values, role };
  const hasError = read.issues.some(({ severity }) => severity === 'error');
  return {
    rowNumber: read.reader.row.rowNumber,
    values,
    member: complete(values, hasError),
    issues: read.issues,
    readings: read.reader.readings.toSorted(byPlace),
    moreRows: read.reader.rows.slice(1).map(({ rowNumber }) => rowNumber),
    unmapped: unmapped(read.reader),
  };
}

/**
 * Reads a workbook as a list of members: which sheet, which headings, which rows, what every cell means. Nothing is
 * guessed silently: whatever was assumed is a warning on its cell, whatever cannot be taken is an error on it, and
 * rows, columns and sheets left out are listed with the reason. Pure; no clock, no I/O.
 * Problems: OFFICIAL_WORKBOOK, NO_HEADER, NO_ROWS, NO_SUCH_SHEET, SIDE_BY_SIDE, COSTS_IN_ROWS.
 */
export function understandMembers(
  workbook: Workbook,
  options: UnderstandOptions = {},
): Result<Understanding, UnderstandProblem> {
  const choice = chooseSheet(workbook, options);
  if (!choice.ok) return choice;
  const { sheet, header, otherSheets, rivals } = choice.value;
  const dataRows = sheet.rows.slice(header.last + 1);
  const choices = options.columns ?? {};
  const draft = understandColumns(header, dataRows, choices, 'NOT_STATED', null, sheet.hiddenColumns);
  const { tax, unit } = sheetStatements(sheet, header, draft);
  const columns = understandColumns(header, dataRows, choices, tax, unit, sheet.hiddenColumns);

  const untouched =
    Object.keys(choices).length === 0
      ? columns
      : understandColumns(header, dataRows, {}, tax, unit, sheet.hiddenColumns);

  if (hasUnclearCostRows(columns, dataRows)) return err(COSTS_IN_ROWS);

  const { members, ignored } = memberRows(dataRows, columns);
  const read = grouped(members, columns).map((own) => readMemberRow(own, columns));
  if (read.length === 0) {
    return err({
      code: 'NO_ROWS',
      message: {
        ja: `シート「${sheet.name}」に見出しはありますが、店の行が見つかりませんでした。見出しの下に1店1行で入れて、もう一度お選びください。`,
        en: `Sheet "${sheet.name}" has headings but no row of a business. Please enter one row for each business below the headings.`,
      },
    });
  }
  const elsewhere = new Set(
    ignored.filter(({ reason }) => reason === 'OTHER_TABLE').map(({ rowNumber }) => rowNumber),
  );
  tellDuplicates(read);
  tellSharedCells(read);
  tellWithdrawals(read, columns);
  const { roles, issues } = settleRoles(read, options.representativeRow);
  const rows = read.map((row) => toImportedRow(row, roles.get(row) ?? 'PARTICIPANT'));
  const withErrors = rows.filter((row) => row.issues.some(({ severity }) => severity === 'error')).length;
  return ok({
    sheetName: sheet.name,
    headerRows: {
      first: sheet.rows[header.first]?.rowNumber ?? 1,
      last: sheet.rows[header.last]?.rowNumber ?? 1,
    },
    otherSheets,
    columns,
    rows,
    ignored,
    issues: [
      ...issues,
      ...blockIssues(sheet, header, elsewhere),
      ...readingIssues(read, columns, choices, untouched),
      ...fileIssues(columns, members, sheet.hiddenColumns, rivals),
    ],
    counts: {
      members: rows.length,
      ready: rows.length - withErrors,
      withErrors,
      withWarnings: rows.filter((row) => row.issues.some(({ severity }) => severity === 'warning')).length,
      ignored: ignored.length,
    },
  });
}
