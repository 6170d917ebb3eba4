import { ratio } from '@renkei/kernel';
import type { Ratio } from '@renkei/kernel';

/** ⌊a ÷ b⌋ for b > 0; a may be negative. */
export function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/** ⌈a ÷ b⌉ for b > 0. */
export function ceilDiv(a: bigint, b: bigint): bigint {
  return -floorDiv(-a, b);
}

/** The largest whole x with x^degree ≤ value, for value ≥ 0 and degree ≥ 1. */
export function floorRoot(value: bigint, degree: number): bigint {
  const power = BigInt(degree);
  const bits = value.toString(16).length * 4;
  let low = 0n;
  let high = 1n << BigInt(Math.floor(bits / degree) + 1);
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** The smallest whole x with x^degree ≥ value. */
export function ceilRoot(value: bigint, degree: number): bigint {
  const floor = floorRoot(value, degree);
  return floor ** BigInt(degree) === value ? floor : floor + 1n;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** In lowest terms, so that sums over many members stay short. */
function reduced({ numerator, denominator }: Ratio): Ratio {
  const divisor = gcd(numerator, denominator);
  return ratio(numerator / divisor, denominator / divisor);
}

export function sumOf(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce(
    (sum, next) =>
      reduced(
        ratio(
          sum.numerator * next.denominator + next.numerator * sum.denominator,
          sum.denominator * next.denominator,
        ),
      ),
    ratio(0n, 1n),
  );
}

export function productOf(ratios: readonly Ratio[]): Ratio {
  return reduced(
    ratios.reduce(
      (product, next) => ratio(product.numerator * next.numerator, product.denominator * next.denominator),
      ratio(1n, 1n),
    ),
  );
}
