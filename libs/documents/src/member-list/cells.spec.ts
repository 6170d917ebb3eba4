import { describe, expect, it } from '@jest/globals';
import {
  bytesOf,
  corporateNumber,
  csv,
  issueList,
  rawXlsx,
  understood,
  understoodRows,
  worksheet,
  xlsx,
} from '../testing/build-files.ts';
import type { Value } from '../testing/build-files.ts';

const HEAD: Value[] = [
  '法人名',
  '法人番号',
  '組織形態',
  '規模',
  '都道府県',
  '市区町村',
  '住所',
  'ソフト（税抜）',
  '機能',
];
const row = (over: Partial<Record<number, Value>> = {}): Value[] =>
  ['見本茶舗', '', '個人', '小規模', '福岡県', '福岡市中央区', '天神1-2', 480000, '会計・決済'].map(
    (value, index) => (index in over ? (over[index] ?? null) : value),
  );

describe('issues on the very cell', () => {
  it('names column, label, cell, severity, message and what stood there', async () => {
    const result = await understoodRows([HEAD, row(), row({ 0: '見本花店', 6: '天神1-3', 7: '480,000.5' })]);
    expect(result.rows[1]?.issues).toEqual([
      expect.objectContaining({
        column: 'H',
        columnLabel: 'ソフト（税抜）',
        cell: 'H3',
        meaning: 'softwareYen',
        severity: 'error',
        code: 'AMOUNT_FRACTION',
        original: '480,000.5',
      }),
    ]);
    expect(result.rows[1]?.issues[0]?.message.ja).toContain('円未満');
    expect([result.rows[0]?.member === null, result.rows[1]?.member]).toEqual([false, null]);
  });

  it('uses the saved result of a formula, and asks where there is none or an error', async () => {
    const result = await understoodRows([
      HEAD,
      row({ 7: { formula: 'A1*2', result: 480000 } }),
      row({ 0: '見本花店', 6: '天神1-3', 7: { formula: 'A1*2' } }),
    ]);
    expect(issueList(result)).toEqual(['H2 warning FORMULA_RESULT', 'H3 error FORMULA_WITHOUT_RESULT']);
    expect(result.rows[0]?.values.costs[0]?.unitPriceYen).toBe(480_000n);
    const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const broken = rawXlsx(
      worksheet(
        `<row r="1">${cell('A1', '店名')}${cell('B1', '住所')}${cell('C1', 'PC税抜')}</row><row r="2">${cell('A2', '見本茶舗')}${cell('B2', '天神1')}<c r="C2" t="e"><v>#REF!</v></c></row>`,
      ),
    );
    expect(issueList(await understood(broken))).toContain('C2 error ERROR_VALUE');
  });

  it('shows CSV formulas as text', async () => {
    const text = csv([HEAD as string[], row({ 0: "=cmd|' /C calc'!A0" }) as string[]]);
    const result = await understood(bytesOf(text));
    expect(result.rows[0]?.values.name).toBe("=cmd|' /C calc'!A0");
    expect(issueList(result)).toContain('A2 warning FORMULA_TEXT');
  });

  it('does not count a merged amount twice', async () => {
    const rows = [HEAD, row(), row({ 0: '見本花店', 6: '天神1-3', 7: null })];
    const result = await understood(await xlsx({ name: '一覧', rows, merges: ['H2:H3', 'E2:E3'] }));
    expect(issueList(result)).toEqual(['H2 warning MERGED_OVER_ROWS', 'H3 error MERGED_VALUE']);
    expect(result.rows[1]?.values.prefectureCode).toBe(40);
  });

  it('notices characters that were lost', async () => {
    const result = await understoodRows([
      HEAD,
      row({ 0: '?野鮮魚' }),
      row({ 0: '見本〓店', 6: '天神1-3' }),
      row({ 0: '見本\uE000店', 6: '天神1-4' }),
    ]);
    expect(issueList(result)).toEqual([
      'A2 warning CHARACTER_LOST',
      'A3 warning CHARACTER_LOST',
      'A4 warning CHARACTER_LOST',
    ]);
  });

  it('notices an address that became a date', async () => {
    const result = await understoodRows([HEAD, row({ 6: new Date(Date.UTC(2001, 1, 3)) })]);
    expect(issueList(result)).toEqual(['G2 error ADDRESS_IS_DATE']);
  });

  it('joins a name over two lines and drops spaces around it', async () => {
    const result = await understoodRows([HEAD, row({ 0: '　見本\n茶舗 ' })]);
    expect(result.rows[0]?.values.name).toBe('見本 茶舗');
  });

  it('asks whether a business has withdrawn', async () => {
    const result = await understoodRows([
      [...HEAD, '備考'],
      [...row(), '6/1 辞退の連絡あり'],
    ]);
    expect(issueList(result)).toEqual(['J2 warning MAY_HAVE_WITHDRAWN']);
    const crossed = await understoodRows([
      [...HEAD, '参加'],
      [...row(), '○'],
      [...row({ 0: '見本花店', 6: '天神1-3' }), '×'],
    ]);
    expect(issueList(crossed)).toEqual(['J3 warning MAY_HAVE_WITHDRAWN']);
  });
});

