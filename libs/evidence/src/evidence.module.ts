import { Module } from '@nestjs/common';
import { ConsortiumChecklistResolver, MemberChecklistResolver } from './checklist/checklist.resolver.ts';
import { ConsortiumEvidenceResolver, MemberEvidenceResolver } from './evidence/evidence.resolver.ts';
import { EvidenceService } from './evidence/evidence.service.ts';
import { SearchResolver } from './search/search.resolver.ts';
import { SearchService } from './search/search.service.ts';
import { evidenceStoreProvider } from './storage/store.provider.ts';
import { EvidenceDownloadService } from './upload/evidence-download.service.ts';
import { EvidenceUploadService } from './upload/evidence-upload.service.ts';
import { EvidenceController } from './upload/evidence.controller.ts';

/** The papers that prove what was bought: stored, linked, reviewed, kept (K25 p.32, R25 Art. 16). */
@Module({
  controllers: [EvidenceController],
  providers: [
    evidenceStoreProvider,
    EvidenceUploadService,
    EvidenceDownloadService,
    EvidenceService,
    MemberEvidenceResolver,
    ConsortiumEvidenceResolver,
    MemberChecklistResolver,
    ConsortiumChecklistResolver,
    SearchService,
    SearchResolver,
  ],
})
export class EvidenceModule {}
