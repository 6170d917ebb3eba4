/** Whole yen or another count. Only its place in a drawing becomes a float; what is written stays exact. */
export type Figure = number | bigint;

/** How full, 0–1; 0 where there is nothing to fill. */
export function fullness(value: Figure, cap: Figure | null): number {
  const whole = cap === null ? 0 : Number(cap);
  if (whole <= 0) return 0;
  return Math.min(1, Math.max(0, Number(value) / whole));
}

export interface FallStep {
  readonly value: Figure;
  /** `total` starts again from zero; `minus` and `plus` start where the step before it ended. */
  readonly kind: 'total' | 'minus' | 'plus';
}

/** Where a bar stands, in per cent of the widest place of the drawing. */
export interface Span {
  readonly left: number;
  readonly width: number;
}

/** The bars of a waterfall, in the order of the steps. */
export function fall(steps: readonly FallStep[]): readonly Span[] {
  let level = 0;
  const ends = steps.map(({ value, kind }) => {
    const size = Number(value);
    const from = kind === 'total' ? 0 : level;
    level = kind === 'minus' ? from - size : from + size;
    return { low: Math.min(from, level), high: Math.max(from, level) };
  });
  const widest = Math.max(0, ...ends.map(({ high }) => high));
  return ends.map(({ low, high }) =>
    widest === 0
      ? { left: 0, width: 0 }
      : { left: (Math.max(0, low) / widest) * 100, width: ((high - Math.max(0, low)) / widest) * 100 },
  );
}

export interface SparkPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The points of a small line, in a box of the given size; null where there is no figure.
 * @param target a level drawn across, kept inside of the box as well
 */
export function spark(
  values: readonly (number | null)[],
  width: number,
  height: number,
  target: number | null = null,
): { readonly points: readonly (SparkPoint | null)[]; readonly targetY: number | null } {
  const known = [...values, target].filter((value) => value !== null);
  const low = Math.min(...known);
  const range = Math.max(...known) - low;
  const y = (value: number): number => (range === 0 ? height / 2 : height - ((value - low) / range) * height);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return {
    points: values.map((value, index) => (value === null ? null : { x: index * step, y: y(value) })),
    targetY: target === null ? null : y(target),
  };
}
