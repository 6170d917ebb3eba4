import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseJstMinute, toEpochMs, type JstMinute } from '@renkei/kernel';
import type { AnchorCode } from '@renkei/lifecycle';
import { FixedClock } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGrant } from '@renkei/test/granted-group';
import { seedGroup, seedSchedule, type SeededGroup } from '@renkei/test/group';
import { problemLinesOf as problemsOf } from '@renkei/test/problems';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { obligationEntities } from '../entities.ts';
import { DerivationService } from '../obligation/derivation.service.ts';
import { doneFactsOf } from './milestone-facts.ts';
import { MilestoneService } from './milestone.service.ts';

let database: TestDatabase;
let api: Tenant;
let worker: Tenant;
let group: SeededGroup;
let milestones: MilestoneService;
const clock = new FixedClock(0);

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, obligationEntities);
  worker = await tenant(database, obligationEntities, 'worker');
  milestones = new MilestoneService(api.transactions, clock);
}, 60_000);
beforeEach(async () => {
  at('2026-07-20T10:00');
  const scheduleId = await seedSchedule(database, {
    ROUND_OPEN: '2026-04-01T10:00',
    ROUND_CLOSE: '2026-06-02T17:00',
    GRANT_DECISION: '2026-07-15T12:00',
    PROJECT_END: '2027-01-29T17:00',
    PERFORMANCE_REPORT_DUE: '2027-01-29T17:00',
  });
  group = await seedGroup(database, { scheduleId, participants: ['CORPORATION'] });
});
afterAll(async () => {
  await api.close();
  await worker.close();
  await database.drop();
});

