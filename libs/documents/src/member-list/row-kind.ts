import type { Message } from '@renkei/kernel';
import type { TableCell, TableRow } from '../table/workbook.ts';
import { canBeHeading, distinctCells } from './header.ts';
import { foldLabel, readLabel } from './label.ts';
import { isAmountMeaning } from './meaning.ts';
import type { ColumnUnderstanding } from './meaning.ts';
import { isNothing, oneLine } from './values/blank.ts';
import { parseAmount } from './values/money.ts';

export type IgnoreReason =
  'REMARK' | 'SECTION' | 'TOTAL' | 'EXAMPLE' | 'REPEATED_HEADER' | 'NUMBERED_BLANK' | 'OTHER_TABLE';

export const IGNORE_MESSAGES: Readonly<Record<IgnoreReason, Message>> = {
  REMARK: { ja: '注記の行なので読みませんでした。', en: 'A note; not read as a member.' },
  SECTION: { ja: '見出しの行なので読みませんでした。', en: 'A section heading; not read as a member.' },
  TOTAL: { ja: '合計の行なので読みませんでした。', en: 'A total; not read as a member.' },
  EXAMPLE: { ja: '記入例の行なので読みませんでした。', en: 'A sample row; not read as a member.' },
  REPEATED_HEADER: {
    ja: '見出しの繰り返しなので読みませんでした。',
    en: 'The headings again; not read as a member.',
  },
  NUMBERED_BLANK: {
    ja: '番号だけの空き行なので読みませんでした。',
    en: 'Only a number; not read as a member.',
  },
  OTHER_TABLE: {
    ja: '別の表の行なので読みませんでした。',
    en: 'Part of another table; not read as a member.',
  },
};

