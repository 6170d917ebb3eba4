import { describe, expect, it } from '@jest/globals';
import { sumYen } from '@renkei/kernel';
import fc from 'fast-check';
import { group, line, member, twoFunctions } from '../../testing/groups.ts';
import { calculate } from '../calculate.ts';
import { SHARING_KEYS } from '../input/types.ts';
import { infrastructureCostOf } from '../parts/member-costs.ts';
import { memberShares } from '../shares.ts';
import { distribute } from './redistribution.ts';
import type { DistributionInput, DistributionMember } from './redistribution.ts';

function shop(
  id: string,
  fixed: bigint,
  received: bigint,
  extras: Partial<DistributionMember> = {},
): DistributionMember {
  return {
    id,
    name: `見本${id}`,
    withdrawn: false,
    received,
    fixed,
    infrastructureCost: 0n,
    analysisCost: 0n,
    adminCost: 0n,
    sharingWeight: 1n,
    ...extras,
  };
}

/** a bought (2) and (3) and received their 100 beside its own 300; b 200, c 100. */
function trio(extras: Partial<DistributionInput> = {}): DistributionInput {
  return {
    sharingKey: 'EQUAL',
    members: [
      shop('a', 300n, 400n, {
        infrastructureCost: 500n,
        analysisCost: 120n,
        adminCost: 40n,
        sharingWeight: 3n,
      }),
      shop('b', 200n, 200n, { infrastructureCost: 300n, sharingWeight: 0n }),
      shop('c', 100n, 100n, { infrastructureCost: 200n, sharingWeight: 2n }),
    ],
    fixedAnalysis: 80n,
    fixedAdmin: 20n,
    ...extras,
  };
}

const sent = (input: DistributionInput): string[] =>
  distribute(input).transfers.map(({ from, to, yen }) => `${from}→${to} ${yen}`);

describe('who gets what of the joint subsidy', () => {
  it.each([
    ['EQUAL', [34n, 33n, 33n], ['a→b 33', 'a→c 33']],
    ['BY_INFRASTRUCTURE_COST', [50n, 30n, 20n], ['a→b 30', 'a→c 20']],
    // 100 × 300/600, 200/600, 100/600 = 50, 33.3, 16.7: the odd yen to the largest fraction
    ['BY_GRANTED_SUBSIDY', [50n, 33n, 17n], ['a→b 33', 'a→c 17']],
    ['BY_WEIGHT', [60n, 0n, 40n], ['a→c 40']],
    ['BUYER_BEARS', [100n, 0n, 0n], []],
  ] as const)('%s', (sharingKey, joint, transfers) => {
    const result = distribute(trio({ sharingKey }));
    expect(result.members.map((entry) => entry.joint)).toEqual(joint);
    expect(sent(trio({ sharingKey }))).toEqual(transfers);
    expect(result.members.map(({ holds }) => holds)).toEqual(result.members.map(({ entitled }) => entitled));
    expect(result.state).toBe('COMPLETE');
  });

  it('lets the subsidy of (2) and of (3) follow their own buyers', () => {
    const [a, b, c] = trio().members;
    const members = [a!, { ...b!, analysisCost: 60n, adminCost: 0n }, { ...c!, adminCost: 40n }];
    // (2) 80 by 120 : 60 = 53.3 : 26.7; (3) 20 by 40 : 40
    const { members: parts } = distribute(trio({ sharingKey: 'BUYER_BEARS', members }));
    expect(parts.map(({ joint }) => joint)).toEqual([63n, 27n, 10n]);
  });

  it('falls back to equal parts when a key has nothing to go by', () => {
    const members = trio().members.map((entry) => ({
      ...entry,
      sharingWeight: 0n,
      analysisCost: 0n,
      adminCost: 0n,
    }));
    for (const sharingKey of ['BY_WEIGHT', 'BUYER_BEARS'] as const) {
      const result = distribute(trio({ sharingKey, members }));
      expect(result.fellBackToEqual).toBe(true);
      expect(sumYen(result.members.map(({ joint }) => joint))).toBe(100n);
    }
    expect(distribute(trio()).fellBackToEqual).toBe(false);
  });

  it('gives nothing to a member that withdrew', () => {
    const [a, b, c] = trio().members;
    const result = distribute(trio({ members: [a!, { ...b!, withdrawn: true, received: 0n }, c!] }));
    expect(result.members.map(({ entitled }) => entitled)).toEqual([350n, 0n, 150n]);
  });

  it('weighs as the members’ shares of the cost do', () => {
    // one pot of 900,000 − 600,000; every key must give the same part of the subsidy as of what is left to pay
    const input = group([
      member('a', [twoFunctions(600_000), line('ANALYSIS_SERVICE', 900_000)], { sharingWeight: 4n }),
      member('b', [twoFunctions(300_000)], { sharingWeight: 1n }),
      member('c', [twoFunctions(100_000)], { sharingWeight: 1n }),
    ]);
    const result = calculate(input);
    const members = result.members.map(({ id, granted, costs }, index) =>
      shop(id, granted, granted, {
        infrastructureCost: infrastructureCostOf(costs),
        analysisCost: costs.analysis,
        sharingWeight: input.members[index]!.sharingWeight,
      }),
    );
    for (const sharingKey of SHARING_KEYS) {
      const distribution = distribute({ sharingKey, members, fixedAnalysis: 600_000n, fixedAdmin: 0n });
      const shares = memberShares(result, sharingKey);
      expect(distribution.members.map(({ joint }) => joint)).toEqual(
        shares.members.map(({ jointNet }) => jointNet * 2n),
      );
    }
  });
});

