import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createLogger, JobQueues, QUEUE_NAMES } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroups, seedObligations } from '@renkei/test/deadlines';
import { startNode, type TestProcess } from '@renkei/test/process';
import type { TestRedis } from '@renkei/test/redis';
import pg from 'pg';

const BUILD = fileURLToPath(new URL('../../apps/renkei/bin/build.mjs', import.meta.url));
const WORKER = fileURLToPath(new URL('../../apps/worker/dist/main.js', import.meta.url));

/** 7 days before the deadline at 09:00 JST: the moment at which all workers of these tests stand. */
const NOW = '2026-06-23T00:00:00Z';
const DUE = '2026-06-30T08:00:00Z';
export const GROUPS = 10;
export const MEMBERS = 10;
/** Obligations of each member that are due at once. */
export const EACH = 3;
export const TOTAL = GROUPS * MEMBERS * EACH;

/** Everything in small steps and short times: a crash always finds work done, in hand and waiting. */
const PACE = {
  WORKER_LOCK_MS: '1000',
  WORKER_STALLED_CHECK_MS: '400',
  WORKER_CONCURRENCY: '4',
  OUTBOX_RELAY_BATCH: '20',
  OUTBOX_POLL_MS: '200',
  OUTBOX_RECONCILE_EVERY_MS: '250',
  OUTBOX_LOST_AFTER_MS: '1500',
  SWEEP_EVERY_MS: '500',
  SWEEP_BATCH: '20',
};

let built: Promise<unknown> | undefined;

export interface Counts {
  readonly reminders: number;
  readonly notifications: number;
  readonly undone: number;
  readonly failed: number;
  /** Obligations still at the step before. */
  readonly behind: number;
}

/** A database with a good many due reminders, and workers to crash on it. */
export class FaultBench {
  readonly #workers: TestProcess[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly redis: TestRedis | null,
  ) {}

  static async open(redis: TestRedis | null): Promise<FaultBench> {
    await (built ??= promisify(execFile)(process.execPath, [BUILD]));
    const database = await testDatabase();
    await redis?.flush();
    await seedGroups(database, { groups: GROUPS, membersPerGroup: MEMBERS });
    const bench = new FaultBench(database, redis);
    await bench.fallDue();
    return bench;
  }

  /** TOTAL more obligations whose reminder is due. */
  async fallDue(): Promise<void> {
    const [{ n } = { n: 0 }] = await this.database.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM obligation',
    );
    // another minute of the same evening, so that the keys differ
    const dueAt = new Date(Date.parse(DUE) + (n / TOTAL) * 60_000).toISOString();
    await seedObligations(this.database, {
      of: 'member',
      each: EACH,
      dueAt,
      nextReminderAt: NOW,
      lastStep: 'D14',
    });
  }

  /** Starts a worker process and waits until it is ready. */
  async worker(pace: Partial<typeof PACE> & { WORKER_MAX_STALLED?: string } = {}): Promise<TestProcess> {
    const worker = startNode(WORKER, {
      env: {
        NODE_ENV: 'test',
        RENKEI_CLOCK: NOW,
        DATABASE_URL: this.database.workerUrl,
        ...(this.redis ? { REDIS_URL: this.redis.url } : {}),
        ...PACE,
        ...pace,
      },
    });
    this.#workers.push(worker);
    await worker.waitForLine(/"msg":"ready"/);
    return worker;
  }

  async counts(): Promise<Counts> {
    const [counts] = await this.database.sql(`SELECT
      (SELECT count(*)::int FROM reminder) AS reminders,
      (SELECT count(*)::int FROM notification) AS notifications,
      (SELECT count(*)::int FROM outbox WHERE done_at IS NULL) AS undone,
      (SELECT count(*)::int FROM outbox WHERE failed_at IS NOT NULL) AS failed,
      (SELECT count(*)::int FROM obligation WHERE last_step IS DISTINCT FROM 'D7') AS behind`);
    return counts as unknown as Counts;
  }

  async until(
    what: string,
    reached: (counts: Counts) => boolean | Promise<boolean>,
    ms = 20_000,
  ): Promise<Counts> {
    const end = Date.now() + ms;
    for (;;) {
      const counts = await this.counts();
      if (await reached(counts)) return counts;
      if (Date.now() > end) {
        const logs = this.#workers.map((worker) => worker.output().slice(-1_500)).join('\n---\n');
        throw new Error(`never: ${what}; ${JSON.stringify(counts)}\n${logs}`);
      }
      await sleep(25);
    }
  }

  /** Waits for the end, then long enough for whatever might still do something twice. */
  async settled(total = TOTAL): Promise<Counts> {
    await this.until('all delivered', ({ notifications, undone }) => notifications >= total && undone === 0);
    await sleep(1_000);
    return this.counts();
  }

  /** From now on nobody can write to the table: whoever tries stands still in the middle of a transaction. */
  async hold(table: 'reminder' | 'notification'): Promise<Hold> {
    const client = await this.#owner();
    await client.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`);
    return this.#holdOf(client);
  }

  /** From now on a relay stands still between adding its jobs and the end of its COMMIT. */
  async holdRelayCommits(): Promise<Hold> {
    const client = await this.#owner();
    await client.query(`
      CREATE FUNCTION held_commit() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_advisory_xact_lock_shared(7); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER held_commit AFTER UPDATE ON outbox DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.relayed_at IS DISTINCT FROM OLD.relayed_at) EXECUTE FUNCTION held_commit();
      SELECT pg_advisory_lock(7)`);
    return this.#holdOf(client);
  }

  /** How many jobs for rows of the outbox are in the queue, in whatever state. */
  async queuedJobs(): Promise<number> {
    const { workerUrl: databaseUrl } = this.database;
    const options = {
      databaseUrl,
      redisUrl: this.redis?.url ?? null,
      lockMs: 1_000,
      stalledCheckMs: 1_000,
      maxStalled: 1,
    };
    const queues = new JobQueues(options, createLogger('test', 'silent'));
    try {
      return await queues.queue(QUEUE_NAMES.work).getJobCountByTypes();
    } finally {
      await queues.close();
    }
  }

  /** What FLUSHALL does to Redis, on either backend. */
  async emptyQueue(): Promise<void> {
    if (this.redis) return this.redis.flush();
    const tables = await this.database.sql<{ name: string }>(
      `SELECT format('bullmq.%I', tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration'`,
    );
    await this.database.sql(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.kill9()));
    await this.database.drop();
  }

  async #owner(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.database.ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  #holdOf(client: pg.Client): Hold {
    const waiting = async (): Promise<number> => {
      const [row] = await this.database.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE datname = current_database() AND usename = 'app_worker' AND wait_event_type = 'Lock'`,
      );
      return row?.n ?? 0;
    };
    return {
      caught: async () =>
        void (await this.until('a worker in the middle of it', async () => (await waiting()) > 0)),
      crash: async (worker) => {
        await worker.kill9();
        // The server would notice only when it answers; until then it would go on with the dead worker's work.
        await this.database.sql(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND usename = 'app_worker'`,
        );
        await client.end();
      },
      release: () => client.end(),
    };
  }
}

export interface Hold {
  /** Waits until a worker stands still. */
  caught(): Promise<void>;
  /** kill -9 on the worker standing still; what it had begun is rolled back; then the hold ends. */
  crash(worker: TestProcess): Promise<void>;
  release(): Promise<void>;
}
