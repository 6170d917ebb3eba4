import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CalculationService, lockConsortium, refuseUnlessMayApprove } from '@renkei/consortium';
import { fromEpochMs, toEpochMs, toIsoUtc, type JstMinute } from '@renkei/kernel';
import { blockersOf, type EventOf } from '@renkei/lifecycle';
import {
  checkLength,
  Clock,
  once,
  ProblemList,
  ProblemsFound,
  refuse,
  TenantTransaction,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { begin, move, type Move } from '../shared/move.ts';
import type {
  ApplicationStepInput,
  CreateApplicationInput,
  RejectApplicationInput,
  ReturnApplicationInput,
  WithdrawApplicationInput,
  WithdrawGrantInput,
} from './application.inputs.ts';
import {
  APPLICATION,
  applicationById,
  lockApplication,
  readFiled,
  type ApplicationRow,
  type LockedApplication,
} from './application.rows.ts';
import { liveApplication } from './grant-facts.ts';
import { checkOrder, checkPast, checkReason, REASON_LIMIT, tidyText } from './step-checks.ts';
import { problemsOfFindings, readSituation } from './submission-facts.ts';

const NOT_APPROVED = { approved_by: null, approved_at: null, approved_inputs_version: null };

/**
 * These speak of the minute of the submission, which is another, and of the approval itself. Decision of this product: a
 * group may finish its check before the round opens, and enter afterwards what it submitted in time; how old a paper is
 * counts on the day of the submission.
 */
const LATER = ['ROUND_NOT_OPEN', 'ROUND_CLOSED', 'PAPER_TOO_OLD', 'NOT_APPROVED'];

/** The steps of an application but for its submission and its grant. */
@Injectable()
export class ApplicationService {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, calculations: CalculationService, clock: Clock) {
    this.#transactions = transactions;
    this.#calculations = calculations;
    this.#clock = clock;
  }

  /**
   * Begins an application; a group has one at a time.
   * @throws ProblemsFound APPLICATION_UNDER_WAY, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  create(viewer: Viewer, input: CreateApplicationInput): Promise<ApplicationRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'createApplication', input, () => this.#insert(tx, viewer, input));
      return applicationById(tx, id);
    });
  }

  /**
   * Asks the group's own people to check; whoever asks is the author. From now on the inputs are frozen. Decision of
   * this product: it may be asked for while something is missing; approving and submitting may not.
   * @throws ProblemsFound STALE_VERSION, TRANSITION_NOT_ALLOWED; AppError NOT_FOUND
   */
  requestCheck(viewer: Viewer, input: ApplicationStepInput): Promise<ApplicationRow> {
    return this.#step(viewer, input, 'REQUEST_CHECK', () => ({
      set: { ...NOT_APPROVED, author_id: viewer.userId },
    }));
  }

  /**
   * Approves what would be filed as it is now; where the group asks for two people, by an appointed approver who is not
   * the author.
   * @throws ProblemsFound NO_APPROVER, NOT_AN_APPROVER, AUTHOR_CANNOT_APPROVE, every blocker of the check,
   *   STALE_VERSION, TRANSITION_NOT_ALLOWED; AppError NOT_FOUND
   */
  approve(viewer: Viewer, input: ApplicationStepInput): Promise<ApplicationRow> {
    const approval = ({ group }: LockedApplication) => ({
      set: {
        approved_by: viewer.userId,
        approved_at: new Date(this.#clock.epochMs()),
        approved_inputs_version: String(group.inputsVersion),
      },
    });
    return this.#step(viewer, input, 'APPROVE', approval, async (tx, { group, application }) => {
      await refuseUnlessMayApprove(
        tx,
        viewer,
        { consortiumId: group.id, needsApproval: group.needsApproval, authorId: application.authorId },
        'input.id',
      );
      const priced = await this.#calculations.priceWithin(tx, group.id);
      const { findings } = await readSituation(tx, application, priced, this.#clock.nowJst());
      const blockers = blockersOf(findings).filter(({ code }) => !LATER.includes(code));
      if (blockers.length > 0) throw new ProblemsFound(problemsOfFindings(blockers));
    });
  }

  /** Back to a draft that can be edited; an approval is gone. @throws as `requestCheck` */
  reopen(viewer: Viewer, input: ApplicationStepInput): Promise<ApplicationRow> {
    return this.#step(viewer, input, 'REOPEN', () => ({ set: NOT_APPROVED }));
  }

  /**
   * The secretariat returned it (K25 p.21 (2-5)): it is corrected, checked, approved and submitted once more.
   * @throws ProblemsFound NOT_YET, OUT_OF_ORDER, REQUIRED, TOO_LONG and as `requestCheck`
   */
  async returnBySecretariat(viewer: Viewer, input: ReturnApplicationInput): Promise<ApplicationRow> {
    const { occurredAt, correctionDueAt = null } = input;
    const problems = new ProblemList();
    const reason = requiredReason(problems, input.reason);
    checkPast(problems, this.#clock, occurredAt, OCCURRED_AT);
    if (correctionDueAt !== null) {
      const earlier = { at: occurredAt, ja: '差し戻し', en: 'the return' };
      checkOrder(problems, correctionDueAt, 'input.correctionDueAt', earlier);
    }
    problems.throwIfAny();
    const set = { ...NOT_APPROVED, correction_due_at: correctionDueAt && toIsoUtc(correctionDueAt) };
    return this.#step(
      viewer,
      input,
      'RETURN_BY_SECRETARIAT',
      () => ({ reason, occurredAt: dateOf(occurredAt), set }),
      afterSubmission(occurredAt),
    );
  }

  /** 不採択 (K25 p.21 (2-5)(3)). @throws as `returnBySecretariat` */
  async reject(viewer: Viewer, input: RejectApplicationInput): Promise<ApplicationRow> {
    const { occurredAt } = input;
    const problems = new ProblemList();
    const reason = tidyText(input.reason ?? '');
    checkLength(problems, reason, 'input.reason', REASON_LIMIT);
    checkPast(problems, this.#clock, occurredAt, OCCURRED_AT);
    problems.throwIfAny();
    const step = { reason, occurredAt: dateOf(occurredAt) };
    return this.#step(viewer, input, 'REJECT', () => step, afterSubmission(occurredAt));
  }

  /** Takes it back before any decision. @throws as `returnBySecretariat` */
  async withdraw(viewer: Viewer, input: WithdrawApplicationInput): Promise<ApplicationRow> {
    const problems = new ProblemList();
    const reason = requiredReason(problems, input.reason);
    problems.throwIfAny();
    return this.#step(viewer, input, 'WITHDRAW', () => ({
      reason,
      occurredAt: new Date(this.#clock.epochMs()),
    }));
  }

  /**
   * 交付決定後の辞退 (R25 第15条) of the whole group. Decision of this product, the sources are silent: once amounts are fixed
   * it is money that is given back, by a repayment (`claimRepayment`), and the ledger stays whole.
   * @throws ProblemsFound AMOUNTS_FIXED and as `returnBySecretariat`
   */
  async withdrawGrant(viewer: Viewer, input: WithdrawGrantInput): Promise<ApplicationRow> {
    const { occurredAt } = input;
    const problems = new ProblemList();
    const reason = requiredReason(problems, input.reason);
    checkPast(problems, this.#clock, occurredAt, OCCURRED_AT);
    problems.throwIfAny();
    const step = { reason, occurredAt: dateOf(occurredAt) };
    return this.#step(
      viewer,
      input,
      'WITHDRAW_GRANT',
      () => step,
      async (tx, locked) => {
        await refuseFixed(tx, locked);
        await afterDecision(occurredAt)(tx, locked);
      },
    );
  }

  async #insert(tx: Tx, viewer: Viewer, input: CreateApplicationInput): Promise<string> {
    const { id: consortiumId } = await lockConsortium(tx, input.consortiumId);
    const live = await liveApplication(tx, consortiumId);
    if (live) {
      refuse('APPLICATION_UNDER_WAY', 'input.consortiumId', {
        ja: `このグループには進行中の申請（第${live.number}号）があります。その申請を進めるか、取り下げてから始めてください。`,
        en: `This group has an application under way (no. ${live.number}). Please go on with it, or withdraw it first.`,
      });
    }
    const id = randomUUID();
    await tx.query(
      `INSERT INTO application (id, consortium_id, number, created_by)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3 FROM application WHERE consortium_id = $2`,
      [id, consortiumId, viewer.userId],
    );
    await begin(tx, viewer, { machine: 'APPLICATION', id, consortiumId, status: 'DRAFT' });
    return id;
  }

  /**
   * Moves first, so that a stale version or an impossible step is told before what depends on the group; whatever is
   * refused afterwards rolls it back.
   */
  #step(
    viewer: Viewer,
    { id, version }: ApplicationStepInput,
    event: EventOf<'APPLICATION'>,
    stepOf: (locked: LockedApplication) => Pick<Move, 'set' | 'reason' | 'occurredAt'>,
    check: Check = () => Promise.resolve(),
  ): Promise<ApplicationRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const locked = await lockApplication(tx, id);
      const step = stepOf(locked);
      await move(tx, viewer, { machine: 'APPLICATION', id, event, version, what: APPLICATION, ...step });
      await check(tx, locked);
      return applicationById(tx, id);
    });
  }
}

