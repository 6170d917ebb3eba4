import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate, MigrationError, schemaStatus } from '@renkei/schema';
import type { TestDatabase } from '@renkei/test/database';
import { emptyDatabase } from '@renkei/test/database';

const ROLES = `
  DO $$ BEGIN CREATE ROLE app_api NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
  DO $$ BEGIN CREATE ROLE app_worker NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
`;

let database: TestDatabase;
let directory: string;
beforeEach(async () => {
  database = await emptyDatabase();
  directory = await mkdtemp(join(tmpdir(), 'migrations-'));
  await write('0001_roles.sql', ROLES);
  await write('0002_a.sql', 'CREATE TABLE a (id int)');
});
afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

const write = (name: string, sql: string): Promise<void> => writeFile(join(directory, name), sql);
const run = (log?: (line: string) => void) =>
  migrate(
    { connectionString: database.ownerUrl },
    { migrationsDirectory: directory, ...(log ? { log } : {}) },
  );
const status = () =>
  schemaStatus({ connectionString: database.ownerUrl }, { migrationsDirectory: directory });
const tables = async (): Promise<unknown[]> =>
  (
    await database.sql(`SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`)
  ).map((row) => row['relname']);

async function refusal(promise: Promise<unknown>): Promise<MigrationError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (error instanceof MigrationError) return error;
  throw new Error(`expected a MigrationError, got ${String(error)}`);
}

describe('migrate', () => {
  it('applies what is pending, once, and makes the queue ready', async () => {
    expect(await status()).toEqual({ applied: [], pending: ['0001_roles.sql', '0002_a.sql'] });
    expect(await run()).toEqual({ applied: ['0001_roles.sql', '0002_a.sql'], already: 0 });
    await write('0003_b.sql', 'CREATE TABLE b (id int)');
    expect(await run()).toEqual({ applied: ['0003_b.sql'], already: 2 });
    expect(await run()).toEqual({ applied: [], already: 3 });
    expect(await tables()).toEqual(['a', 'b']);
    expect(await status()).toEqual({
      applied: ['0001_roles.sql', '0002_a.sql', '0003_b.sql'],
      pending: [],
    });
    expect(await database.sql('SELECT count(*)::int AS jobs FROM bullmq.job')).toEqual([{ jobs: 0 }]);
  });

  it('leaves nothing of a failing file, keeps those before, and goes on once it is mended', async () => {
    await write(
      '0003_bad.sql',
      'CREATE TABLE half (id int);\nINSERT INTO half VALUES (1);\nSELECT nonsense;',
    );
    const error = await refusal(run());
    expect(error.file).toBe('0003_bad.sql');
    expect(error.text.en).toContain('0003_bad.sql, line 3,');
    expect(error.text.ja).toContain('nonsense');
    expect(await tables()).toEqual(['a']);
    expect((await status()).pending).toEqual(['0003_bad.sql']);

    await write('0003_bad.sql', 'CREATE TABLE half (id int)');
    expect((await run()).applied).toEqual(['0003_bad.sql']);
  });

  it('undoes a file that fails only when its constraints are checked at commit', async () => {
    await write(
      '0003_late.sql',
      `CREATE TABLE late (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);
       INSERT INTO late VALUES (1), (1);`,
    );
    expect((await refusal(run())).file).toBe('0003_late.sql');
    expect(await tables()).toEqual(['a']);
    expect((await status()).pending).toEqual(['0003_late.sql']);
  });

  it('undoes a file when its bookkeeping fails', async () => {
    await write(
      '0003_self.sql',
      `CREATE TABLE self (id int); INSERT INTO renkei_meta.migration VALUES ('0003_self.sql', 'x');`,
    );
    expect((await refusal(run())).text.en).toContain('duplicate key');
    expect(await tables()).toEqual(['a']);
  });

  it('refuses an applied file that was changed, and changes nothing', async () => {
    await run();
    await write('0002_a.sql', 'CREATE TABLE a (id bigint)');
    await write('0003_b.sql', 'CREATE TABLE b (id int)');
    expect((await refusal(run())).file).toBe('0002_a.sql');
    expect((await refusal(status())).file).toBe('0002_a.sql');
    expect(await tables()).toEqual(['a']);
  });

  it('refuses when an applied file is missing', async () => {
    await run();
    await rm(join(directory, '0002_a.sql'));
    expect((await refusal(run())).text.en).toMatch(/^The database has 0002_a\.sql applied/);
  });

  it('refuses a gap before it touches the database', async () => {
    await write('0004_d.sql', 'CREATE TABLE d (id int)');
    expect((await refusal(run())).file).toBe('0004_d.sql');
    expect(await tables()).toEqual([]);
  });

  it('does not carry a SET from one file into the next', async () => {
    await write('0003_path.sql', 'CREATE SCHEMA elsewhere; SET search_path = elsewhere');
    await write('0004_b.sql', 'CREATE TABLE b (id int)');
    await run();
    expect(await tables()).toEqual(['a', 'b']);
  });

  it('lets one of several migrators apply while the others wait', async () => {
    await write('0003_slow.sql', 'CREATE TABLE slow (id int); SELECT pg_sleep(0.3)');
    const lines: string[] = [];
    const results = await Promise.all(Array.from({ length: 4 }, () => run((line) => lines.push(line))));
    expect(results.map((result) => result.applied.length).sort()).toEqual([0, 0, 0, 3]);
    expect(lines.filter((line) => line.includes('待っています'))).toHaveLength(3);
    expect(await database.sql('SELECT count(*)::int AS files FROM renkei_meta.migration')).toEqual([
      { files: 3 },
    ]);
  });
});
