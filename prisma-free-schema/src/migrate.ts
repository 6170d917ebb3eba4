import pg from 'pg';
import { MigrationError } from './migration-error.ts';
import type { AppliedMigration, MigrationFile } from './migration-files.ts';
import { MIGRATIONS_DIRECTORY, planMigrations, readMigrationFiles } from './migration-files.ts';
import type { RolePasswords } from './runtime-access.ts';
import { openForRuntime } from './runtime-access.ts';

export interface SchemaConnection {
  /** For `migrate`: a role that owns the schema and may create roles. */
  readonly connectionString: string;
}

export interface MigrateOptions {
  readonly log?: (line: string) => void;
  /** A role named here may log in with that password afterwards; a role left out stays as it is. */
  readonly rolePasswords?: RolePasswords;
  readonly migrationsDirectory?: string;
}

export interface MigrateResult {
  /** Names of the files this call applied, in order. */
  readonly applied: string[];
  /** How many files had been applied before. */
  readonly already: number;
}

export interface SchemaStatus {
  readonly applied: string[];
  readonly pending: string[];
}

/** 'REN1' in ASCII. Held for the session, so it also spans the queue library's own transaction. */
const LOCK_KEY = 0x52454e31;

/**
 * Brings the database to the newest schema: each pending file in its own transaction together with its
 * bookkeeping row, then the queue's tables and the grants of the runtime roles. Of several processes one
 * applies and the others wait for it.
 * @throws MigrationError when the folder or the history is inconsistent, or a file's SQL fails; the files
 *   before the failing one stay applied, of the failing one nothing stays.
 */
export async function migrate(
  connection: SchemaConnection,
  options: MigrateOptions = {},
): Promise<MigrateResult> {
  const { log = () => {}, rolePasswords = {}, migrationsDirectory = MIGRATIONS_DIRECTORY } = options;
  const files = await readMigrationFiles(migrationsDirectory);
  return withClient(connection, async (client) => {
    await lock(client, log);
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS renkei_meta;
      CREATE TABLE IF NOT EXISTS renkei_meta.migration (
        name       text PRIMARY KEY,
        checksum   text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      );
    `);
    const history = await appliedMigrations(client);
    const pending = planMigrations(files, history);
    for (const file of pending) {
      await apply(client, file);
      log(`適用しました: ${file.name}`);
    }
    await openForRuntime(client, rolePasswords);
    return { applied: pending.map((file) => file.name), already: history.length };
  });
}

/**
 * Compares the database with this version's files. Reads only, so a runtime role may call it.
 * @throws MigrationError as `migrate` does when the history is inconsistent.
 */
export async function schemaStatus(
  connection: SchemaConnection,
  options: Pick<MigrateOptions, 'migrationsDirectory'> = {},
): Promise<SchemaStatus> {
  const files = await readMigrationFiles(options.migrationsDirectory ?? MIGRATIONS_DIRECTORY);
  return withClient(connection, async (client) => {
    const { rows } = await client.query(`SELECT to_regclass('renkei_meta.migration') IS NOT NULL AS found`);
    const history = rows[0]?.found ? await appliedMigrations(client) : [];
    const pending = planMigrations(files, history);
    return { applied: history.map((row) => row.name), pending: pending.map((file) => file.name) };
  });
}

async function withClient<T>(
  { connectionString }: SchemaConnection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'renkei-migrate' });
  // A connection lost in the middle also rejects the running query; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end(); // also releases the session's advisory lock
  }
}

async function lock(client: pg.Client, log: (line: string) => void): Promise<void> {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS locked', [LOCK_KEY]);
  if (rows[0]?.locked) return;
  log('別のプロセスがデータベースを更新しています。終わるのを待っています…');
  await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
}

async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'SELECT name, checksum FROM renkei_meta.migration ORDER BY name',
  );
  return rows;
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(file.sql);
    await client.query('INSERT INTO renkei_meta.migration (name, checksum) VALUES ($1, $2)', [
      file.name,
      file.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}); // a lost connection has rolled back already
    throw failedFile(file, error);
  }
  // A plain SET in one file must not change what the next one means.
  await client.query('RESET ALL');
}

function failedFile(file: MigrationFile, cause: unknown): MigrationError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const position = cause instanceof pg.DatabaseError ? Number(cause.position) : NaN;
  const line = position > 0 ? file.sql.slice(0, position).split('\n').length : undefined;
  return new MigrationError(
    file.name,
    {
      ja: `${file.name}${line ? ` の ${line} 行目` : ''} を適用できませんでした。このファイルの変更はすべて取り消しました。原因: ${reason}`,
      en: `${file.name}${line ? `, line ${line},` : ''} failed and was rolled back as a whole: ${reason}`,
    },
    { cause },
  );
}
