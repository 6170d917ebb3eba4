import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '@renkei/kernel';
import iconv from 'iconv-lite';
import { rawXlsx, worksheet, xlsx } from '../testing/build-files.ts';
import { namesIn, payeeKey } from './payee-key.ts';
import { readBankResult } from './read-bank-result.ts';

const read = (bytes: Uint8Array) => readBankResult(bytes, '見本.csv', { today: '2027-11-30' as LocalDate });
const csv = (...lines: readonly string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`);
async function linesOf(bytes: Uint8Array) {
  const result = await read(bytes);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message.ja).join());
  return result.value.movements.map(
    ({ line, on, direction, yen, text, balance }) => `${line} ${on} ${direction} ${yen} ${text} ${balance}`,
  );
}
async function problemsOf(bytes: Uint8Array) {
  const result = await read(bytes);
  return result.ok ? [] : result.error.map(({ code, line }) => `${code} ${line}`);
}

describe('a bank’s table', () => {
  it('is read with お支払金額 and お預り金額, in Shift_JIS, with who and which account above', async () => {
    const text = [
      '口座名義,ﾐﾎﾝﾁﾔﾎ1',
      '日付,摘要,摘要内容,お支払金額,お預り金額,差引残高',
      '2027/11/5,振込1,ﾐﾎﾝﾁﾔﾎ2,"50,000",,"950,000"',
      '2027/11/08,組戻,㈱髙﨑,,"¥50,000","1,000,000"',
      '合計,,,"50,000","50,000",',
    ].join('\r\n');
    expect(await linesOf(iconv.encode(text, 'cp932'))).toEqual([
      '3 2027-11-05 OUT 50000 振込1 ﾐﾎﾝﾁﾔﾎ2 950000',
      '4 2027-11-08 IN 50000 組戻 ㈱髙﨑 1000000',
    ]);
  });

  it.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'amounts with a sign',
      ['取引日,入出金(円),取引後残高(円),入出金内容', '20271105,-50000,-1000,ﾐﾎﾝ', '20271108,300,0,利息'],
      ['2 2027-11-05 OUT 50000 ﾐﾎﾝ -1000', '3 2027-11-08 IN 300 利息 0'],
    ],
    [
      'a direction beside the amount',
      ['お取引日,金額,入払区分,摘要', '令和9年11月5日,1円,出金,a', 'R9.11.8,2,入,b'],
      ['2 2027-11-05 OUT 1 a null', '3 2027-11-08 IN 2 b null'],
    ],
    [
      'year, month and day apart',
      ['操作日(年),操作日(月),操作日(日),摘要,お支払金額,お預り金額,残高', '2027,11,5,ﾌﾘｺﾐ,10,,90'],
      ['2 2027-11-05 OUT 10 ﾌﾘｺﾐ 90'],
    ],
    [
      'zeros and signs for nothing, and words of the postal bank',
      ['取引日,受入金額（円）,払出金額（円）,詳細１,詳細２,現在（貸付）高', '20271105,0,100,払込み,ﾐﾎﾝ,*'],
      ['2 2027-11-05 OUT 100 払込み ﾐﾎﾝ null'],
    ],
  ])('is read with %s', async (_name, lines, expected) => {
    expect(await linesOf(csv(...lines))).toEqual(expected);
  });

  it('may be a workbook, with days that are days', async () => {
    const bytes = await xlsx({
      name: '明細',
      rows: [
        ['取引日', '出金', '入金', '摘要'],
        [new Date('2027-11-05T00:00:00Z'), 50000, null, 'ﾐﾎﾝ'],
      ],
    });
    expect(await linesOf(bytes)).toEqual(['2 2027-11-05 OUT 50000 ﾐﾎﾝ null']);
  });

  it.each<readonly [string, () => Uint8Array]>([
    [
      'grows when it is opened',
      () =>
        rawXlsx(
          worksheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'a'.repeat(60_000_000)}</t></is></c></row>`),
        ),
    ],
    ['is cut short', () => rawXlsx(worksheet('<row r="1"/>')).subarray(0, 300)],
    ['holds nothing', () => rawXlsx(worksheet('<row r="1"/>'))],
    ['has thousands of rows', () => csv(...Array.from({ length: 2200 }, (_, n) => `${n},1`))],
    ['is empty', () => csv().subarray(0, 0)],
  ])('that %s is answered in words of the bank, not of a list of members', async (_what, bytes) => {
    const result = await read(bytes());
    if (result.ok) throw new Error('it was read');
    expect(result.error.map(({ code, line }) => [code, line])).toEqual([['FILE', null]]);
    expect(result.error[0]?.message.ja).toMatch(/銀行の画面.*ダウンロード/);
    expect(result.error[0]?.message.ja).not.toMatch(/名簿|ブック/);
  });

  const HEADING = '日付,出金,入金,残高,摘要';
  it.each<readonly [string, Uint8Array, readonly string[]]>([
    ['no heading', csv('2027/11/5,100,,ﾐﾎﾝ', 'a,b,c,d'), ['COLUMNS_UNKNOWN null']],
    ['two columns of money out', csv('日付,出金,出金額,入金', '2027/11/5,1,,'), ['COLUMN_TWICE 1']],
    ['no year', csv(HEADING, '11/5,100,,,'), ['DATE 2']],
    ['a year without its era', csv(HEADING, '09/11/5,100,,,'), ['DATE 2']],
    ['a day to come', csv(HEADING, '2027/12/1,100,,,'), ['DATE 2']],
    ['both amounts', csv(HEADING, '2027/11/5,100,100,,'), ['AMOUNT 2']],
    ['no amount', csv(HEADING, '2027/11/5,,,,'), ['AMOUNT 2']],
    ['a negative amount in its column', csv(HEADING, '2027/11/5,-100,,,'), ['AMOUNT 2']],
    ['a fraction', csv(HEADING, '2027/11/5,100.5,,,'), ['AMOUNT 2']],
    ['a balance in words', csv(HEADING, '2027/11/5,100,,多い,'), ['BALANCE 2']],
    ['a direction nobody knows', csv('日付,金額,入払区分', '2027/11/5,100,?'), ['DIRECTION 2']],
    ['every line that is wrong', csv(HEADING, 'x,1,,,', '2027/11/5,1,,,', 'y,1,,,'), ['DATE 2', 'DATE 4']],
    ['no line', csv(HEADING), ['NO_MOVEMENTS null']],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), ['FILE null']],
    ['an empty file', new Uint8Array(), ['FILE null']],
    ['2 MB and more', new Uint8Array(2 * 1024 * 1024 + 1), ['FILE null']],
  ])('is refused with %s', async (_name, bytes, problems) => {
    expect(await problemsOf(bytes)).toEqual(problems);
  });
});

