import { Injectable } from '@nestjs/common';
import { fromEpochMs } from '@renkei/kernel';
import {
  Clock,
  leaveDerivation,
  once,
  refuse,
  TenantTransaction,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { ConfirmCostsInput } from './eligibility.inputs.ts';
import type { CostsConfirmationType } from './eligibility.type.ts';
import { enrolledMember } from './enrolled-member.ts';

interface Line {
  readonly id: string;
  readonly version: number;
}

@Injectable()
export class CostsService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * A member's word that its tools and costs are right (K25 p.22 (3-1)); its deadline closes. Once a line changes it is
   * gone. Confirming twice is confirming once.
   *
   * Decision of this product: a participant without any cost has nothing to confirm yet; a representative may have none.
   * @throws ProblemsFound NO_COSTS, STALE_VERSION, COSTS_CHANGED, MEMBER_NOT_ENROLLED; AppError NOT_FOUND
   */
  confirm(viewer: Viewer, input: ConfirmCostsInput): Promise<CostsConfirmationType> {
    return this.#transactions.run(viewer, async (tx) => {
      const memberId = await once(tx, viewer, 'confirmCosts', input, () => this.#confirm(tx, viewer, input));
      const [confirmation] = await readConfirmations(tx, [memberId]);
      return confirmation ?? refuseChanged();
    });
  }

  async #confirm(tx: Tx, viewer: Viewer, { memberId, seen }: ConfirmCostsInput): Promise<string> {
    const member = await enrolledMember(tx, viewer, memberId);
    const lines = await tx.query<Line>('SELECT id, version FROM cost_line WHERE member_id = $1', [member.id]);
    if (lines.length === 0 && member.role === 'PARTICIPANT') {
      refuse('NO_COSTS', 'input.memberId', {
        ja: 'この構成員の費用がまだ入っていません。費用を入れてから、確かめてください。',
        en: 'This member has no costs yet. Please enter them first.',
      });
    }
    if (seen != null && !isAsSeen(lines, seen)) {
      refuse('STALE_VERSION', 'input.seen', {
        ja: '画面を開いたあとに費用が変わっています。最新の費用を見てから、もう一度確かめてください。',
        en: 'The costs changed since you opened them. Please look at them again before you confirm.',
      });
    }
    const made = await tx.query(
      `INSERT INTO member_fact (consortium_id, member_id, kind, reached_at, recorded_by)
       VALUES ($1, $2, 'COSTS_CONFIRMED', $3, $4) ON CONFLICT DO NOTHING RETURNING id`,
      [member.consortiumId, member.id, new Date(this.#clock.epochMs()), viewer.userId],
    );
    if (made.length > 0) await leaveDerivation(tx, member.consortiumId);
    return member.id;
  }
}

/** Of those members whose confirmation stands. */
export async function readConfirmations(
  tx: Tx,
  memberIds: readonly string[],
): Promise<CostsConfirmationType[]> {
  const rows = await tx.query<{ memberId: string; reachedAt: Date }>(
    `SELECT member_id AS "memberId", reached_at AS "reachedAt" FROM member_fact
     WHERE kind = 'COSTS_CONFIRMED' AND member_id = ANY ($1::uuid[])`,
    [memberIds],
  );
  return rows.map(({ memberId, reachedAt }) => ({
    memberId,
    confirmedAt: fromEpochMs(reachedAt.getTime()),
  }));
}

function isAsSeen(lines: readonly Line[], seen: readonly Line[]): boolean {
  const versions = new Map(seen.map(({ id, version }) => [id, version]));
  return versions.size === lines.length && lines.every(({ id, version }) => versions.get(id) === version);
}

/** The same request came again, and in between a line changed. */
function refuseChanged(): never {
  refuse('COSTS_CHANGED', null, {
    ja: '確かめたあとに費用が変わりました。最新の費用を見て、もう一度確かめてください。',
    en: 'The costs changed after they were confirmed. Please look at them and confirm again.',
  });
}
