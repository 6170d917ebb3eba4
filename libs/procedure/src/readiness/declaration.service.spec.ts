import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { localDate } from '@renkei/kernel';
import { DECLARATIONS } from '@renkei/lifecycle';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSupportReader, type SeededGroup } from '@renkei/test/group';
import { problemLinesOf as problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { CostsService } from './costs.service.ts';
import { DeclarationService } from './declaration.service.ts';
import { GroupView } from './group-view.ts';
import { readReadinessFacts } from './readiness-facts.ts';

let database: TestDatabase;
let api: Tenant;
let group: SeededGroup;
let declarations: DeclarationService;
let costs: CostsService;
// 09:00 on 20 May 2026 in Japan
const clock = new FixedClock(Date.UTC(2026, 4, 20, 0, 0));
const today = localDate(2026, 5, 20);
const tomorrow = localDate(2026, 5, 21);

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, consortiumEntities);
  declarations = new DeclarationService(api.transactions, clock);
  costs = new CostsService(api.transactions, clock);
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(async () => {
  group = await seedGroup(database, { participants: ['SOLE_PROPRIETOR', 'CORPORATION'] });
});

const memberOf = (index: number) => group.memberIds[index]!;

const viewOf = (viewer: Viewer) =>
  api.transactions.read(
    viewer,
    async (tx) =>
      new GroupView(await readReadinessFacts(tx, group.id), viewer.acting?.role === 'MEMBER_USER'),
  );
const codesOf = async (member: number, viewer: Viewer = group.coordinator) =>
  (await viewOf(viewer)).findingsOf(memberOf(member)).map(({ code }) => code);

type Answers = Parameters<DeclarationService['record']>[1]['declarations'];
const answer = (given: Answers, changes: object = {}, viewer: Viewer = group.coordinator) =>
  declarations.record(viewer, {
    memberId: memberOf(1),
    declarations: given,
    declaredBy: '見本 髙﨑𠮷子',
    declaredOn: today,
    ...changes,
  });

async function addLine(member: number): Promise<string> {
  const [row] = await database.sql<{ id: string }>(
    `INSERT INTO cost_line (consortium_id, member_id, category, unit_price_yen, position)
     VALUES ($1, $2, 'SOFTWARE', 100000, 1) RETURNING id`,
    [group.id, memberOf(member)],
  );
  return row!.id;
}

