import { describe, expect, it } from '@jest/globals';
import { readTable } from '../table/read-table.ts';
import {
  corporateNumber,
  costLines,
  issueList,
  meaningsOf,
  namesOf,
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

describe('headings', () => {
  it('finds columns in any order, between columns it does not know, and loses nothing', async () => {
    const result = await understoodRows([
      ['機能', '担当', 'ｿﾌﾄｳｪｱ(税抜)', '会員番号', '店舗名', 'ﾌﾘｶﾞﾅ', 'FAX', 'Ｅ－ｍａｉｌ', '備考', '〒'],
      [
        '会計',
        '見本太郎',
        480000,
        12,
        '見本茶舗',
        'ﾐﾎﾝﾁｬﾎ',
        '092-000-0001',
        'a@example.jp',
        '角の店',
        '8100001',
      ],
    ]);
    expect(meaningsOf(result)).toEqual({
      A: 'functions',
      B: 'PERSON',
      C: 'softwareYen',
      D: 'ORDINAL',
      E: 'name',
      F: 'kana',
      G: null,
      H: 'email',
      I: null,
      J: 'postalCode',
    });
    expect(result.rows[0]?.values).toMatchObject({
      name: '見本茶舗',
      kana: 'ミホンチャホ',
      postalCode: '810-0001',
      email: 'a@example.jp',
    });
    expect(result.rows[0]?.unmapped).toEqual({ B: '見本太郎', G: '092-000-0001', I: '角の店' });
  });

  it('reads headings over two rows, merged and not merged, with titles above', async () => {
    const rows: Value[][] = [
      ['見本商店街 参加店一覧', null, null, null, null, null, null],
      ['令和5年6月2日現在', null, null, null, null, null, null],
      [null],
      ['番号', '店名', '法人番号', '費用（税抜）', null, null, '連絡先'],
      [null, null, null, 'ソフト', 'パソコン', 'レジ', 'メール'],
      [1, '見本茶舗', null, 480000, 180000, 0, 'a@example.jp'],
      [2, '見本花店', corporateNumber(3), 980000, 0, 250000, 'b@example.jp'],
    ];
    const merged = await understood(
      await xlsx({ name: '一覧', rows, merges: ['A1:G1', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:F4'] }),
    );
    const plain = await understood(await xlsx({ name: '一覧', rows }));
    for (const result of [merged, plain]) {
      expect(meaningsOf(result)).toEqual({
        A: 'ORDINAL',
        B: 'name',
        C: 'corporateNumber',
        D: 'softwareYen',
        E: 'pcYen',
        F: 'registerYen',
        G: 'email',
      });
      expect(result.headerRows).toEqual({ first: 4, last: 5 });
      expect(result.columns.filter(({ tax }) => tax === 'EXCLUSIVE').map(({ column }) => column)).toEqual([
        'D',
        'E',
        'F',
      ]);
      expect(namesOf(result)).toEqual(['見本茶舗', '見本花店']);
    }
  });

  it('joins a group with words that mean nothing alone', async () => {
    const result = await understoodRows([
      ['店名', '法人番号', 'ソフトウェア', null, 'PC', null, '代表者', null],
      [null, null, '金額(税抜)', '機能', '単価', '台数', '氏名', 'カナ'],
      ['見本茶舗', '', 480000, '会計', 90000, 2, '見本太郎', 'ミホンタロウ'],
    ]);
    expect(meaningsOf(result)).toEqual({
      A: 'name',
      B: 'corporateNumber',
      C: 'softwareYen',
      D: 'functions',
      E: 'pcYen',
      F: 'quantity',
      G: 'representativeName',
      H: 'PERSON',
    });
    expect(costLines(result)).toEqual([
      ['SOFTWARE', 480_000n, 1, 'ACCOUNTING'],
      ['PC', 90_000n, 2, ''],
    ]);
  });

  it('takes a unit row and column numbers as part of the headings', async () => {
    const result = await understoodRows([
      ['店名', '従業員数', 'ソフト', 'PC'],
      [null, '（人）', '（税抜・円）', '（税抜・円）'],
      ['(1)', '(2)', '(3)', '(4)'],
      ['見本茶舗', 3, 480000, 0],
    ]);
    expect(result.headerRows).toEqual({ first: 1, last: 3 });
    expect(namesOf(result)).toEqual(['見本茶舗']);
    expect(result.columns.map(({ tax }) => tax)).toEqual([
      'NOT_STATED',
      'NOT_STATED',
      'EXCLUSIVE',
      'EXCLUSIVE',
    ]);
  });

  it('decides 区分 and headings it does not know by what is in the column', async () => {
    const number = (seed: number) => corporateNumber(seed);
    const form = await understoodRows([
      ['店名', '区分', 'コード'],
      ['見本茶舗', '個人', ''],
      ['見本㈱', '法人', number(2)],
      ['見本花店', '法人', number(3)],
    ]);
    expect(meaningsOf(form)).toEqual({ A: 'name', B: 'legalForm', C: 'corporateNumber' });
    expect(form.columns[2]?.via).toBe('CONTENT');
    const role = await understoodRows([
      ['店名', '区分', '住所'],
      ['見本組合', '代表', '天神1'],
      ['見本茶舗', '参画', '天神2'],
    ]);
    expect(meaningsOf(role)).toMatchObject({ B: 'role' });
    expect(role.rows.map(({ values }) => values.role)).toEqual(['REPRESENTATIVE', 'PARTICIPANT']);
  });

  it('reads functions as columns of marks and as columns of amounts', async () => {
    const marks = await understoodRows([
      ['店名', '住所', 'ソフト(税抜)', '会計', '受発注', '決済', 'EC'],
      ['見本茶舗', '天神1', 480000, '○', '', '〇', '×'],
      ['見本花店', '天神2', 480000, '○', '○', '', ''],
    ]);
    expect(marks.rows.map(({ values }) => values.costs[0]?.functions)).toEqual([
      ['ACCOUNTING', 'SETTLEMENT'],
      ['ACCOUNTING', 'ORDERING'],
    ]);
    const amounts = await understoodRows([
      ['店名', '住所', '会計ソフト(税抜)', '受発注ソフト(税抜)'],
      ['見本茶舗', '天神1', 480000, 300000],
    ]);
    expect(costLines(amounts)).toEqual([
      ['SOFTWARE', 480_000n, 1, 'ACCOUNTING'],
      ['SOFTWARE', 300_000n, 1, 'ORDERING'],
    ]);
    expect(issueList(amounts)).toContain('C2 warning FUNCTIONS_FROM_HEADING');
  });

  it('leaves totals, tax and subsidies at the right side alone', async () => {
    const result = await understoodRows([
      [
        '店名',
        '住所',
        'ソフト(税抜)',
        'PC(税抜)',
        '合計(税抜)',
        '消費税',
        '税込合計',
        '補助金額',
        '自己負担',
      ],
      ['見本茶舗', '天神1', 480000, 180000, 660000, 66000, 726000, 450000, 276000],
    ]);
    expect(Object.values(meaningsOf(result))).toEqual([
      'name',
      'address',
      'softwareYen',
      'pcYen',
      'TOTAL',
      'TAX',
      'TOTAL',
      'TOTAL',
      'TOTAL',
    ]);
    expect(costLines(result)).toHaveLength(2);
  });

  it('follows the caller over its own reading', async () => {
    const rows = [
      ['店名', '住所', '導入するもの', '金額A'],
      ['見本茶舗', '天神1', 'ソフト一式', 48],
    ] as Value[][];
    const before = await understoodRows(rows);
    expect(meaningsOf(before)).toMatchObject({ D: null });
    const after = await understoodRows(rows, {
      columns: { D: { meaning: 'softwareYen', unitYen: 10_000n, tax: 'EXCLUSIVE' }, B: { meaning: null } },
    });
    expect(costLines(after)).toEqual([['SOFTWARE', 480_000n, 1, '']]);
    expect(after.rows[0]?.values.addressLine).toBeNull();
  });

  it('reads a list without usable headings when the caller says where it starts', async () => {
    const rows = [
      ['名簿', '-'],
      ['見本茶舗', 480000],
    ] as Value[][];
    expect(await problemOf(await xlsx({ name: '一覧', rows }))).toBe('NO_HEADER');
    const result = await understoodRows(rows, {
      headerRows: { first: 1, last: 1 },
      columns: { A: { meaning: 'name' }, B: { meaning: 'softwareYen' } },
    });
    expect(costLines(result)).toEqual([['SOFTWARE', 480_000n, 1, '']]);
  });

  it('does not take titles and notes for headings of what stands below them', async () => {
    const result = await understoodRows([
      ['参加事業者リスト　ＩＴ導入補助金'],
      [null, '（単位：円、税抜）'],
      ['No', '名称', '所在地', '会計ソフト', 'ハードウェア(PC)', 'ハードウェア(レジ)', '端末', '備考'],
      [1, '見本茶舗', '福岡市博多区1', 480000, 90000, 200000, 50000, ''],
    ]);
    expect(result.headerRows).toEqual({ first: 3, last: 3 });
    expect(meaningsOf(result)).toEqual({
      A: 'ORDINAL',
      B: 'name',
      C: 'address',
      D: 'softwareYen',
      E: 'pcYen',
      F: 'registerYen',
      G: 'MIXED_HARDWARE',
      H: null,
    });
    expect(result.issues.find(({ code }) => code === 'MONEY_COLUMN_LEFT_OUT')?.message.ja).toContain(
      '「端末」',
    );
    expect(result.columns[3]?.tax).toBe('EXCLUSIVE');
  });

  it('takes a lone group over the costs alone', async () => {
    const result = await understoodRows([
      [null, null, '経費（税込）', null],
      ['店名', '所在地', 'ソフト', 'PC'],
      ['見本書店', '福岡市博多区1', 528000, 110000],
    ]);
    expect(result.columns.map(({ tax }) => tax)).toEqual([
      'NOT_STATED',
      'NOT_STATED',
      'INCLUSIVE',
      'INCLUSIVE',
    ]);
  });

  it('does not take a first row without numbers for headings', async () => {
    const result = await understoodRows([
      ['店名', '役割', '導入するもの'],
      ['見本ソフト店', '代表', 'ソフト'],
      ['見本茶舗', '参画', 'システム'],
    ]);
    expect(result.headerRows).toEqual({ first: 1, last: 1 });
    expect(namesOf(result)).toEqual(['見本ソフト店', '見本茶舗']);
  });

  it('reads plain English headings', async () => {
    const result = await understoodRows([
      ['Name', 'Corporate number', 'Prefecture', 'Software'],
      ['見本', corporateNumber(1), '福岡', 480000],
    ]);
    expect(Object.values(meaningsOf(result))).toEqual([
      'name',
      'corporateNumber',
      'prefecture',
      'softwareYen',
    ]);
  });
});
