import { describe, expect, it } from '@jest/globals';
import { parseFunctions } from './functions.ts';
import { parseAmount } from './money.ts';

function read(text: string): string {
  const { value, problems } = parseFunctions(text);
  return [value.join('+'), ...problems.map(({ severity, code }) => `${severity} ${code}`)].join(' ').trim();
}

describe('functions in words', () => {
  it('takes every numbered function, not only the first', () => {
    for (const text of [
      '①会計②決済',
      '1.会計 2.決済',
      '１．会計　２．決済',
      '(1)会計(3)決済',
      '会計ソフト、キャッシュレス',
    ])
      expect(read(text)).toBe('ACCOUNTING+SETTLEMENT');
  });

  it('says what it took out of longer words', () => {
    expect(read('インボイス対応会計')).toBe('ACCOUNTING warning FUNCTION_ASSUMED');
    expect(read('クラウド会計\nQR決済')).toBe('ACCOUNTING+SETTLEMENT warning FUNCTION_ASSUMED');
    expect(parseFunctions('QR決済').problems[0]?.message.ja).toContain('「QR決済」は「決済」');
  });

  it('never takes a function that is denied, nor a mark that names none', () => {
    expect(read('会計以外')).toBe('error FUNCTION_UNKNOWN');
    expect(read('会計（受発注は無し）')).toBe('ACCOUNTING warning FUNCTION_UNKNOWN');
    expect(read('会計なし・決済')).toBe('SETTLEMENT warning FUNCTION_UNKNOWN');
    expect(read('○')).toBe('error FUNCTION_UNKNOWN');
  });
});

describe('amounts in several units', () => {
  it('adds the parts exactly and tells the sum', () => {
    const yen = (text: string) => parseAmount(text, 'TEXT', 1n).value;
    expect(['5万5千円', '10万5,000円', '1億2000万円', '３千５００円'].map(yen)).toEqual([
      55_000n,
      105_000n,
      120_000_000n,
      3_500n,
    ]);
    expect(parseAmount('5万5千円', 'TEXT', 1n).problems.map(({ code }) => code)).toEqual(['UNIT_APPLIED']);
    expect(['￥100,000.-', '500,000+税', "'100000"].map(yen)).toEqual([100_000n, 500_000n, 100_000n]);
  });

  it('leaves what could mean two things to the person', () => {
    for (const text of ['5万千円', '10万＋5万円', '5千2,000円', '12,3456', '48万（見込み）'])
      expect(parseAmount(text, 'TEXT', 1n).value).toBeNull();
  });
});
