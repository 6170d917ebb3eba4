import { Module } from '@nestjs/common';
import { CalculationModule } from '@renkei/consortium';
import { AssetService } from './asset.service.ts';
import { EmployeeStatementService } from './employee.service.ts';
import { FixingReads } from './fixing.reads.ts';
import { FixingResolver } from './fixing.resolver.ts';
import { FixingService } from './fixing.service.ts';
import { PerformanceLineService } from './line.service.ts';
import {
  ConsortiumPerformanceResolver,
  MemberPerformanceResolver,
  PerformanceReportFieldsResolver,
} from './report-fields.resolver.ts';
import { ReportSubmissionService } from './report-submission.service.ts';
import { PerformanceReads } from './report.reads.ts';
import { PerformanceReportResolver } from './report.resolver.ts';
import { PerformanceReportService } from './report.service.ts';

/** From the performance report to the fixed amounts, and what was bought with them. */
@Module({
  imports: [CalculationModule],
  providers: [
    PerformanceReportService,
    ReportSubmissionService,
    PerformanceLineService,
    EmployeeStatementService,
    FixingService,
    AssetService,
    PerformanceReads,
    FixingReads,
    PerformanceReportResolver,
    FixingResolver,
    PerformanceReportFieldsResolver,
    ConsortiumPerformanceResolver,
    MemberPerformanceResolver,
  ],
})
export class PerformanceModule {}
