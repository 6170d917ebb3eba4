import type { Sheet, TableCell, TableRow } from '../table/workbook.ts';
import { foldLabel, isHeadingRest, readLabel } from './label.ts';
import type { LabelReading } from './label.ts';
import type { Meaning } from './meaning.ts';

/** Headings stand near the top; titles and notes may come before them. */
const SEARCH_ROWS = 60;
const MAX_BLOCK = 3;

export interface HeaderColumn {
  readonly index: number;
  /** Upper rows first, each as written. */
  readonly parts: readonly string[];
  readonly headerCell: { readonly row: number } | null;
  readonly reading: LabelReading | null;
}

export interface Header {
  /** Indexes into sheet.rows, both included. */
  readonly first: number;
  readonly last: number;
  readonly columns: readonly HeaderColumn[];
  /** How much it looks like the headings of a member list; 0 for none. */
  readonly score: number;
}

function cellAt(row: TableRow | undefined, index: number): TableCell | null {
  return row?.cells[index] ?? null;
}

/** Headings never hold what only data holds. */
function isDataLike(cell: TableCell): boolean {
  if (cell.kind !== 'TEXT') return cell.kind !== 'NUMBER' || cell.text.length > 2;
  const text = foldLabel(cell.text);
  return /^[¥\\]?[\d,]{3,}円?$|^\d{3}-\d{4}$|@[a-z0-9-]+\.|^t?\d{13}$|^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?|^(?:令和|平成|昭和)[\d元]+年/.test(
    text,
  );
}

/** The places that really differ: a merged title is one. */
export function distinctCells(row: TableRow): TableCell[] {
  const seen = new Set<string>();
  return row.cells.filter((cell): cell is TableCell => {
    if (cell === null) return false;
    if (cell.mergedFrom === null) return true;
    const repeated =
      seen.has(cell.mergedFrom) ||
      row.cells.some((other) => other !== null && other.mergedFrom === null && other.text === cell.text);
    seen.add(cell.mergedFrom);
    return !repeated;
  });
}

export function canBeHeading(row: TableRow): boolean {
  return row.cells.every((cell) => cell === null || !isDataLike(cell));
}

/**
 * The label of a column over the rows of a block. A group heading that was centred without merging stands over the
 * first of its columns only, so an upper cell that is empty takes the text to its left.
 */
function headerColumn(rows: readonly TableRow[], index: number): HeaderColumn {
  const parts: string[] = [];
  let headerRow: number | null = null;
  const lowest = rows.at(-1);
  for (const row of rows) {
    let cell = cellAt(row, index);
    const own = cell !== null;
    if (cell === null && row !== lowest && cellAt(lowest, index) !== null) {
      for (let left = index - 1; left >= 0 && cell === null; left -= 1) {
        // A filled place below an unmerged blank whose own column has a heading of its own ends the group.
        cell = cellAt(row, left);
      }
    }
    if (cell === null) continue;
    const text = cell.text.replace(/\s*\n\s*/g, '').trim();
    if (own) headerRow = row.rowNumber;
    if (parts.at(-1) !== text) parts.push(text);
  }
  // Units and duty marks below complete the heading above them; they are no heading of their own.
  const rest = parts.length > 1 && isHeadingRest(parts.at(-1) ?? '') ? parts.splice(-1) : [];
  const reading = readLabel(parts);
  return {
    index,
    parts: [...parts, ...rest],
    headerCell: headerRow === null ? null : { row: headerRow },
    reading,
  };
}

/** Words that complete a heading above them and mean nothing alone. */
const COMPLETES = /(?:額|費用?|価格|単価|数量?|名称?|氏名|カナ|番号|区分|種別|内容|有無|年月日?|備考|円)$/;

/**
 * Values that would pass for headings: under a heading that says what its column is stands a word that is no heading.
 * A first row of data without a single number in it looks like that.
 */
