import { Module } from '@nestjs/common';
import { PapersAskedHandler } from './readiness/papers-asked.handler.ts';

/** The worker's part: the letters of this library. */
@Module({ providers: [PapersAskedHandler] })
export class ProcedureJobsModule {}
