import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { actingAs } from '@renkei/test/people';
import { tenant, type Tenant } from '@renkei/test/tenant';
import pg from 'pg';
import { lengthOf, verified } from '../../test/chain-bench.ts';
import { PLATFORM_CHAIN } from '../verify/file-format.ts';

// The chain is written by the database; what it promises is tried on it.

let database: TestDatabase;
let api: Tenant;
let group: SeededGroup;

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, []);
  group = await seedGroup(database, { participants: ['CORPORATION'] });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const insertLines = (count: number): [string, unknown[]] => [
  `INSERT INTO cost_line (consortium_id, member_id, category, unit_price_yen, position)
   SELECT $1, $2, 'PC', 120000 + n, n FROM generate_series(1, $3::int) n`,
  [group.id, group.memberIds[0], count],
];

const newest = (chain: string, count: number) =>
  database.sql(
    `SELECT actor_id, acting_role, operation, action, subject_type, before_sha256 IS NULL AS fresh,
       after_sha256 IS NULL AS gone
     FROM audit_event WHERE chain_id = $1 ORDER BY seq DESC LIMIT $2`,
    [chain, count],
  );

async function stateOf(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
    return 'done';
  } catch (error) {
    return (error as pg.DatabaseError).code ?? '';
  } finally {
    await client.end();
  }
}

