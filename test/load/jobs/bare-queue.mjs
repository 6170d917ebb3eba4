import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

/** BullMQ alone, as its own documentation sets it up, with as many jobs at a time as our worker takes. */
export function bareQueue(name, { ownerUrl, redisUrl, concurrency, process }) {
  const connection = redisUrl
    ? new Redis(redisUrl, { maxRetriesPerRequest: null })
    : new pg.Pool({ connectionString: ownerUrl, options: '-c search_path=bullmq', max: concurrency + 6 });
  const backend = redisUrl ? [] : [createPostgresBackend];
  const queue = new Queue(name, { connection, defaultJobOptions: { removeOnComplete: true } }, ...backend);
  const worker = new Worker(name, process, { connection, concurrency }, ...backend);
  for (const part of [queue, worker]) part.on('error', (error) => console.error(`${name}: ${error.message}`));
  return {
    ready: () => Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]),
    /** Adds the jobs, in the batches our relay uses, and resolves when the last is completed. */
    async run(jobs, batch) {
      let open = jobs.length;
      const completed = new Promise((resolve) => {
        const count = () => {
          open -= 1;
          if (open > 0) return;
          worker.off('completed', count);
          resolve();
        };
        worker.on('completed', count);
      });
      for (let from = 0; from < jobs.length; from += batch)
        await queue.addBulk(jobs.slice(from, from + batch));
      await completed;
    },
    async close() {
      await worker.close();
      await queue.close();
      await (redisUrl ? connection.quit() : connection.end());
    },
  };
}
