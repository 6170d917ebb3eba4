import { Injectable } from '@nestjs/common';
import { CalculationService } from '@renkei/consortium';
import {
  csvTable,
  MissingCharactersError,
  xlsxTables,
  zipStream,
  type CsvTable,
  type TableRecord,
} from '@renkei/documents';
import { ProblemsFound, TenantTransaction, type Problem, type Tx } from '@renkei/platform';
import type { MadeOutput, OutputMaker, OutputOrder, OutputProgress } from '../output/maker.ts';
import { fileNameOf, XLSX } from '../shared/file-name.ts';
import { tablesNamed } from './all-tables.ts';
import { inWords, sqlRows, type GroupTable, type Names } from './group-table.ts';

/** A group's tables as one workbook, or as a CSV each. */
@Injectable()
export class TablesMaker implements OutputMaker {
  readonly kinds = ['TABLES'] as const;
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;

  constructor(transactions: TenantTransaction, calculations: CalculationService) {
    this.#transactions = transactions;
    this.#calculations = calculations;
  }

  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const { options, locale, today } = order;
    const tables = tablesNamed(options.tables);
    const groupName = await this.#groupName(order);
    const only = tables.length === 1 ? (tables[0]?.definition.name[locale] ?? '') : '';
    const name = (table: string, ending: string) =>
      fileNameOf([groupName, table || (locale === 'ja' ? '一覧表' : 'tables'), today], ending);
    let done = 0;
    const rowsOf = (table: GroupTable) =>
      counted(this.#rows(order, table), () => progress.report((done += 1), null));
    if (options.format !== 'CSV') {
      const sheets = tables.map((table) => ({ definition: table.definition, rows: rowsOf(table) }));
      return {
        fileName: name(only, 'xlsx'),
        mediaType: XLSX,
        bytes: xlsxTables(sheets, { locale, createdOn: today }),
      };
    }
    const files = tables.map((table) => ({
      table,
      csv: csvTable(table.definition, rowsOf(table), {
        encoding: options.encoding ?? 'UTF_8_BOM',
        locale,
        onMissing: options.markMissing === true ? 'MARK' : 'REFUSE',
      }),
    }));
    const [first] = files;
    if (files.length === 1 && first) {
      const mediaType =
        options.encoding === 'SHIFT_JIS' ? 'text/csv; charset=Shift_JIS' : 'text/csv; charset=utf-8';
      return {
        fileName: name(only, 'csv'),
        mediaType,
        bytes: told(first.table, first.csv, progress, locale),
      };
    }
    const parts = files.map(({ table, csv }) => ({
      name: `${table.definition.name[locale]}.csv`,
      content: told(table, csv, progress, locale),
    }));
    return { fileName: name('', 'zip'), mediaType: 'application/zip', bytes: zipStream(parts) };
  }

  async *#rows(order: OutputOrder, table: GroupTable): AsyncGenerator<TableRecord> {
    const query: Tx['query'] = (sql, parameters) =>
      this.#transactions.read(order.viewer, (tx) => tx.query(sql, parameters));
    if (table.rows.by === 'SQL') {
      yield* sqlRows(query, order.consortiumId, table, order.locale);
      return;
    }
    const { calculation, names } = await this.#transactions.read(order.viewer, async (tx) => ({
      calculation: (await this.#calculations.priceWithin(tx, order.consortiumId)).calculation.result,
      names: await memberNames(tx, order.consortiumId),
    }));
    for (const row of table.rows.of(calculation, names))
      yield inWords(row, table.definition.columns, order.locale);
  }

  async #groupName({ viewer, consortiumId }: OutputOrder): Promise<string> {
    const [group] = await this.#transactions.read(viewer, (tx) =>
      tx.query<{ name: string }>('SELECT name FROM consortium WHERE id = $1', [consortiumId]),
    );
    return group?.name ?? '';
  }
}

async function memberNames(tx: Tx, consortiumId: string): Promise<Names> {
  const rows = await tx.query<{ id: string; name: string }>(
    'SELECT m.id, b.name FROM member m JOIN business b ON b.id = m.business_id WHERE m.consortium_id = $1',
    [consortiumId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function* counted<Row>(rows: AsyncIterable<Row>, count: () => Promise<void>): AsyncGenerator<Row> {
  for await (const row of rows) {
    await count();
    yield row;
  }
}

/** The file, and after it what Shift_JIS could not hold: marked cells are told, a refused file says which. */
async function* told(
  { definition }: GroupTable,
  csv: CsvTable,
  progress: OutputProgress,
  locale: 'ja' | 'en',
): AsyncGenerator<Buffer> {
  const sheet = definition.name[locale];
  const problemsOf = (code: string): Problem[] =>
    csv.missing.listed.map(({ cell, column, character, text }) => ({
      code,
      path: `${sheet}!${cell}`,
      message: {
        ja: `「${column}」の「${text}」にある「${character}」は、Shift_JISにない文字です。`,
        en: `"${character}" in "${text}" (${column}) is not in Shift_JIS.`,
      },
    }));
  try {
    yield* csv;
  } catch (error) {
    if (!(error instanceof MissingCharactersError)) throw error;
    throw new ProblemsFound([{ ...error.problem, path: sheet }, ...problemsOf('NOT_IN_SHIFT_JIS')]);
  }
  problemsOf('MARKED_IN_SHIFT_JIS').forEach((problem) => progress.tell(problem));
}
