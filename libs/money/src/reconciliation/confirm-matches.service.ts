import { Injectable } from '@nestjs/common';
import { ProblemList, refuse, TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import { beginOnMoney } from '../ledger/post-fixings.ts';
import { PaymentService } from '../payment/payment.service.ts';
import { repaymentById } from '../repayment/repayment.rows.ts';
import { RepaymentService } from '../repayment/repayment.service.ts';
import { itemById, itemsOfBatches, type ItemRow } from '../transfer/transfer.rows.ts';
import { TransferService } from '../transfer/transfer.service.ts';
import type { ConfirmBankMatchesInput } from './bank-result.inputs.ts';
import { bankResultById, type BankResultRow } from './bank-result.rows.ts';
import { rivals, type BankRecord } from './match.ts';
import { reconcile, type Reconciliation, type ReconciledMovement } from './reconcile.ts';

interface Chosen {
  readonly movement: ReconciledMovement;
  readonly record: BankRecord;
  readonly path: string | null;
}

const TARGETS = {
  TRANSFER: 'transfer_item_id',
  RETURN: 'transfer_item_id',
  TRANSFER_BATCH: 'transfer_batch_id',
  PROGRAMME_PAYMENT: 'programme_payment_id',
  REPAYMENT: 'repayment_id',
} as const;

/** A person says what movements are; what is not recorded yet is recorded by it, as by hand. */
@Injectable()
export class ConfirmMatchesService {
  readonly #transactions: TenantTransaction;
  readonly #transfers: TransferService;
  readonly #payments: PaymentService;
  readonly #repayments: RepaymentService;

  constructor(
    transactions: TenantTransaction,
    transfers: TransferService,
    payments: PaymentService,
    repayments: RepaymentService,
  ) {
    this.#transactions = transactions;
    this.#transfers = transfers;
    this.#payments = payments;
    this.#repayments = repayments;
  }

  /**
   * Confirms these matches, or all EXACT ones; all of them or none. What came back goes first: a transfer is not recorded as
   * carried out that the same file gives back.
   * @throws ProblemsFound PROPOSALS_CHANGED, NOTHING_TO_CONFIRM, NOT_A_CANDIDATE, CHOSEN_TWICE, CANNOT_BE_CONFIRMED, RETURN_FIRST,
   *   what recording a transfer, payment or repayment says, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  confirm(
    viewer: Viewer,
    { bankResultId, shown, matches = null }: ConfirmBankMatchesInput,
  ): Promise<{ readonly bankResult: BankResultRow; readonly confirmed: number }> {
    return this.#transactions.run(viewer, async (tx) => {
      await beginOnMoney(tx, viewer, (await bankResultById(tx, bankResultId)).consortiumId);
      const result = await bankResultById(tx, bankResultId);
      const now = await reconcile(tx, result);
      if (now.shown !== shown) refuseChanged();
      const chosen = matches === null ? allExact(now) : chosenOf(now, matches);
      refuseRivals(chosen);
      refuseReturning(now, chosen);
      const ordered = [...chosen].sort((a, b) => rank(a) - rank(b));
      for (const one of ordered) await this.#confirm(tx, viewer, result, one);
      return { bankResult: await bankResultById(tx, bankResultId), confirmed: ordered.length };
    });
  }

  async #confirm(tx: Tx, viewer: Viewer, result: BankResultRow, { movement, record }: Chosen): Promise<void> {
    const target = await this.#record(tx, viewer, result, movement, record);
    await tx.query(
      `INSERT INTO bank_match (movement_id, consortium_id, fingerprint, kind, ${TARGETS[record.kind]}, confirmed_by)
       SELECT v.id, v.consortium_id, v.fingerprint, $2, $3, $4 FROM bank_movement v WHERE v.id = $1`,
      [movement.id, record.kind, target, viewer.userId],
    );
  }

  /** @returns the row it is matched with */
  async #record(
    tx: Tx,
    viewer: Viewer,
    { consortiumId, memberId }: BankResultRow,
    { on, yen, line, reference }: ReconciledMovement,
    { kind, id, recorded }: BankRecord,
  ): Promise<string> {
    switch (kind) {
      case 'TRANSFER':
        await this.#carriedOut(tx, viewer, [await itemById(tx, id)], on);
        return id;
      case 'TRANSFER_BATCH':
        await this.#carriedOut(tx, viewer, await itemsOfBatches(tx, [id]), on);
        return id;
      case 'RETURN': {
        const { status, version } = await itemById(tx, id);
        if (status === 'MADE') {
          const failure = `銀行から戻りました（組戻し・振込不能。銀行の明細 ${line}行目）`;
          await this.#transfers.failWithin(tx, viewer, { itemId: id, version, settledOn: on, failure });
        }
        return id;
      }
      case 'PROGRAMME_PAYMENT': {
        if (recorded) return id;
        const input = { consortiumId, memberId, amountYen: yen, paidOn: on, reference };
        return (await this.#payments.recordWithin(tx, viewer, input)).id;
      }
      case 'REPAYMENT': {
        const { status, version } = await repaymentById(tx, id);
        if (status === 'CLAIMED') await this.#repayments.payWithin(tx, viewer, { id, version, paidOn: on });
        return id;
      }
    }
  }

  /** Those that failed stay as they are: the money went and came back. */
  async #carriedOut(
    tx: Tx,
    viewer: Viewer,
    items: readonly ItemRow[],
    settledOn: ItemRow['settledOn'] & string,
  ): Promise<void> {
    for (const { id, version, status } of items) {
      if (status === 'MADE')
        await this.#transfers.confirmWithin(tx, viewer, { itemId: id, version, settledOn });
    }
  }
}

