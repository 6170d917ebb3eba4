import { checkCorporateNumber } from '@renkei/kernel';
import type { MembersBusinessesQuery } from '../members.generated.ts';
import type { Facts } from './facts.ts';

type Member = MembersBusinessesQuery['consortium']['members']['edges'][number]['node'];

export interface Alike {
  readonly memberId: string;
  readonly name: string;
  /** NUMBER is refused by the API; the others are for asking about (K25 p.15). */
  readonly by: 'NUMBER' | 'NAME' | 'PERSON_AND_ADDRESS';
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s・･\-−ー]/g, '')
    .toLowerCase();

/** Members of the group that may be the business being typed. */
export function alikeMembers(facts: Facts, members: readonly Member[]): readonly Alike[] {
  const number = checkCorporateNumber(facts.corporateNumber);
  const address = plain(`${facts.city}${facts.addressLine}`);
  const person = plain(facts.representativeName);
  return members
    .filter(({ status }) => status === 'ENROLLED')
    .flatMap(({ id, business }): Alike[] => {
      const found = (by: Alike['by']): Alike[] => [{ memberId: id, name: business.name, by }];
      if (number.ok && business.corporateNumber === number.value) return found('NUMBER');
      if (plain(facts.name) !== '' && plain(business.name) === plain(facts.name)) return found('NAME');
      const samePlace = address !== '' && plain(`${business.city}${business.addressLine}`) === address;
      const samePerson = person !== '' && plain(business.representativeName) === person;
      return samePlace && samePerson ? found('PERSON_AND_ADDRESS') : [];
    });
}
