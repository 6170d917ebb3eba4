import { Module } from '@nestjs/common';
import { evidenceStoreProvider } from '@renkei/evidence';
import { OfficialWorkbookController } from './workbook/official-workbook.controller.ts';
import { OfficialWorkbookResolver } from './workbook/official-workbook.resolver.ts';
import { OfficialWorkbookService } from './workbook/official-workbook.service.ts';
import { OutputController } from './output/output.controller.ts';
import { OutputResolver } from './output/output.resolver.ts';
import { OutputService } from './output/output.service.ts';
import { FormProfileResolver } from './profile/form-profile.resolver.ts';
import { FormProfileService } from './profile/form-profile.service.ts';

/** What the coordinator files, prints, sends and keeps: forms, papers, tables, bundles. */
@Module({
  controllers: [OutputController, OfficialWorkbookController],
  providers: [
    evidenceStoreProvider,
    OutputService,
    OutputResolver,
    OfficialWorkbookService,
    OfficialWorkbookResolver,
    FormProfileService,
    FormProfileResolver,
  ],
})
export class OfficeModule {}
