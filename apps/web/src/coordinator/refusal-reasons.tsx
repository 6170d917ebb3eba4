import type { Problem } from '@renkei/api-client';
import type { ReactNode } from 'react';
import { useSaid } from '../language/language.ts';

/** Why a file stays out; of a workbook of no known edition also the cells in which it differs, folded below. */
export function RefusalReasons({
  problems,
  difference,
  summary,
}: {
  readonly problems: readonly Problem[];
  /** The code of a problem that is one difference from the edition. */
  readonly difference: string;
  readonly summary: (count: number) => string;
}): ReactNode {
  const say = useSaid();
  const differences = problems.filter(({ code }) => code === difference);
  return (
    <>
      {problems
        .filter(({ code }) => code !== difference)
        .map(({ message }, index) => (
          <p key={index}>{say(message)}</p>
        ))}
      {differences.length > 0 ? (
        <details>
          <summary className="flex min-h-11 w-fit cursor-pointer items-center font-bold underline">
            {summary(differences.length)}
          </summary>
          <ul className="list-disc pl-5">
            {differences.map(({ message }, index) => (
              <li key={index}>{say(message)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
