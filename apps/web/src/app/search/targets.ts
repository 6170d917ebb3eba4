import type { Role } from '../session.generated.ts';
import type { SearchQuery } from './search.generated.ts';

export type SearchHit = SearchQuery['search'][number];
export type SearchKind = SearchHit['kind'];

/** In the order in which they are shown. */
export const KINDS = ['GROUP', 'MEMBER', 'TOOL', 'EVIDENCE'] as const satisfies readonly SearchKind[];

/** Where one goes from a hit: a shop's own people to the shop's pages, everybody else to those of the group. */
export function targetOf({ kind, id, consortiumId, memberId }: SearchHit, role: Role | null): string {
  if (role === 'MEMBER_USER') {
    if (memberId === null) return '/shop';
    return kind === 'EVIDENCE' ? `/shop/${memberId}/evidence` : `/shop/${memberId}`;
  }
  const group = `/groups/${consortiumId}`;
  if (kind === 'MEMBER') return `${group}/members/${id}`;
  if (kind === 'TOOL') return `${group}/tools`;
  return kind === 'EVIDENCE' ? `${group}/evidence/files/${id}` : group;
}
