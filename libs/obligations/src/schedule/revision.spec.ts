import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseJstMinute } from '@renkei/kernel';
import type { AnchorCode } from '@renkei/lifecycle';
import { FixedClock, OUTBOX_TOPICS, type OutboxTopic, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSchedule, type SeededGroup } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { obligationEntities } from '../entities.ts';
import { HandlerRegistry, OutboxProcessor, type JobHandler } from '@renkei/platform/jobs';
import { NotificationService } from '../notification/notification.service.ts';
import { ObligationMovedHandler } from '../notification/obligation-moved.handler.ts';
import { DerivationService } from '../obligation/derivation.service.ts';
import { DeriveObligationsHandler } from '../obligation/derive-obligations.handler.ts';
import { ReminderDelivery } from '../sweep/reminder-delivery.ts';
import { ScheduleRevisedHandler } from './schedule-revised.handler.ts';
import { ScheduleService } from './schedule.service.ts';

/** A revision on its whole way: published by an administrator, worked off by the worker, read by those concerned. */
let database: TestDatabase;
let api: Tenant;
let worker: Tenant;
let admin: Viewer;
let processor: OutboxProcessor;
const clock = new FixedClock(Date.UTC(2026, 3, 10, 3));

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, obligationEntities);
  worker = await tenant(database, obligationEntities, 'worker');
  admin = await person(database, { admin: true });
  const handlers: JobHandler[] = [
    new DeriveObligationsHandler(new DerivationService(clock)),
    new ScheduleRevisedHandler(),
    new ObligationMovedHandler(clock),
    new ReminderDelivery(clock),
  ];
  // the worker has one for every topic; what is no deadline's work must not come up here
  const others = OUTBOX_TOPICS.filter((topic) => !handlers.some((handler) => handler.topic === topic)).map(
    (topic) => ({
      topic,
      effect: () => Promise.reject(new Error(`${topic} has nothing to do with deadlines`)),
    }),
  );
  processor = new OutboxProcessor(worker.transactions, new HandlerRegistry([...handlers, ...others]));
}, 60_000);
afterAll(async () => {
  await api.close();
  await worker.close();
  await database.drop();
});

/** Does everything that waits, and what that leaves, until nothing is left; side by side, as the queue does. */
async function workOff(): Promise<void> {
  for (;;) {
    const rows = await database.sql<{ id: string; topic: OutboxTopic; consortium_id: string | null }>(
      'SELECT id, topic, consortium_id FROM outbox WHERE done_at IS NULL ORDER BY created_at, id',
    );
    if (rows.length === 0) return;
    await Promise.all(
      rows.map(({ id, topic, consortium_id: consortiumId }) =>
        processor.process({ outboxId: id, topic, consortiumId }),
      ),
    );
  }
}

const anchors = (dates: Partial<Record<AnchorCode, string>>) =>
  Object.entries(dates).map(([anchor, at]) => {
    const occursAt = parseJstMinute(at);
    if (!occursAt.ok) throw new Error(at);
    return { anchor: anchor as AnchorCode, occursAt: occursAt.value };
  });

const revise = (scheduleId: string, version: number, close: string) =>
  new ScheduleService(api.transactions, clock).revise(admin, {
    scheduleId,
    version,
    reason: '締切の延長',
    source: '見本',
    anchors: anchors({ ROUND_CLOSE: close }),
  });

const inbox = async (viewer: Viewer) => {
  const page = await new NotificationService(api.transactions, clock).inbox(viewer, {
    first: 50,
    unreadOnly: false,
  });
  return page.edges.map(({ node }) => node);
};

const openDates = (group: SeededGroup) =>
  database.sql(
    `SELECT DISTINCT kind, to_char(due_at AT TIME ZONE 'Asia/Tokyo', 'MM-DD HH24:MI') AS due FROM obligation
     WHERE consortium_id = $1 AND status = 'OPEN' AND kind IN ('GROUP_APPLICATION', 'MEMBER_COSTS') ORDER BY kind`,
    [group.id],
  );

async function derived(groups: readonly SeededGroup[]): Promise<void> {
  for (const group of groups) {
    await database.sql(
      `INSERT INTO outbox (topic, consortium_id, subject_id) VALUES ('obligations.derive', $1, $1)`,
      [group.id],
    );
  }
  await workOff();
}