function valuesUnderHeadings(rows: readonly TableRow[], width: number): number {
  let count = 0;
  for (let index = 0; index < width; index += 1) {
    const filled = rows.map((row) => cellAt(row, index)).filter((cell) => cell !== null);
    const upper = filled[0];
    const lower = filled.at(-1);
    if (upper === undefined || lower === undefined || upper.text === lower.text) continue;
    const text = foldLabel(lower.text);
    const heading =
      readLabel([lower.text]) !== null ||
      isHeadingRest(lower.text) ||
      COMPLETES.test(text.replace(/[(].*[)]$/, ''));
    if (!heading && (readLabel([upper.text])?.score ?? 0) >= 0.85) count += 1;
  }
  return count;
}

function readBlock(rows: readonly TableRow[]): { columns: HeaderColumn[]; score: number } {
  const width = Math.max(...rows.map((row) => row.cells.length));
  const columns: HeaderColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    if (rows.some((row) => cellAt(row, index) !== null)) columns.push(headerColumn(rows, index));
  }
  const best = new Map<Meaning, number>();
  for (const { reading } of columns) {
    if (reading?.meaning != null)
      best.set(reading.meaning, Math.max(best.get(reading.meaning) ?? 0, reading.score));
  }
  const named = best.has('name') || best.has('corporateNumber');
  const score = named && best.size >= 2 ? [...best.values()].reduce((sum, value) => sum + value, 0) : 0;
  return { columns, score: Math.max(0, score - 2 * valuesUnderHeadings(rows, width)) };
}

function adjacent(rows: readonly TableRow[], first: number, last: number): boolean {
  return (rows[last]?.rowNumber ?? 0) - (rows[first]?.rowNumber ?? 0) === last - first;
}

function isContinuation(row: TableRow | undefined): boolean {
  const cells = row === undefined ? [] : distinctCells(row);
  return cells.length > 0 && cells.every((cell) => isHeadingRest(cell.text));
}

/** Column numbers under the headings: (1) (2) (3) or ① ② ③. */
function isColumnNumbers(row: TableRow | undefined): boolean {
  const cells = row === undefined ? [] : distinctCells(row);
  return (
    cells.length >= 3 &&
    cells.every((cell, index) => foldLabel(cell.text).replace(/[()]/g, '') === String(index + 1))
  );
}

