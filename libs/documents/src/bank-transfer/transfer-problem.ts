import type { Message } from '@renkei/kernel';
import { refusedCharacters, type NameKind } from './transfer-characters.ts';

export type TransferProblemCode =
  | 'ORDERER_CODE_FORM'
  | 'BANK_CODE_FORM'
  | 'BRANCH_CODE_FORM'
  | 'ACCOUNT_NUMBER_FORM'
  | 'ORDERER_ACCOUNT_TYPE'
  | 'KANA_CHARACTER'
  | 'KANA_MISSING'
  | 'KANA_LENGTH'
  | 'KANA_SPACE'
  | 'AMOUNT_TOO_SMALL'
  | 'AMOUNT_TOO_LARGE'
  | 'DUPLICATE_ITEM'
  | 'NO_ITEMS'
  | 'TOO_MANY_ITEMS'
  | 'TOTAL_TOO_LARGE';

/** Where a problem is: `index` and `itemId` are null for what belongs to the whole order. */
export interface TransferPlace {
  readonly index: number | null;
  readonly itemId: string | null;
  /** As in the order: `ordererKana`, `account.bankCode`, `items`, or a field of the item. */
  readonly field: string;
}

/** Why a transfer file cannot be written, and what the person can do now. */
export interface TransferProblem extends TransferPlace {
  readonly code: TransferProblemCode;
  readonly message: Message;
}

interface CodeForm {
  readonly code: TransferProblemCode;
  readonly digits: number;
  readonly ja: string;
  readonly en: string;
}

export const CODE_FORMS = {
  ordererCode: { code: 'ORDERER_CODE_FORM', digits: 10, ja: '委託者コード', en: 'orderer code' },
  bankCode: { code: 'BANK_CODE_FORM', digits: 4, ja: '金融機関コード', en: 'bank code' },
  branchCode: { code: 'BRANCH_CODE_FORM', digits: 3, ja: '支店コード（店番）', en: 'branch code' },
  accountNumber: { code: 'ACCOUNT_NUMBER_FORM', digits: 7, ja: '口座番号', en: 'account number' },
} as const satisfies Record<string, CodeForm>;

export function codeProblem(
  form: keyof typeof CODE_FORMS,
  value: string,
  place: TransferPlace,
): TransferProblem | null {
  const { code, digits, ja, en } = CODE_FORMS[form];
  if (new RegExp(`^[0-9]{${digits}}$`).test(value)) return null;
  return {
    ...place,
    code,
    message: {
      ja: `${ja}は半角数字${digits}桁で入れてください。桁が足りないときは、前に0を付けます。いまは「${value}」です。`,
      en: `The ${en} has ${digits} digits; please put zeros in front of a shorter one. It is “${value}” now.`,
    },
  };
}

/** A name of a person (holder or orderer) must be there; that of a bank or branch may be empty. */
export function nameProblem(
  name: string,
  { kind, most, ja, en }: { kind: NameKind; most: number; ja: string; en: string },
  place: TransferPlace,
): TransferProblem | null {
  const refused = refusedCharacters(name, kind);
  if (refused.length > 0) {
    const named = refused.map((character) => `「${shown(character)}」`).join('');
    const symbols = kind === 'OFFICE' ? '-（ハイフン）' : '空白と ( ) - .';
    const symbolsEn = kind === 'OFFICE' ? 'the hyphen' : 'spaces and ( ) - .';
    return {
      ...place,
      code: 'KANA_CHARACTER',
      message: {
        ja: `${ja}に、振込データで使えない文字があります: ${named}。半角カナ、英大文字、数字、${symbols} だけで入れてください（小さいカナは大きいカナに、ヲはオに、長音は-に直します）。`,
        en: `The ${en} has characters a transfer cannot carry: ${named}. Please use half-width kana, capital letters, digits, ${symbolsEn} only (large kana for small ones, ｵ for ｦ, a hyphen for the long-vowel mark).`,
      },
    };
  }
  if (name.trim() === '' && kind === 'PERSON') {
    return {
      ...place,
      code: 'KANA_MISSING',
      message: {
        ja: `${ja}が入っていません。通帳にあるカナの名義のとおり、半角カナで入れてください。`,
        en: `The ${en} is missing. Please copy the kana name from the bank book, in half-width kana.`,
      },
    };
  }
  if (name.length > most) {
    return {
      ...place,
      code: 'KANA_LENGTH',
      message: {
        ja: `${ja}は${most}文字（濁点・半濁点も1文字）までです。いまは${name.length}文字です。先頭から${most}文字までにしてください。`,
        en: `The ${en} has at most ${most} characters, voiced marks counted, and has ${name.length} now. Please keep the first ${most}.`,
      },
    };
  }
  if (name === name.trim()) return null;
  return {
    ...place,
    code: 'KANA_SPACE',
    message: {
      ja: `${ja}の先頭か末尾に空白があります。空白を消してください。`,
      en: `The ${en} begins or ends with a space. Please remove it.`,
    },
  };
}

/** What has no shape of its own is named by its code. */
function shown(character: string): string {
  return /^[\p{C}\p{Z}]$/u.test(character)
    ? `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    : character;
}
