import { Module } from '@nestjs/common';
import { CalculationModule } from '@renkei/consortium';
import {
  ApplicationFieldsResolver,
  ConsortiumApplicationResolver,
  SubmissionResolver,
} from './application-fields.resolver.ts';
import { ApplicationReads } from './application.reads.ts';
import { ApplicationResolver } from './application.resolver.ts';
import { ApplicationService } from './application.service.ts';
import { GrantService } from './grant.service.ts';
import { SubmissionService } from './submission.service.ts';

/** From the draft of an application to the grant decision. */
@Module({
  imports: [CalculationModule],
  providers: [
    ApplicationService,
    SubmissionService,
    GrantService,
    ApplicationReads,
    ApplicationResolver,
    ConsortiumApplicationResolver,
    ApplicationFieldsResolver,
    SubmissionResolver,
  ],
})
export class ApplicationModule {}
