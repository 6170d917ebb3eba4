import type { TableRow } from '../table/workbook.ts';
import { foldLabel } from './label.ts';
import { COST_MEANINGS, isAmountMeaning } from './meaning.ts';
import type { ColumnUnderstanding } from './meaning.ts';
import type { FileIssue } from './understanding.ts';
import { parseAmount } from './values/money.ts';

/** 「ソフト」「PC」 */
export function quoted(columns: readonly ColumnUnderstanding[]): string {
  return columns.map(({ label, column }) => `「${label === '' ? `${column}列` : label}」`).join('');
}

/** Columns without a meaning whose values are amounts: a cost may be hiding there. */
function moneyLeftOut(
  columns: readonly ColumnUnderstanding[],
  rows: readonly TableRow[],
): ColumnUnderstanding[] {
  return columns.filter((column) => {
    if (column.meaning !== null || (column.setAside !== null && column.setAside !== 'MIXED_HARDWARE'))
      return false;
    if (/fax|ファックス|ファクス|番号|コード|売上|[年日]$/i.test(column.label.normalize('NFKC')))
      return false;
    const amounts = rows.map((row) => row.cells[column.index] ?? null).filter((cell) => cell !== null);
    const least = column.setAside === null ? 10_000n : 1_000n; // a heading that speaks of devices is no count
    const plausible = amounts.filter(
      (cell) =>
        (parseAmount(cell.text, cell.kind, column.unitYen).value ?? 0n) >= least && cell.text.length <= 14,
    );
    return plausible.length >= 1 && plausible.length * 2 >= amounts.length;
  });
}

/** Whole yen of a row's cost cell; 0 when there is none. */
function amountIn(row: TableRow, column: ColumnUnderstanding): bigint {
  const cell = row.cells[column.index] ?? null;
  return cell === null ? 0n : (parseAmount(cell.text, cell.kind, column.unitYen).value ?? 0n);
}

/**
 * Cost columns of one kind that may hold the same money twice: the same heading but for its brackets (ソフト(A社),
 * ソフト(B社)), or one column that is the sum of the others in every row. All are read as costs of their own.
 */
function perhapsTwice(
  columns: readonly ColumnUnderstanding[],
  rows: readonly TableRow[],
): ColumnUnderstanding[][] {
  return COST_MEANINGS.flatMap((meaning) => {
    const group = columns.filter((column) => column.meaning === meaning);
    const stem = ({ label }: ColumnUnderstanding) => foldLabel(label).replace(/[([][^)\]]*[)\]]/g, '');
    const same = group.filter((column) =>
      group.some(
        (other) =>
          other !== column &&
          stem(other) === stem(column) &&
          rows.some((row) => amountIn(row, column) > 0n && amountIn(row, other) > 0n),
      ),
    );
    if (same.length > 1) return [same];
    const isSum = group.some((column) => {
      const sums = rows.map((row) => {
        const total = group.reduce((sum, other) => sum + amountIn(row, other), 0n);
        return { own: amountIn(row, column), total };
      });
      const filled = sums.filter(({ total }) => total > 0n);
      return filled.length > 1 && filled.every(({ own, total }) => own * 2n === total);
    });
    return group.length > 1 && isSum ? [group] : [];
  });
}

