import { Injectable } from '@nestjs/common';
import { CalculationService, type PricedGroup } from '@renkei/consortium';
import { lineFindings, losesSubsidy } from '@renkei/lifecycle';
import { refuse, TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import { readGrant, readGrants } from '../application/grant-facts.ts';
import { knownCeilings, subsidyAtStake } from './at-stake.ts';
import { contextOf, readPurchaseLines } from './purchase-lines.ts';
import { recordOf, stepsByLine } from './purchase.rows.ts';

const MOST_ATTEMPTS = 3;

/** What a line of a group costs when it is lost, inside the transaction that records it; whole yen. */
export type CostOfLine = (tx: Tx, consortiumId: string, lineId: string) => Promise<bigint>;

export interface Loss {
  readonly lines: number;
  readonly yen: bigint;
}

/** The group's inputs moved between pricing it and writing: both are done again. */
class InputsMoved extends Error {}

const actsForMember = ({ acting }: Viewer): boolean => acting?.role === 'MEMBER_USER';

/** The subsidy that rests on purchases. */
@Injectable()
export class StakeService {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;

  constructor(transactions: TenantTransaction, calculations: CalculationService) {
    this.#transactions = transactions;
    this.#calculations = calculations;
  }

  /**
   * Runs a writing transaction that may ask what a line costs. A coordinator's own transaction sees the whole group and
   * prices it there. A member user's never does: the group is priced before, where it may be read to calculate only,
   * and the writing transaction makes sure that it is still the same group.
   * @param needed whether it can be asked at all: only then is anything priced beforehand
   */
  async run<T>(
    viewer: Viewer,
    consortiumId: string,
    needed: boolean,
    work: (tx: Tx, cost: CostOfLine) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const before =
        needed && actsForMember(viewer) ? await this.#priceForMember(viewer, consortiumId) : null;
      try {
        return await this.#transactions.run(viewer, (tx) =>
          work(tx, actsForMember(viewer) ? this.#ownCost(before) : this.cost()),
        );
      } catch (error) {
        if (!(error instanceof InputsMoved)) throw error;
      }
    }
    return refuse('TRY_AGAIN', null, {
      ja: 'グループの内容がちょうど変わったため、記録できませんでした。もう一度お試しください。',
      en: 'The group was being changed at this very moment. Please try again.',
    });
  }

  /**
   * The lines that lose their subsidy as they are recorded today, and what they cost together, per group: less than the
   * sum of their findings where one line rests on another. Whole yen; of a member user's own lines only.
   * @param memberId only this member's lines
   */
  async losses(viewer: Viewer, consortiumIds: readonly string[], memberId: string | null): Promise<Loss[]> {
    const lost = await this.#transactions.read(viewer, (tx) => lostLines(tx, consortiumIds, memberId));
    const losing = [...lost.keys()];
    if (losing.length === 0) return consortiumIds.map(() => ({ lines: 0, yen: 0n }));
    const priced = await this.#priced(viewer, losing);
    const grants = await this.#transactions.read(viewer, (tx) => readGrants(tx, losing));
    return consortiumIds.map((id) => {
      const group = priced.get(id);
      const lines = lost.get(id);
      if (!group || !lines) return { lines: 0, yen: 0n };
      const ceilings = knownCeilings(grants.get(id)?.ceilings ?? null, actsForMember(viewer));
      return { lines: lines.size, yen: subsidyAtStake(group.input, ceilings, lines) };
    });
  }

  /** For a transaction that sees the whole group. */
  cost(): CostOfLine {
    return onceEach(async (tx, consortiumId) => {
      const { input } = await this.#calculations.priceWithin(tx, consortiumId);
      const grant = await readGrant(tx, consortiumId);
      const ceilings = knownCeilings(grant?.ceilings ?? null, false);
      return (lineId) => subsidyAtStake(input, ceilings, new Set([lineId]));
    });
  }

  #ownCost(before: PricedGroup | null): CostOfLine {
    return onceEach(async (tx, consortiumId) => {
      const { input } = await unchanged(tx, consortiumId, before);
      const grant = await readGrant(tx, consortiumId);
      const ceilings = knownCeilings(grant?.ceilings ?? null, true);
      return (lineId) => subsidyAtStake(input, ceilings, new Set([lineId]));
    });
  }

  async #priceForMember(viewer: Viewer, consortiumId: string): Promise<PricedGroup | null> {
    return (await this.#priced(viewer, [consortiumId])).get(consortiumId) ?? null;
  }

  async #priced(viewer: Viewer, ids: readonly string[]): Promise<Map<string, PricedGroup>> {
    const groups = actsForMember(viewer)
      ? // a group is one read of its own: whoever acts for members of several waits for each
        (
          await Promise.all(
            ids.map((id) =>
              this.#transactions.readForCalculation(viewer, id, (tx) =>
                this.#calculations.priceAllRead(tx, [id]),
              ),
            ),
          )
        ).flat()
      : await this.#calculations.priceAll(viewer, ids);
    return new Map(groups.flatMap((group) => (group ? [[group.consortiumId, group] as const] : [])));
  }
}

/** Reads the group when the first line of it is asked for, and prices each line once. */
function onceEach(read: (tx: Tx, consortiumId: string) => Promise<(lineId: string) => bigint>): CostOfLine {
  const known = new Map<string, bigint>();
  let costOf: ((lineId: string) => bigint) | undefined;
  return async (tx, consortiumId, lineId) => {
    costOf ??= await read(tx, consortiumId);
    const cost = known.get(lineId) ?? costOf(lineId);
    known.set(lineId, cost);
    return cost;
  };
}

async function unchanged(tx: Tx, consortiumId: string, before: PricedGroup | null): Promise<PricedGroup> {
  const [row] = await tx.query<{ version: bigint }>(
    'SELECT inputs_version AS version FROM consortium WHERE id = $1',
    [consortiumId],
  );
  if (before === null || row?.version !== before.inputsVersion) throw new InputsMoved();
  return before;
}

/** The lines of each group that lose their subsidy; groups without one are left out. */
async function lostLines(
  tx: Tx,
  consortiumIds: readonly string[],
  memberId: string | null,
): Promise<Map<string, ReadonlySet<string>>> {
  const found = await tx.query<{ lineId: string }>(
    `SELECT DISTINCT x.cost_line_id AS "lineId" FROM purchase_finding x
     JOIN purchase_step s ON s.id = x.purchase_step_id AND s.voided_at IS NULL
     WHERE x.consortium_id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR x.member_id = $2)`,
    [consortiumIds, memberId],
  );
  if (found.length === 0) return new Map();
  const ids = found.map(({ lineId }) => lineId);
  const lines = await readPurchaseLines(tx, ids);
  const steps = await stepsByLine(tx, ids);
  const lost = new Map<string, Set<string>>();
  for (const line of lines.values()) {
    const records = (steps.get(line.id) ?? []).map(recordOf);
    if (!losesSubsidy(lineFindings(contextOf(line), records))) continue;
    lost.set(line.consortiumId, (lost.get(line.consortiumId) ?? new Set()).add(line.id));
  }
  return lost;
}
