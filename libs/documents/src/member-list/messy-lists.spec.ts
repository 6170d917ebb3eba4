import { describe, expect, it } from '@jest/globals';
import {
  bytesOf,
  corporateNumber,
  csv,
  issueList,
  meaningsOf,
  namesOf,
  understood,
  understoodRows,
  xlsx,
} from '../testing/build-files.ts';
import type { Value } from '../testing/build-files.ts';
import type { Understanding } from './understanding.ts';

/** Lists as they come from people's desks; every cell that is taken in another form than it is written is told. */

function readingsOf({ rows }: Understanding): string[] {
  return rows.flatMap(({ readings }) =>
    readings.map(({ cell, original, taken, why }) => `${cell} ${original} → ${taken} ${why}`),
  );
}
function fileCodes({ issues }: Understanding): string[] {
  return issues.map(({ code }) => code).filter((code) => !/REPRESENTATIVE|ADDRESS_SPLIT/.test(code));
}
const costsOf = ({ rows }: Understanding) =>
  rows.map(({ values }) => values.costs.map(({ category, unitPriceYen }) => [category, unitPriceYen]));

describe('headings over three rows', () => {
  it('are joined through their merged groups, with a title above and notes below', async () => {
    const result = await understood(
      await xlsx({
        name: '参画者一覧',
        merges: ['A1:J1', 'A2:A4', 'B2:D2', 'B3:B4', 'C3:C4', 'D3:D4', 'E2:H2', 'E3:F3', 'G3:H3', 'I2:I4'],
        rows: [
          ['令和5年度 見本商店街 参画事業者一覧（税抜・円）'],
          ['No', '事業者', null, null, '基盤導入経費', null, null, null, '備考'],
          [null, '法人名・屋号', '設立年月日', '代表者名', 'ソフトウェア', null, 'ハードウェア', null, null],
          [null, null, null, null, '金額', '機能', 'PC', 'レジ', null],
          [
            1,
            '㈱髙﨑商店',
            '令和5年4月1日',
            '髙﨑 𠮷',
            '４８０，０００円',
            '会計・受発注',
            180000,
            null,
            '新規',
          ],
          [2, '（有）𠮷田青果', 'S62/3/3', '𠮷田　花子', '¥300,000', '決済', null, '１２万５千円', null],
          ['計', null, null, null, 780000, null, 180000, 125000, null],
          ['※金額は見積書のとおり'],
        ],
      }),
    );
    expect(result.headerRows).toEqual({ first: 2, last: 4 });
    expect(meaningsOf(result)).toEqual({
      A: 'ORDINAL',
      B: 'name',
      C: 'establishedOn',
      D: 'representativeName',
      E: 'softwareYen',
      F: 'functions',
      G: 'pcYen',
      H: 'registerYen',
      I: null,
    });
    expect(result.rows.map(({ values }) => [values.name, values.establishedOn])).toEqual([
      ['㈱髙﨑商店', '2023-04-01'],
      ['（有）𠮷田青果', '1987-03-03'],
    ]);
    expect(costsOf(result)).toEqual([
      [
        ['SOFTWARE', 480_000n],
        ['PC', 180_000n],
      ],
      [
        ['SOFTWARE', 300_000n],
        ['REGISTER', 125_000n],
      ],
    ]);
    expect(readingsOf(result)).toEqual([
      'C5 令和5年4月1日 → 2023-04-01 DATE',
      'E5 ４８０，０００円 → 480000 NUMBER_FORM',
      'C6 S62/3/3 → 1987-03-03 DATE',
      'D6 𠮷田　花子 → 𠮷田 花子 SPACES',
      'E6 ¥300,000 → 300000 NUMBER_FORM',
      'H6 １２万５千円 → 125000 UNIT',
    ]);
    expect(result.ignored.map(({ reason }) => reason)).toEqual(['TOTAL', 'REMARK']);
  });
});

describe('amounts with tax', () => {
  const ROWS: Value[][] = [
    ['店名', '組織形態', 'ソフト（税込）', '機能'],
    ['見本茶舗', '個人', '５２８，０００円', '会計'],
    ['見本花店', '個人', '330,001円(税込)', '会計'],
    ['見本書房', '個人', '300,000円（税抜）', '会計'],
    ['見本米店', '個人', '▲5,000', '会計'],
  ];

  it('are asked about with what each rate would give; nothing is converted by a guess', async () => {
    const result = await understoodRows(ROWS);
    expect(fileCodes(result)).toEqual(['TAX_INCLUSIVE_COLUMN']);
    expect(issueList(result)).toEqual([
      'C2 error TAX_INCLUSIVE',
      'C3 error TAX_INCLUSIVE',
      'C5 error AMOUNT_NEGATIVE',
    ]);
    expect(result.rows[0]?.issues[0]?.message.ja).toContain('10%なら480,000円、8%なら488,888円');
    expect(costsOf(result)[2]).toEqual([['SOFTWARE', 300_000n]]);
  });

  it('are converted at the rate a person names, every cell told, fractions dropped and said', async () => {
    const columns = { C: { meaning: 'softwareYen', taxPercent: 10 } } as const;
    const result = await understoodRows(ROWS, { columns });
    expect(fileCodes(result)).toEqual(['TAX_REMOVED']);
    expect(costsOf(result).map(([cost]) => cost?.[1])).toEqual([480_000n, 300_000n, 300_000n, undefined]);
    expect(readingsOf(result).filter((reading) => reading.startsWith('C'))).toEqual([
      'C2 ５２８，０００円 → 480000 TAX_REMOVED',
      'C3 330,001円(税込) → 300000 TAX_REMOVED',
      'C4 300,000円（税抜） → 300000 NUMBER_FORM',
    ]);
    expect(issueList(result)).toEqual(['C3 warning TAX_NOT_EXACT', 'C5 error AMOUNT_NEGATIVE']);
  });

  it('are left as they are when the person says that they are without', async () => {
    const columns = { C: { meaning: 'softwareYen', tax: 'EXCLUSIVE' } } as const;
    const result = await understoodRows(ROWS.slice(0, 2), { columns });
    expect(costsOf(result)).toEqual([[['SOFTWARE', 528_000n]]]);
  });
});

