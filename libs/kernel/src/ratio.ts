import type { Yen } from './yen.ts';

/** An exact fraction such as 2/3. The denominator is at least 1. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function ratio(numerator: bigint, denominator: bigint): Ratio {
  return { numerator, denominator };
}

/** ⌊amount × ratio⌋ in whole yen, for an amount >= 0 (X25: ROUNDDOWN(…, 0) after every rate). */
export function floorOf(amount: Yen, { numerator, denominator }: Ratio): Yen {
  return (amount * numerator) / denominator;
}

/** '2/3', for labels and formulas. */
export function formatRatio({ numerator, denominator }: Ratio): string {
  return `${numerator}/${denominator}`;
}