describe('what is written', () => {
  it('says who, in which role and in which operation, row by row', async () => {
    const { coordinator } = group;
    await api.transactions.run({ ...coordinator, operation: 'addCostLines' }, (tx) =>
      tx.query(...insertLines(2)),
    );
    const told = { actor_id: coordinator.userId, acting_role: 'COORDINATOR', operation: 'addCostLines' };
    const inserted = { ...told, action: 'INSERT', subject_type: 'cost_line', fresh: true, gone: false };
    expect(await newest(group.id, 2)).toEqual([inserted, inserted]);
    await api.transactions.run(coordinator, (tx) =>
      tx.query('DELETE FROM cost_line WHERE consortium_id = $1', [group.id]),
    );
    const deleted = { ...inserted, operation: null, action: 'DELETE', fresh: false, gone: true };
    expect(await newest(group.id, 2)).toEqual([deleted, deleted]);
  });

  it('is nothing when nothing changed, only bookkeeping did, or the transaction was rolled back', async () => {
    const before = await lengthOf(database, group.id);
    await database.sql(
      'UPDATE consortium SET name = name, inputs_version = inputs_version + 1 WHERE id = $1',
      [group.id],
    );
    const undone = api.transactions.run(group.coordinator, async (tx) => {
      await tx.query(...insertLines(3));
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(await lengthOf(database, group.id)).toBe(before);
  });

  it('is in order after a statement of 2,000 rows, changed and removed', async () => {
    const before = await lengthOf(database, group.id);
    await database.sql(...insertLines(2_000));
    await database.sql('UPDATE cost_line SET quantity = 2 WHERE consortium_id = $1 AND position % 2 = 0', [
      group.id,
    ]);
    await database.sql('DELETE FROM cost_line WHERE consortium_id = $1', [group.id]);
    expect(await lengthOf(database, group.id)).toBe(before + 5_000);
    expect(await verified(database, group.id)).toMatchObject({ fault: null, events: before + 5_000 });
  });

  it('believes what somebody claims to be on the API’s own connections only', async () => {
    const claim = `SET renkei.actor_id = '${group.coordinator.userId}'; SET renkei.acting_role = 'COORDINATOR'`;
    const change = `UPDATE consortium SET name = '見本の新しい名前' WHERE id = '${group.id}'`;
    expect(await stateOf(database.ownerUrl, `${claim}; ${change}`)).toBe('done');
    expect(await newest(group.id, 1)).toMatchObject([{ actor_id: null, acting_role: 'OPERATOR' }]);
  });

  it('has one digest for one row, in whatever zone and notation a session works', async () => {
    const touch = (settings: string, name: string) =>
      stateOf(
        database.ownerUrl,
        `${settings}; UPDATE consortium SET name = '${name}' WHERE id = '${group.id}'`,
      );
    expect(await touch(`SET timezone = 'Asia/Tokyo'; SET bytea_output = 'escape'`, '見本 甲')).toBe('done');
    expect(await touch(`SET timezone = 'America/New_York'; SET datestyle = 'German'`, '見本 乙')).toBe(
      'done',
    );
    expect(await verified(database, group.id)).toMatchObject({ fault: null });
  });

  it('keeps accounts on the platform’s chain, and signing in off it', async () => {
    const member = await seedMemberUser(database, group, group.memberIds[1]!);
    const account = [member.userId];
    await database.sql(
      `INSERT INTO password_credential (user_id, phc) VALUES ($1, '$argon2id$v=19$x')`,
      account,
    );
    await database.sql(
      `INSERT INTO passkey (user_id, credential_id, public_key, label) VALUES ($1, 'abcdefghijklmnop', '\\x01', '見本')`,
      account,
    );
    expect(await newest(PLATFORM_CHAIN, 2)).toMatchObject([
      { subject_type: 'passkey', action: 'INSERT' },
      { subject_type: 'password_credential', action: 'INSERT' },
    ]);
    const before = await lengthOf(database, PLATFORM_CHAIN);
    await database.sql(
      'UPDATE passkey SET counter = counter + 1, last_used_at = now() WHERE user_id = $1',
      account,
    );
    await database.sql(`UPDATE password_credential SET phc = '$argon2id$v=19$y' WHERE user_id = $1`, account); // stronger hash
    await database.sql(
      `UPDATE app_user SET display_name = '見本 新', email = 'a@example.jp' WHERE id = $1`,
      account,
    );
    expect(await lengthOf(database, PLATFORM_CHAIN)).toBe(before);
    await database.sql(
      'UPDATE password_credential SET changed_at = clock_timestamp() WHERE user_id = $1',
      account,
    );
    await database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', account);
    expect(await lengthOf(database, PLATFORM_CHAIN)).toBe(before + 2);
    expect(await verified(database, PLATFORM_CHAIN)).toMatchObject({ fault: null });
  });
});

describe('a later version of the schema', () => {
  it('may add columns that are empty; with others the table’s events get a new type', async () => {
    const { id } = await seedGroup(database);
    const vendor = (name: string) =>
      database.sql('UPDATE vendor SET name = $2 WHERE consortium_id = $1', [id, name]);
    await database.sql(`INSERT INTO vendor (consortium_id, name) VALUES ($1, '見本システム')`, [id]);
    await database.sql('ALTER TABLE vendor ADD COLUMN note text');
    await vendor('見本システム改');
    expect(await verified(database, id)).toMatchObject({ fault: null });
    await database.sql('ALTER TABLE vendor ADD COLUMN kept boolean NOT NULL DEFAULT true');
    await database.sql(`CALL audit_table('vendor', 'id', 'consortium_id', '', 'vendor.2')`);
    await vendor('見本システム新');
    await vendor('見本システム真');
    expect(await verified(database, id)).toMatchObject({ fault: null });
    // what it would be without: an alarm about nothing, or nothing about a change that left no event
    await database.sql('ALTER TABLE vendor DISABLE TRIGGER audit_update');
    await vendor('見本システム秘');
    await database.sql('ALTER TABLE vendor ENABLE TRIGGER audit_update');
    await vendor('見本システム明');
    expect((await verified(database, id)).fault).toMatchObject({ kind: 'UNRECORDED' });
  });
});

describe('what is refused', () => {
  const EVENT = `INSERT INTO audit_event VALUES ('${PLATFORM_CHAIN}', 9999, now(), NULL, 'WORKER', NULL, 'OPEN',
    'x', 'x', NULL, NULL, repeat('0', 64), repeat('0', 64))`;

  it.each([
    ['insert', EVENT],
    ['update', 'UPDATE audit_event SET actor_id = NULL'],
    ['delete', 'DELETE FROM audit_event'],
    ['truncate', 'TRUNCATE audit_event CASCADE'],
    [
      'append',
      `SELECT audit_append('OPEN', 'x', ARRAY['${PLATFORM_CHAIN}']::uuid[], '{x}', '{NULL}', '{NULL}')`,
    ],
    [
      'hang the trigger on a table of one’s own',
      `CREATE TEMP TABLE cost_line (id text, consortium_id text);
       CREATE TRIGGER forge AFTER INSERT ON pg_temp.cost_line REFERENCING NEW TABLE AS after_rows
       FOR EACH STATEMENT EXECUTE FUNCTION audit_changes('id', 'consortium_id', '')`,
    ],
  ])('API and worker may not %s', async (_, sql) => {
    expect(await stateOf(database.apiUrl, sql)).toBe('42501');
    expect(await stateOf(database.workerUrl, sql)).toBe('42501');
  });

  it.each([
    'UPDATE audit_event SET actor_id = NULL',
    'DELETE FROM audit_event',
    'TRUNCATE audit_event CASCADE',
    'DELETE FROM audit_checkpoint',
    'TRUNCATE audit_checkpoint CASCADE',
    'TRUNCATE cost_line CASCADE', // without CASCADE what refers to it refuses first
  ])('not even the superuser may: %s', async (sql) => {
    expect(await stateOf(database.ownerUrl, sql)).toBe('42501');
  });

  it('is a row that changes its name or its group, which would leave its history behind', async () => {
    const other = await seedGroup(database);
    await database.sql(`INSERT INTO vendor (consortium_id, name) VALUES ($1, '見本システム')`, [group.id]);
    const vendor = `UPDATE vendor SET`;
    expect(await stateOf(database.ownerUrl, `${vendor} id = gen_random_uuid()`)).toBe('23001');
    expect(await stateOf(database.ownerUrl, `${vendor} consortium_id = '${other.id}'`)).toBe('23001');
  });
});

it('shows each chain to those it is for', async () => {
  const other = await seedGroup(database);
  const member = await seedMemberUser(database, group, group.memberIds[0]!);
  const seen = (viewer: typeof member) =>
    api.transactions.read(viewer, async (tx) =>
      (await tx.query<{ chain_id: string }>('SELECT DISTINCT chain_id FROM audit_event')).map(
        (row) => row.chain_id,
      ),
    );
  expect(await seen(group.coordinator)).toEqual([group.id]);
  expect(await seen(other.coordinator)).toEqual([other.id]);
  expect(await seen(member)).toEqual([]);
  expect(await seen(actingAs(group.coordinator, 'PLATFORM_ADMIN'))).toEqual([]);
});
