import type { Message } from '@renkei/kernel';
import type { RepaymentInput } from './repayment.ts';

export type RepaymentProblemCode =
  | 'NEGATIVE_PRINCIPAL'
  | 'DUE_BEFORE_RECEIPT'
  | 'PAID_BEFORE_RECEIPT'
  | 'PAYMENT_NOT_POSITIVE'
  | 'PAYMENT_BEFORE_RECEIPT'
  | 'PAYMENT_AFTER_PAY_DAY';

export interface RepaymentProblem {
  /** `principal`, `dueOn`, `payOn`, `payments[1]` */
  readonly path: string;
  readonly code: RepaymentProblemCode;
  readonly message: Message;
}

const TEXTS: Readonly<Record<RepaymentProblemCode, Message>> = {
  NEGATIVE_PRINCIPAL: {
    ja: '返還する額は0円以上で入れてください。',
    en: 'Please enter an amount to return of 0 yen or more.',
  },
  DUE_BEFORE_RECEIPT: {
    ja: '返還の期限が補助金の受領日より前です。日付をご確認ください。',
    en: 'The deadline is before the subsidy was received. Please check the dates.',
  },
  PAID_BEFORE_RECEIPT: {
    ja: '納付日が補助金の受領日より前です。日付をご確認ください。',
    en: 'The day of payment is before the subsidy was received. Please check the dates.',
  },
  PAYMENT_NOT_POSITIVE: {
    ja: '納付した額は1円以上で入れてください。',
    en: 'Please enter a payment of 1 yen or more.',
  },
  PAYMENT_BEFORE_RECEIPT: {
    ja: '納付した日が補助金の受領日より前です。日付をご確認ください。',
    en: 'This payment is dated before the subsidy was received. Please check the date.',
  },
  PAYMENT_AFTER_PAY_DAY: {
    ja: '計算する日より後の納付です。計算する日を納付日以後にしてください。',
    en: 'This payment is after the day looked from. Please choose a day on or after it.',
  },
};

/** What is wrong with the question, if anything. */
export function repaymentProblems(input: RepaymentInput): RepaymentProblem[] {
  const { principal, receivedOn, dueOn, payOn, payments } = input;
  const problems: RepaymentProblem[] = [];
  const add = (wrong: boolean, path: string, code: RepaymentProblemCode): void => {
    if (wrong) problems.push({ path, code, message: TEXTS[code] });
  };
  add(principal < 0n, 'principal', 'NEGATIVE_PRINCIPAL');
  add(dueOn !== null && dueOn < receivedOn, 'dueOn', 'DUE_BEFORE_RECEIPT');
  add(payOn < receivedOn, 'payOn', 'PAID_BEFORE_RECEIPT');
  payments.forEach(({ on, yen }, index) => {
    const path = `payments[${index}]`;
    add(yen <= 0n, path, 'PAYMENT_NOT_POSITIVE');
    add(on < receivedOn, path, 'PAYMENT_BEFORE_RECEIPT');
    add(on > payOn, path, 'PAYMENT_AFTER_PAY_DAY');
  });
  return problems;
}
