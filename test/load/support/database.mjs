import { randomBytes } from 'node:crypto';
import { migrate } from '@renkei/schema';
import { startLocalPostgres } from '@renkei/platform/local-postgres';
import pg from 'pg';

// The same as the tests': roles belong to the whole server, and DATABASE_URL_TEST may name one they share.
const PASSWORDS = { app_api: 'test-api', app_worker: 'test-worker' };

/**
 * Gives `work` a function that makes migrated databases, dropped afterwards: on the server of DATABASE_URL_TEST, else on
 * a PostgreSQL of our own that syncs nothing to disk. Every contender uses the same server.
 */
export async function withDatabases(work) {
  const given = process.env.DATABASE_URL_TEST;
  const server = given ? null : await startLocalPostgres({ ephemeral: true });
  const adminUrl = given ?? server.adminUrl;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const made = [];
  try {
    await work(async () => {
      const database = await create(admin, adminUrl);
      made.push(database);
      return database;
    });
  } finally {
    for (const { name, owner } of made) {
      await owner.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
    await admin.end();
    await server?.stop();
  }
}

async function create(admin, adminUrl) {
  const name = `renkei_bench_${randomBytes(6).toString('hex')}`;
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  const ownerUrl = urlOf(adminUrl, name);
  await migrate({ connectionString: ownerUrl }, { rolePasswords: PASSWORDS });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  return {
    name,
    /** Superuser: row-level security does not apply. */
    owner,
    ownerUrl,
    apiUrl: urlOf(adminUrl, name, 'app_api'),
    workerUrl: urlOf(adminUrl, name, 'app_worker'),
  };
}

function urlOf(adminUrl, database, role) {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = PASSWORDS[role];
  }
  return url.href;
}