describe('declarations', () => {
  const ALL = DECLARATIONS.map(({ code, goodAnswer }) => ({ code, answer: goodAnswer }));

  it('all given, nothing is missing any more', async () => {
    await addLine(1);
    expect(await codesOf(1)).toEqual(['SME_UNKNOWN', 'DECLARATION_MISSING']);
    const now = await answer(ALL);
    expect(now).toHaveLength(ALL.length);
    expect(now[0]).toMatchObject({
      answer: false,
      declaredBy: '見本 髙﨑𠮷子',
      declaredOn: today,
      version: 1,
    });
    expect(await codesOf(1)).toEqual(['SME_UNKNOWN']);
  });

  it('a bad answer blocks and says where it is put right', async () => {
    await answer([...ALL.slice(1), { code: 'VENDOR_OF_ANY_GROUP', answer: true }]);
    const found = (await viewOf(group.coordinator)).findingsOf(memberOf(1));
    expect(found.find(({ code }) => code === 'DECLARED_NEVER_MEMBER')).toMatchObject({
      severity: 'BLOCKER',
      subject: 'VENDOR_OF_ANY_GROUP',
      fix: { target: 'DECLARATIONS', memberId: memberOf(1) },
    });
  });

  it('are replaced only by somebody who saw them', async () => {
    const code = 'RELIGIOUS_CORPORATION';
    await answer([{ code, answer: false }]);
    // the same again is no change, whatever the person knew of it
    expect(await answer([{ code, answer: false }])).toContainEqual(
      expect.objectContaining({ code, version: 1 }),
    );
    const path = 'input.declarations[0].version';
    expect(await problemsOf(answer([{ code, answer: true }]))).toEqual([`ALREADY_RECORDED ${path}`]);
    expect(await problemsOf(answer([{ code, answer: true, version: 2 }]))).toEqual([`STALE_VERSION ${path}`]);
    const changed = await answer([{ code, answer: true, version: 1 }]);
    expect(changed).toContainEqual(expect.objectContaining({ code, answer: true, version: 2 }));
    expect(await problemsOf(answer([{ code, answer: false, version: 1 }]))).toEqual([
      `STALE_VERSION ${path}`,
    ]);
    // one that cannot be written takes all with it
    expect(
      await problemsOf(
        answer([
          { code: 'ANTISOCIAL_TIES', answer: false },
          { code, answer: false, version: 1 },
        ]),
      ),
    ).toEqual(['STALE_VERSION input.declarations[1].version']);
    const stored = await database.sql('SELECT code FROM member_declaration WHERE member_id = $1', [
      memberOf(1),
    ]);
    expect(stored).toEqual([{ code }]);
  });

  it('given twice at the same moment stand once, as one of the two said', async () => {
    const code = 'ADULT_ENTERTAINMENT';
    const merchant = await seedMemberUser(database, group, memberOf(1));
    const said = await Promise.allSettled([
      answer([{ code, answer: false }], { declaredBy: '見本 一' }, merchant),
      answer([{ code, answer: true }], { declaredBy: '見本 二' }),
    ]);
    const stored = await database.sql<{ declared_by: string; version: number }>(
      'SELECT declared_by, version FROM member_declaration WHERE member_id = $1',
      [memberOf(1)],
    );
    expect(stored).toHaveLength(1);
    expect(stored[0]!.version).toBe(1);
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('name everything to put right at once', async () => {
    const twice = { code: 'ANTISOCIAL_TIES', answer: false } as const;
    expect(await problemsOf(answer([twice, twice], { declaredBy: ' ', declaredOn: tomorrow }))).toEqual([
      'REQUIRED input.declaredBy',
      'NOT_YET input.declaredOn',
      'TWICE input.declarations[1].code',
    ]);
  });

  it('are the member’s own people’s for their member alone, and a support body’s to read', async () => {
    const merchant = await seedMemberUser(database, group, memberOf(1));
    const reader = await seedSupportReader(database, [group]);
    const given: Answers = [{ code: 'ANTISOCIAL_TIES', answer: false }];
    await answer(given, {}, merchant);
    await expect(answer(given, { memberId: memberOf(2) }, merchant)).rejects.toThrow('NOT_FOUND');
    await expect(answer(given, { memberId: memberOf(2) }, reader)).rejects.toThrow();
    expect((await viewOf(reader)).eligibility.all.map(({ code }) => code)).toContain('DECLARATION_MISSING');
    // nothing about the others, and no pair
    const own = (await viewOf(merchant)).eligibility.all;
    expect(new Set(own.map(({ memberId }) => memberId))).toEqual(new Set([memberOf(1)]));
  });

  it('of a withdrawn member are refused', async () => {
    await database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2026-05-01', withdrawal_reason = '見本' WHERE id = $1`,
      [memberOf(1)],
    );
    expect(await problemsOf(answer(ALL))).toEqual(['MEMBER_NOT_ENROLLED input.memberId']);
  });
});

describe('costs', () => {
  const confirm = (viewer = group.coordinator, changes: object = {}) =>
    costs.confirm(viewer, { memberId: memberOf(1), idempotencyKey: newKey(), ...changes });
  const facts = () => database.sql('SELECT kind FROM member_fact WHERE member_id = $1', [memberOf(1)]);
  const derivations = async () =>
    (await database.sql('SELECT id FROM outbox WHERE subject_id = $1 AND done_at IS NULL', [group.id]))
      .length;
  const worked = () => database.sql('UPDATE outbox SET done_at = now() WHERE subject_id = $1', [group.id]);

  it('confirmed by the member stand until a line changes; the deadlines follow both ways', async () => {
    const merchant = await seedMemberUser(database, group, memberOf(1));
    expect(await problemsOf(confirm(merchant))).toEqual(['NO_COSTS input.memberId']);
    const line = await addLine(1);
    expect(await confirm(merchant)).toEqual({ memberId: memberOf(1), confirmedAt: '2026-05-20T09:00' });
    expect(await derivations()).toBe(1);
    await worked();
    await confirm();
    expect([await facts(), await derivations()]).toEqual([[{ kind: 'COSTS_CONFIRMED' }], 0]);
    await database.sql('UPDATE cost_line SET unit_price_yen = 90000 WHERE id = $1', [line]);
    expect([await facts(), await derivations()]).toEqual([[], 1]);
    await confirm();
    await addLine(2);
    expect(await facts()).toHaveLength(1);
    await database.sql('DELETE FROM cost_line WHERE id = $1', [line]);
    expect(await facts()).toEqual([]);
  });

  it('are confirmed as they were seen, or not at all', async () => {
    const id = await addLine(1);
    expect(await problemsOf(confirm(undefined, { seen: [] }))).toEqual(['STALE_VERSION input.seen']);
    expect(await problemsOf(confirm(undefined, { seen: [{ id, version: 2 }] }))).toEqual([
      'STALE_VERSION input.seen',
    ]);
    await confirm(undefined, { seen: [{ id, version: 1 }] });
  });

  it('are confirmed once for one request, which says when they changed since', async () => {
    const id = await addLine(1);
    const input = { memberId: memberOf(1), idempotencyKey: newKey() };
    const first = await costs.confirm(group.coordinator, input);
    expect(await costs.confirm(group.coordinator, input)).toEqual(first);
    await database.sql('UPDATE cost_line SET quantity = 2 WHERE id = $1', [id]);
    expect(await problemsOf(costs.confirm(group.coordinator, input))).toEqual(['COSTS_CHANGED null']);
    expect(await facts()).toEqual([]);
  });

  it('of another member are not one’s own to confirm', async () => {
    await addLine(1);
    const other = await seedMemberUser(database, group, memberOf(2));
    await expect(confirm(other)).rejects.toThrow('NOT_FOUND');
    // a representative need not use a tool (K25 p.10)
    expect(await confirm(undefined, { memberId: memberOf(0) })).toMatchObject({ memberId: memberOf(0) });
  });
});
