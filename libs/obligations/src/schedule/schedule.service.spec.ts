import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseJstMinute } from '@renkei/kernel';
import { checkSchedule, type AnchorCode } from '@renkei/lifecycle';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemLinesOf as problemsOf } from '@renkei/test/problems';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { obligationEntities } from '../entities.ts';
import { KNOWN_SCHEDULES } from './known-schedules.ts';
import { NEWEST, revisionsLoader } from './schedule.loader.ts';
import { ScheduleService } from './schedule.service.ts';

let database: TestDatabase;
let api: Tenant;
let admin: Viewer;
let coordinator: Viewer;
let schedules: ScheduleService;

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, obligationEntities);
  admin = await person(database, { admin: true });
  ({ coordinator } = await seedGroup(database));
  schedules = new ScheduleService(api.transactions, new FixedClock(Date.UTC(2026, 3, 1)));
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});

const dates = (entries: readonly (readonly [AnchorCode, string])[]) =>
  entries.map(([anchor, at]) => {
    const occursAt = parseJstMinute(at);
    if (!occursAt.ok) throw new Error(at);
    return { anchor, occursAt: occursAt.value };
  });

let keys = 0;
const input = (anchors: ReturnType<typeof dates>, more: { idempotencyKey?: string } = {}) => ({
  label: '見本 2023年 第1回𠮷',
  ruleSet: '2023' as const,
  isSample: true,
  reason: '新規',
  source: '見本（公式の日程ではありません）',
  anchors,
  idempotencyKey: `schedule-${(keys += 1)}`,
  ...more,
});

const ROUND = dates([
  ['ROUND_OPEN', '2026-04-01T10:00'],
  ['ROUND_CLOSE', '2026-06-02T17:00'],
]);

const revisions = (scheduleId: string, page: { first: number; after?: string | null } = { first: 50 }) =>
  revisionsLoader((work) => api.transactions.read(coordinator, work), page).load(scheduleId);

describe('entering a schedule', () => {
  it('keeps its dates to the minute and shows them to everyone signed in', async () => {
    const { id } = await schedules.create(admin, input(ROUND));
    expect(await schedules.get(coordinator, id)).toMatchObject({
      label: '見本 2023年 第1回𠮷',
      ruleSet: '2023',
      isSample: true,
      version: 1,
    });
    const { edges } = await revisions(id, NEWEST);
    expect(edges[0]?.node).toMatchObject({
      number: 1,
      source: '見本（公式の日程ではありません）',
      publishedAt: '2026-04-01T09:00',
      anchors: [
        { anchor: 'ROUND_OPEN', occursAt: '2026-04-01T10:00' },
        { anchor: 'ROUND_CLOSE', occursAt: '2026-06-02T17:00', label: { ja: '交付申請の締切' } },
      ],
      moves: [],
    });
  });

  it('has one effect per key, and refuses the key with something else', async () => {
    const first = await schedules.create(admin, input(ROUND, { idempotencyKey: 'only-once' }));
    const again = await schedules.create(admin, input(ROUND, { idempotencyKey: 'only-once' }));
    expect(again.id).toBe(first.id);
    const other = schedules.create(admin, input(ROUND.slice(0, 1), { idempotencyKey: 'only-once' }));
    expect(await problemsOf(other)).toEqual(['IDEMPOTENCY_KEY_REUSED input.idempotencyKey']);
  });

  it('names every date that is out of order or given twice', async () => {
    const wrong = dates([
      ['ROUND_CLOSE', '2026-06-02T17:00'],
      ['PROJECT_END', '2026-05-01T17:00'],
      ['ROUND_OPEN', '2026-07-01T10:00'],
      ['ROUND_CLOSE', '2026-06-02T17:00'],
    ]);
    const before = await database.sql('SELECT id FROM schedule');
    expect(await problemsOf(schedules.create(admin, input(wrong)))).toEqual([
      'DUPLICATE_ANCHOR input.anchors[3].anchor',
      'OUT_OF_ORDER input.anchors[0].occursAt',
      'OUT_OF_ORDER input.anchors[1].occursAt',
    ]);
    expect(await database.sql('SELECT id FROM schedule')).toHaveLength(before.length);
  });

  it('is refused by the database itself for anyone but an administrator', async () => {
    await expect(schedules.create(coordinator, input(ROUND))).rejects.toThrow('row-level security');
  });
});