describe('what a list leaves out', () => {
  it('assumes the form from name or number, with a warning', async () => {
    const result = await understoodRows([
      ['店名', '法人番号', '住所'],
      ['㈱見本', corporateNumber(1), '天神1'],
      ['見本茶舗', '', '天神2'],
      ['カフェ見本', corporateNumber(2), '天神3'],
      ['見本商店街振興組合', corporateNumber(3), '天神4'],
    ]);
    expect(result.rows.map(({ values }) => values.legalForm)).toEqual([
      'CORPORATION',
      'SOLE_PROPRIETOR',
      'CORPORATION',
      'ASSOCIATION',
    ]);
    expect(
      result.rows.map(({ issues }) => issues.map(({ code, severity }) => `${severity} ${code}`)[0]),
    ).toEqual(Array(4).fill('warning LEGAL_FORM_ASSUMED'));
  });

  it('compares the form with the name', async () => {
    const result = await understoodRows([
      ['店名', '法人/個人', '住所'],
      ['見本商店街振興組合', '法人', '天神1'],
      ['㈱見本', '個人', '天神2'],
      ['㈱見本二', '法人', '天神3'],
    ]);
    expect(result.rows.map(({ values }) => values.legalForm)).toEqual([
      'ASSOCIATION',
      'SOLE_PROPRIETOR',
      'CORPORATION',
    ]);
    expect(issueList(result)).toEqual([
      'B2 warning LEGAL_FORM_ASSUMED',
      'B2 warning REPRESENTATIVE_SUGGESTED',
      'B3 warning FORM_NAME_DIFFER',
    ]);
  });

  it('asks for the form when nothing tells it', async () => {
    const result = await understoodRows([
      ['店名', '住所'],
      ['見本茶舗', '天神1'],
    ]);
    expect(result.rows[0]?.issues.map(({ code, cell, columnLabel }) => [code, cell, columnLabel])).toEqual([
      ['LEGAL_FORM_MISSING', null, '組織形態'],
    ]);
  });

  it('takes prefecture and city off the address, and not twice', async () => {
    const head = ['店名', '組織形態', '住所'];
    const split = await understoodRows([head, ['見本茶舗', '個人', '福岡県福岡市中央区天神1-2 見本ビル2F']]);
    expect(split.rows[0]?.values).toMatchObject({
      prefectureCode: 40,
      city: '福岡市中央区',
      addressLine: '天神1-2 見本ビル2F',
    });
    // A split is told once for its column (choices.spec.ts), no longer on every row: it drowned all other warnings.
    expect(issueList(split)).toEqual([]);
    expect(split.issues.map(({ code }) => code)).toContain('ADDRESS_SPLIT');
    const full = await understoodRows([HEAD, row({ 6: '福岡県福岡市中央区天神1-2' })]);
    expect(full.rows[0]?.values).toMatchObject({
      prefectureCode: 40,
      city: '福岡市中央区',
      addressLine: '天神1-2',
    });
    const differs = await understoodRows([HEAD, row({ 6: '佐賀県佐賀市1' })]);
    expect(issueList(differs)).toContain('G2 error PREFECTURE_DIFFERS');
  });

  it('joins address columns and prefers 法人名 to 屋号', async () => {
    const result = await understoodRows([
      ['屋号', '法人名', '組織形態', '住所', '建物名'],
      ['カフェ見本', '見本㈱', '会社', '天神1-2', '見本ビル'],
      ['見本茶舗', '', '個人', '天神1-3', ''],
    ]);
    expect(result.rows.map(({ values }) => [values.name, values.addressLine])).toEqual([
      ['カフェ見本', '天神1-2 見本ビル'],
      ['見本茶舗', '天神1-3'],
    ]);
  });
});

