import { describe, expect, it } from '@jest/globals';
import { bytesOf, rawXlsx, worksheet, xlsx } from '../testing/build-files.ts';
import { readTable } from './read-table.ts';
import type { ReadLimits } from './limits.ts';

async function problemOf(bytes: Uint8Array, limits: Partial<ReadLimits> = {}) {
  const result = await readTable(bytes, '見本名簿.xlsx', limits);
  return result.ok ? null : result.error;
}
async function codeOf(bytes: Uint8Array, limits: Partial<ReadLimits> = {}) {
  return (await problemOf(bytes, limits))?.code ?? null;
}

function ole(...streams: string[]): Uint8Array {
  const head = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([head, Buffer.alloc(512), ...streams.map((name) => Buffer.from(name, 'utf16le'))]);
}

const CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>見本商店</t></is></c></row>';
const contentTypes = (type: string) => ({
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
});

describe('hidden columns', () => {
  it('are listed within the limit, and only those', async () => {
    const cols =
      '<cols><col min="2" max="3" width="9" hidden="1"/><col min="4" max="4" hidden="0"/><col hidden="true" max="16384" min="200"/></cols>';
    const sheet = worksheet(CELL).replace('<sheetData>', `${cols}<sheetData>`);
    const result = await readTable(rawXlsx(sheet), '見本.xlsx');
    expect(result.ok ? result.value.sheets[0]?.hiddenColumns : result.error.code).toEqual([1, 2, 199]);
  });
});

describe('files of another kind, by content whatever their name', () => {
  it.each([
    ['EMPTY_FILE', new Uint8Array()],
    ['OLD_EXCEL', ole('Workbook')],
    ['OLD_EXCEL', ole('Book')],
    ['PASSWORD_PROTECTED', ole('EncryptionInfo', 'EncryptedPackage')],
    ['OTHER_OFFICE_FILE', ole('WordDocument')],
    ['PDF', bytesOf('%PDF-1.7 見本')],
    ['IMAGE', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
    ['IMAGE', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)],
    ['IMAGE', Buffer.from('\0\0\0\x18ftypheic', 'latin1')],
    [
      'WEB_PAGE',
      bytesOf(
        '\uFEFF<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>見本</td></tr></table>',
      ),
    ],
    ['WEB_PAGE', bytesOf('\r\n <!DOCTYPE html><table></table>')],
    ['XML_SPREADSHEET', bytesOf('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>')],
    ['UNKNOWN_TYPE', Uint8Array.of(1, 0, 2, 0, 3)],
    ['OTHER_ARCHIVE', Uint8Array.of(0x1f, 0x8b, 8, 0)],
    [
      'MACRO_WORKBOOK',
      rawXlsx(worksheet(CELL), contentTypes('application/vnd.ms-excel.sheet.macroEnabled.main+xml')),
    ],
    ['MACRO_WORKBOOK', rawXlsx(worksheet(CELL), { 'xl/vbaProject.bin': 'x' })],
    ['BINARY_WORKBOOK', rawXlsx(worksheet(CELL), contentTypes('application/vnd.ms-excel.sheet.binary.main'))],
    [
      'OTHER_OFFICE_FILE',
      rawXlsx(
        worksheet(CELL),
        contentTypes('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
      ),
    ],
  ] as const)('%s', async (code, bytes) => {
    const problem = await problemOf(bytes);
    expect(problem?.code).toBe(code);
    expect(problem?.message.ja).toMatch(/(ください|。)/);
    expect(problem?.message.en).not.toBe('');
  });

  it('tells the owner of an old .xls how to save it', async () => {
    expect((await problemOf(ole('Workbook')))?.message.ja).toContain(
      '『名前を付けて保存』→『Excelブック(.xlsx)』',
    );
  });

  it('refuses a file over the limit before reading it', async () => {
    expect(await codeOf(bytesOf('名前,住所\n'.repeat(50)), { fileBytes: 100 })).toBe('FILE_TOO_LARGE');
  });
});

describe('hostile or damaged .xlsx', () => {
  it('refuses a zip bomb by its directory', async () => {
    const bomb = rawXlsx(worksheet(CELL), { 'xl/media/a.xml': new Uint8Array(3_000_000) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await codeOf(bomb, { inflatedBytes: 2_000_000 })).toBe('TOO_MUCH_INSIDE');
  });

  it('refuses a bomb whose directory lies about its size', async () => {
    const bomb = Buffer.from(rawXlsx(worksheet(CELL.repeat(40_000))));
    const name = Buffer.from('xl/worksheets/名簿.xml');
    const entry = bomb.lastIndexOf(name) - 46; // its record in the central directory
    expect(bomb.readUInt32LE(entry)).toBe(0x02014b50);
    bomb.writeUInt32LE(1000, entry + 24);
    expect(await codeOf(bomb)).toBe('BROKEN_XLSX');
  });

  it('refuses more entries than any workbook has', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`xl/media/${String(index)}.png`, 'x']),
    );
    expect(await codeOf(rawXlsx(worksheet(CELL), many), { zipEntries: 50 })).toBe('TOO_MUCH_INSIDE');
  });

  it('refuses names that leave the archive', async () => {
    const slip = Buffer.from(rawXlsx(worksheet(CELL), { 'xl/media/evil.png': 'x' })).toString('latin1');
    expect(
      await codeOf(Buffer.from(slip.replaceAll('xl/media/evil.png', '../../../evil.png'), 'latin1')),
    ).toBe('BROKEN_XLSX');
  });

  it.each(['xl/worksheets/名簿.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml', '[Content_Types].xml'])(
    'refuses entity declarations in %s',
    async (part) => {
      const laughs =
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
      expect(await codeOf(rawXlsx(worksheet(CELL), { [part]: laughs }))).toBe('UNSAFE_XML');
    },
  );

  it('is not fooled by a part in UTF-16', async () => {
    const hidden = Buffer.from(`\uFEFF<!DOCTYPE x [<!ENTITY a "ha">]>${worksheet(CELL)}`, 'utf16le');
    expect(await codeOf(rawXlsx(worksheet(CELL), { 'xl/worksheets/名簿.xml': hidden }))).toBe('BROKEN_XLSX');
  });

  it.each([
    ['a merged range', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'],
    [
      'a validation',
      '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>',
    ],
  ])('does not walk through %s over the whole sheet', async (_what, after) => {
    const result = await readTable(rawXlsx(worksheet(CELL, after)), '見本.xlsx');
    expect(result.ok && result.value.sheets[0]?.rows.length).toBe(1);
  });

  it('refuses places outside any sheet', async () => {
    expect(
      await codeOf(rawXlsx(worksheet('<row r="4294967290"><c r="A4294967290"><v>1</v></c></row>'))),
    ).toBe('BROKEN_XLSX');
  });

  it('refuses a workbook cut short', async () => {
    const whole = rawXlsx(worksheet(CELL));
    expect(await codeOf(whole.subarray(0, whole.length - 40))).toBe('BROKEN_XLSX');
    expect(await codeOf(rawXlsx('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'))).toBe('BROKEN_XLSX');
    expect(await codeOf(rawXlsx(worksheet('<row r="1"><c r="A1"><v>1</c></row>')))).toBe('BROKEN_XLSX');
  });
});

