import { formatYen, formatYenEn, type LocalDate } from '@renkei/kernel';
import { ProblemsFound } from '@renkei/platform';
import { repayment, type RepaymentProblem } from '@renkei/subsidy-rules';
import type { RepaymentRow } from './repayment.rows.ts';
import type { RepaymentQuoteType } from './repayment.type.ts';

/**
 * What a repayment costs when it is paid on this day: for one that is paid, what it cost; null for a cancelled one.
 * @throws ProblemsFound PAID_BEFORE_RECEIPT at this path
 */
export function quoteOf(row: RepaymentRow, asked: LocalDate, path: string): RepaymentQuoteType | null {
  if (row.status === 'CANCELLED') return null;
  const on = row.paidOn ?? asked;
  const result = repayment({
    ruleSet: row.ruleSet,
    cause: row.cause,
    principal: row.principalYen,
    receivedOn: row.subsidyReceivedOn,
    dueOn: row.dueOn,
    payments: [],
    payOn: on,
  });
  if (!result.ok) throw new ProblemsFound(result.error.map((problem) => problemAt(problem, path)));
  const { principal, surcharge, lateCharge, total, steps, summary } = result.value;
  const paid = {
    ja: `${on}に納付済みです（合計${formatYen(total)}）。`,
    en: `It was paid on ${on} (${formatYenEn(total)} in all).`,
  };
  return {
    on,
    principalYen: principal,
    surchargeYen: surcharge,
    delayYen: lateCharge,
    totalYen: total,
    steps,
    summary: row.status === 'PAID' ? paid : summary,
  };
}

function problemAt({ code, message }: RepaymentProblem, path: string) {
  return { code, path, message };
}
