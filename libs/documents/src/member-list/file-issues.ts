import type { TableRow } from '../table/workbook.ts';
import { isCostMeaning } from './meaning.ts';
import type { ColumnUnderstanding } from './meaning.ts';
import type { FileIssue } from './understanding.ts';
import { parseAmount } from './values/money.ts';

function quoted(columns: readonly ColumnUnderstanding[]): string {
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
    if (/fax|ファックス|ファクス|番号|コード|売上|[年日]$/i.test(column.label.normalize('NFKC'))) return false;
    const amounts = rows.map((row) => row.cells[column.index] ?? null).filter((cell) => cell !== null);
    const plausible = amounts.filter(
      (cell) =>
        (parseAmount(cell.text, cell.kind, column.unitYen).value ?? 0n) >= 10_000n && cell.text.length <= 14,
    );
    return plausible.length >= 1 && plausible.length * 2 >= amounts.length;
  });
}

/** What concerns whole columns or the whole file. */
export function fileIssues(
  columns: readonly ColumnUnderstanding[],
  rows: readonly TableRow[],
  rivals: readonly string[],
): FileIssue[] {
  const issues: FileIssue[] = [];
  const costs = columns.filter(({ meaning }) => isCostMeaning(meaning));
  for (const column of costs.filter(({ tax }) => tax === 'INCLUSIVE')) {
    issues.push({
      severity: 'error',
      code: 'TAX_INCLUSIVE_COLUMN',
      message: {
        ja: `${quoted([column])}は税込の列のようです。補助金は税抜で計算するため、税抜の金額に直してください。実は税抜なら、列の設定で「税抜」を選んでください。`,
        en: `Column ${column.column} seems to include tax. Please give tax-exclusive amounts, or mark the column as tax-exclusive if it is.`,
      },
      cell: column.headerCell,
    });
  }
  if (costs.length > 0 && costs.every(({ tax }) => tax === 'NOT_STATED')) {
    issues.push({
      severity: 'warning',
      code: 'TAX_NOT_STATED',
      message: {
        ja: '金額が税抜か税込か書かれていないため、税抜として読みました。税込なら税抜に直してください。',
        en: 'The file does not say whether amounts include tax; they were read as tax-exclusive.',
      },
      cell: null,
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
