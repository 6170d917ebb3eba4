import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS_DIRECTORY, readMigrationFiles } from '@renkei/schema';
import { testDatabase, type TestDatabase } from '@renkei/test/database';

// Every table is audited, row by row and for each verb, or it is said here why not.

const NOT_AUDITED: Readonly<Record<string, string>> = {
  audit_event: 'the chain itself',
  audit_checkpoint: 'says what the chain was; append-only',
  audit_checkpoint_letter: 'who was sent a checkpoint; nobody decides it',
  bank_movement: 'lines of a file whose import is audited, as is what somebody confirmed them to be',
  business_registry: 'follows from member and vendor, which are audited',
  calendar_feed: 'one’s own address for the deadlines one sees anyway; it shows no more than that',
  delivery_preference: 'when one wants to be told; decides nothing about any group',
  idempotency_key: 'remembers requests; what they did is audited',
  ledger_check: 'follows from the ledger, which is audited',
  mail_delivery: 'a letter on its way; what it tells of is audited',
  notification: 'an inbox; what it tells of is audited',
  outbox: 'work to do; what it does is audited',
  password_reset: 'a link asked for by anybody; the password it sets is audited',
  recovery_code: 'one-time secrets of a second factor, which is audited; used up by signing in',
  reminder: 'follows from obligation and the clock',
  session: 'signing in and out: no change of state of any group, and every request of everybody',
  sign_in_challenge: 'a step of signing in',
  state_transition: 'a table of the schema: only a migration changes it',
  throttle: 'counts attempts, of nobody in particular',
  webhook_delivery: 'a message on its way; the event it tells of is audited',
};

/** What must not be in any digest: whoever has the file could try guesses at it. */
const SECRET_OR_PERSONAL: Readonly<Record<string, readonly string[]>> = {
  app_user: ['display_name', 'email'],
  password_credential: ['phc'],
  totp_credential: ['sealed', 'wrapped_key'],
  sealed_paper_content: ['sealed'],
  payout_account: ['sealed'],
  // of a file of account numbers: the numbers are few enough to try them all against its digest
  transfer_batch: ['file_sha256'],
  bank_result: ['file_sha256'],
  bank_match: ['fingerprint'],
  webhook: ['sealed', 'wrapped_key'],
};

/** Moved by signing in or by the clock: audited, they would make everybody wait for the platform's one chain. */
const BOOKKEEPING: Readonly<Record<string, readonly string[]>> = {
  passkey: ['counter', 'last_used_at'],
  totp_credential: ['last_step'],
  obligation: ['last_step', 'next_reminder_at'],
  consortium: ['inputs_version'],
  evidence_file: ['scan', 'thumbnail_key'],
};

