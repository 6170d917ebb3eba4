import { Module } from '@nestjs/common';
import { EffectReads } from './effect-reads.ts';
import { EffectReportService } from './effect-report.service.ts';
import {
  ConsortiumEffectResolver,
  EffectFiguresResolver,
  EffectReportFieldsResolver,
  EffectResolver,
  MemberEffectResolver,
} from './effect.resolver.ts';
import { FigureService } from './figure.service.ts';

/** What merchants enter for the effect reports, and the two reports themselves. */
@Module({
  providers: [
    FigureService,
    EffectReportService,
    EffectReads,
    EffectResolver,
    ConsortiumEffectResolver,
    MemberEffectResolver,
    EffectFiguresResolver,
    EffectReportFieldsResolver,
  ],
})
export class EffectModule {}