describe('a name in a bank’s text', () => {
  it.each([
    ['ｶ)ﾐﾎﾝｼﾖｳｼﾞ', 'カ）みほんしょうじ'],
    ['ﾐﾎﾝ ｽ-ﾊﾟ-', 'ミホンスーパー'],
    ['MIHON', 'ｍｉｈｏｎ'],
  ])('%s is %s', (a, b) => {
    expect(payeeKey(a)).toBe(payeeKey(b));
  });

  it.each<readonly [string, readonly string[]]>([
    ['振込 ﾐﾎﾝﾁﾔﾎ2', ['ﾐﾎﾝﾁﾔﾎ2']],
    ['振込 ﾐﾎﾝﾁﾔﾎ20', ['ﾐﾎﾝﾁﾔﾎ20']],
    ['総合振込', []],
    ['フリコミ　ﾀｶｻｷｾｲｶﾃﾝﾎﾝ', ['ﾀｶｻｷｾｲｶﾃﾝﾎﾝﾏﾁﾃﾝ']],
    ['ﾀｶｻｷ', []],
    ['', []],
  ])('%s speaks of %j', (text, names) => {
    expect(namesIn(text, ['ﾐﾎﾝﾁﾔﾎ2', 'ﾐﾎﾝﾁﾔﾎ20', 'ﾀｶｻｷｾｲｶﾃﾝﾎﾝﾏﾁﾃﾝ', 'ﾐ'])).toEqual(names);
  });
});
