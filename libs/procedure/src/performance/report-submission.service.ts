import { Injectable } from '@nestjs/common';
import { canonicalJson, compareDates, dateOf, toEpochMs } from '@renkei/kernel';
import { retentionEnd } from '@renkei/lifecycle';
import {
  checkRequired,
  Clock,
  ProblemList,
  ProblemsFound,
  sha256Of,
  TenantTransaction,
  tidyLine,
  type Problem,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { GrantFacts } from '../application/grant-facts.ts';
import { checkOrder, checkPast } from '../application/step-checks.ts';
import { move } from '../shared/move.ts';
import { blockersOf, problemsOfFindings, readReportFacts, reportFindings } from './report-check.ts';
import { reportDocument } from './report-document.ts';
import type { SubmitPerformanceReportInput } from './report.inputs.ts';
import { lockReport, minuteOf, REPORT, reportById, type ReportRow } from './report.rows.ts';

const NUMBER_LIMIT = 100;

export interface SubmittedReport {
  readonly report: ReportRow;
  readonly warnings: readonly Problem[];
}

@Injectable()
export class ReportSubmissionService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Records that the report was submitted in the portal, freezes what it says and begins the duty to keep its papers
   * (R25 第16条2). Decision of this product: what was submitted late, or before the evidence was complete, is recorded
   * with a warning, because it happened.
   * @throws ProblemsFound REQUIRED, TOO_LONG, NOT_YET, OUT_OF_ORDER, every blocker of the check, STALE_VERSION,
   *   TRANSITION_NOT_ALLOWED, NO_GRANT, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  submit(viewer: Viewer, input: SubmitPerformanceReportInput): Promise<SubmittedReport> {
    const { id, version, submittedAt, completedOn } = input;
    const portalNumber = tidyLine(input.portalNumber);
    return this.#transactions.run(viewer, async (tx) => {
      const { group, report, grant } = await lockReport(tx, id);
      this.#check({ ...input, portalNumber }, report, grant);
      const facts = await readReportFacts(tx, report);
      const late = compareDates(completedOn, dateOf(grant.projectEndAt)) > 0;
      const findings = reportFindings(facts, submittedAt, late ? { after: grant.projectEndAt } : null);
      const document = canonicalJson(
        reportDocument({ group, grant, facts, findings, portalNumber, submittedAt, completedOn }),
      );
      await move(tx, viewer, {
        machine: 'REPORT',
        id,
        event: 'SUBMIT',
        version,
        occurredAt: new Date(toEpochMs(submittedAt)),
        reference: portalNumber,
        set: {
          portal_number: portalNumber,
          submitted_at: new Date(toEpochMs(submittedAt)),
          completed_on: completedOn,
          document,
          document_sha256: sha256Of(document),
        },
        what: REPORT,
      });
      const blockers = blockersOf(findings);
      if (blockers.length > 0) throw new ProblemsFound(problemsOfFindings(blockers));
      await keepEvidence(tx, report.consortiumId, retentionEnd(completedOn));
      const warnings = problemsOfFindings(findings.filter(({ severity }) => severity === 'WARNING'));
      return { report: await reportById(tx, id), warnings };
    });
  }

  #check(input: SubmitPerformanceReportInput, report: ReportRow, grant: GrantFacts): void {
    const { portalNumber, submittedAt, completedOn } = input;
    const problems = new ProblemList();
    checkRequired(problems, portalNumber, 'input.portalNumber', NUMBER_LIMIT, {
      ja: '申請マイページの受付番号を入れてください。',
      en: 'Please enter the number the portal gave it.',
    });
    checkPast(problems, this.#clock, submittedAt, 'input.submittedAt');
    const earlier =
      report.submittedAt === null
        ? { at: grant.decidedAt, ja: '交付決定', en: 'the grant decision' }
        : { at: minuteOf(report.submittedAt), ja: '前回の提出', en: 'the submission before' };
    checkOrder(problems, submittedAt, 'input.submittedAt', earlier);
    if (completedOn > dateOf(submittedAt)) {
      problems.add('COMPLETED_AFTER_SUBMISSION', 'input.completedOn', {
        ja: '完了日が提出の日より後になっています。補助事業が完了した日を入れてください。',
        en: 'The project cannot be completed after its report was submitted. Please check the day.',
      });
    } else if (completedOn < dateOf(grant.decidedAt)) {
      problems.add('OUT_OF_ORDER', 'input.completedOn', {
        ja: '完了日が交付決定より前になっています。もう一度ご確認ください。',
        en: 'The day of completion lies before the grant decision. Please check it again.',
      });
    }
    problems.throwIfAny();
  }
}

/** The whole group's papers; a day once set is never moved forward. */
async function keepEvidence(tx: Tx, consortiumId: string, until: string): Promise<void> {
  await tx.query(
    `UPDATE evidence_file SET retained_until = $2
     WHERE consortium_id = $1 AND (retained_until IS NULL OR retained_until < $2)`,
    [consortiumId, until],
  );
}
