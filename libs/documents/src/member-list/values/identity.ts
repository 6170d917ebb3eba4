import { checkCorporateNumber, checkInvoiceNumber, toHalfWidth, withoutSeparators } from '@renkei/kernel';
import type { CorporateNumber, InvoiceNumber } from '@renkei/kernel';
import type { CellKind } from '../../table/workbook.ts';
import { parsed, problem } from '../imported-member.ts';
import type { Parsed } from '../imported-member.ts';
import { isNothing, oneLine } from './blank.ts';

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;

const AS_TEXT = problem(
  'error',
  'NUMBER_SHORTENED',
  'Excelが番号を「6.14E+12」のような形に縮めてしまい、元の桁が残っていません。列の書式を『文字列』にしてから、13桁を入れ直してください。',
  'Excel shortened the number to a form like 6.14E+12 and its digits are lost. Please format the column as text and enter the 13 digits again.',
);

function fullDigits(text: string, kind: CellKind): string {
  const half = toHalfWidth(text).normalize('NFKC').trim(); // also the plus sign of ６．１４Ｅ＋１２
  return kind === 'NUMBER' ? half.replace(/\.0+$/, '') : half.replace(/^'/, '').replace(/\.0+$/, '');
}

/** 法人番号 by the kernel's check; 個人 and dashes mean there is none. */
export function parseCorporateNumber(text: string, kind: CellKind): Parsed<CorporateNumber | null> {
  if (isNothing(text) || /^個人(?:事業主|事業者)?$/.test(oneLine(text))) return parsed(null);
  const digits = fullDigits(text, kind);
  if (SCIENTIFIC.test(withoutSeparators(digits))) return parsed(null, AS_TEXT);
  // What CSV keeps of a shortened number once it is opened and saved again: 6140000000000.
  if (/^\d{2,4}0{9,11}$/.test(digits) && digits.length === 13) return parsed(null, AS_TEXT);
  const checked = checkCorporateNumber(digits);
  return checked.ok
    ? parsed(checked.value)
    : parsed(null, {
        severity: 'error',
        code: `CORPORATE_NUMBER_${checked.error.code}`,
        message: checked.error.message,
      });
}

/** 登録番号 by the kernel's check, against the 法人番号 when one is given. */
export function parseInvoiceNumber(
  text: string,
  kind: CellKind,
  corporateNumber: CorporateNumber | null,
): Parsed<InvoiceNumber | null> {
  if (isNothing(text)) return parsed(null);
  if (/申請中|取得予定|登録予定|未登録|免税/.test(text)) {
    return parsed(
      null,
      problem(
        'warning',
        'INVOICE_NUMBER_PENDING',
        '登録番号はまだないものとして読みました。',
        'Read as having no registration number yet.',
      ),
    );
  }
  const digits = fullDigits(text, kind);
  if (SCIENTIFIC.test(withoutSeparators(digits))) return parsed(null, AS_TEXT);
  const checked = checkInvoiceNumber(digits, corporateNumber ?? undefined);
  return checked.ok
    ? parsed(checked.value)
    : parsed(null, {
        severity: 'error',
        code: `INVOICE_NUMBER_${checked.error.code}`,
        message: checked.error.message,
      });
}

/** A count of people: 12, １２名, 12人. A range or a sum is for the person to settle. */
export function parseEmployees(text: string): Parsed<number | null> {
  if (isNothing(text)) return parsed(/^(?:なし|無し?)$/.test(oneLine(text)) ? 0 : null);
  const digits = /^約?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.0+)?(?:名|人|にん)?$/.exec(
    toHalfWidth(text).replace(/\s/g, ''),
  )?.[1];
  if (digits !== undefined) {
    const count = Number(digits.replaceAll(',', ''));
    const about = problem(
      'warning',
      'EMPLOYEES_APPROXIMATE',
      `「約」とあるので、ひとまず${String(count)}人と読みました。正しい人数が分かりしだい直してください。`,
      `An approximate number; ${String(count)} was read. Please enter the exact number.`,
    );
    return text.includes('約') ? parsed(count, about) : parsed(count);
  }
  return parsed(
    null,
    problem(
      'error',
      'EMPLOYEES_UNREADABLE',
      '従業員数は 12 のように、常時使用する従業員の数を1つだけ入れてください。',
      'Please enter the number of regular employees as one number, such as 12.',
    ),
  );
}

/** One address with an @, half-width. */
export function parseEmail(text: string): Parsed<string | null> {
  if (isNothing(text)) return parsed(null);
  const half = toHalfWidth(text)
    .normalize('NFKC')
    .replace(/^mailto:/i, '')
    .replace(/[<>\s]/g, '');
  if (/^[^@,;:、／()"]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(half) && half.length <= 254)
    return parsed(half);
  return parsed(
    null,
    problem(
      'error',
      'EMAIL_UNREADABLE',
      'メールアドレスは name@example.jp のように1つだけ入れてください。',
      'Please enter one e-mail address, such as name@example.jp.',
    ),
  );
}

/** Digits with hyphens as written; a number cell that lost its leading 0 gets it back with a warning. */
export function parsePhone(text: string, kind: CellKind): Parsed<string | null> {
  if (isNothing(text)) return parsed(null);
  const half = toHalfWidth(oneLine(text))
    .replace(/[ー―—]/g, '-')
    .replace(/^tel[:.]?/i, '')
    .trim();
  const digits = withoutSeparators(half).replace(/[()]/g, '');
  if (/^[1-9]\d{8,9}$/.test(digits) && (kind === 'NUMBER' || digits === half)) {
    return parsed(
      `0${digits}`,
      problem(
        'warning',
        'PHONE_ZERO',
        `先頭の0が消えているようなので 0${digits} と読みました。`,
        `A leading 0 seems to be lost; read as 0${digits}.`,
      ),
    );
  }
  if (/^\+?\d{9,13}$/.test(digits)) return parsed(half);
  return parsed(
    half.slice(0, 40),
    problem(
      'warning',
      'PHONE_UNREADABLE',
      '電話番号の桁数をご確認ください。',
      'Please check the digits of the phone number.',
    ),
  );
}

/** Kana in full-width katakana. */
export function normaliseKana(text: string): string | null {
  if (isNothing(text)) return null;
  return oneLine(text.normalize('NFKC')).replace(/[\u3041-\u3096]/g, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) + 0x60),
  );
}
