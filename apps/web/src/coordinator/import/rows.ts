import type { ImportRow } from './all-pages.ts';
import type { ImportIssueFieldsFragment, ImportMeaning } from './import.generated.ts';
import type { ImportColumn } from './mapping.ts';

export type Issue = ImportIssueFieldsFragment;
/** A value that is taken over in another form than its cell has it. */
export type Reading = ImportRow['readings'][number];

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
  /** What it is read as, where that is not what stands there. */
  readonly reading: Reading | null;
}

/** A line of the sheet. */
export interface LineView {
  readonly rowNumber: number;
  readonly cells: readonly CellView[];
}

/** A member: one line of the sheet, or several in a list with a line for each cost. */
export interface RowView extends LineView {
  readonly row: ImportRow;
  readonly further: readonly LineView[];
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

/** 'C7' → 7; null: it names no line. */
function lineOf(cell: string | null): number | null {
  const digits = /^[A-Z]+(\d+)$/.exec(cell ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Every row with its marks on the very cell. Columns that are not taken over stay away unless something is wrong there. */
export function rowViews(rows: readonly ImportRow[], columns: readonly ImportColumn[]): readonly RowView[] {
  const shown = columns.filter(
    ({ column, meaning }) =>
      meaning !== null || rows.some(({ issues }) => issues.some((issue) => issue.column === column)),
  );
  return rows.map((row): RowView => {
    const lines = [{ rowNumber: row.rowNumber, cells: row.cells }, ...row.furtherRows];
    const numbers = new Set(lines.map(({ rowNumber }) => rowNumber));
    const isAt = (cell: string | null, rowNumber: number): boolean => {
      const line = lineOf(cell);
      return (line !== null && numbers.has(line) ? line : row.rowNumber) === rowNumber;
    };
    const [main, ...further] = lines.map(({ rowNumber, cells }): LineView => {
      const texts = new Map(cells.map((cell) => [cell.column, cell]));
      return {
        rowNumber,
        cells: shown.map(({ column, label, meaning }): CellView => {
          const issues = row.issues.filter((issue) => issue.column === column && isAt(issue.cell, rowNumber));
          const cell = texts.get(column);
          return {
            column,
            label: headingOf(label) || column,
            meaning,
            text: cell?.text ?? '',
            corrected: cell?.corrected ?? false,
            issues,
            mark: markOf(issues),
            reading: row.readings.find((one) => one.column === column && isAt(one.cell, rowNumber)) ?? null,
          };
        }),
      };
    });
    const homeless = row.issues.filter(
      (issue) => issue.column === null || !shown.some(({ column }) => column === issue.column),
    );
    return { ...main!, row, further, issues: homeless, mark: markOf(row.issues) };
  });
}

/** All lines of a member. */
export function linesOf(view: RowView): readonly LineView[] {
  return [view, ...view.further];
}

export interface ReadingsOfReason {
  readonly why: Reading['why'];
  readonly message: Reading['message'];
  readonly entries: readonly {
    readonly name: string | null;
    readonly label: string;
    readonly reading: Reading;
  }[];
}

/** What changes an amount or a meaning is worth a look before what only tidies up. */
const REASONS: readonly Reading['why'][] = [
  'TAX_REMOVED',
  'UNIT',
  'MERGED',
  'SPLIT',
  'WORDS',
  'DATE',
  'ZEROS',
  'NUMBER_FORM',
  'SEPARATORS',
  'FORM',
  'KANA',
  'WIDTH',
  'SPACES',
];

export function readingsByReason(views: readonly RowView[]): readonly ReadingsOfReason[] {
  const all = views.flatMap(({ row, cells }) =>
    row.readings.map((reading) => ({
      name: row.values.name,
      label: cells.find(({ column }) => column === reading.column)?.label ?? reading.column,
      reading,
    })),
  );
  return REASONS.flatMap((why) => {
    const entries = all.filter(({ reading }) => reading.why === why);
    const message = entries[0]?.reading.message;
    return message === undefined ? [] : [{ why, message, entries }];
  });
}

/** The cells that have to be put right before anything is imported, in the order of the list. */
export function openFixes(views: readonly RowView[]): readonly { rowNumber: number; column: string }[] {
  return views
    .flatMap(linesOf)
    .flatMap(({ rowNumber, cells }) =>
      cells.filter(({ mark }) => mark === 'ERROR').map(({ column }) => ({ rowNumber, column })),
    );
}

/** Whole yen of all costs of a row, tax-exclusive. */
export function costOf(row: ImportRow): number {
  return row.values.costs.reduce((sum, { unitPriceYen, quantity }) => sum + unitPriceYen * quantity, 0);
}
