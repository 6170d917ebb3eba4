import { describe, expect, it } from '@jest/globals';
import { line, member, software, twoFunctions } from '../testing/groups.ts';
import { priceAlone } from './frames.ts';
import type { Frame } from './frames.ts';
import type { CostLine } from './input/types.ts';
import { RULE_SETS } from './rule-set/rule-sets.ts';

const rules = RULE_SETS['2023'];
const quote = (frame: Frame, lines: readonly CostLine[], processes: number | null = null) =>
  priceAlone(member('m', lines), rules, { processes }).find((candidate) => candidate.frame === frame);

describe('applying alone, by the 2023 deck', () => {
  const shop = [
    twoFunctions(900_000),
    line('SERVICE', 100_001),
    line('PC', 240_000),
    line('ANALYSIS_SOFTWARE', 500_000),
  ];

  it('prices デジタル化基盤導入類型 exactly as (1)', () => {
    // 1,000,001: 500,000 + ⌊333,334 × 2/3⌋ = 722,222; PC 100,000; analysis is no part of it
    expect(quote('DIGITAL_BASE', shop)).toMatchObject({
      certainty: 'EXACT',
      eligibleCost: 1_240_001n,
      subsidy: 822_222n,
    });
    expect(quote('DIGITAL_BASE', [line('PC', 240_000)])).toMatchObject({ certainty: 'EXACT', subsidy: 0n });
  });

  it('bounds the normal frame by half of software and introduction costs, hardware left out', () => {
    expect(quote('NORMAL_A', shop)).toMatchObject({
      certainty: 'UPPER_BOUND',
      eligibleCost: 1_000_001n,
      subsidy: 500_000n,
    });
  });

  it.each<[Frame, number, number | null, string, bigint]>([
    ['NORMAL_A', 99_999, null, 'EXACT', 0n], // half is 49,999, under ¥50,000
    ['NORMAL_A', 100_000, null, 'UPPER_BOUND', 50_000n],
    ['NORMAL_A', 3_000_000, null, 'UPPER_BOUND', 1_499_999n], // under ¥1.5 M
    ['NORMAL_A', 100_000, 0, 'EXACT', 0n],
    ['NORMAL_A', 100_000, 1, 'UPPER_BOUND', 50_000n],
    ['NORMAL_B', 2_999_999, 4, 'EXACT', 0n],
    ['NORMAL_B', 3_000_000, null, 'UPPER_BOUND', 1_500_000n],
    ['NORMAL_B', 3_000_000, 3, 'EXACT', 0n],
    ['NORMAL_B', 9_500_000, 4, 'UPPER_BOUND', 4_500_000n],
  ])('%s with %d yen of software and %p processes', (frame, price, processes, certainty, subsidy) => {
    expect(quote(frame, [software(price)], processes)).toMatchObject({ certainty, subsidy });
  });

  it('does not guess at a security service', () => {
    expect(quote('SECURITY', shop)).toMatchObject({
      certainty: 'NOT_COMPUTABLE',
      eligibleCost: null,
      subsidy: null,
    });
  });

  it('knows no other year', () => {
    const quotes = priceAlone(member('m', shop), RULE_SETS['2025']);
    expect(quotes.map(({ certainty, subsidy }) => [certainty, subsidy])).toEqual(
      Array(4).fill(['NOT_COMPUTABLE', null]),
    );
  });
});
