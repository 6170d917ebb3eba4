import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatYen, formatYenEn, type LocalDate } from '@renkei/kernel';
import {
  checkRequired,
  checkLength,
  Clock,
  once,
  ProblemList,
  refuse,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { balanceOf } from '../ledger/balances.ts';
import { beginOnMoney } from '../ledger/post-fixings.ts';
import { post } from '../ledger/post.ts';
import { readInstalment, type Instalment } from '../repayment/repayment.rows.ts';
import { checkAmount, checkNotAhead } from '../shared/checks.ts';
import { memberOf, type NamedMember } from '../shared/members.ts';
import type { RecordProgrammePaymentInput, VoidProgrammePaymentInput } from './payment.inputs.ts';
import { paymentById, type PaymentRow } from './payment.rows.ts';

const REFERENCE_LIMIT = 100;
const REASON_LIMIT = 500;

export type NewPayment = Omit<RecordProgrammePaymentInput, 'idempotencyKey'>;

/** What is fixed comes in the end: too much recorded is right once the rest has come. */
const ENTER_THE_REST = {
  ja: '少なく記録していたときは、足りない分をもう1件の入金として記録してください。多く記録していたときは、このままにしておけば、残りが入金されたときに合います。',
  en: 'If too little was recorded, please record the rest as another payment; if too much, leave it: it will be right once the rest has come.',
} as const;

/** Money that reached the group from the programme. */
@Injectable()
export class PaymentService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Records what the programme paid to a member, never more than it owes that member by the fixings up to that day.
   * @throws ProblemsFound NOT_POSITIVE, NOT_YET, TOO_LONG, NOT_FIXED_YET, OUT_OF_ORDER, MORE_THAN_OWED,
   *   NO_REPRESENTATIVE, IDEMPOTENCY_KEY_REUSED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async record(viewer: Viewer, input: RecordProgrammePaymentInput): Promise<PaymentRow> {
    this.#check(input);
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'recordProgrammePayment', input, () =>
        this.#insert(tx, viewer, input),
      );
      return paymentById(tx, id);
    });
  }

  /** The same as part of a larger change, which sees to it that it happens once. */
  async recordWithin(tx: Tx, viewer: Viewer, input: NewPayment): Promise<PaymentRow> {
    this.#check(input);
    return paymentById(tx, await this.#insert(tx, viewer, input));
  }

  #check(input: NewPayment): void {
    const problems = new ProblemList();
    checkAmount(problems, input.amountYen, 'input.amountYen');
    checkNotAhead(problems, this.#clock, input.paidOn, 'input.paidOn');
    checkLength(problems, tidyLine(input.reference ?? ''), 'input.reference', REFERENCE_LIMIT);
    problems.throwIfAny();
  }

  /**
   * Takes a mistaken payment back: it stays to be seen, marked, and counts nowhere; an entry of today undoes it in the
   * ledger. Decision of this product: the subsidy money in a member's hands is one pot, so a payment was passed on when
   * what the member still holds does not cover it, and claimed back when what else came that day does not cover the
   * claims on that day.
   * @throws ProblemsFound REQUIRED, TOO_LONG, ALREADY_VOIDED, STALE_VERSION, CLAIMED_BACK, PAID_BACK, PASSED_ON,
   *   NO_REPRESENTATIVE, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async void(viewer: Viewer, { id, version, reason }: VoidProgrammePaymentInput): Promise<PaymentRow> {
    const why = tidyLine(reason);
    const problems = new ProblemList();
    checkRequired(problems, why, 'input.reason', REASON_LIMIT, {
      ja: '取り消す理由を入れてください。記録といっしょに残ります。',
      en: 'Please say why it is taken back; the reason is kept with the record.',
    });
    problems.throwIfAny();
    return this.#transactions.run(viewer, async (tx) => {
      await beginOnMoney(tx, viewer, (await paymentById(tx, id)).consortiumId);
      const payment = await paymentById(tx, id);
      if (payment.voidedAt !== null) refuseVoided();
      if (payment.version !== version) refuseStale(version, payment.version);
      await refuseSpent(tx, payment);
      await tx.query(
        `UPDATE programme_payment SET voided_at = $2, voided_by = $3, void_reason = $4, version = version + 1
         WHERE id = $1`,
        [id, new Date(this.#clock.epochMs()), viewer.userId, why],
      );
      const { consortiumId, memberId, amountYen } = payment;
      await post(tx, viewer, {
        consortiumId,
        kind: 'REVERSAL',
        causeId: id,
        occurredOn: this.#clock.todayJst(),
        legs: [
          { code: 'PROGRAMME_OWES', memberId, yen: amountYen },
          { code: 'HELD', memberId, yen: -amountYen },
        ],
      });
      return paymentById(tx, id);
    });
  }

  async #insert(tx: Tx, viewer: Viewer, input: NewPayment): Promise<string> {
    const { consortiumId, memberId, amountYen, paidOn } = input;
    await beginOnMoney(tx, viewer, consortiumId);
    const member = await memberOf(tx, consortiumId, memberId);
    const fixingId = owedFor(await readOwed(tx, consortiumId, memberId, paidOn), member, amountYen);
    const id = randomUUID();
    await tx.query(
      `INSERT INTO programme_payment (id, consortium_id, fixing_id, member_id, amount_yen, paid_on, reference, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        consortiumId,
        fixingId,
        memberId,
        String(amountYen),
        paidOn,
        tidyLine(input.reference ?? ''),
        viewer.userId,
      ],
    );
    await post(tx, viewer, {
      consortiumId,
      kind: 'PROGRAMME_PAYMENT',
      causeId: id,
      occurredOn: paidOn,
      legs: [
        { code: 'HELD', memberId, yen: amountYen },
        { code: 'PROGRAMME_OWES', memberId, yen: -amountYen },
      ],
    });
    return id;
  }
}

interface Owed {
  /** By the fixings up to the day, less everything paid so far. */
  readonly then: bigint;
  readonly now: bigint;
  readonly firstFixedOn: LocalDate | null;
  /** The last fixing that is in the ledger on that day. */
  readonly fixingId: string | null;
}

