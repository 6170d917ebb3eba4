import { Injectable } from '@nestjs/common';
import { refuseIfClosed } from '@renkei/consortium';
import type { LocalDate } from '@renkei/kernel';
import {
  checkRequired,
  Clock,
  ProblemList,
  refuse,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { move } from '@renkei/procedure';
import { balanceOf } from '../ledger/balances.ts';
import { outOf, post } from '../ledger/post.ts';
import { beginOnMoney } from '../ledger/post-fixings.ts';
import { checkNotAhead, checkNotBefore } from '../shared/checks.ts';
import type { ConfirmReceiptInput, ConfirmTransferInput, FailTransferInput } from './transfer.inputs.ts';
import { batchById, itemById, TRANSFER, type ItemRow } from './transfer.rows.ts';

const FAILURE_LIMIT = 500;

/** What became of a transfer. */
@Injectable()
export class TransferService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * The bank carried it out: the money is now the payee's. What the payer no longer holds of the subsidy, it paid from
   * its own money.
   * @throws ProblemsFound NOT_YET, OUT_OF_ORDER, STALE_VERSION, TRANSITION_NOT_ALLOWED, CONSORTIUM_CLOSED; AppError
   *   NOT_FOUND
   */
  confirm(viewer: Viewer, input: ConfirmTransferInput): Promise<ItemRow> {
    return this.#transactions.run(viewer, (tx) => this.confirmWithin(tx, viewer, input));
  }

  /** The same as part of a larger change. */
  async confirmWithin(tx: Tx, viewer: Viewer, input: ConfirmTransferInput): Promise<ItemRow> {
    const { itemId, version, settledOn } = input;
    this.#checkPast(settledOn, 'input.settledOn');
    const item = await lockItem(tx, viewer, itemId);
    await move(tx, viewer, {
      machine: 'TRANSFER',
      id: itemId,
      event: 'CONFIRM',
      version,
      set: { settled_on: settledOn },
      what: TRANSFER,
    });
    await checkAfterOrder(tx, item, settledOn);
    const { consortiumId, fromMemberId, memberId, amountYen } = item;
    const held = await balanceOf(tx, consortiumId, 'HELD', fromMemberId);
    await post(tx, viewer, {
      consortiumId,
      kind: 'TRANSFER',
      causeId: itemId,
      occurredOn: settledOn,
      legs: [{ code: 'HELD', memberId, yen: amountYen }, ...outOf(fromMemberId, amountYen, held)],
    });
    return itemById(tx, itemId);
  }

  /**
   * The bank could not carry it out: the share is open again and may go into a new file.
   * @throws as `confirm`, and REQUIRED, TOO_LONG
   */
  fail(viewer: Viewer, input: FailTransferInput): Promise<ItemRow> {
    return this.#transactions.run(viewer, (tx) => this.failWithin(tx, viewer, input));
  }

  /** The same as part of a larger change. */
  async failWithin(tx: Tx, viewer: Viewer, input: FailTransferInput): Promise<ItemRow> {
    const { itemId, version, settledOn } = input;
    const failure = tidyLine(input.failure);
    const problems = new ProblemList();
    checkNotAhead(problems, this.#clock, settledOn, 'input.settledOn');
    checkRequired(problems, failure, 'input.failure', FAILURE_LIMIT, {
      ja: '振り込めなかった理由を入れてください（例: 口座番号の相違）。次に直すところがわかります。',
      en: 'Please say why it failed, such as “wrong account number”: it tells what to put right.',
    });
    problems.throwIfAny();
    await lockItem(tx, viewer, itemId);
    await move(tx, viewer, {
      machine: 'TRANSFER',
      id: itemId,
      event: 'FAIL',
      version,
      reason: failure,
      set: { settled_on: settledOn, failure },
      what: TRANSFER,
    });
    return itemById(tx, itemId);
  }

  /**
   * 受領: the payee says that the money is there, once; the database numbers the receipts of a group. A repeat finds the
   * receipt there is.
   * @throws ProblemsFound NOT_TRANSFERRED, NOT_YET, OUT_OF_ORDER, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async confirmReceipt(viewer: Viewer, input: ConfirmReceiptInput): Promise<ItemRow> {
    const { transferItemId, receivedOn } = input;
    this.#checkPast(receivedOn, 'input.receivedOn');
    return this.#transactions.run(viewer, async (tx) => {
      const item = await itemById(tx, transferItemId);
      // a member user cannot lock the group's row, and what it confirms changes nothing the lock protects
      await refuseIfClosed(tx, item.consortiumId);
      const { settledOn } = item;
      if (item.status !== 'CONFIRMED' || settledOn === null) return refuseUnsettled(item);
      const problems = new ProblemList();
      checkNotBefore(problems, receivedOn, 'input.receivedOn', {
        on: settledOn,
        ja: '振込の日',
        en: 'the day of the transfer',
      });
      problems.throwIfAny();
      await tx.query(
        `INSERT INTO transfer_receipt (transfer_item_id, consortium_id, member_id, received_on, confirmed_by)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (transfer_item_id) DO NOTHING`,
        [item.id, item.consortiumId, item.memberId, receivedOn, viewer.userId],
      );
      return item;
    });
  }

  #checkPast(on: LocalDate, path: string): void {
    const problems = new ProblemList();
    checkNotAhead(problems, this.#clock, on, path);
    problems.throwIfAny();
  }
}

/** @throws AppError NOT_FOUND; ProblemsFound CONSORTIUM_CLOSED */
async function lockItem(tx: Tx, viewer: Viewer, itemId: string): Promise<ItemRow> {
  const item = await itemById(tx, itemId);
  await beginOnMoney(tx, viewer, item.consortiumId);
  return item;
}

/** No bank carries a transfer out before the day it was ordered for. */
async function checkAfterOrder(tx: Tx, { batchId }: ItemRow, settledOn: LocalDate): Promise<void> {
  const { transferOn } = await batchById(tx, batchId);
  const problems = new ProblemList();
  checkNotBefore(problems, settledOn, 'input.settledOn', {
    on: transferOn,
    ja: '振込指定日',
    en: 'the day ordered',
  });
  problems.throwIfAny();
}

function refuseUnsettled({ status }: ItemRow): never {
  refuse(
    'NOT_TRANSFERRED',
    'input.transferItemId',
    status === 'FAILED'
      ? {
          ja: 'この振込は、振り込めなかったと記録されています。口座に入っているときは、とりまとめ担当の方にお知らせください。',
          en: 'This transfer is recorded as failed. If the money is there, please tell the coordinator.',
        }
      : {
          ja: 'まだ振込済みの記録がありません。口座に入っているときは、とりまとめ担当の方に記録をお願いしてから、もう一度押してください。',
          en: 'This transfer is not recorded as carried out yet. If the money is there, please ask the coordinator to record it, then try again.',
        },
  );
}
