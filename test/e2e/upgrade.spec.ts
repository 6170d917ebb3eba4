import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportChain, readHead, type Query } from '@renkei/audit/export';
import { verifyFile } from '@renkei/audit/verify';
import { parseJstMinute, toEpochMs } from '@renkei/kernel';
import { createLogger, FixedClock, newKeyEntry, readConfig, type Viewer } from '@renkei/platform';
import { migrate, MIGRATIONS_DIRECTORY, readMigrationFiles } from '@renkei/schema';
import { emptyDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSchedule, type SeededGroup } from '@renkei/test/group';
import { createWorker, readSettings } from '@renkei/worker';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// An installation of the version before the procedure, with a group at work, is brought to this one by its owner, who is
// no superuser. What was there stays to the letter, and goes on.

const LAST_RELEASED = 9;

let database: TestDatabase;
let api: TestApi;
let worker: Awaited<ReturnType<typeof createWorker>>;
let group: SeededGroup;
let merchant: Viewer;
let before: readonly string[];
const clock = new FixedClock(toEpochMs(minute('2026-05-01T10:00')));

function minute(text: string) {
  const parsed = parseJstMinute(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

beforeAll(async () => {
  database = await emptyDatabase();
  await migrateOld();
  await fill();
  before = await chainLines();
}, 60_000);
afterAll(async () => {
  await worker?.close();
  await api?.close();
  await database.drop();
});

async function migrateOld(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'migrations-'));
  for (const { number, name } of await readMigrationFiles(MIGRATIONS_DIRECTORY)) {
    if (number <= LAST_RELEASED) await copyFile(join(MIGRATIONS_DIRECTORY, name), join(directory, name));
  }
  await migrate({ connectionString: database.plainOwnerUrl }, { migrationsDirectory: directory });
  await rm(directory, { recursive: true });
}

/** A paper, a cost, a deadline somebody was told of, a date of the group's own, and work the old worker left behind. */
async function fill(): Promise<void> {
  const scheduleId = await seedSchedule(database, {
    ROUND_OPEN: '2026-04-01T10:00',
    ROUND_CLOSE: '2026-06-02T17:00',
    GRANT_DECISION: '2026-07-15T12:00',
    PROJECT_END: '2027-01-29T17:00',
    PERFORMANCE_REPORT_DUE: '2027-01-29T17:00',
  });
  group = await seedGroup(database, { scheduleId, participants: ['CORPORATION', 'SOLE_PROPRIETOR'] });
  merchant = await seedMemberUser(database, group, group.memberIds[1]!);
  const [coordinator, member] = [group.coordinator.userId, group.memberIds[1]!];
  await database.sql(
    `INSERT INTO cost_line (consortium_id, member_id, category, functions, unit_price_yen, position)
     VALUES ($1, $2, 'SOFTWARE', '{SETTLEMENT}', 600000, 1)`,
    [group.id, member],
  );
  await database.sql(
    `INSERT INTO member_document (consortium_id, member_id, requirement, received_on, recorded_by)
     VALUES ($1, $2, 'SECURITY_ACTION', '2026-04-20', $3)`,
    [group.id, member, coordinator],
  );
  await database.sql(
    `WITH owed AS (
       INSERT INTO obligation (consortium_id, key, kind, anchor, title_ja, title_en, clause, due_at)
       VALUES ($1, 'GROUP_APPLICATION', 'GROUP_APPLICATION', 'ROUND_CLOSE', '見本', 'sample', 'R25', '2026-06-02T08:00Z')
       RETURNING id)
     INSERT INTO notification (consortium_id, recipient_id, kind, obligation_id, cause_id, created_at)
     SELECT $1, $2, 'OBLIGATION_MOVED', id, id, '2026-04-30T01:00Z' FROM owed`,
    [group.id, coordinator],
  );
  await database.sql(
    `INSERT INTO consortium_milestone (consortium_id, anchor, occurred_at, recorded_by, recorded_at)
     VALUES ($1, 'PROJECT_END', '2027-01-15T08:00Z', $2, '2026-04-20T00:00Z')`,
    [group.id, coordinator],
  );
  await database.sql(
    `INSERT INTO outbox (consortium_id, topic, subject_id) VALUES ($1, 'obligations.derive', $1)`,
    [group.id],
  );
}

