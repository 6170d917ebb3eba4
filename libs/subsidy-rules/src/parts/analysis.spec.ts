import { describe, expect, it } from '@jest/globals';
import { RULE_SETS } from '../rule-set/rule-sets.ts';
import { analysisPool, countedMembers } from './analysis.ts';

const rules = RULE_SETS['2023'].analysis;

describe('the pool of (2)', () => {
  it('is 2/3 of the cost, rounded down, while that is within the limit', () => {
    expect(analysisPool(700_001n, 11, rules)).toEqual({
      eligible: 700_001n,
      countedMembers: 11,
      limit: 5_500_000n,
      available: 466_667n, // 466,667.33
    });
  });

  it.each([
    [0, 0n],
    [1, 500_000n],
    [60, 30_000_000n],
    [61, 30_000_000n],
    [200, 30_000_000n],
  ])('stops at ¥500,000 × %p members and at ¥30,000,000', (counted, limit) => {
    expect(analysisPool(10n ** 15n, counted, rules)).toMatchObject({ limit, available: limit });
  });

  it('counts all members, or those that introduce a tool', () => {
    expect([countedMembers('all-members', 12, 5), countedMembers('introducing-members', 12, 5)]).toEqual([
      12, 5,
    ]);
  });
});
