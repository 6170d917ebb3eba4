import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { sha256Of, type Viewer } from '@renkei/platform';
import { canonicalJson } from '@renkei/kernel';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { newKey } from '@renkei/test/sample-values';
import { storedGroup } from '@renkei/test/stored-group';
import { valuesFor } from '../contract/every-field/aims.ts';
import { operationsOf } from '../contract/every-field/operations.ts';
import { groupWorld } from '../contract/every-field/world.ts';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// One key, one effect: however often, however much at once, and whatever went wrong before.

const START_UP_MS = 60_000;
const REPEATS = 100;

let database: TestDatabase;
let api: TestApi;
let viewer: Viewer;
let key: string;
let consortiumId: string;
let idempotencyKey: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  viewer = await person(database);
  key = await accessKey(database, viewer);
}, START_UP_MS);
beforeEach(async () => {
  consortiumId = (await storedGroup(database, viewer, { members: [] })).id;
  idempotencyKey = newKey();
});
afterAll(async () => {
  await api?.close();
  await database.drop();
});

const CREATE = `mutation ($input: CreateVendorInput!) {
  createVendor(input: $input) { vendor { id name version } problems { code path } } }`;

interface Payload {
  readonly vendor: { readonly id: string; readonly name: string; readonly version: number } | null;
  readonly problems: readonly { readonly code: string; readonly path: string }[];
}

async function create(values: object = {}, as = key): Promise<Payload> {
  const input = { consortiumId, idempotencyKey, name: '見本システム𠮷', ...values };
  const { data, errors } = await api.graphql(as, CREATE, { input });
  expect(errors).toEqual([]);
  return data.createVendor as Payload;
}

async function stored(): Promise<string[]> {
  const rows = await database.sql<{ name: string }>('SELECT name FROM vendor WHERE consortium_id = $1', [
    consortiumId,
  ]);
  return rows.map(({ name }) => name);
}

const REUSED = { vendor: null, problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: 'input.idempotencyKey' }] };

describe('a creating mutation with one key', () => {
  it(`sent ${REPEATS} times at once has one effect and ${REPEATS} equal answers`, async () => {
    const answers = await Promise.all(Array.from({ length: REPEATS }, () => create()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ vendor: { name: '見本システム𠮷', version: 1 }, problems: [] });
    expect(await stored()).toEqual(['見本システム𠮷']);
    // and once more, later
    expect(await create()).toEqual(answers[0]);
  });

  it('founds one group of many at once', async () => {
    const founder = await accessKey(database, await person(database));
    const query = `mutation ($input: CreateConsortiumInput!) {
      createConsortium(input: $input) { consortium { id } problems { code } } }`;
    const input = { idempotencyKey, name: '見本商店街', prefecture: 40 };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.graphql(founder, query, { input })),
    );
    const ids = new Set(answers.map(({ data }) => data.createConsortium.consortium.id as string));
    expect(ids.size).toBe(1);
    const groups = await database.sql(`SELECT FROM consortium WHERE name = '見本商店街'`);
    expect(groups).toHaveLength(1);
  });

  it('and another content is refused, before and after, also at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: REPEATS }, (_, n) => create(n % 2 === 0 ? {} : { name: '別のシステム' })),
    );
    const made = answers.filter(({ vendor }) => vendor !== null);
    const refused = answers.filter(({ vendor }) => vendor === null);
    expect([made.length, refused.length]).toEqual([REPEATS / 2, REPEATS / 2]);
    expect(new Set(made.map(({ vendor }) => vendor!.id)).size).toBe(1);
    for (const answer of refused) expect(answer).toEqual(REUSED);
    expect(await stored()).toEqual([made[0]!.vendor!.name]);
  });

  it('is another key for another person', async () => {
    const other = await person(database);
    await database.sql(
      `INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`,
      [other.userId, consortiumId],
    );
    const [mine, theirs] = [await create(), await create({}, await accessKey(database, other))];
    expect(theirs.vendor!.id).not.toBe(mine.vendor!.id);
  });
});

