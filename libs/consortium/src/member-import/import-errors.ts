import type { CellIssue } from '@renkei/documents';
import type { Message } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import type { ImportPlan } from './planned.ts';

/** Every error of the file and its rows as a problem that names the cell. */
export function errorsOf(plan: ImportPlan): Problem[] {
  const ofFile = plan.issues
    .filter(({ severity }) => severity === 'error')
    .map(({ code, cell, message }) => ({ code, path: cell === null ? 'file' : `file.${cell}`, message }));
  const ofRows = plan.rows.flatMap(({ rowNumber, issues }) =>
    issues
      .filter(({ severity }) => severity === 'error')
      .map((issue) => ({
        code: issue.code,
        path: `rows[${rowNumber}]${issue.column === null ? '' : `.${issue.column}`}`,
        message: placed(issue, rowNumber),
      })),
  );
  return [...ofFile, ...ofRows];
}

/** In an official workbook the cell says more than the row: 'F【様式5】基盤導入経費!F11'. */
function placed({ cell, columnLabel, message }: CellIssue, rowNumber: number): Message {
  const isOnSheet = cell?.includes('!') === true;
  const ja = isOnSheet ? cell : `${rowNumber}行目`;
  const en = isOnSheet ? cell : `Row ${rowNumber}`;
  return {
    ja: `${ja}${columnLabel === '' ? '' : `「${columnLabel}」`}: ${message.ja}`,
    en: `${en}${columnLabel === '' ? '' : ` "${columnLabel}"`}: ${message.en}`,
  };
}
