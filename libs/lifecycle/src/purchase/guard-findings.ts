import type { JstMinute, Message } from '@renkei/kernel';
import { PURCHASE_STEP_LABELS } from './purchase-terms.ts';
import type { BuyerPattern, PaymentMethod, PurchaseRecord } from './purchase-terms.ts';
import { minuteInWords, momentInEnglish, momentInWords } from './step-reading.ts';

export const GUARD_CODES = [
  'NO_GRANT_DECISION',
  'BEFORE_GRANT_DECISION',
  'TIME_NEEDED_ON_GRANT_DAY',
  'AFTER_PROJECT_END',
  'TIME_NEEDED_ON_LAST_DAY',
  'PROJECT_END_UNKNOWN',
  'CONTRACT_MISSING',
  'CONTRACT_NOT_FIRST',
  'BEFORE_ORDER',
  'INVOICE_MISSING',
  'PAYMENT_BEFORE_INVOICE',
  'PAYMENT_EXCEEDS_INVOICES',
  'PAYMENT_METHOD_REFUSED',
  'PAYER_NOT_OWN',
  'PAYEE_NOT_VENDOR',
  'PAYMENT_DETAILS_MISSING',
  'OFFICE_PAYMENT_TO_CHECK',
  'POINTS_OR_CASHBACK',
  'BUYER_OUTSIDE_PATTERN',
] as const;
export type GuardCode = (typeof GUARD_CODES)[number];

/** REFUSE: not to be entered as a plan; only recorded, as a finding, when it has already happened. WARN: entered. */
export type GuardSeverity = 'REFUSE' | 'WARN';

export interface GuardFinding {
  readonly code: GuardCode;
  readonly severity: GuardSeverity;
  /** The step it is about; null: the line as a whole. */
  readonly stepId: string | null;
  readonly message: Message;
  readonly clause: string;
  /** As it stands, the whole line gets no subsidy. A finding that more information may clear does not say so. */
  readonly loses: boolean;
}

const GRANT_CLAUSE = 'K25 p.28 (ア), p.31 (6-1)(1)';
const PERIOD_CLAUSE = 'K25 p.16 (2-3)(1), R25 第11条';
const ORDER_CLAUSE = 'K25 p.31 (6-1)※';
const PAYMENT_CLAUSE = 'K25 p.28 (ウ), p.31 (6-2)';

const CHECK_DATE: Message = {
  ja: '日付がちがうときは直してください。',
  en: 'If the date is wrong, please correct it.',
};

function words(step: PurchaseRecord): { readonly ja: string; readonly en: string } {
  const label = PURCHASE_STEP_LABELS[step.step];
  return {
    ja: `${label.ja}（${momentInWords(step)}）`,
    en: `The ${label.en} (${momentInEnglish(step)})`,
  };
}

function lost(code: GuardCode, step: PurchaseRecord, clause: string, message: Message): GuardFinding {
  return { code, severity: 'REFUSE', stepId: step.id, message, clause, loses: true };
}

function asked(
  code: GuardCode,
  severity: GuardSeverity,
  stepId: string | null,
  clause: string,
  message: Message,
): GuardFinding {
  return { code, severity, stepId, message, clause, loses: false };
}

export function noGrantDecision(step: PurchaseRecord): GuardFinding {
  const { ja, en } = words(step);
  return lost('NO_GRANT_DECISION', step, GRANT_CLAUSE, {
    ja: `${ja}の記録がありますが、交付決定がまだです。交付決定の前に進めた買い物は補助の対象になりません。まだ進めていないなら、交付決定まで待ってください。交付決定が出ているなら、先にその日時を記録してください。`,
    en: `${en} is recorded, but there is no grant decision yet. What is bought before it gets no subsidy. If nothing has happened yet, please wait for the decision; if it has come, please record it first.`,
  });
}

export function beforeGrantDecision(step: PurchaseRecord, decidedAt: JstMinute): GuardFinding {
  const { ja, en } = words(step);
  return lost('BEFORE_GRANT_DECISION', step, GRANT_CLAUSE, {
    ja: `${ja}が交付決定（${minuteInWords(decidedAt)}）より前です。このままでは補助の対象になりません。${CHECK_DATE.ja}まだ進めていないなら、交付決定より後の日にしてください。`,
    en: `${en} lies before the grant decision (${decidedAt}) and would lose the subsidy. ${CHECK_DATE.en} If it has not happened yet, please plan it after the decision.`,
  });
}

