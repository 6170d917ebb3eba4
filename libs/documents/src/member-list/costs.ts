import { toHalfWidth } from '@renkei/kernel';
import { SOFTWARE_FUNCTIONS, type SoftwareFunction } from '@renkei/subsidy-rules';
import { parsed, problem } from './imported-member.ts';
import type { ImportedCategory, ImportedCost, Parsed, ValueProblem } from './imported-member.ts';
import { taxStatement } from './label.ts';
import { isCostMeaning } from './meaning.ts';
import type { ColumnUnderstanding, CostMeaning } from './meaning.ts';
import type { FilledCell, RowReader } from './row-reader.ts';
import { isNothing } from './values/blank.ts';
import { FUNCTION_NAMES, parseFunctions, parseMark } from './values/functions.ts';
import { amountInColumn, unlikelyAmount } from './values/money.ts';
import { TAX_NOT_EXACT, taxToBeChosen, withoutTax } from './values/tax.ts';

export const CATEGORY: Readonly<Record<CostMeaning, ImportedCategory>> = {
  softwareYen: 'SOFTWARE',
  optionYen: 'OPTION',
  serviceYen: 'SERVICE',
  pcYen: 'PC',
  registerYen: 'REGISTER',
  analysisYen: 'ANALYSIS_SOFTWARE',
};

export function statedFunctions(reader: RowReader): SoftwareFunction[] {
  const found = new Set<SoftwareFunction>();
  for (const filled of reader.cells('functions')) {
    if (filled.column.marks) {
      if (reader.read(filled, false, parseMark)) for (const name of filled.column.functions) found.add(name);
    } else {
      for (const name of reader.read(filled, [] as readonly SoftwareFunction[], parseFunctions))
        found.add(name);
    }
  }
  return SOFTWARE_FUNCTIONS.filter((name) => found.has(name));
}

/**
 * The tax-exclusive yen of a cost cell. What the cell itself says of tax goes over its heading; an amount with tax is
 * converted at the rate a person named for the column, and asked about while nobody did.
 */
export function readAmount(reader: RowReader, filled: FilledCell): bigint | null {
  const { column, cell } = filled;
  const said = taxStatement(cell.text);
  const taxed = said === 'INCLUSIVE' || (column.tax === 'INCLUSIVE' && said !== 'EXCLUSIVE');
  let converted = false;
  const amount = reader.read(filled, null, (text): Parsed<bigint | null> => {
    const plain = taxed ? text.replace(/[(（\s]*(?:税込み?|内税)[)）\s]*/g, '') : text;
    const found = amountInColumn(plain, cell.kind, column.unitYen);
    if (!taxed || found.value === null || found.value === 0n) return found;
    if (column.taxPercent === null) return parsed(null, ...found.problems, taxToBeChosen(found.value));
    const { yen, exact } = withoutTax(found.value, column.taxPercent);
    converted = true;
    return parsed(yen, ...found.problems, ...(exact ? [] : [TAX_NOT_EXACT]));
  });
  if (converted && amount !== null) reader.note(column, String(amount), 'TAX_REMOVED');
  return amount;
}

function quantityOf(reader: RowReader, cost: ColumnUnderstanding): { quantity: number; stated: boolean } {
  const filled = reader.cells('quantity').find(({ column }) => column.counts === cost.index);
  if (filled === undefined || isNothing(filled.cell.text)) return { quantity: 1, stated: false };
  const quantity = reader.read(filled, 1, (text) => {
    const digits = /^(\d{1,4})(?:\.0+)?(?:台|個|本|件|式|つ|ライセンス)?$/.exec(
      toHalfWidth(text).replace(/\s/g, ''),
    )?.[1];
    if (digits !== undefined && Number(digits) > 0) return parsed(Number(digits));
    if (digits !== undefined) return parsed(1);
    return parsed(
      1,
      problem(
        'error',
        'QUANTITY_UNREADABLE',
        '数量は 1以上の整数で入れてください。',
        'Please enter the quantity as a whole number, 1 or more.',
      ),
    );
  });
  return { quantity, stated: true };
}

