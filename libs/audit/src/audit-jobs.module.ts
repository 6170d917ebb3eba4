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
import { CheckpointMailHandler } from './checkpoint/checkpoint-mail.handler.ts';
import { leaveCheckpoints } from './checkpoint/checkpoint-round.ts';
import { CheckpointHandler } from './checkpoint/checkpoint.handler.ts';
import { CheckpointSigner } from './verify/checkpoints.ts';

export interface AuditJobsOptions {
  /** How long a chain goes without a new checkpoint at least. */
  readonly checkpointEveryMs: number;
}

const OPTIONS = Symbol('AuditJobsOptions');
/** It looks this often within one interval, so that a chain's own clock and not the worker's start decides. */
const LOOKS = 24;

/** What the worker does for the audit: checkpoints by the clock, and their letters. */
@Module({})
export class AuditJobsModule implements OnModuleDestroy {
  readonly #rounds: WorkLoop;

  constructor(
    @Inject(OPTIONS) { checkpointEveryMs }: AuditJobsOptions,
    @Inject(CONFIG) private readonly config: ServerConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    transactions: TenantTransaction,
    clock: Clock,
  ) {
    this.#rounds = new WorkLoop({
      everyMs: Math.ceil(checkpointEveryMs / LOOKS),
      work: async () => {
        const chains = await leaveCheckpoints(transactions, clock, checkpointEveryMs);
        if (chains > 0) logger.info({ chains }, 'audit checkpoints due');
        return false;
      },
      onError: (error) =>
        logger.warn(
          { part: 'audit checkpoints', failure: failureOf(error), stack: framesOf(error) },
          'will try again',
        ),
    });
  }

  static forRoot(options: AuditJobsOptions): DynamicModule {
    return {
      module: AuditJobsModule,
      providers: [{ provide: OPTIONS, useValue: options }, CheckpointHandler, CheckpointMailHandler],
    };
  }

  /** @throws Error when the signing key cannot be used; without one no checkpoints are made */
  start(): void {
    const { auditSigningKey } = this.config;
    if (auditSigningKey === null) {
      this.logger.warn('RENKEI_AUDIT_KEY is not set: the audit gets no signed checkpoints');
      return;
    }
    new CheckpointSigner(auditSigningKey); // a bad key shall stop the start, not every night's work
    this.#rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#rounds.stop();
  }
}
