import { Injectable } from '@nestjs/common';
import { TenantTransaction, notFound, type Tx, type Viewer } from '@renkei/platform';
import { calculate, type CalculationInput } from '@renkei/subsidy-rules';
import { GROUP } from '../consortium/consortium.access.ts';
import { CalculationType } from './calculation.type.ts';
import { KeptByVersion } from '../shared/kept-by-version.ts';
import { requireUuid } from '../shared/rows.ts';
import { readStoredInputs, type StoredInput } from './stored-input.ts';

export interface PricedGroup {
  readonly consortiumId: string;
  readonly inputsVersion: bigint;
  readonly input: CalculationInput;
  readonly calculation: CalculationType;
}

/** Prices stored groups. Every change that can change a yen moves the version a result is kept under. */
@Injectable()
export class CalculationService {
  readonly #transactions: TenantTransaction;
  readonly #kept = new KeptByVersion<PricedGroup>(({ input }) =>
    input.members.reduce((rows, { costLines }) => rows + 1 + costLines.length, 0),
  );

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** Prices several groups in one snapshot; null for one this person may not see. */
  priceAll(viewer: Viewer, ids: readonly string[]): Promise<(PricedGroup | null)[]> {
    return this.#transactions.read(viewer, (tx) => this.priceAllRead(tx, ids));
  }

  /**
   * The same inside a read: of what its transaction sees.
   * @param tx of `TenantTransaction.read` or `readForCalculation`
   */
  priceAllRead(tx: Tx, ids: readonly string[]): Promise<(PricedGroup | null)[]> {
    return this.#kept.of(tx, ids, '', async (missing) => {
      const stored = await readStoredInputs(tx, missing);
      const priced = new Map(stored.map((group) => [group.consortiumId, price(group)]));
      return missing.map((id) => priced.get(id) ?? null);
    });
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
    const [stored] = await readStoredInputs(tx, [id]);
    if (!stored) throw notFound(GROUP);
    return price(stored);
  }
}

function price(stored: StoredInput): PricedGroup {
  return { ...stored, calculation: new CalculationType(calculate(stored.input)) };
}
