import { readTable } from '@renkei/documents';
import type { FileProblem, Workbook } from '@renkei/documents';
import { ok } from '@renkei/kernel';
import type { Message, Result } from '@renkei/kernel';
import { openOfficialWorkbook } from '../layout/detect-edition.ts';
import type { UnknownEdition } from '../layout/difference.ts';
import { capacity, SHEET_KEYS } from '../layout/layout.ts';
import type { EditionLayout, InputTable, NamedColumn, SheetKey } from '../layout/layout.ts';
import { OFFICIAL_LIMITS } from '../package/limits.ts';
import { CellReader } from './cell-reader.ts';
import { EDGE, printedOn } from './printed.ts';
import { readForm5, readForm6, readForm7 } from './read-costs.ts';
import { readForm1 } from './read-form1.ts';
import type { OfficialReading } from './reading.ts';
import { readForm2, readProductivity, readUses } from './read-tools.ts';
import { newBusiness, Roster, toReadMember } from './roster.ts';
import { textAmountCells } from './text-amounts.ts';

const NO_PLACE: Message = {
  ja: 'この欄の内容は取り込みません（計算用の欄や備考など）。',
  en: 'There is no place for this here (a calculator, a remark or the like); it is not taken over.',
};
const NO_REPRESENTATIVE: Message = {
  ja: '代表事業者名が空欄のため、どの事業者が代表か分かりません。様式1の代表事業者名を入れてください。',
  en: 'The name of the representative is empty, so it is not clear who it is. Please enter it in 様式1.',
};
const SAVED_RESULT: Message = {
  ja: '数式の結果です（ブックに保存されていた値）。',
  en: 'The result of a formula, as it was saved in the workbook.',
};

/** Saved results of the formulas that say something: those the parity report knows. */
function readResults(reader: CellReader, layout: EditionLayout): void {
  const enter = (sheet: SheetKey, cell: string, label: Message, business: string | null) => {
    const found = reader.cells(sheet).get(cell);
    if (found?.notes.includes('FORMULA_RESULT') !== true) return;
    reader.enter(sheet, cell, label, () => business, 'RESULT', SAVED_RESULT);
  };
  for (const { sheet, cell, label } of Object.values(layout.groupFormulas)) enter(sheet, cell, label, null);
  const perBusiness = <Field extends string>(
    table: InputTable<Field>,
    nameColumn: string,
    columns: readonly NamedColumn[],
  ) => {
    for (let index = 0; index < capacity(table); index += 1) {
      const top = table.firstRow + index * table.rowsPerEntry;
      const name = reader.at(table.sheet, `${nameColumn}${String(top)}`)?.text ?? null;
      if (name === null) continue;
      for (const { column, row, label } of columns)
        enter(table.sheet, `${column}${String(top + row)}`, label, name);
    }
  };
  const { form5, form6 } = layout.memberFormulas;
  perBusiness(layout.form5, layout.form5.columns.name.column, Object.values(form5));
  perBusiness(layout.form6.members, layout.form6.members.columns.name.column, Object.values(form6));
}

/** What people entered where the product has no place for it. */
function readTheRest(reader: CellReader, layout: EditionLayout): void {
  const { mark, cells: marks } = layout.submission;
  const checks = new Set(Object.values(marks));
  for (const key of SHEET_KEYS) {
    const printed = printedOn(layout, key);
    for (const [cell, { formula, text }] of reader.cells(key)) {
      if (formula !== null || reader.isRead(key, cell) || printed(cell, text)) continue;
      if (key === 'INDEX' && checks.has(cell) && text.trim() === mark) continue;
      const label = { ja: 'そのほかの記入', en: 'other entry' };
      const row = key === 'FORM1' ? rowBehind(layout.form1.participants, cell) : null;
      if (row === null) reader.enter(key, cell, label, () => null, 'NOT_IMPORTED', NO_PLACE);
      else reader.enter(key, cell, label, () => null, 'NOT_UNDERSTOOD', behindTable(layout, row));
    }
  }
}

