import { describe, expect, it } from '@jest/globals';
import { jstMinute, localDate } from '@renkei/kernel';
import type { JstMinute } from '@renkei/kernel';
import fc from 'fast-check';
import { OBLIGATIONS } from './obligation.ts';
import type { DesiredObligation } from './obligation.ts';
import { OBLIGATION_STATUSES, reconcileObligations } from './reconcile-obligations.ts';
import type { ExistingObligation, ObligationStatus } from './reconcile-obligations.ts';

const first = jstMinute(localDate(2026, 5, 19), 17, 0);
const later = jstMinute(localDate(2026, 6, 1), 17, 0);

function want(key: string, memberId: string | null, dueAt: JstMinute, fulfilled: boolean): DesiredObligation {
  const { kind, anchor, timing, title, clause } = OBLIGATIONS.MEMBER_COSTS;
  return { key, kind, memberId, requirement: null, dueAt, anchor, timing, title, clause, fulfilled };
}

const row = (
  id: string,
  status: ObligationStatus,
  dueAt = first,
  memberId: string | null = 'm1',
): ExistingObligation => ({
  id,
  key: 'MEMBER_COSTS',
  memberId,
  dueAt,
  status,
});

const nothing = { create: [], supersede: [], close: [], cancel: [], unchanged: [] };

describe('reconcileObligations', () => {
  const costs = want('MEMBER_COSTS', 'm1', first, false);

  it('creates what is new', () => {
    expect(reconcileObligations([costs], [])).toEqual({ ...nothing, create: [costs] });
    expect(reconcileObligations([costs], [row('a', 'OPEN', first, 'm2')])).toEqual({
      ...nothing,
      create: [costs],
      cancel: ['a'],
    });
  });

  it('leaves alone what stands', () => {
    expect(reconcileObligations([costs], [row('a', 'OPEN')])).toEqual({ ...nothing, unchanged: ['a'] });
  });

  it('supersedes a moved one and tells from where to where', () => {
    const moved = want('MEMBER_COSTS', 'm1', later, false);
    expect(reconcileObligations([moved], [row('a', 'OPEN')])).toEqual({
      ...nothing,
      supersede: [{ oldId: 'a', desired: moved, moved: { from: first, to: later } }],
    });
  });

  it('closes a fulfilled one, also when its date moved meanwhile', () => {
    const met = want('MEMBER_COSTS', 'm1', later, true);
    expect(reconcileObligations([met], [row('a', 'OPEN')])).toEqual({ ...nothing, close: ['a'] });
    expect(reconcileObligations([met], [row('a', 'FULFILLED')])).toEqual({ ...nothing, unchanged: ['a'] });
  });

  it('creates anew when the fact is taken back, keeping the fulfilled row', () => {
    expect(reconcileObligations([costs], [row('a', 'FULFILLED')])).toEqual({ ...nothing, create: [costs] });
    expect(reconcileObligations([costs], [row('a', 'FULFILLED'), row('b', 'OPEN')])).toEqual({
      ...nothing,
      unchanged: ['b'],
    });
  });

  it('cancels what no longer applies, and only what is open', () => {
    const rows = [row('a', 'OPEN'), row('b', 'FULFILLED'), row('c', 'SUPERSEDED'), row('d', 'CANCELLED')];
    expect(reconcileObligations([], rows)).toEqual({ ...nothing, cancel: ['a'] });
  });

  it('creates anew what was cancelled and applies again', () => {
    expect(reconcileObligations([costs], [row('a', 'CANCELLED')])).toEqual({ ...nothing, create: [costs] });
  });

  it('keeps one of two open rows for the same thing', () => {
    expect(reconcileObligations([costs], [row('a', 'OPEN'), row('b', 'OPEN')])).toEqual({
      ...nothing,
      unchanged: ['a'],
      cancel: ['b'],
    });
  });
});

/** What the database does with the answer. */
function apply(
  desired: readonly DesiredObligation[],
  existing: readonly ExistingObligation[],
  generation: number,
): readonly ExistingObligation[] {
  const { create, supersede, close, cancel } = reconcileObligations(desired, existing);
  const statusOf = new Map<string, ObligationStatus>([
    ...supersede.map(({ oldId }) => [oldId, 'SUPERSEDED'] as const),
    ...close.map((id) => [id, 'FULFILLED'] as const),
    ...cancel.map((id) => [id, 'CANCELLED'] as const),
  ]);
  const inserted = [...create, ...supersede.map((one) => one.desired)].map(
    ({ key, memberId, dueAt, fulfilled }, index): ExistingObligation => ({
      id: `${String(generation)}-${String(index)}`,
      key,
      memberId,
      dueAt,
      status: fulfilled ? 'FULFILLED' : 'OPEN',
    }),
  );
  return [...existing.map((old) => ({ ...old, status: statusOf.get(old.id) ?? old.status })), ...inserted];
}

describe('any history', () => {
  const identities = { key: fc.constantFrom('A', 'B'), memberId: fc.constantFrom(null, 'm1', 'm2') };
  const dueAt = fc.constantFrom(first, later);
  const desiredLists = fc.uniqueArray(
    fc
      .record({ ...identities, dueAt, fulfilled: fc.boolean() })
      .map((one) => want(one.key, one.memberId, one.dueAt, one.fulfilled)),
    { selector: ({ key, memberId }) => `${key} ${String(memberId)}` },
  );
  const startingRows = fc
    .array(fc.record({ ...identities, dueAt, status: fc.constantFrom(...OBLIGATION_STATUSES) }))
    .map((rows) => rows.map((one, index) => ({ ...one, id: `0-${String(index)}` })));

  it('ends with exactly the unmet ones open, is stable at once, and never changes a closed row', () => {
    fc.assert(
      fc.property(startingRows, fc.array(desiredLists, { minLength: 1, maxLength: 5 }), (start, wishes) => {
        let rows: readonly ExistingObligation[] = start;
        wishes.forEach((desired, index) => {
          const before = rows;
          rows = apply(desired, rows, index + 1);
          const open = rows
            .filter(({ status }) => status === 'OPEN')
            .map(({ key, memberId, dueAt: due }) => `${key} ${String(memberId)} ${due}`);
          const unmet = desired
            .filter(({ fulfilled }) => !fulfilled)
            .map(({ key, memberId, dueAt: due }) => `${key} ${String(memberId)} ${due}`);
          expect(open.toSorted()).toEqual(unmet.toSorted());
          const again = reconcileObligations(desired, rows);
          expect({ ...again, unchanged: [] }).toEqual(nothing);
          expect(again.unchanged).toHaveLength(desired.length);
          before.filter(({ status }) => status !== 'OPEN').forEach((old) => expect(rows).toContainEqual(old));
        });
      }),
      { numRuns: 300 },
    );
  });
});