describe('what an .xlsx holds', () => {
  it('ignores a million formatted but empty rows', async () => {
    const blank = Array.from(
      { length: 20_000 },
      (_, index) => `<row r="${String(index + 2)}" s="1"><c r="A${String(index + 2)}" s="4"/></row>`,
    ).join('');
    const result = await readTable(rawXlsx(worksheet(CELL + blank)), '見本.xlsx');
    expect(result.ok && result.value.sheets[0]?.rows.map(({ rowNumber }) => rowNumber)).toEqual([1]);
  });

  it('counts rows and columns that hold something', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => [`見本${String(index)}商店`]);
    expect(await codeOf(await xlsx({ name: '一覧', rows }), { rows: 20 })).toBe('TOO_MANY_ROWS');
    expect(
      await codeOf(await xlsx({ name: '一覧', rows: [Array.from({ length: 30 }, () => 'x')] }), {
        columns: 20,
      }),
    ).toBe('TOO_MANY_COLUMNS');
    expect(await codeOf(await xlsx({ name: '一覧', rows: [[]] }))).toBe('NO_CELLS');
  });

  it('leaves a sheet over the limits alone and reads the others', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => [index]);
    const bytes = await xlsx({ name: '売上', rows }, { name: '名簿', rows: [['見本商店']] });
    const result = await readTable(bytes, '見本.xlsx', { rows: 20 });
    expect(
      result.ok && result.value.sheets.map(({ name, oversize, rows: read }) => [name, oversize, read.length]),
    ).toEqual([
      ['売上', 'ROWS', 0],
      ['名簿', null, 1],
    ]);
  });

  it('keeps kinds, marks formulas, and gives dates as ISO text', async () => {
    const bytes = await xlsx({
      name: '一覧',
      rows: [
        [
          '文字',
          480000,
          new Date(Date.UTC(2023, 5, 2)),
          true,
          { formula: 'B1*2', result: 960000 },
          { formula: 'B1*3' },
          6141777631706,
          0.1 + 0.2,
        ],
      ],
    });
    const result = await readTable(bytes, '見本.xlsx');
    const cells = result.ok ? (result.value.sheets[0]?.rows[0]?.cells ?? []) : [];
    expect(cells.map((cell) => [cell?.text, cell?.kind, cell?.notes.join()])).toEqual([
      ['文字', 'TEXT', ''],
      ['480000', 'NUMBER', ''],
      ['2023-06-02', 'DATE', ''],
      ['TRUE', 'BOOLEAN', ''],
      ['960000', 'NUMBER', 'FORMULA_RESULT'],
      ['=B1*3', 'TEXT', 'FORMULA_WITHOUT_RESULT'],
      ['6141777631706', 'NUMBER', ''],
      ['0.3', 'NUMBER', ''],
    ]);
  });

  it('reads the text and not its furigana, joins rich text, finds parts by relation, and takes places as counted', async () => {
    const strings =
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>見本青果店</t><rPh sb="0" eb="2"><t>ミホン</t></rPh></si><si><r><t>見本</t></r><r><t>鮮魚</t></r></si></sst>';
    const bytes = rawXlsx(
      worksheet('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="e"><v>#REF!</v></c></row>'),
      { 'xl/sharedStrings.xml': strings },
    );
    const result = await readTable(bytes, '見本.xlsx');
    const rows = result.ok ? (result.value.sheets[0]?.rows ?? []) : [];
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([
      ['見本青果店', '見本鮮魚'],
      ['#REF!'],
    ]);
    expect(rows[1]?.cells[0]?.notes).toEqual(['ERROR_VALUE']);
  });

  it('cuts an endless text and says so', async () => {
    const result = await readTable(await xlsx({ name: '一覧', rows: [['見'.repeat(5000)]] }), '見本.xlsx');
    const cell = result.ok ? result.value.sheets[0]?.rows[0]?.cells[0] : null;
    expect([cell?.text.length, cell?.notes]).toEqual([1000, ['TRUNCATED']]);
  });
});
