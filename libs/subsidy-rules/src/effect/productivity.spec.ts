import { describe, expect, it } from '@jest/globals';
import { ratio } from '@renkei/kernel';
import { formatHundredths, formatPermille } from './effect-messages.ts';
import { groupEffect, productivityOf } from './productivity.ts';
import type { EffectFigures, EffectInput, EffectMember, GroupEffect } from './productivity.ts';

/** One person working 1,000 hours: the productivity is the value added ÷ 1,000. */
function figures(valueAdded: bigint | number, extras: Partial<EffectFigures> = {}): EffectFigures {
  return {
    operatingProfit: BigInt(valueAdded),
    personnelCost: 0n,
    depreciation: 0n,
    employees: 1n,
    hoursHundredths: 100_000n,
    ...extras,
  };
}

function shop(
  id: string,
  baseline: bigint | number | null,
  reported: bigint | number | null,
  extras: Partial<EffectMember> = {},
): EffectMember {
  return {
    id,
    name: `見本${id}`,
    representative: false,
    usesTool: true,
    baseline: baseline === null ? null : figures(baseline),
    reported: reported === null ? null : figures(reported),
    ...extras,
  };
}

function effect(members: readonly EffectMember[], extras: Partial<EffectInput> = {}): GroupEffect {
  return groupEffect({
    ruleSet: '2023',
    interpretation: {},
    grantedBefore: false,
    years: 2,
    members,
    ...extras,
  });
}

const permille = ({ growth }: GroupEffect['arithmetic']): bigint | string =>
  growth.computable ? growth.permille : growth.code;

describe('the productivity of a member', () => {
  it('is value added ÷ (employees × hours), exact', () => {
    // (−500,000 + 6,000,000 + 300,000) ÷ (3 × 1,800.5) = 5,800,000 ÷ 5,401.5 = 1,073.77…
    const value = productivityOf({
      operatingProfit: -500_000n,
      personnelCost: 6_000_000n,
      depreciation: 300_000n,
      employees: 3n,
      hoursHundredths: 180_050n,
    });
    expect(value).toEqual(ratio(580_000_000n, 540_150n));
    expect(productivityOf(figures(1_000_000))).toEqual(ratio(100_000_000n, 100_000n));
  });

  it('does not exist without employees or hours', () => {
    expect(productivityOf(figures(1, { employees: 0n }))).toBeNull();
    expect(productivityOf(figures(1, { hoursHundredths: 0n }))).toBeNull();
    expect(productivityOf(figures(1, { employees: 1n, hoursHundredths: 1n }))).toEqual(ratio(100n, 1n));
  });
});

describe('the growth of one member, where both means agree', () => {
  it.each([
    // 1.05² = 1.1025
    [1_000_000, 1_102_500, 50n, true],
    [1_000_000, 1_102_499, 49n, false], // 1,102.499 yen an hour
    [1_000_000, 1_102_400, 49n, false],
    [1_000_000, 1_000_000, 0n, false],
    [1_000_000, 1_002_000, 0n, false], // √1.002 = 1.000999
    [1_000_000, 1_002_001, 1n, false], // 1.001²
    [1_000_000, 999_999, -1n, false], // rounded down, so a loss is never shown as none
    [1_000_000, 250_000, -500n, false],
    [1_000_000, 0, -1000n, false],
    [1, 4, 1000n, true],
  ] as const)('over two years from %p to %p', (baseline, reported, expected, reached) => {
    const { arithmetic, geometric } = effect([shop('a', baseline, reported)]);
    expect(arithmetic).toMatchObject({ growth: { computable: true, permille: expected }, reached });
    if (reported > 0) expect(geometric).toEqual(arithmetic);
  });

  it.each([
    [1_050_000, 50n],
    [1_049_999, 49n],
    [999_999, -1n],
    [-500_000, -1500n],
  ] as const)('after one year to %p', (reported, expected) => {
    expect(permille(effect([shop('a', 1_000_000, reported)], { years: 1 }).arithmetic)).toBe(expected);
  });

  it('does not exist without a baseline above zero, nor below zero over two years', () => {
    for (const baseline of [0, -1]) {
      const { arithmetic, geometric, sentence } = effect([shop('a', baseline, 1_000_000)]);
      expect([permille(arithmetic), permille(geometric)]).toEqual([
        'BASELINE_NOT_POSITIVE',
        'BASELINE_NOT_POSITIVE',
      ]);
      expect(arithmetic).toMatchObject({ reached: false, requiredHundredths: null, distanceToTarget: null });
      expect(sentence.ja).toContain('伸び率は計算できません');
    }
    const { arithmetic } = effect([shop('a', 1_000_000, -1)]);
    expect(permille(arithmetic)).toBe('REPORTED_NOT_POSITIVE');
    // −0.001 yen is shown rounded down as −0.01; 1,102.50 is needed
    expect(arithmetic).toMatchObject({ reportedHundredths: -1n, distanceToTarget: 110_251n });
    expect(permille(effect([shop('a', 1_000_000, 0)]).geometric)).toBe('REPORTED_NOT_POSITIVE');
  });
});

