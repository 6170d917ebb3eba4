import { sumYen } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import { AVAILABLE, LEFTOVER, extraYen, sumOf } from './claimant-steps.ts';
import type { ClaimantSteps } from './claimant-steps.ts';
import { given, step } from './step.ts';
import type { TraceStep } from './types.ts';

/** Places in the queue for the left-over yen: the largest fraction first, ties in order. */
function ranksByFraction(weights: readonly Yen[], target: Yen, sum: Yen): bigint[] {
  const order = weights.map((weight, position) => ({ position, fraction: (weight * target) % sum }));
  order.sort((a, b) =>
    a.fraction === b.fraction ? a.position - b.position : a.fraction > b.fraction ? -1 : 1,
  );
  const ranks: bigint[] = new Array<bigint>(weights.length);
  order.forEach(({ position }, place) => (ranks[position] = BigInt(place + 1)));
  return ranks;
}

export interface Scaling {
  readonly weights: readonly Yen[];
  readonly target: Yen;
  readonly targetId: string;
  readonly sumId: string;
  readonly pathOf: (position: number) => string;
}

/** Largest remainder, rung by rung: the floor of each proportional part, then the left-over yen in turn. */
export function scaled({ weights, target, targetId, sumId, pathOf }: Scaling): {
  leftover: TraceStep;
  of: ClaimantSteps;
} {
  const sum = sumYen(weights);
  const floors = weights.map((weight) => (weight * target) / sum);
  const ranks = ranksByFraction(weights, target, sum);
  const left = target - sumYen(floors);
  const leftover = step(
    'jointCap.leftover',
    LEFTOVER,
    'T − sum(p)',
    [
      given('T', { ja: '分ける額', en: 'To be shared' }, target, targetId),
      ...floors.map((floor, position) =>
        given('p', { ja: '割り当て', en: 'Part' }, floor, `${pathOf(position)}.granted.part`),
      ),
    ],
    left,
  );
  const of: ClaimantSteps = (path, availableId, available, granted, position) => {
    const rank = ranks[position] ?? 0n;
    const floor = floors[position] ?? 0n;
    const part = step(
      `${path}.granted.part`,
      { ja: '同じ割合での割り当て', en: 'Proportional part' },
      'floor(a × T ÷ W)',
      [
        given('a', AVAILABLE, available, availableId),
        given('T', { ja: '分ける額', en: 'To be shared' }, target, targetId),
        given('W', { ja: '申請できる額の合計', en: 'Available in all' }, sum, sumId),
      ],
      floor,
    );
    const extra = extraYen(path, rank, left);
    return [part, extra, sumOf(path, part, extra, granted)];
  };
  return { leftover, of };
}
