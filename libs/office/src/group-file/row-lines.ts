import { COLUMNS_LEFT_OUT, SHARED_TABLES, type MovedTable, type SharedTable } from './group-tables.ts';

/** Sends one statement. All calls of one export see one snapshot. */
export type Query = <Row extends object>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;

/** Whose eyes read: the coordinator's (app_reader) or the operator's. */
export type Reader = 'COORDINATOR' | 'OPERATOR';

export interface Column {
  readonly name: string;
  /** As PostgreSQL writes it, of a domain what it is made of. */
  readonly type: string;
  readonly mayBeLeftOut: boolean;
}

export interface TableShape {
  readonly table: MovedTable;
  readonly columns: readonly Column[];
  readonly key: readonly Column[];
}

/** How a value is written so that it comes back to the last digit; anything else is refused, not rounded. */
const WRITTEN: Readonly<Record<string, (column: string) => string>> = {
  uuid: (column) => column,
  text: (column) => column,
  boolean: (column) => column,
  smallint: (column) => column,
  integer: (column) => column,
  jsonb: (column) => column,
  'text[]': (column) => column,
  'smallint[]': (column) => column,
  'uuid[]': (column) => column,
  // beyond 2^53 a JSON number is read wrongly by many
  bigint: (column) => `${column}::text`,
  date: (column) => `to_char(${column}, 'YYYY-MM-DD')`,
  'time without time zone': (column) => `to_char(${column}, 'HH24:MI:SS.US')`,
  'timestamp with time zone': (column) =>
    `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  bytea: (column) => `'\\x' || encode(${column}, 'hex')`,
};

/** What a coordinator reads through a function that asks who asks (0014). */
const FILED: ReadonlySet<string> = new Set(['performance_report.document', 'effect_report.document']);

/** Rows that hold whole files or documents come one or a few at a time. */
const BATCHES: readonly (readonly [type: string, rows: number])[] = [
  ['bytea', 1],
  ['jsonb', 20],
];
const BATCH = 1_000;

/** @throws Error for a column of a type nobody said how to write */
export async function shapeOf(query: Query, table: MovedTable): Promise<TableShape> {
  const rows = await query<{ name: string; type: string; optional: boolean; key_at: number | null }>(
    `SELECT a.attname AS name, format_type(base.oid, NULL) AS type,
       NOT a.attnotnull OR a.atthasdef AS optional,
       array_position(i.indkey::smallint[], a.attnum) AS key_at
     FROM pg_catalog.pg_attribute a
     JOIN pg_catalog.pg_type declared ON declared.oid = a.atttypid
     JOIN pg_catalog.pg_type own ON own.oid = coalesce(nullif(declared.typbasetype, 0), declared.oid)
     LEFT JOIN pg_catalog.pg_type element ON element.oid = own.typelem AND own.typcategory = 'A'
     JOIN pg_catalog.pg_type base ON base.oid = CASE
       WHEN element.typtype = 'd' THEN (SELECT b.typarray FROM pg_catalog.pg_type b WHERE b.oid = element.typbasetype)
       ELSE own.oid END
     JOIN pg_catalog.pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
     WHERE a.attrelid = to_regclass('public.' || $1::text) AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attgenerated = '' ORDER BY a.attname COLLATE "C"`,
    [table],
  );
  const left = COLUMNS_LEFT_OUT[table] ?? [];
  const columns = rows
    .filter(({ name }) => !left.includes(name))
    .map(({ name, type, optional }): Column => ({ name, type, mayBeLeftOut: optional }));
  for (const { name, type } of columns) {
    if (!Object.hasOwn(WRITTEN, type))
      throw new Error(`${table}.${name}: nobody says how ${type} is written`);
  }
  const key = rows
    .filter(({ key_at: at }) => at !== null)
    .sort((a, b) => a.key_at! - b.key_at!)
    .map(({ name }) => columns.find((column) => column.name === name)!);
  if (key.length === 0) throw new Error(`${table} has no primary key`);
  return { table, columns, key };
}

/**
 * The rows of a group in one table, in the order of their keys: each as PostgreSQL writes jsonb (keys by length, then by
 * bytes), with bigint as decimal text and times in UTC with microseconds. The same rows give the same lines everywhere.
 */
export async function* linesOf(
  query: Query,
  shape: TableShape,
  groupId: string,
  reader: Reader,
): AsyncGenerator<string> {
  const { table, columns, key } = shape;
  const batch = BATCHES.find(([type]) => columns.some((column) => column.type === type))?.[1] ?? BATCH;
  const named = columns.map((column) => `${writtenOf(table, column, reader)} AS "${column.name}"`);
  const places = key.map(({ name, type }) => `t."${name}"${type === 'text' ? ' COLLATE "C"' : ''}`);
  const from = `SELECT to_jsonb(row)::text AS line, ${key.map((_, at) => `k${at}`).join(', ')}
    FROM (SELECT ${key.map(({ name }, at) => `t."${name}"::text AS k${at}`).join(', ')},
            (SELECT own FROM (SELECT ${named.join(', ')}) own) AS row
          FROM public."${table}" t WHERE ${ofGroup(table)}`;
  const order = `ORDER BY ${places.join(', ')} LIMIT ${batch}) page`;
  const after = `AND (${places.join(', ')}) > (${key.map(({ type }, at) => `$${at + 2}::${type}`).join(', ')})`;
  let last: readonly string[] | null = null;
  for (;;) {
    const rows: Record<string, string>[] =
      last === null
        ? await query(`${from} ${order}`, [groupId])
        : await query(`${from} ${after} ${order}`, [groupId, ...last]);
    for (const row of rows) yield row['line']!;
    const end = rows.at(-1);
    if (!end || rows.length < batch) return;
    last = key.map((_, at) => end[`k${at}`]!);
  }
}

function ofGroup(table: MovedTable): string {
  if (Object.hasOwn(SHARED_TABLES, table)) return SHARED_TABLES[table as SharedTable];
  return table === 'consortium' ? 't.id = $1' : 't.consortium_id = $1';
}

function writtenOf(table: MovedTable, { name, type }: Column, reader: Reader): string {
  if (reader === 'COORDINATOR' && FILED.has(`${table}.${name}`)) {
    return `(SELECT filed.document FROM public.filed_report(t.id) filed)`;
  }
  return WRITTEN[type]!(`t."${name}"`);
}