describe('the mean of the group', () => {
  // 1,000 → 1,210 and 3,000 → 3,000
  const two = [shop('a', 1_000_000, 1_210_000), shop('b', 3_000_000, 3_000_000)];

  it('is arithmetic unless the group reads K25 p.13', () => {
    const result = effect(two);
    // 2,000 → 2,105: √1.0525 = 1.0259; 2,205 needed
    expect(result.official).toBe('arithmetic');
    expect(result.arithmetic).toEqual({
      baselineHundredths: 200_000n,
      reportedHundredths: 210_500n,
      growth: { computable: true, permille: 25n },
      reached: false,
      requiredHundredths: 220_500n,
      distanceToTarget: 10_000n,
    });
    // √(1,000 × 3,000) = 1,732.05; √(1,210 × 3,000) = 1,905.25; 1.21^(1/4) = 1.0488; 1,909.59 (1,909.586) needed
    expect(result.geometric).toEqual({
      baselineHundredths: 173_205n,
      reportedHundredths: 190_525n,
      growth: { computable: true, permille: 48n },
      reached: false,
      requiredHundredths: 190_959n,
      distanceToTarget: 434n,
    });
    expect(result.sentence.ja).toBe('2年間で年平均2.5%の伸びで、目標の5%まで1時間あたりあと100.00円です。');
    const geometric = effect(two, { interpretation: { productivityMean: 'geometric' } });
    expect(geometric.official).toBe('geometric');
    expect(geometric.sentence.ja).toContain('4.8%');
  });

  it('reaches the target at its very edge, both ways', () => {
    const edge = (second: number) => effect([shop('a', 1_000_000, 1_102_500), shop('b', 2_000_000, second)]);
    expect([permille(edge(2_205_000).arithmetic), permille(edge(2_205_000).geometric)]).toEqual([50n, 50n]);
    expect([permille(edge(2_204_999).arithmetic), permille(edge(2_204_999).geometric)]).toEqual([49n, 49n]);
    expect(edge(2_205_000).arithmetic).toMatchObject({ reached: true, distanceToTarget: 0n });
    // 1,653.7495 is shown as 1,653.74; 1,653.75 needed
    expect(edge(2_204_999).arithmetic).toMatchObject({ requiredHundredths: 165_375n, distanceToTarget: 1n });
  });

  it('rounds what is needed up', () => {
    // 1,000.01 × 1.1025 = 1,102.511025
    expect(effect([shop('a', 1_000_010, 1)]).arithmetic.requiredHundredths).toBe(110_252n);
    expect(effect([shop('a', 1_000_010, 1)]).geometric.requiredHundredths).toBe(110_252n);
  });

  it('is exact for two hundred members', () => {
    const all = Array.from({ length: 200 }, (_, index) =>
      shop(String(index), 1_000_000 + index * 7, 1_102_500 + index * 7),
    );
    const same = all.map((member) => ({ ...member, reported: figures(0) }));
    expect(permille(effect(same).arithmetic)).toBe(-1000n);
    const fifty = all.map((member) => ({
      ...member,
      baseline: figures(member.baseline!.operatingProfit * 400n),
      reported: figures(member.baseline!.operatingProfit * 441n),
    }));
    expect([permille(effect(fifty).arithmetic), permille(effect(fifty).geometric)]).toEqual([50n, 50n]);
    const last = { ...fifty[199]!, reported: figures(fifty[199]!.reported.operatingProfit - 1n) };
    const almost = [...fifty.slice(0, 199), last];
    expect([permille(effect(almost).arithmetic), permille(effect(almost).geometric)]).toEqual([49n, 49n]);
  });

  it('leaves out a representative without tools, and nobody else', () => {
    const head = shop('head', 9_000_000, 9_000_000, { representative: true, usesTool: false });
    const without = effect([head, ...two]);
    expect(without.leftOut).toEqual(['head']);
    expect(without.arithmetic).toEqual(effect(two).arithmetic);
    expect(without.complete).toBe(true);
    expect(effect([{ ...head, usesTool: true }, ...two]).counted).toEqual(['head', 'a', 'b']);
    expect(effect([{ ...head, representative: false }, ...two]).leftOut).toEqual([]);
  });

  it('counts a member whose value added is zero', () => {
    // (1,000 + 0) ÷ 2 = 500 → 551.25
    expect(effect([shop('a', 1_000_000, 1_102_500), shop('b', 0, 0)]).arithmetic).toMatchObject({
      baselineHundredths: 50_000n,
      reportedHundredths: 55_125n,
      reached: true,
    });
  });
});