export function timeNeededOnGrantDay(step: PurchaseRecord, decidedAt: JstMinute): GuardFinding {
  const { ja, en } = words(step);
  return asked('TIME_NEEDED_ON_GRANT_DAY', 'REFUSE', step.id, GRANT_CLAUSE, {
    ja: `${ja}は交付決定（${minuteInWords(decidedAt)}）と同じ日です。前か後かを確かめるため、時刻も入れてください。`,
    en: `${en} is on the day of the grant decision (${decidedAt}). Please add the time, so that we can see it came after.`,
  });
}

export function afterProjectEnd(step: PurchaseRecord, projectEnd: JstMinute): GuardFinding {
  const { ja, en } = words(step);
  return lost('AFTER_PROJECT_END', step, PERIOD_CLAUSE, {
    ja: `${ja}が補助事業の期間の終わり（${minuteInWords(projectEnd)}）より後です。このままでは補助の対象になりません。${CHECK_DATE.ja}間に合わないときは、早めに代表事業者へ相談してください。`,
    en: `${en} lies after the end of the project period (${projectEnd}) and would lose the subsidy. ${CHECK_DATE.en} If it cannot be done in time, please talk to the representative early.`,
  });
}

export function timeNeededOnLastDay(step: PurchaseRecord, projectEnd: JstMinute): GuardFinding {
  const { ja, en } = words(step);
  return asked('TIME_NEEDED_ON_LAST_DAY', 'REFUSE', step.id, PERIOD_CLAUSE, {
    ja: `${ja}は補助事業の期間の最後の日（${minuteInWords(projectEnd)}まで）です。間に合っているか確かめるため、時刻も入れてください。`,
    en: `${en} is on the last day of the project period (until ${projectEnd}). Please add the time, so that we can see it was in time.`,
  });
}

export function projectEndUnknown(): GuardFinding {
  return asked('PROJECT_END_UNKNOWN', 'WARN', null, PERIOD_CLAUSE, {
    ja: '補助事業の期間の終わりがまだ登録されていないため、期間内かどうかを確かめられません。代表事業者は交付決定の内容を登録してください。',
    en: 'The end of the project period is not recorded yet, so nobody can say whether this is inside it. The representative should record it from the grant decision.',
  });
}

/** Not a loss by itself: the contract may exist and only its record be missing. */
export function contractMissing(): GuardFinding {
  return asked('CONTRACT_MISSING', 'REFUSE', null, ORDER_CLAUSE, {
    ja: '契約の記録がありません。契約はどの手続きよりも先に必要です。先に契約の日を記録してください。',
    en: 'There is no record of the contract, which has to come before everything else. Please record the contract first.',
  });
}

export function contractNotFirst(step: PurchaseRecord, contract: PurchaseRecord): GuardFinding {
  const { ja, en } = words(step);
  return lost('CONTRACT_NOT_FIRST', step, ORDER_CLAUSE, {
    ja: `${ja}が契約（${momentInWords(contract)}）より先になっています。契約が先でないと補助の対象になりません。${CHECK_DATE.ja}`,
    en: `${en} comes before the contract (${momentInEnglish(contract)}). Unless the contract is first the subsidy is lost. ${CHECK_DATE.en}`,
  });
}

export function beforeOrder(step: PurchaseRecord, order: PurchaseRecord): GuardFinding {
  const { ja, en } = words(step);
  return lost('BEFORE_ORDER', step, ORDER_CLAUSE, {
    ja: `${ja}が発注（${momentInWords(order)}）より先になっています。契約と発注が先でないと補助の対象になりません。${CHECK_DATE.ja}`,
    en: `${en} comes before the order (${momentInEnglish(order)}). Unless contract and order are first the subsidy is lost. ${CHECK_DATE.en}`,
  });
}

/** Not a loss by itself: the invoice may exist and only its record be missing. */
export function invoiceMissing(step: PurchaseRecord): GuardFinding {
  const { ja, en } = words(step);
  return asked('INVOICE_MISSING', 'REFUSE', step.id, ORDER_CLAUSE, {
    ja: `${ja}の前に、請求の記録がありません。請求書を受け取ってから支払ってください。受け取っているなら、先に請求を記録してください。`,
    en: `${en} has no invoice before it. Please pay only after the invoice; if you have it already, record it first.`,
  });
}

export function paymentBeforeInvoice(step: PurchaseRecord, invoice: PurchaseRecord): GuardFinding {
  const { ja, en } = words(step);
  return lost('PAYMENT_BEFORE_INVOICE', step, ORDER_CLAUSE, {
    ja: `${ja}が請求（${momentInWords(invoice)}）より先になっています。請求より先に支払うと補助の対象になりません。${CHECK_DATE.ja}`,
    en: `${en} comes before the invoice (${momentInEnglish(invoice)}). Paying before the invoice loses the subsidy. ${CHECK_DATE.en}`,
  });
}

