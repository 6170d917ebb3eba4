import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Tx, Viewer } from '@renkei/platform';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { problemsOf } from '@renkei/test/problems';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { PEOPLE, type PersonRow } from '../assignment/person.rows.ts';
import { INVITATIONS } from '../invitation/invitation.service.ts';
import type { InvitationRow } from '../invitation/invitation.rows.ts';
import { pagesByOwner } from './pages.ts';

let database: TestDatabase;
let door: Tenant;
let viewer: Viewer;
let groups: SeededGroup[];
let foreign: SeededGroup;

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, []);
  groups = [];
  for (let n = 0; n < 3; n += 1) groups.push(await seedGroup(database, { participants: ['CORPORATION'] }));
  viewer = groups[0]!.coordinator;
  foreign = await seedGroup(database);
  for (const { id } of groups.slice(1)) {
    await database.sql(
      `INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`,
      [viewer.userId, id],
    );
  }
  for (let n = 0; n < 5; n += 1) await seedMemberUser(database, groups[0]!, groups[0]!.memberIds[1]!);
  await database.sql(
    `INSERT INTO invitation (email, role, consortium_id, token_sha256, invited_by, expires_at, created_at)
     SELECT 'a' || n || '@example.jp', 'COORDINATOR', c, encode(sha256((c || n::text)::bytea), 'hex'), $2,
       now() + interval '1 day', '2026-11-01'::timestamptz + make_interval(mins => n / 2)
     FROM unnest($1::uuid[]) AS c, generate_series(1, 5) AS n`,
    [[...groups, foreign].map(({ id }) => id), viewer.userId],
  );
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.drop();
});

const read = <T>(work: (tx: Tx) => Promise<T>) => door.transactions.read(viewer, work);
const invitationsOf = (page: { first: number; after?: string | null }) =>
  pagesByOwner<InvitationRow>(read, 'consortium_id', INVITATIONS, page);

describe('lists of several groups', () => {
  it('take one statement, and show nothing of a group that is not the reader’s', async () => {
    const ids = [...groups, foreign].map(({ id }) => id);
    const statements = await door.countStatements(async () => {
      const pages = await invitationsOf({ first: 3 }).loadMany(ids);
      expect(pages.map((page) => ('edges' in page ? page.edges.length : page))).toEqual([3, 3, 3, 0]);
    });
    expect(statements).toBe(1);
    const people = await pagesByOwner<PersonRow>(read, 'consortium_id', PEOPLE, { first: 10 }).loadMany(ids);
    expect(people.map((page) => ('edges' in page ? page.edges.length : page))).toEqual([6, 2, 2, 0]);
  });

  it('go on after their last row, newest first, without gaps or repeats', async () => {
    const { id } = groups[1]!;
    const seen: InvitationRow[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo } = await invitationsOf({ first: 2, after }).load(id);
      seen.push(...edges.map(({ node }) => node));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen.map((row) => row.id)).size).toBe(5);
    const times = seen.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(seen.every(({ consortiumId }) => consortiumId === id)).toBe(true);
  });

  it('do not go on from a row of another group, and refuse what is no cursor', async () => {
    const { pageInfo } = await invitationsOf({ first: 1 }).load(groups[1]!.id);
    const page = await invitationsOf({ first: 5, after: pageInfo.endCursor }).load(groups[2]!.id);
    expect(page.edges).toEqual([]);
    expect(await problemsOf(Promise.resolve().then(() => invitationsOf({ first: 1, after: 'x' })))).toEqual([
      ['BAD_CURSOR', 'after'],
    ]);
  });
});
