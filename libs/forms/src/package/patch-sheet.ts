import { cellAddress, columnIndex } from '@renkei/documents';
import type { CellXml, RowXml, SheetXml } from './sheet-xml.ts';
import { attributeOf, encodeCellText, encodeXml } from './xml-text.ts';

/** What to put into a cell. Numbers are written as given: plain decimals, so no amount passes through a float. */
export type CellWrite =
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'NUMBER'; readonly digits: string }
  | { readonly kind: 'FORMULA'; readonly formula: string }
  | { readonly kind: 'EMPTY' };

const FORMULA = /<(?:[A-Za-z][\w.-]*:)?f[\s/>]/;

function place(address: string): { column: number; row: number } {
  const [, letters = '', row = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
  const column = columnIndex(letters);
  if (column === null) throw new RangeError(`not a cell: ${address}`);
  return { column, row: Number(row) };
}

/** The style a new cell takes: of its row, else of its column. */
function inheritedStyle(sheet: SheetXml, row: RowXml, column: number): string | null {
  const own = attributeOf(row.open, 's');
  if (own !== null) return own;
  for (const [tag] of sheet.head.matchAll(/<(?:[A-Za-z][\w.-]*:)?col\s[^<>]*>/g)) {
    const first = Number(attributeOf(tag, 'min'));
    const last = Number(attributeOf(tag, 'max'));
    if (first <= column + 1 && column + 1 <= last) return attributeOf(tag, 'style');
  }
  return null;
}

function render(sheet: SheetXml, address: string, style: string | null, write: CellWrite): string {
  const p = sheet.prefix;
  const attributes = `r="${address}"${style === null ? '' : ` s="${encodeXml(style)}"`}`;
  if (write.kind === 'EMPTY') return `<${p}c ${attributes}/>`;
  if (write.kind === 'NUMBER') return `<${p}c ${attributes}><${p}v>${write.digits}</${p}v></${p}c>`;
  if (write.kind === 'FORMULA')
    return `<${p}c ${attributes}><${p}f>${encodeXml(write.formula)}</${p}f></${p}c>`;
  // An inline string is text whatever it begins with, and needs no change in the shared strings.
  return `<${p}c ${attributes} t="inlineStr"><${p}is><${p}t xml:space="preserve">${encodeCellText(write.text)}</${p}t></${p}is></${p}c>`;
}

/** Rows that leave their places to be counted get them written out before anything is inserted. */
function touch(sheet: SheetXml, row: RowXml): void {
  if (row.touched) return;
  row.touched = true;
  row.cells.forEach((cell, index) => {
    if (attributeOf(cell.attributes, 'r') !== null) return;
    const tag = `<${sheet.prefix}c`;
    const raw = cell.raw.replace(tag, `${tag} r="${cellAddress(cell.column, row.number)}"`);
    row.cells[index] = {
      ...cell,
      attributes: ` r="${cellAddress(cell.column, row.number)}"${cell.attributes}`,
      raw,
    };
  });
}

function rowOf(sheet: SheetXml, number: number): RowXml {
  const known = sheet.rows.get(number);
  if (known !== undefined) return known;
  const row: RowXml = {
    number,
    open: `<${sheet.prefix}row r="${String(number)}">`,
    cells: [],
    lead: '',
    raw: '',
    touched: true,
  };
  sheet.rows.set(number, row);
  return row;
}

/**
 * Replaces the content of one cell and keeps its style. Returns whether a formula went away, because the calculation
 * chain of the workbook may then name a cell that has none, which Excel reports as damage.
 */
export function patchCell(sheet: SheetXml, address: string, write: CellWrite): boolean {
  const { column, row: number } = place(address);
  if (
    write.kind === 'EMPTY' &&
    !(sheet.rows.get(number)?.cells.some((cell) => cell.column === column) ?? false)
  )
    return false;
  const row = rowOf(sheet, number);
  const index = row.cells.findIndex((cell) => cell.column >= column);
  const existing = index >= 0 && row.cells[index]?.column === column ? row.cells[index] : undefined;
  if (write.kind === 'EMPTY' && existing?.inner === '') return false;
  touch(sheet, row);
  const style =
    existing === undefined ? inheritedStyle(sheet, row, column) : attributeOf(existing.attributes, 's');
  const raw = render(sheet, address, style, write);
  const cell: CellXml = { column, attributes: ` r="${address}"`, inner: 'written', raw };
  if (existing !== undefined) row.cells[index] = cell;
  else row.cells.splice(index < 0 ? row.cells.length : index, 0, cell);
  return write.kind !== 'FORMULA' && existing !== undefined && FORMULA.test(existing.inner);
}

/** Takes the saved results of all formulas away, so that no figure of another group is ever shown for this one. */
export function dropResults(sheet: SheetXml): void {
  for (const row of sheet.rows.values()) {
    row.cells.forEach((cell, index) => {
      if (!FORMULA.test(cell.inner)) return;
      const inner = cell.inner.replace(/<((?:[A-Za-z][\w.-]*:)?v)(?:\s[^<>]*?)?(?:\/>|>[^<]*<\/\1>)/, '');
      const attributes = cell.attributes.replace(/\st\s*=\s*(?:"[^"]*"|'[^']*')/, '');
      if (inner === cell.inner && attributes === cell.attributes) return;
      const raw = `<${sheet.prefix}c${attributes}>${inner}</${sheet.prefix}c>`;
      touch(sheet, row);
      row.cells[index] = { ...cell, attributes, inner, raw };
    });
  }
}
