import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostgresConnectionOptions } from 'bullmq';
import { createPostgresBackend, FlowProducer, Queue, QueueEvents, Worker } from 'bullmq';
import pg from 'pg';
import type { TestDatabase } from '@renkei/test/database';
import { testDatabase } from '@renkei/test/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** bullmq describes a pool with an index signature that pg's own type lacks. */
function connectionOf(pool: pg.Pool): { connection: PostgresConnectionOptions } {
  return { connection: pool as unknown as PostgresConnectionOptions };
}

/** The search path is part of the contract: the queue library names its tables without a schema. */
function queuePool(connectionString: string): pg.Pool {
  return new pg.Pool({ connectionString, max: 12, options: '-c search_path=bullmq' });
}

describe('app_worker on the queue in PostgreSQL', () => {
  it('adds in bulk, schedules, works off, retries and links jobs without owning anything', async () => {
    const pool = queuePool(database.workerUrl);
    const options = connectionOf(pool);
    const queue = new Queue('work', options, createPostgresBackend);
    const events = new QueueEvents('work', options, createPostgresBackend);
    const flow = new FlowProducer(options, createPostgresBackend);
    let attempts = 0;
    let ticks = 0;
    const worker = new Worker(
      'work',
      async (job) => {
        await job.log('seen');
        await job.updateProgress(50);
        if (job.name === 'tick') ticks += 1;
        if (job.name === 'flaky' && (attempts += 1) === 1) throw new Error('once');
        return job.name;
      },
      options,
      createPostgresBackend,
    );
    try {
      const jobs = [
        await queue.add('flaky', {}, { jobId: 'a', attempts: 2, backoff: { type: 'fixed', delay: 1 } }),
        await queue.add('later', {}, { delay: 20, deduplication: { id: 'd' }, priority: 1 }),
        ...(await queue.addBulk(Array.from({ length: 300 }, () => ({ name: 'bulk', data: {} })))),
        (
          await flow.add({
            name: 'parent',
            queueName: 'work',
            opts: { jobId: 'parent' },
            children: [{ name: 'child', queueName: 'work' }],
          })
        ).job,
      ];
      await queue.upsertJobScheduler('tick', { every: 20 }, { name: 'tick' });
      for (const job of jobs) await job.waitUntilFinished(events, 10_000);
      while (ticks === 0) await sleep(10);
      await queue.removeJobScheduler('tick');
      expect(attempts).toBe(2);
      expect((await queue.getJob('parent'))?.returnvalue).toBe('parent');
      await queue.obliterate({ force: true });
    } finally {
      await worker.close();
      await Promise.all([flow.close(), events.close(), queue.close()]);
      await pool.end();
    }
  }, 30_000);
});

describe('app_api on the queue in PostgreSQL', () => {
  it('looks into a queue, adds under a fixed id, retries and removes, but cannot number jobs', async () => {
    const pool = queuePool(database.apiUrl);
    const queue = new Queue('look', connectionOf(pool), createPostgresBackend);
    try {
      const job = await queue.add('one', {}, { jobId: 'fixed', delay: 60_000 });
      await job.promote();
      expect(await queue.getJobCounts('waiting')).toEqual({ waiting: 1 });
      await job.remove();
      expect(await queue.getJobs()).toEqual([]);
      await expect(queue.add('any', {})).rejects.toThrow('permission denied for schema bullmq');
    } finally {
      await queue.close();
      await pool.end();
    }
  });
});

describe.each(['app_api', 'app_worker'])('%s', (role) => {
  it.each([
    'INSERT INTO bullmq.migration VALUES (99, $$x$$, 6)',
    'DROP TABLE bullmq.job',
    'ALTER FUNCTION bullmq.next_job_id SECURITY DEFINER',
    'INSERT INTO renkei_meta.migration VALUES ($$9999_x.sql$$, $$x$$)',
    'CREATE TABLE renkei_meta.mine (id int)',
  ])('may not %s', async (statement) => {
    const client = new pg.Client({
      connectionString: role === 'app_api' ? database.apiUrl : database.workerUrl,
    });
    await client.connect();
    try {
      await expect(client.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    } finally {
      await client.end();
    }
  });
});
