import { Injectable } from '@nestjs/common';
import type { Tx } from '@renkei/platform';
import type { JobHandler, Work } from '@renkei/platform/jobs';
import { DerivationService } from './derivation.service.ts';

/** The facts of a group changed. */
@Injectable()
export class DeriveObligationsHandler implements JobHandler {
  readonly topic = 'obligations.derive';
  readonly #derivation: DerivationService;

  constructor(derivation: DerivationService) {
    this.#derivation = derivation;
  }

  async effect(tx: Tx, { subjectId }: Work): Promise<void> {
    await this.#derivation.derive(tx, subjectId);
  }
}