type Check = (tx: Tx, locked: LockedApplication) => Promise<void>;

const OCCURRED_AT = 'input.occurredAt';

const dateOf = (minute: JstMinute): Date => new Date(toEpochMs(minute));

function requiredReason(problems: ProblemList, given: string): string {
  const reason = tidyText(given);
  checkReason(problems, reason);
  return reason;
}

/** What the secretariat says of an application it says after it was filed. */
function afterSubmission(occurredAt: JstMinute): Check {
  return async (tx, { application }) => {
    const filed = await readFiled(tx, application.id);
    refuseBefore(occurredAt, filed && fromEpochMs(filed.submittedAt.getTime()), '提出', 'the submission');
  };
}

function afterDecision(occurredAt: JstMinute): Check {
  return async (tx, { application }) => {
    const [grant] = await tx.query<{ decidedAt: Date }>(
      'SELECT decided_at AS "decidedAt" FROM grant_decision WHERE application_id = $1',
      [application.id],
    );
    const decidedAt = grant ? fromEpochMs(grant.decidedAt.getTime()) : null;
    refuseBefore(occurredAt, decidedAt, '交付決定', 'the grant decision');
  };
}

async function refuseFixed(tx: Tx, { group }: LockedApplication): Promise<void> {
  const fixed = await tx.query('SELECT 1 FROM amount_fixing WHERE consortium_id = $1 LIMIT 1', [group.id]);
  if (fixed.length === 0) return;
  refuse('AMOUNTS_FIXED', 'input.id', {
    ja: '補助金の額がもう確定しているため、辞退はここでは記録できません。受け取った補助金を返すときは「返還」に記録し、手続きは事務局にご確認ください。',
    en: 'The amounts are fixed already, so the grant cannot be given back here. Record money that goes back as a repayment, and ask the secretariat about the procedure.',
  });
}

function refuseBefore(occurredAt: JstMinute, at: JstMinute | null, ja: string, en: string): void {
  if (at === null) return;
  const problems = new ProblemList();
  checkOrder(problems, occurredAt, OCCURRED_AT, { at, ja, en });
  problems.throwIfAny();
}
