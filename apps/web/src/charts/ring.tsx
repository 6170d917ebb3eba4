import type { ReactNode } from 'react';
import type { State } from '../ui/state.tsx';
import { fullness, type Figure } from './geometry.ts';
import { lookOf } from './patterns.ts';

const INK: Readonly<Record<State, string>> = {
  ok: 'text-ok',
  attention: 'text-attention',
  stop: 'text-stop',
  neutral: 'text-accent',
};

const SIZES = {
  large: { px: 176, stroke: 18 },
  medium: { px: 128, stroke: 14 },
  small: { px: 64, stroke: 9 },
} as const;

/**
 * How full a cap is, as a ring. Whole yen or any other count. A cap that is full gets a second line around it, so that it
 * shows without colour; one that is not known is dashed.
 */
export function Ring({
  value,
  cap,
  size = 'large',
  state = 'neutral',
  children,
}: {
  readonly value: Figure;
  /** null: not known. */
  readonly cap: Figure | null;
  readonly size?: keyof typeof SIZES;
  readonly state?: State;
  /** In the middle of the ring; large: about 10 letters a line. */
  readonly children?: ReactNode;
}): ReactNode {
  const { px, stroke } = SIZES[size];
  const radius = (px - stroke) / 2 - 4;
  const around = 2 * Math.PI * radius;
  const full = fullness(value, cap);
  const middle = px / 2;
  return (
    <div className={`relative shrink-0 ${INK[state]}`} style={{ width: px, height: px }}>
      <svg aria-hidden="true" width={px} height={px} viewBox={`0 0 ${px} ${px}`} fill="none">
        <circle
          cx={middle}
          cy={middle}
          r={radius}
          stroke="var(--color-solid-gray-200)"
          strokeWidth={stroke}
          {...(cap === null ? { strokeDasharray: '6 6' } : {})}
        />
        {full > 0 ? (
          <circle
            cx={middle}
            cy={middle}
            r={radius}
            stroke="currentColor"
            strokeWidth={stroke}
            strokeDasharray={around}
            strokeDashoffset={around * (1 - full)}
            transform={`rotate(-90 ${middle} ${middle})`}
            className="transition-[stroke-dashoffset] duration-500 motion-reduce:transition-none"
          />
        ) : null}
        {full === 1 ? (
          <circle cx={middle} cy={middle} r={middle - 1.5} stroke="currentColor" strokeWidth="2" />
        ) : null}
      </svg>
      {children ? (
        <div className="absolute inset-0 flex flex-col items-center justify-center text-center leading-tight text-ink">
          {children}
        </div>
      ) : null}
    </div>
  );
}

/** The same as a small bar, for rows and cards. Its figures stand beside it. */
export function Gauge({
  value,
  cap,
  state = 'neutral',
}: {
  readonly value: Figure;
  /** null: not known. */
  readonly cap: Figure | null;
  readonly state?: State;
}): ReactNode {
  const full = fullness(value, cap);
  return (
    <div
      aria-hidden="true"
      className={`h-3 w-full overflow-hidden rounded-full border ${INK[state]} ${full === 1 ? 'border-current outline-2 outline-offset-1 outline-current' : 'border-line'}`}
      style={cap === null ? lookOf('ghost') : undefined}
    >
      <div
        className="h-full bg-current transition-[width] duration-500 motion-reduce:transition-none"
        style={{ width: `${full * 100}%` }}
      />
    </div>
  );
}