/** A title, a remark, （単位：千円）: they speak for the whole table, not for the columns they happen to stand over. */
const ABOUT_THE_TABLE = /^[※＊*]|^[（(【]?単位|(?:一覧表?|名簿|リスト|調査票?|集計表?)$/;

/**
 * Whether a row can be the upper part of headings. A lone cell is a title, unless it stands right of where the headings
 * begin, as 費用 does over its columns.
 */
function isGroupRow(row: TableRow | undefined, below: TableRow | undefined): boolean {
  if (row === undefined || below === undefined || !canBeHeading(row)) return false;
  const [only, ...others] = distinctCells(row);
  if (only === undefined) return false;
  if ([only, ...others].some(({ text }) => ABOUT_THE_TABLE.test(text.trim()))) return false;
  if (others.length > 0) return true;
  if (/^[※＊*]|単位|^[（(][^（()）]*[)）]$/.test(only.text.trim())) return false;
  const firstFilled = (cells: TableRow['cells']) => cells.findIndex((cell) => cell !== null);
  return firstFilled(row.cells) > firstFilled(below.cells);
}

/**
 * The lower part of headings: words that stand only below headings spanning several columns, as 会計 and 決済 do below
 * 利用する機能. A row of a member always has something outside, its name.
 */
function isSubHeading(upper: TableRow | undefined, lower: TableRow | undefined): boolean {
  if (upper === undefined || lower === undefined || !canBeHeading(lower)) return false;
  const spans = (index: number) => {
    const cell = cellAt(upper, index);
    return cell === null || (cell.mergedFrom !== null && cellAt(upper, index - 1)?.text === cell.text);
  };
  const own = lower.cells.flatMap((cell, index) =>
    cell === null || cell.text === cellAt(upper, index)?.text ? [] : [index],
  );
  const grouped = (index: number) =>
    (index > 0 && spans(index)) || (own.includes(index + 1) && spans(index + 1));
  const texts = new Set(own.map((index) => cellAt(lower, index)?.text));
  return own.length >= 2 && texts.size === own.length && own.every(grouped);
}

function withContext(rows: readonly TableRow[], first: number, found: number): Header {
  const below = adjacent(rows, found, found + 1) && isSubHeading(rows[found], rows[found + 1]);
  const last = below ? found + 1 : found;
  let top = first;
  let bottom = last;
  if (top > 0 && adjacent(rows, top - 1, top) && isGroupRow(rows[top - 1], rows[top])) top -= 1;
  while (bottom + 1 < rows.length && (isContinuation(rows[bottom + 1]) || isColumnNumbers(rows[bottom + 1])))
    bottom += 1;
  const labelled = rows.slice(top, bottom + 1).filter((row) => !isColumnNumbers(row));
  const wide = readBlock(labelled);
  const plain = readBlock(rows.slice(first, last + 1));
  // The row above must not take meanings away (a note beside the title, say).
  if (wide.score >= plain.score - 0.35) return { first: top, last: bottom, ...wide };
  return { first, last: bottom, ...plain };
}

interface Found {
  readonly first: number;
  readonly last: number;
  readonly score: number;
  readonly labels: ReadonlySet<string>;
}

/**
 * Whether an earlier block of headings is of the same list as the best one, with shops between: a list in parts, each
 * below headings of its own. The shops of the first part must not be lost.
 */
function isSameListAbove(rows: readonly TableRow[], earlier: Found, best: Found): boolean {
  if (earlier.last >= best.first) return false;
  const shared = [...earlier.labels].filter((label) => best.labels.has(label)).length;
  const between = rows.slice(earlier.last + 1, best.first).filter((row) => distinctCells(row).length >= 2);
  return between.length > 0 && shared >= 2 && shared * 2 >= Math.max(earlier.labels.size, best.labels.size);
}

/** Finds the headings of the table that looks most like a member list; null when nothing on the sheet does. */
export function findHeader(sheet: Sheet): Header | null {
  const { rows } = sheet;
  const found: Found[] = [];
  for (let first = 0; first < Math.min(rows.length, SEARCH_ROWS); first += 1) {
    for (let last = first; last < Math.min(first + MAX_BLOCK, rows.length); last += 1) {
      const block = rows.slice(first, last + 1);
      if (!adjacent(rows, first, last) || !block.every(canBeHeading)) break;
      if (block.length > 1 && !isGroupRow(block[0], block[1])) break;
      const { score, columns } = readBlock(block);
      if (score <= 0) continue;
      const labels = new Set(columns.map(({ parts }) => foldLabel(parts.at(-1) ?? '')));
      found.push({ first, last, score, labels });
    }
  }
  const surest = (among: readonly Found[]) =>
    among.reduce<Found | null>(
      (best, block) => (block.score > (best?.score ?? 0) + 0.05 ? block : best),
      null,
    );
  const best = surest(found);
  if (best === null) return null;
  const head = found.find((block) => isSameListAbove(rows, block, best));
  const { first, last } =
    head === undefined
      ? best
      : (surest(found.filter((block) => block.last < best.first && block.first <= head.last)) ?? best);
  return withContext(rows, first, last);
}

/** The header a caller names by its rows, 1-based as the sheet shows them. */
export function headerAt(sheet: Sheet, firstRow: number, lastRow: number): Header | null {
  const first = sheet.rows.findIndex((row) => row.rowNumber >= firstRow);
  const last = sheet.rows.findLastIndex((row) => row.rowNumber <= lastRow);
  if (first < 0 || last < first) return null;
  return { first, last, ...readBlock(sheet.rows.slice(first, last + 1)) };
}
