import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { lockConsortium } from '@renkei/consortium';
import { formatYen, formatYenEn } from '@renkei/kernel';
import {
  Clock,
  once,
  ProblemList,
  refuse,
  refuseStale,
  TenantTransaction,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { SharingKey } from '@renkei/subsidy-rules';
import { beginOnMoney } from '../ledger/post-fixings.ts';
import { checkNotAhead, checkNotBefore } from '../shared/checks.ts';
import { readDistribution, type DistributionFacts } from './distribution-facts.ts';
import type { CancelRedistributionInput, DecideRedistributionInput } from './distribution.inputs.ts';
import {
  liveRedistributions,
  readShares,
  redistributionById,
  type RedistributionRow,
} from './distribution.rows.ts';
import type { RedistributionPreviewType } from './distribution.type.ts';

/** What the group passes on among its members. */
@Injectable()
export class DistributionService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /** What sharing out by this key would do now; null: nothing is fixed yet. For who sees the whole group. */
  preview(viewer: Viewer, consortiumId: string, key: SharingKey): Promise<RedistributionPreviewType | null> {
    return this.#transactions.read(viewer, async (tx) => {
      const facts = await readDistribution(tx, consortiumId, key);
      return facts && previewOf(facts);
    });
  }

  /**
   * Keeps who passes how much to whom. It is agreed once, so only when the programme has paid all that was fixed.
   * @throws ProblemsFound NOT_YET, OUT_OF_ORDER, ALREADY_DECIDED, NOT_FIXED_YET, NOT_ALL_PAID, NOTHING_TO_SHARE,
   *   NO_REPRESENTATIVE, IDEMPOTENCY_KEY_REUSED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async decide(viewer: Viewer, input: DecideRedistributionInput): Promise<RedistributionRow> {
    const problems = new ProblemList();
    checkNotAhead(problems, this.#clock, input.decidedOn, 'input.decidedOn');
    problems.throwIfAny();
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'decideRedistribution', input, () => this.#insert(tx, viewer, input));
      return redistributionById(tx, id);
    });
  }

  /**
   * Takes the agreement back, while nothing of it is in a transfer; one that failed is none.
   * @throws ProblemsFound STALE_VERSION, ALREADY_CANCELLED, ALREADY_TRANSFERRED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  cancel(viewer: Viewer, { id, version }: CancelRedistributionInput): Promise<RedistributionRow> {
    return this.#transactions.run(viewer, async (tx) => {
      await lockConsortium(tx, (await redistributionById(tx, id)).consortiumId);
      const current = await redistributionById(tx, id);
      if (current.version !== version) refuseStale(version, current.version);
      if (current.cancelledAt !== null) {
        refuse('ALREADY_CANCELLED', 'input.id', {
          ja: 'この分配の取り決めは、もう取り消されています。画面を読み直してください。',
          en: 'This redistribution was cancelled already. Please reload the page.',
        });
      }
      const shares = await readShares(tx, [id]);
      const moving = shares.filter(({ state }) => state !== 'OPEN').length;
      if (moving > 0) {
        refuse('ALREADY_TRANSFERRED', 'input.id', {
          ja: `${moving}件の振込が、もう振込データになっているか、振込済みです。まだ銀行に出していない振込は、先に「振り込めなかった」と記録してください。振込済みなら取り消せません。`,
          en: `${moving} transfers are made or confirmed already. Record those that never went to the bank as failed first; what was transferred cannot be cancelled.`,
        });
      }
      await tx.query('UPDATE redistribution SET cancelled_at = $2, version = version + 1 WHERE id = $1', [
        id,
        new Date(this.#clock.epochMs()),
      ]);
      return redistributionById(tx, id);
    });
  }

  async #insert(tx: Tx, viewer: Viewer, input: DecideRedistributionInput): Promise<string> {
    const { consortiumId, sharingKey, decidedOn } = input;
    await beginOnMoney(tx, viewer, consortiumId);
    const [live] = await liveRedistributions(tx, [consortiumId]);
    if (live) {
      refuse('ALREADY_DECIDED', 'input.consortiumId', {
        ja: `分配は${live.decidedOn}に決まっています。決め直すときは、先にその取り決めを取り消してください。`,
        en: `A redistribution was decided on ${live.decidedOn}. To decide anew, please cancel that one first.`,
      });
    }
    const facts = shareable(await readDistribution(tx, consortiumId, sharingKey));
    const problems = new ProblemList();
    const fixed = { on: facts.fixing.fixedOn, ja: '額の確定', en: 'the fixing of the amounts' };
    checkNotBefore(problems, decidedOn, 'input.decidedOn', fixed);
    problems.throwIfAny();
    const { transfers } = facts.distribution;
    const id = randomUUID();
    await tx.query(
      `INSERT INTO redistribution (id, consortium_id, number, sharing_key, decided_on, recorded_by)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5 FROM redistribution WHERE consortium_id = $2`,
      [id, consortiumId, sharingKey, decidedOn, viewer.userId],
    );
    await tx.query(
      `INSERT INTO redistribution_share (consortium_id, redistribution_id, from_member_id, member_id, amount_yen)
       SELECT $1, $2, t.giver, t.taker, t.yen FROM unnest($3::uuid[], $4::uuid[], $5::bigint[]) AS t (giver, taker, yen)`,
      [
        consortiumId,
        id,
        transfers.map(({ from }) => from),
        transfers.map(({ to }) => to),
        transfers.map(({ yen }) => String(yen)),
      ],
    );
    return id;
  }
}

/** @throws ProblemsFound when there is nothing that could be shared out for good */
function shareable(facts: DistributionFacts | null): DistributionFacts {
  if (!facts) {
    return refuse('NOT_FIXED_YET', 'input.consortiumId', {
      ja: '額の確定がまだ記録されていません。確定と入金を記録してから、分配を決めてください。',
      en: 'The amounts are not fixed yet. Please record the fixing and the payments first.',
    });
  }
  const { total } = facts.distribution;
  if (total.outstanding > 0n) {
    refuse('NOT_ALL_PAID', 'input.consortiumId', {
      ja: `補助事業から、あと${formatYen(total.outstanding)}が入金されていません。分配は一度だけ決めるので、全額の入金を記録してから決めてください。`,
      en: `${formatYenEn(total.outstanding)} has not been paid by the programme yet. Sharing out is decided once: please record all payments first.`,
    });
  }
  if (total.moved === 0n) {
    refuse('NOTHING_TO_SHARE', 'input.consortiumId', {
      ja: '渡すお金はありません。どの構成員も、持つべき額をもう持っています。取り決めは要りません。',
      en: 'Nothing has to change hands: everybody holds what they should. No redistribution is needed.',
    });
  }
  return facts;
}

function previewOf({ distribution }: DistributionFacts): RedistributionPreviewType {
  const { sharingKey, fellBackToEqual, state, members, transfers, total, summary } = distribution;
  return {
    sharingKey,
    fellBackToEqual,
    state,
    members: members.map(({ id, own, joint, received, gives, gets, holds }) => ({
      memberId: id,
      ownYen: own,
      jointYen: joint,
      heldYen: received,
      givesYen: gives,
      getsYen: gets,
      holdsAfterYen: holds,
    })),
    transfers: transfers.map(({ from, to, yen, message }) => ({
      fromMemberId: from,
      toMemberId: to,
      amountYen: yen,
      message,
    })),
    movedYen: total.moved,
    outstandingYen: total.outstanding,
    excessYen: total.excess,
    summary,
  };
}
