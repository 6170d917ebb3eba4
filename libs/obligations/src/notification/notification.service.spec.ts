import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSchedule, type SeededGroup } from '@renkei/test/group';
import { actingAs } from '@renkei/test/people';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { obligationEntities } from '../entities.ts';
import { DerivationService } from '../obligation/derivation.service.ts';
import {
  membersById,
  obligationPages,
  obligationsById,
  remindersByObligation,
} from '../obligation/obligation.loader.ts';
import { NotificationService } from './notification.service.ts';

let database: TestDatabase;
let api: Tenant;
let worker: Tenant;
let group: SeededGroup;
let other: SeededGroup;
let merchant: Viewer;
let notifications: NotificationService;
const clock = new FixedClock(Date.UTC(2026, 4, 1));

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, [...consortiumEntities, ...obligationEntities]);
  worker = await tenant(database, obligationEntities, 'worker');
  notifications = new NotificationService(api.transactions, clock);
  const scheduleId = await seedSchedule(database, { ROUND_CLOSE: '2026-06-02T17:00' });
  group = await seedGroup(database, { scheduleId, participants: ['CORPORATION'] });
  other = await seedGroup(database, { scheduleId });
  merchant = await seedMemberUser(database, group, group.memberIds[1]!);
  for (const { id } of [group, other]) {
    await worker.transactions.runForConsortium(id, (tx) => new DerivationService(clock).derive(tx, id));
  }
  await remind(group.coordinator, group, 'GROUP_APPLICATION', null);
  await remind(group.coordinator, group, 'MEMBER_COSTS', group.memberIds[0]!);
  await remind(merchant, group, 'MEMBER_COSTS', group.memberIds[1]!);
  await remind(other.coordinator, other, 'GROUP_APPLICATION', null);
}, 60_000);
afterAll(async () => {
  await api.close();
  await worker.close();
  await database.drop();
});

const remind = (recipient: Viewer, { id }: SeededGroup, key: string, memberId: string | null) =>
  database.sql(
    `WITH o AS (
       SELECT id, consortium_id FROM obligation
       WHERE consortium_id = $1 AND key = $2 AND member_id IS NOT DISTINCT FROM $3
     ), r AS (
       INSERT INTO reminder (consortium_id, obligation_id, step, recipient_id)
       SELECT consortium_id, id, 'D30', $4 FROM o RETURNING *
     )
     INSERT INTO notification (consortium_id, recipient_id, kind, obligation_id, step, cause_id, created_at)
     SELECT consortium_id, recipient_id, 'REMINDER', obligation_id, step, id, '2026-05-03T00:00:00.5Z' FROM r`,
    [id, key, memberId, recipient.userId],
  );

const inbox = async (
  viewer: Viewer,
  args: { first?: number; after?: string | null; unreadOnly?: boolean } = {},
) => notifications.inbox(viewer, { first: 50, unreadOnly: false, ...args });
const texts = async (viewer: Viewer) =>
  (await inbox(viewer)).edges.map(({ node }) => node.text.ja).toSorted();

describe('the inbox', () => {
  it('is its owner’s alone, with the names the owner may see', async () => {
    expect(await texts(group.coordinator)).toEqual([
      '締切まであと16日です: 導入するITツールと費用を確かめる（見本茶舗𠮷 1） 5月19日（火）17:00まで',
      '締切まであと30日です: 交付申請を提出する（見本本町商店街グループ） 6月2日（火）17:00まで',
    ]);
    const own = (whose: string) =>
      `締切まであと16日です: 導入するITツールと費用を確かめる${whose} 5月19日（火）17:00まで`;
    expect(await texts(merchant)).toEqual([own('（見本茶舗𠮷 2）')]);
    // in another role, or none, the inbox is still one's own, and names nobody
    expect(await texts(actingAs(merchant, 'COORDINATOR'))).toEqual([own('')]);
    expect(await texts({ ...merchant, acting: null })).toEqual([own('')]);
    expect(await texts(other.coordinator)).toHaveLength(1);
  });

  it('pages without overlap although everything came in one moment', async () => {
    const first = await inbox(group.coordinator, { first: 1 });
    const second = await inbox(group.coordinator, { first: 1, after: first.pageInfo.endCursor });
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(second.edges[0]?.node.id).not.toBe(first.edges[0]?.node.id);
  });

  it('marks as read once and for all, only one’s own', async () => {
    const [edge] = (await inbox(merchant)).edges;
    const id = edge!.node.id;
    await expect(notifications.markRead(group.coordinator, id)).rejects.toThrow('NOT_FOUND');
    expect((await inbox(merchant, { unreadOnly: true })).edges).toHaveLength(1);
    expect(await notifications.markRead(merchant, id)).toMatchObject({ id, readAt: '2026-05-01T09:00' });
    clock.moveTo(Date.UTC(2026, 4, 2));
    expect(await notifications.markRead(merchant, id)).toMatchObject({ readAt: '2026-05-01T09:00' });
    clock.moveTo(Date.UTC(2026, 4, 1));
    expect((await inbox(merchant, { unreadOnly: true })).edges).toEqual([]);
    expect((await inbox(merchant)).edges).toHaveLength(1);
  });

  it('is read in one statement', async () => {
    expect(await api.countStatements(() => inbox(group.coordinator))).toBe(1);
  });
});

