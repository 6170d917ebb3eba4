import { describe, expect, it } from '@jest/globals';
import { CHANGE_KINDS, CHANGES, changeMayBeFiled } from './change-kinds.ts';
import { MACHINES } from './machines.ts';
import type { StateOf } from './machines.ts';

const STATES = Object.keys(MACHINES.APPLICATION.states) as StateOf<'APPLICATION'>[];

/** R25 第17条1, 第19条 and 第20条 speak of what was granted; 第17条3 and K25 p.28 (カ) of registered data at any time. */
const FILED_WHILE: { readonly [Kind in (typeof CHANGE_KINDS)[number]]: readonly string[] } = {
  PLAN_CHANGE: ['GRANTED'],
  MEMBER_WITHDRAWAL: ['SUBMITTED', 'GRANTED'],
  TOOL_SUBSTITUTION: ['GRANTED'],
  REGISTERED_DATA: ['SUBMITTED', 'GRANTED'],
  ACCIDENT: ['GRANTED'],
  DELAY: ['GRANTED'],
};

describe('changeMayBeFiled', () => {
  it.each(CHANGE_KINDS.flatMap((kind) => STATES.map((state) => ({ kind, state }))))(
    '$kind while $state',
    ({ kind, state }) => {
      const result = changeMayBeFiled(kind, state);
      expect(result.ok).toBe(FILED_WHILE[kind].includes(state));
      if (result.ok) {
        expect(result.value.kind).toBe(kind);
      } else {
        expect(result.error.code).toBe('CHANGE_NOT_POSSIBLE_NOW');
        expect(result.error.message.ja).toContain(`「${CHANGES[kind].label.ja}」`);
      }
    },
  );

  it('says what to do instead', () => {
    const result = changeMayBeFiled('DELAY', 'APPROVED');
    expect(result.ok ? '' : result.error.message.ja).toBe(
      '申請はいま「承認済み（提出前）」なので、「遅延の報告」は届け出られません。申請を下書きに戻してから直してください。',
    );
  });
});

describe('CHANGES', () => {
  it('leaves costs alone where a change carries none', () => {
    expect(CHANGE_KINDS.filter((kind) => CHANGES[kind].mayAlter.costs)).toEqual([
      'PLAN_CHANGE',
      'MEMBER_WITHDRAWAL',
      'TOOL_SUBSTITUTION',
    ]);
    expect(CHANGE_KINDS.filter((kind) => CHANGES[kind].mayAlter.members)).toEqual([
      'PLAN_CHANGE',
      'MEMBER_WITHDRAWAL',
    ]);
    expect(CHANGE_KINDS.filter((kind) => CHANGES[kind].mayAlter.dates)).toEqual([
      'PLAN_CHANGE',
      'ACCIDENT',
      'DELAY',
    ]);
  });
});
