import { Module } from '@nestjs/common';
import { CostsService } from './costs.service.ts';
import { DeclarationService } from './declaration.service.ts';
import { DeclarationResolver, GroupPreparationResolver } from './eligibility.resolver.ts';
import { GroupPaperService } from './group-paper.service.ts';
import { PaperAskService } from './paper-ask.service.ts';
import {
  ConsortiumReadinessResolver,
  EligibilityResolver,
  MemberReadinessResolver,
  ReadinessResolver,
} from './readiness.resolver.ts';
import { ReviewService } from './review.service.ts';
import { SameBusinessService } from './same-business.service.ts';

/** Before the application: papers handed in and reviewed, declarations, and who may be in the group. */
@Module({
  providers: [
    ReviewService,
    PaperAskService,
    DeclarationService,
    CostsService,
    SameBusinessService,
    GroupPaperService,
    ReadinessResolver,
    ConsortiumReadinessResolver,
    MemberReadinessResolver,
    EligibilityResolver,
    DeclarationResolver,
    GroupPreparationResolver,
  ],
})
export class ReadinessModule {}
