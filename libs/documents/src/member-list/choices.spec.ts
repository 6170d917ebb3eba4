import { describe, expect, it } from '@jest/globals';
import {
  costLines,
  issueList,
  meaningsOf,
  understood,
  understoodRows,
  xlsx,
} from '../testing/build-files.ts';
import type { Value } from '../testing/build-files.ts';
import type { ColumnChoice } from './meaning.ts';
import type { FileIssue, Understanding } from './understanding.ts';

function issueOf({ issues }: Understanding, code: string): FileIssue | undefined {
  const found = issues.filter((issue) => issue.code === code);
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0];
}

const LEFT_OUT = 'AMOUNTS_LEFT_OUT_BY_CHOICE';

describe('amounts and what the caller chooses', () => {
  const HEAD: Value[] = ['店名', '組織形態', 'PC（税抜）', 'レジ（税抜）', '資本金', '金額A'];
  const ROWS: Value[][] = [HEAD, ['見本茶舗', '個人', 180000, 250000, 3000000, 70000]];
  const chosen = (columns: Record<string, ColumnChoice>, rows = ROWS) => understoodRows(rows, { columns });

  it('keeps the real register column beside one that was made a second one', async () => {
    const result = await chosen({ C: { meaning: 'registerYen' } });
    expect(meaningsOf(result)).toMatchObject({ C: 'registerYen', D: 'registerYen' });
    expect(costLines(result)).toEqual([
      ['REGISTER', 180_000n, 1, ''],
      ['REGISTER', 250_000n, 1, ''],
    ]);
    expect(issueOf(result, LEFT_OUT)).toBeUndefined();
    const unknown = await chosen({ F: { meaning: 'registerYen' } });
    expect(costLines(unknown)).toHaveLength(3);
  });

  it.each([
    ['not used', { D: { meaning: null } }, '「レジ（税抜）」', 'D1', '費用'],
    ['something that is no amount', { C: { meaning: 'employees' } }, '「PC（税抜）」', 'C1', '費用'],
    ['capital', { C: { meaning: 'capitalYen' }, E: { meaning: null } }, '「PC（税抜）」', 'C1', '費用'],
  ] as const)('names a cost column chosen to be %s', async (_what, columns, named, cell, kind) => {
    const result = await chosen(columns);
    const told = result.issues.filter(({ code }) => code === LEFT_OUT);
    expect(told[0]).toMatchObject({ severity: 'warning', cell });
    expect(told[0]?.message.ja).toContain(`${named}の金額は、列の設定により、${kind}として読んでいません`);
  });

  it('names capital that another column took the place of', async () => {
    const result = await chosen({ F: { meaning: 'capitalYen' } });
    expect(meaningsOf(result)).toMatchObject({ E: 'DUPLICATE', F: 'capitalYen' });
    expect(issueOf(result, LEFT_OUT)?.message.ja).toContain('「資本金」の金額は、列の設定により、資本金');
    const both = await chosen({ E: { meaning: 'capitalYen' }, F: { meaning: 'capitalYen' } });
    expect(issueOf(both, LEFT_OUT)?.message.ja).toContain('「金額A」');
  });

  it.each([
    ['a sum', ['ソフト費合計（税抜）', '金額A'], { meaning: 'softwareYen' }],
    ['a part', ['うち会計ソフト（税抜）', '金額A'], { meaning: 'softwareYen' }],
    [
      'a tax-inclusive twin',
      ['ソフト（税込）', 'ソフト（税込）'],
      { meaning: 'softwareYen', tax: 'EXCLUSIVE' },
    ],
  ] as const)('names %s that only a choice for another column left out', async (_what, heads, choice) => {
    const rows: Value[][] = [
      ['店名', '組織形態', ...heads],
      ['見本茶舗', '個人', 300000, 70000],
    ];
    expect((await understoodRows(rows)).columns[2]?.meaning).toBe('softwareYen');
    const result = await chosen({ D: choice }, rows);
    expect(result.columns[2]?.meaning).toBeNull();
    expect(issueOf(result, LEFT_OUT)).toMatchObject({ severity: 'warning', cell: 'C1' });
  });

  it('says nothing of columns that are empty or were never read', async () => {
    const empty = await chosen({ D: { meaning: null } }, [HEAD, ['見本茶舗', '個人', 180000, null, 1, 1]]);
    expect(issueOf(empty, LEFT_OUT)).toBeUndefined();
    const unread = await chosen({ F: { meaning: null } });
    expect(issueOf(unread, LEFT_OUT)).toBeUndefined();
  });

  it('keeps each quantity with its own price', async () => {
    const rows: Value[][] = [
      ['店名', 'PC単価', 'レジ単価', 'PC台数', 'レジ台数'],
      ['見本茶舗', 90000, 250000, 2, 3],
    ];
    expect(costLines(await chosen({ B: { meaning: 'registerYen' } }, rows))).toEqual([
      ['REGISTER', 90_000n, 2, ''],
      ['REGISTER', 250_000n, 3, ''],
    ]);
  });
});

