import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldAddress, normaliseForComparison, toHalfWidth, withoutSeparators } from './text.ts';

describe('toHalfWidth', () => {
  it.each([
    ['￥１，２３４，５６７．－', '¥1,234,567.-'],
    ['Ｔ７０００　ａｂｚＡＢＺ', 'T7000 abzABZ'],
    ['−１‐２', '-1-2'],
  ])('%s becomes %s', (text, expected) => {
    expect(toHalfWidth(text)).toBe(expected);
  });

  it.each(['髙﨑𠮷㈱①', 'カナｶﾅーひらがな', '（有）・「」％', 'abc 123', 'ー〜・'])(
    'leaves %s alone',
    (text) => {
      expect(toHalfWidth(text)).toBe(text);
    },
  );

  it('changes nothing the second time and never the number of characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = toHalfWidth(text);
        expect(toHalfWidth(once)).toBe(once);
        expect([...once]).toHaveLength([...text].length);
      }),
    );
  });
});

describe('withoutSeparators', () => {
  it('drops what people put between digits, and nothing else', () => {
    expect(withoutSeparators('７-0000 １２０５ー0002')).toBe('7000012050002');
    expect(withoutSeparators('T7 0a')).toBe('T70a');
  });
});

describe('normaliseForComparison', () => {
  it.each([
    ['㈱見本ベーカリー', '株式会社 見本ベーカリー'],
    ['(株)見本ベーカリー', '㍿見本ﾍﾞｰｶﾘｰ'],
    ['見本商店（有）', '見本商店有限会社'],
    ['ＮＰＯ法人みほん', '特定非営利活動法人みほん'],
    ['ＭＩＨＯＮ　Café', 'mihon café'],
  ])('%s and %s are one', (a, b) => {
    expect(normaliseForComparison(a)).toBe(normaliseForComparison(b));
  });

  it.each([
    ['株式会社見本', '見本株式会社'],
    ['髙﨑青果店', '高崎青果店'],
    ['見本商店', '見本酒店'],
    ['(株)見本', '(有)見本'],
  ])('%s and %s stay two', (a, b) => {
    expect(normaliseForComparison(a)).not.toBe(normaliseForComparison(b));
  });
});

describe('foldAddress', () => {
  it.each([
    ['福岡市中央区天神一丁目２番地３号', '福岡市中央区天神1-2-3'],
    ['天神１ー２ー３', '天神1丁目2番3号'],
    ['天神十二丁目3番', '天神12-3'],
    ['天神二十一丁目3番', '天神21-3'],
    ['天神1-1-1 見本ビル 201号室', '天神1丁目1番1号見本ビル201'],
    ['霞ヶ関1の2', '霞ケ関１－２'],
    ['天神1番地の5', '天神1-5'],
  ])('%s and %s are one', (a, b) => {
    expect(foldAddress(a)).toBe(foldAddress(b));
  });

  it.each([
    ['天神1-1-1', '天神11-1'],
    ['天神1-1-12', '天神1-1-1'],
    ['一番町3-1', '1番町3-1-1'],
    ['三丁目1', '四丁目1'],
  ])('%s and %s stay two', (a, b) => {
    expect(foldAddress(a)).not.toBe(foldAddress(b));
  });

  const KANJI = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const kanji = (n: number) =>
    `${n < 10 ? '' : n < 20 ? '十' : `${KANJI[Math.floor(n / 10)] ?? ''}十`}${KANJI[n % 10] ?? ''}`;
  const fullWidth = (n: number) =>
    String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const blocks = fc.tuple(
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 99 }),
    fc.constantFrom('', '101', '201'),
  );

  it('gives one key for every way to write one place, and another key for another place', () => {
    fc.assert(
      fc.property(blocks, blocks, (here, there) => {
        const [chome, block, house, room] = here;
        const key = foldAddress(`天神${here.filter((part) => part !== '').join('-')}`);
        const tail = room === '' ? '' : ` ${room}`;
        const ways = [
          `天神${kanji(chome)}丁目${String(block)}番${String(house)}号${tail}${room === '' ? '' : '号室'}`,
          `天神${fullWidth(chome)}丁目${fullWidth(block)}番地の${fullWidth(house)}${tail}`,
          `天神 ${fullWidth(chome)}ー${fullWidth(block)}−${fullWidth(house)}${tail.replace(' ', '　')}`,
        ];
        expect(ways.map(foldAddress)).toEqual(ways.map(() => key));
        const other = foldAddress(`天神${there.filter((part) => part !== '').join('-')}`);
        expect(other === key).toBe(here.join('-') === there.join('-'));
      }),
      { numRuns: 500 },
    );
  });
});
