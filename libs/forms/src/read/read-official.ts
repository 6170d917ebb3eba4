import { columnIndex, readTable } from '@renkei/documents';
import type { FileProblem, Workbook } from '@renkei/documents';
import { ok } from '@renkei/kernel';
import type { Message, Result } from '@renkei/kernel';
import { openOfficialWorkbook } from '../layout/detect-edition.ts';
import type { UnknownEdition } from '../layout/difference.ts';
import { capacity, SHEET_KEYS } from '../layout/layout.ts';
import type { EditionLayout, InputTable, NamedColumn, SheetKey } from '../layout/layout.ts';
import { OFFICIAL_LIMITS } from '../package/limits.ts';
import { CellReader } from './cell-reader.ts';
import { PRINTED_2025 } from './printed-2025.ts';
import { readForm5, readForm6, readForm7 } from './read-costs.ts';
import { readForm1 } from './read-form1.ts';
import type { OfficialReading } from './reading.ts';
import { readForm2, readProductivity, readUses } from './read-tools.ts';
import { newBusiness, Roster, toReadMember } from './roster.ts';

const PRINTED = { '2025': PRINTED_2025 } as const;

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

/** Whether a cell lies in one of the ranges ('A1:B2 C3'). */
function within(ranges: string): (cell: string) => boolean {
  const rectangles = ranges.split(' ').map((range) => {
    const [, left = '', top = '', right = left, bottom = top] =
      /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(range) ?? [];
    return {
      left: columnIndex(left) ?? 0,
      right: columnIndex(right) ?? 0,
      top: Number(top),
      bottom: Number(bottom),
    };
  });
  return (cell) => {
    const [, letters = '', digits = '0'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const column = columnIndex(letters) ?? -1;
    const row = Number(digits);
    return rectangles.some(
      ({ left, right, top, bottom }) => column >= left && column <= right && row >= top && row <= bottom,
    );
  };
}

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
  for (const key of SHEET_KEYS) {
    const printed = within(PRINTED[layout.edition][key]);
    for (const [cell, { formula }] of reader.cells(key)) {
      if (formula !== null || printed(cell) || reader.isRead(key, cell)) continue;
      const label = { ja: 'そのほかの記入', en: 'other entry' };
      reader.enter(key, cell, label, () => null, 'NOT_IMPORTED', NO_PLACE);
    }
  }
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
  const reader = new CellReader(asCorrected(table.value), names);
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
