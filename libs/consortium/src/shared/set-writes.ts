import type { Tx } from '@renkei/platform';
import type { EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Writes of any number of rows in one statement with one parameter: the rows travel as JSON and are spread out by
 * PostgreSQL. Every row names the same properties.
 */
interface Recordset {
  readonly table: string;
  readonly columns: readonly string[];
  /** For `FROM …`, as `r`; $1 is the JSON. */
  readonly from: string;
  readonly json: string;
}

function recordset<Row extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<Row>,
  rows: readonly Partial<Row>[],
): Recordset {
  const { connection } = tx.manager;
  const { columns, tableName } = connection.getMetadata(entity);
  const named = columns.filter(({ propertyName }) => propertyName in (rows[0] ?? {}));
  const types = named.map((column) => {
    const type = connection.driver.normalizeType(column);
    return `${column.databaseName} ${type}${column.isArray ? '[]' : ''}`;
  });
  const records = rows.map((row) =>
    Object.fromEntries(
      named.map(({ databaseName, propertyName }) => [databaseName, row[propertyName] ?? null]),
    ),
  );
  return {
    table: tableName,
    columns: named.map(({ databaseName }) => databaseName),
    from: `jsonb_to_recordset($1::jsonb) AS r (${types.join(', ')})`,
    // yen as text: a JSON number is a float to many readers, and PostgreSQL reads both
    json: JSON.stringify(records, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  };
}

/** Columns the rows do not name get their defaults. */
export async function insertAll<Row extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<Row>,
  rows: readonly Partial<Row>[],
): Promise<void> {
  if (rows.length === 0) return;
  const { table, columns, from, json } = recordset(tx, entity, rows);
  const list = columns.join(', ');
  await tx.query(`INSERT INTO ${table} (${list}) SELECT ${list} FROM ${from}`, [json]);
}

/** Sets the named columns of the rows with these ids; `also` is SQL for every one of them. */
export async function updateAll<Row extends ObjectLiteral & { readonly id: string }>(
  tx: Tx,
  entity: EntityTarget<Row>,
  rows: readonly (Partial<Row> & { readonly id: string })[],
  also: string = '',
): Promise<void> {
  if (rows.length === 0) return;
  const { table, columns, from, json } = recordset(tx, entity, rows as readonly Partial<Row>[]);
  const set = columns.filter((column) => column !== 'id').map((column) => `${column} = r.${column}`);
  await tx.query(
    `UPDATE ${table} t SET ${[...set, ...(also === '' ? [] : [also])].join(', ')} FROM ${from} WHERE t.id = r.id`,
    [json],
  );
}
