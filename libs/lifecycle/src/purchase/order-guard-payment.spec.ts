import { describe, expect, it } from '@jest/globals';
import {
  add,
  context,
  contract,
  finding,
  good,
  invoice,
  line,
  order,
  payment,
  record,
} from '../../test/purchase-sample.ts';
import { lineFindings, losesSubsidy } from './order-guard.ts';
import type { GuardContext } from './order-guard.ts';
import { PAYMENT_METHODS, PURCHASE_CATEGORIES, PURCHASE_STEPS } from './purchase-terms.ts';
import type { PurchaseRecord } from './purchase-terms.ts';

describe('the invoice', () => {
  it('comes on or before the payment', () => {
    const on = (date: string) => line([contract, order, invoice, record('PAYMENT', date)]);
    expect(on('2026-12-14')).toEqual(['PAYMENT_BEFORE_INVOICE PAYMENT']);
    expect(on('2026-12-15')).toEqual([]);
    expect(
      finding([contract, order, invoice, record('PAYMENT', '2026-12-14')], 'PAYMENT_BEFORE_INVOICE'),
    ).toMatchObject({ severity: 'REFUSE', loses: true, clause: 'K25 p.31 (6-1)※' });
  });

  it('is compared by time on one day', () => {
    const billed = { ...invoice, at: '12:00' };
    const paidAt = (at: string | null) => line([contract, billed, record('PAYMENT', '2026-12-15', { at })]);
    expect(paidAt('11:59')).toEqual(['PAYMENT_BEFORE_INVOICE PAYMENT']);
    expect(paidAt('12:00')).toEqual([]);
    expect(paidAt(null)).toEqual([]);
  });

  it('is asked for when it is not recorded, which is not yet a loss', () => {
    expect(add([contract, order], payment)).toEqual(['INVOICE_MISSING PAYMENT']);
    expect(line([contract, { ...invoice, voided: true }, payment])).toEqual(['INVOICE_MISSING PAYMENT']);
    expect(losesSubsidy(lineFindings(context, [contract, payment]))).toBe(false);
  });

  it('covers what was paid by then, without tax', () => {
    const paid = (amount: bigint, taxYen: bigint) =>
      line([contract, invoice, { ...payment, amount, taxYen }]);
    expect(paid(110_000n, 10_000n)).toEqual([]);
    expect(paid(110_001n, 10_000n)).toEqual(['PAYMENT_EXCEEDS_INVOICES PAYMENT']);
  });

  it('of a later part does not cover an earlier payment; payments add up', () => {
    const half = (id: string, on: string) => record('PAYMENT', on, { id, amount: 55_000n, taxYen: 5_000n });
    const later = record('INVOICE', '2027-01-10', { id: 'later', amount: 50_000n });
    // 50,000 + 50,000 of 100,000 by 21 December; the third 50,000 waits for the invoice of 10 January.
    const two = [half('p1', '2026-12-20'), half('p2', '2026-12-21')];
    expect(line([contract, invoice, later, ...two])).toEqual([]);
    expect(line([contract, invoice, later, ...two, half('p3', '2027-01-09')])).toEqual([
      'PAYMENT_EXCEEDS_INVOICES p3',
    ]);
    expect(line([contract, invoice, later, ...two, half('p3', '2027-01-10')])).toEqual([]);
  });
});

