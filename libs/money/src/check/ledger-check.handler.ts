import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, type Tx } from '@renkei/platform';
import { lockSubject, type JobHandler, type Work } from '@renkei/platform/jobs';
import type { Logger } from 'pino';
import { checkLedger } from './ledger-check.ts';

/** Checks one group's ledger and keeps what it found, once a day. */
@Injectable()
export class LedgerCheckHandler implements JobHandler {
  readonly topic = 'ledger.check';
  readonly #clock: Clock;
  readonly #logger: Logger;

  constructor(clock: Clock, @Inject(LOGGER) logger: Logger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  async effect(tx: Tx, { subjectId: consortiumId }: Work): Promise<void> {
    await lockSubject(tx, this.topic, consortiumId);
    const { entries, postings, faults } = await checkLedger(tx, consortiumId);
    await tx.query(
      `INSERT INTO ledger_check (consortium_id, checked_on, checked_at, entries, postings, faults)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (consortium_id, checked_on) DO NOTHING`,
      [consortiumId, this.#clock.todayJst(), new Date(this.#clock.epochMs()), entries, postings, faults],
    );
    if (faults.length > 0) this.#logger.error({ consortiumId, faults }, 'a ledger does not add up');
  }
}
