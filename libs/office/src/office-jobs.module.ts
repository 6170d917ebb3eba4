import { Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EVIDENCE_STORE, evidenceStoreProvider, type EvidenceStore } from '@renkei/evidence';
import { Clock, failureOf, framesOf, LOGGER, TenantTransaction, WorkLoop } from '@renkei/platform';
import type { Logger } from 'pino';
import { CalculationService } from '@renkei/consortium';
import { EvidenceBundleMaker } from './bundle/evidence-bundle.maker.ts';
import { AuditCertificateMaker } from './certificate/audit-certificate.maker.ts';
import { ParityReportMaker } from './form/parity-report.maker.ts';
import { OfficialFormsMaker } from './form/official-forms.maker.ts';
import { GroupFileMaker } from './group-file/group-file.maker.ts';
import { STATEMENT_MAKERS } from './statement/makers.ts';
import { TablesMaker } from './table/tables.maker.ts';
import { expireOutputs } from './output/expire-outputs.ts';
import { MakeOutputHandler } from './output/make-output.handler.ts';
import { MakerRegistry } from './output/maker-registry.ts';

const LOOK_EVERY_MS = 15 * 60_000;

/** What the worker does for the office: it makes the files that were asked for, and forgets them after a week. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    evidenceStoreProvider,
    CalculationService,
    MakerRegistry,
    MakeOutputHandler,
    OfficialFormsMaker,
    ParityReportMaker,
    TablesMaker,
    EvidenceBundleMaker,
    AuditCertificateMaker,
    GroupFileMaker,
    ...STATEMENT_MAKERS,
  ],
})
export class OfficeJobsModule implements OnModuleDestroy {
  readonly #rounds: WorkLoop;

  constructor(
    @Inject(LOGGER) logger: Logger,
    transactions: TenantTransaction,
    @Inject(EVIDENCE_STORE) store: EvidenceStore | null,
    clock: Clock,
  ) {
    this.#rounds = new WorkLoop({
      everyMs: LOOK_EVERY_MS,
      work: async () => {
        if (store === null) return false;
        return (await expireOutputs(transactions, store, new Date(clock.epochMs()))) > 0;
      },
      onError: (error) =>
        logger.warn(
          { part: 'expired outputs', failure: failureOf(error), stack: framesOf(error) },
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
