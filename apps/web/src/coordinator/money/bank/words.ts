import { texts } from '../../../language/language.ts';
import type { BankFileFieldsFragment } from './bank.generated.ts';
import type { Deed, Group } from './matches.ts';

export const GROUP_TEXTS = texts<{
  readonly titles: Readonly<Record<Group, string>>;
  readonly leads: Readonly<Record<Group, string>>;
}>({
  ja: {
    titles: {
      RETURNED: '戻ってきた振込',
      AMBIGUOUS: 'どれかを選ぶ行',
      LIKELY: 'おそらく合っている行',
      EXACT: 'ぴったり合った行',
      NONE: 'こちらに記録のない行',
      SET_ASIDE: '銀行が取り消した行',
      SETTLED: '確定した行',
    },
    leads: {
      RETURNED:
        '相手の口座に入らずに戻ったお金です。記録したうえで、お店に口座を直してもらい、新しい振込データに入れます。',
      AMBIGUOUS: '金額と日付が合う記録が2つ以上あります。明細を見て、どれなのかを選んでください。',
      LIKELY: '金額と日付は合っていますが、名前では確かめられません。合っていれば、印をつけてください。',
      EXACT: '金額・日付・名前が合っています。はじめから印をつけてあります。',
      NONE: '補助事業とは関係のない出入りか、まだ記録していないものです。補助金の入金や振込のはずの行があれば、金額か日付が記録とちがっていないか確かめてください。',
      SET_ASIDE: '銀行が取り消し、または訂正しました。正しい行のほうを確定します。',
      SETTLED: 'こちらの記録と結びついています。',
    },
  },
  en: {
    titles: {
      RETURNED: 'Transfers that came back',
      AMBIGUOUS: 'Lines to choose for',
      LIKELY: 'Lines that likely agree',
      EXACT: 'Lines that agree',
      NONE: 'Lines nothing is recorded of',
      SET_ASIDE: 'Lines the bank took back',
      SETTLED: 'Confirmed lines',
    },
    leads: {
      RETURNED:
        'This money did not arrive. Record it, have the shop correct its account, and put it into a new transfer file.',
      AMBIGUOUS: 'More than one record has this amount and day. Please look at the statement and choose.',
      LIKELY: 'Amount and day agree, but no name tells for sure. Tick a line if it is right.',
      EXACT: 'Amount, day and name agree. They are ticked already.',
      NONE: 'Not part of the programme, or not recorded yet. If one should be a payment or a transfer, please check its amount and day against the record.',
      SET_ASIDE: 'The bank cancelled or corrected them. The line that stands is the one to confirm.',
      SETTLED: 'They belong to what is recorded.',
    },
  },
});

type DeedTexts = Readonly<Record<Deed, (count: number) => string>>;

/** What the button does, when it does one kind of thing. */
export const DEED_TEXTS = texts<{ readonly buttons: DeedTexts; readonly effects: DeedTexts }>({
  ja: {
    buttons: {
      TRANSFER: (count) => `${count}件の振込を着金済みにする`,
      RETURN: (count) => `${count}件の振込を「戻った」と記録する`,
      PROGRAMME_PAYMENT: (count) => `${count}件の補助金の入金を記録する`,
      REPAYMENT: (count) => `${count}件の返還を支払い済みにする`,
      BORNE_OUT: (count) => `記録済みの${count}件を確定する`,
    },
    effects: {
      TRANSFER: (count) => `振込 ${count}件を「振り込めた」と記録します。`,
      RETURN: (count) =>
        `戻った振込 ${count}件を「振込不能」と記録し、分配をまだ振り込んでいない状態に戻します。`,
      PROGRAMME_PAYMENT: (count) => `補助金の入金 ${count}件を記録します。`,
      REPAYMENT: (count) => `返還 ${count}件を「支払い済み」と記録します。`,
      BORNE_OUT: (count) =>
        `もう記録してある${count}件に、銀行の明細を裏付けとして結びつけます（記録は変わりません）。`,
    },
  },
  en: {
    buttons: {
      TRANSFER: (count) =>
        count === 1 ? 'Record one transfer as arrived' : `Record ${count} transfers as arrived`,
      RETURN: (count) =>
        count === 1 ? 'Record one transfer as returned' : `Record ${count} transfers as returned`,
      PROGRAMME_PAYMENT: (count) =>
        count === 1 ? 'Record one payment by the programme' : `Record ${count} payments by the programme`,
      REPAYMENT: (count) =>
        count === 1 ? 'Record one repayment as paid' : `Record ${count} repayments as paid`,
      BORNE_OUT: (count) =>
        count === 1 ? 'Confirm one line recorded already' : `Confirm ${count} lines recorded already`,
    },
    effects: {
      TRANSFER: (count) => `Transfers recorded as arrived: ${count}.`,
      RETURN: (count) => `Transfers recorded as failed, their shares open again: ${count}.`,
      PROGRAMME_PAYMENT: (count) => `Payments by the programme recorded: ${count}.`,
      REPAYMENT: (count) => `Repayments recorded as paid: ${count}.`,
      BORNE_OUT: (count) =>
        `Recorded already, and now proved by the bank’s statement: ${count}. Nothing else changes.`,
    },
  },
});

type FileWords = {
  readonly formats: Readonly<Record<BankFileFieldsFragment['format'], string>>;
  readonly checks: Readonly<Record<BankFileFieldsFragment['accountCheck'], string>>;
};

export const FILE_TEXTS = texts<FileWords>({
  ja: {
    formats: {
      ZENGIN_TRANSACTIONS: '入出金取引明細（全銀形式）',
      ZENGIN_RECEIPTS: '振込入金通知（全銀形式）',
      TABLE: '銀行の入出金明細（CSV・Excel）',
    },
    checks: {
      SAME: '登録してある口座の明細です。',
      NOT_STATED: 'ファイルに口座番号がないので、どの口座の明細かは確かめていません。',
      NOT_ENTERED: 'このお店の口座がまだ登録されていないので、どの口座の明細かは確かめていません。',
    },
  },
  en: {
    formats: {
      ZENGIN_TRANSACTIONS: 'Movements of an account (Zengin format)',
      ZENGIN_RECEIPTS: 'Notice of receipts (Zengin format)',
      TABLE: 'Statement of the bank (CSV or Excel)',
    },
    checks: {
      SAME: 'It is of the account that was entered.',
      NOT_STATED: 'The file names no account, so which account it is of was not checked.',
      NOT_ENTERED: 'No account is entered for this shop yet, so which account it is of was not checked.',
    },
  },
});
