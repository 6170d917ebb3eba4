import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatYen, formatYenEn, jstMinute, toEpochMs, type LocalDate } from '@renkei/kernel';
import {
  checkRequired,
  Clock,
  once,
  ProblemList,
  refuse,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { begin, move } from '@renkei/procedure';
import { balanceOf } from '../ledger/balances.ts';
import { beginOnMoney } from '../ledger/post-fixings.ts';
import { outOf, post } from '../ledger/post.ts';
import { checkAmount, checkNotAhead, checkNotBefore } from '../shared/checks.ts';
import { memberOf, type NamedMember } from '../shared/members.ts';
import { quoteOf } from './quote.ts';
import type { CancelRepaymentInput, ClaimRepaymentInput, PayRepaymentInput } from './repayment.inputs.ts';
import {
  readInstalment,
  REPAYMENT,
  repaymentById,
  type Instalment,
  type RepaymentRow,
} from './repayment.rows.ts';

const REASON_LIMIT = 1000;

/** Subsidy claimed back by the secretariat (R25 第22条3, 第26条 to 第28条). */
@Injectable()
export class RepaymentService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Records a claim on one instalment: 加算金 runs from the day that was received (第27条).
   * @throws ProblemsFound NOT_POSITIVE, REQUIRED, TOO_LONG, NOT_YET, OUT_OF_ORDER, NOT_RECEIVED_THEN, MORE_THAN_RECEIVED,
   *   IDEMPOTENCY_KEY_REUSED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async claim(viewer: Viewer, input: ClaimRepaymentInput): Promise<RepaymentRow> {
    const reason = tidyLine(input.reason);
    const problems = new ProblemList();
    checkAmount(problems, input.principalYen, 'input.principalYen');
    checkReason(problems, reason);
    checkNotAhead(problems, this.#clock, input.claimedOn, 'input.claimedOn');
    checkNotBefore(problems, input.claimedOn, 'input.claimedOn', {
      on: input.subsidyReceivedOn,
      ja: '補助金を受け取った日',
      en: 'the day the subsidy was received',
    });
    checkNotBefore(problems, input.dueOn, 'input.dueOn', {
      on: input.claimedOn,
      ja: '請求の日',
      en: 'the day of the claim',
    });
    problems.throwIfAny();
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'claimRepayment', input, () =>
        this.#insert(tx, viewer, { ...input, reason }),
      );
      return repaymentById(tx, id);
    });
  }

  /**
   * Records that it was paid, all at once, with 加算金 and 延滞金 as they stand on that day; they are kept.
   * @throws ProblemsFound NOT_YET, OUT_OF_ORDER, STALE_VERSION, TRANSITION_NOT_ALLOWED, CONSORTIUM_CLOSED; AppError
   *   NOT_FOUND
   */
  pay(viewer: Viewer, input: PayRepaymentInput): Promise<RepaymentRow> {
    return this.#transactions.run(viewer, (tx) => this.payWithin(tx, viewer, input));
  }

  /** The same as part of a larger change. */
  async payWithin(tx: Tx, viewer: Viewer, { id, version, paidOn }: PayRepaymentInput): Promise<RepaymentRow> {
    const problems = new ProblemList();
    checkNotAhead(problems, this.#clock, paidOn, 'input.paidOn');
    problems.throwIfAny();
    const claimed = await lockRepayment(tx, viewer, id);
    const quote = quoteOf(claimed, paidOn, 'input.paidOn');
    await move(tx, viewer, {
      machine: 'REPAYMENT',
      id,
      event: 'PAY',
      version,
      occurredAt: new Date(toEpochMs(jstMinute(paidOn, 0, 0))),
      set: {
        paid_on: paidOn,
        surcharge_yen: String(quote?.surchargeYen ?? 0n),
        delay_yen: String(quote?.delayYen ?? 0n),
      },
      what: REPAYMENT,
    });
    refuseBeforeClaim(paidOn, claimed);
    await postPayment(tx, viewer, claimed, paidOn, (quote?.surchargeYen ?? 0n) + (quote?.delayYen ?? 0n));
    return repaymentById(tx, id);
  }

  /** Takes a claim back that was not paid. @throws as `pay`, and REQUIRED, TOO_LONG */
  async cancel(viewer: Viewer, { id, version, reason }: CancelRepaymentInput): Promise<RepaymentRow> {
    const why = tidyLine(reason);
    const problems = new ProblemList();
    checkReason(problems, why);
    problems.throwIfAny();
    return this.#transactions.run(viewer, async (tx) => {
      const { consortiumId, memberId, principalYen } = await lockRepayment(tx, viewer, id);
      await move(tx, viewer, {
        machine: 'REPAYMENT',
        id,
        event: 'CANCEL',
        version,
        reason: why,
        what: REPAYMENT,
      });
      await post(tx, viewer, {
        consortiumId,
        kind: 'REVERSAL',
        causeId: id,
        occurredOn: this.#clock.todayJst(),
        legs: [
          { code: 'REPAYABLE', memberId, yen: principalYen },
          { code: 'ENTITLED', memberId, yen: -principalYen },
        ],
      });
      return repaymentById(tx, id);
    });
  }

  async #insert(tx: Tx, viewer: Viewer, input: ClaimRepaymentInput): Promise<string> {
    const { consortiumId, memberId, principalYen, claimedOn } = input;
    await beginOnMoney(tx, viewer, consortiumId);
    const member = await memberOf(tx, consortiumId, memberId);
    checkPrincipal(input, member, await readInstalment(tx, memberId, input.subsidyReceivedOn));
    const id = randomUUID();
    await tx.query(
      `INSERT INTO repayment (id, consortium_id, member_id, cause, reason, principal_yen, subsidy_received_on, claimed_on,
         due_on, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        consortiumId,
        memberId,
        input.cause,
        input.reason,
        String(principalYen),
        input.subsidyReceivedOn,
        claimedOn,
        input.dueOn,
        viewer.userId,
      ],
    );
    await begin(tx, viewer, {
      machine: 'REPAYMENT',
      id,
      consortiumId,
      status: 'CLAIMED',
      reason: input.reason,
      occurredAt: new Date(toEpochMs(jstMinute(claimedOn, 0, 0))),
    });
    await post(tx, viewer, {
      consortiumId,
      kind: 'REPAYMENT_CLAIM',
      causeId: id,
      occurredOn: claimedOn,
      legs: [
        { code: 'ENTITLED', memberId, yen: principalYen },
        { code: 'REPAYABLE', memberId, yen: -principalYen },
      ],
    });
    return id;
  }
}

function checkReason(problems: ProblemList, reason: string): void {
  checkRequired(problems, reason, 'input.reason', REASON_LIMIT, {
    ja: '理由を入れてください。あとから経緯をたどるときに使います。',
    en: 'Please enter the reason: it is what later explains this step.',
  });
}

/** @throws AppError NOT_FOUND; ProblemsFound CONSORTIUM_CLOSED */
async function lockRepayment(tx: Tx, viewer: Viewer, id: string): Promise<RepaymentRow> {
  await beginOnMoney(tx, viewer, (await repaymentById(tx, id)).consortiumId);
  return repaymentById(tx, id);
}

function refuseBeforeClaim(paidOn: LocalDate, { claimedOn }: RepaymentRow): void {
  const problems = new ProblemList();
  checkNotBefore(problems, paidOn, 'input.paidOn', {
    on: claimedOn,
    ja: '請求の日',
    en: 'the day of the claim',
  });
  problems.throwIfAny();
}

/** Nobody pays back what it did not receive, nor the same yen twice. */
function checkPrincipal(
  { principalYen }: ClaimRepaymentInput,
  { name }: NamedMember,
  { received, claimed, days }: Instalment,
): void {
  if (received === 0n) {
    refuse('NOT_RECEIVED_THEN', 'input.subsidyReceivedOn', {
      ja: `${name}がこの日に受け取った補助金の記録はありません。${days.length > 0 ? `記録のある日は、${days.join('、')}です。` : '先に入金を記録してください。'}`,
      en: `No subsidy received by ${name} on this day is recorded. ${days.length > 0 ? `There is some on ${days.join(', ')}.` : 'Please record the payment first.'}`,
    });
  }
  const most = received - claimed;
  if (principalYen <= most) return;
  refuse('MORE_THAN_RECEIVED', 'input.principalYen', {
    ja: `${name}がこの日に受け取った${formatYen(received)}のうち、まだ返還の請求がないのは${formatYen(most)}です。それ以下の金額にしてください。`,
    en: `Of the ${formatYenEn(received)} ${name} received on this day, ${formatYenEn(most)} is not claimed back yet. Please enter at most that.`,
  });
}

/** The principal goes out of what it holds; charges, and what it passed on meanwhile, out of its own money. */
async function postPayment(
  tx: Tx,
  viewer: Viewer,
  { id, consortiumId, memberId, principalYen }: RepaymentRow,
  occurredOn: LocalDate,
  charges: bigint,
): Promise<void> {
  const held = await balanceOf(tx, consortiumId, 'HELD', memberId);
  await post(tx, viewer, {
    consortiumId,
    kind: 'REPAYMENT',
    causeId: id,
    occurredOn,
    legs: [
      { code: 'REPAYABLE', memberId, yen: principalYen },
      { code: 'CHARGES', memberId, yen: charges },
      { code: 'OWN_MONEY', memberId, yen: -charges },
      ...outOf(memberId, principalYen, held),
    ],
  });
}
