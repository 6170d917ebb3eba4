import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holderKanaOf } from './holder-kana.ts';

describe('the name of an account holder', () => {
  it.each([
    ['ミホン　タカサキ', 'ﾐﾎﾝ ﾀｶｻｷ'],
    ['ガギグゲゴ パピプペポ ヴ', 'ｶﾞｷﾞｸﾞｹﾞｺﾞ ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ ｳﾞ'],
    ['ｶ)ﾐﾎﾝｼﾖｳﾃﾝ', 'ｶ)ﾐﾎﾝｼﾖｳﾃﾝ'],
    ['カ）ミホンショウテン', 'ｶ)ﾐﾎﾝｼﾖｳﾃﾝ'],
    ['キャッシュ　バック', 'ｷﾔﾂｼﾕ ﾊﾞﾂｸ'],
    ['みほん　たろう', 'ﾐﾎﾝ ﾀﾛｳ'],
    ['カヲリ', 'ｶｵﾘ'],
    ['スーパーミホン', 'ｽ-ﾊﾟ-ﾐﾎﾝ'],
    ['スｰパ－', 'ｽ-ﾊﾟ-'],
    ['ａｂｃ Shop．２', 'ABC SHOP.2'],
    ['  ミホン   タロウ  ', 'ﾐﾎﾝ ﾀﾛｳ'],
    ['カ゛ハ゜ガ', 'ｶﾞﾊﾟｶﾞ'],
    ['', ''],
  ])('%s becomes %s', (typed, kana) => {
    expect(holderKanaOf(typed)).toEqual({ ok: true, kana });
  });

  it.each([
    ['見本 髙﨑𠮷', ['見', '本', '髙', '﨑', '𠮷']],
    ['㈱ミホン', ['㈱']],
    ['ミホン・タロウ、ミホン・ハナコ', ['・', '、']],
    ['ミホン\nタロウ', ['\n']],
    ['ÀMIHON@', ['À', '@']],
    ['ミホン🏪', ['🏪']],
  ])('%s is refused and its characters are named', (typed, refused) => {
    expect(holderKanaOf(typed)).toEqual({ ok: false, refused });
  });

  it('comes out in the characters of the format, and the same when it goes in again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const once = holderKanaOf(typed);
        if (!once.ok) return;
        expect(once.kana).toMatch(/^[ 0-9A-Z()\-./ｱ-ﾝﾞﾟ]*$/);
        expect(holderKanaOf(once.kana)).toEqual(once);
      }),
      { numRuns: 2_000 },
    );
  });
});
