import { describe, expect, it } from '@jest/globals';
import { isPlanChangeDue } from './plan-change-due.ts';

const NINE = { countedMembers: 9, minimumMembers: 10 };
const LEFT = { number: 1, kind: 'MEMBER_WITHDRAWAL', status: 'ACCEPTED' };
const plan = (status: string, number = 2) => ({ number, kind: 'PLAN_CHANGE', status });

describe('the change of plan below ten members', () => {
  it('is due until one was filed after the member left', () => {
    expect(isPlanChangeDue(true, NINE, [LEFT])).toBe(true);
    expect(isPlanChangeDue(true, NINE, [LEFT, plan('DRAFT')])).toBe(true);
    expect(isPlanChangeDue(true, NINE, [LEFT, plan('REFUSED')])).toBe(true);
    expect(isPlanChangeDue(true, NINE, [plan('ACCEPTED', 0), LEFT])).toBe(true);
    expect(isPlanChangeDue(true, NINE, [LEFT, plan('FILED')])).toBe(false);
  });

  it('is not asked of a full group, before the grant, or of who may not see it', () => {
    expect(isPlanChangeDue(true, { ...NINE, countedMembers: 10 }, [LEFT])).toBe(false);
    expect(isPlanChangeDue(false, NINE, [LEFT])).toBe(false);
    expect(isPlanChangeDue(true, null, [LEFT])).toBe(false);
  });
});
