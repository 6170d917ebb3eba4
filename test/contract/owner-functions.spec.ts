import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@renkei/test/database';

// The owner of a real installation is no superuser: row-level security is forced on it too. A function that runs as the
// owner and touches a table without a policy of the owner's sees nothing there, and a trigger then guards nothing.

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

interface OwnerFunction extends Record<string, unknown> {
  readonly name: string;
  readonly body: string;
}

const VERBS: readonly (readonly [verb: string, policy: string, words: RegExp])[] = [
  ['SELECT', 'r', /\b(?:FROM|JOIN|UPDATE)\s+(?:ONLY\s+)?public\.(\w+)/g],
  ['INSERT', 'a', /\bINSERT\s+INTO\s+public\.(\w+)/g],
  ['UPDATE', 'w', /\bUPDATE\s+public\.(\w+)/g],
  ['DELETE', 'd', /\bDELETE\s+FROM\s+public\.(\w+)/g],
];

const ownerFunctions = () =>
  database.sql<OwnerFunction>(
    `SELECT p.oid::regprocedure::text AS name, p.prosrc AS body FROM pg_proc p
     WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace ORDER BY 1`,
  );

/** What functions of the owner do and no policy of the owner allows, 'function: VERB table'. */
async function missing(): Promise<string[]> {
  const allowed = await database.sql<{ table: string; verb: string }>(
    `SELECT c.relname AS table, v.verb FROM pg_class c
     CROSS JOIN unnest(ARRAY['r', 'a', 'w', 'd']) AS v (verb)
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
       AND (NOT c.relforcerowsecurity OR EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid
             AND p.polname NOT LIKE 'operator\\_%' -- those answer the operator's own connection only (0020)
             AND c.relowner = ANY (p.polroles) AND p.polcmd::text IN ('*', v.verb)))`,
  );
  const may = new Set(allowed.map(({ table, verb }) => `${verb} ${table}`));
  const tables = new Set(
    (await database.sql<{ relname: string }>(`SELECT relname FROM pg_class`)).map(({ relname }) => relname),
  );
  return (await ownerFunctions()).flatMap(({ name, body }) =>
    VERBS.flatMap(([verb, policy, words]) =>
      [...new Set([...body.matchAll(words)].map(([, table]) => table!))]
        .filter((table) => tables.has(table) && !may.has(`${policy} ${table}`))
        .map((table) => `${name}: ${verb} ${table}`),
    ),
  );
}

it('belongs to an owner who is no superuser, as everywhere in the tests', async () => {
  expect(
    await database.sql(
      `SELECT DISTINCT r.rolsuper, r.rolbypassrls FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
    ),
  ).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});

it('lets the owner see and change what its functions are for', async () => {
  expect((await ownerFunctions()).length).toBeGreaterThan(30);
  expect(await missing()).toEqual([]);
});

it('would find the policy that is forgotten', async () => {
  await database.sql('DROP POLICY owner_functions ON outbox');
  expect(await missing()).toEqual(
    expect.arrayContaining([
      'costs_unconfirmed(): INSERT outbox',
      'failed_work(): SELECT outbox',
      'retry_failed_work(uuid): DELETE outbox',
    ]),
  );
});
