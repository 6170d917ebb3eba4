import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TenantTransaction, sqlStateOf, type Tx, type Viewer } from '@renkei/platform';
import { createDataSource } from '@renkei/platform/testing';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { actingAs } from '@renkei/test/people';
import type { DataSource } from 'typeorm';

// A thousand coordinators share four connections, reading, writing, failing and rolling back in between: whoever comes
// next on a connection finds nothing of whoever was there before.

const TENANTS = 1000;
const CONNECTIONS = 4;

interface Tenant {
  readonly viewer: Viewer;
  readonly groupId: string;
}

let database: TestDatabase;
let dataSource: DataSource;
let transactions: TenantTransaction;
let tenants: readonly Tenant[];

beforeAll(async () => {
  database = await testDatabase();
  const rows = await database.sql<{ user_id: string; group_id: string }>(
    `WITH people AS (
       INSERT INTO app_user (display_name) SELECT '見本 ' || n FROM generate_series(1, $1) n RETURNING id
     ), groups AS (
       INSERT INTO consortium (name, prefecture, rule_set, created_by) SELECT '見本𠮷', 40, '2023', id FROM people
       RETURNING id, created_by
     )
     INSERT INTO assignment (user_id, role, consortium_id) SELECT created_by, 'COORDINATOR', id FROM groups
     RETURNING user_id, consortium_id AS group_id`,
    [TENANTS],
  );
  tenants = rows.map(({ user_id, group_id }) => ({
    viewer: actingAs({ userId: user_id, displayName: '見本' }, 'COORDINATOR'),
    groupId: group_id,
  }));
  dataSource = await createDataSource({
    url: database.apiUrl,
    entities: [],
    poolSize: CONNECTIONS,
    applicationName: 'test',
  }).initialize();
  transactions = new TenantTransaction(dataSource);
});
afterAll(async () => {
  await dataSource?.destroy();
  await database.drop();
});

const mayFail = (error: unknown): string => sqlStateOf(error) || (error as Error).message;

async function groupsSeen(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('SELECT id FROM consortium');
  return rows.map(({ id }) => id);
}

/** What happens around a tenant, in some order: everything that could leave its traces on a connection. */
function disturbances({ viewer, groupId }: Tenant): (() => Promise<unknown>)[] {
  const insert = (id: string) => (tx: Tx) =>
    tx.query(`INSERT INTO vendor (consortium_id, name) VALUES ($1, '見本')`, [id]);
  return [
    () => transactions.run(viewer, insert(groupId)),
    () =>
      transactions.run(viewer, async (tx) => {
        await insert(groupId)(tx);
        throw new Error('changed their mind');
      }),
    () => transactions.run(viewer, insert(randomUUID())),
    () => transactions.run(viewer, (tx) => tx.query('SELECT 1 / 0')),
    () => transactions.read(viewer, (tx) => tx.query('SELECT nonsense')),
    () => transactions.read(viewer, () => Promise.reject(new Error('changed their mind'))),
    () => transactions.readForCalculation(viewer, groupId, groupsSeen),
    () => transactions.runIdentity('signIn', viewer.userId, (tx) => tx.query('SELECT id FROM session')),
    async () => {
      const end = transactions.shareReads(viewer);
      await transactions.read(viewer, (tx) => tx.query('SELECT 1 / 0')).finally(end);
    },
  ];
}

it(`${TENANTS} tenants on ${CONNECTIONS} connections each see their own group, and nobody's when nobody asks`, async () => {
  const wrong: string[] = [];
  const failures = new Map<string, number>();
  const look = async (what: string, seen: Promise<string[]>, expected: readonly string[]) => {
    const found = await seen;
    if (found.join() !== expected.join()) wrong.push(`${what}: ${found.length} rows`);
  };
  await Promise.all(
    tenants.map(async (tenant, n) => {
      const { viewer, groupId } = tenant;
      const around = disturbances(tenant);
      for (let step = 0; step < 3; step += 1) {
        const disturb = around[(n + step * 4) % around.length]!;
        await disturb().catch((error: unknown) => {
          const kind = mayFail(error);
          failures.set(kind, (failures.get(kind) ?? 0) + 1);
        });
        await look('read', transactions.read(viewer, groupsSeen), [groupId]);
        await look('run', transactions.run(viewer, groupsSeen), [groupId]);
      }
      const nobody = transactions
        .anonymous<{ id: string }>('SELECT id FROM consortium', [])
        .then((rows) => rows.map(({ id }) => id));
      await look('nobody', nobody, []);
    }),
  );
  expect(wrong).toEqual([]);
  // the disturbances did happen: a thrown error, somebody else's group refused, broken statements
  expect([...failures.keys()].sort()).toEqual(['22012', '42501', '42703', 'changed their mind']);
  const [stored] = await database.sql<{ vendors: bigint; misplaced: bigint }>(
    `SELECT count(*) AS vendors, count(*) FILTER (WHERE a.user_id IS NULL) AS misplaced
     FROM vendor v LEFT JOIN assignment a USING (consortium_id)`,
  );
  expect(Number(stored!.vendors)).toBe(
    tenants.reduce((sum, _, n) => sum + [0, 1, 2].filter((step) => (n + step * 4) % 9 === 0).length, 0),
  );
  expect(Number(stored!.misplaced)).toBe(0);
});

it('a setting that outlived its transaction would be seen', async () => {
  const [{ viewer, groupId }] = tenants as [Tenant];
  const setting = (actor: string, role: string) =>
    dataSource.query(
      `SELECT set_config('renkei.actor_id', $1, false), set_config('renkei.acting_role', $2, false)`,
      [actor, role],
    );
  await setting(viewer.userId, 'COORDINATOR'); // the pool hands the connection used last to the next
  const rows = await transactions.anonymous<{ id: string }>('SELECT id FROM consortium', []);
  await setting('', '');
  expect(rows).toEqual([{ id: groupId }]);
});
