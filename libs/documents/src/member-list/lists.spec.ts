import { describe, expect, it } from '@jest/globals';
import { readTable } from '../table/read-table.ts';
import {
  bytesOf,
  corporateNumber,
  costLines,
  csv,
  issueList,
  namesOf,
  meaningsOf,
  understood,
  understoodRows,
  xlsx,
} from '../testing/build-files.ts';
import type { Value } from '../testing/build-files.ts';
import { understandMembers } from './understand-members.ts';

async function problemOf(bytes: Uint8Array) {
  const table = await readTable(bytes, '見本.xlsx');
  const result = table.ok ? understandMembers(table.value) : table;
  return result.ok ? null : result.error.code;
}

const HEAD: Value[] = ['法人名', '法人番号', '組織形態', '住所', 'ソフト（税抜）', '機能'];
const STREET: Value[] = [
  '見本商店街振興組合',
  corporateNumber(1),
  '組合',
  '福岡県福岡市中央区天神1-1',
  480000,
  '会計',
];
const TEA: Value[] = ['見本茶舗', '', '個人', '福岡県福岡市中央区天神1-2', 980000, '会計・決済'];

describe('tax and units', () => {
  const list = (head: string, note: Value[] = [null]) =>
    understoodRows([note, ['店名', '住所', head, 'PC(税抜)'], ['見本茶舗', '天神1', 480, 100000]]);

  it('does not take a tax-inclusive column, and asks for exclusive amounts', async () => {
    const result = await list('ソフト（税込）');
    expect(costLines(result)).toEqual([['PC', 100_000n, 1, '']]);
    expect(issueList(result)).toContain('C3 error TAX_INCLUSIVE');
    expect(result.issues.map(({ severity, code, cell }) => `${String(cell)} ${severity} ${code}`)).toEqual([
      'null warning NO_REPRESENTATIVE',
      'null error LEGAL_FORM_COLUMN_MISSING', // the list has none
      'C2 error TAX_INCLUSIVE_COLUMN',
    ]);
    expect(result.rows[0]?.member).toBeNull();
  });

  it('hears it from a note above or below, and from a group heading', async () => {
    const above = await list('ソフト', ['※金額は税込です']);
    expect(issueList(above)).toContain('C3 error TAX_INCLUSIVE');
    expect(issueList(above).filter((line) => line.startsWith('D3'))).toEqual([]); // its own heading says 税抜
    const below = await understoodRows([
      ['店名', '住所', 'ソフト'],
      ['見本茶舗', '天神1', 480000],
      ['※費用はすべて税込'],
    ]);
    expect(issueList(below)).toContain('C2 error TAX_INCLUSIVE');
  });

  it('prefers the exclusive twin', async () => {
    const result = await understoodRows([
      ['店名', '住所', 'ソフト(税抜)', 'ソフト(税込)'],
      ['見本茶舗', '天神1', 480000, 528000],
    ]);
    expect(meaningsOf(result)).toMatchObject({ C: 'softwareYen', D: 'TAX_INCLUSIVE_TWIN' });
    expect(costLines(result)).toEqual([['SOFTWARE', 480_000n, 1, '']]);
  });

  it('lets the caller confirm that a column is exclusive after all', async () => {
    const result = await understoodRows(
      [
        ['店名', '住所', 'ソフト(税込)'],
        ['見本茶舗', '天神1', 480000],
      ],
      { columns: { C: { meaning: 'softwareYen', tax: 'EXCLUSIVE' } } },
    );
    expect(costLines(result)).toEqual([['SOFTWARE', 480_000n, 1, '']]);
  });

  it('says when nothing is said of tax', async () => {
    const result = await understoodRows([
      ['店名', '住所', 'ソフト'],
      ['見本茶舗', '天神1', 480000],
    ]);
    expect(result.issues.map(({ code }) => code)).toContain('TAX_NOT_STATED');
  });

  it.each([
    ['ソフト（千円）', null, 480_000n],
    ['ソフト（万円）', null, 4_800_000n],
    ['ソフト', '（単位：千円）', 480_000n],
    ['ソフト', '※単位は万円', 4_800_000n],
  ])('multiplies %s %s exactly and warns', async (head, note, yen) => {
    const result = await list(head, [note]);
    expect(costLines(result)?.[0]).toEqual(['SOFTWARE', yen, 1, '']);
    expect(result.issues.map(({ code }) => code)).toContain('UNIT_APPLIED');
  });

  it('finds the unit below the list too', async () => {
    const result = await understoodRows([
      ['店名', '住所', 'ソフト'],
      ['見本茶舗', '天神1', 48],
      ['（単位：万円）'],
    ]);
    expect(costLines(result)).toEqual([['SOFTWARE', 480_000n, 1, '']]);
  });
});

