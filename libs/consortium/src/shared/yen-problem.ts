import type { ProblemList } from '@renkei/platform';
import { MAX_YEN, formatYen, formatYenEn } from '@renkei/kernel';

/** Every amount is at most 10^15 yen, the range in which all sums were checked to be exact. */
export function checkYenRange(problems: ProblemList, amount: bigint | null | undefined, path: string): void {
  if (amount == null || amount <= MAX_YEN) return;
  problems.add('TOO_LARGE', path, {
    ja: `金額が大きすぎます。${formatYen(MAX_YEN)}以下で入れてください。`,
    en: `The amount is too large. Please stay at or under ${formatYenEn(MAX_YEN)}.`,
  });
}
