import { describe, expect, it } from '@jest/globals';
import { ratio } from '@renkei/kernel';
import { group, line, member, twoFunctions } from '../../testing/groups.ts';
import { calculate } from '../calculate.ts';
import type { Change } from '../what-if/scenario.ts';
import { burdenGap, burdens, compareRatios, largestBurden, percent } from './burden.ts';
import { compareScores, isBetter } from './search.ts';
import type { Alternative } from './search.ts';

/** (1) 722,222 each; (3) ⌊1,444,444 ÷ 15⌋ = 96,296 of the 600,000 the first one buys. */
const pair = calculate(
  group([
    member('a', [twoFunctions(1_000_000), line('OFFICE', 600_000)], { representative: true }),
    member('b', [twoFunctions(1_000_000)]),
    member('c', []),
  ]),
);

describe('own parts', () => {
  it('count the joint costs on both sides, by the key', () => {
    // 503,704 left of (3): 167,902, 167,901, 167,901
    expect(burdens(pair, 'EQUAL')).toEqual([
      { id: 'a', own: 445_680n, whole: 1_200_000n },
      { id: 'b', own: 445_679n, whole: 1_200_000n },
      { id: 'c', own: 167_901n, whole: 200_000n },
    ]);
    expect(burdens(pair, 'BUYER_BEARS')).toEqual([
      { id: 'a', own: 781_482n, whole: 1_600_000n },
      { id: 'b', own: 277_778n, whole: 1_000_000n },
      { id: 'c', own: 0n, whole: 0n },
    ]);
  });

  it('leave out who has no cost', () => {
    const borne = burdens(pair, 'BUYER_BEARS');
    expect(compareRatios(largestBurden(borne), ratio(781_482n, 1_600_000n))).toBe(0);
    // 48.84 % less 27.77 %
    expect(percent(burdenGap(borne))).toBe('21.0');
  });
});

describe('what is better', () => {
  const one = (score: bigint, granted: bigint, changes: number): Alternative => ({
    levers: [],
    placements: [],
    changes: Array.from({ length: changes }, (): Change => ({ kind: 'SET_POLICY', policy: 'PRO_RATA' })),
    result: { ...pair, total: { granted } },
    score: ratio(score, 10n),
  });

  it('is the score, then the group’s total, then fewer changes', () => {
    expect(isBetter('MOST_EVEN', one(1n, 0n, 9), one(2n, 5n, 1))).toBe(true);
    expect(isBetter('MOST_SUBSIDY', one(1n, 0n, 9), one(2n, 5n, 1))).toBe(false);
    expect(isBetter('MOST_EVEN', one(1n, 6n, 9), one(1n, 5n, 1))).toBe(true);
    expect(isBetter('MOST_EVEN', one(1n, 5n, 1), one(1n, 5n, 2))).toBe(true);
    expect(isBetter('MOST_EVEN', one(1n, 5n, 1), one(1n, 5n, 1))).toBe(false);
  });

  it('is less for a burden, more for a subsidy', () => {
    expect(compareScores('LEAST_BURDEN_WORST_OFF', ratio(1n, 3n), ratio(2n, 3n))).toBe(1);
    expect(compareScores('MOST_SUBSIDY', ratio(1n, 3n), ratio(2n, 3n))).toBe(-1);
  });
});
