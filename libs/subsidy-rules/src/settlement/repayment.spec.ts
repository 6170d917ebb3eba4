import { describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '@renkei/kernel';
import type { LocalDate } from '@renkei/kernel';
import fc from 'fast-check';
import { FormulaReader } from '../../testing/formula.ts';
import { REPAYMENT_CAUSES, repayment } from './repayment.ts';
import type { Repayment, RepaymentInput } from './repayment.ts';

const RECEIVED = localDate(2027, 4, 1);
const day = (days: number): LocalDate => addDays(RECEIVED, days);

function ask(extras: Partial<RepaymentInput>): Repayment {
  const result = repayment({
    ruleSet: '2023',
    cause: 'CANCELLED',
    principal: 1_000_000n,
    receivedOn: RECEIVED,
    dueOn: null,
    payments: [],
    payOn: RECEIVED,
    ...extras,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('加算金', () => {
  it.each([
    // 1,000,000 × 0.03 % a day = 300
    [localDate(2027, 4, 1), 300n], // the day of receipt itself is one day
    [localDate(2027, 4, 2), 600n],
    [localDate(2028, 2, 28), 100_200n], // 334 days: 275 to 12-31, 31, 28
    [localDate(2028, 2, 29), 100_500n], // the leap day is a day
    [localDate(2028, 3, 30), 109_500n], // 365 days = exactly 10.95 %
    [localDate(2028, 3, 31), 109_800n], // a leap year has 366
  ])('to %s', (payOn, surcharge) => {
    expect(ask({ payOn })).toMatchObject({ surcharge, lateCharge: 0n, total: 1_000_000n + surcharge });
  });

  it('is exactly 10.95 % over a common year, both ends counted', () => {
    const receivedOn = localDate(2026, 4, 1);
    expect(ask({ receivedOn, payOn: localDate(2027, 3, 31) }).surcharge).toBe(109_500n);
    expect(ask({ receivedOn, payOn: localDate(2027, 3, 30) }).surcharge).toBe(109_200n);
  });

  it('is rounded down once, not day by day', () => {
    // 3,333 × 3 / 10,000 = 0.9999; two days 1.9998; 10,000 days' worth: 3,334 × 3 / 10,000 = 1.0002
    expect(ask({ principal: 3_333n }).surcharge).toBe(0n);
    expect(ask({ principal: 3_334n }).surcharge).toBe(1n);
    expect(ask({ principal: 3_333n, payOn: day(1) }).surcharge).toBe(1n);
    expect(ask({ principal: 3_333n, payOn: day(9) }).surcharge).toBe(9n); // 9.999
  });

  it('counts the day of a part payment in full and lowers the amount from the next', () => {
    // 5 days of 1,000,000 and 5 of 600,000: 8,000,000 × 3 / 10,000
    const result = ask({ payments: [{ on: day(4), yen: 400_000n }], payOn: day(9) });
    expect(result).toMatchObject({ surcharge: 2_400n, paid: 400_000n, remaining: 602_400n });
    expect(result.surchargeStretches.map(({ days, unpaid }) => [days, unpaid])).toEqual([
      [5, 1_000_000n],
      [5, 600_000n],
    ]);
  });

  it('stops when the principal is paid, whatever is left of the charge', () => {
    const payments = [{ on: day(9), yen: 1_000_000n }];
    expect(ask({ payments, payOn: day(9) })).toMatchObject({ surcharge: 3_000n, remaining: 3_000n });
    expect(ask({ payments, payOn: day(300) })).toMatchObject({ surcharge: 3_000n, remaining: 3_000n });
  });

  it('is not asked where R25 does not', () => {
    expect(ask({ cause: 'CANCELLED_CHANGED_CIRCUMSTANCES', payOn: day(99) }).total).toBe(1_000_000n);
    expect(ask({ cause: 'OVERPAID', payOn: day(99) }).total).toBe(1_000_000n);
  });
});

describe('延滞金', () => {
  const dueOn = day(9); // ten days with the day of receipt: 3,000 of 加算金

  it('is nothing on the deadline and runs from the day after', () => {
    expect(ask({ dueOn, payOn: day(9) })).toMatchObject({ surcharge: 3_000n, lateCharge: 0n });
    // 1,003,000 × 1 day × 3 / 10,000 = 300.9; 加算金 runs on: 11 days
    expect(ask({ dueOn, payOn: day(10) })).toMatchObject({
      surcharge: 3_300n,
      surchargeDue: 3_000n,
      lateCharge: 300n,
      total: 1_003_600n,
    });
    // two days: 601.8
    expect(ask({ dueOn, payOn: day(11) }).lateCharge).toBe(601n);
  });

  it('is taken of the principal alone where no 加算金 is due', () => {
    for (const cause of ['OVERPAID', 'CANCELLED_CHANGED_CIRCUMSTANCES'] as const) {
      expect(ask({ cause, dueOn, payOn: day(10) })).toMatchObject({ surcharge: 0n, lateCharge: 300n });
    }
  });

  it('goes on for 加算金 that was due and not paid', () => {
    // 3,000 unpaid for ten days: 9
    const result = ask({ dueOn, payments: [{ on: day(9), yen: 1_000_000n }], payOn: day(19) });
    expect(result).toMatchObject({ surcharge: 3_000n, lateCharge: 9n, remaining: 3_009n });
  });

  it('falls after a late part payment', () => {
    // 5 days of 1,003,000 and 5 of 503,000: 7,530,000 × 3 / 10,000
    const result = ask({ dueOn, payments: [{ on: day(14), yen: 500_000n }], payOn: day(19) });
    // 加算金: 15 × 1,000,000 + 5 × 500,000 = 17,500,000 × 3 / 10,000
    expect(result).toMatchObject({ surcharge: 5_250n, lateCharge: 2_259n, remaining: 507_509n });
  });

  it('ends with everything paid, and says what was too much', () => {
    const payments = [{ on: day(9), yen: 1_003_001n }];
    expect(ask({ dueOn, payments, payOn: day(50) })).toMatchObject({
      total: 1_003_000n,
      remaining: 0n,
      overpaid: 1n,
    });
    expect(ask({ dueOn, payments, payOn: day(50) }).summary.ja).toContain('納付が済んでいます');
  });
});

describe('the steps', () => {
  it('cite R25 and can be recomputed', () => {
    const { steps } = ask({
      dueOn: day(9),
      payments: [
        { on: day(14), yen: 500_000n },
        { on: day(3), yen: 1n },
      ],
      payOn: day(19),
    });
    for (const { id, formula, inputs, result, carriedBack } of steps) {
      const symbols = new Map(inputs.map(({ symbol, value }) => [symbol, [value]]));
      expect([id, new FormulaReader(formula, symbols).evaluate()]).toEqual([id, result]);
      expect(carriedBack).toBe(id !== 'repayment.total');
    }
    expect(steps.map(({ id, clause }) => [id, clause])).toEqual([
      ['repayment.principal', 'R25 第26条'],
      ['repayment.surcharge', 'R25 第27条'],
      ['repayment.surchargeDue', 'R25 第28条'],
      ['repayment.lateCharge', 'R25 第28条'],
      ['repayment.total', ''],
    ]);
    const overpaid = ask({ cause: 'OVERPAID', ruleSet: '2025' }).steps;
    expect(overpaid.map(({ clause, carriedBack }) => [clause, carriedBack])).toEqual([
      ['R25 第22条3', false],
      ['R25 第22条3', false],
      ['R25 第22条4', false],
      ['', false],
    ]);
  });
});

/** The same figures by walking through every day. */
function dayByDay({
  principal,
  receivedOn,
  dueOn,
  payOn,
  payments,
  cause,
}: RepaymentInput): [bigint, bigint] {
  const paidBefore = (date: LocalDate): bigint =>
    payments.reduce((sum, { on, yen }) => (on < date ? sum + yen : sum), 0n);
  const owed = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
  let [surcharge, late, due] = [0n, 0n, 0n];
  for (let date = receivedOn; date <= payOn; date = addDays(date, 1)) {
    if (cause === 'CANCELLED') surcharge += owed(principal - paidBefore(date)) * 3n;
    if (dueOn !== null && date <= dueOn) due = surcharge / 10_000n;
    if (dueOn !== null && date > dueOn) late += owed(principal + due - paidBefore(date)) * 3n;
  }
  return [surcharge / 10_000n, late / 10_000n];
}

describe('any repayment', () => {
  it('is what every day adds up to', () => {
    const any = fc.record({
      cause: fc.constantFrom(...REPAYMENT_CAUSES),
      principal: fc.bigInt({ min: 0n, max: 3_000_000n }),
      dueOn: fc.option(fc.integer({ min: 0, max: 60 }).map(day)),
      payments: fc.array(
        fc.record({
          on: fc.integer({ min: 0, max: 90 }).map(day),
          yen: fc.bigInt({ min: 1n, max: 1_000_000n }),
        }),
        { maxLength: 5 },
      ),
      payOn: fc.integer({ min: 90, max: 120 }).map(day),
    });
    fc.assert(
      fc.property(any, (extras) => {
        const result = ask(extras);
        const input = { ruleSet: '2023' as const, receivedOn: RECEIVED, ...extras };
        expect([result.surcharge, result.lateCharge]).toEqual(dayByDay(input));
        expect(result.paid + result.remaining).toBe(result.total + result.overpaid);
      }),
    );
  });

  it('refuses impossible dates and amounts by name', () => {
    const result = repayment({
      ruleSet: '2023',
      cause: 'CANCELLED',
      principal: -1n,
      receivedOn: RECEIVED,
      dueOn: day(-1),
      payments: [
        { on: day(-2), yen: 0n },
        { on: day(1), yen: 1n },
      ],
      payOn: day(-1),
    });
    expect(result.ok ? [] : result.error.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'principal NEGATIVE_PRINCIPAL',
      'dueOn DUE_BEFORE_RECEIPT',
      'payOn PAID_BEFORE_RECEIPT',
      'payments[0] PAYMENT_NOT_POSITIVE',
      'payments[0] PAYMENT_BEFORE_RECEIPT',
      'payments[1] PAYMENT_AFTER_PAY_DAY',
    ]);
  });
});
