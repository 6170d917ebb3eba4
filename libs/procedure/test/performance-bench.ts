import { CalculationService, consortiumEntities } from '@renkei/consortium';
import { parseJstMinute, toEpochMs, type JstMinute, type LocalDate } from '@renkei/kernel';
import { FixedClock } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { AssetService } from '../src/performance/asset.service.ts';
import { EmployeeStatementService } from '../src/performance/employee.service.ts';
import { FixingReads } from '../src/performance/fixing.reads.ts';
import { FixingService } from '../src/performance/fixing.service.ts';
import { PerformanceLineService } from '../src/performance/line.service.ts';
import { ReportSubmissionService } from '../src/performance/report-submission.service.ts';
import { PerformanceReads } from '../src/performance/report.reads.ts';
import { PerformanceReportService } from '../src/performance/report.service.ts';

/** Every service of the performance report over a database of its own and one clock. */
export interface PerformanceBench {
  readonly database: TestDatabase;
  readonly api: Tenant;
  readonly reports: PerformanceReportService;
  readonly submissions: ReportSubmissionService;
  readonly lines: PerformanceLineService;
  readonly employees: EmployeeStatementService;
  readonly fixings: FixingService;
  readonly assets: AssetService;
  readonly reads: PerformanceReads;
  readonly fixed: FixingReads;
  /** It is now this minute (JST). */
  at(text: string): void;
  close(): Promise<void>;
}

export function minute(text: string): JstMinute {
  const parsed = parseJstMinute(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

export const day = (text: string): LocalDate => text as LocalDate;

export async function performanceBench(): Promise<PerformanceBench> {
  const database = await testDatabase();
  const api = await tenant(database, consortiumEntities);
  const { transactions } = api;
  const clock = new FixedClock(0);
  const calculations = new CalculationService(transactions);
  return {
    database,
    api,
    reports: new PerformanceReportService(transactions, clock),
    submissions: new ReportSubmissionService(transactions, clock),
    lines: new PerformanceLineService(transactions),
    employees: new EmployeeStatementService(transactions, clock),
    fixings: new FixingService(transactions, calculations, clock),
    assets: new AssetService(transactions, clock),
    reads: new PerformanceReads(transactions, calculations, clock),
    fixed: new FixingReads(transactions),
    at: (text) => clock.moveTo(toEpochMs(minute(text))),
    close: async () => {
      await api.close();
      await database.drop();
    },
  };
}
