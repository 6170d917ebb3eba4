import { Injectable } from '@nestjs/common';
import { TenantTransaction, notFound, type Tx, type Viewer } from '@renkei/platform';
import { calculate, type CalculationInput } from '@renkei/subsidy-rules';
import { LRUCache } from 'lru-cache';
import { GROUP } from '../consortium/consortium.access.ts';
import { CalculationType } from './calculation.type.ts';
import { requireUuid } from '../shared/rows.ts';
import { readStoredInputs } from './stored-input.ts';

/** Priced groups kept in memory; one of 200 members takes about 1 MB. */
const MOST_KEPT = 100;

export interface PricedGroup {
  readonly consortiumId: string;
  readonly inputsVersion: bigint;
  readonly input: CalculationInput;
  readonly calculation: CalculationType;
}

/**
 * Prices stored groups. Every change that can change a yen moves the group's inputs_version under a row lock, so a
 * result kept under its version can never be stale: whoever shows that version gets that very result.
 */
@Injectable()
export class CalculationService {
  readonly #transactions: TenantTransaction;
  readonly #kept = new LRUCache<string, PricedGroup>({ max: MOST_KEPT });

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** The result for a row this person has just read, if that version is at hand. No database needed. */
  keptFor(group: { readonly id: string; readonly inputsVersion: bigint }): PricedGroup | undefined {
    const kept = this.#kept.get(group.id);
    return kept?.inputsVersion === group.inputsVersion ? kept : undefined;
  }

  /** Prices several groups in one read; null for one this person may not see. */
  async priceAll(viewer: Viewer, ids: readonly string[]): Promise<(PricedGroup | null)[]> {
    const kept = ids.map((id) => this.#kept.get(id));
    const wanted = ids.map((id, index) => ({ id, known: kept[index]?.inputsVersion ?? null }));
    const stored = await this.#transactions.read(viewer, (tx) => readStoredInputs(tx, wanted));
    const priced = stored.map(({ consortiumId, inputsVersion, input }) => {
      if (input === null) return kept[ids.indexOf(consortiumId)] ?? null;
      const group = price(consortiumId, inputsVersion, input);
      this.#kept.set(consortiumId, group);
      return group;
    });
    const byId = new Map(priced.map((group) => [group?.consortiumId, group]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** @throws AppError NOT_FOUND also for a group this person may not see */
  async price(viewer: Viewer, id: string): Promise<PricedGroup> {
    requireUuid(id, GROUP);
    const [group] = await this.priceAll(viewer, [id]);
    if (!group) throw notFound(GROUP);
    return group;
  }

  /**
   * Prices the group inside a writing transaction. Nothing is kept: if it rolls back, its version number may come
   * again for other inputs.
   * @throws AppError NOT_FOUND
   */
  async priceWithin(tx: Tx, id: string): Promise<PricedGroup> {
    const [stored] = await readStoredInputs(tx, [{ id, known: null }]);
    if (!stored?.input) throw notFound(GROUP);
    return price(id, stored.inputsVersion, stored.input);
  }
}

function price(consortiumId: string, inputsVersion: bigint, input: CalculationInput): PricedGroup {
  return { consortiumId, inputsVersion, input, calculation: new CalculationType(calculate(input)) };
}
