/** What one upload may cost in memory and time. Every bound is checked before the work it bounds is done. */
export interface ReadLimits {
  /** Bytes of the file as sent. */
  readonly fileBytes: number;
  /** Entries in the zip directory of an .xlsx. */
  readonly zipEntries: number;
  /** Bytes of all entries together once inflated: as declared in the directory, and again while inflating. */
  readonly inflatedBytes: number;
  /** Rows of one sheet that hold anything. */
  readonly rows: number;
  /** The rightmost column that may hold anything. */
  readonly columns: number;
  /** Cells of the whole workbook that hold anything. */
  readonly cells: number;
  /** UTF-16 units kept of one cell; the rest is cut and the cell marked TRUNCATED. */
  readonly cellText: number;
}

export const DEFAULT_READ_LIMITS: ReadLimits = {
  fileBytes: 10 * 1024 * 1024,
  zipEntries: 1000,
  inflatedBytes: 64 * 1024 * 1024,
  rows: 2000,
  columns: 200,
  cells: 200_000,
  cellText: 1000,
};
