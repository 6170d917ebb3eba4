import type { Role } from '../../app/session.generated.ts';
import { atMember, PLACE_OF } from '../../coordinator/home/places.ts';
import type { IdentityNotificationFieldsFragment } from './notifications.generated.ts';

export interface Person {
  readonly role: Role | null;
  /** What the person acts for now: all of the role, or the one it was narrowed to. */
  readonly actsFor: readonly { readonly memberId: string | null }[];
}

/** Where a shop does what it owes; paths below the shop. */
function shopPlace({ kind, key }: IdentityNotificationFieldsFragment['obligation']): string {
  switch (kind) {
    case 'MEMBER_DOCUMENT':
    case 'MEMBER_DOCUMENT_RENEWAL': {
      const [, requirement] = key.split(':'); // MEMBER_DOCUMENT:TAX_CERTIFICATE
      return requirement ? `/papers/${requirement}` : '';
    }
    case 'MEMBER_COSTS':
      return '/costs';
    case 'MEMBER_EVIDENCE':
      return '/evidence';
    default:
      return '';
  }
}

/**
 * The page where a notification's matter is dealt with.
 * @returns the start of the person's own day where the matter says no more
 */
export function placeOf(
  { obligation }: Pick<IdentityNotificationFieldsFragment, 'obligation'>,
  { role, actsFor }: Person,
): string {
  const { member, kind } = obligation;
  if (role === 'MEMBER_USER') {
    const memberId = member?.id ?? (actsFor.length === 1 ? actsFor[0]?.memberId : null);
    return memberId ? `/shop/${memberId}${shopPlace(obligation)}` : '/shop';
  }
  if (role !== 'COORDINATOR' && role !== 'SUPPORT_READER') return '/';
  const place = kind === 'MEMBER_COSTS' && member ? atMember(member.id) : PLACE_OF[kind];
  return `/groups/${obligation.consortiumId}/${place}`;
}