describe('rows that are no members', () => {
  it('lists remarks, sections, totals, samples, repeated headings and numbered blanks with the reason', async () => {
    const result = await understoodRows([
      ['No', ...HEAD],
      ['例', '記入例', '1234567890123', '個人', '天神0-0', 100000, '会計'],
      ['【東通り】'],
      [1, ...STREET],
      [null, '↑ 見積もり待ち'],
      [2, ...TEA],
      [null, '小計', null, null, null, 1460000],
      [null],
      ['No', ...HEAD],
      [3, '見本花店', '', '個人', '天神1-3', 1, '会計'],
      [4, null, null, null, null, null, null],
      [null, null, null, null, null, 1460001],
      ['※書類は月末までに'],
      ['備考', '見本茶舗は移転予定'],
    ]);
    expect(namesOf(result)).toEqual(['見本商店街振興組合', '見本茶舗', '見本花店']);
    expect(result.ignored.map(({ rowNumber, reason }) => `${String(rowNumber)} ${reason}`)).toEqual([
      '2 EXAMPLE',
      '3 SECTION',
      '5 REMARK',
      '7 TOTAL',
      '9 REPEATED_HEADER',
      '11 NUMBERED_BLANK',
      '12 TOTAL',
      '13 REMARK',
      '14 REMARK',
    ]);
    expect(result.rows.map(({ rowNumber }) => rowNumber)).toEqual([4, 6, 10]);
  });

  it('does not lose members whose names look like something else', async () => {
    const odd = ['合計会計事務所', '※見本商店', '見本・計量店', '★見本酒店', '例幣使茶屋', '備考堂'];
    const result = await understoodRows([
      HEAD,
      ...odd.map((name, index) => [name, '', '個人', `天神2-${String(index)}`, 100000, '会計'] as Value[]),
    ]);
    expect(namesOf(result)).toEqual([
      '合計会計事務所',
      '見本商店',
      '見本・計量店',
      '見本酒店',
      '例幣使茶屋',
      '備考堂',
    ]);
  });

  it('takes a lone name as a member still to be filled in, and money without a name as an error', async () => {
    const result = await understoodRows([
      HEAD,
      STREET,
      ['見本酒店'],
      [null, null, '個人', '天神1-9', 300000, '会計'],
    ]);
    expect(namesOf(result)).toEqual(['見本商店街振興組合', '見本酒店', null]);
    expect(issueList(result)).toContain('A4 error NAME_MISSING');
  });

  it('stops at another table below', async () => {
    const result = await understoodRows([
      HEAD,
      STREET,
      [null],
      ['会社名', '電話番号', 'メール', '住所'],
      ['見本システム㈱', '092-000-0000', 'v@example.jp', '天神9'],
    ]);
    expect(namesOf(result)).toEqual(['見本商店街振興組合']);
    expect(result.ignored.map(({ reason }) => reason)).toEqual(['OTHER_TABLE', 'OTHER_TABLE']);
  });

  it('says that there is no list, or none with members', async () => {
    expect(await problemOf(bytesOf('こんにちは\n見本です\n'))).toBe('NO_HEADER');
    expect(await problemOf(bytesOf('法人名,法人番号,住所\n'))).toBe('NO_ROWS');
  });
});

describe('sheets', () => {
  const list = (tag: string): Value[][] => [
    HEAD,
    [`見本${tag}`, '', '個人', '天神1', 1000, '会計'],
    [`見本${tag}2`, '', '個人', '天神2', 1000, '会計'],
  ];

  it('reads the sheet that is a list and reports the others', async () => {
    const bytes = await xlsx(
      { name: '表紙', rows: [['見本商店街']] },
      { name: '名簿(旧)', rows: [...list('旧'), ...list('旧')] },
      { name: '名簿', rows: list('新') },
      { name: '作業', rows: list('隠'), hidden: true },
      { name: '2組', rows: list('二') },
      { name: '空', rows: [] },
    );
    const result = await understood(bytes);
    expect(result.sheetName).toBe('名簿');
    expect(result.otherSheets.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
      '表紙 NOT_A_LIST',
      '名簿(旧) LESS_LIKELY',
      '作業 HIDDEN',
      '2組 LESS_LIKELY',
      '空 EMPTY',
    ]);
    const rival = result.issues.find(({ code }) => code === 'ANOTHER_SHEET');
    expect(rival?.message.ja).toContain('「2組」');
    expect(namesOf(await understood(bytes, { sheetName: '2組' }))).toEqual(['見本二', '見本二2']);
  });

  it('refuses a sheet that is not there', async () => {
    const table = await readTable(await xlsx({ name: '名簿', rows: list('新') }), '見本.xlsx');
    const result = table.ok ? understandMembers(table.value, { sheetName: '別' }) : table;
    expect(result.ok ? null : result.error.code).toBe('NO_SUCH_SHEET');
  });
});

describe('a plain CSV', () => {
  it('is understood in Shift_JIS with tabs as well', async () => {
    const text = csv(
      [HEAD as string[], STREET as (string | number)[], TEA as (string | number)[]],
      '\r\n',
      '\t',
    );
    const result = await understood(bytesOf(text, 'cp932'));
    expect(namesOf(result)).toEqual(['見本商店街振興組合', '見本茶舗']);
    // One row suggests the representative; that addresses were split is told for their column, not on every row.
    expect(result.counts).toEqual({ members: 2, ready: 2, withErrors: 0, withWarnings: 1, ignored: 0 });
  });

  it('reads 200 rows in one pass over each cell', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => [
      `見本${String(index)}商店`,
      corporateNumber(index + 10),
      '会社',
      `福岡県福岡市中央区天神${String(index)}`,
      480000,
      '会計',
    ]);
    const table = await readTable(bytesOf(csv([HEAD as string[], ...rows])), '見本.csv');
    if (!table.ok) throw new Error(table.error.code);
    let reads = 0;
    const counted = {
      ...table.value,
      sheets: table.value.sheets.map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row) => ({
          ...row,
          get cells() {
            reads += 1;
            return row.cells;
          },
        })),
      })),
    };
    const result = understandMembers(counted);
    expect(result.ok && result.value.counts.ready).toBe(200);
    // Linear in the rows: some looks at each row for every one of its columns, and no row compared with every other.
    expect(reads).toBeLessThan(201 * HEAD.length * 40);
  });
});