describe('the target', () => {
  const reached = (ruleSet: '2023' | '2025', grantedBefore: boolean, reported: number) =>
    effect([shop('a', 1_000_000, reported)], { ruleSet, grantedBefore }).arithmetic.reached;

  it('is 6 % for 2025 groups with earlier grantees, 5 % for all others', () => {
    // 1.06² = 1.1236
    expect([reached('2025', true, 1_123_600), reached('2025', true, 1_123_599)]).toEqual([true, false]);
    expect([reached('2025', false, 1_102_500), reached('2023', true, 1_102_500)]).toEqual([true, true]);
    const { target, arithmetic } = effect([shop('a', 1_000_000, 1)], {
      ruleSet: '2025',
      grantedBefore: true,
    });
    expect(target.percent).toBe(6);
    expect(arithmetic.requiredHundredths).toBe(112_360n);
  });
});

describe('members that have not answered', () => {
  it('are named with what they lack, and the rest is known without them', () => {
    const idle = shop('z', 1_000_000, 1_000_000, { reported: figures(1, { employees: 0n }) });
    const result = effect([
      shop('a', 1_000_000, 1_102_500),
      shop('b', 5_000_000, null),
      shop('c', null, 5_000_000),
      shop('d', null, null),
      idle,
    ]);
    expect(result.missing.map(({ id, lacks }) => [id, lacks])).toEqual([
      ['b', 'REPORT'],
      ['c', 'BASELINE'],
      ['d', 'BOTH'],
      ['z', 'NO_EMPLOYEE_HOURS'],
    ]);
    expect(result.complete).toBe(false);
    expect(result.counted).toEqual(['a']);
    expect(permille(result.arithmetic)).toBe(50n);
    expect(result.sentence.ja).toContain('まだ4者の数字がそろっていません（見本b、見本c、見本dほか1者）');
  });

  it('leave nothing to show when nobody answered', () => {
    for (const members of [[], [shop('a', 1_000_000, null)]]) {
      const result = effect(members);
      expect([permille(result.arithmetic), permille(result.geometric)]).toEqual(['NO_MEMBERS', 'NO_MEMBERS']);
      expect(result.complete).toBe(false);
    }
  });
});

it('shows hundredths and tenths of a percent', () => {
  expect([110_250n, 5n, -5n, 123_456_789n].map(formatHundredths)).toEqual([
    '1,102.50',
    '0.05',
    '−0.05',
    '1,234,567.89',
  ]);
  expect([50n, 49n, -1n, 1000n].map(formatPermille)).toEqual(['5.0%', '4.9%', '−0.1%', '100.0%']);
});
