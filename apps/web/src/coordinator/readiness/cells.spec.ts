import { describe, expect, it } from '@jest/globals';
import {
  countLooks,
  isDone,
  lastAsked,
  lookOf,
  membersToAsk,
  moveTo,
  planAsk,
  type ActingPerson,
  type BoardCell,
  type BoardRow,
} from './cells.ts';

const cell = (changes: Partial<BoardCell> = {}): BoardCell => ({
  requirement: 'SECURITY_ACTION',
  state: 'NOT_ASKED',
  askDue: false,
  askedAt: null,
  dateUnknown: false,
  ...changes,
});
const row = (memberId: string, ...cells: BoardCell[]): BoardRow => ({
  memberId,
  name: `${memberId}店`,
  isRepresentative: false,
  cells,
});
const due = cell({ askDue: true });
const tax = cell({ requirement: 'CORPORATE_TAX_CERTIFICATE', state: 'RETURNED', askDue: true });
const good = cell({ state: 'ACCEPTED' });

describe('a cell', () => {
  it('tells a paper to look at from one whose date has to be entered', () => {
    expect(lookOf({ state: 'HANDED_IN', dateUnknown: false })).toBe('LOOK');
    expect(lookOf({ state: 'HANDED_IN', dateUnknown: true })).toBe('DATE');
    // a returned paper is returned, whatever its date says
    expect(lookOf({ state: 'RETURNED', dateUnknown: true })).toBe('RETURNED');
    expect(lookOf({ state: 'EXPIRES_BEFORE_SUBMISSION', dateUnknown: false })).toBe('OLD');
  });

  it('is counted with all others', () => {
    const counts = countLooks([row('a', due, tax), row('b', due, cell({ state: 'NOT_OWED' }))]);
    expect(counts).toMatchObject({ TODO: 2, RETURNED: 1, NONE: 1, OK: 0 });
  });

  it('is done when accepted or not owed', () => {
    expect(isDone(row('a', good, cell({ state: 'NOT_OWED' })))).toBe(true);
    expect(isDone(row('a', good, cell({ state: 'ASKED' })))).toBe(false);
  });
});

describe('asking', () => {
  const rows = [row('a', due, tax), row('b', due, good), row('c', cell({ state: 'ASKED' }), good)];
  const ids = (found: readonly BoardRow[]) => found.map(({ memberId }) => memberId);

  it('asks everybody, one member or those who owe one paper; never who was asked already', () => {
    expect(ids(membersToAsk(rows, { kind: 'ALL' }))).toEqual(['a', 'b']);
    expect(ids(membersToAsk(rows, { kind: 'MEMBER', memberId: 'c' }))).toEqual([]);
    expect(ids(membersToAsk(rows, { kind: 'PAPER', requirement: 'CORPORATE_TAX_CERTIFICATE' }))).toEqual([
      'a',
    ]);
  });

  const person = (userId: string, memberId: string, changes: Partial<ActingPerson> = {}): ActingPerson => ({
    userId,
    memberId,
    displayName: userId,
    email: `${userId}@example.jp`,
    endedAt: null,
    isDisabled: false,
    role: 'MEMBER_USER',
    ...changes,
  });

  it('sends one letter to a person who acts for two shops, and counts papers of shops that are reached', () => {
    const plan = planAsk(rows.slice(0, 2), [person('u', 'a'), person('u', 'b')], new Set());
    expect([plan.letters, plan.papers, ids(plan.unreached)]).toEqual([['u'], 3, []]);
  });

  it.each([
    ['no address', { email: null }],
    ['somebody who left', { endedAt: '2026-06-01T09:00' }],
    ['a disabled account', { isDisabled: true }],
    ['a coordinator', { role: 'COORDINATOR' }],
  ])('names the shop where there is only %s', (_, changes) => {
    const plan = planAsk(rows.slice(0, 1), [person('u', 'a', changes)], new Set());
    expect([ids(plan.reached), ids(plan.unreached), plan.papers]).toEqual([[], ['a'], 0]);
  });

  it('names the shop whose letters come back', () => {
    expect(ids(planAsk(rows.slice(0, 1), [person('u', 'a')], new Set(['u'])).unreached)).toEqual(['a']);
  });

  it('knows when anything was asked for last', () => {
    const asked = (askedAt: string) => cell({ askedAt });
    expect(lastAsked([asked('2026-06-09T10:00'), asked('2026-06-10T09:00'), due])).toBe('2026-06-10T09:00');
    expect(lastAsked([due])).toBeNull();
  });
});

describe('keys in the table', () => {
  const size = { rows: 3, columns: 3 };
  const all = () => true;

  it('go from cell to cell and into the heads, and stop at the edge', () => {
    expect(moveTo('ArrowDown', { row: 0, column: 1 }, size, all)).toEqual({ row: 1, column: 1 });
    expect(moveTo('ArrowUp', { row: 0, column: 1 }, size, all)).toEqual({ row: -1, column: 1 });
    expect(moveTo('ArrowRight', { row: 0, column: 2 }, size, all)).toBeNull();
    expect(moveTo('End', { row: 1, column: 0 }, size, all)).toEqual({ row: 1, column: 2 });
  });

  it('step over what nobody owes', () => {
    const has = ({ column }: { column: number }) => column !== 1;
    expect(moveTo('ArrowRight', { row: 0, column: 0 }, size, has)).toEqual({ row: 0, column: 2 });
  });

  it('leave other keys to the browser', () => {
    expect(moveTo('Tab', { row: 0, column: 0 }, size, all)).toBeNull();
  });
});
