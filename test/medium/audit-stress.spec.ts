import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createWorker, readSettings } from '@renkei/worker';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportChain, readHead, type Query } from '@renkei/audit/export';
import { newSigningKey, PLATFORM_CHAIN, verifyFile } from '@renkei/audit/verify';
import { configOf, createLogger, FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSchedule, type SeededGroup } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { accessKey, testApi, testKeys, type TestApi } from '../harness/api.ts';

// The whole product at once: people change several groups over HTTP while two workers derive their obligations, revise
// them after a new schedule and sign checkpoints. Every chain stays whole, and nobody waits for somebody who waits for
// them: the audit's locks are taken in an order that makes no ring.

const GROUPS = 3;
const ROUNDS = 12;
const clock = new FixedClock(Date.parse('2026-04-10T03:00:00Z'));

let database: TestDatabase;
let api: TestApi;
const workers: Awaited<ReturnType<typeof createWorker>>[] = [];

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database, { clock });
  for (let n = 0; n < 2; n += 1) workers.push(await startWorker());
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await api?.close();
  await database.drop();
});

const startWorker = () =>
  createWorker({
    config: configOf({
      databaseUrl: database.workerUrl,
      keys: testKeys,
      auditSigningKey: newSigningKey().secret,
    }),
    settings: readSettings({
      AUDIT_CHECKPOINT_EVERY_MS: '1000',
      SWEEP_EVERY_MS: '500',
      OUTBOX_POLL_MS: '100',
    }),
    clock,
    logger: createLogger('worker', 'silent'),
  });

const ANCHORS = {
  ROUND_OPEN: '2026-04-01T10:00',
  ROUND_CLOSE: '2026-06-02T17:00',
  GRANT_DECISION: '2026-07-15T12:00',
  PROJECT_END: '2027-01-29T17:00',
};

/** Sends a change; problems of the form are somebody else having been quicker. @returns what went wrong otherwise */
async function change(key: string, mutation: string, type: string, input: object): Promise<string[]> {
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { problems { code } } }`;
  const { errors } = await api.graphql(key, query, { input });
  return errors.map(({ extensions }) => `${mutation}: ${extensions.code}`);
}

interface Workplace {
  readonly group: SeededGroup;
  readonly coordinator: string;
  readonly member: string;
  readonly memberId: string;
}

async function workplace(scheduleId: string): Promise<Workplace> {
  const group = await seedGroup(database, { scheduleId, participants: Array<string>(8).fill('CORPORATION') });
  const memberId = group.memberIds[1]!;
  const memberUser: Viewer = await seedMemberUser(database, group, memberId);
  const [coordinator, member] = [
    await accessKey(database, group.coordinator),
    await accessKey(database, memberUser),
  ];
  return { group, coordinator, member, memberId };
}

const PAPERS = ['CERTIFICATE_OF_REGISTERED_MATTERS', 'CORPORATE_TAX_CERTIFICATE'];

function changesOf({ group, coordinator, member, memberId }: Workplace, round: number): Promise<string[]>[] {
  const receivedOn = '2026-04-10';
  const line = { category: 'PC', unitPriceYen: 120_000 };
  return [
    ...group.memberIds.slice(0, 3).map((id, n) =>
      change(coordinator, 'addCostLine', 'AddCostLineInput', {
        idempotencyKey: `stress-${group.id}-${round}-${n}`,
        memberId: id,
        line,
      }),
    ),
    ...PAPERS.map((requirement, n) =>
      change(n === 0 ? member : coordinator, 'recordMemberDocument', 'RecordMemberDocumentInput', {
        memberId: n === 0 ? memberId : group.memberIds[2],
        requirement,
        receivedOn,
        issuedOn: `2026-04-0${1 + (round % 9)}`,
        ...(round > 0 ? { version: round } : {}),
      }),
    ),
    change(coordinator, 'updateConsortium', 'UpdateConsortiumInput', {
      id: group.id,
      version: round + 1,
      internalLeadBusinessDays: 5 + (round % 10),
    }),
    change(coordinator, 'recordMilestone', 'RecordMilestoneInput', {
      consortiumId: group.id,
      anchor: 'ROUND_CLOSE',
      occurredAt: `2026-05-${10 + (round % 15)}T17:00`,
      ...(round > 0 ? { version: round } : {}),
    }),
  ];
}

/** Nothing waits or is in hand any more. */
async function quiet(): Promise<void> {
  for (;;) {
    const [row] = await database.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM outbox WHERE done_at IS NULL AND topic NOT LIKE 'audit.%'`,
    );
    if (row?.n === 0) return;
    await sleep(50);
  }
}

const query: Query = <Row extends object>(sql: string, parameters: readonly unknown[]) =>
  database.sql(sql, parameters) as Promise<unknown> as Promise<Row[]>;

it('keeps every chain whole, without a deadlock', async () => {
  const scheduleId = await seedSchedule(database, ANCHORS);
  const admin = await accessKey(database, await person(database, { admin: true }));
  const places = await Promise.all(Array.from({ length: GROUPS }, () => workplace(scheduleId)));
  const wrong: string[] = [];
  let sent = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const revised = change(admin, 'reviseSchedule', 'ReviseScheduleInput', {
      scheduleId,
      version: round + 1,
      reason: '見本の改訂',
      source: '見本',
      anchors: Object.entries({ ...ANCHORS, PROJECT_END: `2027-01-${10 + round}T17:00` }).map(
        ([anchor, occursAt]) => ({
          anchor,
          occursAt,
        }),
      ),
    });
    const changes = [revised, ...places.flatMap((place) => changesOf(place, round))];
    sent += changes.length;
    wrong.push(...(await Promise.all(changes)).flat());
    clock.moveTo(clock.epochMs() + 60_000);
  }
  await quiet();
  expect(wrong).toEqual([]);

  let events = 0;
  for (const chain of [PLATFORM_CHAIN, ...places.map(({ group }) => group.id)]) {
    const head = await readHead(query, chain);
    const lines: string[] = [];
    for await (const text of exportChain(query, chain, head!, new Date())) lines.push(text);
    const verdict = await verifyFile(lines);
    expect(verdict).toMatchObject({ fault: null, trust: 'FILE' });
    events += verdict.events;
  }
  const jobs = await database.sql(
    `SELECT DISTINCT operation, subject_type FROM audit_event WHERE acting_role = 'WORKER'`,
  );
  expect(jobs).toEqual([{ operation: 'obligations.derive', subject_type: 'obligation' }]);
  const worked = await database.sql<{ topic: string; n: number }>(
    'SELECT topic, count(*)::int AS n FROM outbox WHERE done_at IS NOT NULL GROUP BY topic ORDER BY topic',
  );
  expect(worked.map(({ topic }) => topic)).toEqual(
    expect.arrayContaining(['audit.checkpoint', 'obligations.derive', 'schedule.revised']),
  );
  await sleep(1_500); // the counter is told of it once a second at most
  const [row] = await database.sql<{ n: number }>(
    'SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()',
  );
  const works = worked.map(({ topic, n }) => `${n} ${topic}`).join(', ');
  process.stdout.write(`audit: ${sent} changes and ${works}: ${events} events, ${row?.n} deadlocks\n`);
  expect(row?.n).toBe(0);
});
