import { notFound, refuseStale, type Tx } from '@renkei/platform';
import { isUuid, type Message } from '@renkei/kernel';
import type { EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * An entity's columns as a SELECT list of plain rows with the entity's own property names: the mapping is said once,
 * and hot reads skip hydration. `prefix` keeps a joined entity apart, see `splitRow`. Dates stay 'YYYY-MM-DD' text:
 * a JavaScript Date would shift them by the server's zone.
 */
export function columnsOf(
  tx: Tx,
  entity: EntityTarget<ObjectLiteral>,
  alias: string,
  prefix: string = '',
): string {
  return tx.manager.connection
    .getMetadata(entity)
    .columns.filter((column) => column.isSelect)
    .map((column) => {
      const cast = column.type === 'date' ? '::text' : '';
      return `${alias}.${column.databaseName}${cast} AS "${prefix}${column.propertyName}"`;
    })
    .join(', ');
}

/** Takes the properties that carry the prefix out of a joined row, into an object of their own. */
export function splitRow(row: object, prefix: string): { own: object; joined: object } {
  const own: Record<string, unknown> = {};
  const joined: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    if (key.startsWith(prefix)) joined[key.slice(prefix.length)] = value;
    else own[key] = value;
  }
  return { own, joined };
}

interface Versioned extends ObjectLiteral {
  readonly id: string;
  readonly version: number;
}

/**
 * Changes a row on top of the version the person saw.
 * @throws ProblemsFound STALE_VERSION; AppError NOT_FOUND also for what the person may not see
 */
export async function updateVersioned<Row extends Versioned>(
  tx: Tx,
  entity: EntityTarget<Row>,
  seen: { readonly id: string; readonly version: number },
  changes: { readonly [Key in keyof Row]?: Row[Key] | undefined },
  what: Message,
): Promise<void> {
  const result = await tx.manager
    .createQueryBuilder()
    .update(entity)
    .set({ ...changes, version: () => 'version + 1' } as never)
    .where('id = :id AND version = :version', seen)
    .execute();
  if (result.affected === 1) return;
  const current = await tx.repository(entity).findOneBy({ id: seen.id } as never);
  if (!current) throw notFound(what);
  refuseStale(seen.version, current.version);
}

/** An id that is not even a UUID finds nothing, like any other unknown one. */
export function requireUuid(id: string, what: Message): void {
  if (!isUuid(id)) throw notFound(what);
}

/** Rows in the order of their ids, null for what the person cannot see: the batch function of a loader. */
export async function byIds<Row extends { readonly id: string } & ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<Row>,
  ids: readonly string[],
): Promise<(Row | null)[]> {
  const { tableName } = tx.manager.connection.getMetadata(entity);
  const rows = await tx.query<Row>(
    `SELECT ${columnsOf(tx, entity, 'r')} FROM ${tableName} r WHERE r.id = ANY ($1::uuid[])`,
    [ids],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}
