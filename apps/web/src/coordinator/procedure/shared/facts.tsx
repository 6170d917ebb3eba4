import type { ReactNode } from 'react';

/** Facts as a list of terms, two columns where there is room. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [term: string, fact: ReactNode])[];
}): ReactNode {
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
      {facts.map(([term, fact]) => (
        <div key={term} className="contents">
          <dt className="text-quiet">{term}</dt>
          <dd className="mb-2 min-w-0 sm:mb-0">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
