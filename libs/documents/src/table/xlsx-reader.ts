import { Workbook as ExcelWorkbook, xmlDecode } from '@cj-tech-master/excelts';
import type { Cell, Worksheet } from '@cj-tech-master/excelts';
import { ZipArchive } from '@cj-tech-master/excelts/archive';
import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { cleanText, decimalText, isoText } from './cell-text.ts';
import { fileProblem } from './file-problem.ts';
import type { FileProblem } from './file-problem.ts';
import type { ReadLimits } from './limits.ts';
import { cellAddress } from './workbook.ts';
import type { CellKind, CellNote, Sheet, TableCell, TableRow, Workbook } from './workbook.ts';
import { openXlsx } from './xlsx-package.ts';
import type { PackageSheet, XlsxPackage } from './xlsx-package.ts';
import type { MergedRange } from './xlsx-sheet-xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A fresh package of the checked parts alone. The library so never sees the original zip, whose local headers could
 * say something else than the directory that was checked.
 */
function repack(source: XlsxPackage): Uint8Array {
  const zip = new ZipArchive({ level: 0 });
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const numbers = source.sheets.map((_, index) => String(index + 1));
  zip.add(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${CONTENT}.worksheet+xml"/>`).join('')}</Types>`,
  );
  zip.add(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE_RELATIONS}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  );
  zip.add(
    'xl/workbook.xml',
    // The real names may be empty, doubled or too long for the library; sheets are found by their order instead.
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${source.date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${numbers.map((n) => `<sheet name="S${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
  );
  zip.add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE_RELATIONS}">${numbers.map((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`)).join('')}${source.sharedStrings === null ? '' : relation('rIdS', 'sharedStrings', 'sharedStrings.xml')}${source.styles === null ? '' : relation('rIdT', 'styles', 'styles.xml')}</Relationships>`,
  );
  for (const [index, sheet] of source.sheets.entries())
    zip.add(`xl/worksheets/sheet${String(index + 1)}.xml`, sheet.xml);
  if (source.sharedStrings !== null) zip.add('xl/sharedStrings.xml', source.sharedStrings);
  if (source.styles !== null) zip.add('xl/styles.xml', source.styles);
  return zip.bytesSync();
}

interface Plain {
  readonly raw: string;
  readonly kind: CellKind;
  readonly notes: readonly CellNote[];
  readonly formula?: string;
}

function plainValue(value: unknown): Plain | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return { raw: value, kind: 'TEXT', notes: [] };
  if (typeof value === 'number') return { raw: decimalText(value), kind: 'NUMBER', notes: [] };
  if (typeof value === 'boolean') return { raw: value ? 'TRUE' : 'FALSE', kind: 'BOOLEAN', notes: [] };
  if (value instanceof Date) return { raw: isoText(value), kind: 'DATE', notes: [] };
  if (typeof value !== 'object') return null;
  const known = value as {
    error?: unknown;
    formula?: unknown;
    sharedFormula?: unknown;
    result?: unknown;
    richText?: unknown;
    text?: unknown;
  };
  if (typeof known.error === 'string') return { raw: known.error, kind: 'TEXT', notes: ['ERROR_VALUE'] };
  if (typeof known.formula === 'string' || typeof known.sharedFormula === 'string') {
    const formula = typeof known.formula === 'string' ? known.formula : `=${String(known.sharedFormula)}`;
    const result = plainValue(known.result);
    if (result === null)
      return { raw: `=${formula}`, kind: 'TEXT', notes: ['FORMULA_WITHOUT_RESULT'], formula };
    return { ...result, notes: [...result.notes, 'FORMULA_RESULT'], formula };
  }
  if (Array.isArray(known.richText)) {
    const raw = known.richText
      .map((run: { text?: unknown }) => (typeof run.text === 'string' ? run.text : ''))
      .join('');
    return { raw, kind: 'TEXT', notes: [] };
  }
  return plainValue(known.text);
}

function toCell(cell: Cell, limits: ReadLimits): TableCell | null {
  const plain = plainValue(cell.value);
  if (plain === null) return null;
  const { text, notes } = cleanText(plain.raw, limits.cellText);
  if (text.trim() === '') return null;
  const struck: CellNote[] = cell.font?.strike === true ? ['STRUCK_OUT'] : [];
  return {
    text,
    kind: plain.kind,
    notes: [...plain.notes, ...notes, ...struck],
    formula: plain.formula ?? null,
    mergedFrom: null,
  };
}

type Grid = Map<number, { hidden: boolean; cells: (TableCell | null)[] }>;

function toGrid(worksheet: Worksheet, limits: ReadLimits): Grid {
  const grid: Grid = new Map();
  worksheet.eachRow((row, rowNumber) => {
    const cells: (TableCell | null)[] = [];
    row.eachCell((cell, column) => {
      const read = toCell(cell, limits);
      if (read === null) return;
      while (cells.length < column - 1) cells.push(null);
      cells[column - 1] = read;
    });
    if (cells.length > 0) grid.set(rowNumber, { hidden: row.hidden, cells });
  });
  return grid;
}

/** Gives every cell of a merged range the value of its first, in rows that hold something of their own. */
function spreadMerges(grid: Grid, merges: readonly MergedRange[], limits: ReadLimits): void {
  const rowNumbers = [...grid.keys()];
  let budget = limits.cells;
  for (const { top, left, bottom, right } of merges) {
    const master = grid.get(top)?.cells[left];
    if (master === null || master === undefined) continue;
    const spread = { ...master, mergedFrom: cellAddress(left, top) };
    for (const rowNumber of rowNumbers) {
      if (rowNumber < top || rowNumber > bottom) continue;
      const cells = grid.get(rowNumber)?.cells ?? [];
      for (let column = left; column <= Math.min(right, limits.columns - 1); column += 1) {
        if (rowNumber === top && column === left) continue;
        budget -= 1;
        if (budget < 0) return;
        while (cells.length < column) cells.push(null);
        cells[column] = spread;
      }
    }
  }
}

function toSheet(source: PackageSheet, worksheet: Worksheet | undefined, limits: ReadLimits): Sheet {
  const name = xmlDecode(source.escapedName).slice(0, 100);
  const base = { name, hidden: source.hidden, hiddenColumns: source.hiddenColumns };
  if (worksheet === undefined || source.oversize !== null)
    return { ...base, oversize: source.oversize, rows: [] };
  const grid = toGrid(worksheet, limits);
  if (grid.size > limits.rows) return { ...base, oversize: 'ROWS', rows: [] };
  spreadMerges(grid, source.merges, limits);
  const rows: TableRow[] = [...grid]
    .sort(([first], [second]) => first - second)
    .map(([rowNumber, { hidden, cells }]) => ({
      rowNumber,
      hidden,
      cells: Array.from(cells, (cell) => cell ?? null),
    }));
  return { ...base, oversize: null, rows };
}

function limitProblem(sheets: readonly Sheet[], limits: ReadLimits): FileProblem {
  const oversize = sheets.find((sheet) => sheet.oversize !== null)?.oversize;
  if (oversize === 'ROWS') {
    return fileProblem('TOO_MANY_ROWS', {
      ja: `${String(limits.rows)}行まで`,
      en: `at most ${String(limits.rows)}`,
    });
  }
  if (oversize === 'COLUMNS') {
    return fileProblem('TOO_MANY_COLUMNS', {
      ja: `${String(limits.columns)}列まで`,
      en: `at most ${String(limits.columns)}`,
    });
  }
  return fileProblem('NO_CELLS');
}

/** Reads the cell values of an .xlsx. Formulas are never calculated: their saved results are used and marked. */
export async function readXlsx(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits,
): Promise<Result<Workbook, FileProblem>> {
  const source = await openXlsx(bytes, limits);
  if (!source.ok) return source;
  const library = new ExcelWorkbook();
  let sheets: Sheet[];
  try {
    await library.xlsx.load(repack(source.value));
    const byName = new Map(library.worksheets.map((worksheet) => [worksheet.name, worksheet]));
    sheets = source.value.sheets.map((sheet, index) =>
      toSheet(sheet, byName.get(`S${String(index + 1)}`), limits),
    );
  } catch {
    return err(fileProblem('BROKEN_XLSX')); // XML that is not well formed
  }
  if (sheets.every((sheet) => sheet.rows.length === 0)) return err(limitProblem(sheets, limits));
  return ok({ fileName, source: { format: 'XLSX' }, sheets });
}
