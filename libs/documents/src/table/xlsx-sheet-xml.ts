import type { ReadLimits } from './limits.ts';
import { columnIndex } from './workbook.ts';

/** A merged range, 0-based columns and 1-based rows, both ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface TrimmedSheet {
  /** The worksheet with its cell values alone; empty when the sheet is oversize. */
  readonly xml: string;
  readonly cellCount: number;
  readonly oversize: 'ROWS' | 'COLUMNS' | null;
  readonly merges: readonly MergedRange[];
  /** 0-based. */
  readonly hiddenColumns: readonly number[];
}

const LAST_ROW = 1_048_576;
const MAX_MERGES = 20_000;
const EMPTY_SHEET =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';
const MERGE = /<(?:[A-Za-z][\w.-]*:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;

function merges(xml: string): MergedRange[] {
  const ranges: MergedRange[] = [];
  for (const [, left = '', top, right = '', bottom] of xml.matchAll(MERGE)) {
    if (ranges.length >= MAX_MERGES) break;
    const first = columnIndex(left);
    const last = columnIndex(right);
    if (first !== null && last !== null)
      ranges.push({ top: Number(top), left: first, bottom: Number(bottom), right: last });
  }
  return ranges;
}

/** Columns marked hidden before the data, within the limit: a range may reach to the last column there is. */
function hiddenColumns(head: string, limit: number): number[] {
  const hidden: number[] = [];
  for (const [tag] of head.matchAll(/<(?:[A-Za-z][\w.-]*:)?col\s[^<>]*>/g)) {
    const [min, max] = ['min', 'max'].map((name) =>
      Number(new RegExp(`\\s${name}=["'](\\d{1,5})["']`).exec(tag)?.[1] ?? '0'),
    );
    if (!/\shidden=["'](?:1|true)["']/.test(tag) || min === undefined || max === undefined || min < 1)
      continue;
    for (let column = min; column <= Math.min(max, limit); column += 1) hidden.push(column - 1);
    if (hidden.length > limit) break;
  }
  return hidden;
}

/**
 * Cells that only carry a border or a fill, and rows of nothing but these: a list formatted down to the last row of
 * the sheet has a million. Places are explicit in Excel's files; where a row or cell leaves its place to be counted,
 * nothing may be taken out.
 */
function withoutEmptyCells(data: string): string {
  const rows = data.match(/<(?:[A-Za-z][\w.-]*:)?row[\s>/]/g)?.length ?? 0;
  const placedRows = data.match(/<(?:[A-Za-z][\w.-]*:)?row\s(?:[^<>]*\s)?r="/g)?.length ?? 0;
  const cells = data.match(/<(?:[A-Za-z][\w.-]*:)?c[\s>/]/g)?.length ?? 0;
  const placedCells = data.match(/<(?:[A-Za-z][\w.-]*:)?c\s(?:[^<>]*\s)?r="/g)?.length ?? 0;
  if (rows !== placedRows || cells !== placedCells) return data;
  return data
    .replace(/<((?:[A-Za-z][\w.-]*:)?c)\s[^<>]*(?:\/>|[^/<>]>\s*<\/\1>)/g, '')
    .replace(/<((?:[A-Za-z][\w.-]*:)?row)\s[^<>]*(?:\/>|[^/<>]>\s*<\/\1>)/g, '');
}

interface Extent {
  readonly rows: number;
  readonly cells: number;
  readonly columns: number;
}

/** Counts what is left; null when a place lies outside any sheet, which readers would walk up to. */
function extent(data: string): Extent | null {
  let rows = 0;
  let cells = 0;
  let columns = 0;
  let implicit = 0;
  for (const [tag, kind] of data.matchAll(/<(?:[A-Za-z][\w.-]*:)?(row|c)(?=[\s>/])[^<>]*>/g)) {
    const place = /\sr=["']([^"'<>]*)["']/.exec(tag)?.[1];
    if (kind === 'row') {
      rows += 1;
      implicit = 0;
      if (place !== undefined && !(/^[1-9]\d{0,6}$/.test(place) && Number(place) <= LAST_ROW)) return null;
      continue;
    }
    cells += 1;
    implicit += 1;
    const [, letters = '', row = '1'] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(place ?? 'A1') ?? [];
    const column = columnIndex(letters);
    if (column === null || Number(row) > LAST_ROW) return null;
    columns = Math.max(columns, place === undefined ? implicit : column + 1);
  }
  return { rows, cells, columns };
}

/**
 * Takes the cell values out of a worksheet part and measures them before anything builds objects of them. Everything
 * else (validations, conditional formats, links) is left behind: their ranges may name a billion cells. Null when the
 * part is not a worksheet.
 */
export function trimSheet(xml: string, limits: ReadLimits, cellBudget: number): TrimmedSheet | null {
  const root = /<([A-Za-z][\w.-]*:)?worksheet\b[^<>]*>/.exec(xml);
  if (root === null) return null;
  const prefix = root[1] ?? '';
  const start = xml.indexOf(`<${prefix}sheetData`, root.index);
  const close = `</${prefix}sheetData>`;
  const end = start < 0 ? -1 : xml.indexOf(close, start);
  if (end < 0) {
    // Either truly empty (<sheetData/>) or cut short.
    return /<(?:[A-Za-z][\w.-]*:)?sheetData\s*\/>/.test(xml)
      ? { xml: EMPTY_SHEET, cellCount: 0, oversize: null, merges: [], hiddenColumns: [] }
      : null;
  }
  const data = withoutEmptyCells(xml.slice(start, end));
  const size = extent(data);
  if (size === null) return null;
  const oversize =
    size.rows > limits.rows * 5 || size.cells > cellBudget
      ? 'ROWS'
      : size.columns > limits.columns
        ? 'COLUMNS'
        : null;
  if (oversize !== null) return { xml: EMPTY_SHEET, cellCount: 0, oversize, merges: [], hiddenColumns: [] };
  return {
    xml: `${root[0]}${data}${close}</${prefix}worksheet>`,
    cellCount: size.cells,
    oversize: null,
    merges: merges(xml.slice(end)),
    hiddenColumns: hiddenColumns(xml.slice(root.index, start), limits.columns),
  };
}
