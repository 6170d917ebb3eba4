import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { compareMinutes, fromEpochMs, toEpochMs, toIsoUtc } from '@renkei/kernel';
import {
  checkRequired,
  checkLength,
  Clock,
  once,
  ProblemList,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { move } from '../shared/move.ts';
import type { RecordGrantDecisionInput } from './application.inputs.ts';
import {
  APPLICATION,
  applicationById,
  lockApplication,
  readFiled,
  type ApplicationRow,
  type LockedApplication,
} from './application.rows.ts';
import { grantedAmounts, readRequested, type GrantedAmounts } from './granted-amounts.ts';
import { checkOrder, checkPast, tidyText } from './step-checks.ts';

const CONDITIONS_LIMIT = 4000;

/** The notice of the grant (R25 第14条) as the group records it. */
@Injectable()
export class GrantService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Records the decision with its dates and amounts, and from its dates the group's milestones. Amounts left out are
   * those requested; nothing is above what was requested, and the caps hold.
   * @throws ProblemsFound NOT_YET, OUT_OF_ORDER, REQUIRED, TOO_LONG, NOT_ALL_MEMBERS, ABOVE_REQUESTED, ABOVE_JOINT_CAP,
   *   ABOVE_ADMIN_CAP, STALE_VERSION, TRANSITION_NOT_ALLOWED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async record(viewer: Viewer, input: RecordGrantDecisionInput): Promise<ApplicationRow> {
    const { applicationId, version, decidedAt } = input;
    const decisionNumber = tidyLine(input.decisionNumber);
    const conditions = tidyText(input.conditions ?? '');
    const problems = new ProblemList();
    checkRequired(problems, decisionNumber, 'input.decisionNumber', 100, {
      ja: '交付決定通知書の番号を入れてください。',
      en: 'Please enter the number of the notice.',
    });
    checkLength(problems, conditions, 'input.conditions', CONDITIONS_LIMIT);
    checkPast(problems, this.#clock, decidedAt, 'input.decidedAt');
    checkPeriod(problems, input);
    problems.throwIfAny();
    return this.#transactions.run(viewer, async (tx) => {
      await once(tx, viewer, 'recordGrantDecision', input, async () => {
        const locked = await lockApplication(tx, applicationId);
        await move(tx, viewer, {
          machine: 'APPLICATION',
          id: applicationId,
          event: 'GRANT',
          version,
          what: APPLICATION,
          occurredAt: new Date(toEpochMs(decidedAt)),
          reference: decisionNumber,
        });
        return this.#insert(tx, viewer, locked, { ...input, decisionNumber, conditions });
      });
      return applicationById(tx, applicationId);
    });
  }

  async #insert(
    tx: Tx,
    viewer: Viewer,
    { group, application }: LockedApplication,
    input: RecordGrantDecisionInput,
  ): Promise<string> {
    const filed = await readFiled(tx, application.id);
    if (!filed) throw new Error('a submitted application without a submission'); // the machine leads through SUBMIT
    const requested = await readRequested(tx, group, filed.id);
    const problems = new ProblemList();
    checkOrder(problems, input.decidedAt, 'input.decidedAt', {
      at: fromEpochMs(filed.submittedAt.getTime()),
      ja: '提出',
      en: 'the submission',
    });
    const amounts = grantedAmounts(problems, requested, input);
    problems.throwIfAny();
    const id = randomUUID();
    await tx.query(
      `INSERT INTO grant_decision (id, consortium_id, application_id, submission_id, decision_number, decided_at,
         project_end_at, report_due_at, conditions, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        group.id,
        application.id,
        filed.id,
        input.decisionNumber,
        toIsoUtc(input.decidedAt),
        toIsoUtc(input.projectEndAt),
        toIsoUtc(input.reportDueAt),
        input.conditions ?? '',
        viewer.userId,
      ],
    );
    await insertAmounts(tx, group.id, id, amounts);
    await recordMilestones(tx, viewer, group.id, input, new Date(this.#clock.epochMs()));
    return id;
  }
}

/** The project ends after the decision, at the latest with the report's deadline (program rules §4). */
function checkPeriod(problems: ProblemList, input: RecordGrantDecisionInput): void {
  const { decidedAt, projectEndAt, reportDueAt } = input;
  if (compareMinutes(projectEndAt, decidedAt) <= 0) {
    problems.add('OUT_OF_ORDER', 'input.projectEndAt', {
      ja: '事業実施期間の終わりは、交付決定より後の日時にしてください。',
      en: 'The project ends after the grant decision. Please check both dates.',
    });
  }
  checkOrder(problems, reportDueAt, 'input.reportDueAt', {
    at: projectEndAt,
    ja: '事業実施期間の終わり',
    en: 'the end of the project',
  });
}

async function insertAmounts(
  tx: Tx,
  consortiumId: string,
  grantId: string,
  { members, analysis, admin }: GrantedAmounts,
): Promise<void> {
  const infrastructure = [...members].map(([memberId, yen]) => ({ memberId, part: 'INFRASTRUCTURE', yen }));
  const rows = [
    ...infrastructure,
    { memberId: null, part: 'ANALYSIS', yen: analysis },
    { memberId: null, part: 'ADMIN', yen: admin },
  ];
  await tx.query(
    `INSERT INTO granted_amount (consortium_id, grant_id, member_id, part, amount_yen)
     SELECT $1, $2, member_id, part, yen FROM unnest($3::uuid[], $4::text[], $5::bigint[]) AS a (member_id, part, yen)`,
    [
      consortiumId,
      grantId,
      rows.map(({ memberId }) => memberId),
      rows.map(({ part }) => part),
      rows.map(({ yen }) => String(yen)),
    ],
  );
}

/**
 * What the decision says holds for the group, before what its schedule expects. A milestone reads as reached when it was
 * recorded at its minute or later: the dates to come count as recorded by the decision itself, so that one entered
 * late is not taken for the end of the project.
 */
async function recordMilestones(
  tx: Tx,
  viewer: Viewer,
  consortiumId: string,
  { decidedAt, projectEndAt, reportDueAt }: RecordGrantDecisionInput,
  now: Date,
): Promise<void> {
  const decided = toIsoUtc(decidedAt);
  await tx.query(
    `INSERT INTO consortium_milestone AS m (consortium_id, anchor, occurred_at, recorded_by, recorded_at)
     SELECT $1, anchor, occurred_at, $2, recorded_at
     FROM unnest($3::text[], $4::timestamptz[], $5::timestamptz[]) AS d (anchor, occurred_at, recorded_at)
     ON CONFLICT (consortium_id, anchor) DO UPDATE SET occurred_at = excluded.occurred_at,
       recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = m.version + 1`,
    [
      consortiumId,
      viewer.userId,
      ['GRANT_DECISION', 'PROJECT_END', 'PERFORMANCE_REPORT_DUE'],
      [decided, toIsoUtc(projectEndAt), toIsoUtc(reportDueAt)],
      [now.toISOString(), decided, decided],
    ],
  );
}
