import { cellAddress, columnIndex, columnLetter, type CellIssue, type IgnoredRow } from '@renkei/documents';
import { decodeCursor, encodeCursor, type Connection, type PageArgs } from '@renkei/platform/graphql';
import type { ImportRowArgs } from './member-import.inputs.ts';
import type { Preview } from './member-import.service.ts';
import type { ImportRowType } from './import-row.type.ts';
import type { MemberImportPreviewType } from './member-import.type.ts';
import type { PlannedRow } from './planned.ts';

/** A preview as the API shows it. */
export function previewView({ understanding, plan }: Preview): MemberImportPreviewType {
  const count = (matches: (row: PlannedRow) => boolean): number => plan.rows.filter(matches).length;
  const errors = count(({ hasErrors }) => hasErrors);
  return {
    sheetName: understanding.sheetName,
    firstHeaderRow: understanding.headerRows.first,
    lastHeaderRow: understanding.headerRows.last,
    otherSheets: understanding.otherSheets,
    columns: understanding.columns,
    issues: plan.issues,
    summary: {
      new: count(({ action }) => action === 'NEW'),
      updated: count(({ action }) => action === 'UPDATE'),
      unchanged: count(({ action }) => action === 'UNCHANGED'),
      errors,
      warnings: count(({ issues }) => issues.some(({ severity }) => severity === 'warning')),
      ignored: understanding.ignored.length,
    },
    canCommit: errors === 0 && plan.issues.every(({ severity }) => severity !== 'error'),
  };
}

/** One page of the rows that are members. */
export function rowPage(preview: Preview, { withIssues, ...page }: ImportRowArgs): Connection<ImportRowType> {
  const rows = preview.plan.rows.filter(({ issues }) => !withIssues || issues.length > 0);
  return pageByRowNumber(rows, page, (row) => rowView(preview, row));
}

export function ignoredPage(preview: Preview, page: PageArgs): Connection<IgnoredRow> {
  return pageByRowNumber(preview.understanding.ignored, page, (row) => row);
}

function pageByRowNumber<Row extends { readonly rowNumber: number }, View>(
  rows: readonly Row[],
  { first, after }: Pick<PageArgs, 'first' | 'after'>,
  view: (row: Row) => View,
): Connection<View> {
  const last = Number(decodeCursor(after, 1)?.[0] ?? 0);
  const rest = rows.filter(({ rowNumber }) => rowNumber > last);
  const edges = rest
    .slice(0, first)
    .map((row) => ({ cursor: encodeCursor([row.rowNumber]), node: view(row) }));
  return { edges, pageInfo: { hasNextPage: rest.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

function rowView({ understanding, file, corrections }: Preview, row: PlannedRow): ImportRowType {
  const typed = corrections[understanding.sheetName] ?? {};
  const cells = file.rows.get(row.rowNumber)?.cells ?? [];
  return {
    rowNumber: row.rowNumber,
    action: row.action,
    memberId: row.match?.member.id ?? null,
    hasErrors: row.hasErrors,
    values: row.values,
    cells: understanding.columns.map(({ index }) => ({
      column: columnLetter(index),
      text: cells[index]?.text ?? '',
      corrected: Object.hasOwn(typed, cellAddress(index, row.rowNumber)),
    })),
    issues: [...row.issues].sort(byColumn),
    changes: row.changes,
  };
}

function byColumn(one: CellIssue, other: CellIssue): number {
  return (columnIndex(one.column ?? '') ?? -1) - (columnIndex(other.column ?? '') ?? -1);
}
