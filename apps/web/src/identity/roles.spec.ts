import { describe, expect, it } from '@jest/globals';
import { isActing, roleChoices } from './roles.ts';

const label = (text: string) => ({ ja: text, en: text });
const coordinator = (id: string) => ({ id, role: 'COORDINATOR' as const, label: label(id) });
const shop = { id: 's', role: 'MEMBER_USER' as const, label: label('s') };

describe('the roles to choose from', () => {
  it('one of a kind is chosen as such, several also all together', () => {
    const choices = roleChoices([shop, coordinator('a'), coordinator('b')]);
    expect(choices.map(({ role, assignmentId, isAll }) => [role, assignmentId, isAll])).toEqual([
      ['COORDINATOR', null, true],
      ['COORDINATOR', 'a', false],
      ['COORDINATOR', 'b', false],
      ['MEMBER_USER', null, false],
    ]);
    expect(choices[0]!.label).toEqual({ ja: 'とりまとめ担当：2件すべて', en: 'Coordinator: all 2' });
  });

  it('marks just the one somebody acts in', () => {
    const choices = roleChoices([shop, coordinator('a'), coordinator('b')]);
    const marked = (acting: Parameters<typeof isActing>[0]) =>
      choices.map((choice) => isActing(acting, choice, choices)).indexOf(true);
    expect(marked({ role: 'COORDINATOR', assignmentId: null })).toBe(0);
    expect(marked({ role: 'COORDINATOR', assignmentId: 'b' })).toBe(2);
    expect(marked(null)).toBe(-1);
    const only = roleChoices([shop]);
    expect(isActing({ role: 'MEMBER_USER', assignmentId: 's' }, only[0]!, only)).toBe(true);
  });
});
