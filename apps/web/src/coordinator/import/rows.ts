import type { ImportRow } from './all-pages.ts';
import type { ImportIssueFieldsFragment, ImportMeaning } from './import.generated.ts';
import type { ImportColumn } from './mapping.ts';

export type Issue = ImportIssueFieldsFragment;

/** How a row or a cell stands: it has to be put right, it is worth a look, or nothing is known to be wrong. */
export type Mark = 'ERROR' | 'WARNING' | null;

export interface CellView {
  readonly column: string;
  /** The heading as the file has it, the last line of it. */
  readonly label: string;
  readonly meaning: ImportMeaning | null;
  readonly text: string;
  readonly corrected: boolean;
  readonly issues: readonly Issue[];
  readonly mark: Mark;
}

export interface RowView {
  readonly row: ImportRow;
  readonly cells: readonly CellView[];
  /** What no column holds: a column the list lacks. */
  readonly issues: readonly Issue[];
  readonly mark: Mark;
}

export function markOf(issues: readonly Issue[]): Mark {
  if (issues.some(({ severity }) => severity === 'ERROR')) return 'ERROR';
  return issues.length > 0 ? 'WARNING' : null;
}

/** 「基本情報 / 法人名」 → 「法人名」: the group headings above it are one too many for a cell. */
export function headingOf(label: string): string {
  return label.split(' / ').at(-1) ?? label;
}

/** Every row with its marks on the very cell. Columns that are not taken over stay away unless something is wrong there. */
export function rowViews(rows: readonly ImportRow[], columns: readonly ImportColumn[]): readonly RowView[] {
  const shown = columns.filter(
    ({ column, meaning }) =>
      meaning !== null || rows.some(({ issues }) => issues.some((issue) => issue.column === column)),
  );
  return rows.map((row) => {
    const texts = new Map(row.cells.map((cell) => [cell.column, cell]));
    const cells = shown.map(({ column, label, meaning }): CellView => {
      const issues = row.issues.filter((issue) => issue.column === column);
      const cell = texts.get(column);
      return {
        column,
        label: headingOf(label) || column,
        meaning,
        text: cell?.text ?? '',
        corrected: cell?.corrected ?? false,
        issues,
        mark: markOf(issues),
      };
    });
    const homeless = row.issues.filter(
      (issue) => issue.column === null || !shown.some(({ column }) => column === issue.column),
    );
    return { row, cells, issues: homeless, mark: markOf(row.issues) };
  });
}

/** The cells that have to be put right before anything is imported, in the order of the list. */
export function openFixes(views: readonly RowView[]): readonly { rowNumber: number; column: string }[] {
  return views.flatMap(({ row, cells }) =>
    cells.filter(({ mark }) => mark === 'ERROR').map(({ column }) => ({ rowNumber: row.rowNumber, column })),
  );
}

/** Whole yen of all costs of a row, tax-exclusive. */
export function costOf(row: ImportRow): number {
  return row.values.costs.reduce((sum, { unitPriceYen, quantity }) => sum + unitPriceYen * quantity, 0);
}
