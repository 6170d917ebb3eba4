import { describe, expect, it } from '@jest/globals';
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
import type { Understanding } from './understanding.ts';

const costsOf = ({ rows }: Understanding) =>
  rows.map(({ values }) => values.costs.map(({ category, unitPriceYen }) => [category, unitPriceYen]));

describe('several lists on one sheet', () => {
  const HEAD: Value[] = ['店名', '組織形態', 'ソフト(税抜)', '機能'];

  it('in parts below each other are one list, whatever stands between them', async () => {
    const result = await understoodRows([
      ['【新規】'],
      HEAD,
      ['見本茶舗', '個人', 300000, '会計'],
      ['小計', null, 300000, null],
      [],
      ['【継続】'],
      HEAD,
      ['見本花店', '個人', 200000, '決済'],
      ['本町通り（1店）'],
      ['見本書房', '個人', 100000, 'EC'],
      ['新規'],
      ['見本薬局', '個人', 90000, 'EC'],
    ]);
    expect(namesOf(result)).toEqual(['見本茶舗', '見本花店', '見本書房', '見本薬局']);
    expect(result.ignored.map(({ rowNumber, reason }) => `${String(rowNumber)} ${reason}`)).toEqual([
      '4 TOTAL',
      '6 SECTION',
      '7 REPEATED_HEADER',
      '9 SECTION',
      '11 SECTION',
    ]);
  });

  it('with the columns of a later part in another order are matched by their headings, and said to be', async () => {
    const result = await understoodRows([
      HEAD,
      ['見本茶舗', '個人', 300000, '会計'],
      [],
      ['店名', '備考', '機能', '組織形態', 'ソフト(税抜)', 'レジ(税抜)'],
      ['見本米店', '来年移転', '会計', '個人', 150000, 90000],
      ['見本酒店', null, '決済', '個人', 250000, null],
      HEAD,
      ['見本花店', '個人', 200000, '決済'],
    ]);
    expect(namesOf(result)).toEqual(['見本茶舗', '見本米店', '見本酒店', '見本花店']);
    expect(costsOf(result)[1]).toEqual([
      ['SOFTWARE', 150_000n],
      ['REGISTER', 90_000n],
    ]);
    expect(Object.values(result.rows[1]?.unmapped ?? {})).toEqual(['来年移転']);
    const told = result.issues.find(({ code }) => code === 'BLOCKS_ALIGNED');
    expect(told?.message.ja).toContain('4行目からの表（2行）');
  });

  it('beside each other become one, the right one below the left one', async () => {
    const head = ['番号', '店名', '形態', '電話'];
    const shops = [0, 1, 2].map((n): Value[] => [
      n + 1,
      `見本${String(n)}号店`,
      '個人',
      `092-000-000${String(n)}`,
      null,
      ...(n < 2 ? [n + 4, `見本${String(n + 3)}号店`, '個人', `092-000-001${String(n)}`] : []),
    ]);
    const result = await understoodRows([['組合員名簿'], [...head, null, ...head], ...shops]);
    expect(namesOf(result)).toEqual(['見本0号店', '見本1号店', '見本2号店', '見本3号店', '見本4号店']);
    expect(result.rows.map(({ rowNumber }) => rowNumber)).toEqual([3, 4, 5, 6, 7]);
    expect(result.issues.find(({ code }) => code === 'BLOCKS_STACKED')).toMatchObject({
      severity: 'warning',
      cell: 'F3',
    });
  });

  it('that are lists of something else are left, and one that may be shops is named', async () => {
    const result = await understoodRows([
      HEAD,
      ['見本茶舗', '個人', 300000, '会計'],
      [],
      ['事業者名', '電話', 'メールアドレス', '担当'],
      ['見本システム', '092-000-0001', 'a@example.jp', '見本'],
    ]);
    expect(namesOf(result)).toEqual(['見本茶舗']);
    const told = result.issues.find(({ code }) => code === 'ANOTHER_TABLE');
    expect(told?.message.ja).toContain('4行目も名簿の見出しのようです');
  });
});

