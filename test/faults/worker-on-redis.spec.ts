import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { describeOnRedis, startRedis, type TestRedis } from '@renkei/test/redis';
import { FaultBench, TOTAL } from './fault-bench.ts';
import { workerFaults } from './worker-faults.ts';

jest.setTimeout(60_000);

describeOnRedis('worker with its jobs in Redis', () => {
  let redis: TestRedis | null;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());

  workerFaults(() => redis);

  it('Redis dies with everything in it and comes back: nothing is lost, nobody waits for it', async () => {
    const bench = await FaultBench.open(redis);
    try {
      await bench.worker();
      await bench.until('some notifications', ({ notifications }) => notifications >= 40);
      await redis?.kill9();
      // The relay lets go of the rows it could not hand over: a change waits for no queue.
      await bench.database.sql(`SET lock_timeout = '8s'; SELECT id FROM outbox FOR UPDATE`);
      expect((await bench.counts()).undone).toBeGreaterThan(0);
      await redis?.restart();
      expect(await bench.settled()).toEqual({
        reminders: TOTAL,
        notifications: TOTAL,
        undone: 0,
        failed: 0,
        behind: 0,
      });
    } finally {
      await bench.close();
    }
  });
});
