import type { Tx } from '@renkei/platform';
import { LRUCache } from 'lru-cache';

const MOST_KEPT = 500;
/** Members and cost lines over all kept values. One takes about 1 kB, so this is about 30 MB. */
const MOST_ROWS = 30_000;

interface Kept<Value> {
  readonly inputsVersion: bigint;
  readonly value: Value;
}

/**
 * What was made of a group's rows, kept as long as the group's inputs_version stands: every change of a business, a
 * member, a tool or a cost line moves that version under a row lock, so what is kept under it can never be stale.
 *
 * Kept values are for those alone who read all of these rows: the group's coordinators, a support body it consents to,
 * and the calculation of a member's own result, which nothing of the others' leaves. Seeing the group is not enough, as
 * a member's own people do: what they see is read for them, and nothing of it is kept.
 */
export class KeptByVersion<Value extends object> {
  readonly #kept: LRUCache<string, Kept<Value>>;

  /** @param rowsOf how many members and cost lines the value holds, for the bound on memory */
  constructor(rowsOf: (value: Value) => number) {
    this.#kept = new LRUCache({
      max: MOST_KEPT,
      maxSize: MOST_ROWS,
      sizeCalculation: ({ value }) => 1 + rowsOf(value),
    });
  }

  /**
   * This part of several groups, in the order asked for; `read` is asked for those not at hand.
   * @param tx of `TenantTransaction.read`: version and rows must come from one snapshot of what is committed
   * @param part everything besides the group that the value depends on
   */
  async of<Read extends Value | null>(
    tx: Tx,
    ids: readonly string[],
    part: string,
    read: (ids: readonly string[]) => Promise<readonly Read[]>,
  ): Promise<(Value | Read)[]> {
    const versions = await versionsOfWhollyVisible(tx, ids);
    const values = new Map<string, Value | Read>();
    for (const [id, inputsVersion] of versions) {
      const kept = this.#kept.get(`${id} ${part}`);
      if (kept?.inputsVersion === inputsVersion) values.set(id, kept.value);
    }
    const missing = ids.filter((id) => !values.has(id));
    const found = missing.length === 0 ? [] : await read(missing);
    for (const [index, value] of found.entries()) {
      const id = missing[index] as string;
      const inputsVersion = versions.get(id);
      values.set(id, value);
      if (inputsVersion !== undefined && value) this.#kept.set(`${id} ${part}`, { inputsVersion, value });
    }
    return ids.map((id) => values.get(id) as Value | Read);
  }
}

/** Each of the three asks for the role acted in: whoever coordinates a group and acts for one of its members is not let in. */
async function versionsOfWhollyVisible(tx: Tx, ids: readonly string[]): Promise<Map<string, bigint>> {
  const rows = await tx.query<{ id: string; inputs_version: bigint }>(
    `SELECT id, inputs_version FROM consortium
     WHERE id = ANY ($1::uuid[]) AND (
       id IN (SELECT coordinated_consortium_ids())
       OR ((SELECT acting_role()) = 'SUPPORT_READER' AND id IN (SELECT supported_consortium_ids()))
       OR ((SELECT acting_role()) = 'MEMBER_USER' AND id = (SELECT current_calculation_consortium_id())
           AND id IN (SELECT joined_consortium_ids())))`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.inputs_version]));
}