describe('what is taken in another form is told cell by cell', () => {
  it('for contacts, places, words and marks', async () => {
    const result = await understoodRows([
      ['事業所名', 'カナ', '法人/個人', 'メール', 'ＴＥＬ', '〒', '所在地', '従業員', '資本金（万円）'],
      [
        '※見本茶舗（代表）',
        'ﾐﾎﾝﾁｬﾎ',
        '㈱',
        'ｍｉｈｏｎ＠ｅｘａｍｐｌｅ．ｊｐ',
        920000001,
        600001,
        '北海道札幌市中央区北1条西1-1',
        '１２名',
        300,
      ],
    ]);
    expect(readingsOf(result)).toEqual([
      'A2 ※見本茶舗（代表） → 見本茶舗 FORM',
      'B2 ﾐﾎﾝﾁｬﾎ → ミホンチャホ KANA',
      'C2 ㈱ → 会社 WORDS',
      'D2 ｍｉｈｏｎ＠ｅｘａｍｐｌｅ．ｊｐ → mihon@example.jp WIDTH',
      'E2 920000001 → 0920000001 ZEROS',
      'F2 600001 → 060-0001 ZEROS',
      'G2 北海道札幌市中央区北1条西1-1 → 北海道 | 札幌市中央区 | 北1条西1-1 SPLIT',
      'H2 １２名 → 12 NUMBER_FORM',
      'I2 300 → 3000000 UNIT',
    ]);
  });

  it('and not for what is taken as it stands: ㈱ and 髙 stay in names', async () => {
    const result = await understoodRows([
      ['店名', '組織形態', 'ソフト(税抜)', '機能'],
      ['㈱髙﨑', '会社', 480000, '会計・決済'],
    ]);
    expect(readingsOf(result)).toEqual([]);
    expect(namesOf(result)).toEqual(['㈱髙﨑']);
  });

  it('also for an address merged over the shops of a building', async () => {
    const result = await understood(
      await xlsx({
        name: '一覧',
        merges: ['C2:C3'],
        rows: [
          ['店名', '組織形態', '市区町村', '住所'],
          ['見本茶舗', '個人', '福岡市中央区', '天神1'],
          ['見本花店', '個人', null, '天神2'],
        ],
      }),
    );
    expect(readingsOf(result).filter((reading) => reading.startsWith('C3'))).toEqual([
      'C3 福岡市中央区 → 福岡市中央区 MERGED',
    ]);
  });
});

describe('other desks', () => {
  it('with headings in English', async () => {
    const result = await understoodRows([
      [
        'Company name',
        'Corporate No.',
        'Legal form',
        'Software (excl. tax)',
        'PC cost (incl. tax)',
        'Number of employees',
      ],
      ['Mihon K.K.', corporateNumber(3), 'corporation', 300000, null, 3],
      ['Sample Store', null, 'sole proprietor', '480,000', null, 0],
    ]);
    expect(meaningsOf(result)).toEqual({
      A: 'name',
      B: 'corporateNumber',
      C: 'legalForm',
      D: 'softwareYen',
      E: 'pcYen',
      F: 'employees',
    });
    expect(result.columns.map(({ tax }) => tax).slice(3, 5)).toEqual(['EXCLUSIVE', 'INCLUSIVE']);
    expect(result.rows.map(({ values }) => values.legalForm)).toEqual(['CORPORATION', 'SOLE_PROPRIETOR']);
  });

  it('in Shift_JIS with the characters whose second byte is a backslash, and half-width kana', async () => {
    const text = csv([
      ['店名', 'ﾌﾘｶﾞﾅ', '組織形態', '住所', '会計ｿﾌﾄ(税抜)'],
      ['㈱表示能力ソーラー', 'ﾋｮｳｼﾞﾉｳﾘｮｸ', '㈱', '福岡県福岡市中央区十日恵比須1-1', '\\480,000'],
      ['"申込"暴噂商店', 'ﾎﾞｳ', '個人', '福岡県久留米市東町構1', '３００，０００'],
    ]);
    const result = await understood(bytesOf(text, 'cp932'));
    expect(namesOf(result)).toEqual(['㈱表示能力ソーラー', '"申込"暴噂商店']);
    expect(costsOf(result)).toEqual([[['SOFTWARE', 480_000n]], [['SOFTWARE', 300_000n]]]);
  });
});
