import { withoutSeparators } from '@renkei/kernel';
import { ProblemsFound, type Problem } from '@renkei/platform';
import { holderKanaOf, MOST_HOLDER_CHARACTERS } from './holder-kana.ts';
import type { SetPayoutAccountInput } from './payout-account.inputs.ts';
import type { AccountDetails } from './payout-account.type.ts';

const ACCOUNT_DIGITS = 7;

/**
 * An account as transfers carry it.
 * @throws ProblemsFound with every field to put right
 */
export function accountDetailsOf(input: SetPayoutAccountInput): AccountDetails {
  const problems: Problem[] = [];
  const add = (code: string, field: string, ja: string, en: string) =>
    void problems.push({ code, path: `input.${field}`, message: { ja, en } });

  const bankCode = withoutSeparators(input.bankCode);
  if (!/^\d{4}$/.test(bankCode)) {
    add(
      'BANK_CODE_FORM',
      'bankCode',
      '金融機関コードは4桁の数字です（例: ゆうちょ銀行は9900）。通帳か銀行のホームページでお確かめください。',
      'The bank code has four digits (9900 for Japan Post Bank). Please look it up in the bank book.',
    );
  }
  const branchCode = withoutSeparators(input.branchCode);
  if (!/^\d{3}$/.test(branchCode)) {
    add(
      'BRANCH_CODE_FORM',
      'branchCode',
      '支店コード（店番）は3桁の数字です。通帳か銀行のホームページでお確かめください。',
      'The branch code has three digits. Please look it up in the bank book.',
    );
  }
  const accountNumber = withoutSeparators(input.accountNumber);
  if (!/^\d{1,7}$/.test(accountNumber)) {
    add(
      'ACCOUNT_NUMBER_FORM',
      'accountNumber',
      '口座番号は7桁までの数字です。ゆうちょ銀行の「記号・番号」のときは、振込用の店番と口座番号（7桁）を入れてください。',
      'The account number has at most seven digits. For Japan Post Bank enter the branch and number for transfers, not 記号・番号.',
    );
  }
  const holder = holderKanaOf(input.holderKana);
  if (!holder.ok) {
    const named = holder.refused.map((character) => `「${nameOf(character)}」`).join('');
    add(
      'HOLDER_KANA_CHARACTER',
      'holderKana',
      `口座名義に使えない文字があります: ${named}。通帳にあるカナの名義のとおり、カタカナ、英数字、空白、かっこ、ハイフン、ピリオドだけで入れてください（株式会社は「カ）」と略します）。`,
      `These characters cannot be part of an account holder's name: ${named}. Please copy the kana name from the bank book: kana, letters, digits, ( ) - . and spaces.`,
    );
  } else if (holder.kana === '' || holder.kana.length > MOST_HOLDER_CHARACTERS) {
    add(
      'HOLDER_KANA_LENGTH',
      'holderKana',
      `口座名義は1〜${MOST_HOLDER_CHARACTERS}文字（濁点・半濁点も1文字）で入れてください。長いときは、先頭から${MOST_HOLDER_CHARACTERS}文字までを入れてください。いまは${holder.kana.length}文字です。`,
      `The holder's name has 1 to ${MOST_HOLDER_CHARACTERS} characters, voiced marks counted; enter the first ${MOST_HOLDER_CHARACTERS} of a longer one. It has ${holder.kana.length} now.`,
    );
  }
  if (!holder.ok || problems.length > 0) throw new ProblemsFound(problems);
  return {
    bankCode,
    branchCode,
    accountType: input.accountType,
    accountNumber: accountNumber.padStart(ACCOUNT_DIGITS, '0'),
    holderKana: holder.kana,
  };
}

/** What has no shape of its own is named by its code. */
function nameOf(character: string): string {
  return /^[\p{C}\p{Z}]$/u.test(character)
    ? `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    : character;
}