describe('a row for each cost', () => {
  const number = corporateNumber(5);
  const HEAD: Value[] = [
    'No',
    '店名',
    '法人番号',
    '組織形態',
    '区分',
    'ツール名',
    '機能',
    '単価（税抜）',
    '数量',
  ];

  it('is gathered by member, whose name stands once, again, or is merged', async () => {
    const result = await understood(
      await xlsx({
        name: '導入ツール',
        merges: ['B5:B6', 'C5:C6'],
        rows: [
          HEAD,
          [1, '見本茶舗', null, '個人', '会計ソフト', '見本会計', null, 120000, 2],
          [2, null, null, null, '初期設定', '設定', null, 50000, 1],
          [3, '見本茶舗', null, '個人', 'PC', '見本ノート', null, 90000, 1],
          [4, '㈱見本花店', number, '会社', 'ソフトウェア', '見本注文', '決済', 100000, 1],
          [5, null, null, null, 'レジ', '見本POS', null, 200000, 1],
          ['合計', null, null, null, null, null, null, 560000, null],
        ],
      }),
    );
    expect(meaningsOf(result)).toMatchObject({ E: 'costKind', F: null, H: 'costYen', I: 'quantity' });
    expect(namesOf(result)).toEqual(['見本茶舗', '㈱見本花店']);
    expect(costLines(result)).toEqual([
      ['SOFTWARE', 120_000n, 2, 'ACCOUNTING'],
      ['SERVICE', 50_000n, 1, ''],
      ['PC', 90_000n, 1, ''],
    ]);
    expect(costsOf(result)[1]).toEqual([
      ['SOFTWARE', 100_000n],
      ['REGISTER', 200_000n],
    ]);
    expect(result.rows.map(({ rowNumber, moreRows }) => [rowNumber, moreRows])).toEqual([
      [2, [3, 4]],
      [5, [6]],
    ]);
    expect(issueList(result).filter((issue) => issue.includes('error'))).toEqual([]);
  });

  it('says on its own cell what is wrong in a further row, and where two rows of one member differ', async () => {
    const result = await understoodRows([
      HEAD,
      [1, '見本茶舗', null, '個人', '会計ソフト', null, null, 120000, 1],
      [2, '見本茶舗', null, '組合', 'その他', null, null, 5000, 1],
      [3, '見本茶舗', null, null, 'PC', null, null, '約9万', 1],
      [4, '見本花店', null, '個人', 'ハードウェア', null, null, 90000, 1],
    ]);
    expect(issueList(result).filter((issue) => !issue.includes('FUNCTIONS_FROM_HEADING'))).toEqual([
      'D3 warning DIFFERS_FROM_FIRST_ROW',
      'E3 error COST_KIND_UNKNOWN',
      'H4 error AMOUNT_UNREADABLE',
      'E5 error COST_KIND_UNKNOWN',
    ]);
    expect(result.rows.map(({ member }) => member)).toEqual([null, null]);
  });

  it('is known by its heading when every row is of one kind', async () => {
    const result = await understoodRows([
      ['店名', '組織形態', '経費区分', '金額（税抜）', '機能'],
      ['見本茶舗', '個人', 'ソフトウェア', 100000, '会計'],
      ['見本茶舗', null, 'ソフトウェア', 50000, '決済'],
    ]);
    expect(costLines(result)).toEqual([
      ['SOFTWARE', 100_000n, 1, 'ACCOUNTING'],
      ['SOFTWARE', 50_000n, 1, 'SETTLEMENT'],
    ]);
  });

  it('keeps two businesses of one name apart by their numbers', async () => {
    const result = await understoodRows([
      ['店名', '法人番号', '費目', '金額（税抜）'],
      ['㈱見本', corporateNumber(1), 'ソフト', 100000],
      ['㈱見本', corporateNumber(2), 'PC', 90000],
      ['㈱見本', corporateNumber(1), 'PC', 80000],
    ]);
    expect(costsOf(result)).toEqual([
      [
        ['SOFTWARE', 100_000n],
        ['PC', 80_000n],
      ],
      [['PC', 90_000n]],
    ]);
  });
});
