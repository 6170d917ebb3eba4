import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { leaveWork, OUTBOX_TOPICS, type OutboxTopic, type Tx, type WorkPayload } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroups } from '@renkei/test/deadlines';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { randomUUID } from 'node:crypto';
import {
  HandlerRegistry,
  OutboxProcessor,
  OutboxReconciler,
  OutboxRelay,
  type JobHandler,
  type Work,
  type WorkQueue,
} from '@renkei/platform/jobs';

/** Holds jobs as a queue does: by id, an id twice is one job. What happens to them is the test's choice. */
class HeldQueue implements WorkQueue {
  readonly states = new Map<string, string>();
  broken = false;

  addBulk(jobs: Parameters<WorkQueue['addBulk']>[0]): Promise<unknown> {
    for (const { opts } of jobs) if (!this.states.has(opts.jobId)) this.states.set(opts.jobId, 'waiting');
    // broken: the jobs arrived, the answer did not
    return this.broken ? Promise.reject(new Error('connection lost')) : Promise.resolve([]);
  }

  getJobState(jobId: string): Promise<string> {
    return Promise.resolve(this.states.get(jobId) ?? 'unknown');
  }
}

class Handler implements JobHandler {
  readonly done: Work[] = [];
  constructor(
    readonly topic: OutboxTopic,
    private readonly work: (tx: Tx, work: Work) => Promise<void> = () => Promise.resolve(),
  ) {}
  async effect(tx: Tx, work: Work): Promise<void> {
    this.done.push(work);
    await this.work(tx, work);
  }
}

let database: TestDatabase;
let worker: Tenant;
let consortiumId: string;
beforeAll(async () => {
  database = await testDatabase();
  worker = await tenant(database, [], 'worker');
  await seedGroups(database, { groups: 1, membersPerGroup: 0 });
  consortiumId = (await database.sql<{ id: string }>('SELECT id FROM consortium'))[0]?.id as string;
});
beforeEach(() => database.sql('DELETE FROM outbox'));
afterAll(async () => {
  await worker.close();
  await database.drop();
});

interface Row {
  readonly id: string;
  readonly relay_count: number;
  readonly relayed_at: Date | null;
  readonly done_at: Date | null;
  readonly failed_at: Date | null;
  readonly last_error: string | null;
}
const rows = () => database.sql<Row>('SELECT * FROM outbox ORDER BY created_at, id');
const leave = (subjects = [consortiumId]) =>
  worker.transactions.runForConsortium(consortiumId, (tx) =>
    leaveWork(
      tx,
      'obligations.derive',
      subjects.map((subjectId) => ({ consortiumId, subjectId })),
    ),
  );
const payload = (outboxId: string): WorkPayload => ({ outboxId, topic: 'obligations.derive', consortiumId });
const withHandlers = (derive: Handler) =>
  new OutboxProcessor(
    worker.transactions,
    new HandlerRegistry([
      derive,
      ...OUTBOX_TOPICS.filter((t) => t !== derive.topic).map((t) => new Handler(t)),
    ]),
  );

describe('HandlerRegistry', () => {
  const all = () => OUTBOX_TOPICS.map((topic) => new Handler(topic));

  it('finds each handler among whatever else there is', () => {
    const handlers = all();
    const registry = new HandlerRegistry([
      undefined,
      null,
      'text',
      { topic: 'unknown', effect: () => 1 },
      ...handlers,
    ]);
    for (const handler of handlers) expect(registry.handlerOf(handler.topic)).toBe(handler);
  });

  it('refuses a topic without a handler, and one with two', () => {
    expect(() => new HandlerRegistry(all().slice(1))).toThrow('obligations.derive: none');
    expect(() => new HandlerRegistry([...all(), new Handler('reminder.deliver')])).toThrow(
      'reminder.deliver: Handler, Handler',
    );
  });
});

