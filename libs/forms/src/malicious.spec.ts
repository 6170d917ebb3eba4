import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectEdition } from './layout/detect-edition.ts';
import { OFFICIAL_LIMITS } from './package/limits.ts';
import { altered, zipOf } from './testing/alter.ts';
import { hasOfficial, officialWorkbook } from './testing/reference.ts';

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A small workbook of one sheet, and whatever is added to it. */
async function workbook(
  sheet: string | Uint8Array,
  added: Readonly<Record<string, string | Uint8Array>> = {},
) {
  return zipOf(
    new Map<string, string | Uint8Array>([
      ['[Content_Types].xml', TYPES],
      [
        '_rels/.rels',
        `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
      ['xl/workbook.xml', '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'],
      [
        'xl/_rels/workbook.xml.rels',
        `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="s.xml"/><Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="strings.xml"/></Relationships>`,
      ],
      ['xl/s.xml', sheet],
      ...Object.entries(added),
    ]),
  );
}
const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const PLAIN = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>');

async function codeOf(bytes: Uint8Array): Promise<string> {
  const result = await detectEdition(bytes);
  if (result.ok) return 'OK';
  expect(result.error.message.ja.length * result.error.message.en.length).toBeGreaterThan(0);
  return result.error.code;
}

function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1'));
}

describe('files that are no official workbook', () => {
  it('an honest other workbook is named as such', async () => {
    expect(await codeOf(await workbook(PLAIN))).toBe('UNKNOWN_EDITION');
  });

  it.each([
    ['nothing', () => new Uint8Array(), 'EMPTY_FILE'],
    ['100 MB of junk', () => new Uint8Array(100 * 1024 * 1024).fill(0x41), 'FILE_TOO_LARGE'],
    ['text', () => Buffer.from('名前,金額\n見本,1'), 'UNKNOWN_TYPE'],
    [
      'an encrypted workbook',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(512),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
      'PASSWORD_PROTECTED',
    ],
    [
      'an old .xls',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(512),
          Buffer.from('Workbook', 'utf16le'),
        ]),
      'OLD_EXCEL',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes())).toBe(code);
  });

  it('a name that leaves the archive', async () => {
    const slip = replaced(await workbook(PLAIN, { 'aa/evil.xml': 'x' }), 'aa/evil.xml', '../evil.xml');
    expect(await codeOf(slip)).toBe('BROKEN_XLSX');
  });

  it('a workbook with macros, by its type or by its part', async () => {
    expect(await codeOf(await workbook(PLAIN, { 'xl/vbaProject.bin': 'x' }))).toBe('MACRO_WORKBOOK');
    const macro = TYPES.replace(
      'openxmlformats-officedocument.spreadsheetml.sheet',
      'ms-excel.sheet.macroEnabled',
    );
    expect(await codeOf(await workbook(PLAIN, { '[Content_Types].xml': macro }))).toBe('MACRO_WORKBOOK');
  });

  it('entities that grow, in a sheet, in the texts, or in a part that is only copied', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>';
    expect(await codeOf(await workbook(laughs + PLAIN))).toBe('UNSAFE_XML');
    expect(await codeOf(await workbook(PLAIN, { 'xl/strings.xml': `${laughs}<sst/>` }))).toBe('UNSAFE_XML');
    expect(await codeOf(await workbook(PLAIN, { 'xl/drawings/d.xml': `${laughs}<d/>` }))).toBe('UNSAFE_XML');
  });

  it('a bomb: too many bytes, in one part or in many', async () => {
    const half = Buffer.alloc(OFFICIAL_LIMITS.inflatedBytes / 2 + 1);
    expect(await codeOf(await workbook(PLAIN, { 'xl/media/a.png': half, 'xl/media/b.png': half }))).toBe(
      'TOO_MUCH_INSIDE',
    );
  });

  it('a bomb: too many cells, and formulas that repeat a long one', async () => {
    const cells = '<c/>'.repeat(5000);
    const rows = Array.from({ length: 80 }, () => `<row>${cells}</row>`).join('');
    expect(await codeOf(await workbook(sheetOf(rows)))).toBe('TOO_MUCH_INSIDE');
    const long = `<row><c><f t="shared" si="0">${'A1+'.repeat(2600)}1</f></c></row>`;
    const repeats = `<row>${'<c><f t="shared" si="0"/></c>'.repeat(3000)}</row>`;
    expect(await codeOf(await workbook(sheetOf(long + repeats)))).toBe('TOO_MUCH_INSIDE');
  });

  it('texts and tags that never end take no longer than their length', async () => {
    const refusals = ['UNKNOWN_EDITION', 'TOO_MUCH_INSIDE', 'BROKEN_XLSX'];
    const started = performance.now();
    const texts = `<sst>${'<si>'.repeat(1_000_000)}</sst>`;
    expect(refusals).toContain(await codeOf(await workbook(PLAIN, { 'xl/strings.xml': texts })));
    const tag = sheetOf(`<row r="1"><c r="A1" ${' '.repeat(4_000_000)}`);
    expect(refusals).toContain(await codeOf(await workbook(tag)));
    const rules = PLAIN.replace(
      '</worksheet>',
      `${'<dataValidation type="list">'.repeat(200_000)}</worksheet>`,
    );
    expect(refusals).toContain(await codeOf(await workbook(rules)));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('a sheet that is not there, or cut', async () => {
    expect(await codeOf(await workbook('<worksheet><sheetData><row r="1">'))).toBe('BROKEN_XLSX');
    expect(await codeOf(await workbook(new Uint8Array([0xff, 0xfe, 0x00])))).toBe('BROKEN_XLSX');
  });
});

const withOfficial = hasOfficial ? describe : describe.skip;
withOfficial('the official workbook, damaged', () => {
  it('cut anywhere, or with bytes changed, gives a typed answer', async () => {
    const original = officialWorkbook();
    const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(edits, fc.option(fc.nat(), { freq: 3 }), async (changes, cut) => {
        const bytes = Uint8Array.from(original);
        for (const [place, value] of changes) bytes[place % bytes.length] = value;
        await codeOf(bytes.subarray(0, cut === null ? bytes.length : cut % bytes.length));
      }),
      { numRuns: 25 },
    );
  });

  it('keeps a sheet somebody added', async () => {
    const added = await altered(
      officialWorkbook(),
      (name, text) => {
        if (name === 'xl/workbook.xml')
          return text.replace('</sheets>', '<sheet name="メモ" sheetId="99" r:id="rId99"/></sheets>');
        if (name === 'xl/_rels/workbook.xml.rels')
          return text.replace(
            '</Relationships>',
            `<Relationship Id="rId99" Type="${RELATIONS}/worksheet" Target="worksheets/memo.xml"/></Relationships>`,
          );
        return text;
      },
      { 'xl/worksheets/memo.xml': PLAIN },
    );
    expect(await codeOf(added)).toBe('OK');
  });
});
