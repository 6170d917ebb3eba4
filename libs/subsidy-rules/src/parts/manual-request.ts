import { formatYen, formatYenEn } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { CalculationInput, InputProblem } from '../input/types.ts';
import type { Available, Granted } from './joint-cap.ts';

export interface ManualGrant {
  readonly granted: Granted;
  /** Why the request is refused; empty when it stands. */
  readonly problems: readonly InputProblem[];
}

function overAvailable(path: string, requested: Yen, available: Yen): InputProblem {
  return {
    path,
    code: 'REQUEST_OVER_AVAILABLE',
    message: {
      ja: `申請額 ${formatYen(requested)} は申請可能額 ${formatYen(available)} を超えています。${formatYen(available)}以下で入れてください。`,
      en: `The requested ${formatYenEn(requested)} exceeds the available ${formatYenEn(available)}. Please enter at most that.`,
    },
  };
}

function overCap(total: Yen, cap: Yen): InputProblem {
  return {
    path: 'members',
    code: 'REQUEST_OVER_CAP',
    message: {
      ja: `(1)と(2)の申請額の合計 ${formatYen(total)} が上限 ${formatYen(cap)} を超えています。あと ${formatYen(total - cap)} 減らしてください。`,
      en: `The requests for (1) and (2) add up to ${formatYenEn(total)}, over the cap of ${formatYenEn(cap)}. Please take off ${formatYenEn(total - cap)}.`,
    },
  };
}

/**
 * MANUAL: the amounts typed in, a blank one meaning all that is available. Refused as a whole (nothing is
 * granted) while any exceeds its available amount or the sum the cap, as X25 様式5–7 turn red.
 */
export function manualGrant(input: CalculationInput, available: Available, cap: Yen): ManualGrant {
  const problems: InputProblem[] = [];
  let total = 0n;
  const members = input.members.map(({ requested }, index) => {
    const most = available.members[index] ?? 0n;
    const amount = requested ?? most;
    if (amount > most) problems.push(overAvailable(`members[${index}].requested`, amount, most));
    total += amount;
    return amount;
  });
  const analysis = input.requestedAnalysis ?? available.analysis;
  if (analysis > available.analysis)
    problems.push(overAvailable('requestedAnalysis', analysis, available.analysis));
  total += analysis;
  if (total > cap) problems.push(overCap(total, cap));
  if (problems.length === 0) return { granted: { members, analysis }, problems };
  return { granted: { members: members.map(() => 0n), analysis: 0n }, problems };
}
