import { describe, expect, it } from '@jest/globals';
import {
  bytesOf,
  costLines,
  csv,
  issueList,
  meaningsOf,
  understood,
  understoodRows,
  xlsx,
} from '../testing/build-files.ts';
import type { Value } from '../testing/build-files.ts';
import type { Understanding } from './understanding.ts';

/** Lists as shopping streets keep them, found by an independent tester; what is asserted is what a person reads there. */

function fileCodes({ issues }: Understanding): string[] {
  return issues
    .map(({ code }) => code)
    .filter((code) => !/REPRESENTATIVE|TAX_NOT_STATED|LEGAL_FORM/.test(code));
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
