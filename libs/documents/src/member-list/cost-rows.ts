import { normaliseForComparison } from '@renkei/kernel';
import { SOFTWARE_FUNCTIONS } from '@renkei/subsidy-rules';
import type { TableRow } from '../table/workbook.ts';
import { costKindOf } from './cost-row-columns.ts';
import { CATEGORY, functionProblems, priced, readAmount, statedFunctions } from './costs.ts';
import { parsed, problem } from './imported-member.ts';
import type { ImportedCost } from './imported-member.ts';
import { foldLabel } from './label.ts';
import { MEANING_LABELS } from './meaning.ts';
import type { ColumnUnderstanding, CostMeaning } from './meaning.ts';
import { RowReader } from './row-reader.ts';
import { isNothing, oneLine } from './values/blank.ts';
import { functionsNamedIn } from './values/functions.ts';
import { unlikelyAmount } from './values/money.ts';

export type MemberRows = readonly [TableRow, ...TableRow[]];

function textOf(
  row: TableRow,
  columns: readonly ColumnUnderstanding[],
  meaning: 'name' | 'corporateNumber',
): string {
  const texts = columns
    .filter((column) => column.meaning === meaning)
    .map(({ index }) => oneLine(row.cells[index]?.text ?? ''));
  return texts.find((text) => !isNothing(text)) ?? '';
}

/**
 * The rows of each member, in the order of their first: those of one name together, wherever they stand, unless their
 * 法人番号 differ; a row without a name belongs to the one above it.
 */
export function rowsByMember(
  rows: readonly TableRow[],
  columns: readonly ColumnUnderstanding[],
): MemberRows[] {
  const members: { name: string; number: string; rows: [TableRow, ...TableRow[]] }[] = [];
  let last: (typeof members)[number] | undefined;
  for (const row of rows) {
    const name = normaliseForComparison(textOf(row, columns, 'name'));
    const number = foldLabel(textOf(row, columns, 'corporateNumber'));
    const same = members.find(
      (member) => member.name === name && (number === '' || member.number === '' || member.number === number),
    );
    const owner = name === '' ? last : same;
    if (owner === undefined) {
      last = { name, number, rows: [row] };
      members.push(last);
      continue;
    }
    owner.rows.push(row);
    owner.number ||= number;
    last = owner;
  }
  return members.map((member) => member.rows);
}

const OF_A_COST = new Set(['costKind', 'costYen', 'quantity', 'functions']);

/** The same member told in different words in two rows: the first is taken, and the others are named. */
function tellDifferences(reader: RowReader): void {
  for (const column of reader.columns) {
    const first = reader.cellOf(column);
    if (column.meaning === null || OF_A_COST.has(column.meaning) || first === null) continue;
    const label = MEANING_LABELS[column.meaning];
    for (const row of reader.rows) {
      const text = oneLine(row.cells[column.index]?.text ?? '');
      if (text === '' || normaliseForComparison(text) === normaliseForComparison(first.cell.text)) continue;
      const found = problem(
        'warning',
        'DIFFERS_FROM_FIRST_ROW',
        `同じ店の${String(first.row.rowNumber)}行目と${label.ja}が違います。${String(first.row.rowNumber)}行目の値を使いました。`,
        `${label.en} differs from row ${String(first.row.rowNumber)} of the same business, whose value was taken.`,
      );
      reader.tell(column, found, row);
    }
  }
}

function readKind(reader: RowReader): { kind: CostMeaning; text: string } | null {
  const filled = reader.cells('costKind')[0];
  if (filled === undefined || isNothing(filled.cell.text)) {
    const missing = problem(
      'error',
      'COST_KIND_MISSING',
      '費用の種類（ソフトウェア、オプション、導入関連費、PC、レジ、分析）を入れてください。',
      'Please enter the kind of cost (software, option, service, PC, register, analysis).',
    );
    reader.tellAbout('costKind', missing);
    return null;
  }
  const kind = reader.read(
    filled,
    null,
    (text) => {
      const known = costKindOf(text);
      if (known !== null) return parsed(known);
      return parsed(
        null,
        problem(
          'error',
          'COST_KIND_UNKNOWN',
          '費用の種類が分かりませんでした。「ソフトウェア」「オプション」「導入関連費」「PC」「レジ」「分析」のどれかを入れてください。',
          'The kind of cost is not known. Please enter software, option, service, PC, register or analysis.',
        ),
      );
    },
    (known) => (known === null ? null : MEANING_LABELS[known].ja),
  );
  return kind === null ? null : { kind, text: filled.cell.text };
}

function readCostRow(reader: RowReader): ImportedCost | null {
  const price = reader.cells('costYen')[0];
  const amount = price === undefined ? null : readAmount(reader, price);
  if (price === undefined || amount === null || amount === 0n) return null;
  const kind = readKind(reader);
  for (const found of unlikelyAmount(amount, 1_000n, 100_000_000n)) reader.tell(price.column, found);
  const stated = statedFunctions(reader);
  if (kind === null) return null;
  const category = CATEGORY[kind.kind];
  if (category !== 'SOFTWARE') return { category, ...priced(reader, price, amount), functions: [] };
  const implied = SOFTWARE_FUNCTIONS.filter((name) => functionsNamedIn(foldLabel(kind.text)).includes(name));
  const functions = stated.length > 0 ? stated : implied;
  for (const found of functionProblems([price], functions, stated.length === 0))
    reader.tellAbout(reader.has('functions') ? 'functions' : 'costKind', found);
  return { category, ...priced(reader, price, amount), functions };
}

/** The cost lines of a member whose costs stand in rows of their own, one line for each row with an amount above 0. */
export function readCostRows(reader: RowReader): ImportedCost[] {
  tellDifferences(reader);
  return reader.rows.flatMap((row) => {
    const own = new RowReader([row], reader.columns);
    const line = readCostRow(own);
    reader.issues.push(...own.issues);
    reader.readings.push(...own.readings);
    return line ?? [];
  });
}
