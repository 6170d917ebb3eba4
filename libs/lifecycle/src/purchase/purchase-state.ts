import { sumYen } from '@renkei/kernel';
import type { Message, Yen } from '@renkei/kernel';
import type { PurchaseCategory, PurchaseRecord, PurchaseStep } from './purchase-terms.ts';
import { netOfTax } from './step-reading.ts';

/** From nothing to done: how far a line has come. */
export const PURCHASE_STATES = ['NOTHING', 'CONTRACTED', 'ORDERED', 'DELIVERED', 'INVOICED', 'PAID'] as const;
export type PurchaseState = (typeof PURCHASE_STATES)[number];

export interface PurchaseProgress {
  /** The furthest step reached; PAID only when nothing is outstanding. A PAID line may still await its delivery. */
  readonly state: PurchaseState;
  /** Tax-exclusive. */
  readonly invoicedYen: Yen;
  /** What was transferred, tax included. */
  readonly paidYen: Yen;
  /** The consumption tax contained in `paidYen`. */
  readonly taxYen: Yen;
  /** invoiced + tax − paid: what is still to be paid, tax-exclusive; negative: more was paid than invoiced; 0 without an invoice for OFFICE. */
  readonly outstandingYen: Yen;
  /** The steps that may come now, in any order (K25 p.31 (6-1)※); empty: the purchase is complete. */
  readonly next: readonly PurchaseStep[];
  readonly nextMessage: Message;
}

/** OFFICE costs such as wages know neither contract nor delivery; K25 p.17 ③ leaves their papers to the manual. */
function nextSteps(
  category: PurchaseCategory,
  has: (step: PurchaseStep) => boolean,
  fullyPaid: boolean,
): readonly PurchaseStep[] {
  if (category === 'OFFICE') return fullyPaid ? [] : ['PAYMENT'];
  if (!has('CONTRACT')) return ['CONTRACT'];
  // A contract that is itself the order leaves no order behind; later steps show that it was placed.
  if (!has('ORDER') && !has('DELIVERY') && !has('INVOICE') && !has('PAYMENT')) return ['ORDER'];
  const open: PurchaseStep[] = [];
  if (!has('DELIVERY')) open.push('DELIVERY');
  if (!has('INVOICE')) open.push('INVOICE');
  else if (!fullyPaid) open.push('PAYMENT');
  return open;
}

const NEXT_WORDS: { readonly [Step in PurchaseStep]: Message } = {
  CONTRACT: { ja: '契約を結び、契約書の日を記録する', en: 'sign the contract and record its day' },
  ORDER: { ja: '注文して、発注の日を記録する', en: 'order and record the day' },
  DELIVERY: { ja: '納品（導入）を受けて記録する', en: 'take delivery and record it' },
  INVOICE: { ja: '請求書を受け取って記録する', en: 'receive the invoice and record it' },
  PAYMENT: {
    ja: '自分の口座から、振込かカード1回払いで支払って記録する',
    en: 'pay from your own account by transfer or by card in one payment, and record it',
  },
};

const COMPLETE: Message = {
  ja: '買い物はすべて終わりました。実績報告の証憑がそろっているか確かめてください。',
  en: 'The purchase is complete. Please check that the evidence for the performance report is all there.',
};

/** What comes next on a line whose subsidy is lost as it stands: no further step, but a word with the representative. */
export const NEXT_WHEN_LOST: Message = {
  ja: 'このままでは補助の対象になりません。先に進む前に、指摘の内容をご覧ください。記録のまちがいなら、とりまとめ担当が取り消して入れ直せます。まちがいでなければ、続けて買うかどうかを代表事業者と相談してください。',
  en: 'As it stands this gets no subsidy. Before you go on, please look at what was found. A mistaken record can be taken back by the coordinator and entered anew; if it is right, talk to the representative about whether to buy at all.',
};

function messageFor(next: readonly PurchaseStep[]): Message {
  if (next.length === 0) return COMPLETE;
  const several = next.length > 1;
  return {
    ja: `次にすること：${next.map((step) => NEXT_WORDS[step].ja).join('／')}${several ? '（順番は問いません）' : ''}。`,
    en: `Next: ${next.map((step) => NEXT_WORDS[step].en).join('; ')}${several ? ' (in any order)' : ''}.`,
  };
}

function stateOf(has: (step: PurchaseStep) => boolean, fullyPaid: boolean): PurchaseState {
  if (fullyPaid) return 'PAID';
  if (has('INVOICE')) return 'INVOICED';
  if (has('DELIVERY')) return 'DELIVERED';
  if (has('ORDER')) return 'ORDERED';
  return has('CONTRACT') ? 'CONTRACTED' : 'NOTHING';
}

/**
 * How far the purchase on a line has come, by its steps that are not voided. Whether they were taken in the right order
 * and time is `lineFindings`' business.
 */
export function purchaseProgress(
  category: PurchaseCategory,
  steps: readonly PurchaseRecord[],
): PurchaseProgress {
  const standing = steps.filter(({ voided }) => !voided);
  const has = (kind: PurchaseStep) => standing.some(({ step }) => step === kind);
  const payments = standing.filter(({ step }) => step === 'PAYMENT');
  const invoicedYen = sumYen(standing.filter(({ step }) => step === 'INVOICE').map(({ amount }) => amount));
  const paidNetYen = sumYen(payments.map(netOfTax));
  // wages and the like know no invoice: what was paid is what was owed
  const invoiceless = category === 'OFFICE' && invoicedYen === 0n;
  const outstandingYen = invoiceless ? 0n : invoicedYen - paidNetYen;
  const fullyPaid = payments.length > 0 && outstandingYen <= 0n;
  const next = nextSteps(category, has, fullyPaid);
  return {
    state: stateOf(has, fullyPaid),
    invoicedYen,
    paidYen: sumYen(payments.map(({ amount }) => amount)),
    taxYen: sumYen(payments.map(({ taxYen }) => taxYen)),
    outstandingYen,
    next,
    nextMessage: messageFor(next),
  };
}
