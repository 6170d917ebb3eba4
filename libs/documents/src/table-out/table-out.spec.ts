import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { localDate } from '@renkei/kernel';
import iconv from 'iconv-lite';
import { DEFAULT_READ_LIMITS } from '../table/limits.ts';
import { readTable } from '../table/read-table.ts';
import type { Sheet } from '../table/workbook.ts';
import { csvTable, MissingCharactersError } from './csv-table.ts';
import type { CsvOptions } from './csv-table.ts';
import { neutralised } from './plain-value.ts';
import { sheetNames } from './sheet-names.ts';
import type { TableDefinition, TableRecord } from './table-definition.ts';
import { xlsxTables } from './xlsx-tables.ts';
import type { XlsxOptions } from './xlsx-tables.ts';

const SAMPLE: TableDefinition = {
  name: { ja: '構成員一覧（見本）', en: 'Members (sample)' },
  columns: [
    ['name', '名前', 'TEXT'],
    ['cost', '経費', 'YEN'],
    ['count', '台数', 'INTEGER'],
    ['joined', '加入日', 'DATE'],
    ['seen', '更新', 'INSTANT'],
    ['micro', '小規模', 'BOOLEAN'],
  ].map(([key, ja, kind]) => ({
    key: key ?? '',
    header: { ja: ja ?? '', en: key ?? '' },
    kind: kind as 'TEXT',
    unit: kind === 'YEN' ? { ja: '円（税抜）', en: 'yen, without tax' } : null,
    description: { ja: `${ja ?? ''}の説明`, en: `what ${key ?? ''} is` },
    source: `member.${key ?? ''}`,
  })),
};

function member(name: string | null, rest: TableRecord = {}): TableRecord {
  return {
    name,
    cost: 1_234_567n,
    count: 2,
    joined: '2026-06-02',
    seen: new Date('2026-06-02T15:30:00Z'),
    micro: true,
    ...rest,
  };
}

async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

const csv = (rows: TableRecord[], options: Partial<CsvOptions> = {}) =>
  bytesOf(csvTable(SAMPLE, rows, { encoding: 'UTF_8_BOM', locale: 'ja', ...options }));
const xlsx = (rows: TableRecord[], options: Partial<XlsxOptions> = {}) =>
  bytesOf(
    xlsxTables([{ definition: SAMPLE, rows }], {
      locale: 'ja',
      createdOn: localDate(2026, 6, 2),
      ...options,
    }),
  );

async function sheetsOf(bytes: Buffer, name: string): Promise<readonly Sheet[]> {
  const read = await readTable(bytes, name, DEFAULT_READ_LIMITS);
  if (!read.ok) throw new Error(read.error.message.en);
  return read.value.sheets;
}
const texts = (sheet: Sheet | undefined) =>
  (sheet?.rows ?? []).map(({ cells }) => cells.map((cell) => cell?.text ?? null));

const NAMES = ['㈱見本①', '髙﨑商店', '川崎〜本町−1‖¢£¬', '二行\nの "名前", です', '0123'];

