import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Of } from '@renkei/platform';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { changeBench, day, minute, type ChangeBench, type GrantedBench } from '../../test/change-bench.ts';
import { EffectChanged } from './change-checks.ts';
import { effectDocument, readEffect, type StoredEffect } from './effect-document.ts';

let bench: ChangeBench;
let twelve: GrantedBench;

beforeAll(async () => {
  bench = await changeBench();
  twelve = await bench.granted();
}, 60_000);
afterAll(() => bench.close());

const withdrawal = (group: GrantedBench, member: number) => ({
  kind: 'MEMBER_WITHDRAWAL' as const,
  memberId: group.memberIds[member]!,
});
const PC = { category: 'PC' as const, unitPriceYen: 100_000n, quantity: 1 };

describe('a drafted change', () => {
  it('has the next number of its group, and changes nothing', async () => {
    const group = await bench.granted();
    const before = await snapshot(group);
    const first = await bench.draft(group, withdrawal(group, 11));
    const second = await bench.draft(group, {
      kind: 'REGISTERED_DATA',
      reason: '代表者が替わった\n見本 太郎へ',
    });
    expect(first).toMatchObject({ number: 1, status: 'DRAFT', memberId: group.memberIds[11], version: 1 });
    expect(first.plan.changes).toEqual([{ kind: 'DROP_MEMBER', memberId: group.memberIds[11] }]);
    expect(second).toMatchObject({ number: 2, memberId: null, reason: '代表者が替わった\n見本 太郎へ' });
    expect(await snapshot(group)).toEqual(before);
  });

  it('is made once per key', async () => {
    const idempotencyKey = newKey();
    const twice = () => bench.draft(twelve, { kind: 'DELAY', idempotencyKey });
    expect((await twice()).id).toBe((await twice()).id);
  });

  it('is about the one member it changes', async () => {
    const changes = [{ addLine: { memberId: twelve.memberIds[4]!, line: PC } }];
    expect(await bench.draft(twelve, { kind: 'PLAN_CHANGE', changes })).toMatchObject({
      memberId: twelve.memberIds[4],
    });
  });

  it('is of the group alone, and of a member of it', async () => {
    const other = await bench.granted();
    await expect(
      bench.draft({ ...other, coordinator: twelve.coordinator }, { kind: 'DELAY' }),
    ).rejects.toThrow('NOT_FOUND');
    await expect(
      bench.draft(twelve, { kind: 'REGISTERED_DATA', memberId: other.memberIds[1]! }),
    ).rejects.toThrow('NOT_FOUND');
    expect(await problemLinesOf(bench.draft(twelve, withdrawal(other, 1)))).toEqual([
      'UNKNOWN_MEMBER input.memberId',
    ]);
  });

  const member = (index: number) => twelve.memberIds[index]!;
  it.each<[string, () => Parameters<ChangeBench['draft']>[1], string[]]>([
    ['no reason', () => ({ kind: 'DELAY', reason: ' ' }), ['REQUIRED input.reason']],
    [
      'a day to come',
      () => ({ kind: 'DELAY', happenedOn: day('2027-04-02') }),
      ['IN_THE_FUTURE input.happenedOn'],
    ],
    ['a withdrawal of nobody', () => ({ kind: 'MEMBER_WITHDRAWAL' }), ['REQUIRED input.memberId']],
    ['the representative', () => withdrawal(twelve, 0), ['REPRESENTATIVE_CANNOT_WITHDRAW input.memberId']],
    [
      'two in one withdrawal',
      () => ({ ...withdrawal(twelve, 1), changes: [{ dropMember: member(2) }] }),
      ['NOT_OF_THIS_KIND input.changes[0]'],
    ],
    ['a plan without a change', () => ({ kind: 'PLAN_CHANGE' }), ['REQUIRED input.changes']],
    [
      'a new line as the substitution of a tool',
      () => ({ kind: 'TOOL_SUBSTITUTION', changes: [{ addLine: { memberId: member(1), line: PC } }] }),
      ['NOT_OF_THIS_KIND input.changes[0]'],
    ],
    [
      'costs as an accident',
      () => ({ kind: 'ACCIDENT', changes: [{ addLine: { memberId: member(1), line: PC } }] }),
      ['NOT_OF_THIS_KIND input.changes[0]'],
    ],
    [
      'dates as a substitution',
      () => ({ kind: 'MEMBER_WITHDRAWAL', memberId: member(1), newProjectEndAt: minute('2027-08-01T17:00') }),
      ['NOT_OF_THIS_KIND input.newProjectEndAt'],
    ],
    [
      'an end past the report',
      () => ({ kind: 'DELAY', newProjectEndAt: minute('2027-09-30T17:00') }),
      ['OUT_OF_ORDER input.newProjectEndAt'],
    ],
    [
      'an end before the decision',
      () => ({ kind: 'DELAY', newProjectEndAt: minute('2027-03-01T15:00') }),
      ['OUT_OF_ORDER input.newProjectEndAt'],
    ],
    [
      'a tool of nobody and months that cannot be',
      () => ({
        kind: 'PLAN_CHANGE',
        changes: [
          {
            addLine: {
              memberId: member(1),
              line: { ...PC, category: 'SOFTWARE', toolId: randomUUID(), cloudMonths: 25 },
            },
          },
        ],
      }),
      [
        'TOOL_NOT_FOUND input.changes[0].addLine.line.toolId',
        'CLOUD_MONTHS_OUT_OF_RANGE input.changes[0].addLine.line.cloudMonths',
      ],
    ],
    [
      'a line of nobody',
      () => ({
        kind: 'PLAN_CHANGE',
        changes: [{ removeLine: { memberId: member(1), costLineId: randomUUID() } }],
      }),
      ['UNKNOWN_LINE input.changes[0]'],
    ],
  ])('is not made of %s', async (_, input, problems) => {
    expect(await problemLinesOf(bench.draft(twelve, input()))).toEqual(problems);
  });

  it('never makes a micro business of a form that is none', async () => {
    const group = await bench.granted(undefined, undefined, [
      `UPDATE business SET legal_form = 'ASSOCIATION' WHERE consortium_id = $1 AND name LIKE '%2'`,
    ]);
    const changes = [{ size: { memberId: group.memberIds[1]!, size: 'MICRO' as const } }];
    expect(await problemLinesOf(bench.draft(group, { kind: 'PLAN_CHANGE', changes }))).toEqual([
      'NEVER_MICRO input.changes[0].size.size',
    ]);
  });
});

