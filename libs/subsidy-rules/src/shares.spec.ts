import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumYen } from '@renkei/kernel';
import { anyGroup, group, line, member, twoFunctions } from '../testing/groups.ts';
import { calculate } from './calculate.ts';
import { SHARING_KEYS } from './input/types.ts';
import type { SharingKey } from './input/types.ts';
import { memberShares } from './shares.ts';

/** a buys the joint costs: analysis 300,000 (subsidy 200,000) and office 60,000 (subsidy 40,000); 120,000 is left. */
const lead = [twoFunctions(600_000), line('ANALYSIS_SOFTWARE', 300_000), line('OFFICE', 60_000)];
const three = [
  member('a', lead, { representative: true, sharingWeight: 1n }),
  member('b', [twoFunctions(200_000)], { sharingWeight: 0n }),
  member('c', [line('PC', 10_005)], { sharingWeight: 3n }),
];
const shares = (key: SharingKey) => memberShares(calculate(group(three)), key);

describe('a share', () => {
  it('is cost − subsidy + the joint part, and tax on top', () => {
    // a: 600,000 − 450,000 + 40,000 = 190,000; tax 60,000 + 12,000 of the 36,000 on the joint costs
    // c: the PC counts only beside software: 10,005 − 0 + 40,000; tax ⌊1,000.5⌋ + 12,000
    const { members, total } = shares('EQUAL');
    expect(members).toMatchObject([
      {
        id: 'a',
        ownCost: 600_000n,
        ownSubsidy: 450_000n,
        jointNet: 40_000n,
        beforeTax: 190_000n,
        tax: 72_000n,
        share: 262_000n,
      },
      {
        id: 'b',
        ownCost: 200_000n,
        ownSubsidy: 150_000n,
        jointNet: 40_000n,
        beforeTax: 90_000n,
        tax: 32_000n,
        share: 122_000n,
      },
      {
        id: 'c',
        ownCost: 10_005n,
        ownSubsidy: 0n,
        jointNet: 40_000n,
        beforeTax: 50_005n,
        tax: 13_000n,
        share: 63_005n,
      },
    ]);
    expect(total).toEqual({
      cost: 1_170_005n,
      tax: 117_000n,
      subsidy: 840_000n,
      jointNet: 120_000n,
      jointTax: 36_000n,
      share: 447_005n,
    });
  });

  it.each<[SharingKey, bigint[]]>([
    ['EQUAL', [40_000n, 40_000n, 40_000n]],
    // 120,000 × 600,000 / 810,005 = 88,888.34; × 200,000 = 29,629.45; × 10,005 = 1,482.22: the odd yen to .45
    ['BY_INFRASTRUCTURE_COST', [88_888n, 29_630n, 1_482n]],
    ['BY_GRANTED_SUBSIDY', [90_000n, 30_000n, 0n]],
    ['BY_WEIGHT', [30_000n, 0n, 90_000n]],
    ['BUYER_BEARS', [120_000n, 0n, 0n]],
  ])('splits the joint costs by %s', (key, parts) => {
    expect(shares(key).members.map(({ jointNet }) => jointNet)).toEqual(parts);
  });

  it('lets each buyer keep its own joint costs, the subsidy following the cost it was granted for', () => {
    const buyers = [
      member('a', [line('ANALYSIS_SOFTWARE', 100_000), line('OFFICE', 999)], { representative: true }),
      member('b', [line('ANALYSIS_SOFTWARE', 200_000)]),
    ];
    const result = calculate(group(buyers));
    // (2): ⌊300,000 × 2/3⌋ = 200,000 split 1:2, 66,666.67 and 133,333.33; (3): ⌊999 × 2/3⌋ = 666 all a's
    expect(memberShares(result, 'BUYER_BEARS').members.map(({ jointNet }) => jointNet)).toEqual([
      100_000n + 999n - 66_667n - 666n,
      200_000n - 133_333n,
    ]);
  });

  it('falls back to equal parts when the key has nothing to go by, and says so', () => {
    const idle = [
      member('a', [line('OFFICE', 90)], { sharingWeight: 0n }),
      member('b', [], { sharingWeight: 0n }),
    ];
    const result = calculate(group(idle));
    const split = memberShares(result, 'BY_WEIGHT');
    expect(split.fellBackToEqual).toBe(true);
    expect(split.members.map(({ jointNet }) => jointNet)).toEqual([45n, 45n]);
    expect(memberShares(result, 'EQUAL').fellBackToEqual).toBe(false);
    expect(memberShares(calculate(group([]))).fellBackToEqual).toBe(false);
  });

  it('with the subsidy adds up to cost and tax to the yen, for any group and key, and is never below 0', () => {
    fc.assert(
      fc.property(anyGroup, fc.constantFrom(...SHARING_KEYS), (input, key) => {
        const result = calculate(input);
        const { members, total } = memberShares(result, key);
        const cost = sumYen(
          input.members.flatMap((m) => m.costLines.map((l) => l.unitPrice * BigInt(l.quantity))),
        );
        const tax = sumYen(
          input.members.map((m) => sumYen(m.costLines.map((l) => l.unitPrice * BigInt(l.quantity))) / 10n),
        );
        expect(sumYen(members.map(({ share }) => share)) + result.total.granted).toBe(cost + tax);
        expect(total.share + total.subsidy).toBe(total.cost + total.tax);
        expect(total).toMatchObject({ cost, tax });
        expect(members.every(({ beforeTax, tax: own }) => beforeTax >= 0n && own >= 0n)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