describe('across rows', () => {
  it('finds the same business twice', async () => {
    const number = corporateNumber(5);
    const result = await understoodRows([
      HEAD,
      row({ 0: '㈱見本', 1: number, 2: '会社', 6: '天神1-1' }),
      row({ 0: '見本支店', 1: number, 2: '会社', 6: '天神2-2' }),
      row({ 0: '見本花店', 6: '天神1丁目3番地' }),
      row({ 0: '見本花店 ', 6: '天神１－３' }),
    ]);
    expect(issueList(result)).toEqual([
      'B2 error DUPLICATE_CORPORATE_NUMBER',
      'B3 error DUPLICATE_CORPORATE_NUMBER',
      'A4 warning DUPLICATE_NAME_AND_ADDRESS',
      'A5 warning DUPLICATE_NAME_AND_ADDRESS',
    ]);
    expect(result.rows[0]?.issues[0]?.message.ja).toContain('3行目');
  });

  const roleHead: Value[] = ['店名', '組織形態', '代表/参画', '住所'];
  it('refuses two representatives', async () => {
    const result = await understoodRows([
      roleHead,
      ['見本組合', '組合', '代表', '天神1'],
      ['見本㈱', '会社', '代表', '天神2'],
    ]);
    expect(issueList(result)).toEqual(['C2 error TWO_REPRESENTATIVES', 'C3 error TWO_REPRESENTATIVES']);
  });

  it('takes the one the file names, also when the name carries it', async () => {
    const column = await understoodRows([
      roleHead,
      ['見本組合', '組合', '参画', '天神1'],
      ['見本㈱', '会社', '代表事業者', '天神2'],
    ]);
    expect(column.rows.map(({ values }) => values.role)).toEqual(['PARTICIPANT', 'REPRESENTATIVE']);
    const marked = await understoodRows([
      ['店名', '組織形態', '住所'],
      ['見本茶舗', '個人', '天神1'],
      ['見本まちづくり㈱（代表）', '会社', '天神2'],
    ]);
    expect(marked.rows.map(({ values }) => [values.name, values.role])).toEqual([
      ['見本茶舗', 'PARTICIPANT'],
      ['見本まちづくり㈱', 'REPRESENTATIVE'],
    ]);
  });

  it('suggests an association, never silently, and nobody otherwise', async () => {
    const head: Value[] = ['店名', '組織形態', '住所'];
    const suggested = await understoodRows([
      head,
      ['見本茶舗', '個人', '天神1'],
      ['見本商工会', '商工会', '天神2'],
    ]);
    expect(suggested.rows.map(({ values }) => values.role)).toEqual(['PARTICIPANT', 'REPRESENTATIVE']);
    expect(issueList(suggested)).toEqual(['B3 warning REPRESENTATIVE_SUGGESTED']);
    const nobody = await understoodRows([head, ['見本茶舗', '個人', '天神1'], ['見本花店', '個人', '天神2']]);
    expect(nobody.issues.map(({ code }) => code)).toEqual(['NO_REPRESENTATIVE']);
    const chosen = await understoodRows(
      [head, ['見本茶舗', '個人', '天神1'], ['見本商工会', '商工会', '天神2']],
      { representativeRow: 2 },
    );
    expect(chosen.rows.map(({ values }) => values.role)).toEqual(['REPRESENTATIVE', 'PARTICIPANT']);
    expect(issueList(chosen)).toEqual([]);
  });
});
