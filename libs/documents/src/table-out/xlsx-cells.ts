import { toDayNumber } from '@renkei/kernel';
import type { LocalDate } from '@renkei/kernel';
import { columnLetter } from '../table/workbook.ts';
import { plainValue } from './plain-value.ts';
import type { TableColumn, TableLocale, TableRecord } from './table-definition.ts';

/** Indexes into `cellXfs` of `STYLES_XML`. */
const STYLE = { HEADER: 1, NUMBER: 2, YEN: 3, DATE: 4, TEXT: 5 } as const;

/** The looks of a table's cells: header, whole numbers, yen, days, text. */
export const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/><family val="3"/><charset val="128"/></font><font><b/><sz val="11"/><name val="游ゴシック"/><family val="3"/><charset val="128"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EDF3"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF7F8C99"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Excel cuts or repairs longer texts. */
const LONGEST_TEXT = 32_767;
/** A double holds every whole number of 15 digits; longer ones would be rounded. */
const EXACT_DIGITS = 15;
/** Excel's day numbers are one off before, because it knows a 1900-02-29. */
const FIRST_SAFE_DAY = '1900-03-01';
const EXCEL_DAY_OF_1970 = 25_569;

/** Text for XML 1.0, and for Excel, which reads _x0041_ as A. Characters XML cannot hold are left out. */
export function xmlText(text: string): string {
  return text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function textCell(address: string, style: number, text: string): string {
  const kept = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return `<c r="${address}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${xmlText(kept)}</t></is></c>`;
}

function numberCell(address: string, style: number, digits: string): string {
  return `<c r="${address}" s="${String(style)}"><v>${digits}</v></c>`;
}

/** Text stays text (an inline string with the format @), whatever it begins with: a workbook needs no apostrophes. */
function cell(address: string, column: TableColumn, text: string): string {
  switch (column.kind) {
    case 'YEN':
    case 'INTEGER':
      return text.replace('-', '').length <= EXACT_DIGITS
        ? numberCell(address, column.kind === 'YEN' ? STYLE.YEN : STYLE.NUMBER, text)
        : textCell(address, STYLE.TEXT, text);
    case 'DATE':
      return text >= FIRST_SAFE_DAY
        ? numberCell(address, STYLE.DATE, String(toDayNumber(text as LocalDate) + EXCEL_DAY_OF_1970))
        : textCell(address, STYLE.TEXT, text);
    case 'TEXT':
    case 'INSTANT':
    case 'BOOLEAN':
      return textCell(address, STYLE.TEXT, text);
  }
}

export function headerRow(columns: readonly TableColumn[], locale: TableLocale): string {
  const cells = columns.map((column, index) =>
    textCell(`${columnLetter(index)}1`, STYLE.HEADER, column.header[locale]),
  );
  return `<row r="1">${cells.join('')}</row>`;
}

export function recordRow(
  columns: readonly TableColumn[],
  record: TableRecord,
  row: number,
  locale: TableLocale,
): string {
  const number = String(row);
  let cells = '';
  for (const [index, column] of columns.entries()) {
    const text = plainValue(column, record[column.key], locale);
    if (text !== '') cells += cell(`${columnLetter(index)}${number}`, column, text);
  }
  return `<row r="${number}">${cells}</row>`;
}

const KIND_WIDTH = { TEXT: 24, YEN: 16, INTEGER: 10, DATE: 13, INSTANT: 18, BOOLEAN: 9 } as const;

/** In characters: what the kind needs, or the header, in which a full-width character takes two. */
export function columnWidths(columns: readonly TableColumn[], locale: TableLocale): string {
  return columns
    .map(({ kind, header, width: asked }, index) => {
      const title = [...header[locale]].reduce((sum, character) => sum + (character > '\u00FF' ? 2 : 1), 2);
      const width = String(asked ?? Math.min(40, Math.max(KIND_WIDTH[kind], title)));
      const number = String(index + 1);
      return `<col min="${number}" max="${number}" width="${width}" customWidth="1"/>`;
    })
    .join('');
}
