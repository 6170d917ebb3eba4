import { describe, expect, it } from '@jest/globals';
import {
  bytesOf,
  corporateNumber,
  costLines,
  csv,
  issueList,
  meaningsOf,
  namesOf,
  understood,
  understoodRows,
  xlsx,
} from '../testing/build-files.ts';
import { readTable } from '../table/read-table.ts';
import type { Value } from '../testing/build-files.ts';
import type { Understanding } from './understanding.ts';
import { understandMembers } from './understand-members.ts';

/** Lists as shopping streets keep them, found by an independent tester; what is asserted is what a person reads there. */

function fileCodes({ issues }: Understanding): string[] {
  return issues.map(({ code }) => code).filter((code) => !/REPRESENTATIVE|TAX_NOT_STATED/.test(code));
}

function rowCodes(result: Understanding): string[] {
  return issueList(result).filter((issue) => !/LEGAL_FORM/.test(issue));
}

function functionsOf({ rows }: Understanding): string[] {
  return rows.map(({ values }) => [...new Set(values.costs.flatMap((cost) => cost.functions))].join());
}

function amountsOf({ rows }: Understanding): bigint[][] {
  return rows.map(({ values }) => values.costs.map(({ unitPriceYen }) => unitPriceYen));
}

describe('headings and what stands around them', () => {
  it.each([
    ['（単位：千円、税抜） beside the title', ['参画事業者一覧', null, null, '（単位：千円、税抜）']],
    ['a title with more words beside it', ['消費動向分析 参加店一覧', null, '作成者 見本', null]],
  ])('does not take %s for a group of columns', async (_what, title) => {
    const result = await understoodRows([
      title as Value[],
      ['会社名', 'ソフトウェア', '機能', 'レジ'],
      ['見本茶舗', 480, '会計', 250],
    ]);
    expect(result.headerRows).toEqual({ first: 2, last: 2 });
    expect(meaningsOf(result)).toEqual({ A: 'name', B: 'softwareYen', C: 'functions', D: 'registerYen' });
    expect(amountsOf(result)).toEqual([title[3] === null ? [480n, 250n] : [480_000n, 250_000n]]);
  });

  it('reads the words below a heading that spans several columns, merged or not', async () => {
    const rows: Value[][] = [
      ['店名', '利用する機能', null, null, 'ソフト金額(税抜)'],
      [null, '会計', '受発注', '決済', null],
      ['見本茶舗', '○', null, '◎', 300000],
      ['見本花店', '検討中', '✓', null, 200000],
      ['見本書房', '○', null, null, 200000],
    ];
    const merged = await understood(await xlsx({ name: '一覧', rows, merges: ['B1:D1'] }));
    const plain = await understood(bytesOf(csv(rows.map((row) => row.map((cell) => String(cell ?? ''))))));
    for (const result of [merged, plain]) {
      expect(result.headerRows).toEqual({ first: 1, last: 2 });
      expect(functionsOf(result)).toEqual(['ACCOUNTING,SETTLEMENT', 'ORDERING', 'ACCOUNTING']);
      expect(rowCodes(result)).toEqual(['B4 error MARK_UNREADABLE']);
    }
  });

  it('knows 店舗住所, 法人名（カナ）, 都道府県+住所, 会社/個人 and the like', async () => {
    const result = await understoodRows([
      [
        '店舗数',
        '法人名（カナ）',
        '法人名',
        '店舗住所',
        '店舗電話',
        '会社/個人',
        'レジ（台）',
        'レジ金額(税抜)',
      ],
      [2, 'ミホン', '見本屋', '〒810-0001\n福岡県福岡市中央区天神1', '092-000-0001', '個人', 1, 180000],
    ]);
    expect(meaningsOf(result)).toEqual({
      A: null,
      B: 'kana',
      C: 'name',
      D: 'address',
      E: 'phone',
      F: 'legalForm',
      G: 'quantity',
      H: 'registerYen',
    });
    expect(result.rows[0]?.values).toMatchObject({
      name: '見本屋',
      legalForm: 'SOLE_PROPRIETOR',
      postalCode: '810-0001',
      prefectureCode: 40,
      city: '福岡市中央区',
      addressLine: '天神1',
    });
    expect(costLines(result)).toEqual([['REGISTER', 180_000n, 1, '']]);
    const joined = await understoodRows([
      ['店名', '都道府県+住所'],
      ['見本屋', '東京都町田市見本1'],
    ]);
    expect(joined.rows[0]?.values).toMatchObject({ prefectureCode: 13, city: '町田市' });
  });

  it('knows a column of 法人 and 個人 under a question', async () => {
    const result = await understoodRows([
      ['お店の名前を教えてください', '経営の形', 'ソフト(税抜)'],
      ['見本屋', '個人', 100000],
      ['見本商事', '法人', 100000],
    ]);
    expect(result.rows.map(({ values }) => values.legalForm)).toEqual(['SOLE_PROPRIETOR', 'CORPORATION']);
  });

  it('keeps software below 消費動向等分析 out of the member’s own software', async () => {
    const result = await understood(
      await xlsx({
        name: '一覧',
        merges: ['A1:A2', 'B1:C1', 'D1:E1'],
        rows: [
          ['店名', '基盤導入経費', null, '消費動向等分析経費', null],
          [null, '会計ソフト', 'レジ', 'ソフト', '機器'],
          ['見本屋', 300000, 100000, 200000, 30000],
        ],
      }),
    );
    expect(costLines(result)).toEqual([
      ['SOFTWARE', 300_000n, 1, 'ACCOUNTING'],
      ['REGISTER', 100_000n, 1, ''],
      ['ANALYSIS_SOFTWARE', 200_000n, 1, ''],
    ]);
    expect(fileCodes(result)).toEqual(['MONEY_COLUMN_LEFT_OUT']);
  });
});

