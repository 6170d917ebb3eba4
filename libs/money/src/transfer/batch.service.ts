import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addMonths, withoutSeparators, type LocalDate } from '@renkei/kernel';
import {
  Clock,
  CONFIG,
  once,
  ProblemList,
  refuse,
  sha256Of,
  TenantTransaction,
  type Keyring,
  type ServerConfig,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { begin } from '@renkei/procedure';
import { holderKanaOf, needKeys } from '@renkei/vault';
import { beginOnMoney } from '../ledger/post-fixings.ts';
import { memberOf } from '../shared/members.ts';
import { isBankDay } from './bank-day.ts';
import { buildFile, type BuiltFile, type Ordered } from './build-file.ts';
import type { MakeTransferBatchInput, PreviewTransferBatchInput } from './transfer.inputs.ts';
import { batchById, itemsOfBatches, openShares, type BatchRow, type OpenShare } from './transfer.rows.ts';
import type { TransferBatchPreviewType } from './transfer.type.ts';

/** Files of transfers for the bank of whoever passes money on. */
@Injectable()
export class BatchService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;
  readonly #keys: Keyring;

  constructor(transactions: TenantTransaction, clock: Clock, @Inject(CONFIG) { keys }: ServerConfig) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#keys = keys;
  }

  /**
   * What the file would hold and what to look at; accounts are opened for it, so it is a change of the audit trail.
   * @throws as `make`, but for the key
   */
  async preview(viewer: Viewer, input: PreviewTransferBatchInput): Promise<TransferBatchPreviewType> {
    this.#check(input);
    return this.#transactions.run(viewer, async (tx) => {
      await beginOnMoney(tx, viewer, input.consortiumId);
      const { file } = await this.#build(tx, input);
      return { itemCount: file.count, totalYen: file.total, warnings: file.warnings };
    });
  }

  /**
   * Makes a file of a payer's open shares: each is in one transfer at a time, a failed one may go into a new file.
   * @throws ProblemsFound KEYS_NOT_SET, NOT_A_BANK_DAY, IN_THE_PAST, TOO_FAR_AHEAD, SHARE_NOT_OPEN, NO_OPEN_SHARES,
   *   ACCOUNT_MISSING, what the format cannot carry (`TransferProblemCode`), IDEMPOTENCY_KEY_REUSED,
   *   CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  make(viewer: Viewer, input: MakeTransferBatchInput): Promise<BatchRow> {
    return this.#transactions.run(viewer, async (tx) => {
      // a repeat after the day itself still gets the batch it made
      const id = await once(tx, viewer, 'makeTransferBatch', input, () => {
        this.#check(input);
        return this.#insert(tx, viewer, input);
      });
      return batchById(tx, id);
    });
  }

  /**
   * The file again, from the same rows; the opened accounts are in the audit trail once more.
   * @throws ProblemsFound KEYS_NOT_SET, ALREADY_SETTLED, FILE_CHANGED, ACCOUNT_MISSING; AppError NOT_FOUND
   */
  async file(viewer: Viewer, id: string): Promise<{ readonly bytes: Uint8Array; readonly fileName: string }> {
    needKeys(this.#keys);
    return this.#transactions.run(viewer, async (tx) => {
      const batch = await batchById(tx, id);
      const items = await itemsOfBatches(tx, [id]);
      if (items.some(({ status }) => status !== 'MADE')) refuseSettled();
      const names = await namesOf(tx, [batch.payerMemberId, ...items.map(({ memberId }) => memberId)]);
      const nameOf = (memberId: string) => names.get(memberId) ?? '';
      const { bytes } = await buildFile(tx, this.#keys, {
        payer: { id: batch.payerMemberId, name: nameOf(batch.payerMemberId) },
        transferOn: batch.transferOn,
        ordererCode: batch.ordererCode,
        ordererKana: batch.ordererKana,
        shares: items.map(({ shareId, memberId, amountYen }) => ({
          id: shareId,
          memberId,
          name: nameOf(memberId),
          amountYen,
        })),
      });
      if (sha256Of(bytes) !== batch.fileSha256) refuseChanged(batch);
      return { bytes, fileName: `総合振込_${batch.transferOn}_第${batch.number}号.txt` };
    });
  }

  /** @throws ProblemsFound about the day */
  #check({ transferOn }: PreviewTransferBatchInput): void {
    needKeys(this.#keys);
    const problems = new ProblemList();
    checkTransferDay(problems, transferOn, this.#clock.todayJst());
    problems.throwIfAny();
  }

  async #build(tx: Tx, input: PreviewTransferBatchInput): Promise<{ file: BuiltFile; ordered: Ordered }> {
    const { consortiumId, payerMemberId, transferOn } = input;
    const payer = await memberOf(tx, consortiumId, payerMemberId);
    const shares = wantedShares(await openShares(tx, consortiumId, payerMemberId), input.shareIds ?? null);
    const kana = holderKanaOf(input.ordererKana);
    const ordered: Ordered = {
      payer,
      transferOn,
      ordererCode: withoutSeparators(input.ordererCode),
      ordererKana: kana.ok ? kana.kana : input.ordererKana, // the format names what it cannot carry
      shares,
    };
    return { ordered, file: await buildFile(tx, this.#keys, ordered) };
  }

  async #insert(tx: Tx, viewer: Viewer, input: MakeTransferBatchInput): Promise<string> {
    const { consortiumId } = input;
    await beginOnMoney(tx, viewer, consortiumId);
    const { file, ordered } = await this.#build(tx, input);
    const id = randomUUID();
    await tx.query(
      `INSERT INTO transfer_batch (id, consortium_id, number, member_id, transfer_on, item_count, total_yen, orderer_code,
         orderer_kana, file_sha256, made_by)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10
       FROM transfer_batch WHERE consortium_id = $2`,
      [
        id,
        consortiumId,
        ordered.payer.id,
        ordered.transferOn,
        file.count,
        String(file.total),
        ordered.ordererCode,
        ordered.ordererKana,
        sha256Of(file.bytes),
        viewer.userId,
      ],
    );
    const items = await tx.query<{ id: string }>(
      `INSERT INTO transfer_item (consortium_id, batch_id, share_id, member_id, amount_yen)
       SELECT $1, $2, s.id, s.member_id, s.amount_yen FROM redistribution_share s WHERE s.id = ANY ($3::uuid[])
       RETURNING id`,
      [consortiumId, id, ordered.shares.map((share) => share.id)],
    );
    for (const item of items) {
      await begin(tx, viewer, { machine: 'TRANSFER', id: item.id, consortiumId, status: 'MADE' });
    }
    return id;
  }
}

