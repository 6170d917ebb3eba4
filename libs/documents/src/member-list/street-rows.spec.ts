import { describe, expect, it } from '@jest/globals';
import { readTable } from '../table/read-table.ts';
import {
  corporateNumber,
  issueList,
  namesOf,
  understood,
  understoodRows,
  xlsx,
} from '../testing/build-files.ts';
import type { Value } from '../testing/build-files.ts';
import type { Understanding } from './understanding.ts';
import { understandMembers } from './understand-members.ts';

function rowCodes(result: Understanding): string[] {
  return issueList(result).filter((issue) => !/LEGAL_FORM/.test(issue));
}

describe('rows and sheets', () => {
  it('leaves out subtotals of any name and the last word, but no clock shop', async () => {
    const result = await understoodRows([
      ['店名', '従業員', 'ソフト(税抜)', '機能'],
      ['見本靴店', 1, 300000, '会計'],
      ['物販計', 1, 300000, null],
      ['見本時計', 1, 200000, null],
      ['以上', null, null, null],
    ]);
    expect(namesOf(result)).toEqual(['見本靴店', '見本時計']);
    expect(result.ignored.map(({ reason }) => reason)).toEqual(['TOTAL', 'REMARK']);
  });

  it('prefers this year’s list with costs to lists put away, of contacts or of last year', async () => {
    const list = (names: string[]) => [
      ['店名', 'ソフト(税抜)', '機能'],
      ...names.map((name) => [name, 100000, '会計']),
    ];
    const old = list(Array.from({ length: 20 }, (_, index) => `旧見本${String(index)}`));
    const contacts = [
      ['店名', '代表者', '電話', 'メール', '郵便番号', '住所'],
      ['見本屋', '見本', '092-000-0000', 'a@example.jp', '810-0001', '福岡県福岡市中央区1'],
    ];
    const wanted = list(['見本屋', '見本花店']);
    const chosen = async (...sheets: [string, Value[][]][]) =>
      (await understood(await xlsx(...sheets.map(([name, rows]) => ({ name, rows }))))).sheetName;
    expect(await chosen(['使用しない', old], ['一覧', wanted])).toBe('一覧');
    expect(await chosen(['連絡先', contacts], ['費用', wanted])).toBe('費用');
    expect(await chosen(['令和4年度', old], ['令和5年度', wanted], ['連絡先', contacts])).toBe('令和5年度');
  });

  it('refuses halves side by side that nobody arranged, and says how to mend it', async () => {
    const head = ['店名', 'ソフト(税抜)', '機能'];
    const rows = [
      [...head, null, ...head],
      ['見本屋', 100000, '会計', null, '見本花店', 300000, '決済'],
    ];
    const table = await readTable(await xlsx({ name: '一覧', rows }), '見本.xlsx');
    const result = table.ok ? understandMembers(table.value) : table;
    expect(result.ok ? null : result.error.code).toBe('SIDE_BY_SIDE');
    expect(result.ok ? '' : result.error.message.ja).toContain('右の表を左の表の下に');
  });

  it('refuses a table with a row for each cost when two columns could be the amount', async () => {
    const rows: Value[][] = [
      ['店名', '経費区分', '品名', '見積金額（税抜）', '契約金額（税抜）', '機能'],
      ['見本屋', 'ソフト', '見本会計', 200000, 190000, '会計'],
      [null, 'PC', 'ノートPC', 100000, 100000],
      [null, '役務', '設定', 50000, 50000],
      ['見本花店', 'ソフト', '見本POS', 300000, 300000],
    ];
    const table = await readTable(await xlsx({ name: '一覧', rows, merges: ['A2:A4'] }), '見本.xlsx');
    const result = table.ok ? understandMembers(table.value) : table;
    expect(result.ok ? null : result.error.code).toBe('COSTS_IN_ROWS');
  });

  it('leaves out the lines between sums', async () => {
    const result = await understoodRows([
      ['店名', 'ソフト', '機能'],
      ['見本屋', 100000, '会計'],
      ['消費税（10%）', 10000, null],
      ['値引き', 0, null],
      ['税込合計', 110000, null],
    ]);
    expect(namesOf(result)).toEqual(['見本屋']);
  });

  it('takes 代表 from the remarks, 屋号 for 個人, and doubts those who left', async () => {
    const result = await understoodRows([
      ['法人名', '屋号', '法人番号', '役職', 'ソフト(税抜)', '機能', '備考'],
      ['株式会社見本', null, corporateNumber(7), '代表', 100000, '会計', '（代表）'],
      ['個人', '見本花店', null, '代表', 100000, '会計', '代表に連絡済み'],
      ['個人事業主', '見本書房', null, '代表', 100000, '会計', '9月退会'],
    ]);
    expect(namesOf(result)).toEqual(['株式会社見本', '見本花店', '見本書房']);
    expect(result.rows.map(({ values }) => values.role)).toEqual([
      'REPRESENTATIVE',
      'PARTICIPANT',
      'PARTICIPANT',
    ]);
    expect(rowCodes(result)).toEqual(['G4 warning MAY_HAVE_WITHDRAWN']);
  });
});
