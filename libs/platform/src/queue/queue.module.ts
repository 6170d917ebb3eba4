import { Module, type BeforeApplicationShutdown, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform.module.ts';
import { JobQueues, type JobQueueOptions } from './job-queues.ts';

/**
 * Brings the queues. They close before the database does, and after whatever fills them has stopped
 * (`onModuleDestroy`), so the jobs in hand can finish.
 */
@Module({})
export class QueueModule implements BeforeApplicationShutdown {
  readonly #queues: JobQueues;

  constructor(queues: JobQueues) {
    this.#queues = queues;
  }

  static forRoot(options: JobQueueOptions): DynamicModule {
    return {
      module: QueueModule,
      global: true,
      providers: [
        {
          provide: JobQueues,
          useFactory: (logger: Logger) => new JobQueues(options, logger),
          inject: [LOGGER],
        },
      ],
      exports: [JobQueues],
    };
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#queues.close();
  }
}
