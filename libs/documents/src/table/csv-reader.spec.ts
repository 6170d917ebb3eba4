import { describe, expect, it } from '@jest/globals';
import { bytesOf } from '../testing/build-files.ts';
import { readTable } from './read-table.ts';
import type { ReadLimits } from './limits.ts';

async function read(bytes: Uint8Array, limits: Partial<ReadLimits> = {}) {
  const result = await readTable(bytes, '見本.csv', limits);
  if (!result.ok) return result.error;
  const sheet = result.value.sheets[0];
  return {
    source: result.value.source,
    rows: (sheet?.rows ?? []).map(({ rowNumber, cells }) => [
      rowNumber,
      ...cells.map((cell) => cell?.text ?? null),
    ]),
    notes: (sheet?.rows ?? []).flatMap(({ cells }) => cells.flatMap((cell) => cell?.notes ?? [])),
  };
}

const EXPECTED = [
  [1, '法人名', '金額'],
  [2, '㈱見本～髙商店', '480,000'],
];
const TEXT = '法人名,金額\r\n㈱見本～髙商店,"480,000"\r\n';

describe('encodings', () => {
  it.each([
    ['UTF-8', bytesOf(TEXT)],
    ['UTF-8', bytesOf(`\uFEFF${TEXT}`)],
    ['UTF-16LE', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['CP932', bytesOf(TEXT, 'cp932')],
  ] as const)('reads %s', async (encoding, bytes) => {
    expect(await read(bytes)).toEqual({
      source: { format: 'CSV', encoding, delimiter: ',' },
      rows: EXPECTED,
      notes: [],
    });
  });

  it('says where a file is neither UTF-8 nor Shift_JIS', async () => {
    const bytes = Buffer.concat([bytesOf('名前,住所\n見本'), Buffer.from([0x81, 0x20, 0xff]), bytesOf('\n')]);
    const problem = (await read(bytes)) as { code: string; message: { ja: string } };
    expect(problem.code).toBe('UNKNOWN_ENCODING');
    expect(problem.message.ja).toContain('UTF-8としては2行目');
    expect(problem.message.ja).toContain('Shift_JISとしては');
  });

  it.each(['EUC-JP', 'ISO-2022-JP'])('names %s instead of reading it as nonsense', async (name) => {
    const text = '法人名,住所,区分\n見本商店,福岡県福岡市,会社\n見本茶舗,福岡県福岡市,個人\n';
    // JIS: the escape sequences alone are what gives it away
    const bytes = name === 'EUC-JP' ? bytesOf(text, 'euc-jp') : Buffer.from('\x1b$B;28+\x1b(B,x\n', 'latin1');
    const problem = (await read(bytes)) as { code: string; message: { ja: string } };
    expect([problem.code, problem.message.ja.includes(name)]).toEqual(['UNKNOWN_ENCODING', true]);
  });

  it('takes half-width kana in Shift_JIS for what it is', async () => {
    const result = (await read(bytesOf('ｶﾅ,法人名\nﾐﾎﾝｼｮｳﾃﾝ,見本商店\nﾐﾎﾝﾁｬﾎ,見本茶舗', 'cp932'))) as {
      rows: unknown[];
    };
    expect(result.rows).toEqual([
      [1, 'ｶﾅ', '法人名'],
      [2, 'ﾐﾎﾝｼｮｳﾃﾝ', '見本商店'],
      [3, 'ﾐﾎﾝﾁｬﾎ', '見本茶舗'],
    ]);
  });

  it('composes kana of macOS without touching kanji of names', async () => {
    const result = (await read(bytesOf('カ\u3099ス,神\uFA19﨑'))) as { rows: unknown[] };
    expect(result.rows).toEqual([[1, 'ガス', '神\uFA19﨑']]);
  });
});

describe('separated text', () => {
  it.each([
    ['LF', '\n', ','],
    ['CR', '\r', ','],
    ['CRLF and tabs', '\r\n', '\t'],
    ['LF and semicolons', '\n', ';'],
  ])('reads %s', async (_what, lineEnd, delimiter) => {
    const text = [
      `名前${delimiter}住所${delimiter}金額`,
      `見本商店${delimiter}天神1-1${delimiter}"1,200"`,
      `見本茶舗${delimiter}天神1-2${delimiter}900`,
    ].join(lineEnd);
    expect(await read(bytesOf(text))).toMatchObject({
      source: { delimiter },
      rows: [
        [1, '名前', '住所', '金額'],
        [2, '見本商店', '天神1-1', '1,200'],
        [3, '見本茶舗', '天神1-2', '900'],
      ],
    });
  });

  it('tells tabs from the commas inside amounts', async () => {
    const text = '名前\tソフト\tPC\n見本商店\t480,000\t180,000\n見本茶舗\t980,000\t120,000\n';
    expect(await read(bytesOf(text))).toMatchObject({ source: { delimiter: '\t' } });
  });

  it('keeps quotes, line breaks in a cell, and the row numbers a spreadsheet shows', async () => {
    const text = '名前,備考\r\n\r\n"見本""本店""","1行目\r\n2行目"\r\n見本茶舗,x\r\n';
    expect(await read(bytesOf(text))).toMatchObject({
      rows: [
        [1, '名前', '備考'],
        [3, '見本"本店"', '1行目\n2行目'],
        [4, '見本茶舗', 'x'],
      ],
    });
  });

  it('reads a quote used as a character', async () => {
    expect(await read(bytesOf('名前,備考\n見本電器,15"モニター\n'))).toMatchObject({
      rows: [
        [1, '名前', '備考'],
        [2, '見本電器', '15"モニター'],
      ],
    });
  });

  it('says so when quotes never close', async () => {
    expect(await read(bytesOf('名前,備考\n"見本電器,モニター\n見本,x\n'))).toMatchObject({
      code: 'BROKEN_CSV',
    });
  });

  it('marks what looks like a formula and never calculates it', async () => {
    expect(await read(bytesOf('名前,番号\n=1+1,"=""0810001"""\n'))).toMatchObject({
      rows: [
        [1, '名前', '番号'],
        [2, '=1+1', '0810001'],
      ],
      notes: ['FORMULA_TEXT'],
    });
  });

  it('stays inside its limits', async () => {
    expect(await read(bytesOf('見本\n'.repeat(30)), { rows: 20 })).toMatchObject({ code: 'TOO_MANY_ROWS' });
    expect(await read(bytesOf('\n'.repeat(60) + '見本'), { rows: 20 })).toMatchObject({
      code: 'TOO_MANY_ROWS',
    });
    expect(await read(bytesOf('x,'.repeat(30) + 'x'), { columns: 20 })).toMatchObject({
      code: 'TOO_MANY_COLUMNS',
    });
    expect(await read(bytesOf(' ,\n,, '))).toMatchObject({ code: 'NO_CELLS' });
  });
});