describe('OutboxRelay', () => {
  it('hands over in batches, each row once', async () => {
    await leave([randomUUID(), randomUUID(), randomUUID()]);
    const queue = new HeldQueue();
    const relay = new OutboxRelay(worker.transactions, queue, 2);
    expect([await relay.relay(), await relay.relay(), await relay.relay()]).toEqual([2, 1, 0]);
    expect([...queue.states.keys()].sort()).toEqual((await rows()).map((row) => `${row.id}_1`).sort());
  });

  it('adds the same job again when it could not finish, and not another one', async () => {
    await leave();
    const queue = new HeldQueue();
    const relay = new OutboxRelay(worker.transactions, queue, 10);
    queue.broken = true;
    await expect(relay.relay()).rejects.toThrow('connection lost');
    expect(await rows()).toMatchObject([{ relayed_at: null, relay_count: 0 }]);
    queue.broken = false;
    expect(await relay.relay()).toBe(1);
    expect(queue.states.size).toBe(1);
  });

  it('keeps away from work whose change is not committed', async () => {
    await leave();
    const queue = new HeldQueue();
    const relay = new OutboxRelay(worker.transactions, queue, 10);
    await worker.transactions.runForConsortium(consortiumId, async (tx) => {
      await leaveWork(tx, 'obligations.derive', [{ consortiumId, subjectId: consortiumId }]);
      expect(await relay.relay()).toBe(0);
    });
    expect(await relay.relay()).toBe(1);
  });
});

