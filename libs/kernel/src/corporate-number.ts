import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import { withoutSeparators } from './text.ts';
import type { TextProblem } from './text.ts';

declare const corporateNumberBrand: unique symbol;

/** 法人番号: 13 half-width digits, the first of which is the check digit. */
export type CorporateNumber = string & { readonly [corporateNumberBrand]: true };

export type CorporateNumberProblem = TextProblem<
  'EMPTY' | 'NOT_DIGITS' | 'WRONG_LENGTH' | 'WRONG_CHECK_DIGIT'
>;

const LENGTH = 13;

/**
 * The check digit (1 to 9) for the 12 digits that follow it: 9 − (Σ Pn·Qn mod 9), Pn counted from the right, Qn 1 for
 * odd n and 2 for even n (program rules §2). Counting modulo 9 it cannot tell a 0 from a 9.
 * Throws RangeError unless given exactly 12 ASCII digits.
 */
export function corporateCheckDigit(twelve: string): number {
  if (!/^\d{12}$/.test(twelve)) throw new RangeError('twelve digits are needed');
  const sum = [...twelve].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 2 : 1),
    0,
  );
  return 9 - (sum % 9);
}

function wrongLength(digits: string): CorporateNumberProblem {
  const count = String(digits.length);
  // The number on the company register has 12 digits and is what people most often have at hand.
  const hint =
    digits.length === 12
      ? {
          ja: '登記の「会社法人等番号」は12桁です。国税庁の法人番号公表サイトで13桁の番号をご確認ください。',
          en: 'The company register number has 12; please look up the 13-digit one on the National Tax Agency site.',
        }
      : { ja: '番号をもう一度ご確認ください。', en: 'Please check the number again.' };
  return {
    code: 'WRONG_LENGTH',
    message: {
      ja: `法人番号は13桁です。いまは${count}桁入っています。${hint.ja}`,
      en: `A corporate number has 13 digits; this has ${count}. ${hint.en}`,
    },
  };
}

/**
 * Reads a 法人番号 as people write it: full-width digits, spaces and hyphens are fine. The check digit shows that the
 * number was probably typed right, not that it exists. The message does not offer the digit that would fit: the slip
 * is more likely among the other twelve, and "mending" the first digit would give a number of somebody else.
 */
export function checkCorporateNumber(text: string): Result<CorporateNumber, CorporateNumberProblem> {
  const digits = withoutSeparators(text);
  if (digits === '') {
    return err({
      code: 'EMPTY',
      message: {
        ja: '法人番号（13桁）を入れてください。',
        en: 'Please enter the 13-digit corporate number.',
      },
    });
  }
  if (!/^\d+$/.test(digits)) {
    return err({
      code: 'NOT_DIGITS',
      message: {
        ja: '法人番号は数字13桁だけで入れてください。「T」から始まる登録番号なら、Tを除いた13桁です。',
        en: 'Please enter the 13 digits alone; of a registration number leave out the leading T.',
      },
    });
  }
  if (digits.length !== LENGTH) return err(wrongLength(digits));
  if (corporateCheckDigit(digits.slice(1)) !== Number(digits.charAt(0))) {
    return err({
      code: 'WRONG_CHECK_DIGIT',
      message: {
        ja: '13桁の先頭の検査数字が、残りの12桁と合いません。どこか1桁が違っているかもしれません。番号をもう一度ご確認ください。',
        en: 'The first of the 13 digits (the check digit) does not match the other twelve. One of the digits may be mistyped; please check the number again.',
      },
    });
  }
  return ok(digits as CorporateNumber);
}
