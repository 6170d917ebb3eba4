import type { Message } from '@renkei/kernel';

/** What the values of a column are; it decides how they are written, in CSV and in a workbook. */
export const COLUMN_KINDS = ['TEXT', 'YEN', 'INTEGER', 'DATE', 'INSTANT', 'BOOLEAN'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export type TableLocale = 'ja' | 'en';

export interface TableColumn {
  /** Under which the rows hold the value. */
  readonly key: string;
  readonly header: Message;
  readonly kind: ColumnKind;
  /** Of the column in a workbook, in characters; left out: by what it holds. */
  readonly width?: number;
  /** For the data dictionary: 円（税抜） and the like; null where there is none to name. */
  readonly unit: Message | null;
  /** For the data dictionary: what the value means. */
  readonly description: Message;
  /** For the data dictionary: where it comes from, 'table.field'. */
  readonly source: string;
}

export interface TableDefinition {
  /** Names the sheet, and the file when the table is written alone. */
  readonly name: Message;
  readonly columns: readonly TableColumn[];
}

/**
 * TEXT: string. YEN (whole yen) and INTEGER: bigint, or a whole number. DATE: 'YYYY-MM-DD' in Japan. INSTANT: a Date, an
 * ISO text with its zone, or a JstMinute. BOOLEAN: boolean. null and undefined are an empty cell.
 */
export type TableValue = string | number | bigint | boolean | Date | null | undefined;
export type TableRecord = Readonly<Record<string, TableValue>>;
export type TableRows = AsyncIterable<TableRecord> | Iterable<TableRecord>;
