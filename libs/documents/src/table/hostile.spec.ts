import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rawXlsx, worksheet } from '../testing/build-files.ts';
import { readTable } from './read-table.ts';
import { hasSaneShape } from './xml-shape.ts';

/** Small files that grow: each is read in a process of its own, whose most memory is compared with an honest file's. */

const CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>見本商店</t></is></c></row>';
const SHARED = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
const nested = (name: string, times: number, inside: string): string =>
  `<${name}>`.repeat(times) + inside + `</${name}>`.repeat(times);

/** A process reads one upload at a time, beside everything else it does. */
const MOST_MEGABYTES = 300;
const MOST_CPU_MS = 10_000;

let folder: string;
let honest: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'renkei-hostile-'));
  honest = (await readInChild(rawXlsx(worksheet(CELL)))).megabytes;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: string;
  readonly megabytes: number;
  readonly cpuMilliseconds: number;
}

async function readInChild(bytes: Uint8Array): Promise<Outcome> {
  const file = join(folder, 'file');
  writeFileSync(file, bytes);
  const script = fileURLToPath(new URL('../testing/read-in-child.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@renkei/source', '--no-warnings', script, file],
    { timeout: 50_000 },
  );
  return JSON.parse(stdout) as Outcome;
}

describe('a file that grows when it is read is refused in bounded memory and time', () => {
  it.each<[string, string, () => Uint8Array]>([
    [
      'elements nested by the million in a sheet',
      'TOO_MUCH_INSIDE',
      () => rawXlsx(worksheet(`<row r="1"><c r="A1"><v>1</v>${nested('a', 3_000_000, '')}</c></row>`)),
    ],
    [
      'millions of shared texts',
      'TOO_MUCH_INSIDE',
      () =>
        rawXlsx(worksheet(SHARED), {
          'xl/sharedStrings.xml': `<sst>${'<si><t>a</t></si>'.repeat(3_500_000)}</sst>`,
        }),
    ],
    [
      'one cell of 60 MB',
      'TOO_MUCH_INSIDE',
      () =>
        rawXlsx(
          worksheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'a'.repeat(60_000_000)}</t></is></c></row>`),
        ),
    ],
    ['a CSV line of five million cells', 'TOO_MANY_COLUMNS', () => Buffer.from('a,'.repeat(5_000_000))],
    [
      'a CSV of ten million commas in 4,000 lines',
      'NO_CELLS',
      () => Buffer.from(`${','.repeat(2499)}\n`.repeat(4000)),
    ],
  ])('%s: %s', async (_what, code, make) => {
    const outcome = await readInChild(make());
    expect(outcome.code).toBe(code);
    expect(outcome.megabytes - honest).toBeLessThan(MOST_MEGABYTES);
    expect(outcome.cpuMilliseconds).toBeLessThan(MOST_CPU_MS);
  });
});

describe('other files nobody writes', () => {
  const codeOf = async (bytes: Uint8Array) => {
    const result = await readTable(bytes, '見本.xlsx');
    return result.ok ? 'READ' : result.error.code;
  };

  it('a CSV of 50 MB in one line is refused before it is read', async () => {
    expect(await codeOf(Buffer.alloc(50 * 1024 * 1024, 'a'))).toBe('FILE_TOO_LARGE');
  });

  it('one line of 10 MB is one cell, cut', async () => {
    const result = await readTable(Buffer.alloc(10_000_000, 'a'), '見本.csv');
    expect(result.ok && result.value.sheets[0]?.rows[0]?.cells[0]?.notes).toEqual(['TRUNCATED']);
  });

  it('a sheet that claims to reach to its last cell', async () => {
    const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row>';
    const sheet = worksheet(far).replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>');
    expect(await codeOf(rawXlsx(sheet))).toBe('TOO_MANY_COLUMNS');
    const claims = worksheet(CELL).replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>');
    expect(await codeOf(rawXlsx(claims))).toBe('READ');
  });

  it('a thousand sheets of one part are read as far as a list may have sheets', async () => {
    const sheets = Array.from(
      { length: 1000 },
      (_, at) => `<sheet name="s${String(at)}" sheetId="${String(at + 1)}" r:id="rId1"/>`,
    );
    const workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets.join('')}</sheets></workbook>`;
    const result = await readTable(rawXlsx(worksheet(CELL), { 'xl/workbook.xml': workbook }), '見本.xlsx');
    expect(result.ok && result.value.sheets.length).toBe(60);
  });
});

describe('the shape of a part', () => {
  it.each([
    ['<a><b x="1>2"/><!-- <a><a> --><![CDATA[<a>]]><?p <a>?>text</a>', true],
    [nested('a', 64, ''), true],
    [nested('a', 65, ''), false],
    // a tag that only looks closed to who does not know quotes
    [`<a b="/>">`.repeat(100), false],
    [`<a>${'x'.repeat(300_000)}</a>`, false],
    [`<a b="${'x'.repeat(300_000)}"/>`, false],
    [`<a><!--${'x'.repeat(300_000)}--></a>`, false],
    ['', true],
  ])('%#', (xml, sane) => {
    expect(hasSaneShape(xml)).toBe(sane);
  });
});
