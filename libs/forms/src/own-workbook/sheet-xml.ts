import { cellAddress, columnIndex } from '@renkei/documents';
import type { EditionLayout, SheetKey } from '../layout/layout.ts';
import { quoteSheetNames } from '../package/formula.ts';
import { formatOf, layoutInputs } from './layout-inputs.ts';
import type { Format, Role, SheetLook } from './look.ts';
import { OWN_WORKBOOK_MARK, OWN_WORKBOOK_MARK_CELL } from './own-mark.ts';
import { areaOf, areasOf, cellsOf, copiesOf, rangeText } from './places.ts';
import type { Area } from './places.ts';
import { styleOf } from './styles-xml.ts';
import { validationsXml } from './validations.ts';
import { escaped } from './xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TITLE_HEIGHT = 27;
const HEADER_HEIGHT = 39;

interface Cell {
  readonly role: Role;
  readonly format: Format;
  readonly text?: string;
  readonly formula?: string;
}
type Cells = Map<string, Cell>;

function inputCells(layout: EditionLayout, key: SheetKey, look: SheetLook, merges: readonly Area[]): Cells {
  const cells: Cells = new Map();
  const input = (cell: string, format: Format) => cells.set(cell, { role: 'INPUT', format });
  for (const extra of look.inputs)
    for (const area of areasOf(extra)) for (const cell of cellsOf(area)) input(cell, extra.format);
  for (const [cell, kind] of layoutInputs(layout, key)) input(cell, formatOf(kind));
  for (const merge of merges) {
    const first = cells.get(cellAddress(merge.left, merge.top));
    if (first !== undefined) for (const cell of cellsOf(merge)) cells.set(cell, first);
  }
  return cells;
}

function roleOfText(cell: string, look: SheetLook): Role {
  if (cell === look.title) return 'TITLE';
  if (look.sections.includes(cell)) return 'SECTION';
  return look.headerRows.includes(areaOf(cell).top) ? 'HEADER' : 'LABEL';
}

function filledCells(layout: EditionLayout, key: SheetKey, look: SheetLook, merges: readonly Area[]): Cells {
  const { texts, formulas } = layout.sheets[key];
  const cells = inputCells(layout, key, look, merges);
  for (const [cell, text] of Object.entries(look.notes))
    cells.set(cell, { role: 'NOTE', format: 'GENERAL', text });
  for (const fixed of texts) {
    for (const [cell, text] of copiesOf(fixed, fixed.text, false))
      cells.set(cell, { role: roleOfText(cell, look), format: 'TEXT', text });
  }
  for (const fixed of formulas) {
    for (const [cell, formula] of copiesOf(fixed, fixed.formula, true))
      cells.set(cell, {
        role: 'CALCULATED',
        format: look.formats[cell] ?? look.calculated ?? 'YEN',
        formula,
      });
  }
  cells.set(OWN_WORKBOOK_MARK_CELL, { role: 'MARK', format: 'GENERAL', text: OWN_WORKBOOK_MARK });
  // The other cells of a merged range carry its border.
  for (const merge of merges) {
    const first = cells.get(cellAddress(merge.left, merge.top));
    if (first === undefined) continue;
    for (const cell of cellsOf(merge))
      if (!cells.has(cell)) cells.set(cell, { role: first.role, format: first.format });
  }
  return cells;
}

/** As the file holds it: LibreOffice needs sheet names in quotes, and IFS is kept with the prefix of later functions. */
function storedFormula(formula: string): string {
  return escaped(quoteSheetNames(formula).replace(/(?<![A-Z.])IFS\(/g, '_xlfn.IFS('));
}

function cellXml(address: string, cell: Cell, textIndex: (text: string) => number): string {
  const start = `<c r="${address}" s="${String(styleOf(cell.role, cell.format))}"`;
  if (cell.text !== undefined) return `${start} t="s"><v>${String(textIndex(cell.text))}</v></c>`;
  return cell.formula === undefined ? `${start}/>` : `${start}><f>${storedFormula(cell.formula)}</f></c>`;
}

function rowsXml(cells: Cells, look: SheetLook, textIndex: (text: string) => number): string {
  const rows = new Map<number, [number, string][]>();
  for (const [address, cell] of cells) {
    const { left, top } = areaOf(address);
    const row = rows.get(top) ?? [];
    row.push([left, cellXml(address, cell, textIndex)]);
    rows.set(top, row);
  }
  const titleRow = areaOf(look.title).top;
  return [...rows]
    .sort(([first], [second]) => first - second)
    .map(([row, entries]) => {
      const height = row === titleRow ? TITLE_HEIGHT : look.headerRows.includes(row) ? HEADER_HEIGHT : null;
      const shown = height === null ? '' : ` ht="${String(height)}" customHeight="1"`;
      const inOrder = entries.sort(([first], [second]) => first - second).map(([, xml]) => xml);
      return `<row r="${String(row)}"${shown}>${inOrder.join('')}</row>`;
    })
    .join('');
}

function columnsXml(look: SheetLook): string {
  return Object.entries(look.widths)
    .map(([letters, width]) => {
      const [first = '', last = first] = letters.split(':');
      const [min, max] = [first, last].map((letter) => String((columnIndex(letter) ?? 0) + 1));
      return `<col min="${String(min)}" max="${String(max)}" width="${String(width)}" customWidth="1"/>`;
    })
    .join('');
}

function redXml(look: SheetLook): string {
  return look.red
    .map((rule, index) => {
      const places = areasOf(rule).map(rangeText).join(' ');
      return `<conditionalFormatting sqref="${places}"><cfRule type="expression" dxfId="0" priority="${String(index + 1)}"><formula>${escaped(rule.formula)}</formula></cfRule></conditionalFormatting>`;
    })
    .join('');
}

/** The first sheet leads to every other one, by the cells of their check marks. */
function linksXml(layout: EditionLayout, key: SheetKey): string {
  if (key !== 'INDEX') return '';
  const links = Object.entries(layout.submission.cells).map(([form, cell]) => {
    const { name } = layout.sheets[form as SheetKey];
    return `<hyperlink ref="B${String(areaOf(cell).top)}" location="${escaped(`'${name}'!A1`)}" display="${escaped(name)}"/>`;
  });
  return `<hyperlinks>${links.join('')}</hyperlinks>`;
}

/**
 * One sheet: texts, formulas and input cells where the layout has them, everything but the inputs protected (without a
 * password). `textIndex` gives the place of a text in the shared strings.
 */
export function sheetXml(
  layout: EditionLayout,
  key: SheetKey,
  look: SheetLook,
  textIndex: (text: string) => number,
): string {
  const merges = look.merges.flatMap(areasOf);
  const cells = filledCells(layout, key, look, merges);
  const inputs = new Map([...cells].filter(([, { role }]) => role === 'INPUT'));
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells count="${String(merges.length)}">${merges.map((area) => `<mergeCell ref="${rangeText(area)}"/>`).join('')}</mergeCells>`;
  const selected = key === 'INDEX' ? ' tabSelected="1"' : '';
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0"${selected} workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="18.75"/><cols>${columnsXml(look)}</cols><sheetData>${rowsXml(cells, look, textIndex)}</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>${merged}${redXml(look)}${validationsXml(layout.sheets[key], inputs, layoutInputs(layout, key))}${linksXml(layout, key)}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="${String(look.pagesWide)}" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}