interface Trigger extends Record<string, unknown> {
  readonly table: string;
  readonly name: string;
  readonly named: string;
  readonly grouped: string;
  readonly ignored: string;
}

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const tables = async (): Promise<string[]> =>
  (
    await database.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1`,
    )
  ).map(({ name }) => name);

/** Enabled ones only; the arguments are what the trigger really has. */
const triggers = (): Promise<Trigger[]> =>
  database.sql<Trigger>(
    `SELECT tgrelid::regclass::text AS table, tgname AS name, arguments[1] AS named, arguments[2] AS grouped,
       arguments[3] AS ignored
     FROM pg_trigger, string_to_array(encode(tgargs, 'escape'), '\\000') AS arguments
     WHERE tgname LIKE 'audit\\_%' AND tgenabled = 'O'
       AND tgfoid IN ('audit_changes'::regproc, 'refuse_rewriting'::regproc)`,
  );

async function uncovered(): Promise<string[]> {
  const all = await triggers();
  return (await tables()).flatMap((table) => {
    if (Object.hasOwn(NOT_AUDITED, table)) return [];
    const names = all.filter((trigger) => trigger.table === table).map(({ name }) => name);
    return ['audit_delete', 'audit_insert', 'audit_truncate', 'audit_update']
      .filter((name) => !names.includes(name))
      .map((name) => `${table}: no ${name}`);
  });
}

describe('the audit', () => {
  it('covers every table that is not excused', async () => {
    expect(await uncovered()).toEqual([]);
  });

  it('has no excuse for a table that is gone or audited after all', async () => {
    const audited = new Set((await triggers()).map(({ table }) => table));
    const known = await tables();
    expect(Object.keys(NOT_AUDITED).filter((name) => audited.has(name) || !known.includes(name))).toEqual([]);
  });

  it('names each row by what is unique, and its group where it has one', async () => {
    const keys = await database.sql<{ table: string; columns: string[]; grouped: boolean }>(
      `SELECT i.indrelid::regclass::text AS table, array_agg(a.attname::text) AS columns,
         EXISTS (SELECT FROM pg_attribute g WHERE g.attrelid = i.indrelid AND g.attname = 'consortium_id') AS grouped
       FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::smallint[])
       WHERE i.indisunique AND i.indpred IS NULL GROUP BY i.indexrelid, i.indrelid`,
    );
    const wrong = (await triggers())
      .filter(({ name }) => name !== 'audit_truncate')
      .filter(({ table, named, grouped }) => {
        const own = keys.filter((key) => key.table === table);
        // within its chain the name is enough
        const names = new Set([...named.split(','), grouped]);
        const unique = own.some(({ columns }) => columns.every((column) => names.has(column)));
        const expected = table === 'consortium' ? 'id' : own[0]?.grouped ? 'consortium_id' : '';
        return !unique || grouped !== expected;
      });
    expect(wrong).toEqual([]);
  });

  it('takes no secret and nobody’s name or address into a digest, and leaves bookkeeping out', async () => {
    const all = await triggers();
    const missing = [...Object.entries(SECRET_OR_PERSONAL), ...Object.entries(BOOKKEEPING)].flatMap(
      ([table, columns]) =>
        all
          .filter((trigger) => trigger.table === table && trigger.name !== 'audit_truncate')
          .flatMap(({ name, ignored }) =>
            columns
              .filter((column) => !ignored.split(',').includes(column))
              .map((column) => `${table}.${column}: ${name}`),
          ),
    );
    expect(missing).toEqual([]);
  });

  it('knows of every later migration that gives an audited table another shape (.adr/0005)', async () => {
    const audited = [...new Set((await triggers()).map(({ table }) => table))];
    expect(reshaped(await readMigrationFiles(MIGRATIONS_DIRECTORY), audited)).toEqual([]);
  });
});

/** A column that is filled, renamed or dropped changes the digests of rows nobody changed; see audit_table. */
function reshaped(
  files: readonly { readonly name: string; readonly sql: string }[],
  audited: readonly string[],
): string[] {
  return files
    .filter(({ name }) => name > '0009')
    .flatMap(({ name, sql }) =>
      [...sql.matchAll(/ALTER TABLE (\w+)\b([^;]*)/g)]
        .filter(([, table]) => audited.includes(table!))
        .filter(([, , change]) => /ADD COLUMN[^,;]*NOT NULL|DROP COLUMN|RENAME COLUMN|TYPE /.test(change!))
        .filter(([, table]) => !sql.includes(`'${table}.`)) // CALL audit_table(…, 'cost_line.2')
        .map(([, table]) => `${name}: ${table}`),
    );
}

describe('what somebody forgot', () => {
  it('is found: a table, a verb, a trigger that sleeps', async () => {
    await database.sql('CREATE TABLE planted (id uuid PRIMARY KEY)');
    await database.sql('DROP TRIGGER audit_delete ON cost_line');
    await database.sql('ALTER TABLE member DISABLE TRIGGER audit_update');
    expect(await uncovered()).toEqual([
      'cost_line: no audit_delete',
      'member: no audit_update',
      'planted: no audit_delete',
      'planted: no audit_insert',
      'planted: no audit_truncate',
      'planted: no audit_update',
    ]);
  });

  it('is found: a column that changes what old digests say', () => {
    const sql = 'ALTER TABLE cost_line ADD COLUMN kept boolean NOT NULL DEFAULT true;';
    expect(reshaped([{ name: '0010_planted.sql', sql }], ['cost_line'])).toEqual([
      '0010_planted.sql: cost_line',
    ]);
    const told = `${sql} CALL audit_table('cost_line', 'id', 'consortium_id', '', 'cost_line.2');`;
    expect(reshaped([{ name: '0010_planted.sql', sql: told }], ['cost_line'])).toEqual([]);
    const empty = 'ALTER TABLE cost_line ADD COLUMN note text;';
    expect(reshaped([{ name: '0010_planted.sql', sql: empty }], ['cost_line'])).toEqual([]);
  });
});
