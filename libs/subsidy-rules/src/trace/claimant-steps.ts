import type { Yen } from '@renkei/kernel';
import type { CalculationResult } from '../result.ts';
import { from, given, memberPath, step } from './step.ts';
import type { TraceStep } from './types.ts';

export const AVAILABLE = { ja: '申請できる額', en: 'Available' };
export const GRANTED = { ja: '上限を見たあとの申請額', en: 'Request after the joint cap' };
export const LEFTOVER = { ja: '1円ずつ配る残り', en: 'Yen left to hand out one by one' };
const RANK = { ja: '残りを受けとる順番', en: 'Place in the queue for them' };
const EXTRA = { ja: '残りから受けとる1円', en: 'One yen of the leftover' };

/** How the joint cap acts on one claimant (a member or the pool): the steps from available to granted. */
export type ClaimantSteps = (
  path: string,
  availableId: string,
  available: Yen,
  granted: Yen,
  position: number,
) => TraceStep[];

export interface JointCapSteps {
  /** The group's own steps: the room, the ceiling, what is left over. */
  readonly group: readonly TraceStep[];
  readonly member: (index: number) => TraceStep[];
  readonly analysis: () => TraceStep[];
}

/** Nothing is cut: the request is what is available. */
export const whole: ClaimantSteps = (path, id, available, granted) => [
  step(`${path}.granted`, GRANTED, 'a', [given('a', AVAILABLE, available, id)], granted),
];

/** One yen of the leftover for those early enough in its queue. */
export function extraYen(path: string, rank: bigint, left: Yen): TraceStep {
  return step(
    `${path}.granted.extra`,
    EXTRA,
    'when(L >= r, 1)',
    [given('L', LEFTOVER, left, 'jointCap.leftover'), given('r', RANK, rank, null, 'COUNT')],
    left >= rank ? 1n : 0n,
  );
}

/** granted = part + left-over yen */
export function sumOf(path: string, part: TraceStep, extra: TraceStep, granted: Yen): TraceStep {
  return step(`${path}.granted`, GRANTED, 'p + e', [from('p', part), from('e', extra)], granted);
}

/** The steps of one policy, from a way to explain members and one to explain the pool. */
export function assemble(
  result: CalculationResult,
  group: readonly TraceStep[],
  member: ClaimantSteps,
  analysis: ClaimantSteps | (() => TraceStep[]),
): JointCapSteps {
  return {
    group,
    member: (index) => {
      const amounts = result.members[index];
      if (amounts === undefined) return [];
      const path = memberPath(index);
      return member(path, `${path}.subsidy`, amounts.subsidy, amounts.granted, index);
    },
    analysis: () =>
      analysis(
        'analysis',
        'analysis.available',
        result.analysis.available,
        result.analysis.granted,
        result.members.length,
      ),
  };
}
