import type { BoardRow } from './cells.ts';
import type { ReadinessBoardQuery } from './readiness.generated.ts';

type Readiness = NonNullable<ReadinessBoardQuery['consortium']['readiness']>;
export type BoardRequirement = Readiness['requirements'][number];

export interface Board {
  readonly submissionDay: string | null;
  readonly papersToAsk: number;
  readonly requirements: readonly BoardRequirement[];
  readonly rows: readonly BoardRow[];
}

/** All pages as one table; columns nobody of the group owes are left out. */
export function boardOf(pages: readonly ReadinessBoardQuery[]): Board | null {
  const [first] = pages.flatMap(({ consortium }) => (consortium.readiness ? [consortium.readiness] : []));
  if (!first) return null;
  const rows = pages
    .flatMap(({ consortium }) => consortium.readiness?.rows.edges ?? [])
    .map(({ node: { member, cells } }): BoardRow => ({
      memberId: member.id,
      name: member.business.name,
      isRepresentative: member.role === 'REPRESENTATIVE',
      cells,
    }));
  return {
    submissionDay: first.submissionDay,
    papersToAsk: first.papersToAsk,
    requirements: first.requirements,
    rows,
  };
}
