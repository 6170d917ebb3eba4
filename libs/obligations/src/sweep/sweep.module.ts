import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import {
  Clock,
  failureOf,
  framesOf,
  JobQueues,
  LOGGER,
  QUEUE_NAMES,
  TenantTransaction,
  WorkLoop,
} from '@renkei/platform';
import type { Logger } from 'pino';
import { DeadlineSweep } from './deadline-sweep.ts';

export interface SweepOptions {
  readonly everyMs: number;
  readonly batch: number;
}

const OPTIONS = Symbol('SweepOptions');
const SCHEDULER = 'deadlines';

/** Sweeps the deadlines of all groups by the clock: one job at a time for all workers together. */
@Module({})
export class SweepModule implements OnModuleDestroy {
  readonly #sweep: DeadlineSweep;
  readonly #keepScheduled: WorkLoop;

  constructor(
    @Inject(OPTIONS) private readonly options: SweepOptions,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly queues: JobQueues,
    transactions: TenantTransaction,
    clock: Clock,
  ) {
    this.#sweep = new DeadlineSweep(transactions, clock, options.batch);
    this.#keepScheduled = new WorkLoop({
      everyMs: options.everyMs,
      work: () => this.#ensureScheduled(),
      onError: (error) =>
        logger.warn(
          { part: 'scheduler', failure: failureOf(error), stack: framesOf(error) },
          'will try again',
        ),
    });
  }

  static forRoot(options: SweepOptions): DynamicModule {
    return { module: SweepModule, providers: [{ provide: OPTIONS, useValue: options }] };
  }

  start(): void {
    this.queues.work(QUEUE_NAMES.deadlines, 1, async () => {
      try {
        const result = await this.#sweep.run();
        if (result.obligations > 0) this.logger.info(result, 'deadlines swept');
      } catch (error) {
        this.logger.error(
          { failure: failureOf(error), stack: framesOf(error) },
          'sweep failed; the next one carries on',
        );
        throw new Error(failureOf(error));
      }
    });
    this.#keepScheduled.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.#sweep.stop();
    await this.#keepScheduled.stop();
  }

  /** Whoever empties the queue's store deletes the scheduler as well, so it is looked after and not only set up. */
  async #ensureScheduled(): Promise<boolean> {
    const { everyMs } = this.options;
    const queue = this.queues.queue(QUEUE_NAMES.deadlines);
    const scheduler = await queue.getJobScheduler(SCHEDULER);
    const runs = scheduler?.every === everyMs && (scheduler.next ?? 0) > Date.now() - 2 * everyMs;
    if (!runs) {
      await queue.upsertJobScheduler(
        SCHEDULER,
        { every: everyMs },
        { name: 'sweep', opts: { attempts: 1, removeOnComplete: true, removeOnFail: { count: 100 } } },
      );
    }
    return false;
  }
}
