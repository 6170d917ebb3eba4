import type { ReactNode } from 'react';
import { fullness, type Figure } from './geometry.ts';
import { lookOf, type Look } from './patterns.ts';

export interface Bar {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: Figure;
  /** How it was before; drawn dashed behind it. Left out or null: nothing to compare with. */
  readonly ghost?: Figure | null;
  /** The figure as it is written, with its unit. */
  readonly text: ReactNode;
  readonly look?: Look;
}

/** Bars with their label and figure written on them; with `ghost` a before and after. One scale for all of them. */
export function Bars({
  bars,
  max,
}: {
  readonly bars: readonly Bar[];
  /** What the full width is, for bars that are compared with others elsewhere; else the longest of them. */
  readonly max?: Figure;
}): ReactNode {
  const widest =
    max ?? Math.max(0, ...bars.flatMap(({ value, ghost }) => [Number(value), Number(ghost ?? 0)]));
  return (
    <div className="@container">
      <ul className="flex flex-col gap-3">
        {bars.map(({ key, label, value, ghost, text, look = 'paid' }) => (
          <li
            key={key}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 @xl:grid-cols-[11rem_minmax(0,1fr)_9rem]"
          >
            <span className="leading-snug">{label}</span>
            <span className="yen leading-snug @xl:order-last">{text}</span>
            <span
              aria-hidden="true"
              className="relative col-span-2 block h-6 border-l-2 border-line @xl:col-span-1"
            >
              <BarPart width={fullness(value, widest)} look={look} inset="inset-y-1" />
              {ghost == null ? null : (
                <BarPart width={fullness(ghost, widest)} look="ghost" inset="inset-y-0" />
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function BarPart({
  width,
  look,
  inset,
}: {
  readonly width: number;
  readonly look: Look;
  readonly inset: string;
}): ReactNode {
  return (
    <span
      className={`absolute left-0 box-border block rounded-r-sm transition-[width] duration-500 motion-reduce:transition-none ${inset}`}
      style={{ ...lookOf(look), width: `${width * 100}%`, ...(width === 0 ? { border: 'none' } : {}) }}
    />
  );
}
