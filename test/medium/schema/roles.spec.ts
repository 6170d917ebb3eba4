import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { LocalPostgres } from '@renkei/platform/local-postgres';
import { startLocalPostgres } from '@renkei/platform/local-postgres';
import { migrate, schemaStatus } from '@renkei/schema';

// Roles belong to the whole server and the other test files use them meanwhile: this one has its own server.

let server: LocalPostgres;
beforeAll(async () => {
  server = await startLocalPostgres({ ephemeral: true });
});
afterAll(() => server.stop());

async function query(url: string, ...statements: string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements.slice(0, -1)) await client.query(statement);
    return await client.query(statements.at(-1) ?? '');
  } finally {
    await client.end();
  }
}

const login = (user: string, password: string): Promise<string> =>
  query(server.urlFor('renkei', user, password), 'SELECT 1').then(
    () => 'in',
    (error: Error) => error.message,
  );

describe('runtime roles', () => {
  it('must be created by a migration', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'migrations-'));
    await writeFile(join(directory, '0001_a.sql'), 'CREATE TABLE a (id int)');
    const result = migrate({ connectionString: server.adminUrl }, { migrationsDirectory: directory });
    await expect(result).rejects.toMatchObject({ name: 'MigrationError', file: 'app_api' });
    await rm(directory, { recursive: true });
  });

  it('come with the product migrations, run by an owner who is no superuser, as managed servers offer it', async () => {
    await query(
      server.adminUrl,
      `CREATE ROLE owner LOGIN CREATEROLE PASSWORD 'x'`,
      'CREATE DATABASE renkei OWNER owner',
    );
    const { applied } = await migrate({ connectionString: server.urlFor('renkei', 'owner', 'x') });
    expect(applied.length).toBeGreaterThan(0);
    const { rows } = await query(
      server.adminUrl,
      `SELECT rolname, rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname LIKE 'app\\_%' ORDER BY 1`,
    );
    const powerless = { rolcanlogin: false, rolsuper: false, rolbypassrls: false };
    expect(rows).toEqual([
      { rolname: 'app_api', ...powerless },
      { rolname: 'app_reader', ...powerless },
      { rolname: 'app_worker', ...powerless },
    ]);
  });

  it('log in with the password they were given, whatever characters it has, and only those', async () => {
    const awkward = `it's "quoted" \\ $$ %L ; DROP TABLE a; --`;
    const connectionString = server.urlFor('renkei', 'owner', 'x');
    await migrate({ connectionString }, { rolePasswords: { app_api: awkward } });
    expect(await login('app_api', awkward)).toBe('in');
    expect(await login('app_api', 'guess')).toContain('password authentication failed');
    expect(await login('app_worker', awkward)).toMatch(
      /not permitted to log in|password authentication failed/,
    );

    await migrate({ connectionString }, { rolePasswords: { app_worker: 'second' } });
    expect(await login('app_api', awkward)).toBe('in');
    expect(await login('app_worker', 'second')).toBe('in');
  });

  it('reads the schema status as a runtime role', async () => {
    const status = await schemaStatus({ connectionString: server.urlFor('renkei', 'app_worker', 'second') });
    expect(status.pending).toEqual([]);
    expect(status.applied.length).toBeGreaterThan(0);
  });

  it('keeps identities and versions across groups although row-level security is forced on the owner too', async () => {
    const [actor, group, business] = ['1', '2', '3'].map(
      (digit) => `00000000-0000-4000-8000-00000000000${digit}`,
    );
    const asActor = `BEGIN; SET LOCAL ROLE app_api; SELECT set_config('renkei.actor_id', '${actor}', true), set_config('renkei.acting_role', 'COORDINATOR', true)`;
    const found = (id: string) => `
      INSERT INTO assignment (user_id, role, consortium_id) VALUES ('${actor}', 'COORDINATOR', '${id}');
      INSERT INTO consortium (id, name, prefecture, rule_set, created_by) VALUES ('${id}', '見本𠮷', 40, '2023', '${actor}')`;
    const enrol = (id: string, businessId: string) => `
      INSERT INTO business (id, consortium_id, name, legal_form, corporate_number)
      VALUES ('${businessId}', '${id}', '見本 髙﨑', 'CORPORATION', '7999901000001');
      INSERT INTO member (consortium_id, business_id, role, position)
      VALUES ('${id}', '${businessId}', 'REPRESENTATIVE', 1)`;
    await query(
      server.urlFor('renkei', 'owner', 'x'),
      `INSERT INTO app_user (id, display_name) VALUES ('${actor}', '見本')`,
    );
    const admin = server.adminUrlFor('renkei');

    await query(admin, asActor, found(group!), enrol(group!, business!), 'COMMIT');
    const { rows } = await query(admin, `SELECT inputs_version FROM consortium WHERE id = '${group}'`);
    expect(rows).toEqual([{ inputs_version: '3' }]); // founded, a business, a member

    const other = group!.replace(/2$/, '4');
    await expect(
      query(admin, asActor, found(other), enrol(other, business!.replace(/3$/, '5')), 'COMMIT'),
    ).rejects.toMatchObject({ constraint: 'business_in_one_group' });
    await expect(query(admin, asActor, found(group!), 'COMMIT')).rejects.toMatchObject({ code: '42501' });
  });
});