function minute(text: string): JstMinute {
  const parsed = parseJstMinute(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

function at(text: string): void {
  clock.moveTo(toEpochMs(minute(text)));
}

const record = (anchor: AnchorCode, occurredAt: string, version?: number) =>
  milestones.record(group.coordinator, {
    consortiumId: group.id,
    anchor,
    occurredAt: minute(occurredAt),
    ...(version === undefined ? {} : { version }),
  });

const derive = () =>
  worker.transactions.runForConsortium(group.id, (tx) => new DerivationService(clock).derive(tx, group.id));

const statuses = async (key: string) =>
  (
    await database.sql<{ text: string }>(
      `SELECT status || ' ' || to_char(due_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') AS text
       FROM obligation WHERE consortium_id = $1 AND key LIKE $2 AND (member_id IS NULL OR member_id = $3)
       ORDER BY created_at, status, due_at`,
      [group.id, key, group.memberIds[0]],
    )
  ).map(({ text }) => text);

describe('recording what really happened', () => {
  it('a grant decision closes the application and ends what was only its preparation', async () => {
    at('2026-04-10T10:00');
    await derive();
    at('2026-07-20T10:00');
    expect(await record('GRANT_DECISION', '2026-07-17T11:30')).toMatchObject({
      occurredAt: '2026-07-17T11:30',
      happened: true,
      version: 1,
    });
    expect(
      await database.sql(`SELECT topic FROM outbox WHERE subject_id = $1 AND done_at IS NULL`, [group.id]),
    ).toEqual([{ topic: 'obligations.derive' }]);
    await derive();
    expect(await statuses('GROUP_APPLICATION')).toEqual(['FULFILLED 2026-06-02 17:00']);
    expect(await statuses('MEMBER_COSTS')).toEqual(['CANCELLED 2026-05-19 17:00']);
    expect(await statuses('PROJECT_END')).toEqual(['OPEN 2027-01-29 17:00']);
  });

  it('an agreed end of the project moves its deadline; reached, it fulfils it and starts the retention', async () => {
    await derive();
    at('2026-07-21T10:00');
    expect(await record('PROJECT_END', '2026-12-25T17:00')).toMatchObject({ happened: false });
    await derive();
    expect(await statuses('PROJECT_END')).toEqual(['SUPERSEDED 2027-01-29 17:00', 'OPEN 2026-12-25 17:00']);
    expect(await statuses('EVIDENCE%')).toEqual([]);
    at('2026-12-25T17:00');
    expect(await record('PROJECT_END', '2026-12-25T17:00', 1)).toMatchObject({ happened: true, version: 2 });
    await derive();
    expect(await statuses('PROJECT_END')).toEqual([
      'SUPERSEDED 2027-01-29 17:00',
      'FULFILLED 2026-12-25 17:00',
    ]);
    // completed in fiscal 2026: five years after 31 March 2027
    expect(await statuses('EVIDENCE%')).toEqual(['OPEN 2032-03-31 23:59']);
  });

  it('refuses a grant decision that is still to come, to the minute', async () => {
    expect(await problemsOf(record('GRANT_DECISION', '2026-07-20T10:01'))).toEqual([
      'NOT_YET input.occurredAt',
    ]);
    expect(await record('GRANT_DECISION', '2026-07-20T10:00')).toMatchObject({ happened: true });
  });

  it('refuses an order that cannot be, among what the group itself recorded', async () => {
    await record('GRANT_DECISION', '2026-07-17T11:30');
    expect(await problemsOf(record('PROJECT_END', '2026-07-16T17:00'))).toEqual([
      'OUT_OF_ORDER input.occurredAt',
    ]);
  });

  it('refuses a day before the round even opened: a slip of the year would end every deadline', async () => {
    expect(await problemsOf(record('GRANT_DECISION', '2025-07-17T11:30'))).toEqual([
      'OUT_OF_ORDER input.occurredAt',
    ]);
    expect(await record('GRANT_DECISION', '2026-07-17T11:30')).toMatchObject({ version: 1 });
  });

  it('may contradict what the schedule expected', async () => {
    at('2027-03-01T10:00'); // the decision came after the expected end of the project
    expect(await record('GRANT_DECISION', '2027-02-15T12:00')).toMatchObject({ version: 1 });
  });

  it('is the same when repeated, and changed only by somebody who saw it', async () => {
    const first = await record('GRANT_DECISION', '2026-07-17T11:30');
    expect(await record('GRANT_DECISION', '2026-07-17T11:30')).toEqual(first);
    expect(await problemsOf(record('GRANT_DECISION', '2026-07-16T11:30'))).toEqual([
      'ALREADY_RECORDED input.version',
    ]);
    expect(await record('GRANT_DECISION', '2026-07-16T11:30', 1)).toMatchObject({ version: 2 });
    expect(await problemsOf(record('GRANT_DECISION', '2026-07-15T11:30', 1))).toEqual([
      'STALE_VERSION input.version',
    ]);
  });

  it('of a granted group are those of the decision, which is recorded elsewhere', async () => {
    await seedGrant(database, group, group.coordinator, { members: [0] });
    for (const anchor of ['GRANT_DECISION', 'PROJECT_END', 'PERFORMANCE_REPORT_DUE'] as const) {
      expect(await problemsOf(record(anchor, '2026-07-17T11:30'))).toEqual([
        'FOLLOWS_FROM_THE_GRANT input.anchor',
      ]);
    }
  });

  it('of another group is not found', async () => {
    const other = await seedGroup(database);
    await expect(
      milestones.record(group.coordinator, {
        consortiumId: other.id,
        anchor: 'GRANT_DECISION',
        occurredAt: minute('2026-07-17T11:30'),
      }),
    ).rejects.toThrow('NOT_FOUND');
  });
});

describe('what milestones prove', () => {
  const decided = {
    anchor: 'GRANT_DECISION' as const,
    occurredAt: minute('2026-07-17T11:30'),
    recordedAt: minute('2026-07-20T10:00'),
  };

  it('takes the round’s close as the day the application was filed by', () => {
    expect(doneFactsOf([decided], { ROUND_CLOSE: minute('2026-06-02T17:00') })).toEqual([
      { kind: 'GROUP_APPLICATION', memberId: null, at: '2026-06-02T17:00' },
    ]);
    expect(doneFactsOf([decided], {})[0]?.at).toBe('2026-07-17T11:30');
    expect(doneFactsOf([decided], { ROUND_CLOSE: minute('2026-08-01T17:00') })[0]?.at).toBe(
      '2026-07-17T11:30',
    );
  });
});
