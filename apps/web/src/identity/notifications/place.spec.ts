import { describe, expect, it } from '@jest/globals';
import { placeOf, type Person } from './place.ts';

type About = Parameters<typeof placeOf>[0];

const about = (
  kind: About['obligation']['kind'],
  member: About['obligation']['member'] = null,
  key: string = kind,
): About => ({ obligation: { id: 'o', consortiumId: 'g1', kind, key, status: 'OPEN', member } });
const member = { id: 'm1' };
const coordinator: Person = { role: 'COORDINATOR', actsFor: [{ memberId: null }] };
const shop: Person = { role: 'MEMBER_USER', actsFor: [{ memberId: 'm1' }] };

describe('where a notification leads', () => {
  it('a coordinator to the page of the group where it is dealt with', () => {
    expect(placeOf(about('MEMBER_DOCUMENT', member), coordinator)).toBe('/groups/g1/readiness');
    expect(placeOf(about('MEMBER_COSTS', member), coordinator)).toBe('/groups/g1/members/m1');
    expect(placeOf(about('GROUP_APPLICATION'), coordinator)).toBe('/groups/g1/procedure');
  });

  it('a shop to what it has to do', () => {
    const paper = about('MEMBER_DOCUMENT', member, 'MEMBER_DOCUMENT:TAX_CERTIFICATE');
    expect(placeOf(paper, shop)).toBe('/shop/m1/papers/TAX_CERTIFICATE');
    expect(placeOf(about('MEMBER_EVIDENCE', member), shop)).toBe('/shop/m1/evidence');
    expect(placeOf(about('GROUP_APPLICATION'), shop)).toBe('/shop/m1');
  });

  it('whoever acts in no role of a group to the start of the day', () => {
    expect(placeOf(about('GROUP_APPLICATION'), { role: null, actsFor: [] })).toBe('/');
  });
});
