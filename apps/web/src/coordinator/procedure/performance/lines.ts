import { wholeNumber } from '../../../ui/field.tsx';
import type {
  AdminHeading,
  PerformanceLineInput,
  PerformanceReportState,
  ProcedureReportLinesQuery,
} from './performance.generated.ts';

export type ReportLine = NonNullable<
  ProcedureReportLinesQuery['consortium']['performanceReport']
>['lines']['edges'][number]['node'];

/** A line as it is being typed; what is certified is what is left. Whole yen, tax-exclusive. */
export interface LineDraft {
  /** The version that was shown when typing began: another one means somebody changed it meanwhile. */
  readonly base: number;
  readonly actual: string;
  readonly deducted: string;
  readonly deductionReason: string;
  readonly parked: string;
  readonly parkedReason: string;
  readonly heading: AdminHeading | '';
}

export type LineDrafts = Readonly<Record<string, LineDraft>>;

export function draftOf(line: ReportLine): LineDraft {
  return {
    base: line.version,
    actual: String(line.actualYen),
    deducted: String(line.deductedYen),
    deductionReason: line.deductionReason,
    parked: String(line.parkedYen),
    parkedReason: line.parkedReason,
    heading: line.heading ?? '',
  };
}

/** actual − deducted − parked; null while one of them is no number or too little is left. */
export function certifiedOf({ actual, deducted, parked }: LineDraft): number | null {
  const [all, less, later] = [wholeNumber(actual), wholeNumber(deducted), wholeNumber(parked)];
  if (all === null || less === null || later === null) return null;
  const left = all - less - later;
  return left < 0 ? null : left;
}

/** Whether what is typed says something else than what is saved. */
export function isChanged(line: ReportLine, draft: LineDraft): boolean {
  const saved = draftOf(line);
  return (
    (['actual', 'deducted', 'parked'] as const).some(
      (field) => wholeNumber(draft[field]) !== wholeNumber(saved[field]),
    ) ||
    (['deductionReason', 'parkedReason', 'heading'] as const).some((field) => draft[field] !== saved[field])
  );
}

/** Of a line whose certified amount is known. A reason without an amount is refused, so it is left out. */
export function lineInput(costLineId: string, draft: LineDraft): PerformanceLineInput {
  const [deductedYen, parkedYen] = [wholeNumber(draft.deducted) ?? 0, wholeNumber(draft.parked) ?? 0];
  return {
    costLineId,
    version: draft.base,
    actualYen: wholeNumber(draft.actual) ?? 0,
    certifiedYen: certifiedOf(draft) ?? 0,
    deductedYen,
    deductionReason: deductedYen > 0 ? draft.deductionReason : '',
    parkedYen,
    parkedReason: parkedYen > 0 ? draft.parkedReason : '',
    heading: draft.heading || null,
  };
}

/** ALL: everything. DECISIONS: what the secretariat certifies, deducts or parks. NOTHING: it is being checked or over. */
export function editableIn(status: PerformanceReportState): 'ALL' | 'DECISIONS' | 'NOTHING' {
  if (status === 'DRAFT' || status === 'RETURNED') return 'ALL';
  return status === 'SUBMITTED' ? 'DECISIONS' : 'NOTHING';
}

export interface BeforeSubmission {
  /** Changes that were filed and not answered: their amounts are not in the report. */
  readonly filedChanges: readonly number[];
  /** Members all of whose costs are 0 yen. */
  readonly emptyMembers: readonly string[];
}

/** What the server lets pass and somebody should look at before the report is submitted. */
export function beforeSubmission(
  changes: readonly { readonly number: number; readonly status: string }[],
  lines: readonly Pick<ReportLine, 'memberId' | 'actualYen'>[],
  roster: readonly { readonly memberId: string; readonly name: string; readonly status: string }[],
): BeforeSubmission {
  return {
    filedChanges: changes
      .filter(({ status }) => status === 'FILED')
      .map(({ number }) => number)
      .toSorted((one, other) => one - other),
    emptyMembers: roster
      .filter(({ memberId, status }) => {
        const own = lines.filter((line) => line.memberId === memberId);
        return status === 'ENROLLED' && own.length > 0 && own.every(({ actualYen }) => actualYen === 0);
      })
      .map(({ name }) => name),
  };
}
