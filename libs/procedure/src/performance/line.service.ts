import { Injectable } from '@nestjs/common';
import type { AdminHeading } from '@renkei/lifecycle';
import {
  ProblemList,
  TenantTransaction,
  tidyLine,
  type Problem,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type {
  PerformanceLineInput,
  RefreshPerformanceLinesInput,
  SetPerformanceLineInput,
  SetPerformanceLinesInput,
} from './line.inputs.ts';
import { checkAsReported, checkLine, lineWarnings } from './line-rules.ts';
import {
  linesOfReport,
  readLineFacts,
  updateLines,
  type LineAmounts,
  type LineFacts,
  type PerformanceLineRow,
} from './line.rows.ts';
import { prefillLines } from './prefill.ts';
import { lockReport, reportById, requireEditable, requireLinesOpen, type ReportRow } from './report.rows.ts';

export interface LinesSet {
  readonly lines: readonly PerformanceLineRow[];
  readonly warnings: readonly Problem[];
}

/** What the lines of a report say: as a whole while it is a draft or returned, what is decided on them once submitted. */
@Injectable()
export class PerformanceLineService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** @throws as `setAll` */
  set(viewer: Viewer, { reportId, ...line }: SetPerformanceLineInput): Promise<LinesSet> {
    return this.#write(viewer, reportId, [line], () => 'input');
  }

  /**
   * Sets up to 500 lines, all or none. Of a submitted report, what the secretariat decided: certified, deducted, parked
   * and why; the filed document stays as it is.
   * @throws ProblemsFound naming every field of every row: SUM_MISMATCH, CERTIFIED_ABOVE_ACTUAL, REASON_NEEDED,
   *   REASON_WITHOUT_AMOUNT, HEADING_NEEDED, HEADING_NOT_OF_CATEGORY, HEADING_NOT_EXPECTED, LINE_NOT_FOUND, LINE_TWICE,
   *   STALE_VERSION, TOO_LARGE, TOO_LONG, ALREADY_REPORTED; REPORT_NOT_EDITABLE, NO_GRANT, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  setAll(viewer: Viewer, { reportId, lines }: SetPerformanceLinesInput): Promise<LinesSet> {
    return this.#write(viewer, reportId, lines, (index) => `input.lines[${index}]`);
  }

  /**
   * Brings in what the purchase records say now: lines that came with an accepted change, and those nobody has set.
   * @throws ProblemsFound REPORT_NOT_EDITABLE, NO_GRANT, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  refresh(viewer: Viewer, { reportId }: RefreshPerformanceLinesInput): Promise<ReportRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const { report } = await lockReport(tx, reportId);
      requireEditable(report);
      await prefillLines(tx, report.consortiumId, report.id);
      return reportById(tx, report.id);
    });
  }

  #write(
    viewer: Viewer,
    reportId: string,
    inputs: readonly PerformanceLineInput[],
    pathOf: (index: number) => string,
  ): Promise<LinesSet> {
    return this.#transactions.run(viewer, async (tx) => {
      const { report } = await lockReport(tx, reportId);
      const { lines, warnings } = await checked(tx, report, inputs, pathOf);
      await updateLines(tx, report.id, lines, true);
      const ids = lines.map(({ costLineId }) => costLineId);
      return { lines: await linesOfReport(tx, report.id, ids), warnings };
    });
  }
}

/** @throws ProblemsFound REPORT_NOT_EDITABLE, or naming every row and field that is wrong */
async function checked(
  tx: Tx,
  report: ReportRow,
  inputs: readonly PerformanceLineInput[],
  pathOf: (index: number) => string,
): Promise<{ readonly lines: readonly LineAmounts[]; readonly warnings: readonly Problem[] }> {
  const { decisionsOnly } = requireLinesOpen(report);
  const facts = await readLineFacts(tx, report.consortiumId, report.id);
  const byId = new Map(facts.filter(({ version }) => version > 0).map((line) => [line.costLineId, line]));
  const problems = new ProblemList();
  const seen = new Set<string>();
  const warnings: Problem[] = [];
  const lines = inputs.flatMap((input, index): LineAmounts[] => {
    const path = pathOf(index);
    const line = byId.get(input.costLineId);
    if (line === undefined) {
      problems.add('LINE_NOT_FOUND', `${path}.costLineId`, {
        ja: 'この費用は実績報告にありません。一覧からもう一度お選びください。新しい費用なら、先に記録の読み込みをしてください。',
        en: 'This cost is not in the report. Please choose it again from the list; if it is new, refresh the lines first.',
      });
      return [];
    }
    if (seen.has(line.costLineId)) {
      problems.add('LINE_TWICE', `${path}.costLineId`, {
        ja: '同じ費用が二度あります。一つにまとめてください。',
        en: 'This cost is listed twice. Please keep one entry.',
      });
    }
    seen.add(line.costLineId);
    checkVersion(problems, input, line, path);
    const amounts = amountsOf(input);
    if (decisionsOnly && !checkAsReported(problems, amounts, line, path)) return [];
    checkLine(problems, amounts, line, path);
    warnings.push(...lineWarnings(amounts, line, path));
    return [amounts];
  });
  problems.throwIfAny();
  return { lines, warnings };
}

function amountsOf(input: PerformanceLineInput): LineAmounts {
  const { costLineId, actualYen, certifiedYen, deductedYen, parkedYen } = input;
  return {
    costLineId,
    actualYen,
    certifiedYen,
    deductedYen,
    deductionReason: tidyLine(input.deductionReason ?? ''),
    parkedYen,
    parkedReason: tidyLine(input.parkedReason ?? ''),
    heading: (input.heading ?? null) as AdminHeading | null,
  };
}

/** As `refuseStale`, for one row among many. */
function checkVersion(
  problems: ProblemList,
  input: PerformanceLineInput,
  line: LineFacts,
  path: string,
): void {
  if (input.version === line.version) return;
  problems.add('STALE_VERSION', `${path}.version`, {
    ja: `この費用は、ほかの人、またはほかの画面で先に変更されています（手元は第${input.version}版、最新は第${line.version}版）。読み直してから、もう一度入れてください。`,
    en: `This line was changed first (yours is version ${input.version}, the newest is ${line.version}). Reload it and enter it again.`,
  });
}
