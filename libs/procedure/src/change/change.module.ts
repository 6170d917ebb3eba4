import { Module } from '@nestjs/common';
import { CalculationModule } from '@renkei/consortium';
import { AcceptanceService } from './acceptance.service.ts';
import {
  ChangeFieldsResolver,
  ConsortiumChangesResolver,
  MemberChangesResolver,
} from './change-fields.resolver.ts';
import { ChangeReads } from './change.reads.ts';
import { ChangeResolver } from './change.resolver.ts';
import { ChangeService } from './change.service.ts';

/** Numbered changes after the submission. */
@Module({
  imports: [CalculationModule],
  providers: [
    ChangeService,
    AcceptanceService,
    ChangeReads,
    ChangeResolver,
    ConsortiumChangesResolver,
    MemberChangesResolver,
    ChangeFieldsResolver,
  ],
})
export class ChangeModule {}