describe('OutboxProcessor', () => {
  it('has the effect once, in the transaction that marks it done', async () => {
    await leave();
    const [{ id }] = (await rows()) as [Row];
    const handler = new Handler('obligations.derive', async (tx) => {
      const [row] = await tx.query<{ done: boolean }>('SELECT done_at IS NOT NULL AS done FROM outbox');
      expect(row?.done).toBe(true);
      expect((await rows())[0]?.done_at).toBeNull(); // nobody else sees it before the effect is there
    });
    const processor = withHandlers(handler);
    expect(await processor.process(payload(id))).toBe(true);
    expect(await processor.process(payload(id))).toBe(false);
    expect(handler.done).toEqual([{ id, consortiumId, subjectId: consortiumId }]);
  });

  it('makes a second delivery wait for the first', async () => {
    await leave();
    const [{ id }] = (await rows()) as [Row];
    const handler = new Handler(
      'obligations.derive',
      () => new Promise((resolve) => setTimeout(resolve, 50)),
    );
    const twice = [1, 2].map(() => withHandlers(handler).process(payload(id)));
    expect((await Promise.all(twice)).sort()).toEqual([false, true]);
    expect(handler.done).toHaveLength(1);
  });

  it('undoes a failed effect, and keeps the kind of failure but none of its text', async () => {
    await leave();
    const [{ id }] = (await rows()) as [Row];
    const handler = new Handler('obligations.derive', async (tx) => {
      await leaveWork(tx, 'obligation.moved', [{ consortiumId, subjectId: consortiumId }]);
      await tx.query(`SELECT '髙﨑 見本'::uuid`);
    });
    const failure = await withHandlers(handler)
      .process(payload(id))
      .catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({ message: 'QueryFailedError 22P02' });
    expect((failure as Error).stack).not.toContain('髙﨑');
    expect(await rows()).toMatchObject([{ id, done_at: null, last_error: 'QueryFailedError 22P02' }]);
    expect(await withHandlers(new Handler('obligations.derive')).process(payload(id))).toBe(true);
    expect(await rows()).toMatchObject([{ last_error: null }]);
  });

  it('does the work of one group together, and fails only what cannot be done', async () => {
    await leave([1, 2, 3, 4, 5].map(() => randomUUID()));
    const stored = await database.sql<{ id: string; subject_id: string }>(
      'SELECT id, subject_id FROM outbox ORDER BY id',
    );
    const impossible = stored[3]?.subject_id;
    const transactions = new Set<string>();
    const handler = new Handler('obligations.derive', async (tx, work) => {
      if (work.subjectId === impossible) throw new Error('impossible');
      const [row] = await tx.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
      transactions.add(row?.id ?? '');
    });
    const processor = withHandlers(handler);
    const all = () => Promise.allSettled(stored.map(({ id }) => processor.process(payload(id))));
    expect((await all()).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect((await rows()).filter((row) => row.done_at === null)).toMatchObject([
      { id: stored[3]?.id, last_error: 'Error' },
    ]);
    await database.sql('UPDATE outbox SET done_at = NULL');
    await database.sql('DELETE FROM outbox WHERE subject_id = $1', [impossible]);
    transactions.clear();
    await all();
    expect(transactions.size).toBe(2); // the first alone, at once; the others together
  });

  it('does nothing for a job that names another group', async () => {
    await leave();
    const [{ id }] = (await rows()) as [Row];
    const handler = new Handler('obligations.derive');
    const processor = withHandlers(handler);
    expect(await processor.process({ ...payload(id), consortiumId: randomUUID() })).toBe(false);
    expect(await processor.process({ ...payload(id), consortiumId: null })).toBe(false);
    expect(handler.done).toEqual([]);
  });
});

describe('OutboxReconciler', () => {
  const options = { lostAfterMs: 1_000, relayLimit: 3, keepDoneMs: 60_000, batch: 10 };
  const age = () => database.sql(`UPDATE outbox SET relayed_at = relayed_at - interval '2 seconds'`);
  const relayed = async (queue: HeldQueue) => {
    await new OutboxRelay(worker.transactions, queue, 10).relay();
    return new OutboxReconciler(worker.transactions, queue, options);
  };

  it('leaves young work and work that is still queued alone', async () => {
    await leave();
    const queue = new HeldQueue();
    const reconciler = await relayed(queue);
    expect(await reconciler.reconcile()).toEqual({ alive: 0, again: 0, givenUp: 0 });
    await age();
    expect(await reconciler.reconcile()).toEqual({ alive: 1, again: 0, givenUp: 0 });
    expect(await reconciler.reconcile()).toEqual({ alive: 0, again: 0, givenUp: 0 }); // asked after again later
    expect(queue.states.size).toBe(1);
  });

  it('forgets what was done long ago, never what is waiting or has failed', async () => {
    await leave();
    await database.sql(`INSERT INTO outbox (topic, subject_id, done_at, failed_at) VALUES
      ('obligations.derive', gen_random_uuid(), now() - interval '2 minutes', NULL),
      ('obligations.derive', gen_random_uuid(), now() - interval '30 seconds', NULL),
      ('obligations.derive', gen_random_uuid(), NULL, now() - interval '2 minutes')`);
    const reconciler = new OutboxReconciler(worker.transactions, new HeldQueue(), options);
    expect(await reconciler.forgetDone()).toBe(1);
    expect(await reconciler.forgetDone()).toBe(0);
    expect(await rows()).toHaveLength(3);
  });

  it.each(['unknown', 'failed'])(
    'hands over again what is %s, and gives up after the limit',
    async (state) => {
      await leave();
      const [{ id }] = (await rows()) as [Row];
      const queue = new HeldQueue();
      const reconciler = await relayed(queue);
      const lose = async () => {
        for (const jobId of queue.states.keys()) queue.states.set(jobId, state);
        await age();
      };
      for (const round of [2, 3]) {
        await lose();
        expect(await reconciler.reconcile()).toEqual({ alive: 0, again: 1, givenUp: 0 });
        expect(queue.states.get(`${id}_${round}`)).toBe('waiting');
      }
      await lose();
      expect(await reconciler.reconcile()).toEqual({ alive: 0, again: 0, givenUp: 1 });
      expect(await rows()).toMatchObject([{ relay_count: 3, last_error: 'lost by the queue' }]);
      await age();
      expect(await reconciler.reconcile()).toEqual({ alive: 0, again: 0, givenUp: 0 });
      expect((await rows())[0]?.failed_at).not.toBeNull();
    },
  );

  it('changes nothing when the queue does not answer', async () => {
    await leave();
    const queue = new HeldQueue();
    const reconciler = await relayed(queue);
    await age();
    const before = await rows();
    queue.getJobState = () => Promise.reject(new Error('no connection'));
    await expect(reconciler.reconcile()).rejects.toThrow('no connection');
    expect(await rows()).toEqual(before);
  });

  it('passes over work in hand', async () => {
    await leave();
    const queue = new HeldQueue();
    const reconciler = await relayed(queue);
    await age();
    queue.states.clear();
    const [{ id }] = (await rows()) as [Row];
    const handler = new Handler('obligations.derive', async () => {
      expect(await reconciler.reconcile()).toEqual({ alive: 0, again: 0, givenUp: 0 });
    });
    await withHandlers(handler).process(payload(id));
    expect(handler.done).toHaveLength(1);
  });
});