describe('the way of payment', () => {
  const paid = (extras: Partial<PurchaseRecord>, changed: Partial<GuardContext> = {}) =>
    line([contract, invoice, { ...payment, ...extras }], changed);

  it.each(PAYMENT_METHODS)('%s', (method) => {
    const allowed = method === 'BANK_TRANSFER' || method === 'CARD_ONCE';
    expect(paid({ method })).toEqual(allowed ? [] : ['PAYMENT_METHOD_REFUSED PAYMENT']);
  });

  it('is from the own account to the own account', () => {
    expect(paid({ payer: 'OTHER' })).toEqual(['PAYER_NOT_OWN PAYMENT']);
    expect(paid({ payee: 'OTHER' })).toEqual(['PAYEE_NOT_VENDOR PAYMENT']);
  });

  it('every breach costs the subsidy', () => {
    const breaches = [{ method: 'CASH' }, { payer: 'OTHER' }, { payee: 'OTHER' }] as const;
    for (const breach of breaches) {
      const found = lineFindings(context, [contract, invoice, { ...payment, ...breach }]);
      expect(found.map(({ severity, loses }) => [severity, loses])).toEqual([['REFUSE', true]]);
    }
  });

  it.each(['method', 'payer', 'payee'] as const)('asks for the %s', (field) => {
    expect(paid({ [field]: null })).toEqual(['PAYMENT_DETAILS_MISSING PAYMENT']);
    expect(losesSubsidy(lineFindings(context, [contract, invoice, { ...payment, [field]: null }]))).toBe(
      false,
    );
  });

  it('binds payments to experts too', () => {
    expect(paid({ method: 'CASH' }, { category: 'EXPERT' })).toEqual(['PAYMENT_METHOD_REFUSED PAYMENT']);
  });
});

it.each(PURCHASE_STEPS)('points or cashback on %s cost the subsidy', (step) => {
  const steps = good.map((one) => (one.step === step ? { ...one, pointsOrCashback: true } : one));
  expect(line(steps)).toEqual([`POINTS_OR_CASHBACK ${step}`]);
  expect(losesSubsidy(lineFindings(context, steps))).toBe(true);
});

describe('office costs', () => {
  const office = (steps: readonly PurchaseRecord[]) => line(steps, { category: 'OFFICE' });

  it('need neither contract nor invoice, and a way of payment only to be checked', () => {
    expect(office([payment])).toEqual([]);
    expect(office([{ ...payment, method: 'CASH', payee: 'OTHER' }])).toEqual([
      'OFFICE_PAYMENT_TO_CHECK PAYMENT',
    ]);
    expect(office([{ ...payment, payer: null }])).toEqual(['PAYMENT_DETAILS_MISSING PAYMENT']);
    const found = lineFindings({ ...context, category: 'OFFICE' }, [{ ...payment, method: 'CASH' }]);
    expect(losesSubsidy(found)).toBe(false);
  });

  it('keep to the grant decision, the period and the ban on cashback', () => {
    expect(office([record('PAYMENT', '2026-11-30')])).toEqual(['BEFORE_GRANT_DECISION PAYMENT']);
    expect(office([record('PAYMENT', '2027-01-30')])).toEqual(['AFTER_PROJECT_END PAYMENT']);
    expect(office([{ ...payment, pointsOrCashback: true }])).toEqual(['POINTS_OR_CASHBACK PAYMENT']);
  });
});

describe('the buyer pattern', () => {
  const buys = (
    pattern: 'REPRESENTATIVE' | 'PARTICIPANTS' | 'BOTH',
    role: 'REPRESENTATIVE' | 'PARTICIPANT',
  ) => line(good, { buyer: { pattern, role } });

  it('warns whoever is not to buy', () => {
    expect(buys('REPRESENTATIVE', 'PARTICIPANT')).toEqual(['BUYER_OUTSIDE_PATTERN']);
    expect(buys('PARTICIPANTS', 'REPRESENTATIVE')).toEqual(['BUYER_OUTSIDE_PATTERN']);
    expect(buys('REPRESENTATIVE', 'REPRESENTATIVE')).toEqual([]);
    expect(buys('BOTH', 'PARTICIPANT')).toEqual([]);
    expect(buys('BOTH', 'REPRESENTATIVE')).toEqual([]);
    expect(line(good, { buyer: null })).toEqual([]);
  });

  it.each(PURCHASE_CATEGORIES)('%s: the representative buys (3) in any group', (category) => {
    const admin = category === 'OFFICE' || category === 'EXPERT';
    expect(line(good, { category, buyer: { pattern: 'PARTICIPANTS', role: 'REPRESENTATIVE' } })).toEqual(
      admin ? [] : ['BUYER_OUTSIDE_PATTERN'],
    );
  });
});
