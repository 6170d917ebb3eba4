import { describe, expect, it } from '@jest/globals';
import { jstMinute, localDate } from '@renkei/kernel';
import {
  guardStep,
  PAYMENT_METHODS,
  PURCHASE_STEPS,
  type GuardContext,
  type PurchaseRecord,
} from '@renkei/lifecycle';
import fc from 'fast-check';
import { judgeSteps } from './judge-steps.ts';
import { recordOf, type NewPurchaseStep } from './purchase.rows.ts';

const context: GuardContext = {
  category: 'SOFTWARE',
  grantDecidedAt: jstMinute(localDate(2027, 3, 1), 15, 0),
  projectEnd: jstMinute(localDate(2027, 8, 31), 17, 0),
  buyer: null,
};

const days = [localDate(2027, 2, 28), localDate(2027, 3, 1), localDate(2027, 3, 2), localDate(2027, 9, 1)];
const anyRecord = fc.record({
  id: fc.uuid(),
  step: fc.constantFrom(...PURCHASE_STEPS),
  on: fc.constantFrom(...days),
  at: fc.constantFrom(null, '14:59', '15:00'),
  amount: fc.constantFrom(100n, 200n),
  taxYen: fc.constant(0n),
  method: fc.constantFrom(...PAYMENT_METHODS),
  payer: fc.constantFrom('OWN' as const, 'OTHER' as const),
  payee: fc.constant('VENDOR_OWN' as const),
  pointsOrCashback: fc.boolean(),
  voided: fc.boolean(),
});

describe('judging steps together', () => {
  it('is the guard’s own judgement where there is one', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 6 }), anyRecord, (existing, drawn) => {
        const candidate: PurchaseRecord = { ...drawn, voided: false };
        const judged = judgeSteps(context, existing, [candidate]);
        expect(judged.map(({ finding }) => finding)).toEqual(guardStep(context, existing, candidate));
        expect(judged.every(({ candidateId }) => candidateId === candidate.id)).toBe(true);
      }),
    );
  });
});

describe('a stored step as the guard knows it', () => {
  const stored: NewPurchaseStep = {
    id: 'a',
    memberId: 'm',
    costLineId: 'l',
    step: 'PAYMENT',
    occurredOn: localDate(2027, 4, 10),
    occurredTime: '10:00',
    amountYen: 600_000n,
    taxYen: 60_000n,
    method: 'BANK_TRANSFER',
    fromOwnAccount: true,
    toVendorsAccount: false,
    pointsOrCashback: false,
    documentNumber: '',
    note: '',
    alreadyHappened: false,
  };

  it('of a payment is what was transferred, with its tax inside', () => {
    expect(recordOf(stored)).toMatchObject({
      amount: 660_000n,
      taxYen: 60_000n,
      payer: 'OWN',
      payee: 'OTHER',
    });
  });

  it('of anything else is without tax', () => {
    const invoice = { step: 'INVOICE', method: null, fromOwnAccount: null, toVendorsAccount: null } as const;
    expect(recordOf({ ...stored, ...invoice })).toMatchObject({
      amount: 600_000n,
      taxYen: 0n,
      payer: null,
      payee: null,
    });
  });
});
