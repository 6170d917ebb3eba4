import type { Message, Ratio } from '@renkei/kernel';
import { ceilDiv, ceilRoot, floorDiv, floorRoot, productOf, sumOf } from './exact.ts';

export interface BothYears {
  readonly baseline: Ratio;
  readonly reported: Ratio;
}

export const NO_GROWTH_CODES = ['NO_MEMBERS', 'BASELINE_NOT_POSITIVE', 'REPORTED_NOT_POSITIVE'] as const;
/** Why no growth exists: nobody to count, nothing to grow from, or a value a root cannot be taken of. */
export type NoGrowthCode = (typeof NO_GROWTH_CODES)[number];

export type Growth =
  | {
      readonly computable: true;
      /** A year, in tenths of a percent: 49n = 4.9 %. */ readonly permille: bigint;
    }
  | { readonly computable: false; readonly code: NoGrowthCode; readonly message: Message };

/** One mean of the group's productivity. Amounts are hundredths of a yen per hour, for showing. */
export interface MeanEffect {
  /** Rounded down; null when the mean does not exist. */
  readonly baselineHundredths: bigint | null;
  readonly reportedHundredths: bigint | null;
  readonly growth: Growth;
  readonly reached: boolean;
  /** The lowest reported mean, in whole hundredths, that reaches the target (rounded up); null without a baseline. */
  readonly requiredHundredths: bigint | null;
  /**
   * How far the reported mean is from it, at least enough (0 when reached); null when either is unknown.
   */
  readonly distanceToTarget: bigint | null;
}

const NO_GROWTH: Readonly<Record<NoGrowthCode, Message>> = {
  NO_MEMBERS: {
    ja: '両方の年の数字がそろった構成員がまだいないため、伸び率は計算できません。数字がそろうと表示されます。',
    en: 'No member has the figures of both years yet, so there is no growth to show.',
  },
  BASELINE_NOT_POSITIVE: {
    ja: '事業実施前の労働生産性が0円以下のため、伸び率は計算できません。数字を確かめ、事務局へ相談してください。',
    en: 'The productivity before the project is not above 0, so no growth exists. Please check the figures and ask the secretariat.',
  },
  REPORTED_NOT_POSITIVE: {
    ja: '報告する年の労働生産性が0円以下のため、年平均の伸び率は計算できません。数字を確かめてください。',
    en: 'The reported productivity is not above 0, so no yearly growth exists. Please check the figures.',
  },
};

function noGrowth(code: NoGrowthCode): Growth {
  return { computable: false, code, message: NO_GROWTH[code] };
}

function mean(
  baselineHundredths: bigint | null,
  reportedHundredths: bigint | null,
  growth: Growth,
  percent: number,
  requiredHundredths: bigint | null,
): MeanEffect {
  const reached = growth.computable && growth.permille >= BigInt(percent * 10);
  const known = requiredHundredths !== null && reportedHundredths !== null;
  return {
    baselineHundredths,
    reportedHundredths,
    growth,
    reached,
    requiredHundredths,
    distanceToTarget: !known ? null : reached ? 0n : requiredHundredths - reportedHundredths,
  };
}

/** ⌊((P2 ÷ P0)^(1/n) − 1) × 1000⌋: the largest k with ((1000 + k) ÷ 1000)^n ≤ P2 ÷ P0, found with whole numbers. */
function growthOf(baseline: Ratio, reported: Ratio, degree: number): bigint {
  const numerator = reported.numerator * baseline.denominator * 1000n ** BigInt(degree);
  const grown = floorDiv(numerator, reported.denominator * baseline.numerator);
  return (degree === 1 ? grown : floorRoot(grown, degree)) - 1000n;
}

/** (100 + percent)^n in hundred^n: the growth needed over n years, exact. */
function needed(percent: number, degree: number): { readonly up: bigint; readonly down: bigint } {
  return { up: BigInt(100 + percent) ** BigInt(degree), down: 100n ** BigInt(degree) };
}

/** The sum of all productivities ÷ members (K25 p.33 ②, X25 AVERAGE). */
export function arithmeticMean(members: readonly BothYears[], years: number, percent: number): MeanEffect {
  const count = BigInt(members.length);
  if (count === 0n) return mean(null, null, noGrowth('NO_MEMBERS'), percent, null);
  const over = ({ numerator, denominator }: Ratio): Ratio => ({
    numerator,
    denominator: denominator * count,
  });
  const baseline = over(sumOf(members.map((member) => member.baseline)));
  const reported = over(sumOf(members.map((member) => member.reported)));
  const hundredths = ({ numerator, denominator }: Ratio): bigint => floorDiv(numerator * 100n, denominator);
  const [before, after] = [hundredths(baseline), hundredths(reported)];
  if (baseline.numerator <= 0n) return mean(before, after, noGrowth('BASELINE_NOT_POSITIVE'), percent, null);
  const { up, down } = needed(percent, years);
  const required = ceilDiv(baseline.numerator * 100n * up, baseline.denominator * down);
  const growth: Growth =
    reported.numerator < 0n && years > 1
      ? noGrowth('REPORTED_NOT_POSITIVE')
      : { computable: true, permille: growthOf(baseline, reported, years) };
  return mean(before, after, growth, percent, required);
}

function isPositive({ numerator }: Ratio): boolean {
  return numerator > 0n;
}

/** The root of all productivities multiplied (K25 p.13); it exists only when every one of them is above 0. */
export function geometricMean(members: readonly BothYears[], years: number, percent: number): MeanEffect {
  const count = members.length;
  if (count === 0) return mean(null, null, noGrowth('NO_MEMBERS'), percent, null);
  const [before, after] = [members.map(({ baseline }) => baseline), members.map(({ reported }) => reported)];
  const [baseline, reported] = [productOf(before), productOf(after)];
  const scale = 100n ** BigInt(count);
  const hundredths = ({ numerator, denominator }: Ratio): bigint =>
    floorRoot((numerator * scale) / denominator, count);
  const reportedHundredths = after.every(isPositive) ? hundredths(reported) : null;
  if (!before.every(isPositive)) {
    return mean(null, reportedHundredths, noGrowth('BASELINE_NOT_POSITIVE'), percent, null);
  }
  const { up, down } = needed(percent, years * count);
  const required = ceilRoot(ceilDiv(baseline.numerator * scale * up, baseline.denominator * down), count);
  const growth: Growth =
    reportedHundredths === null
      ? noGrowth('REPORTED_NOT_POSITIVE')
      : { computable: true, permille: growthOf(baseline, reported, years * count) };
  return mean(hundredths(baseline), reportedHundredths, growth, percent, required);
}
