import { describe, expect, it } from '@jest/globals';
import { countMembers } from './counted-members.ts';
import type { CountedMember, DeemedSameLink } from './counted-members.ts';

const representative: CountedMember = { id: 'r', role: 'REPRESENTATIVE', usesTools: false };
const shop = (id: string, usesTools = true): CountedMember => ({ id, role: 'PARTICIPANT', usesTools });
const link = (one: string, other: string): DeemedSameLink => ({
  members: [one, other],
  relation: 'MAJORITY_OF_VOTES',
});

describe('countMembers', () => {
  it('counts the representative without a tool, and no such participant (K25 p.10)', () => {
    expect(countMembers([representative, shop('a'), shop('b', false)], [])).toBe(2);
  });

  it('counts a pair once, and a chain once', () => {
    const members = [representative, shop('a'), shop('b'), shop('c'), shop('d')];
    expect(countMembers(members, [link('a', 'b')])).toBe(4);
    // a–b and c–d joined by b–c, in an order that joins two groups: r and {a, b, c, d}
    expect(countMembers(members, [link('a', 'b'), link('c', 'd'), link('b', 'c')])).toBe(2);
    expect(countMembers(members, [link('a', 'b'), link('b', 'a')])).toBe(4);
  });

  it('lets the parent without a tool join its two subsidiaries, but not hide them', () => {
    const members = [representative, shop('a'), shop('parent', false), shop('c')];
    expect(countMembers(members, [link('a', 'parent'), link('parent', 'c')])).toBe(2);
    expect(countMembers(members, [link('a', 'parent')])).toBe(3);
  });

  it('passes over links to somebody who is no longer a member', () => {
    expect(countMembers([representative, shop('a')], [link('a', 'gone')])).toBe(2);
  });
});
