import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyFile } from '@renkei/audit/verify';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// The audit as people see it: over GraphQL, and as the file `renkei audit verify` checks.

let database: TestDatabase;
let api: TestApi;
let group: SeededGroup;
let key: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  group = await seedGroup(database, { participants: ['CORPORATION'] });
  key = await accessKey(database, group.coordinator);
});
afterAll(async () => {
  await api?.close();
  await database.drop();
});

const EVENTS = `query ($id: ID!, $first: Int!, $after: String) { consortium(id: $id) {
  auditEvents(first: $first, after: $after) { pageInfo { hasNextPage endCursor }
    edges { node { seq occurredAt occurredAtUtc actorName role operation action subjectType subjectId hash } } }
  auditCheckpoints { edges { node { seq block } } } } }`;

const download = (chain: string, as: string | null) =>
  fetch(
    `${api.url}/audit/${chain}/export`,
    as === null ? {} : { headers: { authorization: `Bearer ${as}` } },
  );

describe('the trail of a group', () => {
  it('tells its coordinator who did what, newest first, page by page', async () => {
    const renamed = await api.graphql(
      key,
      `mutation ($input: UpdateConsortiumInput!) { updateConsortium(input: $input) { problems { code } } }`,
      { input: { id: group.id, version: 1, name: '見本の新しい名前' } },
    );
    expect(renamed.errors).toEqual([]);
    const first = await api.graphql(key, EVENTS, { id: group.id, first: 2 });
    expect(first.errors).toEqual([]);
    const { edges, pageInfo } = first.data.consortium.auditEvents;
    expect(edges[0].node).toMatchObject({
      actorName: group.coordinator.displayName,
      role: 'COORDINATOR',
      operation: 'updateConsortium',
      action: 'UPDATE',
      subjectType: 'consortium',
      subjectId: group.id,
    });
    expect(edges[1].node).toMatchObject({ role: 'OPERATOR', actorName: null, operation: null });
    const next = await api.graphql(key, EVENTS, { id: group.id, first: 200, after: pageInfo.endCursor });
    const seqs = [...edges, ...next.data.consortium.auditEvents.edges].map(({ node }) => node.seq as number);
    expect(seqs).toEqual(Array.from(seqs, (_, index) => seqs.length - index));
  });

  it('costs no more statements for many groups than for one', async () => {
    const cost = (query: string) => api.statementsOf(() => api.graphql(key, query));
    const query = '{ consortia { edges { node { auditEvents(first: 3) { edges { node { seq } } } } } } }';
    const one = await cost(query);
    const more = await seedGroup(database);
    await database.sql(
      `INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`,
      [group.coordinator.userId, more.id],
    );
    expect((await cost(query)).length).toBe(one.length);
  });

  it.each(['nonsense', 'WzBd', 'WyJ4Il0', 'WzEuNV0'])('refuses the cursor %s', async (after) => {
    const { errors } = await api.graphql(key, EVENTS, { id: group.id, first: 1, after });
    expect(errors[0]?.extensions.problems?.[0]?.code).toBe('BAD_CURSOR');
  });

  it('is not for its members', async () => {
    const member = await accessKey(database, await seedMemberUser(database, group, group.memberIds[0]!));
    const { data, errors } = await api.graphql(member, EVENTS, { id: group.id, first: 1 });
    expect(data?.consortium ?? null).toBeNull();
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await download(group.id, member)).status).toBe(403);
  });
});

describe('the file of a chain', () => {
  it('is what verify checks', async () => {
    const response = await download(group.id, key);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/x-ndjson; charset=utf-8',
    ]);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="renkei-audit-${group.id}.ndjson"`,
    );
    const text = await response.text();
    const verdict = await verifyFile(text.trimEnd().split('\n'));
    expect(verdict).toMatchObject({ fault: null, chain: group.id });
    expect(verdict.events).toBeGreaterThan(5);
    expect(text).not.toContain('見本');
  });

  it('is not found in another group, for a visitor, or by a name that is none', async () => {
    const stranger = await accessKey(database, (await seedGroup(database)).coordinator);
    expect((await download(group.id, stranger)).status).toBe(404);
    expect((await download('platform', stranger)).status).toBe(404);
    expect((await download('..%2f..', key)).status).toBe(404);
    expect((await download(group.id, null)).status).toBe(401);
  });
});

it('shows the platform’s own trail to its administrator, and none of a group', async () => {
  const admin = await accessKey(database, await person(database, { admin: true }));
  const query = '{ platformAuditEvents(first: 5) { edges { node { subjectType role } } } }';
  const { data, errors } = await api.graphql(admin, query);
  expect(errors).toEqual([]);
  expect(data.platformAuditEvents.edges[0].node).toEqual({ subjectType: 'api_key', role: 'OPERATOR' });
  expect((await download('platform', admin)).status).toBe(200);
  expect((await download(group.id, admin)).status).toBe(404);
  expect((await api.graphql(key, query)).data.platformAuditEvents.edges).toEqual([]);
});