/** A price for one times its quantity; an amount that is not called a unit price is the whole amount. */
export function priced(
  reader: RowReader,
  { column }: FilledCell,
  amount: bigint,
): { unitPriceYen: bigint; quantity: number } {
  const { quantity, stated } = quantityOf(reader, column);
  if (column.perUnit) {
    if (!stated) {
      reader.tell(
        column,
        problem(
          'warning',
          'QUANTITY_ASSUMED',
          '数量が分からないため、1つ分として読みました。',
          'No quantity was found; one was assumed.',
        ),
      );
    }
    return { unitPriceYen: amount, quantity };
  }
  if (quantity === 1) return { unitPriceYen: amount, quantity: 1 };
  reader.tell(
    column,
    problem(
      'warning',
      'AMOUNT_READ_AS_TOTAL',
      `数量が${String(quantity)}ですが、見出しに「単価」とないため、全部の合計額として読みました。`,
      `The quantity is ${String(quantity)}, but the heading does not say unit price; the amount was read as the total.`,
    ),
  );
  return { unitPriceYen: amount, quantity: 1 };
}

export function functionProblems(
  software: readonly FilledCell[],
  functions: readonly SoftwareFunction[],
  implied: boolean,
): ValueProblem[] {
  if (software.length === 0) {
    return functions.length === 0
      ? []
      : [
          problem(
            'warning',
            'FUNCTIONS_WITHOUT_SOFTWARE',
            '機能がありますが、ソフトウェアの金額がありません。',
            'There are functions but no software amount.',
          ),
        ];
  }
  if (functions.length === 0) {
    return [
      problem(
        'warning',
        'NO_FUNCTION',
        'ソフトウェアの機能（会計・受発注・決済・EC）が分かりません。1つもないと、この店の基盤導入経費は補助の対象になりません。',
        'The functions of the software are not known. With none, the infrastructure cost of this member is not eligible.',
      ),
    ];
  }
  if (!implied) return [];
  const names = functions.map((name) => FUNCTION_NAMES[name]).join('・');
  return [
    problem(
      'warning',
      'FUNCTIONS_FROM_HEADING',
      `見出しから、機能を「${names}」と読みました。`,
      `The functions (${names}) were taken from the headings.`,
    ),
  ];
}

/** The cost lines of a row: one for each cost column with an amount above 0. */
export function readCosts(reader: RowReader): ImportedCost[] {
  const lines: { filled: FilledCell; category: ImportedCategory; unitPriceYen: bigint; quantity: number }[] =
    [];
  for (const column of reader.columns) {
    if (!isCostMeaning(column.meaning)) continue;
    const filled = reader.cellOf(column);
    if (filled === null) continue;
    const amount = readAmount(reader, filled);
    if (amount === null || amount === 0n) continue;
    for (const found of unlikelyAmount(amount, 1_000n, 100_000_000n)) reader.tell(column, found);
    lines.push({ filled, category: CATEGORY[column.meaning], ...priced(reader, filled, amount) });
  }

  const stated = statedFunctions(reader);
  const software = lines.filter(({ category }) => category === 'SOFTWARE');
  const headed = new Set(software.flatMap(({ filled }) => filled.column.functions));
  const functions = stated.length > 0 ? stated : SOFTWARE_FUNCTIONS.filter((name) => headed.has(name));
  const problems = functionProblems(
    software.map(({ filled }) => filled),
    functions,
    stated.length === 0,
  );
  const unread = reader.issues.some(
    ({ meaning, severity }) => (meaning === 'functions' || meaning === 'softwareYen') && severity === 'error',
  );
  if (!unread)
    for (const found of problems)
      reader.tellAbout(reader.has('functions') ? 'functions' : 'softwareYen', found);

  return lines.map(({ filled, category, unitPriceYen, quantity }) => ({
    category,
    unitPriceYen,
    quantity,
    functions:
      category !== 'SOFTWARE'
        ? []
        : filled.column.functions.length > 0 && software.length > 1
          ? filled.column.functions
          : functions,
  }));
}
