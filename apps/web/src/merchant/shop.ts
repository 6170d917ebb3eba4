import { createContext, useContext } from 'react';
import type { MerchantShopsQuery } from './shop.generated.ts';

export interface Shop {
  readonly memberId: string;
  readonly consortiumId: string;
  readonly name: string;
  readonly groupName: string;
  /** Who acts: answers are of a person. */
  readonly personName: string;
}

type Me = NonNullable<MerchantShopsQuery['me']>;

/** The shops a person may act for now: all of that role, or the one it was narrowed to. */
export function shopsOf({ acting, assignments, displayName }: Me): readonly Shop[] {
  if (acting?.role !== 'MEMBER_USER') return [];
  return assignments.flatMap(({ id, role, consortiumId, groupName, memberId, memberName }) =>
    role === 'MEMBER_USER' && consortiumId && memberId && (acting.assignmentId ?? id) === id
      ? [
          {
            memberId,
            consortiumId,
            name: memberName ?? '',
            groupName: groupName ?? '',
            personName: displayName,
          },
        ]
      : [],
  );
}

export const ShopContext = createContext<Shop | null>(null);

/** The shop whose page this is. */
export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error('useShop outside of a shop');
  return shop;
}
