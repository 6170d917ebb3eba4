import type { DeemedSameRelation } from './declarations.ts';
import type { MemberRole } from '../requirement-terms.ts';

/** The representative included (K25 p.12 (5)(ア), R25 第2条4; 2023 carried back). */
export const MINIMUM_MEMBERS = 10;

/** Two members declared to be one business in the programme's eyes. */
export interface DeemedSameLink {
  readonly members: readonly [string, string];
  readonly relation: DeemedSameRelation;
}

export interface CountedMember {
  readonly id: string;
  readonly role: MemberRole;
  readonly usesTools: boolean;
}

/** A participant that uses no tool is not a member (K25 p.10); the representative need not use any. */
export function isCounted({ role, usesTools }: CountedMember): boolean {
  return role === 'REPRESENTATIVE' || usesTools;
}

/** Members in the groups their links join, directly or through others; a member without a link is a group alone. */
function businesses(
  ids: readonly string[],
  links: readonly DeemedSameLink[],
): readonly (readonly string[])[] {
  return links.reduce<readonly (readonly string[])[]>(
    (groups, { members: [one, other] }) => {
      const joined = groups.filter((group) => group.includes(one) || group.includes(other));
      if (joined.length < 2) return groups;
      return [...groups.filter((group) => !joined.includes(group)), joined.flat()];
    },
    ids.map((id) => [id]),
  );
}

/**
 * How many of the enrolled members count towards the minimum: participants without a tool do not, and those declared to
 * be the same business count once together (K25 p.12 (5)(ア), p.15 (2)).
 */
export function countMembers(members: readonly CountedMember[], links: readonly DeemedSameLink[]): number {
  const counted = new Set(members.filter(isCounted).map(({ id }) => id));
  return businesses(
    members.map(({ id }) => id),
    links,
  ).filter((business) => business.some((id) => counted.has(id))).length;
}