describe('CSV', () => {
  it('reads back what was written, in both encodings', async () => {
    const rows = NAMES.map((name) => member(name));
    const utf8 = await csv(rows);
    expect([...utf8.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const line = ['1234567', '2', '2026-06-02', '2026-06-03 00:30', 'はい'];
    const header = ['名前', '経費', '台数', '加入日', '更新', '小規模'];
    expect(texts((await sheetsOf(utf8, 'a.csv'))[0])).toEqual([
      header,
      ...NAMES.map((name) => [name, ...line]),
    ]);

    const sjis = await csv(rows, { encoding: 'SHIFT_JIS' });
    const read = await readTable(sjis, 'a.csv', DEFAULT_READ_LIMITS);
    expect(read).toMatchObject({ ok: true, value: { source: { encoding: 'CP932' } } });
    const shown = NAMES.map((name) => (name.startsWith('川崎') ? '川崎～本町－1∥￠￡￢' : name));
    expect(texts((await sheetsOf(sjis, 'a.csv'))[0])).toEqual([
      header,
      ...shown.map((name) => [name, ...line]),
    ]);
    expect(iconv.decode(sjis, 'cp932')).not.toContain('?');
  });

  it('ends every line with CRLF and quotes only where RFC 4180 asks', async () => {
    const rows = [member('a"b', { cost: -5n, seen: '2026-06-02T09:05', micro: null }), member(null)];
    expect((await csv(rows, { locale: 'en' })).toString()).toBe(
      '\uFEFFname,cost,count,joined,seen,micro\r\n"a""b",-5,2,2026-06-02,2026-06-02 09:05,\r\n,1234567,2,2026-06-02,2026-06-03 00:30,yes\r\n',
    );
  });

  it('keeps no cell that a sheet would take for a formula', async () => {
    const dangerous = ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x', '−1'];
    for (const text of dangerous) expect(neutralised(text)).toBe(`'${text}`);
    const written = texts((await sheetsOf(await csv(dangerous.map((text) => member(text))), 'a.csv'))[0]);
    for (const [name] of written.slice(1)) expect(name).toMatch(/^'/);
    const sjis = await csv([member('−1')], { encoding: 'SHIFT_JIS' });
    expect(iconv.decode(sjis, 'cp932')).toContain("'－1,");
    expect(neutralised('見本=1')).toBe('見本=1');
  });

  it('refuses what Shift_JIS lacks and names the cell', async () => {
    const rows = [member('髙﨑'), member('𠮷野鮮魚'), member('☕喫茶𠮷')];
    const run = csv(rows, { encoding: 'SHIFT_JIS' });
    await expect(run).rejects.toThrow(MissingCharactersError);
    const error = await run.catch((problem: unknown) => problem as MissingCharactersError);
    expect((error as MissingCharactersError).missing).toEqual({
      count: 3,
      listed: [
        { cell: 'A3', row: 3, column: '名前', character: '𠮷', text: '𠮷野鮮魚' },
        { cell: 'A4', row: 4, column: '名前', character: '☕', text: '☕喫茶𠮷' },
        { cell: 'A4', row: 4, column: '名前', character: '𠮷', text: '☕喫茶𠮷' },
      ],
    });
    expect((error as MissingCharactersError).problem.message.ja).toContain('A3「𠮷」');
  });

  it('marks them with 〓 when asked, lists a hundred and counts the rest', async () => {
    const table = csvTable(
      SAMPLE,
      Array.from({ length: 150 }, () => member('𠮷')),
      {
        encoding: 'SHIFT_JIS',
        locale: 'ja',
        onMissing: 'MARK',
      },
    );
    const text = iconv.decode(await bytesOf(table), 'cp932');
    expect(text.match(/〓/g)).toHaveLength(150);
    expect(text).not.toContain('?');
    expect(table.missing.count).toBe(150);
    expect(table.missing.listed).toHaveLength(100);
    expect(table.missing.listed[99]?.cell).toBe('A101');
  });

  it('is a mistake of the program when a value is not of its kind', async () => {
    await expect(csv([member('a', { cost: 1.5 })])).rejects.toThrow(TypeError);
    await expect(csv([member('a', { joined: '2026/6/2' })])).rejects.toThrow('joined');
  });
});

describe('workbook', () => {
  it('reads back what was written, with the dictionary behind', async () => {
    const names = [...NAMES, '𠮷野鮮魚', '=1+1', '＝cmd', '_x0041_', "'引用"];
    const sheets = await sheetsOf(await xlsx(names.map((name) => member(name))), 'a.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual(['構成員一覧（見本）', 'データ辞書']);
    const rows = texts(sheets[0]).slice(1);
    expect(rows).toEqual(
      names.map((name) => [name, '1234567', '2', '2026-06-02', '2026-06-03 00:30', 'はい']),
    );
    const [, first] = sheets[0]?.rows ?? [];
    expect(first?.cells.map((cell) => cell?.kind)).toEqual([
      'TEXT',
      'NUMBER',
      'NUMBER',
      'DATE',
      'TEXT',
      'TEXT',
    ]);
    expect(sheets[0]?.rows.flatMap(({ cells }) => cells).every((cell) => cell?.formula == null)).toBe(true);
    expect(texts(sheets[1])[2]).toEqual([
      '構成員一覧（見本）',
      '経費',
      '金額（円）',
      '円（税抜）',
      '経費の説明',
      'member.cost',
    ]);
  });

  it('gives the same bytes for the same rows', async () => {
    const rows = NAMES.map((name) => member(name));
    const first = await xlsx(rows);
    expect((await xlsx(rows)).equals(first)).toBe(true);
    expect((await xlsx(rows, { createdOn: localDate(2026, 6, 3) })).equals(first)).toBe(false);
  });

  it('goes on to a further sheet when one is full', async () => {
    const rows = Array.from({ length: 7 }, (_, index) => member(`店${String(index)}`));
    const sheets = await sheetsOf(await xlsx(rows, { rowsPerSheet: 3 }), 'a.xlsx');
    expect(sheets.map(({ name, rows: { length } }) => [name, length])).toEqual([
      ['構成員一覧（見本）', 4],
      ['構成員一覧（見本） (2)', 4],
      ['構成員一覧（見本） (3)', 2],
      ['データ辞書', 7],
    ]);
    const exact = await sheetsOf(await xlsx(rows.slice(0, 3), { rowsPerSheet: 3 }), 'a.xlsx');
    expect(exact).toHaveLength(2);
  });

  it('writes an amount of more than 15 digits and a day before 1900-03-01 as text', async () => {
    const [sheet] = await sheetsOf(
      await xlsx([member('a', { cost: 1_234_567_890_123_456n, joined: '1900-02-01' })]),
      'a.xlsx',
    );
    expect(texts(sheet)[1]?.slice(1, 4)).toEqual(['1234567890123456', '2', '1900-02-01']);
  });

  it('gives sheets names Excel takes', () => {
    const nameOf = sheetNames();
    const long = '𠮷'.repeat(20);
    const given = ['見本/一覧:[1]', 'ABC', 'abc', long, long, "'", 'History'].map(nameOf);
    expect(given).toEqual([
      '見本 一覧  1',
      'ABC',
      'abc (2)',
      '𠮷'.repeat(15),
      `${'𠮷'.repeat(13)} (2)`,
      '表',
      '表 (2)',
    ]);
  });
});

describe('200 000 rows', () => {
  const ROWS = 200_000;

  /** Counts what it gave; a row is about 60 bytes of CSV. */
  function counted() {
    const state = { given: 0, closed: false };
    async function* rows(): AsyncGenerator<TableRecord> {
      try {
        for (let index = 0; index < ROWS; index += 1) {
          state.given += 1;
          yield member(`見本商店${String(index)}`);
        }
      } finally {
        state.closed = true;
      }
    }
    return { state, rows };
  }

  it('are never far ahead of the reader as CSV', async () => {
    const { state, rows } = counted();
    let lines = 0;
    let most = 0;
    for await (const chunk of csvTable(SAMPLE, rows(), { encoding: 'UTF_8_BOM', locale: 'ja' })) {
      for (const byte of chunk) if (byte === 0x0a) lines += 1;
      most = Math.max(most, state.given - lines, chunk.length);
      expect(chunk.length).toBeLessThan(200_000);
    }
    expect(lines).toBe(ROWS + 1);
    expect(state.given - lines).toBeLessThan(2);
    expect(most).toBeLessThan(200_000);
  });

  it('wait while nobody reads the workbook, and are closed when the reader leaves', async () => {
    const { state, rows } = counted();
    const tables = [{ definition: SAMPLE, rows: rows() }];
    const reader = xlsxTables(tables, { locale: 'ja', createdOn: localDate(2026, 6, 2) })[
      Symbol.asyncIterator
    ]();
    let bytes = 0;
    while (bytes < 50_000) bytes += ((await reader.next()).value as Buffer).length;
    let waiting = 0;
    while (waiting !== state.given) {
      waiting = state.given; // until the buffers on the way are full
      await setTimeout(200);
    }
    expect(waiting).toBeLessThan(25_000);
    await reader.return?.();
    expect(state).toEqual({ given: waiting, closed: true });
  });

  it('end the file with the error of the rows', async () => {
    async function* rows(): AsyncGenerator<TableRecord> {
      yield member('a');
      await Promise.resolve();
      throw new Error('database away');
    }
    const tables = [{ definition: SAMPLE, rows: rows() }];
    await expect(
      bytesOf(xlsxTables(tables, { locale: 'ja', createdOn: localDate(2026, 6, 2) })),
    ).rejects.toThrow('database away');
  });
});