const rank = ({ record, movement }: Chosen) => (record.kind === 'RETURN' ? 0 : 1_000_000) + movement.line;

function allExact({ movements, records }: Reconciliation): Chosen[] {
  const chosen = movements.flatMap((movement) => {
    const { id, state, match } = movement;
    const record = records.get(id)?.find((one) => one.kind === match?.kind && one.id === match.id);
    return state === 'EXACT' && record?.blocked === null ? [{ movement, record, path: null }] : [];
  });
  if (chosen.length > 0) return chosen;
  return refuse('NOTHING_TO_CONFIRM', null, {
    ja: 'まとめて確定できる行はありません。残りの行は、明細を見ながら1件ずつ確定してください。',
    en: 'There is no line to confirm together. Please look at the others one by one.',
  });
}

function chosenOf(
  { movements, records }: Reconciliation,
  matches: NonNullable<ConfirmBankMatchesInput['matches']>,
): Chosen[] {
  const problems = new ProblemList();
  const chosen = matches.flatMap(({ movementId, kind, recordId }, index) => {
    const path = `input.matches[${index}]`;
    const movement = movements.find(({ id }) => id === movementId);
    const record = records.get(movementId)?.find((one) => one.kind === kind && one.id === recordId);
    if (movement === undefined || record === undefined) {
      problems.add('NOT_A_CANDIDATE', path, {
        ja: 'この行とこの記録は、金額・日付・名前のどれかが合いません。一覧を読み直して、候補から選んでください。',
        en: 'This line and this record differ in amount, day or name. Please reload and choose one of the candidates.',
      });
      return [];
    }
    if (record.blocked !== null) {
      problems.add('CANNOT_BE_CONFIRMED', path, record.blocked);
      return [];
    }
    return [{ movement, record, path }];
  });
  problems.throwIfAny();
  return chosen;
}

function refuseRivals(chosen: readonly Chosen[]): void {
  const problems = new ProblemList();
  chosen.forEach((one, index) => {
    const earlier = chosen.slice(0, index);
    const twice = earlier.some(
      (other) => other.movement.id === one.movement.id || rivals(other.record, one.record),
    );
    if (!twice) return;
    problems.add('CHOSEN_TWICE', one.path, {
      ja: '同じ行、または同じ記録が2回選ばれています。1回ずつにしてください。',
      en: 'The same line or the same record is chosen twice. Please choose each once.',
    });
  });
  problems.throwIfAny();
}

/** A transfer the same file gives back has to be recorded as such before, or together with, the money that went. */
function refuseReturning({ movements, records }: Reconciliation, chosen: readonly Chosen[]): void {
  const debits = new Set(
    chosen.flatMap(({ record }) => record.claims.filter((claim) => claim.startsWith('debit '))),
  );
  const together = new Set(chosen.flatMap(({ record }) => record.claims));
  const problems = new ProblemList();
  for (const { id, line } of movements) {
    const returns = (records.get(id) ?? []).filter(
      ({ kind, recorded, blocked }) => kind === 'RETURN' && !recorded && blocked === null,
    );
    const affected = returns.filter((record) => debits.has(`debit ${record.id}`));
    const settled = returns.some(({ claims }) => claims.some((claim) => together.has(claim)));
    if (affected.length === 0 || settled) continue;
    problems.add('RETURN_FIRST', null, {
      ja: `${line}行目で、この振込が戻っています。先にその行を確定するか、いっしょに確定してください。`,
      en: `Line ${line} gives this transfer back. Please confirm that line first, or together with it.`,
    });
  }
  problems.throwIfAny();
}

function refuseChanged(): never {
  refuse('PROPOSALS_CHANGED', 'input.shown', {
    ja: '画面を開いたあとに記録が変わりました。読み直して、もう一度確かめてください。',
    en: 'Something was recorded since this was shown. Please reload and look again.',
  });
}
