import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { TestDatabase } from './database.ts';
import { testDatabase } from './database.ts';

describe('testDatabase', () => {
  let first: TestDatabase;
  let second: TestDatabase;
  beforeAll(async () => {
    [first, second] = await Promise.all([testDatabase(), testDatabase()]);
  });
  afterAll(() => Promise.all([first.drop(), second.drop()]));

  it('gives every caller a database of its own', async () => {
    await first.sql('CREATE TABLE only_here (id int)');
    await expect(second.sql('SELECT * FROM only_here')).rejects.toThrow('does not exist');
  });

  it('carries the migrated schema', async () => {
    expect(await first.sql('SELECT name FROM renkei_meta.migration')).not.toHaveLength(0);
  });

  it.each(['app_api', 'app_worker'])(
    'lets %s in, without the power to pass row-level security',
    async (role) => {
      const client = new pg.Client({ connectionString: role === 'app_api' ? first.apiUrl : first.workerUrl });
      await client.connect();
      try {
        const { rows } = await client.query(
          'SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user',
        );
        expect(rows).toEqual([{ rolname: role, rolsuper: false, rolbypassrls: false }]);
      } finally {
        await client.end();
      }
    },
  );
});
