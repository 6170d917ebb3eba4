import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGrant } from '@renkei/test/granted-group';
import {
  seedGroup,
  seedMemberUser,
  seedSchedule,
  seedSupportReader,
  type SeededGroup,
} from '@renkei/test/group';
import { problemLinesOf as problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { PaperAskService } from './paper-ask.service.ts';

// 09:00 on 20 May 2026 in Japan
const clock = new FixedClock(Date.UTC(2026, 4, 20, 0, 0));

let database: TestDatabase;
let api: Tenant;
let asks: PaperAskService;
let group: SeededGroup;
let merchant: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, consortiumEntities);
  asks = new PaperAskService(api.transactions, clock);
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(async () => {
  group = await seedGroup(database, {
    scheduleId: await seedSchedule(database, { ROUND_CLOSE: '2026-06-02T17:00' }),
    participants: ['SOLE_PROPRIETOR', 'CORPORATION'],
  });
  merchant = await seedMemberUser(database, group, group.memberIds[1]!);
});

let people = 0;
async function withEmail({ userId }: Viewer): Promise<void> {
  people += 1;
  await database.sql('UPDATE app_user SET email = $2 WHERE id = $1', [userId, `tenshu${people}@example.jp`]);
}

const memberOf = (index: number) => group.memberIds[index]!;
const ask = (changes: object = {}, viewer: Viewer = group.coordinator) =>
  asks.ask(viewer, { consortiumId: group.id, idempotencyKey: newKey(), ...changes });
const open = () =>
  database.sql<{ id: string }>(
    `SELECT id FROM outbox WHERE topic = 'papers.ask' AND consortium_id = $1 AND done_at IS NULL`,
    [group.id],
  );

describe('asking for papers', () => {
  it('asks whoever gets letters, once, and names whom to phone', async () => {
    await withEmail(merchant);
    const silent = await seedMemberUser(database, group, memberOf(2));
    const asked = await ask();
    // a sole proprietor owes: identity, tax certificate, tax return, and SECURITY ACTION, gBizID, mobile number
    const [{ papers }] = (await database.sql<{ papers: number }>(
      'SELECT count(*)::int AS papers FROM paper_ask WHERE member_id = $1',
      [memberOf(1)],
    )) as [{ papers: number }];
    expect(asked).toMatchObject({ people: 1, members: 1, papers });
    expect(papers).toBeGreaterThan(2);
    expect(asked.unreachable.map(({ memberId, reason }) => [memberId, reason])).toEqual([
      [memberOf(0), 'OWN'],
      [memberOf(2), 'NO_EMAIL'],
    ]);
    expect(await problemsOf(ask({ memberIds: [memberOf(1)] }))).toEqual(['NOTHING_TO_ASK null']);
    // whoever can be reached since is asked by the next click, the others are left in peace
    await withEmail(silent);
    expect(await ask()).toMatchObject({ people: 1, members: 1, unreachable: [{ reason: 'OWN' }] });
  });

  it('asked for once by one request, it says the same again', async () => {
    await withEmail(merchant);
    const input = { consortiumId: group.id, idempotencyKey: newKey() };
    const first = await asks.ask(group.coordinator, input);
    expect(await asks.ask(group.coordinator, input)).toEqual(first);
    expect(
      await database.sql('SELECT DISTINCT batch_id FROM paper_ask WHERE consortium_id = $1', [group.id]),
    ).toEqual([{ batch_id: first.id }]);
    expect(await open()).toHaveLength(1);
  });

  it('where nobody gets letters leaves no letter, no work and nothing asked', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ people: 0, members: 0, papers: 0 });
    expect(asked.unreachable.map(({ reason }) => reason)).toEqual(['OWN', 'NO_EMAIL', 'NO_PERSON']);
    expect(await open()).toEqual([]);
  });

  it('is the coordinator’s, of enrolled members, before the filing', async () => {
    const other = await seedGroup(database);
    const reader = await seedSupportReader(database, [group]);
    for (const by of [merchant, reader, other.coordinator]) {
      await expect(ask({}, by)).rejects.toThrow('NOT_FOUND');
    }
    expect(await problemsOf(ask({ memberIds: [memberOf(1), other.memberIds[0]!] }))).toEqual([
      'MEMBER_NOT_ENROLLED input.memberIds[1]',
    ]);
    await seedGrant(database, group, group.coordinator, { members: [0, 0, 0] });
    expect(await problemsOf(ask())).toEqual(['ALREADY_FILED null']);
  });

  it('costs the same number of statements for three members and for two hundred', async () => {
    await withEmail(merchant);
    const few = await api.countStatements(() => ask());
    const large = await seedGroup(database, {
      participants: Array.from({ length: 199 }, () => 'CORPORATION'),
    });
    const keeper = await seedMemberUser(database, large, large.memberIds[1]!);
    await withEmail(keeper);
    const many = await api.countStatements(async () => {
      const asked = await ask({ consortiumId: large.id }, large.coordinator);
      expect(asked.unreachable).toHaveLength(199);
    });
    expect(many).toBe(few);
  });
});
