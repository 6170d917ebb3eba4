import { cellAddress, fileKind, fileProblem, openXlsxParts, xmlPart } from '@renkei/documents';
import type { FileProblem, XlsxParts } from '@renkei/documents';
import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { shiftFormula } from './formula.ts';
import { MOST_FORMULA_TEXT, OFFICIAL_LIMITS } from './limits.ts';
import { parseSheet } from './sheet-xml.ts';
import type { CellXml, SheetXml } from './sheet-xml.ts';
import { readStyles } from './styles.ts';
import type { CellStyles } from './styles.ts';
import { attributeOf, decodeCellText, decodeXml, elements, stringItemText } from './xml-text.ts';

/** What a cell holds: its saved value as text, and its formula (shared formulas written out) without '='. */
export interface CellContent {
  /** As stored: numbers as Excel wrote them, text as shown; null for an empty cell. */
  readonly value: string | null;
  readonly kind: 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'ERROR' | 'EMPTY';
  readonly formula: string | null;
}

export interface OpenSheet {
  readonly name: string;
  readonly part: string;
  readonly xml: SheetXml;
  /** By address ('C16'); cells that hold neither value nor formula are left out. */
  readonly cells: ReadonlyMap<string, CellContent>;
}

/** A workbook opened for looking and for patching. */
export interface OpenWorkbook {
  readonly source: XlsxParts;
  readonly sheets: readonly OpenSheet[];
  readonly styles: CellStyles;
  /** Bytes of every part of the package by its name, in its order. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

const BROKEN = err(fileProblem('BROKEN_XLSX'));

const AGAIN = {
  ja: '公募の様式（様式1〜8）のブックをもう一度ダウンロードし、そのファイルをお選びください。',
  en: 'Please download the official forms (様式1–8) again and select that file.',
};

/** The file problems whose advice is about member lists say here what to do with the forms. */
function aboutForms<T>(result: Result<T, FileProblem>): Result<T, FileProblem> {
  if (result.ok || !['FILE_TOO_LARGE', 'TOO_MUCH_INSIDE', 'UNKNOWN_TYPE'].includes(result.error.code))
    return result;
  const what =
    result.error.code === 'UNKNOWN_TYPE'
      ? { ja: 'Excelブック（.xlsx）として読めませんでした。', en: 'This is not an Excel workbook (.xlsx). ' }
      : { ja: 'ファイルが大きすぎるため、読むのをやめました。', en: 'The file is too large to read. ' };
  return err({
    code: result.error.code,
    message: { ja: `${what.ja}${AGAIN.ja}`, en: `${what.en}${AGAIN.en}` },
  });
}

function sharedStrings(xml: string | null): string[] {
  return xml === null ? [] : Array.from(elements(xml, 'si'), ({ inner }) => stringItemText(inner));
}

interface SharedFormula {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

function contentOf(
  cell: CellXml,
  row: number,
  strings: readonly string[],
  shared: Map<string, SharedFormula>,
): CellContent | null {
  if (cell.inner === '') return null;
  const type = attributeOf(cell.attributes, 't');
  const formulaTag = /<((?:[A-Za-z][\w.-]*:)?f)(\s[^<>]*?)?(?:\/>|>([^<]*)<\/\1>)/.exec(cell.inner);
  let formula: string | null = null;
  if (formulaTag !== null) {
    const [, , attributes = '', text = ''] = formulaTag;
    formula = decodeXml(text);
    const index = attributeOf(attributes, 't') === 'shared' ? attributeOf(attributes, 'si') : null;
    if (index !== null) {
      const master = shared.get(index);
      if (formula !== '') shared.set(index, { text: formula, row, column: cell.column });
      else if (master !== undefined)
        formula = shiftFormula(master.text, row - master.row, cell.column - master.column);
    }
  }
  const raw = /<(?:[A-Za-z][\w.-]*:)?v(?:\s[^<>]*)?>([^<]*)</.exec(cell.inner)?.[1] ?? null;
  if (type === 'inlineStr') {
    const text = stringItemText(cell.inner);
    return text === '' && formula === null ? null : { value: text, kind: 'TEXT', formula };
  }
  if (raw === null || (raw === '' && type !== 'str')) {
    return formula === null ? null : { value: null, kind: 'EMPTY', formula };
  }
  if (type === 's') return { value: strings[Number(raw)] ?? '', kind: 'TEXT', formula };
  if (type === 'str' || type === 'd') return { value: decodeCellText(raw), kind: 'TEXT', formula };
  if (type === 'b') return { value: raw, kind: 'BOOLEAN', formula };
  return { value: raw, kind: type === 'e' ? 'ERROR' : 'NUMBER', formula };
}

interface Budget {
  cells: number;
  formulaText: number;
}

function readCells(
  xml: SheetXml,
  strings: readonly string[],
  budget: Budget,
): Map<string, CellContent> | null {
  const cells = new Map<string, CellContent>();
  const shared = new Map<string, SharedFormula>();
  for (const row of xml.rows.values()) {
    for (const cell of row.cells) {
      const content = contentOf(cell, row.number, strings, shared);
      if (content === null) continue;
      budget.formulaText -= content.formula?.length ?? 0;
      if (budget.formulaText < 0) return null;
      cells.set(cellAddress(cell.column, row.number), content);
    }
  }
  return cells;
}

function declaresEntities(part: Uint8Array): boolean {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  return bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY');
}

/**
 * Opens a workbook completely: every part is inflated once, inside the budget of `OFFICIAL_LIMITS`, and the cells of
 * every sheet are told apart. Problems: everything that is no plain .xlsx, with what to do.
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Result<OpenWorkbook, FileProblem>> {
  try {
    return aboutForms(await open(bytes));
  } catch {
    return BROKEN; // text no pattern can be matched against, or too long for a string
  }
}

async function open(bytes: Uint8Array): Promise<Result<OpenWorkbook, FileProblem>> {
  const kind = fileKind(bytes, OFFICIAL_LIMITS);
  if (!kind.ok) return kind;
  if (kind.value !== 'ZIP') return err(fileProblem('UNKNOWN_TYPE'));
  const opened = await openXlsxParts(bytes, OFFICIAL_LIMITS);
  if (!opened.ok) return opened;
  const source = opened.value;
  const parts = new Map<string, Uint8Array>();
  for (const name of source.parts.spelling) {
    if (name.endsWith('/')) continue;
    const part = await source.parts.read(name);
    if (!part.ok) return part;
    if (part.value === null) continue;
    // Also in the parts that are only copied: what we hand out must be harmless for whoever reads it.
    if (/\.(?:xml|rels|vml)$/i.test(name) && declaresEntities(part.value))
      return err(fileProblem('UNSAFE_XML'));
    parts.set(name, part.value);
  }

  const byName = new Map([...parts].map(([name, part]) => [name.toLowerCase(), part]));
  const inflated = {
    ...source.parts,
    read: (name: string) => Promise.resolve(ok(byName.get(name.toLowerCase()) ?? null)),
  };
  const optional = async (type: string): Promise<Result<string | null, FileProblem>> => {
    const part = source.related(type);
    return part === null ? ok(null) : xmlPart(inflated, part);
  };
  const strings = await optional('sharedStrings');
  if (!strings.ok) return strings;
  const styles = await optional('styles');
  if (!styles.ok) return styles;

  const texts = sharedStrings(strings.value);
  const sheets: OpenSheet[] = [];
  const budget: Budget = { cells: OFFICIAL_LIMITS.cells, formulaText: MOST_FORMULA_TEXT };
  for (const { escapedName, part } of source.sheets) {
    const text = await xmlPart(inflated, part);
    if (!text.ok) return text;
    const xml = text.value === null ? null : parseSheet(text.value, budget.cells);
    if (xml === 'TOO_MANY') return err(fileProblem('TOO_MUCH_INSIDE'));
    if (xml === null) return BROKEN;
    for (const row of xml.rows.values()) budget.cells -= row.cells.length;
    const cells = readCells(xml, texts, budget);
    if (cells === null) return err(fileProblem('TOO_MUCH_INSIDE'));
    sheets.push({ name: decodeXml(escapedName), part, xml, cells });
  }
  return ok({ source, sheets, styles: readStyles(styles.value ?? ''), parts });
}
