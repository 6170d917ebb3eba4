import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import {
  Clock,
  CONFIG,
  failureOf,
  framesOf,
  LOGGER,
  TenantTransaction,
  WorkLoop,
  type ServerConfig,
} from '@renkei/platform';
import type { Logger } from 'pino';
import { LetterGathering, type LetterOptions } from './letter/letter-gathering.ts';
import { LetterSendHandler } from './letter/letter-send.handler.ts';
import { WebhookDeliverHandler } from './webhook/webhook-deliver.handler.ts';

export interface DeliveryJobsOptions extends LetterOptions {
  /** How often it is looked whether letters are due. */
  readonly everyMs: number;
}

const OPTIONS = Symbol('DeliveryJobsOptions');

/** What the worker does to reach people and machines: gathers letters by the clock, sends them, tells webhooks. */
@Module({})
export class DeliveryJobsModule implements OnModuleDestroy {
  readonly #rounds: WorkLoop;

  constructor(
    @Inject(OPTIONS) options: DeliveryJobsOptions,
    @Inject(CONFIG) private readonly config: ServerConfig,
    @Inject(LOGGER) logger: Logger,
    transactions: TenantTransaction,
    clock: Clock,
  ) {
    const gathering = new LetterGathering(transactions, clock, options);
    this.#rounds = new WorkLoop({
      everyMs: options.everyMs,
      work: async () => {
        const letters = await gathering.gather();
        if (letters > 0) logger.info({ letters }, 'letters gathered');
        return letters === options.batch;
      },
      onError: (error) =>
        logger.warn({ part: 'letters', failure: failureOf(error), stack: framesOf(error) }, 'will try again'),
    });
  }

  static forRoot(options: DeliveryJobsOptions): DynamicModule {
    return {
      module: DeliveryJobsModule,
      providers: [{ provide: OPTIONS, useValue: options }, LetterSendHandler, WebhookDeliverHandler],
    };
  }

  /** Without a way to send letters none are made: the news of the last days is written when there is one. */
  start(): void {
    const { smtpUrl, mailboxDirectory } = this.config;
    if (smtpUrl !== null || mailboxDirectory !== null) this.#rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#rounds.stop();
  }
}
