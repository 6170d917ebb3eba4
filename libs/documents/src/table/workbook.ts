/** Something the reader noticed about a cell that the person should hear of when the cell is used. */
export type CellNote =
  /** The value is the result Excel saved beside a formula. */
  | 'FORMULA_RESULT'
  /** A formula whose result was never saved: there is no value. */
  | 'FORMULA_WITHOUT_RESULT'
  /** #REF!, #N/A and the like: there is no value. */
  | 'ERROR_VALUE'
  /** A CSV cell that begins with "=": kept as text, never calculated. */
  | 'FORMULA_TEXT'
  | 'TRUNCATED'
  | 'STRUCK_OUT';

export type CellKind = 'TEXT' | 'NUMBER' | 'DATE' | 'BOOLEAN';

export interface TableCell {
  /** Numbers as plain decimals of at most 15 digits, as Excel shows them; dates as ISO text; text with LF line ends. */
  readonly text: string;
  readonly kind: CellKind;
  readonly notes: readonly CellNote[];
  readonly formula: string | null;
  /** The upper left cell ('B4') of the merged range this cell takes its value from; null for that cell itself. */
  readonly mergedFrom: string | null;
}

export interface TableRow {
  /** 1-based, as the sheet shows it; for CSV the record, which is the row a spreadsheet would show. */
  readonly rowNumber: number;
  readonly hidden: boolean;
  /** By column from A; sparse places are null. */
  readonly cells: readonly (TableCell | null)[];
}

/** What was moved so that a sheet of several blocks became one list. */
export type Arrangement =
  | {
      readonly kind: 'STACKED';
      /** The first column of the block that stood on the right. */
      readonly fromColumn: string;
      /** Where its first row stood, and where it stands now. */
      readonly fromRow: number;
      readonly toRow: number;
      readonly rows: number;
    }
  | { readonly kind: 'ALIGNED'; readonly headerRow: number; readonly rows: number };

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** 0-based columns that Excel does not show. */
  readonly hiddenColumns: readonly number[];
  /** A sheet over the limits is listed, and its rows are left out. */
  readonly oversize: 'ROWS' | 'COLUMNS' | null;
  /** Only rows that hold something. */
  readonly rows: readonly TableRow[];
  /** Absent while everything stands where the file has it. */
  readonly arranged?: readonly Arrangement[];
}

export type TextEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'CP932';
export type Delimiter = ',' | '\t' | ';';

export interface Workbook {
  readonly fileName: string;
  readonly source:
    | { readonly format: 'XLSX' }
    | { readonly format: 'CSV'; readonly encoding: TextEncoding; readonly delimiter: Delimiter };
  readonly sheets: readonly Sheet[];
}

/** 0 → 'A', 26 → 'AA'. */
export function columnLetter(index: number): string {
  const tail = String.fromCharCode(65 + (index % 26));
  return index < 26 ? tail : columnLetter(Math.floor(index / 26) - 1) + tail;
}

/** 'A' → 0, 'AA' → 26; null unless one to three letters. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Z]{1,3}$/.test(letters)) return null;
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** 'C7' of a 0-based column and a 1-based row. */
export function cellAddress(column: number, rowNumber: number): string {
  return `${columnLetter(column)}${String(rowNumber)}`;
}