export function paymentExceedsInvoices(step: PurchaseRecord): GuardFinding {
  const { ja, en } = words(step);
  return asked('PAYMENT_EXCEEDS_INVOICES', 'WARN', step.id, ORDER_CLAUSE, {
    ja: `${ja}までに払った額が、その時までに請求された額より多くなっています。金額・消費税・振込手数料と、記録していない請求書がないかを確かめてください。`,
    en: `${en} brings what was paid above what had been invoiced by then. Please check the amounts, the tax, the transfer fee, and whether an invoice is not recorded yet.`,
  });
}

const METHOD_WORDS: { readonly [Method in PaymentMethod]: Message } = {
  BANK_TRANSFER: { ja: '銀行振込', en: 'bank transfer' },
  CARD_ONCE: { ja: 'クレジットカード1回払い', en: 'card in one payment' },
  CASH: { ja: '現金', en: 'cash' },
  INSTALMENTS: { ja: '分割払い', en: 'instalments' },
  REVOLVING: { ja: 'リボ払い', en: 'revolving credit' },
  POINTS: { ja: 'ポイント払い', en: 'points' },
};

export function paymentMethodRefused(step: PurchaseRecord, method: PaymentMethod): GuardFinding {
  return lost('PAYMENT_METHOD_REFUSED', step, PAYMENT_CLAUSE, {
    ja: `${METHOD_WORDS[method].ja}では補助の対象になりません。銀行振込か、クレジットカードの1回払いで支払ってください。`,
    en: `Paying by ${METHOD_WORDS[method].en} loses the subsidy. Please pay by bank transfer or by card in one payment.`,
  });
}

export function payerNotOwn(step: PurchaseRecord): GuardFinding {
  return lost('PAYER_NOT_OWN', step, 'K25 p.28 (ウ)', {
    ja: '購入する構成員の名義でない口座からの支払いは、補助の対象になりません。必ずご自身（自社）名義の口座から支払ってください。',
    en: "A payment from an account that is not the purchasing member's own loses the subsidy. Please pay from an account in the member's name.",
  });
}

export function payeeNotVendor(step: PurchaseRecord): GuardFinding {
  return lost('PAYEE_NOT_VENDOR', step, 'K25 p.28 (ウ)', {
    ja: '支払先は、IT提供事業者または外部専門家ご本人（所属する法人）の口座でなければなりません。振込先の名義を確かめてください。',
    en: "The money has to go to the account of the vendor, or of the expert (or the expert's corporation). Please check the payee's name.",
  });
}

export function paymentDetailsMissing(step: PurchaseRecord): GuardFinding {
  return asked('PAYMENT_DETAILS_MISSING', 'WARN', step.id, PAYMENT_CLAUSE, {
    ja: '支払い方法・支払元の口座・支払先の口座のうち、まだ入っていないものがあります。分かりしだい入れてください。',
    en: 'The method, the paying account or the paid account is not stated yet. Please add it as soon as you know it.',
  });
}

export function officePaymentToCheck(step: PurchaseRecord): GuardFinding {
  return asked('OFFICE_PAYMENT_TO_CHECK', 'WARN', step.id, 'K25 p.17 (2-3)③', {
    ja: '事務費の支払い方は「補助事業事務処理マニュアル」で決まります。この払い方でよいか、マニュアルか事務局で確かめてください。',
    en: 'How office costs may be paid is set by the 補助事業事務処理マニュアル. Please check there, or with the secretariat, whether this way of paying is accepted.',
  });
}

export function pointsOrCashback(step: PurchaseRecord): GuardFinding {
  return lost('POINTS_OR_CASHBACK', step, 'K25 p.30 【補足２】', {
    ja: 'ポイント・クーポンの利用や、代金の払い戻し（キャッシュバック）は、不正な使用とされ補助の対象になりません。受けずに、請求書どおりの額を支払ってください。すでに受けたときは、すぐ代表事業者へ知らせてください。',
    en: 'Points, coupons or money back count as improper use and lose the subsidy. Please refuse them and pay what the invoice says; if you have received any, tell the representative at once.',
  });
}

export function buyerOutsidePattern(pattern: BuyerPattern): GuardFinding {
  const onlyRepresentative = pattern === 'REPRESENTATIVE';
  return asked('BUYER_OUTSIDE_PATTERN', 'WARN', null, 'K25 p.10 【補足１】', {
    ja: `このグループは${onlyRepresentative ? '代表事業者' : '参画事業者'}が買う形になっています。進める前に、代表事業者とグループの買い方を確かめてください。`,
    en: `In this group the ${onlyRepresentative ? 'representative buys' : 'participants buy'}. Before going on, please settle with the representative who is to buy.`,
  });
}
