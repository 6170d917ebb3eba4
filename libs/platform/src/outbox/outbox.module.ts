import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { ServerConfig } from '../config/config.ts';
import { OUTBOX_CHANNEL } from '../database/outbox.ts';
import { TenantTransaction } from '../database/tenant-transaction.ts';
import { CONFIG, LOGGER } from '../platform.module.ts';
import { ChannelListener } from '../queue/channel-listener.ts';
import { failureOf, framesOf } from '../queue/failure.ts';
import { JobQueues } from '../queue/job-queues.ts';
import { QUEUE_NAMES, type WorkPayload } from '../queue/queue-names.ts';
import { WorkLoop } from '../queue/work-loop.ts';
import type { Logger } from 'pino';
import { HandlerRegistry } from './handler-registry.ts';
import { OutboxProcessor } from './outbox-processor.ts';
import { OutboxReconciler, type ReconcilerOptions } from './outbox-reconciler.ts';
import { OutboxRelay } from './outbox-relay.ts';

export interface OutboxOptions extends ReconcilerOptions {
  readonly relayBatch: number;
  /** How long a change may wait when the database's notification was missed. */
  readonly pollMs: number;
  readonly reconcileEveryMs: number;
  readonly concurrency: number;
}

const OPTIONS = Symbol('OutboxOptions');

/** Works off the outbox in this process: relay, processors and reconciler. */
@Module({})
export class OutboxModule implements OnModuleDestroy {
  readonly #relayLoop: WorkLoop;
  readonly #reconcileLoop: WorkLoop;
  readonly #listener: ChannelListener;

  constructor(
    @Inject(OPTIONS) private readonly options: OutboxOptions,
    @Inject(CONFIG) config: ServerConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly transactions: TenantTransaction,
    private readonly queues: JobQueues,
    private readonly discovery: DiscoveryService,
  ) {
    const queue = queues.queue<WorkPayload>(QUEUE_NAMES.work);
    const relay = new OutboxRelay(transactions, queue, options.relayBatch);
    const reconciler = new OutboxReconciler(transactions, queue, options);
    const onError = (part: string) => (error: unknown) =>
      logger.warn({ part, failure: failureOf(error), stack: framesOf(error) }, 'will try again');
    this.#relayLoop = new WorkLoop({
      everyMs: options.pollMs,
      work: async () => (await relay.relay()) === relay.batch,
      onError: onError('relay'),
    });
    this.#reconcileLoop = new WorkLoop({
      everyMs: options.reconcileEveryMs,
      work: () => this.#reconcile(reconciler),
      onError: onError('reconciler'),
    });
    this.#listener = new ChannelListener({
      databaseUrl: config.databaseUrl,
      channel: OUTBOX_CHANNEL,
      applicationName: 'renkei-relay',
      onNotice: () => this.#relayLoop.wake(),
      onError: onError('listener'),
    });
  }

  static forRoot(options: OutboxOptions): DynamicModule {
    return {
      module: OutboxModule,
      imports: [DiscoveryModule],
      providers: [{ provide: OPTIONS, useValue: options }],
    };
  }

  /** @throws Error when a topic has no handler, or several; nothing has been started then */
  start(): void {
    const registry = new HandlerRegistry(
      this.discovery.getProviders().map((provider) => provider.instance as unknown),
    );
    const processor = new OutboxProcessor(this.transactions, registry);
    this.queues.work<WorkPayload>(QUEUE_NAMES.work, this.options.concurrency, async (job) => {
      try {
        return await processor.process(job.data);
      } catch (error) {
        const { outboxId, topic } = job.data;
        this.logger.warn(
          { outboxId, topic, failure: (error as Error).message, stack: framesOf(error) },
          'work failed',
        );
        throw error;
      }
    });
    this.#relayLoop.start();
    this.#listener.start();
    this.#reconcileLoop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#listener.stop();
    await Promise.all([this.#relayLoop.stop(), this.#reconcileLoop.stop()]);
  }

  async #reconcile(reconciler: OutboxReconciler): Promise<boolean> {
    const { alive, again, givenUp } = await reconciler.reconcile();
    if (again > 0) this.logger.warn({ again }, 'the queue had lost work; it was handed over again');
    if (givenUp > 0) this.logger.error({ givenUp }, 'work was given up; see outbox.failed_at and last_error');
    const forgotten = await reconciler.forgetDone();
    return Math.max(alive + again + givenUp, forgotten) === reconciler.batch;
  }
}
