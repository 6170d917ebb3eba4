import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate, readMigrationFiles, MIGRATIONS_DIRECTORY } from '@renkei/schema';
import { testServerUrl } from './test-server.ts';

/** A database of its own with the product's schema and no rows but those of the migrations. */
export interface TestDatabase {
  readonly databaseName: string;
  /** Superuser: sees and changes everything, row-level security does not apply. */
  readonly ownerUrl: string;
  /**
   * As `renkei migrate` connects to a real installation: it owns the database and everything in it and is no superuser,
   * so row-level security is forced on it, and with it on the product's own functions and triggers.
   */
  readonly plainOwnerUrl: string;
  /** As the API connects: subject to row-level security. */
  readonly apiUrl: string;
  /** As the worker connects. */
  readonly workerUrl: string;
  /** Runs SQL as the superuser: for preparing and for checking what is really stored. */
  sql<Row extends pg.QueryResultRow = Record<string, unknown>>(
    text: string,
    parameters?: readonly unknown[],
  ): Promise<Row[]>;
  /** Ends all its connections and deletes it. Call it in `afterAll`. */
  drop(): Promise<void>;
}

const PLAIN_OWNER = 'renkei_owner';
const PASSWORDS = { app_api: 'test-api', app_worker: 'test-worker', [PLAIN_OWNER]: 'test-owner' } as const;
/** 'RENT' in ASCII. */
const TEMPLATE_LOCK = 0x52454e54;

/** A fresh database for one test file, copied from the migrated template (about 0.1 s). */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = await testServerUrl();
  const template = await ensureTemplate(serverUrl);
  return createDatabase(serverUrl, `TEMPLATE ${pg.escapeIdentifier(template)}`);
}

/** An empty database, for testing migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase(await testServerUrl(), 'TEMPLATE template0');
}

async function createDatabase(serverUrl: string, source: string): Promise<TestDatabase> {
  const databaseName = `renkei_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(serverUrl, async (client) => {
    await makeRoles(client);
    await client.query(`CREATE DATABASE ${databaseName} OWNER ${PLAIN_OWNER} ${source}`);
  });
  const ownerUrl = urlOf(serverUrl, databaseName);
  // allowExitOnIdle: a test file that forgets `drop` must not keep Jest from ending.
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, allowExitOnIdle: true });
  pool.on('error', () => {}); // DROP DATABASE … FORCE ends idle connections
  return {
    databaseName,
    ownerUrl,
    plainOwnerUrl: urlOf(serverUrl, databaseName, PLAIN_OWNER),
    apiUrl: urlOf(serverUrl, databaseName, 'app_api'),
    workerUrl: urlOf(serverUrl, databaseName, 'app_worker'),
    sql: async <Row extends pg.QueryResultRow>(text: string, parameters: readonly unknown[] = []) =>
      (await pool.query<Row>(text, [...parameters])).rows,
    drop: async () => {
      await pool.end();
      await asAdmin(serverUrl, (client) =>
        client.query(`DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`),
      );
    },
  };
}

let templateOfThisFile: Promise<string> | undefined;

function ensureTemplate(serverUrl: string): Promise<string> {
  templateOfThisFile ??= makeTemplate(serverUrl);
  return templateOfThisFile;
}

/** Named after the migrations and their owner, so a server that outlives the run never serves an old schema. */
async function makeTemplate(serverUrl: string): Promise<string> {
  const files = await readMigrationFiles(MIGRATIONS_DIRECTORY);
  const version = createHash('sha256')
    .update([PLAIN_OWNER, ...files.map((file) => file.checksum)].join())
    .digest('hex');
  const name = `renkei_template_${version.slice(0, 12)}`;
  await asAdmin(serverUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]); // released with the connection
    // The flag is set last: a template whose migration was interrupted is made anew.
    const { rows } = await client.query('SELECT datistemplate AS ready FROM pg_database WHERE datname = $1', [
      name,
    ]);
    if (rows[0]?.ready) return;
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await makeRoles(client);
    await client.query(`CREATE DATABASE ${name} OWNER ${PLAIN_OWNER} TEMPLATE template0`);
    await migrate({ connectionString: urlOf(serverUrl, name, PLAIN_OWNER) });
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
  });
  return name;
}

/** Roles belong to the whole server: other test files make them at the same time, and it may outlive the run. */
async function makeRoles(admin: pg.Client): Promise<void> {
  for (const [role, password] of Object.entries(PASSWORDS)) {
    await admin.query(`
      DO $$ BEGIN
        CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS ${role === PLAIN_OWNER ? 'CREATEROLE' : ''} PASSWORD '${password}';
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  }
}

function urlOf(serverUrl: string, database: string, role?: keyof typeof PASSWORDS): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = PASSWORDS[role];
  }
  return url.href;
}

async function asAdmin<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
