import type { FileProblem } from '@renkei/documents';
import { err, ok } from '@renkei/kernel';
import type { Message, Result } from '@renkei/kernel';
import { normaliseFormula, shiftFormula } from '../package/formula.ts';
import { openWorkbook } from '../package/open-workbook.ts';
import type { OpenSheet, OpenWorkbook } from '../package/open-workbook.ts';
import { difference } from './difference.ts';
import type { EditionDifference, UnknownEdition } from './difference.ts';
import { EDITION_LAYOUTS } from './editions.ts';
import { EDITIONS, SHEET_KEYS } from './layout.ts';
import type { Edition, EditionLayout, FixedFormula, FixedText, SheetKey, SheetLayout } from './layout.ts';
import { wordLists } from './validations.ts';

const MOST_DIFFERENCES = 50;

/** A workbook whose edition is known, its sheets by what they are. */
export interface OfficialWorkbook {
  readonly edition: Edition;
  readonly layout: EditionLayout;
  readonly workbook: OpenWorkbook;
  readonly sheets: Readonly<Record<SheetKey, OpenSheet>>;
}

/** Every copy of a text or formula: the row offset from the first, and the cell. */
export function copies({
  cell,
  every,
  lastRow,
}: FixedText | FixedFormula): { cell: string; offset: number }[] {
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const first = Number(row);
  const list: { cell: string; offset: number }[] = [];
  for (let at = first; at <= (lastRow ?? first); at += every ?? 1) {
    list.push({ cell: `${column}${String(at)}`, offset: at - first });
  }
  return list;
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

function textDifferences(layout: SheetLayout, sheet: OpenSheet): EditionDifference[] {
  return layout.texts.flatMap((fixed) =>
    copies(fixed).flatMap(({ cell }) => {
      const found = sheet.cells.get(cell)?.value ?? null;
      if (found !== null && squeeze(found) === squeeze(fixed.text)) return [];
      return [
        difference({
          kind: 'TEXT',
          sheetKey: layout.key,
          sheet: layout.name,
          cell,
          expected: fixed.text,
          found,
        }),
      ];
    }),
  );
}

/** LibreOffice 7.4 saves IF(G【…】!M16="",…) with this behind it; filling writes the right formula again. */
const LIBREOFFICE_TAIL = ',TRUE())';

function sameFormula(found: string, expected: string): boolean {
  const normal = normaliseFormula(found);
  const wanted = normaliseFormula(expected);
  return normal === wanted || (wanted.includes('!') && normal === `${wanted}${LIBREOFFICE_TAIL}`);
}

function formulaDifferences(layout: SheetLayout, sheet: OpenSheet): EditionDifference[] {
  return layout.formulas.flatMap((fixed) =>
    copies(fixed).flatMap(({ cell, offset }) => {
      const expected = shiftFormula(fixed.formula, offset);
      const content = sheet.cells.get(cell);
      const formula = content?.formula ?? null;
      if (formula !== null && sameFormula(formula, expected)) return [];
      const found = formula === null ? (content?.value ?? null) : `=${formula}`;
      return [
        difference({ kind: 'FORMULA', sheetKey: layout.key, sheet: layout.name, cell, expected, found }),
      ];
    }),
  );
}

/** Pasting into a cell may take its own validation away, so the list must only stand somewhere on its sheet. */
function listDifferences(layout: SheetLayout, sheet: OpenSheet): EditionDifference[] {
  if (layout.lists.length === 0) return [];
  const lists = wordLists(sheet.xml.tail).map((words) => words.join());
  return layout.lists.flatMap(({ cell, words }) =>
    lists.includes(words.join())
      ? []
      : [
          difference({
            kind: 'LIST',
            sheetKey: layout.key,
            sheet: layout.name,
            cell,
            expected: words.join('、'),
            found: null,
          }),
        ],
  );
}

/** A sheet of another name that carries this sheet's title. */
function renamed(layout: SheetLayout, others: readonly OpenSheet[]): OpenSheet | null {
  const [title] = layout.texts;
  if (title === undefined) return null;
  return (
    others.find(({ cells }) => squeeze(cells.get(title.cell)?.value ?? '') === squeeze(title.text)) ?? null
  );
}

function compare(
  workbook: OpenWorkbook,
  layout: EditionLayout,
): { differences: EditionDifference[]; sheets: Partial<Record<SheetKey, OpenSheet>> } {
  const byName = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  const names = new Set(SHEET_KEYS.map((key) => layout.sheets[key].name));
  const others = workbook.sheets.filter(({ name }) => !names.has(name));
  const sheets: Partial<Record<SheetKey, OpenSheet>> = {};
  const differences = SHEET_KEYS.flatMap((key): EditionDifference[] => {
    const expected = layout.sheets[key];
    const sheet = byName.get(expected.name);
    if (sheet === undefined) {
      const other = renamed(expected, others);
      const base = { sheetKey: key, sheet: expected.name, cell: null, expected: expected.name };
      return [
        other === null
          ? difference({ ...base, kind: 'SHEET_MISSING', found: null })
          : difference({ ...base, kind: 'SHEET_RENAMED', found: other.name }),
      ];
    }
    sheets[key] = sheet;
    return [
      ...textDifferences(expected, sheet),
      ...formulaDifferences(expected, sheet),
      ...listDifferences(expected, sheet),
    ];
  });
  return { differences, sheets };
}

function unknownMessage(layout: EditionLayout, differences: readonly EditionDifference[]): Message {
  const [first] = differences;
  const missing = differences.filter(({ kind }) => kind === 'SHEET_MISSING').length;
  if (missing === SHEET_KEYS.length) {
    return {
      ja: '公募の様式1〜8のブックではないようです。申請マイページからダウンロードした様式のファイルをお選びください。',
      en: 'This does not look like the workbook of forms 様式1–8. Please select the file downloaded from the portal.',
    };
  }
  const count = String(differences.length);
  const edited = differences.every(({ kind }) => kind === 'FORMULA' || kind === 'LIST');
  return edited
    ? {
        ja: `様式の数式や選択肢が${count}か所で書き換えられています。${first?.message.ja ?? ''}ダウンロードしたままの様式をお選びください。`,
        en: `Formulas or choices of the forms were changed in ${count} places. ${first?.message.en ?? ''} Please select the forms as they were downloaded.`,
      }
    : {
        ja: `対応している様式（${layout.name.ja}）と${count}か所が異なるため、使えません。${first?.message.ja ?? ''}ダウンロードしたままの様式か、公募の年度をご確認ください。`,
        en: `This differs in ${count} places from the forms known here (${layout.name.en}). ${first?.message.en ?? ''} Please check that it is the file as downloaded, and which call it belongs to.`,
      };
}

/** Compares what the workbook says, never its bytes: Excel, LibreOffice and other programs write the same otherwise. */
export function identify(workbook: OpenWorkbook): Result<OfficialWorkbook, UnknownEdition> {
  const [nearest] = EDITIONS.map((edition) => {
    const layout = EDITION_LAYOUTS[edition];
    return { layout, ...compare(workbook, layout) };
  }).sort((first, second) => first.differences.length - second.differences.length);
  if (nearest === undefined) throw new RangeError('no edition');
  const { layout, differences, sheets } = nearest;
  if (differences.length === 0) {
    return ok({ edition: layout.edition, layout, workbook, sheets: sheets as Record<SheetKey, OpenSheet> });
  }
  return err({
    code: 'UNKNOWN_EDITION',
    nearest: layout.edition,
    differences: differences.slice(0, MOST_DIFFERENCES),
    differenceCount: differences.length,
    message: unknownMessage(layout, differences),
  });
}

/**
 * Opens an official workbook, filled or not, and tells its edition. Refused: files that are no plain .xlsx
 * (FileProblem), and workbooks that differ from every edition in a sheet, heading, formula or word list, with where.
 */
export async function openOfficialWorkbook(
  bytes: Uint8Array,
): Promise<Result<OfficialWorkbook, FileProblem | UnknownEdition>> {
  const workbook = await openWorkbook(bytes);
  return workbook.ok ? identify(workbook.value) : workbook;
}

/** Which edition of the official workbook this is; see `openOfficialWorkbook`. */
export async function detectEdition(
  bytes: Uint8Array,
): Promise<Result<Edition, FileProblem | UnknownEdition>> {
  const official = await openOfficialWorkbook(bytes);
  return official.ok ? ok(official.value.edition) : official;
}
