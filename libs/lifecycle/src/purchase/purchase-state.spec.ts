import { describe, expect, it } from '@jest/globals';
import { localDate } from '@renkei/kernel';
import { purchaseProgress } from './purchase-state.ts';
import type { PurchaseCategory, PurchaseRecord, PurchaseStep } from './purchase-terms.ts';

const step = (
  kind: PurchaseStep,
  amount = 100_000n,
  taxYen = 0n,
  extras: Partial<PurchaseRecord> = {},
): PurchaseRecord => ({
  id: kind,
  step: kind,
  on: localDate(2026, 12, 2),
  at: null,
  amount,
  taxYen,
  method: null,
  payer: null,
  payee: null,
  pointsOrCashback: false,
  voided: false,
  ...extras,
});
const brief = (steps: readonly PurchaseRecord[], category: PurchaseCategory = 'SOFTWARE') => {
  const { state, next } = purchaseProgress(category, steps);
  return [state, next];
};
const [contract, order, delivery, invoice] = (['CONTRACT', 'ORDER', 'DELIVERY', 'INVOICE'] as const).map(
  (kind) => step(kind),
) as [PurchaseRecord, PurchaseRecord, PurchaseRecord, PurchaseRecord];
const payment = step('PAYMENT', 110_000n, 10_000n);

describe('purchaseProgress', () => {
  it('goes step by step', () => {
    expect(brief([])).toEqual(['NOTHING', ['CONTRACT']]);
    expect(brief([contract])).toEqual(['CONTRACTED', ['ORDER']]);
    expect(brief([contract, order])).toEqual(['ORDERED', ['DELIVERY', 'INVOICE']]);
    expect(brief([contract, order, delivery])).toEqual(['DELIVERED', ['INVOICE']]);
    expect(brief([contract, order, delivery, invoice])).toEqual(['INVOICED', ['PAYMENT']]);
    expect(brief([contract, order, delivery, invoice, payment])).toEqual(['PAID', []]);
  });

  it('lets delivery and payment come in any order', () => {
    expect(brief([contract, order, invoice])).toEqual(['INVOICED', ['DELIVERY', 'PAYMENT']]);
    expect(brief([contract, order, invoice, payment])).toEqual(['PAID', ['DELIVERY']]);
  });

  it('does not ask for an order that later steps imply', () => {
    expect(brief([contract, delivery])).toEqual(['DELIVERED', ['INVOICE']]);
    expect(brief([contract, invoice])).toEqual(['INVOICED', ['DELIVERY', 'PAYMENT']]);
  });

  it('asks first for a contract that is not recorded', () => {
    expect(brief([order])).toEqual(['ORDERED', ['CONTRACT']]);
  });

  it('asks for the invoice that a payment lacks', () => {
    expect(brief([contract, order, delivery, payment])).toEqual(['PAID', ['INVOICE']]);
  });

  it('adds up: invoiced without tax, paid with it', () => {
    const second = step('INVOICE', 50_000n, 0n, { id: 'second' });
    // 150,000 invoiced; 110,000 paid, of which 10,000 tax: 150,000 + 10,000 − 110,000 = 50,000 to go.
    expect(purchaseProgress('PC', [contract, invoice, second, payment])).toMatchObject({
      state: 'INVOICED',
      invoicedYen: 150_000n,
      paidYen: 110_000n,
      taxYen: 10_000n,
      outstandingYen: 50_000n,
      next: ['DELIVERY', 'PAYMENT'],
    });
  });

  it('is paid to the yen', () => {
    const paying = (amount: bigint) =>
      purchaseProgress('PC', [contract, invoice, step('PAYMENT', amount, 10_000n)]);
    expect(paying(109_999n)).toMatchObject({ state: 'INVOICED', outstandingYen: 1n });
    expect(paying(110_000n)).toMatchObject({ state: 'PAID', outstandingYen: 0n });
    expect(paying(110_001n)).toMatchObject({ state: 'PAID', outstandingYen: -1n });
  });

  it('an invoice of 0 yen is not paid by itself', () => {
    expect(brief([contract, delivery, step('INVOICE', 0n)])).toEqual(['INVOICED', ['PAYMENT']]);
  });

  it('passes over voided steps, in the sums too', () => {
    const voided = { voided: true };
    expect(
      purchaseProgress('PC', [contract, { ...invoice, ...voided }, { ...payment, ...voided }]),
    ).toMatchObject({ state: 'CONTRACTED', invoicedYen: 0n, paidYen: 0n, taxYen: 0n, outstandingYen: 0n });
  });

  it('asks of office costs only that they be paid', () => {
    expect(brief([], 'OFFICE')).toEqual(['NOTHING', ['PAYMENT']]);
    expect(brief([payment], 'OFFICE')).toEqual(['PAID', []]);
    // wages know no invoice: nothing was paid too much
    expect(purchaseProgress('OFFICE', [payment]).outstandingYen).toBe(0n);
    expect(brief([invoice, step('PAYMENT', 50_000n)], 'OFFICE')).toEqual(['INVOICED', ['PAYMENT']]);
  });

  it('says what to do next, and that several may come in any order', () => {
    expect(purchaseProgress('PC', []).nextMessage.ja).toBe(
      '次にすること：契約を結び、契約書の日を記録する。',
    );
    expect(purchaseProgress('PC', [contract, order]).nextMessage).toEqual({
      ja: '次にすること：納品（導入）を受けて記録する／請求書を受け取って記録する（順番は問いません）。',
      en: 'Next: take delivery and record it; receive the invoice and record it (in any order).',
    });
    expect(purchaseProgress('PC', [contract, order, delivery, invoice, payment]).nextMessage.ja).toContain(
      '買い物はすべて終わりました',
    );
  });
});
