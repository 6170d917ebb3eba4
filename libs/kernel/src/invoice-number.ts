import type { CorporateNumber } from './corporate-number.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import { withoutSeparators } from './text.ts';
import type { TextProblem } from './text.ts';

declare const invoiceNumberBrand: unique symbol;

/** 登録番号 of a 適格請求書発行事業者: 'T' and 13 half-width digits. */
export type InvoiceNumber = string & { readonly [invoiceNumberBrand]: true };

export type InvoiceNumberProblem = TextProblem<
  'EMPTY' | 'MISSING_T' | 'NOT_DIGITS' | 'WRONG_LENGTH' | 'DIFFERS_FROM_CORPORATE_NUMBER'
>;

/**
 * Reads a 登録番号 as people write it (Ｔ or t, full-width digits, spaces, hyphens). A corporation's 13 digits are its
 * 法人番号 and are compared when that is given. Everybody else's are the National Tax Agency's own and follow no
 * published check scheme (国税庁 適格請求書発行事業者公表サイト 「登録番号とは」), so only the form is checked.
 */
export function checkInvoiceNumber(
  text: string,
  corporateNumber?: CorporateNumber,
): Result<InvoiceNumber, InvoiceNumberProblem> {
  const compact = withoutSeparators(text).toUpperCase();
  if (compact === '') {
    return err({
      code: 'EMPTY',
      message: {
        ja: '登録番号（Tと13桁の数字）を入れてください。',
        en: 'Please enter the registration number: T and 13 digits.',
      },
    });
  }
  if (!compact.startsWith('T')) {
    return err({
      code: 'MISSING_T',
      message: {
        ja: '登録番号は「T」から始まります。数字の前に T を付けて入れてください。',
        en: 'A registration number starts with T. Please put a T before the digits.',
      },
    });
  }
  const digits = compact.slice(1);
  if (!/^\d*$/.test(digits)) {
    return err({
      code: 'NOT_DIGITS',
      message: {
        ja: '登録番号の「T」のあとは、数字13桁だけで入れてください。',
        en: 'After the T please enter 13 digits and nothing else.',
      },
    });
  }
  if (digits.length !== 13) {
    return err({
      code: 'WRONG_LENGTH',
      message: {
        ja: `「T」のあとの数字は13桁です。いまは${String(digits.length)}桁入っています。番号をもう一度ご確認ください。`,
        en: `After the T there are 13 digits; this has ${String(digits.length)}. Please check the number again.`,
      },
    });
  }
  if (corporateNumber !== undefined && digits !== corporateNumber) {
    return err({
      code: 'DIFFERS_FROM_CORPORATE_NUMBER',
      message: {
        ja: `法人の登録番号は「T」と法人番号です。法人番号 ${corporateNumber} と違っているので、どちらが正しいかご確認ください。`,
        en: `A corporation's registration number is T and its corporate number. This differs from ${corporateNumber}; please check which is right.`,
      },
    });
  }
  return ok(compact as InvoiceNumber);
}
