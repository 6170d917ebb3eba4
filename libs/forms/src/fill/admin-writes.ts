import type { FormAdminItem } from '../form-group.ts';
import type { EditionLayout } from '../layout/layout.ts';
import type { FormValue } from './cell-value.ts';
import { showYen } from './fill-problem.ts';
import type { FillProblem } from './fill-problem.ts';

export interface AdminLine {
  readonly row: number;
  readonly description: FormValue;
  readonly yen: FormValue;
}

/** As many lines as the item has rows; more are joined in its last row, so that the sum the form builds stays whole. */
function fit(lines: readonly FormAdminItem[], rows: number): { description: string | null; yen: bigint }[] {
  if (lines.length <= rows) return lines.map(({ description, yen }) => ({ description, yen }));
  const rest = lines.slice(rows - 1);
  const words = rest.map(({ description }) => description ?? '').filter((text) => text !== '');
  return [
    ...lines.slice(0, rows - 1).map(({ description, yen }) => ({ description, yen })),
    {
      description: words.length === 0 ? null : words.join('、'),
      yen: rest.reduce((sum, { yen }) => sum + yen, 0n),
    },
  ];
}

/** 様式7: every row of every item, those without a line empty. */
export function adminLines(
  items: readonly FormAdminItem[],
  { form7 }: EditionLayout,
): { lines: AdminLine[]; problems: FillProblem[] } {
  const problems: FillProblem[] = [];
  const lines = form7.items.flatMap(({ item, firstRow, lastRow }): AdminLine[] => {
    const own = items.filter((line) => line.item === item);
    const rows = lastRow - firstRow + 1;
    if (own.length > rows) {
      const total = showYen(own.reduce((sum, { yen }) => sum + yen, 0n));
      problems.push({
        code: 'ADMIN_LINES_JOINED',
        severity: 'info',
        sheet: 'FORM7',
        cell: `${form7.yenColumn}${String(lastRow)}`,
        message: {
          ja: `様式7の「${item}」は${String(rows)}行までのため、${String(own.length)}件のうち${String(rows)}件目以降を最後の行にまとめました（合計${total}円は変わりません）。`,
          en: `様式7 has ${String(rows)} rows for “${item}”: of ${String(own.length)} lines, those from number ${String(rows)} stand joined in the last row (the total of ¥${total} is unchanged).`,
        },
      });
    }
    const fitted = fit(own, rows);
    return Array.from({ length: rows }, (_, index) => ({
      row: firstRow + index,
      description: fitted[index]?.description ?? null,
      yen: fitted[index]?.yen ?? null,
    }));
  });
  const known = new Set(form7.items.map(({ item }) => item));
  for (const { item, yen } of items.filter((line) => !known.has(line.item))) {
    problems.push({
      code: 'UNKNOWN_ADMIN_ITEM',
      severity: 'warning',
      sheet: 'FORM7',
      cell: null,
      message: {
        ja: `様式7には「${item}」の欄がないため、${showYen(yen)}円を書き込みませんでした。様式7にある費目を選び直してください。`,
        en: `様式7 has no item “${item}”, so ¥${showYen(yen)} was not written. Please choose one of its items.`,
      },
    });
  }
  return { lines, problems };
}
