import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOf, piecesOf } from './line-break.ts';

/** Ideographs are two units wide, everything Latin one. */
const measure = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\x20-\x7e]/.test(character) ? 1 : 2), 0);
const broken = (text: string, width: number): string[] => linesOf(text, width, measure);

describe('where a line may end', () => {
  it('keeps numbers, amounts, dates and words whole', () => {
    expect(piecesOf('合計1,234,567円です')).toEqual(['合', '計1,234,567円', 'で', 'す']);
    expect(piecesOf('6月2日（火）まで')).toEqual(['6月', '2日', '（火）', 'ま', 'で']);
    expect(piecesOf('−992,222円から3/4')).toEqual(['−992,222円', 'か', 'ら', '3/4']);
    expect(piecesOf('第12号のe-Tax')).toEqual(['第12号', 'の', 'e-Tax']);
    expect(piecesOf('Sample Coffee')).toEqual(['Sample ', 'Coffee']);
    expect(piecesOf('１，２３４円')).toEqual(['１，２３４円']);
  });

  it('begins no line with a closing mark, a small kana or a long-vowel mark and ends none with an opening one', () => {
    expect(piecesOf('「本町」。')).toEqual(['「本', '町」。']);
    expect(piecesOf('ショッピングセンター')).toEqual(['ショッ', 'ピ', 'ン', 'グ', 'セ', 'ン', 'ター']);
    expect(piecesOf('佐々木')).toEqual(['佐々', '木']);
    expect(piecesOf('(株)見本')).toEqual(['(株)', '見', '本']);
  });

  it('does not part a character from the selector of its form', () => {
    expect(piecesOf('葛\u{E0100}城𠮷野')).toEqual(['葛\u{E0100}', '城', '𠮷', '野']);
  });

  it('moves an amount to the next line rather than break it', () => {
    expect(broken('申請できる額は1,234,567円です', 20)).toEqual(['申請できる額は', '1,234,567円です']);
  });

  it('leaves no last line of a character or two', () => {
    expect(broken('認められた費用から計算した額です。', 32)).toEqual([
      '認められた費用から計算した',
      '額です。',
    ]);
  });

  it('divides what is wider than a line, and keeps empty lines', () => {
    expect(broken('0123456789abcdef', 6)).toEqual(['012345', '6789ab', 'cdef']);
    expect(broken('一\n\n二', 10)).toEqual(['一', '', '二']);
    expect(broken('', 10)).toEqual(['']);
  });

  it('loses nothing and passes over no edge, whatever the text', () => {
    const alphabet = '髙﨑𠮷野一二三、。（）「」ーッ0123,.円年 abc/-〜−￥第約%\u{E0100}';
    const text = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 60 }), (given, width) => {
        const lines = broken(given, width);
        expect(lines.join('')).toBe(given);
        for (const line of lines) {
          expect([...line.trim()].length === 1 || measure(line.trimEnd()) <= width).toBe(true);
        }
      }),
    );
  });

  it('breaks no number that has room on a line of its own', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 30_000_000n }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 24, max: 50 }), (values, width) => {
        const words = values.map((value) => `${value.toLocaleString('ja-JP')}円`);
        const lines = broken(words.join('と'), width);
        for (const word of words) expect(lines.some((line) => line.includes(word))).toBe(true);
      }),
    );
  });
});
