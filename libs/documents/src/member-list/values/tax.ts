import type { Yen } from '@renkei/kernel';
import { problem } from '../imported-member.ts';
import type { ValueProblem } from '../imported-member.ts';
import type { TaxPercent } from '../meaning.ts';
import { TAX_PERCENTS } from '../meaning.ts';
import { grouped } from './money.ts';

/**
 * Whole yen without consumption tax, rounded down: the subsidy is paid on the amount without tax, and where the
 * division leaves a fraction nobody can tell how the seller rounded. `exact` is false then.
 */
export function withoutTax(taxed: Yen, percent: TaxPercent): { readonly yen: Yen; readonly exact: boolean } {
  const whole = 100n + BigInt(percent);
  return { yen: (taxed * 100n) / whole, exact: (taxed * 100n) % whole === 0n };
}

/** An amount with tax whose rate nobody named: what each rate would give, for the person to choose. */
export function taxToBeChosen(taxed: Yen): ValueProblem {
  const [low, high] = TAX_PERCENTS.map((percent) => grouped(withoutTax(taxed, percent).yen));
  return problem(
    'error',
    'TAX_INCLUSIVE',
    `税込の金額です（税抜にすると、10%なら${String(high)}円、8%なら${String(low)}円）。列の設定で税率を選ぶか、税抜の金額を入れてください。`,
    `This amount includes tax (without it: ${String(high)} yen at 10 %, ${String(low)} yen at 8 %). Please choose the rate for the column, or enter the amount without tax.`,
  );
}

export const TAX_NOT_EXACT = problem(
  'warning',
  'TAX_NOT_EXACT',
  '税込から割り切れないため、税抜の1円未満を切り捨てました。見積書の税抜の金額と比べてください。',
  'The division left a fraction of a yen, which was dropped. Please compare with the tax-exclusive price of the quotation.',
);
