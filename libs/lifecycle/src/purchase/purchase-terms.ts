import type { LocalDate, Message, Yen } from '@renkei/kernel';

/** The categories of cost lines, as subsidy-rules has them; a contract test compares the two lists. */
export const PURCHASE_CATEGORIES = [
  'SOFTWARE',
  'OPTION',
  'SERVICE',
  'PC',
  'REGISTER',
  'ANALYSIS_SOFTWARE',
  'ANALYSIS_HARDWARE',
  'ANALYSIS_SERVICE',
  'OFFICE',
  'EXPERT',
] as const;
export type PurchaseCategory = (typeof PURCHASE_CATEGORIES)[number];

export const PURCHASE_STEPS = ['CONTRACT', 'ORDER', 'DELIVERY', 'INVOICE', 'PAYMENT'] as const;
export type PurchaseStep = (typeof PURCHASE_STEPS)[number];

export const PURCHASE_STEP_LABELS: { readonly [Step in PurchaseStep]: Message } = {
  CONTRACT: { ja: '契約', en: 'contract' },
  ORDER: { ja: '発注', en: 'order' },
  DELIVERY: { ja: '納品', en: 'delivery' },
  INVOICE: { ja: '請求', en: 'invoice' },
  PAYMENT: { ja: '支払い', en: 'payment' },
};

/** Direct debit (口座振替) is recorded as BANK_TRANSFER: K25 p.31 allows it under that heading, with other papers. */
export const PAYMENT_METHODS = [
  'BANK_TRANSFER',
  'CARD_ONCE',
  'CASH',
  'INSTALMENTS',
  'REVOLVING',
  'POINTS',
] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Whose account paid: the purchasing member's own, or anybody else's (K25 p.28 (ウ)). */
export const PAYERS = ['OWN', 'OTHER'] as const;
export type Payer = (typeof PAYERS)[number];

/** Whose account was paid: the vendor's (or expert's) own, or anybody else's (K25 p.28 (ウ)). */
export const PAYEES = ['VENDOR_OWN', 'OTHER'] as const;
export type Payee = (typeof PAYEES)[number];

/** Who buys in a group (K25 p.10 【補足１】). */
export const BUYER_PATTERNS = ['REPRESENTATIVE', 'PARTICIPANTS', 'BOTH'] as const;
export type BuyerPattern = (typeof BUYER_PATTERNS)[number];

/** One recorded step of the purchase on a cost line. */
export interface PurchaseRecord {
  readonly id: string;
  readonly step: PurchaseStep;
  /** JST day. INVOICE: the day on the invoice; PAYMENT: the day its proof states. */
  readonly on: LocalDate;
  /** JST 'HH:mm', already validated; null: not known. */
  readonly at: string | null;
  /** Tax-exclusive yen; PAYMENT: what was transferred, tax included. */
  readonly amount: Yen;
  /** PAYMENT: the consumption tax contained in `amount`, 0 to `amount`. 0 on every other step. */
  readonly taxYen: Yen;
  /** This and the next two: PAYMENT only; null: not stated. */
  readonly method: PaymentMethod | null;
  readonly payer: Payer | null;
  readonly payee: Payee | null;
  /** Points, coupons or money back made this purchase cheaper than its papers say (K25 p.30 【補足２】). */
  readonly pointsOrCashback: boolean;
  /** Entered by mistake and taken back: kept as history, counts for nothing. */
  readonly voided: boolean;
}