const TOTAL_WORD =
  /^(?:総合計|合計|小計|総計|累計|計|平均|total|sum)(?:[(（:：].*|[\d,]+.*|額|金額|者|店|件)?$/;
const REMARK_START =
  /^(?:[※＊*↑↓→⇒←★☆・注]|備考|メモ|補足|（注|\(注|【注|お願い|連絡|締切|提出|以上$|以下余白$)/;
const SECTION_START = /^[【■◆●○◎▼▲◇□＜<《]/;
/** 新規, 継続（3店）, 本町通り, 2丁目, 北支部: what stands above the shops of a part of the list, alone in its row. */
const SECTION_WORD =
  /^(?:(?:新規|継続|既存|追加|変更)(?:参加|加入|導入)?(?:店舗?|者|事業者|会員|分)?|.{1,12}(?:通り|丁目|地区|支部|ブロック|班|エリア|街区|の部))(?:[(（]?(?:計|全)?\d+(?:店舗?|者|件|名)?[)）]?)?[:：]?$/;
const EXAMPLE = /^[(（【]?(?:記入例|入力例|記載例|サンプル|例)(?:[)）】:：\d①②③].*)?$/;
/** 物販計, but not 見本時計; and what stands between sums */
const SUBTOTAL = /[^時会設家統余集]計$|^(?:うち)?(?:消費税|税額|値引|端数|補助金|自己負担|差引)/;
/** A remark in brackets of its own; （株）見本 and (有)見本(本店) go on behind theirs. */
const BRACKETED = /^[（(][^（()）]*[)）]$/;
const SENTENCE = /[。！!？?]|ください|下さい|です|ます|まで[にのは]|予定|について/;

function mapped(
  row: TableRow,
  columns: readonly ColumnUnderstanding[],
): { column: ColumnUnderstanding; cell: TableCell }[] {
  return columns.flatMap((column) => {
    const cell = row.cells[column.index] ?? null;
    return column.meaning === null || cell === null || isNothing(cell.text) ? [] : [{ column, cell }];
  });
}

function repeatsHeader(row: TableRow, columns: readonly ColumnUnderstanding[]): boolean {
  const used = columns.filter(({ meaning }) => meaning !== null);
  const same = used.filter(({ index, label }) => {
    const text = foldLabel(row.cells[index]?.text ?? '');
    return text !== '' && label.split(' / ').some((part) => foldLabel(part) === text);
  });
  return used.length > 0 && same.length * 2 >= used.length;
}

/** Headings of something else below the list: vendors, contacts. */
function startsOtherTable(row: TableRow): boolean {
  if (!canBeHeading(row)) return false;
  const readings = distinctCells(row).map((cell) => readLabel([cell.text]));
  const sure = readings.filter((reading) => reading !== null && reading.score >= 0.85);
  return new Set(sure.map((reading) => reading?.meaning)).size >= 3;
}

/** Money without a name that equals the sums above it, or is a SUM formula, is a total somebody left unlabelled. */
function isUnlabelledTotal(
  filled: readonly { column: ColumnUnderstanding; cell: TableCell }[],
  sums: ReadonlyMap<number, bigint>,
): boolean {
  const money = filled.filter(({ column }) => isAmountMeaning(column.meaning));
  if (money.length === 0 || money.length !== filled.length) return false;
  return money.every(({ column, cell }) => {
    if (/^=?(?:SUM|SUBTOTAL)\(/i.test(cell.formula ?? cell.text)) return true;
    return parseAmount(cell.text, cell.kind, column.unitYen).value === (sums.get(column.index) ?? 0n);
  });
}

/** What a row below the headings is; null for a member. `sums` are the amounts of the members so far, by column. */
export function ignoreReason(
  row: TableRow,
  columns: readonly ColumnUnderstanding[],
  sums: ReadonlyMap<number, bigint>,
): IgnoreReason | null {
  const cells = distinctCells(row).filter((cell) => oneLine(cell.text) !== '');
  const filled = mapped(row, columns);
  const nameCells = columns
    .filter(({ meaning }) => meaning === 'name')
    .map(({ index }) => row.cells[index]?.text ?? '');
  const name = oneLine(nameCells.find((text) => oneLine(text) !== '') ?? '');
  const first = oneLine(cells[0]?.text ?? '');
  const others = filled.filter(({ column }) => column.meaning !== 'name');

  if (repeatsHeader(row, columns)) return 'REPEATED_HEADER';
  if (
    [first, name].some((text) => TOTAL_WORD.test(foldLabel(text))) &&
    !others.some(({ column }) => column.meaning === 'corporateNumber' || column.meaning === 'email')
  ) {
    return 'TOTAL';
  }
  const counted = (column: ColumnUnderstanding) =>
    isAmountMeaning(column.meaning) || column.meaning === 'employees' || column.meaning === 'quantity';
  if (SUBTOTAL.test(foldLabel(name)) && others.length > 0 && others.every(({ column }) => counted(column)))
    return 'TOTAL';
  if (startsOtherTable(row)) return 'OTHER_TABLE';
  if (EXAMPLE.test(first) || EXAMPLE.test(name)) return 'EXAMPLE';
  const ordinals = columns
    .filter(({ setAside }) => setAside === 'ORDINAL')
    .map(({ index }) => row.cells[index]);
  const real = cells.filter(
    (cell) => !(ordinals.includes(cell) && /^[(]?\d{1,6}[).]?$/.test(foldLabel(cell.text))),
  );
  const empty = real.every((cell) => isNothing(cell.text) || oneLine(cell.text) === '0'); // formulas copied ahead give 0
  if (real.length === 0 || (name === '' && empty)) return 'NUMBERED_BLANK';
  if (name === '' && isUnlabelledTotal(filled, sums)) return 'TOTAL';
  if (real.length <= 2 && others.length === 0) {
    const text = oneLine(real[0]?.text ?? '');
    if (REMARK_START.test(text) || BRACKETED.test(text) || SENTENCE.test(text) || text.length > 40)
      return 'REMARK';
    if (SECTION_START.test(text) || (real.length === 1 && SECTION_WORD.test(foldLabel(text))))
      return 'SECTION';
    // One lone cell that is not in the column of names says nothing of a member.
    if (name === '') return 'REMARK';
  }
  if (name === '' && others.length === 0) return 'REMARK';
  return null;
}
