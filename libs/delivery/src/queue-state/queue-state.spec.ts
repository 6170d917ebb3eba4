import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  configOf,
  createLogger,
  JobQueues,
  QUEUE_NAMES,
  QueueView,
  type WorkPayload,
} from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { describeOnRedis, startRedis } from '@renkei/test/redis';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { QueueStateService } from './queue-state.service.ts';

let database: TestDatabase;
let door: Tenant;
let view: QueueView;
let states: QueueStateService;
let worker: JobQueues;

const HOUR = 3_600_000;
const PACES = { lockMs: 1_000, stalledCheckMs: 1_000, maxStalled: 1 };
const logger = createLogger('test');
logger.level = 'silent';

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, []);
  view = new QueueView(configOf({ databaseUrl: database.apiUrl }), logger);
  states = new QueueStateService(door.transactions, view);
  worker = new JobQueues({ databaseUrl: database.workerUrl, redisUrl: null, ...PACES }, logger);
}, 60_000);
afterAll(async () => {
  await view.beforeApplicationShutdown();
  await worker.close();
  await door.close();
  await database.drop();
});

/** Work that waits, or has come this far. */
const work = (topic: string, reached?: 'relayed_at' | 'done_at' | 'failed_at') =>
  database.sql(
    `INSERT INTO outbox (topic, subject_id, created_at, ${reached ?? 'relayed_at'})
     VALUES ($1, gen_random_uuid(), '2027-01-20T00:00Z', ${reached ? 'now()' : 'NULL'})`,
    [topic],
  );

describe('the state of the work behind the product', () => {
  it('is empty and without a worker before anything happened', async () => {
    const admin = await person(database, { admin: true });
    expect(await states.state(admin)).toMatchObject({
      backend: 'POSTGRES',
      queueReachable: true,
      workerAlive: false,
      lastSweepAt: null,
      lastRelayAt: null,
      databaseSchema: expect.stringMatching(/^\d{4}_\w+\.sql$/),
      topics: [],
      queues: [
        { name: 'renkei-work', waiting: 0, active: 0, delayed: 0, failed: 0 },
        { name: 'renkei-deadlines', waiting: 0, active: 0, delayed: 0, failed: 0 },
      ],
    });
  });

  it('counts what waits, what is in hand, what failed and what is done', async () => {
    await work('schedule.revised');
    await work('schedule.revised');
    await work('schedule.revised', 'relayed_at');
    await work('letter.send', 'failed_at');
    await work('letter.send', 'done_at');
    await worker.queue<WorkPayload>(QUEUE_NAMES.work).addBulk([
      {
        name: 'letter.send',
        data: { outboxId: '1', topic: 'letter.send', consortiumId: null },
        opts: { jobId: 'a_1' },
      },
    ]);
    const admin = await person(database, { admin: true });
    const state = await states.state(admin);
    expect(state.topics).toMatchObject([
      { topic: 'letter.send', waiting: 0, oldestWaitingAt: null, inHand: 0, failed: 1, doneInADay: 1 },
      {
        topic: 'schedule.revised',
        waiting: 2,
        oldestWaitingAt: new Date('2027-01-20T00:00Z'),
        inHand: 1,
        failed: 0,
        doneInADay: 0,
        lastDoneAt: null,
      },
    ]);
    expect(state.queues[0]).toMatchObject({ name: 'renkei-work', waiting: 1 });
    expect(state.lastRelayAt).not.toBeNull();
  });

  it('knows by the sweep whether a worker is at work', async () => {
    const admin = await person(database, { admin: true });
    const queue = worker.queue(QUEUE_NAMES.deadlines);
    await queue.upsertJobScheduler('deadlines', { every: HOUR }, { name: 'sweep' });
    const alive = await states.state(admin);
    expect(alive.workerAlive).toBe(true);
    expect(alive.nextSweepAt!.getTime() - alive.lastSweepAt!.getTime()).toBe(HOUR);
    // nobody took it up for hours
    await database.sql('UPDATE bullmq.scheduler SET next_run_ms = next_run_ms - $1', [3 * HOUR]);
    expect((await states.state(admin)).workerAlive).toBe(false);
  });

  it('says so when the queue cannot be reached, and still counts the outbox', async () => {
    const admin = await person(database, { admin: true });
    const nowhere = [
      configOf({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' }),
      configOf({ databaseUrl: database.apiUrl, redisUrl: 'redis://127.0.0.1:1' }),
    ];
    for (const config of nowhere) {
      const lost = new QueueView(config, logger);
      const state = await new QueueStateService(door.transactions, lost).state(admin);
      expect(state).toMatchObject({
        queueReachable: false,
        workerAlive: null,
        lastSweepAt: null,
        queues: [],
      });
      expect(state.topics).toHaveLength(2);
      await lost.beforeApplicationShutdown();
    }
  });

  it('tells nobody else anything of the outbox', async () => {
    expect((await states.state(await person(database))).topics).toEqual([]);
  });
});

describeOnRedis('the state of queues in Redis', () => {
  it('is looked into the same way', async () => {
    const redis = await startRedis();
    const config = configOf({ databaseUrl: database.apiUrl, redisUrl: redis!.url });
    const own = new QueueView(config, logger);
    const other = new JobQueues({ databaseUrl: '', redisUrl: redis!.url, ...PACES }, logger);
    try {
      await other
        .queue(QUEUE_NAMES.deadlines)
        .upsertJobScheduler('deadlines', { every: HOUR }, { name: 'sweep' });
      await other.queue(QUEUE_NAMES.work).add('letter.send', {});
      const admin = await person(database, { admin: true });
      const state = await new QueueStateService(door.transactions, own).state(admin);
      expect(state).toMatchObject({ backend: 'REDIS', queueReachable: true, workerAlive: true });
      expect(state.queues[0]).toMatchObject({ name: 'renkei-work', waiting: 1 });
      expect(state.lastSweepAt).not.toBeNull();
    } finally {
      await own.beforeApplicationShutdown();
      await other.close();
      await redis!.stop();
    }
  });
});
