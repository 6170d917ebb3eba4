import type { ColumnKind, TableColumn, TableDefinition, TableRecord } from '@renkei/documents';
import type { Message } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';
import type { CalculationResult } from '@renkei/subsidy-rules';
import type { TableName } from './names.ts';

/** Codes are for programs: whoever opens the table reads words. */
export type Words = Readonly<Record<string, Message>>;

export interface GroupColumn extends TableColumn {
  readonly words?: Words;
}

/** One table a group can have as a spreadsheet. */
export interface GroupTable {
  readonly table: TableName;
  readonly definition: TableDefinition & { readonly columns: readonly GroupColumn[] };
  readonly rows: RowsOf;
}

/**
 * SQL: a statement with $1 = the group and a column `n`, unique and in the order of the rows; it is read in pieces.
 * CALCULATED: from the group's calculation.
 */
export type RowsOf =
  | { readonly by: 'SQL'; readonly sql: string }
  | {
      readonly by: 'CALCULATION';
      readonly of: (calculation: CalculationResult, names: Names) => readonly TableRecord[];
    };

/** What members are called, by id. */
export type Names = ReadonlyMap<string, string>;

const YEN: Message = { ja: '円（税抜）', en: 'yen, tax-exclusive' };
const YEN_WITH_TAX: Message = { ja: '円（税込）', en: 'yen, tax-inclusive' };

interface ColumnOptions {
  readonly unit?: Message;
  /** What it means beyond its heading. */
  readonly note?: Message;
  readonly words?: Words;
  /** Of the column in a workbook, in characters. */
  readonly width?: number;
}

function column(kind: ColumnKind) {
  return (key: string, ja: string, en: string, source: string, options: ColumnOptions = {}): GroupColumn => ({
    key,
    kind,
    header: { ja, en },
    unit: options.unit ?? (kind === 'YEN' ? YEN : null),
    description: options.note ?? { ja, en },
    source,
    ...(options.words === undefined ? {} : { words: options.words }),
    ...(options.width === undefined ? {} : { width: options.width }),
  });
}

export const text = column('TEXT');
export const yen = column('YEN');
export const whole = column('INTEGER');
export const day = column('DATE');
export const instant = column('INSTANT');
export const truth = column('BOOLEAN');
export const yenWithTax: typeof yen = (key, ja, en, source, options) =>
  yen(key, ja, en, source, { unit: YEN_WITH_TAX, ...options });

export function sqlTable(
  table: TableName,
  name: Message,
  columns: readonly GroupColumn[],
  sql: string,
): GroupTable {
  return { table, definition: { name, columns }, rows: { by: 'SQL', sql } };
}

/** Bounds what is in memory at a time. */
const BATCH = 2_000;

/**
 * The rows of a table, in words.
 * @param query one piece; every call may be a read of its own, so something added meanwhile may or may not be there
 */
export async function* sqlRows(
  query: Tx['query'],
  consortiumId: string,
  { definition, rows }: GroupTable,
  locale: 'ja' | 'en',
): AsyncGenerator<TableRecord> {
  if (rows.by !== 'SQL') return;
  let after: bigint | null = null;
  for (;;) {
    const batch: (TableRecord & { readonly n: bigint })[] = await query(
      `SELECT * FROM (${rows.sql}) AS listed WHERE $2::bigint IS NULL OR n > $2 ORDER BY n LIMIT ${BATCH}`,
      [consortiumId, after],
    );
    for (const row of batch) yield inWords(row, definition.columns, locale);
    after = batch.at(-1)?.n ?? null;
    if (batch.length < BATCH) return;
  }
}

/** Codes as words; lists of them, joined. */
export function inWords(row: TableRecord, columns: readonly GroupColumn[], locale: 'ja' | 'en'): TableRecord {
  const told: Record<string, TableRecord[string]> = { ...row };
  for (const { key, words } of columns) {
    const value = row[key];
    if (words === undefined || typeof value !== 'string') continue;
    told[key] = value
      .split(',')
      .map((code) => words[code]?.[locale] ?? code)
      .join(locale === 'ja' ? '・' : ', ');
  }
  return told;
}