describe('amounts that are easily taken twice or wrongly', () => {
  it('asks about columns that may hold the same money', async () => {
    const parts = await understoodRows([
      ['店名', 'ソフト費', '会計ソフト', '決済ソフト'],
      ['見本屋', 300000, 200000, 100000],
      ['見本花店', 500000, 400000, 100000],
    ]);
    const estimates = await understoodRows([
      ['店名', 'ソフト（A社）', 'ソフト（B社）'],
      ['見本屋', 300000, 280000],
    ]);
    const devices = await understoodRows([
      ['店名', 'パソコン', 'タブレット'],
      ['見本屋', 300000, 280000],
      ['見本花店', 300000, 0],
    ]);
    expect([parts, estimates, devices].map(fileCodes)).toEqual([
      ['COSTS_PERHAPS_TWICE'],
      ['COSTS_PERHAPS_TWICE'],
      [],
    ]);
  });

  it('does not add what a heading calls a part (うち)', async () => {
    const result = await understoodRows([
      ['店名', 'ソフト費', 'うち会計ソフト', '機能'],
      ['見本屋', 300000, 200000, '会計・決済'],
    ]);
    expect(amountsOf(result)).toEqual([[300_000n]]);
  });

  it('leaves a hidden cost beside a shown one out, and tells of hidden costs it reads', async () => {
    const rows: Value[][] = [
      ['店名', '機能', 'レジ（旧見積）', 'レジ'],
      ['見本屋', '会計', 999999, 150000],
    ];
    const twin = await understood(await xlsx({ name: '一覧', rows, hiddenColumns: [3] }));
    expect(amountsOf(twin)).toEqual([[150_000n]]);
    expect(fileCodes(twin)).toEqual(['HIDDEN_COLUMN']);
    const lone = await understood(
      await xlsx({ name: '一覧', rows: rows.map((row) => row.slice(0, 3)), hiddenColumns: [3] }),
    );
    expect(amountsOf(lone)).toEqual([[999_999n]]);
    expect(fileCodes(lone)).toEqual(['HIDDEN_COLUMN']);
  });

  it('reads sums when the list has nothing else, and no monthly fee as a price', async () => {
    const result = await understoodRows([
      ['店名', '機能', 'ソフト費合計', '月額利用料', '総合計'],
      ['見本屋', '会計', 300000, 15000, 315000],
      ['見本花店', '決済', 200000, 15000, 215000],
    ]);
    expect(amountsOf(result)).toEqual([[300_000n], [200_000n]]);
    expect(fileCodes(result)).toEqual(['MONEY_COLUMN_LEFT_OUT']);
  });

  it('doubts amounts a thousandfold too small or too large', async () => {
    const result = await understoodRows([
      ['店名', 'ソフト(税抜)', '機能', '資本金（万円）'],
      ['見本屋', 300000, '会計', 300],
      ['見本花店', 300, '会計', 10000000],
      ['見本書房', 300000000, '会計', null],
    ]);
    expect(rowCodes(result)).toEqual([
      'D3 warning AMOUNT_VERY_LARGE',
      'B3 warning AMOUNT_VERY_SMALL',
      'B4 warning AMOUNT_VERY_LARGE',
    ]);
  });

  it('takes ○ under a cost for no amount', async () => {
    const result = await understoodRows([
      ['店名', '会計ソフト', '決済ソフト', 'ソフト見積額（税抜）', 'POSレジ', 'POSレジ見積額（税抜）'],
      ['見本屋', '○', null, 300000, '○', 200000],
      ['見本花店', '○', '○', 400000, null, null],
    ]);
    expect(amountsOf(result)).toEqual([[300_000n, 200_000n], [400_000n]]);
    expect(functionsOf(result)).toEqual(['ACCOUNTING', 'ACCOUNTING,SETTLEMENT']);
    expect(rowCodes(result)).toEqual([]);
  });
});

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

  it('refuses a list printed in two halves side by side, and says how to mend it', async () => {
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

  it('refuses a table with a row for each cost instead of losing the costs', async () => {
    const rows: Value[][] = [
      ['店名', '経費区分', '品名', '金額（税抜）', '機能'],
      ['見本屋', 'ソフト', '見本会計', 200000, '会計'],
      [null, 'PC', 'ノートPC', 100000, null],
      [null, '役務', '設定', 50000, null],
      ['見本花店', 'ソフト', '見本POS', 300000, '決済'],
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