/** The row of a cell below the table of businesses in one of its columns; null for any other cell. */
function rowBehind({ columns, lastRow }: InputTable<string>, cell: string): number | null {
  const [, letters = '', digits = '0'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const row = Number(digits);
  return row > lastRow && Object.values(columns).some(({ column }) => column === letters) ? row : null;
}

function behindTable({ form1 }: EditionLayout, row: number): Message {
  const { firstRow, lastRow } = form1.participants;
  const [at, from, to] = [String(row), String(firstRow), String(lastRow)];
  return {
    ja: `表の外（${at}行目）に事業者の記入があります。表の中（${from}〜${to}行目）に移してください。`,
    en: `Row ${at} is outside the table of businesses. Please move this entry into its rows ${from} to ${to}.`,
  };
}

/** The official 様式1 ends in a row of '*'; where that row moved, somebody inserted or deleted rows above it. */
function tellMovedRows(reader: CellReader, { form1 }: EditionLayout): void {
  const cells = reader.cells('FORM1');
  const { lastRow } = form1.participants;
  const edge = [...cells].find(([cell, { text }]) => text === EDGE && /^A\d+$/.test(cell));
  const found = edge === undefined ? lastRow + 2 : Number(edge[0].slice(1));
  if (edge === undefined || found === lastRow + 2) return;
  const count = String(Math.abs(found - lastRow - 2));
  const label = { ja: '表の下の行', en: 'row below the table' };
  const message =
    found > lastRow + 2
      ? {
          ja: `様式1に行が${count}行挿入されているようです。ダウンロードしたままの様式に入れ直してください。`,
          en: `${count} rows seem to have been inserted in 様式1. Please enter the businesses in the forms as downloaded.`,
        }
      : {
          ja: `様式1の行が${count}行削除されているようです。事業者が欠けていないかご確認のうえ、ダウンロードしたままの様式に入れ直してください。`,
          en: `${count} rows seem to have been deleted from 様式1. Please check that no business is missing, and use the forms as downloaded.`,
        };
  reader.enter('FORM1', edge[0], label, () => null, 'CONFLICT', message);
}

/**
 * Reads a filled or half-filled official workbook: the group as far as the forms tell it, and an account of every cell
 * that holds something. Nothing is guessed without being said. Amounts are whole yen, tax-exclusive. Refused: what is
 * no plain .xlsx (FileProblem) and workbooks of no known edition (UnknownEdition, with what differs).
 * @param asCorrected what a person typed over cells, put over what the file holds before anything is read
 */
export async function readOfficialWorkbook(
  bytes: Uint8Array,
  asCorrected: (workbook: Workbook) => Workbook = (workbook) => workbook,
): Promise<Result<OfficialReading, FileProblem | UnknownEdition>> {
  const official = await openOfficialWorkbook(bytes);
  if (!official.ok) return official;
  const table = await readTable(bytes, 'official.xlsx', OFFICIAL_LIMITS);
  if (!table.ok) return table;
  const { layout, sheets, edition } = official.value;
  const names = Object.fromEntries(SHEET_KEYS.map((key) => [key, sheets[key].name])) as Record<
    SheetKey,
    string
  >;
  const reader = new CellReader(asCorrected(table.value), names, textAmountCells(layout, names, table.value));
  const roster = new Roster();

  const { groupName } = readForm1(reader, layout, roster);
  readForm5(reader, layout, roster);
  const analysis = readForm6(reader, layout, roster);
  readUses(reader, layout.form3, 'INFRASTRUCTURE', layout.words, roster);
  readUses(reader, layout.form4, 'ANALYSIS', layout.words, roster);
  readProductivity(reader, layout, roster);
  const tools = readForm2(reader, layout);
  const admin = readForm7(reader, layout);
  if (roster.representative === null && roster.participants.length > 0) {
    const { cell, label } = layout.form1.representativeName;
    const both = { ja: label, en: 'name of the representative' };
    reader.remark('FORM1', cell, both, 'NOT_UNDERSTOOD', NO_REPRESENTATIVE, () => null);
  }
  readResults(reader, layout);
  tellMovedRows(reader, layout);
  readTheRest(reader, layout);

  const representative = toReadMember(roster.representative ?? newBusiness('REPRESENTATIVE', ''));
  const participants = roster.participants.map(toReadMember);
  return ok({
    edition,
    group: {
      groupName,
      representative: representative.member,
      participants: participants.map(({ member }) => member),
      tools,
      analysisMemberCount: analysis.memberCount,
      analysisRequestedYen: analysis.requestedYen,
      adminItems: admin.items,
      adminRequestedYen: admin.requestedYen,
      officeRequestedYen: admin.officeRequestedYen,
      expertRequestedYen: admin.expertRequestedYen,
    },
    members: roster.representative === null ? participants : [representative, ...participants],
    cells: reader.account(),
  });
}
