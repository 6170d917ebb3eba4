import { normaliseForComparison } from '@renkei/kernel';
import type { MemberDraft } from '@renkei/documents';
import { placeKeyOf, sameShopKey } from '../business/deemed-same.ts';
import type { MemberRow } from '../member/member.rows.ts';

export type MatchedBy = 'NUMBER' | 'NAME_AND_ADDRESS' | 'NAME';

export interface Match {
  readonly member: MemberRow;
  readonly by: MatchedBy;
}

/** What makes a row the same business as a member: the 法人番号, else the digits of the 登録番号. */
export function identityOfDraft(values: MemberDraft): string | null {
  return values.corporateNumber ?? values.invoiceNumber?.slice(1) ?? null;
}

/**
 * Finds the member a row speaks of: by number, else by name and address. By name alone only where one of the two has
 * no address to compare, and only when the name is one member's. Numbers that differ are different businesses,
 * whatever their names.
 */
export function matcherOf(members: readonly MemberRow[]): (values: MemberDraft) => Match | null {
  const byIdentity = new Map(
    members.flatMap((member) => (member.business.identityKey ? [[member.business.identityKey, member]] : [])),
  );
  const byShop = grouped(members, ({ business }) => sameShopKey(business));
  const byName = grouped(members, ({ business }) => normaliseForComparison(business.name));
  return (values) => {
    const identity = identityOfDraft(values);
    const numbered = identity === null ? undefined : byIdentity.get(identity);
    if (numbered) return { member: numbered, by: 'NUMBER' };
    if (values.name === null) return null;
    const possible = ({ business }: MemberRow): boolean => identity === null || business.identityKey === null;
    const comparable = comparableOf(values);
    const shop = byShop.get(sameShopKey(comparable))?.find(possible);
    if (shop) return { member: shop, by: 'NAME_AND_ADDRESS' };
    const place = placeKeyOf(comparable);
    const named = (byName.get(normaliseForComparison(values.name)) ?? [])
      .filter(possible)
      .filter(({ business }) => place === '' || placeKeyOf(business) === '');
    return named.length === 1 && named[0] ? { member: named[0], by: 'NAME' } : null;
  };
}

function comparableOf(values: MemberDraft) {
  return {
    name: values.name ?? '',
    representativeName: '',
    prefecture: values.prefectureCode,
    city: values.city ?? '',
    addressLine: values.addressLine ?? '',
  };
}

/** Members by a key; '' says nothing and is left out. */
function grouped(
  members: readonly MemberRow[],
  keyOf: (member: MemberRow) => string,
): Map<string, MemberRow[]> {
  const groups = new Map<string, MemberRow[]>();
  for (const member of members) {
    const key = keyOf(member);
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return groups;
}
