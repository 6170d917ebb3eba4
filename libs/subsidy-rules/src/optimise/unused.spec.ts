import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyGroup, equalMembers, group, line, member, software, twoFunctions } from '../../testing/groups.ts';
import { calculate } from '../calculate.ts';
import { unusedSentence, whatIsUnused } from './unused.ts';

/** 722,222 of (1) each, twelve of them 8,666,664; 2025 with one buyer of 3,600,000 of analysis. */
const shops = equalMembers(12, () => [twoFunctions(1_000_000)]);
const street = group(
  shops.with(
    0,
    member('m1', [twoFunctions(1_000_000), line('ANALYSIS_HARDWARE', 3_600_000)], { representative: true }),
  ),
  { ruleSet: '2025' },
);

describe('the group', () => {
  it('analysis: n × 500,000, the cost, or 30 M', () => {
    const used = whatIsUnused(calculate(street)).analysis;
    expect(used).toEqual({
      cap: 500_000n,
      used: 500_000n,
      unused: 0n,
      binds: 'MEMBER_COUNT',
      unsubsidisedCost: 2_850_000n, // 750,000 fill the limit
      ceilings: { pool: 30_000_000n, byMembers: 500_000n, byCost: 2_400_000n },
    });
    expect(whatIsUnused(calculate({ ...street, ruleSet: '2023' })).analysis).toMatchObject({
      cap: 6_000_000n,
      unused: 3_600_000n,
      binds: 'COST',
    });
    const huge = group(
      equalMembers(61, () => [line('ANALYSIS_SOFTWARE', 1_000_000)]),
      { ruleSet: '2025' },
    );
    expect(whatIsUnused(calculate(huge)).analysis).toMatchObject({
      cap: 30_000_000n,
      binds: 'CAP',
      ceilings: { byMembers: 30_500_000n },
    });
  });

  it('the joint 30 M', () => {
    const joint = whatIsUnused(calculate(street)).joint;
    expect(joint).toMatchObject({ used: 9_166_664n, unused: 20_833_336n, binds: 'AVAILABLE' });
    expect(unusedSentence(joint)).toEqual({
      ja: '上限 30,000,000円のうち 20,833,336円が使われていません（(1)と(2)の申請可能額で決まっています）',
      en: '20,833,336 yen of 30,000,000 yen unused (bound by: what (1) and (2) make available)',
    });
    const full = group(equalMembers(12, () => [twoFunctions(6_000_000)]));
    const whole = whatIsUnused(calculate(full)).joint;
    expect(whole).toMatchObject({ unused: 0n, binds: 'CAP' });
    expect(unusedSentence(whole).ja).toBe('上限 30,000,000円をすべて使っています');
    expect(whatIsUnused(calculate(full)).members[0]?.cut).toBe(1_000_000n); // 3,500,000 → 2,500,000
    const modest = group([{ ...shops[0]!, requested: 1n }], { overCapPolicy: 'MANUAL' });
    expect(whatIsUnused(calculate(modest)).joint).toMatchObject({ used: 1n, binds: 'REQUEST' });
  });

  it('admin: the base, the cost, 2 M, or unknown', () => {
    const admin = (cost: number, ruleSet: '2022' | '2023') =>
      whatIsUnused(calculate(group([...shops, member('a', [line('OFFICE', cost)])], { ruleSet }))).admin;
    expect(admin(300_000, '2023')).toMatchObject({
      cap: 577_777n, // ⌊8,666,664 ÷ 15⌋
      used: 200_000n,
      unused: 377_777n,
      binds: 'COST',
      costRoom: 566_666n, // 866,666 − 300,000
      ceilings: { cap: 2_000_000n, byBase: 577_777n, byCost: 200_000n },
    });
    expect(admin(1_500_000, '2023')).toMatchObject({ unused: 0n, binds: 'BASE', unsubsidisedCost: 633_334n });
    expect(unusedSentence(admin(1_500_000, '2023')).ja).toMatch(
      /^上限 [\d,]+円をすべて使っています（\(1\)と\(2\)の額の10%で決まっています）$/,
    );
    expect(admin(300_000, '2022')).toMatchObject({ cap: null, unused: null, binds: 'CAP_UNKNOWN' });
    expect(unusedSentence(admin(1, '2022')).ja).toBe('上限が資料にないので計算していません');
    const full = group([
      ...equalMembers(12, () => [twoFunctions(6_000_000)]),
      member('a', [line('OFFICE', 4_000_000)]),
    ]);
    expect(whatIsUnused(calculate(full)).admin).toMatchObject({ cap: 2_000_000n, binds: 'CAP' });
  });
});

describe('a member', () => {
  const of = (...lines: Parameters<typeof member>[1]) =>
    whatIsUnused(calculate(group([member('a', lines)]))).members[0];

  it('both tiers and the hardware', () => {
    expect(of(twoFunctions(1_000_000), line('PC', 260_000), line('REGISTER', 100_000))).toEqual({
      id: 'a',
      name: '見本a',
      firstTier: { cap: 500_000n, used: 500_000n, unused: 0n, binds: 'CAP', unsubsidisedCost: 0n },
      secondTier: {
        cap: 3_000_000n,
        used: 222_222n,
        unused: 2_777_778n,
        binds: 'COST',
        unsubsidisedCost: 0n,
      },
      pc: { cap: 100_000n, used: 100_000n, unused: 0n, binds: 'CAP', unsubsidisedCost: 60_000n },
      register: { cap: 200_000n, used: 50_000n, unused: 150_000n, binds: 'COST', unsubsidisedCost: 0n },
      cut: 0n,
    });
  });

  it('one function, and none', () => {
    expect(of(software(1_000_000, 'EC'))?.secondTier).toMatchObject({
      unused: 3_000_000n,
      binds: 'TOO_FEW_FUNCTIONS',
      unsubsidisedCost: 333_333n,
    });
    expect(of(software(1_000_000), line('PC', 50_000))).toMatchObject({
      firstTier: { binds: 'NO_FUNCTION', unsubsidisedCost: 1_000_000n },
      pc: { binds: 'NO_FUNCTION', unsubsidisedCost: 50_000n },
    });
  });
});

it('adds up for any group', () => {
  fc.assert(
    fc.property(anyGroup, (input) => {
      const result = calculate(input);
      const { members, analysis, joint, admin } = whatIsUnused(result);
      const caps = members.flatMap(({ firstTier, secondTier, pc, register }) => [
        firstTier,
        secondTier,
        pc,
        register,
      ]);
      for (const { cap, used, unused, unsubsidisedCost } of [...caps, analysis, joint, admin]) {
        if (cap !== null) expect(used + (unused ?? 0n)).toBe(cap);
        expect((unused ?? 0n) >= 0n && unsubsidisedCost >= 0n).toBe(true);
      }
      members.forEach(({ firstTier, secondTier, pc, register, cut }, index) => {
        const sum = firstTier.used + secondTier.used + pc.used + register.used;
        expect(sum - cut).toBe(result.members[index]?.granted);
      });
    }),
    { numRuns: 200 },
  );
});
