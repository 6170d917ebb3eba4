import type { Message } from '@renkei/kernel';

/**
 * The accounts of a group's ledger, one of each kind per member. Signed yen: debit positive, credit negative; the
 * postings of an entry sum to 0, so all balances of a group do.
 *
 * - PROGRAMME_OWES  what the programme has fixed for a payee and not paid yet. Never negative. Fixed (2) and (3) are
 *   owed to the representative: the payee is the purchasing member (program rules §4).
 * - ENTITLED        (credit) what was fixed for the member, less what was claimed back. Never positive.
 * - HELD            subsidy money in the member's hands: it comes by payment, moves by transfers, goes by repayment.
 *   Never negative.
 * - REPAYABLE       (credit) claimed back and not paid yet.
 * - CHARGES         加算金 and 延滞金 the member has paid (R25 第27条・第28条).
 * - OWN_MONEY       (credit) its own money where it passed on or paid back more than it held.
 *
 * | entry             | debit                   | credit                    |
 * |-------------------|-------------------------|---------------------------|
 * | FIXING            | PROGRAMME_OWES(payee)   | ENTITLED(payee)           |
 * | PROGRAMME_PAYMENT | HELD(payee)             | PROGRAMME_OWES(payee)     |
 * | TRANSFER          | HELD(to)                | HELD(from), OWN_MONEY     |
 * | REPAYMENT_CLAIM   | ENTITLED(member)        | REPAYABLE(member)         |
 * | REPAYMENT         | REPAYABLE, CHARGES      | HELD, OWN_MONEY           |
 * | REVERSAL: claim   | REPAYABLE(member)       | ENTITLED(member)          |
 * | REVERSAL: payment | PROGRAMME_OWES(payee)   | HELD(payee)               |
 */
export const ACCOUNT_CODES = [
  'PROGRAMME_OWES',
  'ENTITLED',
  'HELD',
  'REPAYABLE',
  'CHARGES',
  'OWN_MONEY',
] as const;
export type AccountCode = (typeof ACCOUNT_CODES)[number];

export const ENTRY_KINDS = [
  'FIXING',
  'PROGRAMME_PAYMENT',
  'TRANSFER',
  'REPAYMENT_CLAIM',
  'REPAYMENT',
  'REVERSAL',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const ACCOUNT_LABELS: Readonly<Record<AccountCode, Message>> = {
  PROGRAMME_OWES: { ja: '補助事業からまだ入っていないお金', en: 'Fixed and not paid yet' },
  ENTITLED: { ja: '確定した補助金', en: 'Subsidy it is entitled to' },
  HELD: { ja: '手もとの補助金', en: 'Subsidy money held' },
  REPAYABLE: { ja: '返すことになっているお金', en: 'To be paid back' },
  CHARGES: { ja: '加算金・延滞金', en: 'Surcharge and late charge' },
  OWN_MONEY: { ja: '自分のお金で出した分', en: 'Paid from its own money' },
};

export const ENTRY_LABELS: Readonly<Record<EntryKind, Message>> = {
  FIXING: { ja: '額の確定', en: 'Fixing of the amounts' },
  PROGRAMME_PAYMENT: { ja: '補助金の入金', en: 'Payment by the programme' },
  TRANSFER: { ja: 'グループ内の振込', en: 'Transfer inside the group' },
  REPAYMENT_CLAIM: { ja: '返還の請求', en: 'Claim to pay back' },
  REPAYMENT: { ja: '返還', en: 'Repayment' },
  REVERSAL: { ja: '入金・返還の請求の取消し', en: 'Payment or claim taken back' },
};
