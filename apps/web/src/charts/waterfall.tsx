import type { ReactNode } from 'react';
import { fall, type FallStep } from './geometry.ts';
import { lookOf, type Look } from './patterns.ts';

export interface WaterfallStep extends FallStep {
  readonly key: string;
  readonly label: ReactNode;
  /** The amount as it is written. */
  readonly text: ReactNode;
  readonly look: Look;
  /** Beside the amount: 「なぜ？」. */
  readonly action?: ReactNode;
}

/**
 * An amount that becomes another, step by step, from top to bottom. Labels and amounts are text; only the bars are drawn.
 * With an `action` use it in a `<Picture speaks>`, so that it can be reached.
 */
export function Waterfall({ steps }: { readonly steps: readonly WaterfallStep[] }): ReactNode {
  const spans = fall(steps);
  return (
    <div className="@container">
      <ol className="flex flex-col">
        {steps.map(({ key, label, text, look, kind, action }, index) => (
          <li
            key={key}
            className={`grid items-center gap-x-3 border-hairline py-1 not-first:border-t @md:grid-cols-[minmax(0,1fr)_auto] @2xl:grid-cols-[13rem_minmax(0,1fr)_13rem] ${kind === 'total' ? 'font-bold' : ''}`}
          >
            <span className="leading-snug">{label}</span>
            <span className="flex flex-row-reverse items-center justify-between gap-2 @md:min-h-11 @md:flex-row @md:justify-end @2xl:order-last">
              {text}
              {action ? <span className="font-normal">{action}</span> : null}
            </span>
            <span aria-hidden="true" className="relative block h-6 @md:col-span-2 @2xl:col-span-1">
              <span
                className="absolute inset-y-0 box-border block rounded-sm transition-[left,width] duration-500 motion-reduce:transition-none"
                style={{
                  ...lookOf(look),
                  left: `${spans[index]?.left ?? 0}%`,
                  width: `${spans[index]?.width ?? 0}%`,
                  ...(spans[index]?.width === 0 ? { border: 'none' } : {}),
                }}
              />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
