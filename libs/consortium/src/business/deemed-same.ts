import { foldAddress, normaliseForComparison } from '@renkei/kernel';

interface Comparable {
  readonly name: string;
  readonly representativeName: string;
  readonly prefecture: number | null;
  readonly city: string;
  readonly addressLine: string;
}

/** A key for the place alone; '' when there is not enough of an address to compare. */
export function placeKeyOf(business: Comparable): string {
  if (business.addressLine === '') return '';
  return foldAddress(`${business.prefecture ?? ''} ${business.city}${business.addressLine}`);
}

/** Same representative and address: perhaps one business in the programme's eyes (K25 p.15). '' = cannot say. */
export function deemedSameKey(business: Comparable): string {
  const place = placeKeyOf(business);
  const person = normaliseForComparison(business.representativeName);
  return place === '' || person === '' ? '' : `${person}\n${place}`;
}

/** Same name and address: the same business without a number to prove it. '' = cannot say. */
export function sameShopKey(business: Comparable): string {
  const place = placeKeyOf(business);
  return place === '' ? '' : `${normaliseForComparison(business.name)}\n${place}`;
}
