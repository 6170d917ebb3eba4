import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ServerConfig } from '../config/config.ts';
import { CONFIG, LOGGER } from '../platform.module.ts';
import { failureOf } from './failure.ts';
import { JobQueues } from './job-queues.ts';
import { QUEUE_NAMES, type QueueName } from './queue-names.ts';

/** One queue as its backend counts it now. */
export interface QueueCounts {
  readonly name: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  /** Its job that comes by the clock; null: none. Epoch milliseconds. */
  readonly clock: { readonly everyMs: number; readonly nextAt: number } | null;
}

/** Nothing is worked off through a view: how silent workers are treated is the worker's affair. */
const NO_WORKERS = { lockMs: 1_000, stalledCheckMs: 1_000, maxStalled: 1 };

/** Looks into the queues from a process that works nothing off. Connects when first asked. */
@Injectable()
export class QueueView implements BeforeApplicationShutdown {
  readonly #config: ServerConfig;
  readonly #logger: Logger;
  #queues: JobQueues | undefined;

  constructor(@Inject(CONFIG) config: ServerConfig, @Inject(LOGGER) logger: Logger) {
    this.#config = config;
    this.#logger = logger;
  }

  get backend(): JobQueues['backend'] {
    return this.#config.redisUrl === null ? 'postgres' : 'redis';
  }

  /** null: the backend cannot be reached. */
  async read(): Promise<readonly QueueCounts[] | null> {
    const { databaseUrl, redisUrl } = this.#config;
    this.#queues ??= new JobQueues({ databaseUrl, redisUrl, ...NO_WORKERS }, this.#logger);
    try {
      const counts: QueueCounts[] = [];
      for (const name of Object.values(QUEUE_NAMES)) counts.push(await countsOf(this.#queues, name));
      return counts;
    } catch (error) {
      this.#logger.warn({ part: 'queue view', failure: failureOf(error) }, 'the queue cannot be looked into');
      return null;
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#queues?.close();
  }
}

async function countsOf(queues: JobQueues, name: QueueName): Promise<QueueCounts> {
  const queue = queues.queue(name);
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
  const [scheduled] = await queue.getJobSchedulers(0, 0, true);
  const { every, next } = scheduled ?? {};
  return {
    name,
    waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0),
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    failed: counts['failed'] ?? 0,
    clock: every === undefined || next === undefined ? null : { everyMs: Number(every), nextAt: next },
  };
}