describe('after an attempt that failed', () => {
  it('with a problem, the key is free again', async () => {
    const wrong = await create({ corporateNumber: '1234567890123' });
    expect(wrong.vendor).toBeNull();
    expect(wrong.problems).toHaveLength(1);
    expect(await database.sql('SELECT FROM idempotency_key WHERE key = $1', [idempotencyKey])).toEqual([]);
    expect((await create()).vendor).not.toBeNull();
  });

  it('because of us, the key is free again', async () => {
    await database.sql('ALTER TABLE vendor RENAME TO vendor_away');
    const input = { consortiumId, idempotencyKey, name: '見本' };
    const { errors } = await api.graphql(key, CREATE, { input });
    await database.sql('ALTER TABLE vendor_away RENAME TO vendor');
    expect(errors[0]?.extensions.code).toBe('INTERNAL');
    expect((await create()).vendor).not.toBeNull();
  });

  it('of some of many at once, exactly one of the others succeeds', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => create(n % 2 === 0 ? {} : { corporateNumber: '1234567890123' })),
    );
    expect(new Set(answers.flatMap(({ vendor }) => vendor?.id ?? [])).size).toBe(1);
    expect(answers.filter(({ vendor }) => vendor !== null)).toHaveLength(20);
    expect(await stored()).toHaveLength(1);
  });
});

/** What is told this once is null in the second answer. */
const TOLD_ONCE = new Set(['address', 'key', 'secret']);
const toldAgain = (data: unknown): string =>
  JSON.stringify(data, (name, value: unknown) => (TOLD_ONCE.has(name) ? null : value));

describe('every creating mutation there is', () => {
  it(
    'sent again with its key gives the same answer and has no second effect',
    async () => {
      const { ids, coordinator, firstMerchant } = await groupWorld(database, 'A', 13, api);
      const { schema } = api.app.get(GraphQLSchemaHost);
      const creating = operationsOf(schema, valuesFor({ target: ids, secrets: ['見本'] })).filter(
        ({ kind, variables }) =>
          kind === 'mutation' && 'idempotencyKey' in ((variables['input'] ?? {}) as object),
      );
      expect(creating.length).toBeGreaterThan(25);
      const events = async () =>
        Number((await database.sql<{ n: string }>('SELECT count(*) AS n FROM audit_event'))[0]!.n);
      const done: string[] = [];
      const again: string[] = [];
      for (const who of [coordinator, firstMerchant, await person(database, { admin: true })]) {
        const asker = await accessKey(database, who);
        for (const { root, query, variables } of creating) {
          const once = await api.graphql(asker, query, variables);
          if (once.errors.length > 0 || once.data[root].problems.length > 0) continue;
          const before = await events();
          const twice = await api.graphql(asker, query, variables);
          done.push(root);
          if (toldAgain(twice.data) !== toldAgain(once.data) || (await events()) !== before) again.push(root);
        }
      }
      expect(again).toEqual([]);
      expect(done).toEqual(
        expect.arrayContaining([
          'confirmCosts',
          'createCalendarFeed',
          'createSchedule',
          'createVendor',
          'createWebhook',
          'reviewEvidence',
        ]),
      );
    },
    START_UP_MS,
  );
});

describe('what is kept of it', () => {
  it('is a digest of the request and the id of the result: no word of what was sent', async () => {
    const { vendor } = await create();
    const rows = await database.sql(
      'SELECT operation, request_sha256, result, actor_id FROM idempotency_key WHERE key = $1',
      [idempotencyKey],
    );
    const input = { consortiumId, idempotencyKey, name: '見本システム𠮷' };
    expect(rows).toEqual([
      {
        operation: 'createVendor',
        request_sha256: sha256Of(canonicalJson({ operation: 'createVendor', input })),
        result: { id: vendor!.id },
        actor_id: viewer.userId,
      },
    ]);
  });
});