async function readOwed(tx: Tx, consortiumId: string, memberId: string, on: LocalDate): Promise<Owed> {
  const [row] = await tx.query<Owed>(
    `SELECT coalesce(sum(p.amount_yen) FILTER (WHERE e.kind <> 'FIXING' OR e.occurred_on <= $3::date), 0)::bigint AS "then",
       coalesce(sum(p.amount_yen), 0)::bigint AS now,
       (SELECT min(f.occurred_on)::text FROM ledger_entry f WHERE f.consortium_id = $1 AND f.kind = 'FIXING')
         AS "firstFixedOn",
       (SELECT f.cause_id FROM ledger_entry f
        WHERE f.consortium_id = $1 AND f.kind = 'FIXING' AND f.occurred_on <= $3::date ORDER BY f.number DESC LIMIT 1)
         AS "fixingId"
     FROM ledger_account a JOIN ledger_posting p ON p.account_id = a.id JOIN ledger_entry e ON e.id = p.entry_id
     WHERE a.consortium_id = $1 AND a.code = 'PROGRAMME_OWES' AND a.member_id = $2`,
    [consortiumId, memberId, on],
  );
  return row!;
}

/** @returns the fixing it is paid under */
function owedFor(owed: Owed, { name }: NamedMember, amountYen: bigint): string {
  if (owed.firstFixedOn === null) {
    return refuse('NOT_FIXED_YET', 'input.consortiumId', {
      ja: '額の確定がまだ記録されていません。確定通知の内容を記録してから、入金を入れてください。',
      en: 'The amounts are not fixed yet. Please record the notice of the fixing first, then the payment.',
    });
  }
  if (owed.fixingId === null || (amountYen <= owed.now && amountYen > owed.then)) {
    return refuse('OUT_OF_ORDER', 'input.paidOn', {
      ja: `この日には、${name}への${formatYen(amountYen)}はまだ確定していません（最初の確定は${owed.firstFixedOn}）。入金日をご確認ください。`,
      en: `On this day ${formatYenEn(amountYen)} was not fixed for ${name} yet (the first fixing is of ${owed.firstFixedOn}). Please check the day.`,
    });
  }
  if (amountYen > owed.then) {
    return refuse('MORE_THAN_OWED', 'input.amountYen', {
      ja: `${name}にまだ入金されていない確定額は${formatYen(owed.now)}です。それより多くは記録できません。金額と、受け取った構成員をご確認ください。`,
      en: `${formatYenEn(owed.now)} is still owed to ${name}; more than that cannot be recorded. Please check the amount and the payee.`,
    });
  }
  return owed.fixingId;
}

function refuseVoided(): never {
  refuse('ALREADY_VOIDED', 'input.id', {
    ja: 'この入金の記録は、もう取り消されています。画面を読み直してください。',
    en: 'This payment was taken back already. Please reload the page.',
  });
}

/** @throws ProblemsFound when the money of a payment went on, saying what to undo first */
async function refuseSpent(tx: Tx, { consortiumId, memberId, amountYen, paidOn }: PaymentRow): Promise<void> {
  const member = await memberOf(tx, consortiumId, memberId);
  refuseClaimed(await readInstalment(tx, memberId, paidOn), member, paidOn, amountYen);
  const held = await balanceOf(tx, consortiumId, 'HELD', memberId);
  if (held >= amountYen) return;
  refuse('PASSED_ON', 'input.id', {
    ja: `${member.name}の手もとの補助金は${formatYen(held)}で、この入金の${formatYen(amountYen)}より少なくなっています。このお金をもう振り込んだためで、済んだ振込は取り消せません。${ENTER_THE_REST.ja}`,
    en: `${member.name} holds ${formatYenEn(held)} of subsidy, less than the ${formatYenEn(amountYen)} of this payment: it was passed on, and a transfer that was carried out cannot be taken back. ${ENTER_THE_REST.en}`,
  });
}

function refuseClaimed(
  { received, claimed, repaid }: Instalment,
  { name }: NamedMember,
  paidOn: LocalDate,
  amountYen: bigint,
): void {
  const left = received - amountYen;
  if (left < repaid) {
    refuse('PAID_BACK', 'input.id', {
      ja: `${name}が${paidOn}に受け取った補助金のうち、${formatYen(repaid)}はもう返還されています。済んだ返還は取り消せないので、この入金も取り消せません。${ENTER_THE_REST.ja}`,
      en: `Of what ${name} received on ${paidOn}, ${formatYenEn(repaid)} was paid back already. That cannot be taken back, nor can this payment. ${ENTER_THE_REST.en}`,
    });
  }
  if (left < claimed) {
    refuse('CLAIMED_BACK', 'input.id', {
      ja: `${name}が${paidOn}に受け取った補助金には、${formatYen(claimed)}の返還の請求が記録されています。先にその請求を取り消してから、入金を取り消してください。`,
      en: `${formatYenEn(claimed)} of what ${name} received on ${paidOn} is claimed back. Please cancel the claim first, then take the payment back.`,
    });
  }
}
