import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalculationService } from '@renkei/consortium';
import { readTable, type Sheet } from '@renkei/documents';
import { ProblemsFound } from '@renkei/platform';
import {
  bundleBench,
  collected,
  orderOf,
  watched,
  type BundleBench,
  type BundleGroup,
} from '../../test/bundle-bench.ts';
import type { OutputOptions } from '../output/kinds.ts';
import { tablesNamed } from './all-tables.ts';
import { TABLE_NAMES } from './names.ts';
import { sqlRows } from './group-table.ts';
import { TablesMaker } from './tables.maker.ts';

let bench: BundleBench;
let group: BundleGroup;
let maker: TablesMaker;

beforeAll(async () => {
  bench = await bundleBench();
  group = await bench.group();
  maker = new TablesMaker(bench.worker.transactions, new CalculationService(bench.worker.transactions));
  await bench.database.sql(
    `UPDATE business SET name = '髙﨑𠮷①㈱', email = '=HYPERLINK("http://evil.example")'
     WHERE id = (SELECT business_id FROM member WHERE id = $1)`,
    [group.memberIds[1]],
  );
  await bench.handIn(group, {
    memberId: group.memberIds[1],
    fileName: '請求書.pdf',
    links: [{ item: 'INVOICE_DETAIL' }],
  });
}, 60_000);
afterAll(() => bench.close());

const made = async (options: OutputOptions, progress = watched()) => {
  const order = { ...orderOf('TABLES', group, group.coordinator), options };
  const { fileName, mediaType, bytes } = await maker.make(order, progress);
  return { fileName, mediaType, bytes: await collected(bytes) };
};
const sheetsOf = async (bytes: Buffer): Promise<readonly Sheet[]> => {
  const table = await readTable(bytes, 'x.xlsx');
  if (!table.ok) throw new Error(table.error.code);
  return table.value.sheets;
};
const textOf = (sheet: Sheet | undefined) =>
  sheet?.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? '')) ?? [];

describe('the tables of a group', () => {
  it('are all in one workbook with a dictionary, in the words of the screens', async () => {
    const { fileName, bytes } = await made({});
    expect(fileName).toMatch(/一覧表.*\.xlsx$/);
    const sheets = await sheetsOf(bytes);
    expect(sheets.map(({ name }) => name)).toEqual([
      ...tablesNamed().map(({ definition }) => definition.name.ja),
      'データ辞書',
    ]);
    const [members, lines] = sheets;
    expect(textOf(members)[0]?.slice(0, 5)).toEqual(['番号', '名前', 'フリガナ', '役割', '状態']);
    expect(textOf(members)[2]).toEqual(expect.arrayContaining(['髙﨑𠮷①㈱', '参画事業者', '参加中']));
    expect(
      textOf(lines)
        .slice(1)
        .map((row) => [row[1], row[5], row[6], row[7], row[8]]),
    ).toEqual([
      ['PC・タブレット等', '', '150000', '3', '450000'],
      ['ソフトウェア', '会計', '500000', '1', '500000'],
      ['ソフトウェア', '会計', '500000', '1', '500000'],
    ]);
    const evidence = sheets.find(({ name }) => name === '証憑');
    expect(textOf(evidence)[1]).toEqual(expect.arrayContaining(['請求書.pdf', '請求書（明細つき）']));
  });

  it('hold the calculation the group has', async () => {
    const [sheet] = await sheetsOf((await made({ tables: ['CALCULATION'] })).bytes);
    const rows = textOf(sheet);
    expect(rows[2]).toEqual(
      ['髙﨑𠮷①㈱', '1', '500000', '375000', '450000', '100000', '', '', '475000', '475000', '', ''].map(
        (text) => (text === '' ? '0' : text),
      ),
    );
  });

  it('have every column their definition names', async () => {
    for (const table of tablesNamed()) {
      if (table.rows.by !== 'SQL') continue;
      await bench.database.sql(`CREATE VIEW listed AS ${table.rows.sql.replaceAll('$1', `'${group.id}'`)}`);
      const columns = await bench.database.sql<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'listed'::regclass`,
      );
      await bench.database.sql('DROP VIEW listed');
      const keys = new Set(columns.map(({ name }) => name));
      const missing = table.definition.columns.map(({ key }) => key).filter((key) => !keys.has(key));
      expect([table.table, missing]).toEqual([table.table, []]);
    }
  });

  it('come as CSV, in Shift_JIS only without loss or marked', async () => {
    const utf8 = await made({ tables: ['MEMBERS'], format: 'CSV' });
    expect(utf8.fileName).toMatch(/構成員.*\.csv$/);
    expect(utf8.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(utf8.bytes.toString()).toContain(`'=HYPERLINK`);
    const refused = made({ tables: ['MEMBERS'], format: 'CSV', encoding: 'SHIFT_JIS' });
    const error = await refused.catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(ProblemsFound);
    const paths = (error as ProblemsFound).problems.map(({ path }) => path);
    expect(paths[0]).toBe('構成員');
    expect(paths).toContain('構成員!B3');
    const progress = watched();
    const marked = await made(
      { tables: ['MEMBERS'], format: 'CSV', encoding: 'SHIFT_JIS', markMissing: true },
      progress,
    );
    expect(new TextDecoder('shift_jis').decode(marked.bytes)).toContain('髙﨑〓①㈱');
    expect(progress.told).toContainEqual(
      expect.objectContaining({ code: 'MARKED_IN_SHIFT_JIS', path: '構成員!B3' }),
    );
    const all = await made({ format: 'CSV' });
    expect(all.fileName).toMatch(/\.zip$/);
  });

  it('are the same bytes for the same group', async () => {
    const tables = TABLE_NAMES.filter((name) => name !== 'AUDIT_EVENTS');
    expect((await made({ tables })).bytes.equals((await made({ tables })).bytes)).toBe(true);
  });

  it('are read in pieces of two thousand rows', async () => {
    await bench.database.sql(
      `INSERT INTO vendor (consortium_id, name) SELECT $1, 'v' || n FROM generate_series(1, 2100) AS n`,
      [group.id],
    );
    const [audit] = tablesNamed(['AUDIT_EVENTS']);
    let statements = 0;
    const rows: unknown[] = [];
    const query = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
      statements += 1;
      return bench.worker.transactions.read(group.coordinator, (tx) => tx.query<Row>(sql, parameters));
    };
    for await (const row of sqlRows(query, group.id, audit!, 'ja')) rows.push(row);
    const [{ count } = { count: 0 }] = await bench.database.sql<{ count: number }>(
      'SELECT count(*)::integer AS count FROM audit_event WHERE chain_id = $1',
      [group.id],
    );
    expect(rows).toHaveLength(count);
    expect(count).toBeGreaterThan(2000);
    expect(statements).toBe(2);
  });
});
