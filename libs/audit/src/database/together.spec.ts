import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, type SeededGroup } from '@renkei/test/group';
import type { Viewer } from '@renkei/platform';
import { person } from '@renkei/test/people';
import { tenant, type Tenant } from '@renkei/test/tenant';
import pg from 'pg';
import { lengthOf, verified } from '../../test/chain-bench.ts';
import { PLATFORM_CHAIN } from '../verify/file-format.ts';

// Many at once: one unbroken chain per group, nobody waits for another group, nothing hangs.

let database: TestDatabase;
let api: Tenant;
const clients: pg.Client[] = [];

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, []);
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await api.close();
  await database.drop();
});

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  clients.push(client);
  return client;
}

const rename = (group: SeededGroup, name: string): [string, string[]] => [
  'UPDATE consortium SET name = $2 WHERE id = $1',
  [group.id, name],
];
const addLine = ({ id, memberIds }: SeededGroup, n: number): [string, unknown[]] => [
  `INSERT INTO cost_line (consortium_id, member_id, category, unit_price_yen, position) VALUES ($1, $2, 'PC', $3::int, $3::int)`,
  [id, memberIds[0], n],
];

describe('writers of one group', () => {
  it('make one chain: 8 connections of 50 changes', async () => {
    const group = await seedGroup(database);
    const start = await lengthOf(database, group.id);
    const writers = await Promise.all(Array.from({ length: 8 }, connect));
    await Promise.all(
      writers.map(async (client, writer) => {
        for (let n = 1; n <= 50; n += 1) await client.query(...addLine(group, writer * 50 + n));
      }),
    );
    expect(await verified(database, group.id)).toMatchObject({ fault: null, events: start + 400 });
    const late = await database.sql(
      `SELECT seq FROM (SELECT seq, occurred_at, lag(occurred_at) OVER (ORDER BY seq) AS earlier FROM audit_event
                        WHERE chain_id = $1) AS followed WHERE occurred_at < earlier`,
      [group.id],
    );
    expect(late).toEqual([]); // their times follow their numbers
  });

  it('learn that their snapshot is too old (REPEATABLE READ), and succeed anew', async () => {
    const group = await seedGroup(database);
    const start = await lengthOf(database, group.id);
    const [early, late] = await Promise.all([connect(), connect()]);
    await early.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await early.query('SELECT count(*) FROM audit_event');
    await late.query(...addLine(group, 1));
    await expect(early.query(...addLine(group, 2))).rejects.toMatchObject({ code: '40001' });
    await early.query('ROLLBACK');
    await early.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await early.query(...addLine(group, 2));
    await early.query('COMMIT');
    expect(await verified(database, group.id)).toMatchObject({ fault: null, events: start + 2 });
  });
});

it('writers of two groups do not wait for each other', async () => {
  const [one, other] = [await seedGroup(database), await seedGroup(database)];
  const [holder, client] = await Promise.all([connect(), connect()]);
  await holder.query('BEGIN');
  await holder.query(...rename(one, '見本 待たせる'));
  await client.query(`SET lock_timeout = '2s'`);
  await client.query(...rename(other, '見本 待たない'));
  await client.query(`SET lock_timeout = '200ms'`);
  await expect(client.query(...addLine(one, 1))).rejects.toMatchObject({ code: '55P03' });
  await holder.query('COMMIT');
});

describe('changes of two chains', () => {
  const disable = (userId: string): [string, string[]] => [
    'UPDATE app_user SET disabled_at = clock_timestamp() WHERE id = $1',
    [userId],
  ];

  it('in opposite order: PostgreSQL ends one of them, which then succeeds anew', async () => {
    const group = await seedGroup(database);
    const [a, b] = await Promise.all([connect(), connect()]);
    const { userId } = await person(database);
    await a.query('BEGIN');
    await a.query(...rename(group, '見本 先'));
    await b.query('BEGIN');
    await b.query(...disable(userId));
    const outcomes = await Promise.allSettled([
      a.query(...disable(group.coordinator.userId)),
      b.query(...addLine(group, 1)),
    ]);
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    expect(refused).toMatchObject([{ code: '40P01' }]);
    await Promise.all([a.query('ROLLBACK'), b.query('ROLLBACK')]);
  });

  it('of the product are tried again by TenantTransaction: all of them get done', async () => {
    const groups = await Promise.all(Array.from({ length: 4 }, () => seedGroup(database)));
    const admin = await person(database, { admin: true });
    const people = await Promise.all(Array.from({ length: 40 }, () => person(database)));
    for (const { id } of groups) await invite(id, people);
    const starts = await Promise.all(groups.map(({ id }) => lengthOf(database, id)));
    const platformStart = await lengthOf(database, PLATFORM_CHAIN);

    const transactions = people.flatMap(({ userId }, n) => [
      // whoever accepts one holds it before the platform's chain
      accept(groups[0]!.id, userId),
      // whoever is disabled loses the invitations they sent, in every group: row locks and four chains after that one
      api.transactions.run(admin, (tx) => tx.query(...disable(userId))),
      ...groups.map((group) =>
        api.transactions.run(group.coordinator, async (tx) => {
          await tx.query(...addLine(group, n + 1));
          await tx.query('UPDATE cost_line SET quantity = quantity + 1 WHERE consortium_id = $1', [group.id]);
        }),
      ),
    ]);
    await Promise.all(transactions);

    for (const [index, { id }] of groups.entries()) {
      const verdict = await verified(database, id);
      // 40 lines, changed at least once each; 40 invitations accepted or ended
      expect([verdict.fault, verdict.events >= starts[index]! + 120]).toEqual([null, true]);
    }
    const platform = await verified(database, PLATFORM_CHAIN);
    expect(platform).toMatchObject({ fault: null });
    expect(platform.events).toBeGreaterThanOrEqual(platformStart + 40);
    const [row] = await database.sql<{ n: number }>(
      'SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()',
    );
    process.stdout.write(
      `audit: ${transactions.length} transactions of several chains, ${row?.n} deadlocks resolved\n`,
    );
  });

  const invite = (groupId: string, inviters: readonly Viewer[]) =>
    database.sql(
      `INSERT INTO invitation (email, role, consortium_id, token_sha256, invited_by, expires_at)
       SELECT 'a' || n || '@example.jp', 'COORDINATOR', $1::uuid,
         encode(sha256(($1::uuid::text || n)::bytea), 'hex'), who, now() + interval '1 day'
       FROM unnest($2::uuid[]) WITH ORDINALITY AS invited (who, n)`,
      [groupId, inviters.map(({ userId }) => userId)],
    );

  /** The statements of accepting an invitation with a new account, in their order. */
  const accept = (groupId: string, inviter: string) => {
    const newcomer = randomUUID();
    return api.transactions.runIdentity('acceptInvitation', newcomer, async (tx) => {
      const [open] = await tx.query<{ id: string }>(
        'SELECT id FROM invitation WHERE consortium_id = $1 AND invited_by = $2 AND revoked_at IS NULL FOR UPDATE',
        [groupId, inviter],
      );
      if (!open) return;
      await tx.query(`INSERT INTO app_user (id, display_name) VALUES ($1, '見本 髙﨑')`, [newcomer]);
      await tx.query('UPDATE invitation SET accepted_at = now(), accepted_by = $2 WHERE id = $1', [
        open.id,
        newcomer,
      ]);
      await tx.query(`INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`, [
        newcomer,
        groupId,
      ]);
    });
  };
});
