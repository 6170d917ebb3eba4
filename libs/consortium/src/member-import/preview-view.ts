import {
  cellAddress,
  columnIndex,
  columnLetter,
  READING_MESSAGES,
  type CellIssue,
  type FileIssue,
  type IgnoredRow,
} from '@renkei/documents';
import { decodeCursor, encodeCursor, type Connection, type PageArgs } from '@renkei/platform/graphql';
import type { ImportFormCellArgs, ImportRowArgs } from './member-import.inputs.ts';
import type { Preview } from './member-import.service.ts';
import type { ImportCellType, ImportRowType } from './import-row.type.ts';
import type { MemberImportPreviewType } from './member-import.type.ts';
import { formCells, type FormCell } from './official/form-cells.ts';
import type { PlannedRow } from './planned.ts';

const REMEMBERED: FileIssue = {
  severity: 'warning',
  code: 'MAPPING_REMEMBERED',
  cell: null,
  message: {
    ja: '前回の対応づけ（列の意味・税・単位）を使いました。違うときは列の設定を直すか、前回の対応づけを忘れさせてください。',
    en: 'The column meanings, tax and units settled last time were used. If they are wrong, change them, or let them be forgotten.',
  },
};

/** A preview as the API shows it. */
export function previewView({ understanding, mapping, plan, file }: Preview): MemberImportPreviewType {
  const count = (matches: (row: PlannedRow) => boolean): number => plan.rows.filter(matches).length;
  const remembered = mapping?.rememberedId !== undefined;
  const errors = count(({ hasErrors }) => hasErrors);
  return {
    sheetName: understanding.sheetName,
    firstHeaderRow: understanding.headerRows.first,
    lastHeaderRow: understanding.headerRows.last,
    otherSheets: understanding.otherSheets,
    columns: understanding.columns,
    issues: remembered ? [REMEMBERED, ...plan.issues] : plan.issues,
    remembered,
    summary: {
      new: count(({ action }) => action === 'NEW'),
      updated: count(({ action }) => action === 'UPDATE'),
      unchanged: count(({ action }) => action === 'UNCHANGED'),
      errors,
      warnings: count(({ issues }) => issues.some(({ severity }) => severity === 'warning')),
      ignored: understanding.ignored.length,
    },
    formEdition: file.official?.reading.edition ?? null,
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

/** Every cell of an official workbook; nothing for a list of members. */
export function formCellsOf({ file, plan, groupName, corrections }: Preview): readonly FormCell[] {
  return file.official === null ? [] : formCells(file.official, plan.rows, groupName, corrections);
}

export function formCellPage(
  cells: readonly FormCell[],
  { first, after, states }: ImportFormCellArgs,
): Connection<FormCell> {
  const last = Number(decodeCursor(after, 1)?.[0] ?? -1);
  const rest = cells
    .map((node, index) => ({ node, index }))
    .filter(({ node, index }) => index > last && (!states?.length || states.includes(node.state)));
  const edges = rest.slice(0, first).map(({ node, index }) => ({ cursor: encodeCursor([index]), node }));
  return { edges, pageInfo: { hasNextPage: rest.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
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

function rowView(preview: Preview, row: PlannedRow): ImportRowType {
  return {
    rowNumber: row.rowNumber,
    action: row.action,
    memberId: row.match?.member.id ?? null,
    hasErrors: row.hasErrors,
    values: row.values,
    cells: cellsOf(preview, row.rowNumber),
    issues: [...row.issues].sort(byColumn),
    readings: row.readings.map((reading) => ({ ...reading, message: READING_MESSAGES[reading.why] })),
    furtherRows: row.furtherRows.map((rowNumber) => ({ rowNumber, cells: cellsOf(preview, rowNumber) })),
    changes: [...row.changes, ...row.profile.changes],
  };
}

function cellsOf({ understanding, file, corrections }: Preview, rowNumber: number): ImportCellType[] {
  const cells = file.rows.get(rowNumber)?.cells ?? [];
  return understanding.columns.map(({ column, index }) => {
    const place = file.official
      ? file.official.placeOf(rowNumber, column)
      : { sheetName: understanding.sheetName, cell: cellAddress(index, rowNumber) };
    return {
      column: columnLetter(index),
      text: cells[index]?.text ?? '',
      corrected: place !== null && Object.hasOwn(corrections[place.sheetName] ?? {}, place.cell),
    };
  });
}

function byColumn(one: CellIssue, other: CellIssue): number {
  return (columnIndex(one.column ?? '') ?? -1) - (columnIndex(other.column ?? '') ?? -1);
}
