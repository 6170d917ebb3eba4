import 'reflect-metadata';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditJobsModule } from '@renkei/audit/jobs';
import { consortiumEntities } from '@renkei/consortium';
import { DeliveryJobsModule } from '@renkei/delivery/jobs';
import { EvidenceJobsModule } from '@renkei/evidence/jobs';
import { IdentityJobsModule } from '@renkei/identity/jobs';
import { MoneyJobsModule } from '@renkei/money/jobs';
import { OfficeJobsModule } from '@renkei/office/jobs';
import { obligationEntities, ObligationJobsModule, SweepModule } from '@renkei/obligations/jobs';
import { JobQueues, PlatformModule, QueueModule, type Clock, type ServerConfig } from '@renkei/platform';
import { MailModule, OutboxModule } from '@renkei/platform/jobs';
import { ProcedureJobsModule } from '@renkei/procedure/jobs';
import type { Logger } from 'pino';
import type { WorkerSettings } from './settings.ts';

export interface WorkerOptions {
  readonly config: ServerConfig;
  readonly settings: WorkerSettings;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

// Jobs in hand take turns at these; relay, reconciler and sweep need one each now and then.
const POOL_SIZE = 12;

@Module({})
class WorkerModule {
  static forRoot({ config, settings, clock, logger }: WorkerOptions): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot({
          config,
          entities: [...consortiumEntities, ...obligationEntities],
          service: 'worker',
          poolSize: POOL_SIZE,
          readAs: 'app_reader',
          ...(clock ? { clock } : {}),
          ...(logger ? { logger } : {}),
        }),
        QueueModule.forRoot({
          databaseUrl: config.databaseUrl,
          redisUrl: config.redisUrl,
          lockMs: settings.lockMs,
          stalledCheckMs: settings.stalledCheckMs,
          maxStalled: settings.maxStalled,
        }),
        MailModule,
        OutboxModule.forRoot(settings.outbox),
        SweepModule.forRoot(settings.sweep),
        ObligationJobsModule,
        IdentityJobsModule,
        ProcedureJobsModule,
        EvidenceJobsModule,
        MoneyJobsModule,
        OfficeJobsModule,
        DeliveryJobsModule.forRoot(settings.delivery),
        AuditJobsModule.forRoot(settings.audit),
      ],
    };
  }
}

/**
 * A running worker; `close()` lets the jobs in hand finish first.
 * @throws Error when a topic has no handler or several, or the database cannot be reached
 */
export async function createWorker(options: WorkerOptions): Promise<INestApplicationContext> {
  const worker = await NestFactory.createApplicationContext(WorkerModule.forRoot(options), {
    logger: false,
    abortOnError: false,
  });
  try {
    worker.get(OutboxModule).start();
    worker.get(SweepModule).start();
    worker.get(DeliveryJobsModule).start();
    worker.get(MoneyJobsModule).start();
    worker.get(OfficeJobsModule).start();
    worker.get(AuditJobsModule).start();
    await worker.get(JobQueues).ready();
    return worker;
  } catch (error) {
    await worker.close();
    throw error;
  }
}