describe('filing', () => {
  it('freezes exactly the effect that was looked at', async () => {
    const group = await bench.granted();
    const change = await bench.draft(group, withdrawal(group, 11));
    const { effect, sha256 } = await bench.seen(group, change);
    const filed = await bench.file(group, change);
    expect(filed).toMatchObject({
      status: 'FILED',
      effectSha256: sha256,
      portalNumber: '変更見本-1',
      version: 2,
    });
    const [row] = await bench.database.sql<{ effect: StoredEffect }>(
      'SELECT effect FROM change_request WHERE id = $1',
      [change.id],
    );
    const kept = readEffect(row!.effect);
    expect(kept).toEqual(effect);
    expect(sha256Of(effectDocument(kept))).toBe(sha256);
  });

  it('with another effect in mind is refused, with the one to look at', async () => {
    const group = await bench.granted();
    const change = await bench.draft(group, withdrawal(group, 11));
    const { sha256 } = await bench.seen(group, change);
    await bench.accept(group, await bench.filed(group, withdrawal(group, 10)));
    const filing = bench.changes.file(group.coordinator, {
      id: change.id,
      version: 1,
      filedAt: minute('2027-03-30T14:00'),
      effectSha256: sha256,
    });
    const error: unknown = await filing.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EffectChanged);
    expect((error as EffectChanged).effect.memberCount).toMatchObject({ before: 11, after: 10 });
    expect(await bench.file(group, change)).toMatchObject({ status: 'FILED' });
  });

  it('of a plan that no longer fits says so', async () => {
    const group = await bench.granted();
    const change = await bench.draft(group, withdrawal(group, 11));
    await bench.accept(group, await bench.filed(group, withdrawal(group, 11)));
    const [live] = await bench.reads.liveEffects(group.coordinator, [change]);
    expect(live).toMatchObject({ found: null, problem: { code: 'UNKNOWN_MEMBER', path: null } });
    expect(live!.problem!.message.ja).toContain('もうグループにいません');
    expect(live!.problem!.message.ja).not.toContain(group.memberIds[11]!); // an id tells a person nothing
    const filing = {
      id: change.id,
      version: 1,
      filedAt: minute('2027-03-30T14:00'),
      effectSha256: 'a'.repeat(64),
    };
    expect(await problemLinesOf(bench.changes.file(group.coordinator, filing))).toEqual([
      'UNKNOWN_MEMBER input.id',
    ]);
  });

  it('has happened, after the grant', async () => {
    const change = await bench.draft(twelve, { kind: 'DELAY' });
    const { sha256 } = await bench.seen(twelve, change);
    const at = (filedAt: string) =>
      bench.changes.file(twelve.coordinator, {
        id: change.id,
        version: 1,
        filedAt: minute(filedAt),
        effectSha256: sha256,
      });
    expect(await problemLinesOf(at('2027-04-01T10:01'))).toEqual(['NOT_YET input.filedAt']);
    expect(await problemLinesOf(at('2027-03-01T14:59'))).toEqual(['OUT_OF_ORDER input.filedAt']);
  });
});

