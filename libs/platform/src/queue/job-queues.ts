import { createPostgresBackend, Queue, Worker, type Job, type JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Logger } from 'pino';
import { failureOf, framesOf } from './failure.ts';
import type { QueueName } from './queue-names.ts';

export interface JobQueueOptions {
  readonly databaseUrl: string;
  /** null: jobs live in the database's schema `bullmq`. */
  readonly redisUrl: string | null;
  /** A job whose worker fell silent for this long is given to another. */
  readonly lockMs: number;
  /** How often silent workers are looked for. */
  readonly stalledCheckMs: number;
  /** A job whose workers fell silent more often than this fails; the reconciler decides what becomes of it. */
  readonly maxStalled: number;
}

/** A job is tried five times within about 15 s; after that it is the reconciler's. */
export const JOB_DEFAULTS: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  removeOnComplete: true, // the outbox remembers what was done
  removeOnFail: { age: 7 * 24 * 3600, count: 1_000 },
};

// Two workers LISTEN on one connection each; the statements of the rest are short and take turns.
const POOL_SIZE = 12;
const REDIS_PREFIX = 'renkei';
const REDIS_COMMAND_MS = 5_000;

/**
 * BullMQ over PostgreSQL or Redis: everything above this class is the same for both. BullMQ's own promises are
 * not relied on: what it loses or runs twice is put right by the outbox.
 */
export class JobQueues {
  readonly backend: 'postgres' | 'redis';
  readonly #options: JobQueueOptions;
  readonly #logger: Logger;
  readonly #queues = new Map<QueueName, Queue>();
  readonly #workers: Worker[] = [];
  readonly #producer: pg.Pool | Redis;
  readonly #consumer: pg.Pool | Redis;

  constructor(options: JobQueueOptions, logger: Logger) {
    this.#options = options;
    this.#logger = logger;
    if (options.redisUrl === null) {
      this.backend = 'postgres';
      this.#producer = this.#consumer = postgresPool(options);
    } else {
      this.backend = 'redis';
      // The relay adds jobs while it holds rows: without Redis it must fail at once, not wait with them.
      this.#producer = new Redis(options.redisUrl, {
        maxRetriesPerRequest: 1,
        commandTimeout: REDIS_COMMAND_MS,
      });
      this.#consumer = new Redis(options.redisUrl, { maxRetriesPerRequest: null });
    }
    for (const connection of new Set([this.#producer, this.#consumer])) {
      connection.on('error', (error: Error) => this.#warn('queue connection', error));
    }
  }

  queue<Data>(name: QueueName): Queue<Data> {
    let queue = this.#queues.get(name);
    if (!queue) {
      const options = {
        connection: this.#producer,
        prefix: REDIS_PREFIX,
        defaultJobOptions: JOB_DEFAULTS,
        skipWaitingForReady: true,
      };
      queue = new Queue(name, options, this.#backendFactory);
      queue.on('error', (error) => this.#warn(name, error));
      this.#queues.set(name, queue);
    }
    return queue as Queue<Data>;
  }

  /** Starts working off a queue in this process. */
  work<Data>(name: QueueName, concurrency: number, process: (job: Job<Data>) => Promise<unknown>): void {
    const options = {
      connection: this.#consumer,
      prefix: REDIS_PREFIX,
      concurrency,
      lockDuration: this.#options.lockMs,
      stalledInterval: this.#options.stalledCheckMs,
      maxStalledCount: this.#options.maxStalled,
    };
    const worker = new Worker(name, process, options, this.#backendFactory);
    worker.on('error', (error) => this.#warn(name, error));
    worker.on('stalled', (jobId) =>
      this.#logger.warn({ queue: name, jobId }, 'a worker fell silent; its job runs again'),
    );
    this.#workers.push(worker);
  }

  /** Resolves when every queue and worker opened so far is connected to a schema it understands. */
  async ready(): Promise<void> {
    await Promise.all([...this.#queues.values(), ...this.#workers].map((part) => part.waitUntilReady()));
  }

  /** Lets the jobs in hand finish, takes no others, and closes the connections. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    for (const connection of new Set([this.#producer, this.#consumer])) {
      if (connection instanceof Redis) connection.disconnect();
      else await connection.end();
    }
  }

  /** undefined is BullMQ's own Redis backend; the two factories' types differ in the connection alone. */
  get #backendFactory(): undefined {
    return (this.backend === 'postgres' ? createPostgresBackend : undefined) as undefined;
  }

  #warn(part: string, error: unknown): void {
    this.#logger.warn({ part, failure: failureOf(error), stack: framesOf(error) }, 'trouble with the queue');
  }
}

/** BullMQ's SQL names no schema. */
function postgresPool(options: JobQueueOptions): pg.Pool {
  return new pg.Pool({
    connectionString: options.databaseUrl,
    application_name: 'renkei-queue',
    options: '-c search_path=bullmq',
    max: POOL_SIZE,
    keepAlive: true,
  });
}
