import { PART_OF_CATEGORY } from './types.ts';
import type { MemberInput } from './types.ts';

/** A member's name for a sentence; its id while it has none. */
export function nameOf(member: { readonly id: string; readonly name: string }): string {
  return member.name === '' ? member.id : member.name;
}

/** true when the member buys anything of (1) or (2), the tools of the project. */
export function usesATool(member: MemberInput): boolean {
  return member.costLines.some(({ category }) => PART_OF_CATEGORY[category] !== 'ADMIN');
}

/** Positions of the participants that use no tool: by the rules they are not members (R25 第7条3二). */
export function participantsWithoutTool(members: readonly MemberInput[]): number[] {
  return members.flatMap((member, index) => (member.representative || usesATool(member) ? [] : [index]));
}
