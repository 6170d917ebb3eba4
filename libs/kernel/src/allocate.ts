import type { Yen } from './yen.ts';

interface Remainder {
  readonly position: number;
  readonly fraction: bigint;
}

/** Larger fraction first; equal fractions keep their positions' order. */
function byFraction(a: Remainder, b: Remainder): number {
  if (a.fraction !== b.fraction) return a.fraction > b.fraction ? -1 : 1;
  return a.position - b.position;
}

/**
 * Splits `total` yen in proportion to `weights` (all >= 0): floors first, then one yen each to the largest
 * fractions, ties to the earlier position. The parts sum to `total` exactly, and a weight of 0 gets 0.
 * When every weight is 0 there is nothing to go by: all parts are 0.
 */
export function largestRemainder(weights: readonly bigint[], total: Yen): Yen[] {
  let sum = 0n;
  for (const weight of weights) sum += weight;
  if (sum === 0n) return weights.map(() => 0n);
  const parts: Yen[] = new Array<Yen>(weights.length);
  const remainders: Remainder[] = new Array<Remainder>(weights.length);
  let left = total;
  weights.forEach((weight, position) => {
    const product = weight * total;
    const part = product / sum;
    parts[position] = part;
    remainders[position] = { position, fraction: product - part * sum };
    left -= part;
  });
  if (left === 0n) return parts;
  remainders.sort(byFraction);
  for (const { position } of remainders.slice(0, Number(left)))
    parts[position] = (parts[position] ?? 0n) + 1n;
  return parts;
}

export interface EqualCeiling {
  readonly ceiling: Yen;
  readonly parts: readonly Yen[];
}

/**
 * Gives everyone min(their amount, ceiling) with the highest whole-yen ceiling whose sum fits in `total`;
 * the yen left over go one each to the earliest still below their amount. When everything fits, everyone
 * gets their whole amount and the ceiling is the largest of them.
 */
export function equalCeiling(amounts: readonly Yen[], total: Yen): EqualCeiling {
  const ascending = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  let room = total;
  let waiting = BigInt(ascending.length);
  let ceiling: Yen | null = null;
  for (const amount of ascending) {
    if (amount * waiting > room) {
      ceiling = room / waiting;
      break;
    }
    room -= amount;
    waiting -= 1n;
  }
  if (ceiling === null) return { ceiling: ascending.at(-1) ?? 0n, parts: [...amounts] };
  let extra = room - ceiling * waiting;
  const top = ceiling;
  const parts = amounts.map((amount) => {
    if (amount <= top) return amount;
    if (extra === 0n) return top;
    extra -= 1n;
    return top + 1n;
  });
  return { ceiling, parts };
}