describe('a change that comes to nothing', () => {
  it('leaves the group as it was, refused or cancelled', async () => {
    const group = await bench.granted();
    const before = await snapshot(group);
    const refused = await bench.filed(group, withdrawal(group, 11));
    const { id, version } = refused;
    await bench.changes.refuse(group.coordinator, {
      id,
      version,
      decidedAt: minute('2027-04-01T09:00'),
      reason: '見本',
    });
    const cancelled = await bench.draft(group, withdrawal(group, 10));
    await bench.changes.cancel(group.coordinator, { id: cancelled.id, version: 1, reason: 'やめた' });
    expect(await snapshot(group)).toEqual(before);
    const [history] = await bench.reads.eventsOf(group.coordinator, [id]);
    expect(history!.map(({ event, toState, reason }) => `${event} ${toState} ${reason}`)).toEqual([
      'CREATE DRAFT 見本の理由',
      'FILE FILED ',
      'REFUSE REFUSED 見本',
    ]);
  });

  it('cannot be gone on with', async () => {
    const { id } = await bench.draft(twelve, { kind: 'DELAY' });
    const step = { id, version: 1, reason: 'やめた' };
    await bench.changes.cancel(twelve.coordinator, step);
    expect(await problemLinesOf(bench.changes.cancel(twelve.coordinator, step))).toEqual([
      'STALE_VERSION input.version',
    ]);
    expect(await problemLinesOf(bench.changes.cancel(twelve.coordinator, { ...step, version: 2 }))).toEqual([
      'TRANSITION_NOT_ALLOWED null',
    ]);
  });
});

/** Everything of a group that a change could alter. */
async function snapshot({ id }: GrantedBench): Promise<unknown> {
  const [row] = await bench.database.sql<object>(
    `SELECT c.inputs_version, (SELECT count(*)::int FROM granted_amount WHERE consortium_id = c.id) AS amounts,
       (SELECT count(*)::int FROM consortium_milestone WHERE consortium_id = c.id) AS milestones,
       (SELECT array_agg(status ORDER BY position) FROM member WHERE consortium_id = c.id) AS members
     FROM consortium c WHERE id = $1`,
    [id],
  );
  return row;
}