/** The file carries month and day only: a year from now it would mean today. */
function checkTransferDay(problems: ProblemList, on: LocalDate, today: LocalDate): void {
  if (on < today) {
    problems.add('IN_THE_PAST', 'input.transferOn', {
      ja: `振込指定日は、今日（${today}）以後の日にしてください。`,
      en: `The day of the transfer must be today (${today}) or later.`,
    });
  } else if (on >= addMonths(today, 12)) {
    problems.add('TOO_FAR_AHEAD', 'input.transferOn', {
      ja: '振込データには年が入らないので、振込指定日は1年以内にしてください。',
      en: 'The file carries no year, so the day of the transfer must be within one year.',
    });
  } else if (!isBankDay(on)) {
    problems.add('NOT_A_BANK_DAY', 'input.transferOn', {
      ja: `${on}は銀行の休業日です（土日・祝日・12月31日〜1月3日）。銀行の営業日を選んでください。`,
      en: `Banks are closed on ${on} (weekends, national holidays, 31 December to 3 January). Please choose a business day.`,
    });
  }
}

/** @throws ProblemsFound NO_OPEN_SHARES, SHARE_NOT_OPEN at each that cannot be transferred now */
function wantedShares(open: readonly OpenShare[], wanted: readonly string[] | null): readonly OpenShare[] {
  if (wanted === null) {
    if (open.length > 0) return open;
    return refuse('NO_OPEN_SHARES', 'input.payerMemberId', {
      ja: 'この構成員がこれから振り込む分配はありません。分配の取り決めと、作成済みの振込データをご確認ください。',
      en: 'This member has nothing left to transfer. Please check the redistribution and the files made already.',
    });
  }
  const problems = new ProblemList();
  const openIds = new Set(open.map(({ id }) => id));
  wanted.forEach((id, index) => {
    if (openIds.has(id)) return;
    problems.add('SHARE_NOT_OPEN', `input.shareIds[${index}]`, {
      ja: 'この分配は、いま振込データに入れられません（ほかの振込データにあるか、振込済みか、取り消されています）。一覧を読み直して、お選び直しください。',
      en: 'This share cannot be transferred now: it is in another file, transferred or cancelled. Please reload and choose again.',
    });
  });
  problems.throwIfAny();
  return open.filter(({ id }) => wanted.includes(id));
}

async function namesOf(tx: Tx, memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    'SELECT m.id, b.name FROM member m JOIN business b ON b.id = m.business_id WHERE m.id = ANY ($1::uuid[])',
    [memberIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function refuseSettled(): never {
  refuse('ALREADY_SETTLED', null, {
    ja: 'この振込データの結果は、もう記録されています。二重に振り込まないよう、同じデータは出せません。振り込めなかったものは、新しい振込データを作ってください。',
    en: 'Results of this file are recorded already; it is not handed out again, so that nothing is paid twice. Please make a new file for what failed.',
  });
}

function refuseChanged({ number }: BatchRow): never {
  refuse('FILE_CHANGED', null, {
    ja: `第${number}号を作ったあとに、振込先か銀行の一覧が変わりました。まだ銀行に出していなければ、この振込を「振り込めなかった」と記録し、新しい振込データを作ってください。`,
    en: `A payout account or the list of banks has changed since file ${number} was made. If it has not gone to the bank, record its transfers as failed and make a new file.`,
  });
}
