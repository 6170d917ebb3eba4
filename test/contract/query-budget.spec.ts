import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';

// How many SQL statements an operation may send, whatever the size of the group: N+1 is a failing test. The key's
// lookup is one of them; BEGIN with the actor's setting, and COMMIT, are not counted. Asked again, members, lines and
// calculation of an unchanged group cost the look at its version, and nothing else of it is read.

const START_UP_MS = 60_000;

let database: TestDatabase;
let api: TestApi;
let key: string;
let merchant: string;
let small: StoredGroup;
let large: StoredGroup;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  const viewer = await person(database);
  key = await accessKey(database, viewer);
  const member = [
    { category: 'SOFTWARE', tool: 0, unitPrice: 900_000 },
    { category: 'PC', unitPrice: 120_000 },
    { category: 'SOFTWARE', tool: 1, unitPrice: 300_000 },
  ] as const;
  const tools = [['ACCOUNTING'], ['EC']] as const;
  small = await storedGroup(database, viewer, { members: [member], tools });
  large = await storedGroup(database, viewer, { members: Array.from({ length: 30 }, () => member), tools });
  const owner = await seedMemberUser(database, small, small.memberIds[0]!);
  merchant = await accessKey(database, await seedMemberUser(database, large, large.memberIds[0]!, owner));
}, START_UP_MS);
afterAll(async () => {
  await api?.close();
  await database.drop();
});

const WHOLE_GROUP = `query ($id: ID!) { consortium(id: $id) { name
  members { edges { node { role business { name } costLines { label tool { name vendor { name } } } documents { id } } } }
  tools { edges { node { name vendor { name } } } } vendors { edges { node { name } } }
  snapshots { edges { node { label } } } milestones { occurredAt } obligations { edges { node { dueAt } } }
  calculation { total { granted } members { share { share } trace { id } } findings { code } } } }`;

/** Fifty groups, worst first: what somebody who looks after all of them sees of each. */
const WALL = `{ consortia(first: 50) { edges { node { id name prefecture city isSample
  risk { level score reasons { code level message { ja } clause } }
  eligibility { countedMembers minimumMembers } readiness { counts { state count } }
  nextObligation { title { ja } dueAt daysLeft } application { status }
  calculation { combined { granted cap } admin { granted limit } } } } } }`;

const READS: [
  name: string,
  first: number,
  again: number,
  query: string,
  variables: (group: StoredGroup) => object,
][] = [
  ['a group', 2, 2, 'query ($id: ID!) { consortium(id: $id) { name readings { adminFeeBase } } }', byId],
  [
    'a group with members and lines',
    5,
    3,
    'query ($id: ID!) { consortium(id: $id) { members { edges { node { id business { name } costLines { id } } } } } }',
    byId,
  ],
  [
    'every group with its price',
    4,
    3,
    '{ consortia { edges { node { id calculation { total { granted } members { granted } } calculationInput } } } }',
    () => ({}),
  ],
  ['the whole group page', 15, 12, WHOLE_GROUP, byId],
  [
    'what if',
    3,
    2,
    'query ($input: WhatIfInput!) { whatIf(input: $input) { sentence { ja } after { findings { code } } } }',
    ({ id }) => ({ input: { consortiumId: id, changes: [{ overCapPolicy: 'ANALYSIS_FIRST' }] } }),
  ],
  ['every group on the wall of a support body', 20, 19, WALL, () => ({})],
  [
    'kept what-ifs',
    3,
    3,
    '{ consortia { edges { node { id scenarios { edges { node { name } } } } } } }',
    () => ({}),
  ],
  ['a search', 2, 2, '{ search(text: "見本") { kind title context } }', () => ({})],
  ['the rules', 1, 1, '{ ruleSets { numbers { value } } }', () => ({})],
];

function byId({ id }: StoredGroup): object {
  return { id };
}

/** So that nothing is at hand. */
async function changeSomething({ id }: StoredGroup): Promise<void> {
  await database.sql('UPDATE cost_line SET quantity = quantity + 1 WHERE consortium_id = $1', [id]);
}

async function statements(query: string, variables: object, asker = key): Promise<string[]> {
  return api.statementsOf(async () => {
    const answer = await api.graphql(asker, query, variables);
    expect(answer.errors).toEqual([]);
  });
}

describe('reading', () => {
  it.each(READS)(
    '%s takes at most %i statements, and %i again, for 1 member as for 30',
    async (_, first, again, query, variables) => {
      for (const group of [large, small]) {
        await changeSomething(group);
        expect((await statements(query, variables(group))).length).toBeLessThanOrEqual(first);
        expect((await statements(query, variables(group))).length).toBeLessThanOrEqual(again);
      }
    },
  );
});

describe('the wall of a support body', () => {
  it('takes the same few statements for two groups as for eight', async () => {
    const viewer = await person(database);
    const asker = await accessKey(database, viewer);
    const counts: number[] = [];
    for (const more of [2, 6]) {
      for (let made = 0; made < more; made += 1) {
        await storedGroup(database, viewer, {
          members: [[{ category: 'PC', unitPrice: 120_000 }]],
          tools: [],
        });
      }
      counts.push((await statements(WALL, {}, asker)).length);
    }
    expect(counts[1]).toBeLessThanOrEqual(counts[0]!);
    expect(counts[0]).toBeLessThanOrEqual(20);
  });
});

describe('a member user', () => {
  const PAGE = `query ($id: ID!) { consortium(id: $id) { name roster { name } milestones { occurredAt }
    members { edges { node { business { name } costLines { label tool { name vendor { name } } } documents { id } } } }
    obligations { edges { node { dueAt } } }
    ownResults { calculation { share { share } trace { id } shareTrace { id } } findings { code } } } }`;

  it('reads its page in at most 14 statements, 13 again, for 1 member as for 30', async () => {
    for (const group of [large, small]) {
      await changeSomething(group);
      expect((await statements(PAGE, byId(group), merchant)).length).toBeLessThanOrEqual(14);
      expect((await statements(PAGE, byId(group), merchant)).length).toBeLessThanOrEqual(13);
    }
  });

  it('reads the results of several groups in three statements each', async () => {
    const results = '{ consortia { edges { node { ownResults { calculation { granted } } } } } }';
    for (const group of [large, small]) await changeSomething(group);
    expect((await statements(results, {}, merchant)).length).toBeLessThanOrEqual(2 + 2 * 3);
  });
});

describe('writing', () => {
  it('a snapshot takes the same few statements for any group', async () => {
    const mutation = `mutation ($input: SaveCalculationSnapshotInput!) {
      saveCalculationSnapshot(input: $input) { problems { code } snapshot { number } } }`;
    for (const { id } of [small, large]) {
      const input = { consortiumId: id, label: '見本', idempotencyKey: randomUUID() };
      expect((await statements(mutation, { input })).length).toBeLessThanOrEqual(7);
    }
  });
});

describe('the count', () => {
  it('sees a statement per member, if somebody asks for members one by one', async () => {
    const [{ memberIds }] = [large];
    const oneByOne = await api.statementsOf(async () => {
      for (const id of memberIds.slice(0, 10)) {
        await api.graphql(key, 'query ($id: ID!) { member(id: $id) { role } }', { id });
      }
    });
    expect(oneByOne.length).toBeGreaterThanOrEqual(20);
  });
});