describe('a published revision', () => {
  it('moves the deadlines of every group that follows it, and of no other', async () => {
    const scheduleId = await seedSchedule(database, { ROUND_CLOSE: '2026-06-02T17:00' });
    const otherSchedule = await seedSchedule(database, { ROUND_CLOSE: '2026-06-02T17:00' });
    const following = [await seedGroup(database, { scheduleId }), await seedGroup(database, { scheduleId })];
    const other = await seedGroup(database, { scheduleId: otherSchedule });
    await derived([...following, other]);
    await revise(scheduleId, 1, '2026-06-09T17:00');
    await workOff();
    for (const group of following) {
      expect(await openDates(group)).toEqual([
        { kind: 'GROUP_APPLICATION', due: '06-09 17:00' },
        { kind: 'MEMBER_COSTS', due: '05-26 17:00' },
      ]);
      expect(await inbox(group.coordinator)).toHaveLength(1);
    }
    expect(await openDates(other)).toContainEqual({ kind: 'GROUP_APPLICATION', due: '06-02 17:00' });
    expect(await inbox(other.coordinator)).toEqual([]);
  });

  it('is said once to those concerned, with both dates, in words', async () => {
    const scheduleId = await seedSchedule(database, { ROUND_CLOSE: '2026-06-02T17:00' });
    const group = await seedGroup(database, { scheduleId, participants: ['CORPORATION', 'CORPORATION'] });
    const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
    const neighbour = await seedMemberUser(database, group, group.memberIds[2]!);
    await derived([group]);
    await revise(scheduleId, 1, '2026-06-09T17:00');
    await workOff();
    // delivered again by a queue that forgot: nothing more
    await database.sql('UPDATE outbox SET done_at = NULL, relayed_at = now() WHERE consortium_id = $1', [
      group.id,
    ]);
    await workOff();

    const [toCoordinator, ...rest] = await inbox(group.coordinator);
    expect(rest).toEqual([]);
    expect(toCoordinator).toMatchObject({
      kind: 'OBLIGATION_MOVED',
      previousDueAt: '2026-06-02T17:00',
      text: {
        ja: '締切が変わりました: 交付申請を提出する（見本本町商店街グループ） 6月2日（火）17:00まで → 6月9日（火）17:00まで',
      },
      obligation: { kind: 'GROUP_APPLICATION', dueAt: '2026-06-09T17:00', daysLeft: 60, status: 'OPEN' },
    });
    const mine = await inbox(merchant);
    expect(mine.map(({ obligation }) => obligation.key).toSorted()).toEqual([
      'MEMBER_COSTS',
      'MEMBER_DOCUMENT:CERTIFICATE_OF_REGISTERED_MATTERS',
      'MEMBER_DOCUMENT:CORPORATE_TAX_CERTIFICATE',
      'MEMBER_DOCUMENT:SECURITY_ACTION',
    ]);
    expect(new Set(mine.map(({ obligation }) => obligation.memberId))).toEqual(new Set([group.memberIds[1]]));
    expect(await inbox(neighbour)).toHaveLength(4);
  });

  it('says nothing about what did not move', async () => {
    const scheduleId = await seedSchedule(database, { ROUND_CLOSE: '2026-06-02T17:00' });
    const group = await seedGroup(database, { scheduleId });
    await derived([group]);
    await revise(scheduleId, 1, '2026-06-02T17:00');
    await workOff();
    expect(await inbox(group.coordinator)).toEqual([]);
  });

  it('takes as many statements for 1 500 groups as two batches need', async () => {
    const scheduleId = await seedSchedule(database, { ROUND_CLOSE: '2026-06-02T17:00' });
    await database.sql(
      `INSERT INTO consortium (name, prefecture, rule_set, schedule_id, created_by)
       SELECT '見本' || n, 13, '2023', $1, $2 FROM generate_series(1, 1500) n`,
      [scheduleId, admin.userId],
    );
    const work = { id: scheduleId, consortiumId: null, subjectId: scheduleId };
    const statements = await worker.countStatements(() =>
      worker.transactions.runSweep((tx) => new ScheduleRevisedHandler().effect(tx, work)),
    );
    expect(statements).toBe(4);
    const [left] = await database.sql<{ groups: number }>(
      `SELECT count(*)::int AS groups FROM outbox w JOIN consortium c ON c.id = w.subject_id
       WHERE c.schedule_id = $1 AND w.topic = 'obligations.derive' AND w.done_at IS NULL`,
      [scheduleId],
    );
    expect(left).toEqual({ groups: 1500 });
  });
});
