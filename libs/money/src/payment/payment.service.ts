import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatYen, formatYenEn, type LocalDate } from '@renkei/kernel';
import {
  checkLength,
  Clock,
  once,
  ProblemList,
  refuse,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { beginOnMoney } from '../ledger/post-fixings.ts';
import { post } from '../ledger/post.ts';
import { checkAmount, checkNotAhead } from '../shared/checks.ts';
import { memberOf, type NamedMember } from '../shared/members.ts';
import type { RecordProgrammePaymentInput } from './payment.inputs.ts';
import { paymentById } from './payment.rows.ts';
import type { ProgrammePaymentType } from './payment.type.ts';

const REFERENCE_LIMIT = 100;

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
  async record(viewer: Viewer, input: RecordProgrammePaymentInput): Promise<ProgrammePaymentType> {
    const reference = tidyLine(input.reference ?? '');
    const problems = new ProblemList();
    checkAmount(problems, input.amountYen, 'input.amountYen');
    checkNotAhead(problems, this.#clock, input.paidOn, 'input.paidOn');
    checkLength(problems, reference, 'input.reference', REFERENCE_LIMIT);
    problems.throwIfAny();
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'recordProgrammePayment', input, () =>
        this.#insert(tx, viewer, { ...input, reference }),
      );
      return paymentById(tx, id);
    });
  }

  async #insert(tx: Tx, viewer: Viewer, input: RecordProgrammePaymentInput): Promise<string> {
    const { consortiumId, memberId, amountYen, paidOn } = input;
    await beginOnMoney(tx, viewer, consortiumId);
    const member = await memberOf(tx, consortiumId, memberId);
    const fixingId = owedFor(await readOwed(tx, consortiumId, memberId, paidOn), member, amountYen);
    const id = randomUUID();
    await tx.query(
      `INSERT INTO programme_payment (id, consortium_id, fixing_id, member_id, amount_yen, paid_on, reference, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, consortiumId, fixingId, memberId, String(amountYen), paidOn, input.reference, viewer.userId],
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