/** What concerns whole columns or the whole file. */
export function fileIssues(
  columns: readonly ColumnUnderstanding[],
  rows: readonly TableRow[],
  hidden: readonly number[],
  rivals: readonly string[],
): FileIssue[] {
  const issues: FileIssue[] = [];
  const costs = columns.filter(({ meaning }) => isAmountMeaning(meaning));
  for (const column of costs.filter(({ tax }) => tax === 'INCLUSIVE')) {
    if (column.taxPercent !== null) {
      issues.push({
        severity: 'warning',
        code: 'TAX_REMOVED',
        message: {
          ja: `${quoted([column])}は税率${String(column.taxPercent)}%の税込として、税抜に直して読みました。行ごとの金額をご確認ください。`,
          en: `Column ${column.column} was converted from amounts with ${String(column.taxPercent)} % tax. Please check the amounts.`,
        },
        cell: column.headerCell,
      });
      continue;
    }
    issues.push({
      severity: 'error',
      code: 'TAX_INCLUSIVE_COLUMN',
      message: {
        ja: `${quoted([column])}は税込の列のようです。補助金は税抜で計算するため、列の設定で税率（10%か8%）を選ぶと、税抜に直して読みます。品目で税率が違うときは、税抜の金額に直してください。実は税抜なら、列の設定で「税抜」を選んでください。`,
        en: `Column ${column.column} seems to include tax. Choose its rate (10 or 8 %) to have it converted; where rates differ, please enter amounts without tax. Mark the column as tax-exclusive if it is.`,
      },
      cell: column.headerCell,
    });
  }
  const untaxed = costs.filter(({ tax }) => tax === 'NOT_STATED');
  if (untaxed.length > 0) {
    issues.push({
      severity: 'warning',
      code: 'TAX_NOT_STATED',
      message: {
        ja: `${quoted(untaxed)}の列には税抜か税込かが書かれていません。税抜の金額として読みます。税込の金額なら、税抜に直してください。`,
        en: `Columns ${untaxed.map(({ column }) => column).join(', ')} do not say whether their amounts include tax; they are read as tax-exclusive. Please correct them if they include tax.`,
      },
      cell: untaxed[0]?.headerCell ?? null,
    });
  }
  for (const column of columns.filter(({ unitYen }) => unitYen > 1n)) {
    issues.push({
      severity: 'warning',
      code: 'UNIT_APPLIED',
      message: {
        ja: `${quoted([column])}は${column.unitYen === 1000n ? '千円' : column.unitYen === 10_000n ? '万円' : '百万円'}単位の列として、円に直しました。`,
        en: `Column ${column.column} was read in units of ${String(column.unitYen)} yen.`,
      },
      cell: column.headerCell,
    });
  }
  const left = moneyLeftOut(columns, rows);
  if (left.length > 0) {
    issues.push({
      severity: 'warning',
      code: 'MONEY_COLUMN_LEFT_OUT',
      message: {
        ja: `${quoted(left)}は金額のようですが、どの費用か分からないため読んでいません。列の意味を選んでください。`,
        en: `Columns ${left.map(({ column }) => column).join(', ')} hold amounts of an unknown kind and were not read. Please choose their meaning.`,
      },
      cell: left[0]?.headerCell ?? null,
    });
  }
  for (const group of perhapsTwice(costs, rows)) {
    issues.push({
      severity: 'warning',
      code: 'COSTS_PERHAPS_TWICE',
      message: {
        ja: `${quoted(group)}は別々の費用として足しました。同じ費用が二重に入っている列（合計や古い見積など）があれば、その列を使わない設定にしてください。`,
        en: `Columns ${group.map(({ column }) => column).join(', ')} were added up as separate costs. If one repeats another (a total, an old estimate), please leave it out.`,
      },
      cell: group[0]?.headerCell ?? null,
    });
  }
  const unseen = columns.filter(
    ({ index, meaning, setAside, samples }) =>
      hidden.includes(index) && samples.length > 0 && (isAmountMeaning(meaning) || setAside === 'DUPLICATE'),
  );
  if (unseen.length > 0) {
    const left = unseen.filter(({ meaning }) => meaning === null);
    issues.push({
      severity: 'warning',
      code: 'HIDDEN_COLUMN',
      message: {
        ja: `${quoted(unseen)}はExcelで非表示になっている列です。${left.length === unseen.length ? '表示されている列を使い、この列は読みませんでした。' : '使ってよい列かご確認ください。'}`,
        en: `Columns ${unseen.map(({ column }) => column).join(', ')} are hidden in the sheet. Please check whether they are to be used.`,
      },
      cell: unseen[0]?.headerCell ?? null,
    });
  }
  if (rivals.length > 0) {
    issues.push({
      severity: 'warning',
      code: 'ANOTHER_SHEET',
      message: {
        ja: `シート「${rivals.join('」「')}」も名簿のようです。読むシートが違うときは選び直してください。`,
        en: `Sheet ${rivals.map((name) => `"${name}"`).join(', ')} looks like a list too. Please choose it if it is the right one.`,
      },
      cell: null,
    });
  }
  return issues;
}
