import { describe, expect, it } from '@jest/globals';
import { SCALING_POLICIES } from '../../testing/groups.ts';
import { applyJointCap } from './joint-cap.ts';

const CAP = 30_000_000n;
const claim = (members: readonly bigint[], analysis: bigint) => ({
  members,
  membersTotal: members.reduce((sum, amount) => sum + amount, 0n),
  analysis,
});

describe('the joint cap', () => {
  it.each(SCALING_POLICIES)('%s leaves a group at the cap exactly as it is', (policy) => {
    expect(applyJointCap(policy, claim([3_000_000n, 7_000_000n], 20_000_000n), CAP)).toEqual({
      members: [3_000_000n, 7_000_000n],
      analysis: 20_000_000n,
    });
  });

  it('PRO_RATA takes one yen over from the smallest fraction', () => {
    // 10,000,001 × 30,000,000 / 30,000,001 = 10,000,000.67; 20,000,000 × … = 19,999,999.33: one yen left, to .67
    expect(applyJointCap('PRO_RATA', claim([10_000_001n], 20_000_000n), CAP)).toEqual({
      members: [10_000_001n],
      analysis: 19_999_999n,
    });
  });

  it('INFRASTRUCTURE_FIRST scales members from the first yen over the cap, and leaves the pool nothing', () => {
    expect(applyJointCap('INFRASTRUCTURE_FIRST', claim([15_000_000n, 15_000_000n], 1n), CAP)).toEqual({
      members: [15_000_000n, 15_000_000n],
      analysis: 0n,
    });
    expect(applyJointCap('INFRASTRUCTURE_FIRST', claim([15_000_000n, 15_000_001n], 1n), CAP)).toEqual({
      members: [15_000_000n, 15_000_000n],
      analysis: 0n,
    });
  });

  it('ANALYSIS_FIRST and EQUAL_CEILING leave members nothing beside a pool of the whole cap', () => {
    for (const policy of ['ANALYSIS_FIRST', 'EQUAL_CEILING'] as const) {
      expect(applyJointCap(policy, claim([5n, 7n], CAP), CAP)).toEqual({ members: [0n, 0n], analysis: CAP });
    }
  });

  it('EQUAL_CEILING gives odd yen to the earliest members still below their amount', () => {
    expect(applyJointCap('EQUAL_CEILING', claim([9n, 2n, 9n, 9n], 0n), 19n).members).toEqual([
      6n,
      2n,
      6n,
      5n,
    ]);
  });
});
