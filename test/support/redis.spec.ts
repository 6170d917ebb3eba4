import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { TestRedis } from './redis.ts';
import { describeOnRedis, startRedis } from './redis.ts';

describeOnRedis('startRedis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = (await startRedis()) as TestRedis;
  });
  afterAll(() => redis.stop());

  async function ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(redis.url, { maxRetriesPerRequest: 0, retryStrategy: () => null });
    client.on('error', () => {});
    try {
      return await question(client);
    } finally {
      // After a lost connection ioredis would wait two seconds for a close that has been.
      if (client.status !== 'end') client.disconnect();
    }
  }

  it('serves a queue, and forgets it when flushed', async () => {
    const queue = new Queue('q', { connection: { url: redis.url } });
    try {
      await queue.add('a', {}, { jobId: 'a' });
      expect(await queue.getWaitingCount()).toBe(1);
      await redis.flush();
      expect(await queue.getWaitingCount()).toBe(0);
    } finally {
      await queue.close();
    }
  });

  it('is gone after kill9 and comes back empty', async () => {
    await ask((client) => client.set('key', 'value'));
    await redis.kill9();
    await expect(ask((client) => client.get('key'))).rejects.toThrow();
    await redis.restart();
    expect(await ask((client) => client.get('key'))).toBeNull();
  });
});
