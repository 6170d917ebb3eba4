import { Module } from '@nestjs/common';
import { evidenceStoreProvider } from '@renkei/evidence';
import { OutputController } from './output/output.controller.ts';
import { OutputResolver } from './output/output.resolver.ts';
import { OutputService } from './output/output.service.ts';

/** What the coordinator files, prints, sends and keeps: forms, papers, tables, bundles. */
@Module({
  controllers: [OutputController],
  providers: [evidenceStoreProvider, OutputService, OutputResolver],
})
export class OfficeModule {}
