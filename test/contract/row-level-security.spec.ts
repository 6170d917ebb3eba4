import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '@renkei/test/database';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await seedTwoGroups(database);
});
afterAll(() => database.drop());

/** Every table of the product, whoever adds it: forgetting row-level security on a new one fails here. */
function unprotectedTables(): Promise<{ name: string }[]> {
  return database.sql<{ name: string }>(`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND NOT (relrowsecurity AND relforcerowsecurity)`);
}

/** A letter is its reader's and tells of several groups. */
const TO_NO_GROUP = ['notification_letter_id_fkey'];

/** Tenant tables reference their parents with the group's id in the key, so no row can point into another group. */
function looseReferences(): Promise<{ constraint: string }[]> {
  return database.sql<{ constraint: string }>(
    `
    WITH tenant AS (
      SELECT attrelid AS id, attnum FROM pg_attribute
      WHERE attname = 'consortium_id' AND attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
    )
    SELECT conname AS constraint FROM pg_constraint
    JOIN tenant child ON child.id = conrelid
    JOIN tenant parent ON parent.id = confrelid
    WHERE contype = 'f' AND conname <> ALL ($1) AND NOT (child.attnum = ANY (conkey) AND parent.attnum = ANY (confkey))`,
    [TO_NO_GROUP],
  );
}

describe('row-level security', () => {
  it('is enabled and forced on every table', async () => {
    expect(await unprotectedTables()).toEqual([]);
  });

  it('is missed by this test when it is missing', async () => {
    await database.sql('CREATE TABLE planted (id int)');
    expect(await unprotectedTables()).toEqual([{ name: 'planted' }]);
    await database.sql('DROP TABLE planted');
  });

  it('cannot be bypassed by the roles of the product, which own nothing', async () => {
    const roles = await database.sql(`
      SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole AS powerful,
        EXISTS (SELECT FROM pg_class WHERE relowner = r.oid AND relnamespace = 'public'::regnamespace) AS owns
      FROM pg_roles r WHERE rolname IN ('app_api', 'app_worker') ORDER BY 1`);
    expect(roles).toEqual([
      { rolname: 'app_api', powerful: false, owns: false },
      { rolname: 'app_worker', powerful: false, owns: false },
    ]);
  });

  it('lets nothing be seen or written without saying for whom', async () => {
    const tables = (
      await database.sql<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
      )
    ).map((row) => row.name);
    expect(tables.length).toBeGreaterThan(20);
    for (const url of [database.apiUrl, database.workerUrl]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      // once on a fresh connection, once after a transaction that had a context: the setting is '' then, not NULL
      for (const afterContext of [false, true]) {
        if (afterContext) {
          await client.query(
            `BEGIN; SELECT set_config('renkei.actor_id', '${FIRST.user}', true), set_config('renkei.acting_role', 'COORDINATOR', true); COMMIT`,
          );
        }
        for (const table of tables) {
          const count = await client.query(`SELECT count(*)::int AS n FROM ${table}`).then(
            (result) => result.rows[0].n as number,
            (error: { code: string }) => (error.code === '42501' ? 0 : Promise.reject(error)),
          );
          expect({ table, count }).toEqual({ table, count: 0 });
        }
        await expect(
          client.query(
            `INSERT INTO consortium (name, prefecture, rule_set, created_by) VALUES ('見本', 40, '2023', $1)`,
            [FIRST.user],
          ),
        ).rejects.toMatchObject({ code: '42501' });
      }
      await client.end();
    }
  });

  it('shows a coordinator their own group and nothing of the other', async () => {
    const client = new pg.Client({ connectionString: database.apiUrl });
    await client.connect();
    await client.query(
      `BEGIN; SELECT set_config('renkei.actor_id', '${FIRST.user}', true), set_config('renkei.acting_role', 'COORDINATOR', true)`,
    );
    expect((await client.query('SELECT id FROM consortium')).rows).toEqual([{ id: FIRST.group }]);
    expect(
      (await client.query('UPDATE consortium SET name = $1 WHERE id = $2', ['x', SECOND.group])).rowCount,
    ).toBe(0);
    await expect(
      client.query(`INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`, [
        FIRST.user,
        SECOND.group,
      ]),
    ).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });
});

/** Tables the functions of the owner name without a policy that lets the owner in: to them they are empty. */
function tablesClosedToTheOwner(): Promise<{ function: string; table: string }[]> {
  return database.sql<{ function: string; table: string }>(`
    SELECT p.proname AS function, c.relname AS table
    FROM pg_proc p JOIN pg_class c ON p.prosrc ~ ('\\mpublic\\.' || c.relname || '\\M')
    WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
      AND c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND c.relowner = ANY (polroles)
        AND polname NOT LIKE 'operator\\_%') -- those answer the operator's own connection only (0020)
    ORDER BY 1, 2`);
}

describe('functions that run as the owner', () => {
  // FORCE binds the owner too, and the owner of a real database is no superuser, unlike here
  it('find the tables they name open to the owner', async () => {
    expect(await tablesClosedToTheOwner()).toEqual([]);
  });

  it('are missed by this test when they do not', async () => {
    await database.sql(`CREATE FUNCTION planted() RETURNS bigint LANGUAGE sql SECURITY DEFINER
      AS 'SELECT count(*) FROM public.asset'`);
    expect(await tablesClosedToTheOwner()).toEqual([{ function: 'planted', table: 'asset' }]);
    await database.sql('DROP FUNCTION planted()');
  });
});

/** A view answers as its owner unless told otherwise, and so to everybody everything. */
function viewsOfTheOwner(): Promise<{ name: string }[]> {
  return database.sql<{ name: string }>(`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
      AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false)`);
}

describe('views', () => {
  it('show whoever asks what they may see', async () => {
    expect(await viewsOfTheOwner()).toEqual([]);
  });

  it('are missed by this test when they do not', async () => {
    await database.sql('CREATE VIEW planted AS SELECT * FROM member');
    expect(await viewsOfTheOwner()).toEqual([{ name: 'planted' }]);
    await database.sql('DROP VIEW planted');
  });
});

describe('references between tenant tables', () => {
  it('all carry the group', async () => {
    expect(await looseReferences()).toEqual([]);
  });

  it('are missed by this test when they do not', async () => {
    await database.sql('CREATE TABLE planted (consortium_id uuid, member_id uuid REFERENCES member (id))');
    expect(await looseReferences()).toContainEqual({ constraint: 'planted_member_id_fkey' });
    await database.sql('DROP TABLE planted');
  });
});

const FIRST = { user: '00000000-0000-4000-8000-000000000001', group: '00000000-0000-4000-8000-00000000000a' };
const SECOND = {
  user: '00000000-0000-4000-8000-000000000002',
  group: '00000000-0000-4000-8000-00000000000b',
};

async function seedTwoGroups(target: TestDatabase): Promise<void> {
  for (const { user, group } of [FIRST, SECOND]) {
    await target.sql('INSERT INTO app_user (id, display_name) VALUES ($1, $2)', [user, '見本 髙﨑']);
    await target.sql(
      `INSERT INTO consortium (id, name, prefecture, rule_set, created_by) VALUES ($1, '見本𠮷', 40, '2023', $2)`,
      [group, user],
    );
    await target.sql(`INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`, [
      user,
      group,
    ]);
  }
}
