import type { TableCell, TableRow } from '../table/workbook.ts';
import type { Draft } from './column-rivals.ts';
import { foldLabel, readLabel } from './label.ts';
import { isAmountMeaning, isCostMeaning } from './meaning.ts';
import type { ColumnUnderstanding, CostMeaning } from './meaning.ts';
import { isNothing } from './values/blank.ts';
import { parseAmount } from './values/money.ts';

/** What kind of cost a word names: ソフトウェア, 会計ソフト, 導入設定, PC, レジ; null for none, or when it may be several. */
export function costKindOf(text: string): CostMeaning | null {
  const meaning = readLabel([text])?.meaning ?? null;
  return isCostMeaning(meaning) ? meaning : null;
}

/** A heading that asks for the kind: then all rows may be of one. */
const KIND = /区分|種別|費目|種類|分類|経費名|^(?:cost)?(?:kind|type|category)$/;

/** A column whose values are the names of costs: the list has a row for each cost. */
function namesCosts(cells: readonly TableCell[]): boolean {
  const texts = cells.map(({ text }) => text).filter((text) => !isNothing(text));
  const kinds = texts.map(costKindOf).filter((kind) => kind !== null);
  return new Set(kinds).size >= 2 && kinds.length * 2 >= texts.length;
}

const PRICE = /金額|価格|単価|費用|代金|見積|税抜|税込|円|price|amount|cost/;

function isPrice({ meaning, setAside, label, cells }: Draft): boolean {
  if (meaning !== null || (setAside !== null && setAside !== 'TOTAL') || !PRICE.test(foldLabel(label)))
    return false;
  const amounts = cells.filter(({ text, kind }) => parseAmount(text, kind, 1n).value !== null);
  return amounts.length * 2 >= Math.max(1, cells.length);
}

/** The one column that says what each row costs; null when several could. A unit price is the one where quantities stand. */
function priceColumn(drafts: readonly Draft[]): Draft | null {
  const all = drafts.filter(isPrice);
  const untaxed = all.some(({ tax }) => tax !== 'INCLUSIVE')
    ? all.filter(({ tax }) => tax !== 'INCLUSIVE')
    : all;
  const counted = drafts.some(({ meaning }) => meaning === 'quantity');
  const units = untaxed.filter(({ perUnit }) => perUnit === counted);
  const named = units.length > 0 ? units : untaxed;
  const plain = named.filter(({ setAside }) => setAside === null);
  const left = plain.length > 0 ? plain : named;
  return left.length === 1 ? (left[0] ?? null) : null;
}

/** Gives kind and amount of a list with a row for each cost their meanings, as far as there is one column for each. */
export function takeCostRows(drafts: readonly Draft[]): void {
  if (drafts.some(({ meaning, via }) => isAmountMeaning(meaning) || via === 'CHOICE')) return;
  const kind = drafts.find(
    ({ meaning, setAside, label, cells }) =>
      meaning === null &&
      setAside === null &&
      (namesCosts(cells) ||
        (KIND.test(foldLabel(label)) &&
          cells.length > 0 &&
          cells.every(({ text }) => costKindOf(text) !== null))),
  );
  const price = kind === undefined ? null : priceColumn(drafts);
  if (kind === undefined || price === null) return;
  Object.assign(kind, { meaning: 'costKind', via: 'CONTENT', confidence: 0.8 });
  Object.assign(price, { meaning: 'costYen', via: 'CONTENT', confidence: 0.8, setAside: null });
}

/** A row for each cost, but not clear which column says what it costs. */
export function hasUnclearCostRows(
  columns: readonly ColumnUnderstanding[],
  rows: readonly TableRow[],
): boolean {
  if (columns.some(({ meaning, via }) => isAmountMeaning(meaning) || via === 'CHOICE')) return false;
  const cellsOf = ({ index }: ColumnUnderstanding) =>
    rows.map((row) => row.cells[index] ?? null).filter((cell) => cell !== null);
  return columns.some((column) => column.meaning === null && namesCosts(cellsOf(column)));
}
