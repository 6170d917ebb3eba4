import { describe, expect, it } from '@jest/globals';
import type { PurchaseStepKind } from './orders.generated.ts';
import { inputOf, missingIn, needsTime, newStep } from './record-form.ts';
import { lineStateOf, marksOf, positionOf, spanOf, stagesOf, type Line, type Step } from './timeline.ts';

const step = (id: string, kind: PurchaseStepKind, occurredOn: string, changes: Partial<Step> = {}): Step => ({
  id,
  step: kind,
  occurredOn,
  occurredTime: null,
  amountYen: 150_000,
  taxYen: 0,
  memberId: 'm',
  documentNumber: '',
  note: '',
  method: null,
  alreadyHappened: false,
  voidedAt: null,
  voidReason: null,
  version: 1,
  ...changes,
});

function line(steps: readonly Step[], changes: Partial<NonNullable<Line['purchaseState']>> = {}): Line {
  return {
    id: 'l',
    label: '',
    category: 'PC',
    amountYen: 150_000,
    tool: null,
    purchaseSteps: steps,
    purchaseState: {
      state: 'ORDERED',
      invoicedYen: 0,
      outstandingYen: 0,
      paidYen: 0,
      losesSubsidy: false,
      next: [],
      nextMessage: { ja: '', en: '' },
      checks: [],
      ...changes,
    },
  };
}

const early = {
  code: 'BEFORE_GRANT_DECISION',
  stepId: 'o',
  loses: true,
  severity: 'REFUSE',
  message: { ja: '早い', en: 'early' },
  clause: 'K25 p.28 (ア)',
} as const;

describe('the scale', () => {
  it('runs from the first to the last day known', () => {
    expect(spanOf(['2026-06-29T12:00', null, '2026-06-19', '2026-12-28T17:00'])).toEqual({
      from: '2026-06-19',
      to: '2026-12-28',
    });
  });

  it('is not drawn for a single day', () => {
    expect(spanOf(['2026-06-29T12:00', '2026-06-29'])).toBeNull();
  });

  it('keeps marks whole at both ends and what lies outside on it', () => {
    const span = { from: '2026-07-01', to: '2026-07-11' };
    expect(['2026-07-01', '2026-07-06', '2026-07-11'].map((on) => positionOf(span, on))).toEqual([4, 50, 96]);
    expect(positionOf(span, '2026-08-01')).toBe(96);
  });
});

describe('the marks of a line', () => {
  const span = { from: '2026-06-19', to: '2026-12-28' };

  it('stand below each other where they would cover each other', () => {
    const steps = [
      step('c', 'CONTRACT', '2026-07-29'),
      step('o', 'ORDER', '2026-07-30'),
      step('d', 'DELIVERY', '2026-09-28'),
    ];
    expect(marksOf(line(steps), span).map(({ level }) => level)).toEqual([0, 1, 0]);
  });

  it('leave out what was taken back, and tell what breaks a rule', () => {
    const steps = [
      step('v', 'CONTRACT', '2026-06-19', { voidedAt: '2026-07-01T09:00' }),
      step('o', 'ORDER', '2026-06-19'),
    ];
    const marks = marksOf(line(steps, { checks: [early] }), span);
    expect(marks.map(({ id, broken }) => [id, broken])).toEqual([['o', true]]);
  });
});

describe('the stages of a line', () => {
  it('are broken, next, done or later', () => {
    const broken = line([step('o', 'ORDER', '2026-06-19')], { checks: [early], next: ['CONTRACT'] });
    expect(stagesOf(broken, true).map(({ state }) => state)).toEqual([
      'NEXT',
      'BROKEN',
      'LATER',
      'LATER',
      'LATER',
    ]);
  });

  it('have no next one while nothing may be ordered', () => {
    const untouched = line([], { next: ['CONTRACT'] });
    expect(stagesOf(untouched, true)[0]?.state).toBe('NEXT');
    expect(stagesOf(untouched, false).every(({ state }) => state === 'LATER')).toBe(true);
  });

  it('are one for wages, which know no contract (K25 p.17 ③)', () => {
    const wages = { ...line([step('p', 'PAYMENT', '2026-09-22')]), category: 'OFFICE' as const };
    expect(stagesOf(wages, true).map(({ step: kind, state }) => [kind, state])).toEqual([
      ['PAYMENT', 'DONE'],
    ]);
  });
});

describe('a line', () => {
  it('is violated before anything else; bought things of a member that withdrew stay in sight', () => {
    const bought = line([step('o', 'ORDER', '2026-06-19')], { next: ['DELIVERY'] });
    expect(lineStateOf({ status: 'ENROLLED' }, bought)).toBe('OPEN');
    expect(lineStateOf({ status: 'WITHDRAWN' }, bought)).toBe('OPEN');
    expect(lineStateOf({ status: 'WITHDRAWN' }, line([], { next: ['CONTRACT'] }))).toBe('WITHDRAWN');
    expect(lineStateOf({ status: 'ENROLLED' }, line([]))).toBe('DONE');
    expect(lineStateOf({ status: 'ENROLLED' }, line([], { checks: [early] }))).toBe('VIOLATED');
  });
});

describe('a step being recorded', () => {
  const typed = { ...newStep('PAYMENT', 150_000, 'm'), occurredOn: '2026-06-29', amount: '１５０，０００円' };

  it('asks for the time on the day of the decision and the last day only', () => {
    const times = { decidedAt: '2026-06-29T12:00', endAt: '2026-12-28T17:00' };
    expect(['2026-06-29', '2026-06-30', '2026-12-28'].map((on) => needsTime(on, times))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('lacks what proves a payment, and nothing of it otherwise', () => {
    expect(missingIn(typed)).toEqual(['method', 'fromOwnAccount', 'toVendorsAccount']);
    expect(missingIn({ ...typed, step: 'ORDER' })).toEqual([]);
    expect(missingIn({ ...typed, step: 'ORDER', amount: '十万', occurredOn: '' })).toEqual([
      'occurredOn',
      'amount',
    ]);
  });

  it('is sent in whole yen, without what belongs on payments only', () => {
    const order = { ...typed, step: 'ORDER' as const, method: 'CASH' as const, occurredTime: '14:30' };
    expect(inputOf(order, 'l', { withTime: false, alreadyHappened: false })).toMatchObject({
      amountYen: 150_000,
      taxYen: null,
      occurredTime: null,
      method: null,
      fromOwnAccount: null,
    });
    const paid = {
      ...typed,
      method: 'BANK_TRANSFER' as const,
      fromOwnAccount: 'yes' as const,
      tax: '15,000',
    };
    expect(inputOf(paid, 'l', { withTime: true, alreadyHappened: true })).toMatchObject({
      taxYen: 15_000,
      method: 'BANK_TRANSFER',
      fromOwnAccount: true,
      toVendorsAccount: false,
      alreadyHappened: true,
    });
  });
});
