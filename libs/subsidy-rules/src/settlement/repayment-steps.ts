import { addDays, formatYen, formatYenEn } from '@renkei/kernel';
import type { LocalDate, Message, Yen } from '@renkei/kernel';
import { r25, sourcedFor } from '../rule-set/sources.ts';
import type { RuleSetId, Source } from '../rule-set/types.ts';
import { from, given, step } from '../trace/step.ts';
import type { TraceInput, TraceStep } from '../trace/types.ts';
import type { RepaymentCause, UnpaidStretch } from './repayment.ts';

export function addOneDay(date: LocalDate): LocalDate {
  return addDays(date, 1);
}

interface Amounts {
  readonly principal: Yen;
  readonly surcharge: Yen;
  readonly surchargeDue: Yen;
  readonly lateCharge: Yen;
  readonly total: Yen;
  readonly paid: Yen;
  readonly remaining: Yen;
}

interface Periods {
  readonly surcharge: readonly UnpaidStretch[];
  /** The 加算金 that was due at the deadline; empty when nothing is late. */
  readonly due: readonly UnpaidStretch[];
  readonly late: readonly UnpaidStretch[];
}

/** 'floor((P1 × d1 + P2 × d2) × 1095 ÷ (365 × 10000))' */
function chargeFormula(count: number): string {
  if (count === 0) return '0';
  const terms = Array.from({ length: count }, (_, index) => `P${index + 1} × d${index + 1}`).join(' + ');
  return `floor((${terms}) × 1095 ÷ (365 × 10000))`;
}

function periodInputs(periods: readonly UnpaidStretch[]): TraceInput[] {
  return periods.flatMap(({ from: first, to: last, days, unpaid }, index) => [
    given(
      `P${index + 1}`,
      { ja: `${first}から${last}まで未納付の額`, en: `Unpaid from ${first} to ${last}` },
      unpaid,
    ),
    given(
      `d${index + 1}`,
      { ja: 'その日数（両端を含む）', en: 'Days, both ends counted' },
      BigInt(days),
      null,
      'COUNT',
    ),
  ]);
}

function chargeStep(
  id: string,
  label: Message,
  periods: readonly UnpaidStretch[],
  amount: Yen,
  year: RuleSetId,
  source: Source,
): TraceStep {
  const rules = [sourcedFor(year)('10.95 %', source)];
  return step(id, label, chargeFormula(periods.length), periodInputs(periods), amount, { rules });
}

function surchargeLabel(cause: RepaymentCause): Message {
  switch (cause) {
    case 'CANCELLED':
      return {
        ja: '加算金（受領の日から納付の日まで、年10.95%）',
        en: 'Surcharge (from receipt to payment, 10.95 % a year)',
      };
    case 'CANCELLED_CHANGED_CIRCUMSTANCES':
      return {
        ja: '加算金（事情の変更による取消しのため、かかりません）',
        en: 'Surcharge (none: cancelled because circumstances changed)',
      };
    case 'OVERPAID':
      return {
        ja: '加算金（確定額を超えた分の返還のため、かかりません）',
        en: 'Surcharge (none: this returns what exceeds the fixed amount)',
      };
  }
}

function summaryOf({ principal, surcharge, lateCharge, paid, remaining }: Amounts): Message {
  const yen = formatYen;
  const yenEn = formatYenEn;
  const parts = `返還${yen(principal)}、加算金${yen(surcharge)}、延滞金${yen(lateCharge)}`;
  const partsEn = `principal ${yenEn(principal)}, surcharge ${yenEn(surcharge)}, late charge ${yenEn(lateCharge)}`;
  if (remaining === 0n) {
    return { ja: `全額の納付が済んでいます（${parts}）。`, en: `Everything is paid (${partsEn}).` };
  }
  return {
    ja: `納付する残りは${yen(remaining)}です（${parts}、納付済み${yen(paid)}）。事務局の通知の額をご確認のうえ納付してください。`,
    en: `${yenEn(remaining)} is left to pay (${partsEn}; paid ${yenEn(paid)}). Please pay what the secretariat’s notice says.`,
  };
}

/** The repayment rung by rung, and in one sentence. */
export function repaymentSteps(
  year: RuleSetId,
  cause: RepaymentCause,
  amounts: Amounts,
  periods: Periods,
): { readonly steps: readonly TraceStep[]; readonly summary: Message } {
  const place = cause === 'OVERPAID' ? '第22条3' : '第26条';
  const principal = step(
    'repayment.principal',
    { ja: '返還する補助金', en: 'Subsidy to return' },
    'p',
    [given('p', { ja: '返還すべき額', en: 'Amount to return' }, amounts.principal)],
    amounts.principal,
    { rules: [sourcedFor(year)('principal', r25(place))] },
  );
  const surcharge = chargeStep(
    'repayment.surcharge',
    surchargeLabel(cause),
    periods.surcharge,
    amounts.surcharge,
    year,
    r25(cause === 'OVERPAID' ? '第22条3' : '第27条'),
  );
  const due =
    periods.due.length === 0
      ? []
      : [
          chargeStep(
            'repayment.surchargeDue',
            { ja: '期限までについた加算金（延滞金のもとに含む）', en: 'Surcharge accrued by the deadline' },
            periods.due,
            amounts.surchargeDue,
            year,
            r25('第28条'),
          ),
        ];
  const late = chargeStep(
    'repayment.lateCharge',
    {
      ja: '延滞金（期限の翌日から納付の日まで、年10.95%）',
      en: 'Late charge (from the day after the deadline to payment, 10.95 % a year)',
    },
    periods.late,
    amounts.lateCharge,
    year,
    r25(cause === 'OVERPAID' ? '第22条4' : '第28条'),
  );
  const total = step(
    'repayment.total',
    { ja: '合計', en: 'In all' },
    'p + s + l',
    [from('p', principal), from('s', surcharge), from('l', late)],
    amounts.total,
  );
  return { steps: [principal, surcharge, ...due, late, total], summary: summaryOf(amounts) };
}
