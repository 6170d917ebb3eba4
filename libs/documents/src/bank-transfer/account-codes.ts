import type { LocalDate, Message } from '@renkei/kernel';
import { bankDirectory, type BankOffice } from './bank-directory.ts';

export interface AccountCodeProblem {
  readonly code: 'BANK_UNKNOWN' | 'BRANCH_UNKNOWN';
  readonly field: 'bankCode' | 'branchCode';
  readonly message: Message;
  /** What may have been meant, the likeliest first. */
  readonly near: readonly BankOffice[];
}

/**
 * Whether the directory knows a bank and its branch. Product decision: an unknown code is a reason to ask, which the
 * caller may let pass; branches open and banks merge after the day of the list (`bankDirectory.asOf()`), and not every
 * branch number of every bank is on it. Problems: BANK_UNKNOWN, or BRANCH_UNKNOWN of a known bank; never both.
 */
export function checkAccountCodes(bankCode: string, branchCode: string): AccountCodeProblem[] {
  const [ja, en] = listOn(bankDirectory.asOf());
  const bank = bankDirectory.bankOf(bankCode);
  if (bank === null) {
    const near = bankDirectory.banksLike(bankCode);
    return [
      {
        code: 'BANK_UNKNOWN',
        field: 'bankCode',
        near,
        message: {
          ja: `金融機関コード「${bankCode}」は、${ja}の一覧にありません。${meant(near)}通帳か銀行のホームページで、コードをお確かめください。`,
          en: `No bank has the code “${bankCode}” on ${en}. ${meantEn(near)}Please check the code in the bank book.`,
        },
      },
    ];
  }
  if (bankDirectory.branchOf(bankCode, branchCode) !== null) return [];
  const near = bankDirectory.branchesLike(bankCode, branchCode);
  return [
    {
      code: 'BRANCH_UNKNOWN',
      field: 'branchCode',
      near,
      message: {
        ja: `「${bank.name}」に支店コード「${branchCode}」は、${ja}の一覧では見つかりません。${meant(near)}新しい支店や統合された支店のこともあります。通帳か銀行のホームページで、コードをお確かめください。`,
        en: `“${bank.name}” has no branch “${branchCode}” on ${en}. ${meantEn(near)}It may be new or merged; please check the code in the bank book.`,
      },
    },
  ];
}

function listOn(day: LocalDate): [ja: string, en: string] {
  const [year, month, date] = day.split('-').map(Number);
  return [`${year}年${month}月${date}日時点`, `the list of ${day}`];
}

const named = (near: readonly BankOffice[], mark: string) =>
  near.map(({ code, name }) => `${code} ${name}`).join(mark);

function meant(near: readonly BankOffice[]): string {
  return near.length === 0 ? '' : `近いコードは、${named(near, '、')}です。`;
}

function meantEn(near: readonly BankOffice[]): string {
  return near.length === 0 ? '' : `Codes like it: ${named(near, ', ')}. `;
}