describe('a group’s obligations', () => {
  const page = (viewer: Viewer, args: Partial<Parameters<typeof obligationPages>[2]> = {}) =>
    obligationPages((work) => api.transactions.read(viewer, work), clock.todayJst(), { first: 50, ...args });

  it('come by due date, and of one member when asked', async () => {
    const all = await page(group.coordinator).load(group.id);
    const dates = all.edges.map(({ node }) => node.dueAt);
    expect(dates).toEqual(dates.toSorted());
    expect(all.edges).toHaveLength(6 + 3 + 2 + 1);
    const own = await page(group.coordinator, { memberId: group.memberIds[1]! }).load(group.id);
    expect(own.edges).toHaveLength(4);
    expect(own.edges[0]?.node).toMatchObject({ daysLeft: 18, timing: 'INTERNAL', status: 'OPEN' });
    const ended = await page(group.coordinator, { status: 'CANCELLED' }).load(group.id);
    expect(ended.edges).toEqual([]);
  });

  it('pages join without a gap', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const part = await page(group.coordinator, { first: 5, after }).load(group.id);
      seen.push(...part.edges.map(({ node }) => node.id));
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(12);
    expect(seen).toHaveLength(12);
  });

  it('count days in Japan: the day turns at 15:00 UTC', async () => {
    const days = async (epochMs: number) => {
      clock.moveTo(epochMs);
      const { edges } = await page(group.coordinator).load(group.id);
      clock.moveTo(Date.UTC(2026, 4, 1));
      return edges.find(({ node }) => node.kind === 'GROUP_APPLICATION')?.node.daysLeft;
    };
    expect(await days(Date.UTC(2026, 5, 1, 14, 59))).toBe(1);
    expect(await days(Date.UTC(2026, 5, 1, 15, 0))).toBe(0);
    expect(await days(Date.UTC(2026, 5, 2, 8, 1))).toBe(0);
    expect(await days(Date.UTC(2026, 5, 2, 15, 0))).toBe(-1);
  });

  it('are read in one statement for many groups, and so are members, predecessors and reminders', async () => {
    const read = <T>(work: Parameters<typeof api.transactions.read<T>>[1]) =>
      api.transactions.read(group.coordinator, work);
    const loader = page(group.coordinator);
    expect(
      await api.countStatements(async () => {
        const [own, invisible] = await Promise.all([loader.load(group.id), loader.load(other.id)]);
        expect(own.edges).toHaveLength(12);
        expect(invisible.edges).toEqual([]);
      }),
    ).toBe(1);
    const { edges } = await loader.load(group.id);
    const members = membersById(read);
    const reminders = remindersByObligation(read);
    const earlier = obligationsById(read, clock.todayJst());
    const statements = await api.countStatements(async () => {
      const names = await Promise.all(group.memberIds.map((id) => members.load(id)));
      expect(names.map((member) => member?.business.name)).toEqual(['見本茶舗𠮷 1', '見本茶舗𠮷 2']);
      const sent = await Promise.all(edges.map(({ node }) => reminders.load(node.id)));
      expect(sent.flat()).toHaveLength(3);
      expect(sent.flat()[0]).toMatchObject({ step: 'D30', recipients: 1 });
      await Promise.all(edges.map(({ node }) => earlier.load(node.id)));
    });
    expect(statements).toBe(3);
  });
});
