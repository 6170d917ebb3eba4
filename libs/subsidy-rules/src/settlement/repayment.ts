import { compareDates, daysBetween, err, maxYen, minYen, ok, ratio, sumYen } from '@renkei/kernel';
import type { LocalDate, Message, Ratio, Result, Yen } from '@renkei/kernel';
import type { RuleSetId } from '../rule-set/types.ts';
import { repaymentProblems } from './repayment-problems.ts';
import type { RepaymentProblem } from './repayment-problems.ts';
import { addOneDay, repaymentSteps } from './repayment-steps.ts';
import type { TraceStep } from '../trace/types.ts';

export const REPAYMENT_CAUSES = ['CANCELLED', 'CANCELLED_CHANGED_CIRCUMSTANCES', 'OVERPAID'] as const;
/**
 * Why money goes back: the grant was cancelled (R25 第25条・第26条), it was cancelled because circumstances changed
 * (第25条1九, free of 加算金 by 第27条), or more was paid than was fixed (第22条3, which knows 延滞金 only).
 */
export type RepaymentCause = (typeof REPAYMENT_CAUSES)[number];

/** 10.95 % a year by the day: 1095 / (365 × 10000) = 3 / 10000 a day. */
export const DAILY_RATE: Ratio = ratio(1095n, 365n * 10_000n);

export interface RepaymentPayment {
  readonly on: LocalDate;
  readonly yen: Yen;
}

export interface RepaymentInput {
  readonly ruleSet: RuleSetId;
  readonly cause: RepaymentCause;
  /** 返還すべき額, whole yen. */
  readonly principal: Yen;
  /** The day the subsidy reached the account. Paid in several instalments: ask once for each. */
  readonly receivedOn: LocalDate;
  /** The deadline the secretariat named; null = none named yet, so nothing is late. */
  readonly dueOn: LocalDate | null;
  /** What has been paid back so far. */
  readonly payments: readonly RepaymentPayment[];
  /** The day on which the rest is paid (or the day to look from). JST. */
  readonly payOn: LocalDate;
}

/** A run of days over which the same amount was unpaid. Both days count. */
export interface UnpaidStretch {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
  readonly unpaid: Yen;
}

export interface Repayment {
  readonly principal: Yen;
  /** 加算金 up to `payOn`. */
  readonly surcharge: Yen;
  /** The part of it that had accrued by the deadline: with the principal, what was due then. */
  readonly surchargeDue: Yen;
  /** 延滞金 up to `payOn`. */
  readonly lateCharge: Yen;
  readonly surchargeStretches: readonly UnpaidStretch[];
  readonly lateStretches: readonly UnpaidStretch[];
  /** principal + surcharge + lateCharge */
  readonly total: Yen;
  readonly paid: Yen;
  /** What to pay on `payOn` to be done; 0 when everything is paid. */
  readonly remaining: Yen;
  /** Paid beyond the total. */
  readonly overpaid: Yen;
  readonly steps: readonly TraceStep[];
  readonly summary: Message;
}

/**
 * The days from `from` to `to`, both counted, cut where a payment lowers what is unpaid. The day of a payment still
 * counts in full, the day after it does not.
 */
function stretches(
  owed: Yen,
  payments: readonly RepaymentPayment[],
  from: LocalDate,
  to: LocalDate,
): UnpaidStretch[] {
  const result: UnpaidStretch[] = [];
  const cuts = payments.map(({ on }) => on).filter((on) => on >= from && on < to);
  let start = from;
  for (const end of [...new Set(cuts), to]) {
    if (compareDates(start, end) > 0) continue;
    const before = sumYen(payments.filter(({ on }) => on < start).map(({ yen }) => yen));
    const unpaid = maxYen(owed - before, 0n);
    if (unpaid > 0n) result.push({ from: start, to: end, days: daysBetween(start, end) + 1, unpaid });
    start = addOneDay(end);
  }
  return result;
}

/** ⌊Σ(unpaid × days) × 1095 ÷ (365 × 10000)⌋ */
function charge(periods: readonly UnpaidStretch[]): Yen {
  const yenDays = periods.reduce((sum, { unpaid, days }) => sum + unpaid * BigInt(days), 0n);
  return (yenDays * DAILY_RATE.numerator) / DAILY_RATE.denominator;
}

/**
 * What goes back with 加算金 and 延滞金, 10.95 % a year each (R25 第22条4, 第27条, 第28条; K25 p.34). Whole yen.
 *
 * Stated: 加算金 runs from the day of receipt to the day of payment on what is to be returned; 延滞金 from the day
 * after the deadline to the day of payment on what is unpaid, the 加算金 that was due included (第28条).
 * Product decisions where R25 is silent (the grant decision refers to 補助金適正化法 第19条 and its 施行令 第10・11条,
 * which these follow where they speak; the secretariat's own figure always stands):
 * - `BOTH_DAYS_COUNT`: 受領の日 and 納付の日 are counted both, so paying back on the day of receipt is one day.
 * - `YEAR_HAS_365_DAYS`: a leap day is a day like any other and the year stays 365 days.
 * - `PRINCIPAL_FIRST`: payments go to the principal, then to the 加算金, then to the 延滞金.
 * - `ROUNDED_DOWN_ONCE`: each charge is summed over all its days and rounded down to the yen once.
 * - `SURCHARGE_DUE_STOPS_AT_DEADLINE`: the 加算金 inside the base of 延滞金 is what had accrued by the deadline.
 * Problems: see `RepaymentProblem`.
 */
export function repayment(input: RepaymentInput): Result<Repayment, readonly RepaymentProblem[]> {
  const problems = repaymentProblems(input);
  if (problems.length > 0) return err(problems);
  const { principal, receivedOn, dueOn, payOn, cause } = input;
  const payments = [...input.payments].sort((a, b) => compareDates(a.on, b.on));

  const charged = cause === 'CANCELLED';
  const surchargeUntil = (last: LocalDate): UnpaidStretch[] =>
    charged ? stretches(principal, payments, receivedOn, last) : [];
  const surchargeStretches = surchargeUntil(payOn);
  const surcharge = charge(surchargeStretches);

  const late = dueOn !== null && payOn > dueOn;
  const dueStretches = late ? surchargeUntil(dueOn) : surchargeStretches;
  const surchargeDue = charge(dueStretches);
  const lateStretches = late ? stretches(principal + surchargeDue, payments, addOneDay(dueOn), payOn) : [];
  const lateCharge = charge(lateStretches);

  const total = principal + surcharge + lateCharge;
  const paid = sumYen(payments.map(({ yen }) => yen));
  const remaining = maxYen(total - paid, 0n);
  const amounts = { principal, surcharge, surchargeDue, lateCharge, total, paid, remaining };
  const { steps, summary } = repaymentSteps(input.ruleSet, cause, amounts, {
    surcharge: surchargeStretches,
    due: late ? dueStretches : [],
    late: lateStretches,
  });
  return ok({
    ...amounts,
    surchargeStretches,
    lateStretches,
    overpaid: paid - minYen(paid, total),
    steps,
    summary,
  });
}
