import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { CONTEXTS, type Context } from './contexts.ts';
import { Observatory } from './observe.ts';

// What the worker makes for somebody it reads as app_reader: what that person sees through the API, and nothing else.

let database: TestDatabase;
let seen: Observatory;

beforeAll(async () => {
  database = await testDatabase();
  seen = await Observatory.open(database);
});
afterAll(async () => {
  await seen?.close();
  await database.drop();
});

/** Machinery, secrets and what the reading itself is made of: app_reader knows none of it. */
const NOT_READ = [
  'api_key',
  'audit_checkpoint_letter',
  'business_registry',
  'calendar_feed',
  'delivery_preference',
  'idempotency_key',
  'invitation',
  'mail_delivery',
  'oidc_identity',
  'outbox',
  'output_job',
  'passkey',
  'password_credential',
  'password_reset',
  'payout_account',
  'recovery_code',
  'sealed_paper_content',
  'session',
  'sign_in_challenge',
  'state_transition',
  'throttle',
  'totp_credential',
  'webhook',
  'webhook_delivery',
];

const readable = () =>
  seen.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND has_any_column_privilege('app_reader', c.oid, 'SELECT') ORDER BY 1`,
  );

/** How many rows of each table a database role sees in somebody's place. */
async function counts(role: string, { settings }: Context, tables: readonly string[]): Promise<number[]> {
  const sql = tables.map((table) => `(SELECT count(*) FROM ${table})`).join(', ');
  return seen.after(`SET LOCAL ROLE ${role}`, async () => {
    for (const [name, value] of Object.entries(settings)) {
      await seen.query('SELECT set_config($1, $2, true)', [name, value]);
    }
    const [row] = await seen.query<{ counts: string[] }>(`SELECT ARRAY[${sql}] AS counts`);
    return row!.counts.map(Number);
  });
}

describe('whoever reads in the background', () => {
  it('reads everything of a group but what is named here', async () => {
    const names = new Set((await readable()).map(({ name }) => name));
    expect(seen.tables.filter((table) => !names.has(table))).toEqual(NOT_READ);
  });

  it('sees of every table what that person sees', async () => {
    const tables = (await readable()).map(({ name }) => name);
    // accounts are read beside a role only by the API, while somebody signs in
    const people = CONTEXTS.filter(
      ({ role, settings }) => role === 'app_api' && settings['renkei.identity_scope'] === undefined,
    );
    let rows = 0;
    for (const context of people) {
      const own = await counts('app_api', context, tables);
      expect([context.name, await counts('app_reader', context, tables)]).toEqual([context.name, own]);
      rows += own.reduce((sum, count) => sum + count, 0);
    }
    expect(rows).toBeGreaterThan(500);
  }, 60_000);

  it('sees no account while it pretends to sign somebody in', async () => {
    const [pretending] = CONTEXTS.filter(({ name }) => name === 'identity');
    expect(await counts('app_reader', pretending!, ['app_user'])).toEqual([0]);
  });

  it('changes nothing, and is nobody the worker is by itself', async () => {
    const [changes] = await seen.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
         AND (has_any_column_privilege('app_reader', c.oid, 'INSERT, UPDATE')
              OR has_table_privilege('app_reader', c.oid, 'DELETE, TRUNCATE'))`,
    );
    expect(changes!.count).toBe(0);
    const [role] = await seen.query<{ inherits: boolean; may: boolean; api: boolean }>(
      `SELECT pg_has_role('app_worker', 'app_reader', 'USAGE') AS inherits, pg_has_role('app_worker', 'app_reader', 'MEMBER') AS may,
         pg_has_role('app_api', 'app_reader', 'MEMBER') AS api`,
    );
    expect(role).toEqual({ inherits: false, may: true, api: false });
  });
});
