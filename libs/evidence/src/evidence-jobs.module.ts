import { Module } from '@nestjs/common';
import { ProcessEvidenceHandler } from './process/process-evidence.handler.ts';
import { evidenceStoreProvider } from './storage/store.provider.ts';

/** The handlers of this library's topics: what the worker does and the API does not. */
@Module({ providers: [evidenceStoreProvider, ProcessEvidenceHandler] })
export class EvidenceJobsModule {}