describe('columns that do not speak of tax', () => {
  const list = (...heads: string[]) =>
    understoodRows([
      ['店名', '資本金', ...heads],
      ['見本茶舗', 3000000, 480000, 180000, 250000],
    ]);

  it.each([
    [['ソフト（税抜）', 'PC等', 'レジ'], '「PC等」「レジ」の列', 'D1'],
    [['ソフト', 'PC（税込）', 'レジ（税抜）'], '「ソフト」の列', 'C1'],
    [['ソフト', 'PC', 'レジ'], '「ソフト」「PC」「レジ」の列', 'C1'],
  ])('of %j lists exactly those', async (heads, named, cell) => {
    const issue = issueOf(await list(...heads), 'TAX_NOT_STATED');
    expect(issue).toMatchObject({ severity: 'warning', cell });
    expect(issue?.message.ja).toMatch(
      new RegExp(`^${named}には税抜か税込かが書かれていません。税抜の金額として`),
    );
  });

  it('is quiet when every heading, a note or the caller says so', async () => {
    expect(issueOf(await list('ソフト（税抜）', 'PC（税抜）'), 'TAX_NOT_STATED')).toBeUndefined();
    const rows: Value[][] = [
      ['店名', 'ソフト', 'PC（税抜）'],
      ['見本茶舗', 480000, 180000],
    ];
    const noted = await understoodRows([['※金額は税抜'], ...rows]);
    const chosen = await understoodRows(rows, {
      columns: { B: { meaning: 'softwareYen', tax: 'EXCLUSIVE' } },
    });
    for (const result of [noted, chosen]) expect(issueOf(result, 'TAX_NOT_STATED')).toBeUndefined();
  });
});

describe('a list without a column of legal forms', () => {
  const rows: Value[][] = [
    ['店名', '業態メモ', '住所'],
    ['見本茶舗', '個人経営', '天神1'],
    ['見本花店', '個人', '天神2'],
    ['㈱見本', '会社', '天神3'],
  ];

  it('is told once what to do; its rows point there and stay errors', async () => {
    const result = await understoodRows(rows);
    const issue = issueOf(result, 'LEGAL_FORM_COLUMN_MISSING');
    expect(issue).toMatchObject({ severity: 'error', cell: null });
    expect(issue?.message.ja).toContain('2行で');
    expect(issue?.message.ja).toContain('表に「組織形態」の列を足して');
    expect(issueList(result)).toEqual([
      'null error LEGAL_FORM_MISSING',
      'null error LEGAL_FORM_MISSING',
      'null warning LEGAL_FORM_ASSUMED',
    ]);
    expect(result.rows[0]?.issues[0]?.message.ja).toBe(
      '組織形態がありません。ファイル全体のお知らせをご覧ください。',
    );
    expect(result.rows.map(({ member }) => member === null)).toEqual([true, true, false]);
  });

  it('is settled by choosing a column', async () => {
    const result = await understoodRows(rows, { columns: { B: { meaning: 'legalForm' } } });
    expect(issueOf(result, 'LEGAL_FORM_COLUMN_MISSING')).toBeUndefined();
    expect(result.counts.withErrors).toBe(0);
  });

  it('is not asked for a column when only a cell is empty, nor when every form can be told', async () => {
    const head: Value[] = ['店名', '組織形態', '住所'];
    const blank = await understoodRows([head, ['見本茶舗', null, '天神1'], ['見本花店', '個人', '天神2']]);
    expect(issueOf(blank, 'LEGAL_FORM_COLUMN_MISSING')).toBeUndefined();
    expect(blank.rows[0]?.issues[0]?.message.ja).toContain('を入れてください');
    const known = await understoodRows([
      ['店名', '住所'],
      ['㈱見本', '天神1'],
    ]);
    expect(issueOf(known, 'LEGAL_FORM_COLUMN_MISSING')).toBeUndefined();
  });
});

describe('addresses in one column', () => {
  const list = (addresses: readonly string[]) =>
    understoodRows([
      ['店名', '組織形態', '所在地'],
      ...addresses.map((address, index): Value[] => [`見本${String(index)}号店`, '個人', address]),
    ]);

  it('are told to be split once, with the number of rows', async () => {
    const result = await list([
      '福岡県福岡市中央区天神1',
      '福岡県久留米市天神町2',
      '東京都千代田区見本3',
      '天神4',
    ]);
    expect(issueList(result)).toEqual([]);
    const issue = issueOf(result, 'ADDRESS_SPLIT');
    expect(issue).toMatchObject({ severity: 'warning', cell: 'C1' });
    expect(issue?.message.ja).toContain('「所在地」の住所を、3行で');
  });

  it.each([
    ['福岡市中央区天神1', '都道府県が見つからない'],
    ['福岡県天神町1-2', '「天神町」と「1-2」'],
    ['大阪府中央区見本1', '「中央区」と「見本1」'],
    ['愛知県名古屋市中村区見本1', '「名古屋市」と「中村区見本1」'],
  ])('keep a warning on the row when the split of %s is doubtful', async (address, words) => {
    const result = await list(['福岡県福岡市中央区天神1', address]);
    expect(issueList(result)).toEqual(['C3 warning ADDRESS_SPLIT_DOUBTFUL']);
    expect(result.rows[1]?.issues[0]?.message.ja).toContain(words);
  });

  it('are quiet beside columns of their own', async () => {
    const result = await understood(
      await xlsx({
        name: '一覧',
        rows: [
          ['店名', '組織形態', '都道府県', '市区町村', '住所'],
          ['見本茶舗', '個人', '福岡県', '福岡市中央区', '天神1'],
        ],
      }),
    );
    expect([issueList(result), issueOf(result, 'ADDRESS_SPLIT')]).toEqual([[], undefined]);
  });
});