describe('the transfers', () => {
  const plain = (...pairs: [bigint, bigint][]): DistributionInput =>
    trio({
      sharingKey: 'BUYER_BEARS',
      fixedAnalysis: 0n,
      fixedAdmin: 0n,
      members: pairs.map(([fixed, received], index) => shop(String(index), fixed, received)),
    });

  it('settle equal amounts first, so that three do where the largest alone would need four', () => {
    expect(sent(plain([0n, 6n], [0n, 4n], [4n, 0n], [3n, 0n], [3n, 0n]))).toEqual([
      '1→2 4',
      '0→3 3',
      '0→4 3',
    ]);
  });

  it('go from the largest holder to the largest receiver', () => {
    expect(sent(plain([0n, 5n], [0n, 8n], [6n, 0n], [7n, 0n]))).toEqual(['1→3 7', '0→2 5', '1→2 1']);
  });

  it('name both shops', () => {
    const [transfer] = distribute(trio()).transfers;
    expect(transfer!.message.ja).toBe('見本aから見本bへ33円を渡します。');
  });

  it('move only what is beyond one’s own part while the programme has not paid everything', () => {
    // 10 too many at 0; 1 lacks 20, 2 lacks 10: 6.67 and 3.33
    const result = distribute(plain([10n, 20n], [20n, 0n], [10n, 0n]));
    expect(result.members.map(({ holds }) => holds)).toEqual([10n, 7n, 3n]);
    expect(result).toMatchObject({
      state: 'INCOMPLETE',
      total: { outstanding: 20n, excess: 0n, moved: 10n },
    });
  });

  it('leave money beyond the fixed amounts where it is', () => {
    // 30 too many at 0, 10 at 1; 2 lacks 8: 6 and 2
    const result = distribute(plain([0n, 30n], [0n, 10n], [8n, 0n]));
    expect(result.members.map(({ holds }) => holds)).toEqual([24n, 8n, 8n]);
    expect(result).toMatchObject({ state: 'OVERPAID', total: { outstanding: 0n, excess: 32n } });
    expect(result.summary.ja).toContain('32円多く');
  });

  it('of nobody are none', () => {
    expect(distribute(trio({ members: [] }))).toMatchObject({ transfers: [], members: [] });
  });
});

it('any distribution keeps every yen, takes nobody below its part and needs fewer transfers than members', () => {
  const anyMember = fc.record({
    withdrawn: fc.boolean(),
    received: fc.bigInt({ min: 0n, max: 400n }),
    fixed: fc.bigInt({ min: 0n, max: 300n }),
    infrastructureCost: fc.bigInt({ min: 0n, max: 500n }),
    analysisCost: fc.bigInt({ min: 0n, max: 50n }),
    adminCost: fc.bigInt({ min: 0n, max: 50n }),
    sharingWeight: fc.bigInt({ min: 0n, max: 3n }),
  });
  const any = fc.record({
    sharingKey: fc.constantFrom(...SHARING_KEYS),
    members: fc
      .array(anyMember, { minLength: 1, maxLength: 12 })
      .map((members) => members.map((entry, index) => ({ ...entry, id: `${index}`, name: '' }))),
    fixedAnalysis: fc.bigInt({ min: 0n, max: 300n }),
    fixedAdmin: fc.bigInt({ min: 0n, max: 100n }),
  });
  fc.assert(
    fc.property(any, (input) => {
      const { members, transfers, total, state } = distribute(input);
      expect(sumYen(members.map(({ holds }) => holds))).toBe(total.received);
      expect(transfers.length).toBeLessThan(input.members.length);
      for (const entry of members) {
        const moved = (side: 'from' | 'to') =>
          sumYen(transfers.filter((transfer) => transfer[side] === entry.id).map(({ yen }) => yen));
        expect([moved('from'), moved('to')]).toEqual([entry.gives, entry.gets]);
        expect(entry.gives === 0n || entry.holds >= entry.entitled).toBe(true);
        expect(entry.gets === 0n || entry.holds <= entry.entitled).toBe(true);
        if (state === 'COMPLETE') expect(entry.holds).toBe(entry.entitled);
      }
      for (const { yen } of transfers) expect(yen > 0n).toBe(true);
      if (input.members.some(({ withdrawn }) => !withdrawn)) {
        const own = sumYen(members.map((entry) => entry.own));
        expect(total.entitled).toBe(own + input.fixedAnalysis + input.fixedAdmin);
      }
    }),
  );
});
