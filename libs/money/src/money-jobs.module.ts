import { Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { Clock, failureOf, framesOf, LOGGER, TenantTransaction, WorkLoop } from '@renkei/platform';
import type { Logger } from 'pino';
import { leaveLedgerChecks } from './check/check-round.ts';
import { LedgerCheckHandler } from './check/ledger-check.handler.ts';

/** The day in Japan decides, not the worker's start: it looks this often whether a new one has begun. */
const LOOK_EVERY_MS = 15 * 60_000;

/** What the worker does for the money: the daily check of the ledgers. */
@Module({ providers: [LedgerCheckHandler] })
export class MoneyJobsModule implements OnModuleDestroy {
  readonly #rounds: WorkLoop;

  constructor(@Inject(LOGGER) logger: Logger, transactions: TenantTransaction, clock: Clock) {
    this.#rounds = new WorkLoop({
      everyMs: LOOK_EVERY_MS,
      work: async () => {
        const ledgers = await leaveLedgerChecks(transactions, clock);
        if (ledgers > 0) logger.info({ ledgers }, 'ledgers to check');
        return false;
      },
      onError: (error) =>
        logger.warn(
          { part: 'ledger checks', failure: failureOf(error), stack: framesOf(error) },
          'will try again',
        ),
    });
  }

  start(): void {
    this.#rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#rounds.stop();
  }
}
