import type { ReactNode } from 'react';
import { spark } from './geometry.ts';

const WIDTH = 96;
const HEIGHT = 32;
const MARGIN = 5;

/**
 * A small line of figures in time, with a dashed level to reach. Where a figure is missing there is a gap. Its newest
 * figure is a dot; what it is stands beside it as text.
 */
export function Sparkline({
  values,
  target = null,
}: {
  readonly values: readonly (number | null)[];
  readonly target?: number | null;
}): ReactNode {
  const { points, targetY } = spark(values, WIDTH, HEIGHT, target);
  const last = points.findLast((point) => point !== null);
  // a new piece of the line after every gap
  const line = points
    .map((point, index) => (point ? `${points[index - 1] ? 'L' : 'M'}${point.x} ${point.y}` : ''))
    .join('');
  return (
    <svg
      aria-hidden="true"
      width={WIDTH + 2 * MARGIN}
      height={HEIGHT + 2 * MARGIN}
      viewBox={`${-MARGIN} ${-MARGIN} ${WIDTH + 2 * MARGIN} ${HEIGHT + 2 * MARGIN}`}
      fill="none"
      className="shrink-0"
    >
      {targetY === null ? null : (
        <path d={`M0 ${targetY}H${WIDTH}`} stroke="var(--color-line)" strokeWidth="2" strokeDasharray="4 4" />
      )}
      <path
        d={line}
        stroke="var(--color-accent)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {points.map((point, index) =>
        point && !points[index - 1] && !points[index + 1] && point !== last ? (
          <circle key={index} cx={point.x} cy={point.y} r="2" fill="var(--color-accent)" />
        ) : null,
      )}
      {last ? <circle cx={last.x} cy={last.y} r="4" fill="var(--color-accent)" /> : null}
    </svg>
  );
}
