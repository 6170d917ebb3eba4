import type { LocalDate } from '@renkei/kernel';
import { DATA_DICTIONARY, dictionaryRows } from './data-dictionary.ts';
import { sheetNames } from './sheet-names.ts';
import type { TableDefinition, TableLocale, TableRecord, TableRows } from './table-definition.ts';
import { columnWidths, headerRow, recordRow, STYLES_XML } from './xlsx-cells.ts';
import {
  contentTypesXml,
  corePropertiesXml,
  ROOT_RELATIONS_XML,
  workbookRelationsXml,
  workbookXml,
  worksheetHead,
  worksheetTail,
} from './xlsx-package-parts.ts';
import { columnLetter } from '../table/workbook.ts';
import { zipStream } from './zip-stream.ts';
import type { ZipPart } from './zip-stream.ts';

export interface TableToWrite {
  readonly definition: TableDefinition;
  readonly rows: TableRows;
}

export interface XlsxOptions {
  readonly locale: TableLocale;
  /** The day the data stands for, JST; kept as the creation date of the file. */
  readonly createdOn: LocalDate;
  /** Records on one sheet; Excel has 1 048 576 rows, and the header takes one. The rest goes onto a further sheet. */
  readonly rowsPerSheet?: number;
}

const MOST_ROWS_PER_SHEET = 1_048_575;
const CHUNK_CHARACTERS = 32 * 1024;

/** Rows one at a time, knowing whether there is another without holding more than it. */
class Lookahead {
  private readonly source: AsyncIterator<TableRecord> | Iterator<TableRecord>;
  private ahead: TableRecord | null = null;

  constructor(rows: TableRows) {
    this.source = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  /** The next record without taking it; null at the end. */
  async peek(): Promise<TableRecord | null> {
    if (this.ahead === null) {
      const next = await this.source.next();
      if (next.done !== true) this.ahead = next.value;
    }
    return this.ahead;
  }

  async take(): Promise<TableRecord | null> {
    const record = await this.peek();
    this.ahead = null;
    return record;
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }
}

async function* sheetXml(
  definition: TableDefinition,
  rows: Lookahead,
  locale: TableLocale,
  { mostRows, first }: { mostRows: number; first: boolean },
): AsyncGenerator<Buffer> {
  const { columns } = definition;
  let held = worksheetHead(columnWidths(columns, locale), first) + headerRow(columns, locale);
  let last = 1;
  for (; last <= mostRows; last += 1) {
    const record = await rows.take();
    if (record === null) break;
    held += recordRow(columns, record, last + 1, locale);
    if (held.length >= CHUNK_CHARACTERS) {
      yield Buffer.from(held);
      held = '';
    }
  }
  yield Buffer.from(held + worksheetTail(`A1:${columnLetter(columns.length - 1)}${String(last)}`));
}

async function* workbookParts(
  tables: readonly TableToWrite[],
  options: XlsxOptions,
): AsyncGenerator<ZipPart> {
  const { locale, createdOn, rowsPerSheet = MOST_ROWS_PER_SHEET } = options;
  const nameOf = sheetNames();
  const names: string[] = [];
  const dictionary: TableRecord[] = [];

  async function* sheets({ definition, rows }: TableToWrite, mostRows: number): AsyncGenerator<ZipPart> {
    const records = new Lookahead(rows);
    const first = names.length;
    try {
      do {
        names.push(nameOf(definition.name[locale]));
        const content = sheetXml(definition, records, locale, { mostRows, first: names.length === 1 });
        yield { name: `xl/worksheets/sheet${String(names.length)}.xml`, content };
      } while ((await records.peek()) !== null);
    } finally {
      await records.close();
    }
    if (definition !== DATA_DICTIONARY)
      dictionary.push(...dictionaryRows(names[first] ?? '', definition, locale));
  }

  yield { name: '_rels/.rels', content: ROOT_RELATIONS_XML };
  for (const table of tables) yield* sheets(table, rowsPerSheet);
  yield* sheets({ definition: DATA_DICTIONARY, rows: dictionary }, MOST_ROWS_PER_SHEET);
  yield { name: 'xl/workbook.xml', content: workbookXml(names) };
  yield { name: 'xl/_rels/workbook.xml.rels', content: workbookRelationsXml(names.length) };
  yield { name: 'xl/styles.xml', content: STYLES_XML };
  yield { name: 'docProps/core.xml', content: corePropertiesXml(createdOn) };
  yield { name: '[Content_Types].xml', content: contentTypesXml(names.length) };
}

/**
 * Tables as one workbook: a sheet each (more when there are too many rows), then the data dictionary. Text is kept as text,
 * amounts and days as numbers with their formats, instants as text in JST. Holds a few chunks of 32 KiB whatever the
 * length; the same rows and day give the same bytes.
 */
export function xlsxTables(tables: readonly TableToWrite[], options: XlsxOptions): AsyncIterable<Buffer> {
  return zipStream(workbookParts(tables, options));
}