async function chainLines(): Promise<string[]> {
  const query: Query = async <Row extends object>(sql: string, parameters: readonly unknown[]) =>
    (await database.sql(sql, parameters)) as unknown as Row[];
  const lines: string[] = [];
  const head = await readHead(query, group.id);
  for await (const line of exportChain(query, group.id, head!, new Date('2026-05-01T00:00:00Z')))
    lines.push(line);
  return lines;
}

const obligations = (status: string) =>
  database.sql<{ id: string; kind: string; anchor: string | null }>(
    'SELECT id, kind, anchor FROM obligation WHERE consortium_id = $1 AND status = $2',
    [group.id, status],
  );

async function workDone(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const left = await database.sql('SELECT FROM outbox WHERE done_at IS NULL');
    if (left.length === 0) return;
    await sleep(50);
  }
  throw new Error('the worker did not get through');
}

describe('an installation of the version before', () => {
  it('is brought to this one by an owner who is no superuser, and its audit stays to the letter', async () => {
    const { applied, already } = await migrate({ connectionString: database.plainOwnerUrl });
    expect(already).toBe(LAST_RELEASED);
    expect(applied.length).toBeGreaterThan(0);
    expect(await chainLines()).toEqual(before);
    expect(before.length).toBeGreaterThan(5);
  });

  it('goes on with the work that was left: deadlines that stand stay what they were', async () => {
    const [standing] = await obligations('OPEN');
    worker = await createWorker({
      config: readConfig({ DATABASE_URL: database.workerUrl, RENKEI_KEYS: newKeyEntry('upgrade') }),
      settings: readSettings({ OUTBOX_POLL_MS: '200' }),
      clock,
      logger: createLogger('worker', 'silent'),
    });
    await workDone();
    const open = await obligations('OPEN');
    expect(open).toContainEqual(standing);
    expect(open.length).toBeGreaterThan(10);
    expect(open.every(({ anchor }) => anchor !== null)).toBe(true); // nothing here was given by a notice
  });

  it('answers for what was there, and takes up the procedure', async () => {
    api = await testApi(database, { clock });
    const coordinator = await accessKey(database, group.coordinator);
    const seen = await api.graphql(
      coordinator,
      `query ($id: ID!) {
         consortium(id: $id) { milestones { anchor occurredAt } obligations { edges { node { kind anchor dueAt } } } application { id } }
         notifications { edges { node { kind obligation { kind } } } } }`,
      { id: group.id },
    );
    expect(seen.errors).toEqual([]);
    expect(seen.data.consortium).toMatchObject({
      milestones: [{ anchor: 'PROJECT_END', occurredAt: '2027-01-15T17:00' }],
      application: null,
    });
    expect(seen.data.consortium.obligations.edges).toContainEqual({
      node: { kind: 'GROUP_APPLICATION', anchor: 'ROUND_CLOSE', dueAt: '2026-06-02T17:00' },
    });
    expect(seen.data.notifications.edges).toContainEqual({
      node: { kind: 'OBLIGATION_MOVED', obligation: { kind: 'GROUP_APPLICATION' } },
    });
    const [paper] = await database.sql<{ id: string }>('SELECT id FROM member_document');
    const returned = await api.graphql(
      coordinator,
      `mutation ($input: ReviewMemberDocumentInput!) { reviewMemberDocument(input: $input) { problems { code } } }`,
      { input: { documentId: paper!.id, outcome: 'RETURNED', reason: '見本: 期限切れ', version: 1 } },
    );
    expect(returned).toMatchObject({ errors: [], data: { reviewMemberDocument: { problems: [] } } });
    const own = await api.graphql(
      await accessKey(database, merchant),
      `query ($id: ID!) { consortium(id: $id) { members { edges { node { id } } } } }`,
      { id: group.id },
    );
    expect(own.data.consortium.members.edges).toEqual([{ node: { id: group.memberIds[1] } }]);
  });

  it('has a chain in which rows from before and after agree', async () => {
    await workDone();
    const lines = await chainLines();
    expect(lines.slice(0, before.length - 1)).toEqual(before.slice(0, -1)); // the footer follows the last event
    expect(await verifyFile(lines)).toMatchObject({ fault: null, chain: group.id });
    expect(lines.some((line) => line.includes('reviewMemberDocument'))).toBe(true);
  });
});
