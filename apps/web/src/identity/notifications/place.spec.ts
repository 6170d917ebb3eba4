import { describe, expect, it } from '@jest/globals';
import { placeOf, type Person } from './place.ts';

type About = Parameters<typeof placeOf>[0];

const about = (
  kind: About['obligation']['kind'],
  member: About['obligation']['member'] = null,
  { key = kind as string, text = '締切まであと3日です: 交付申請を提出する（見本一グループ）' } = {},
): About => ({
  obligation: { id: 'o', kind, key, status: 'OPEN', member },
  text: { ja: text, en: text },
});
const member = { id: 'm1', consortiumId: 'g1' };
const group = (consortiumId: string, groupName: string) => ({ consortiumId, groupName, memberId: null });
const coordinator: Person = {
  role: 'COORDINATOR',
  actsFor: [group('g1', '見本一グループ'), group('g2', '見本二グループ')],
};
const shop: Person = {
  role: 'MEMBER_USER',
  actsFor: [{ consortiumId: 'g1', groupName: '見本一グループ', memberId: 'm1' }],
};

describe('where a notification leads', () => {
  it('a coordinator to the page of the group where it is dealt with', () => {
    expect(placeOf(about('MEMBER_DOCUMENT', member), coordinator)).toBe('/groups/g1/readiness');
    expect(placeOf(about('MEMBER_COSTS', member), coordinator)).toBe('/groups/g1/members/m1');
    expect(placeOf(about('GROUP_APPLICATION'), coordinator)).toBe('/groups/g1/procedure');
  });

  it('nowhere in particular when two groups are called alike', () => {
    const alike = { ...coordinator, actsFor: [group('g1', '見本一グループ'), group('g2', '見本一グループ')] };
    expect(placeOf(about('GROUP_APPLICATION'), alike)).toBe('/');
  });

  it('a shop to what it has to do', () => {
    const paper = about('MEMBER_DOCUMENT', member, { key: 'MEMBER_DOCUMENT:TAX_CERTIFICATE' });
    expect(placeOf(paper, shop)).toBe('/shop/m1/papers/TAX_CERTIFICATE');
    expect(placeOf(about('MEMBER_EVIDENCE', member), shop)).toBe('/shop/m1/evidence');
    expect(placeOf(about('GROUP_APPLICATION'), shop)).toBe('/shop/m1');
  });

  it('whoever acts in no role of a group to the start of the day', () => {
    expect(placeOf(about('GROUP_APPLICATION'), { role: null, actsFor: [] })).toBe('/');
  });
});
