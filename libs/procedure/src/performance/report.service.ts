import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuseUnlessMayApprove, lockConsortium } from '@renkei/consortium';
import { toEpochMs, toIsoUtc } from '@renkei/kernel';
import type { EventOf } from '@renkei/lifecycle';
import {
  Clock,
  once,
  ProblemList,
  ProblemsFound,
  refuse,
  TenantTransaction,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { readGrant } from '../application/grant-facts.ts';
import { checkOrder, checkPast, checkReason, tidyText } from '../application/step-checks.ts';
import { begin, move, type Move } from '../shared/move.ts';
import { prefillLines } from './prefill.ts';
import { blockersOf, problemsOfFindings, readReportFacts, reportFindings } from './report-check.ts';
import type {
  CreatePerformanceReportInput,
  PerformanceReportStepInput,
  ReturnPerformanceReportInput,
} from './report.inputs.ts';
import {
  lockReport,
  minuteOf,
  REPORT,
  reportById,
  refuseWithoutGrant,
  type LockedReport,
  type ReportRow,
} from './report.rows.ts';

const NOT_APPROVED = { approved_by: null, approved_at: null };

/** The steps of a performance report but for its submission and the fixing of the amounts. */
@Injectable()
export class PerformanceReportService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Begins the report of the grant the group has now, its lines filled by what the purchase records say.
   * @throws ProblemsFound NO_GRANT, REPORT_EXISTS, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  create(viewer: Viewer, input: CreatePerformanceReportInput): Promise<ReportRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'createPerformanceReport', input, () => insert(tx, viewer, input));
      return reportById(tx, id);
    });
  }

  /**
   * Asks the group's own people to check; whoever asks is the author. As with an application it may be asked for while
   * something is missing; approving and submitting may not.
   * @throws ProblemsFound STALE_VERSION, TRANSITION_NOT_ALLOWED, NO_GRANT; AppError NOT_FOUND
   */
  requestCheck(viewer: Viewer, input: PerformanceReportStepInput): Promise<ReportRow> {
    const set = { ...NOT_APPROVED, author_id: viewer.userId };
    return this.#step(viewer, input, 'REQUEST_CHECK', { set });
  }

  /**
   * Approves what is to be submitted; where the group asks for two people, by an appointed approver who is not the
   * author.
   * @throws ProblemsFound NO_APPROVER, NOT_AN_APPROVER, AUTHOR_CANNOT_APPROVE, every blocker of the check, and as
   *   `requestCheck`
   */
  approve(viewer: Viewer, input: PerformanceReportStepInput): Promise<ReportRow> {
    const set = { approved_by: viewer.userId, approved_at: new Date(this.#clock.epochMs()) };
    return this.#step(viewer, input, 'APPROVE', { set }, async (tx, locked) => {
      await refuseUnlessMayApprove(
        tx,
        viewer,
        {
          consortiumId: locked.group.id,
          needsApproval: locked.group.needsApproval,
          authorId: locked.report.authorId,
        },
        'input.id',
      );
      const facts = await readReportFacts(tx, locked.report);
      const blockers = blockersOf(reportFindings(facts, this.#clock.nowJst()));
      if (blockers.length > 0) throw new ProblemsFound(problemsOfFindings(blockers));
    });
  }

  /** Back to a draft that can be edited; an approval is gone. @throws as `requestCheck` */
  reopen(viewer: Viewer, input: PerformanceReportStepInput): Promise<ReportRow> {
    return this.#step(viewer, input, 'REOPEN', { set: NOT_APPROVED });
  }

  /**
   * The secretariat returned it (R25 第25条1一エ): it is corrected, checked, approved and submitted once more.
   * @throws ProblemsFound REQUIRED, TOO_LONG, NOT_YET, OUT_OF_ORDER and as `requestCheck`
   */
  async returnBySecretariat(viewer: Viewer, input: ReturnPerformanceReportInput): Promise<ReportRow> {
    const { correctionDueAt = null } = input;
    const occurredAt = input.occurredAt ?? this.#clock.nowJst();
    const reason = tidyText(input.reason);
    const problems = new ProblemList();
    checkReason(problems, reason);
    checkPast(problems, this.#clock, occurredAt, 'input.occurredAt');
    if (correctionDueAt !== null) {
      const earlier = { at: occurredAt, ja: '差し戻し', en: 'the return' };
      checkOrder(problems, correctionDueAt, 'input.correctionDueAt', earlier);
    }
    problems.throwIfAny();
    const step = {
      reason,
      occurredAt: new Date(toEpochMs(occurredAt)),
      set: { ...NOT_APPROVED, correction_due_at: correctionDueAt && toIsoUtc(correctionDueAt) },
    };
    return this.#step(viewer, input, 'RETURN_BY_SECRETARIAT', step, (_, { report }) => {
      const late = new ProblemList();
      if (report.submittedAt !== null) {
        const earlier = { at: minuteOf(report.submittedAt), ja: '提出', en: 'the submission' };
        checkOrder(late, occurredAt, 'input.occurredAt', earlier);
      }
      late.throwIfAny();
      return Promise.resolve();
    });
  }

  /**
   * Moves first, so that a stale version or an impossible step is told before what depends on the group; whatever is
   * refused afterwards rolls it back.
   */
  #step(
    viewer: Viewer,
    { id, version }: PerformanceReportStepInput,
    event: EventOf<'REPORT'>,
    step: Pick<Move, 'set' | 'reason' | 'occurredAt'>,
    check: (tx: Tx, locked: LockedReport) => Promise<void> = () => Promise.resolve(),
  ): Promise<ReportRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const locked = await lockReport(tx, id);
      await move(tx, viewer, { machine: 'REPORT', id, event, version, what: REPORT, ...step });
      await check(tx, locked);
      return reportById(tx, id);
    });
  }
}

async function insert(tx: Tx, viewer: Viewer, input: CreatePerformanceReportInput): Promise<string> {
  const { id: consortiumId } = await lockConsortium(tx, input.consortiumId);
  const grant = await readGrant(tx, consortiumId);
  if (!grant) return refuseWithoutGrant();
  const existing = await tx.query('SELECT id FROM performance_report WHERE grant_id = $1', [grant.grantId]);
  if (existing.length > 0) {
    refuse('REPORT_EXISTS', 'input.consortiumId', {
      ja: 'この交付決定の実績報告はすでにあります。その実績報告を進めてください。',
      en: 'There is a performance report of this grant already. Please go on with it.',
    });
  }
  const id = randomUUID();
  await tx.query(
    'INSERT INTO performance_report (id, consortium_id, grant_id, created_by) VALUES ($1, $2, $3, $4)',
    [id, consortiumId, grant.grantId, viewer.userId],
  );
  await begin(tx, viewer, { machine: 'REPORT', id, consortiumId, status: 'DRAFT' });
  await prefillLines(tx, consortiumId, id);
  return id;
}
