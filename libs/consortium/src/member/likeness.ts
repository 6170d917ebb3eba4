import type { Message } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import { deemedSameKey, sameShopKey } from '../business/deemed-same.ts';
import type { MemberRow } from './member.rows.ts';

export const LIKENESS_CODES = ['SAME_NAME_AND_ADDRESS', 'DEEMED_SAME_SUSPECTED'] as const;
export type LikenessCode = (typeof LIKENESS_CODES)[number];

/** Members that may be one in the programme's eyes. A reason to ask, never a refusal (K25 p.15). */
export interface Likeness {
  readonly code: LikenessCode;
  /** Two or more, in their order. */
  readonly members: readonly MemberRow[];
}

/** Looks through a whole group once; members alike in name and address are not told of again for their person. */
export function likenessesIn(members: readonly MemberRow[]): Likeness[] {
  const shops = alike('SAME_NAME_AND_ADDRESS', members, ({ business }) => sameShopKey(business));
  const told = new Set(shops.map(idsOf));
  const people = alike('DEEMED_SAME_SUSPECTED', members, ({ business }) => deemedSameKey(business));
  return [...shops, ...people.filter((likeness) => !told.has(idsOf(likeness)))];
}

export function messageOf({ code, members }: Likeness): Message {
  const ja = members.map(({ business }) => `「${business.name}」`).join('');
  const en = members.map(({ business }) => `"${business.name}"`).join(', ');
  return code === 'SAME_NAME_AND_ADDRESS'
    ? {
        ja: `${ja}は名前も住所も同じです。二重の登録なら、1つを残して辞退にしてください。`,
        en: `${en} have the same name and address. If one is entered twice, please withdraw the others.`,
      }
    : {
        ja: `${ja}は代表者も住所も同じです。みなし同一法人にあたると、あわせて1者と数えます。ご関係を確かめてください。`,
        en: `${en} have the same representative and address. Deemed-same businesses count as one; please ask how they are related.`,
      };
}

/** What to say to whoever has just saved this member. */
export function warningsAbout(id: string, members: readonly MemberRow[], path: string): Problem[] {
  return likenessesIn(members)
    .filter((likeness) => likeness.members.some((member) => member.id === id))
    .map((likeness) => {
      const field = likeness.code === 'SAME_NAME_AND_ADDRESS' ? 'name' : 'representativeName';
      return { code: likeness.code, path: `${path}.${field}`, message: messageOf(likeness) };
    });
}

function alike(
  code: LikenessCode,
  members: readonly MemberRow[],
  keyOf: (member: MemberRow) => string,
): Likeness[] {
  const groups = new Map<string, MemberRow[]>();
  for (const member of members) {
    const key = keyOf(member);
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => ({ code, members: group }));
}

function idsOf({ members }: Likeness): string {
  return members.map(({ id }) => id).join();
}
