import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCorporateNumber, corporateCheckDigit } from './corporate-number.ts';

const twelveDigits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  .map((digits) => digits.join(''));

/** The formula of program rules §2 word for word: n counts from the right, from one. */
function checkDigitByTheBook(twelve: string): number {
  let sum = 0;
  for (let n = 1; n <= 12; n += 1) {
    const p = Number(twelve[12 - n]);
    const q = n % 2 === 1 ? 1 : 2;
    sum += p * q;
  }
  return 9 - (sum % 9);
}

describe('corporateCheckDigit', () => {
  it('gives the published digit of 国税庁 (7000012050002)', () => {
    expect(corporateCheckDigit('000012050002')).toBe(7);
  });

  it('follows the formula and is never 0', () => {
    fc.assert(
      fc.property(twelveDigits, (twelve) => {
        expect(corporateCheckDigit(twelve)).toBe(checkDigitByTheBook(twelve));
        expect(corporateCheckDigit(twelve)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('notices any one digit mistyped, save 0 and 9 taken for each other', () => {
    fc.assert(
      fc.property(
        twelveDigits,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (twelve, position, shift) => {
          const whole = `${String(corporateCheckDigit(twelve))}${twelve}`;
          const before = Number(whole[position]);
          const after = (before + shift) % 10;
          const mistyped = `${whole.slice(0, position)}${String(after)}${whole.slice(position + 1)}`;
          const blind = position > 0 && before % 9 === 0 && after % 9 === 0;
          expect(checkCorporateNumber(mistyped).ok).toBe(blind);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('throws unless given twelve digits', () => {
    expect(() => corporateCheckDigit('00001205000')).toThrow(RangeError);
    expect(() => corporateCheckDigit('00001205000２')).toThrow(RangeError);
  });
});

describe('checkCorporateNumber', () => {
  it.each([
    '7000012050002',
    '７００００１２０５０００２',
    ' 7000 0120 5000 2',
    '7-0000-1205-0002',
    '７ー００００−１２０５‐０００２',
  ])('reads %s', (text) => {
    expect(checkCorporateNumber(text)).toEqual({ ok: true, value: '7000012050002' });
  });

  it.each([
    ['', 'EMPTY', '13桁'],
    ['　', 'EMPTY', '13桁'],
    ['T7000012050002', 'NOT_DIGITS', 'Tを除いた'],
    ['七千', 'NOT_DIGITS', '数字13桁だけ'],
    ['000012050002', 'WRONG_LENGTH', 'いまは12桁'],
    ['70000120500021', 'WRONG_LENGTH', 'いまは14桁'],
    ['6000012050002', 'WRONG_CHECK_DIGIT', '検査数字'],
    ['0000012050002', 'WRONG_CHECK_DIGIT', '検査数字'],
  ])('refuses %j as %s and says why', (text, code, words) => {
    const result = checkCorporateNumber(text);
    expect(result.ok ? null : result.error.code).toBe(code);
    expect(result.ok ? '' : result.error.message.ja).toContain(words);
  });

  it('points people who typed the register number to the right one', () => {
    const result = checkCorporateNumber('0000-12-050002');
    expect(result.ok ? '' : result.error.message.ja).toContain('会社法人等番号');
  });
});
