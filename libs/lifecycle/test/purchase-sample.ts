import { jstMinute, localDate } from '@renkei/kernel';
import type { LocalDate } from '@renkei/kernel';
import { guardStep, lineFindings } from '../src/purchase/order-guard.ts';
import type { GuardContext } from '../src/purchase/order-guard.ts';
import type { PurchaseRecord, PurchaseStep } from '../src/purchase/purchase-terms.ts';

/** Invented dates (見本): granted 2026-12-01 10:30, period until 2027-01-29 17:00. */
export const context: GuardContext = {
  category: 'SOFTWARE',
  grantDecidedAt: jstMinute(localDate(2026, 12, 1), 10, 30),
  projectEnd: jstMinute(localDate(2027, 1, 29), 17, 0),
  buyer: { pattern: 'PARTICIPANTS', role: 'PARTICIPANT' },
};
export const day = (text: string) => text as LocalDate;

export function record(step: PurchaseStep, on: string, extras: Partial<PurchaseRecord> = {}): PurchaseRecord {
  const paying = step === 'PAYMENT';
  return {
    id: step,
    step,
    on: day(on),
    at: null,
    amount: paying ? 110_000n : 100_000n,
    taxYen: paying ? 10_000n : 0n,
    method: paying ? 'BANK_TRANSFER' : null,
    payer: paying ? 'OWN' : null,
    payee: paying ? 'VENDOR_OWN' : null,
    pointsOrCashback: false,
    voided: false,
    ...extras,
  };
}

export const contract = record('CONTRACT', '2026-12-02');
export const order = record('ORDER', '2026-12-03');
export const delivery = record('DELIVERY', '2026-12-10');
export const invoice = record('INVOICE', '2026-12-15');
export const payment = record('PAYMENT', '2026-12-20');
export const good = [contract, order, delivery, invoice, payment];

export const codes = (found: ReturnType<typeof lineFindings>) =>
  found.map(({ code, stepId }) => (stepId === null ? code : `${code} ${stepId}`));
export const line = (steps: readonly PurchaseRecord[], changed: Partial<GuardContext> = {}) =>
  codes(lineFindings({ ...context, ...changed }, steps));
export const add = (
  existing: readonly PurchaseRecord[],
  candidate: PurchaseRecord,
  changed: Partial<GuardContext> = {},
) => codes(guardStep({ ...context, ...changed }, existing, candidate));
export const finding = (steps: readonly PurchaseRecord[], code: string) =>
  lineFindings(context, steps).find((found) => found.code === code);