describe('revising a schedule', () => {
  const later = dates([
    ['ROUND_OPEN', '2026-04-01T10:00'],
    ['ROUND_CLOSE', '2026-06-09T17:00'],
    ['GRANT_DECISION', '2026-07-15T12:00'],
  ]);
  const revise = (scheduleId: string, version: number, anchors = later) =>
    schedules.revise(admin, { scheduleId, version, reason: '延長', source: '見本', anchors });

  it('adds a revision, keeps the one before and leaves word for the worker', async () => {
    const { id } = await schedules.create(admin, input(ROUND));
    expect(await revise(id, 1)).toMatchObject({ id, version: 2 });
    const { edges } = await revisions(id);
    expect(edges.map(({ node }) => node.number)).toEqual([2, 1]);
    expect(edges[0]?.node.moves).toEqual([
      expect.objectContaining({ anchor: 'ROUND_CLOSE', from: '2026-06-02T17:00', to: '2026-06-09T17:00' }),
      expect.objectContaining({ anchor: 'GRANT_DECISION', from: null, to: '2026-07-15T12:00' }),
    ]);
    expect(edges[1]?.node.anchors).toHaveLength(2);
    expect(await database.sql(`SELECT topic, consortium_id FROM outbox WHERE subject_id = $1`, [id])).toEqual(
      [{ topic: 'schedule.revised', consortium_id: null }],
    );
  });

  it('on top of an older version is refused and changes nothing', async () => {
    const { id } = await schedules.create(admin, input(ROUND));
    await revise(id, 1);
    expect(await problemsOf(revise(id, 1, ROUND))).toEqual(['STALE_VERSION input.version']);
    expect((await revisions(id)).edges).toHaveLength(2);
  });

  it('of two at once one wins', async () => {
    const { id } = await schedules.create(admin, input(ROUND));
    const results = await Promise.allSettled([revise(id, 1), revise(id, 1)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is previewed without a trace', async () => {
    const { id } = await schedules.create(admin, input(ROUND));
    expect(await schedules.previewRevision(admin, { scheduleId: id, anchors: later })).toEqual([
      { anchor: 'ROUND_CLOSE', from: '2026-06-02T17:00', to: '2026-06-09T17:00' },
      { anchor: 'GRANT_DECISION', from: null, to: '2026-07-15T12:00' },
    ]);
    expect(await schedules.get(admin, id)).toMatchObject({ version: 1 });
  });

  it('of an unknown schedule says so', async () => {
    await expect(revise('00000000-0000-4000-8000-000000000000', 1)).rejects.toThrow('NOT_FOUND');
    await expect(schedules.get(admin, 'not-an-id')).rejects.toThrow('NOT_FOUND');
  });
});

describe('lists', () => {
  it('pages of schedules neither overlap nor skip, also when they were made in one moment', async () => {
    await database.sql(
      `INSERT INTO schedule (label, rule_set, created_at)
       SELECT '見本' || n, '2024', '2026-01-01T00:00:00.123456Z' FROM generate_series(1, 7) n`,
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await schedules.list(coordinator, { first: 3, after });
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    const all = await database.sql<{ id: string }>(
      'SELECT id FROM schedule ORDER BY created_at DESC, id DESC',
    );
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('pages of revisions go on where they stopped, for many schedules in one statement', async () => {
    const one = await schedules.create(admin, input(ROUND));
    const two = await schedules.create(admin, input(ROUND));
    for (const [version, day] of ['03', '04', '05'].entries()) {
      await schedules.revise(admin, {
        scheduleId: one.id,
        version: version + 1,
        reason: '延長',
        source: '見本',
        anchors: dates([['ROUND_CLOSE', `2026-06-${day}T17:00`]]),
      });
    }
    const first = await revisions(one.id, { first: 2 });
    const second = await revisions(one.id, { first: 2, after: first.pageInfo.endCursor });
    expect([first, second].map(({ edges }) => edges.map(({ node }) => node.number))).toEqual([
      [4, 3],
      [2, 1],
    ]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const statements = await api.countStatements(async () => {
      const loader = revisionsLoader((work) => api.transactions.read(coordinator, work), { first: 2 });
      await Promise.all([loader.load(one.id), loader.load(two.id)]);
    });
    expect(statements).toBe(1);
  });

  it.each(['nonsense', 'WyJ4Il0', Buffer.from('["2026-13-99T00:00:00.000000Z","x"]').toString('base64url')])(
    'a cursor it never gave out (%s) is a problem of the input',
    async (after) => {
      expect(await problemsOf(schedules.list(coordinator, { first: 2, after }))).toEqual([
        'BAD_CURSOR after',
      ]);
    },
  );
});

describe('data that ships', () => {
  it('known schedules are in order, have a source, and invent no date of 2023', () => {
    for (const known of KNOWN_SCHEDULES) {
      expect(checkSchedule(known.anchors)).toEqual([]);
      expect(known.source).not.toBe('');
      expect(known.ruleSet).not.toBe('2023');
    }
    expect(KNOWN_SCHEDULES[0]?.anchors.EFFECT_REPORT_1_CLOSE).toBe('2028-01-31T23:59');
  });
});
