import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessKey, testApi, type Answer, type TestApi } from '../harness/api.ts';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';

// Whatever is sent, the answer is one of six codes, says what to do, and shows nothing of the inside.

const START_UP_MS = 60_000;

let database: TestDatabase;
let api: TestApi;
let key: string;
let group: StoredGroup;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  const viewer = await person(database);
  key = await accessKey(database, viewer);
  group = await storedGroup(database, viewer, { members: [[{ category: 'PC', unitPrice: 1 }]] });
}, START_UP_MS);
afterAll(async () => {
  await api?.close();
  await database.drop();
});

function onlyError({ errors }: Answer) {
  expect(errors).toHaveLength(1);
  const [error] = errors;
  expect(error!.extensions.message.ja).toMatch(/[ぁ-ん]/);
  expect(error!.extensions.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(error)).not.toMatch(/stack|node_modules|SELECT/i);
  return error!;
}

async function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body,
  });
}

describe('who is asking', () => {
  it('is UNAUTHENTICATED without a key', async () => {
    const answer = await api.graphql(null, '{ consortia { edges { cursor } } }');
    expect(onlyError(answer).extensions.code).toBe('UNAUTHENTICATED');
  });

  it.each([`rk_${'x'.repeat(43)}`, 'rk_short', 'x', "rk_' OR 1=1 --"])(
    'is 401 with the wrong key %s',
    async (wrong) => {
      const answer = await api.graphql(wrong, '{ ruleSets { version } }');
      expect(answer.status).toBe(401);
      expect(onlyError(answer).extensions.code).toBe('UNAUTHENTICATED');
    },
  );

  it('is 401 with a revoked or expired key at once', async () => {
    const viewer = await person(database);
    for (const ending of ['revoked_at = now()', "expires_at = now() - interval '1 second'"]) {
      const ended = await accessKey(database, viewer);
      expect((await api.graphql(ended, '{ ruleSets { version } }')).errors).toEqual([]);
      await database.sql(`UPDATE api_key SET ${ending} WHERE user_id = $1`, [viewer.userId]);
      expect((await api.graphql(ended, '{ ruleSets { version } }')).status).toBe(401);
    }
  });
});

describe('a query that asks for too much', () => {
  it('is refused when it is too deep', async () => {
    const inner = 'disagreement { readings { sources { place } } }';
    const deep = `{ consortia { edges { node { calculation { disagreements { ${inner} } } } } } }`;
    expect((await api.graphql(key, deep)).errors).toEqual([]);
    let nested = 'supersedes { id }';
    for (let n = 0; n < 30; n += 1) nested = `supersedes { ${nested} }`;
    const answer = await api.graphql(
      key,
      `{ consortia { edges { node { obligations { edges { node { ${nested} } } } } } } }`,
    );
    expect(onlyError(answer).extensions.code).toBe('BAD_USER_INPUT');
    expect(onlyError(answer).message).toContain('depth');
  });

  it('is refused when it has too many aliases or tokens', async () => {
    const aliases = Array.from({ length: 40 }, (_, n) => `a${n}: ruleSets { version }`).join(' ');
    expect(onlyError(await api.graphql(key, `{ ${aliases} }`)).extensions.code).toBe('BAD_USER_INPUT');
    const fields = '{ ruleSets { version } } '.repeat(2000);
    expect(onlyError(await api.graphql(key, fields)).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is refused when its pages multiply, written out, by default or as variables', async () => {
    const nested = (first: string) =>
      `{ consortia${first} { edges { node { members${first} { edges { node { id role business { name city } costLines { id label } } } } } } } }`;
    expect((await api.graphql(key, nested('(first: 5)'))).errors).toEqual([]);
    const asVariables = `query ($n: Int!) ${nested('(first: $n)')}`;
    expect((await api.graphql(key, asVariables, { n: 5 })).errors).toEqual([]);
    for (const answer of [
      await api.graphql(key, nested('(first: 200)')),
      await api.graphql(key, asVariables, { n: 200 }),
      await api.graphql(key, `query ($n: Int = 200) ${nested('(first: $n)')}`),
    ]) {
      expect(onlyError(answer).extensions.code).toBe('BAD_USER_INPUT');
      expect(onlyError(answer).message).toContain('first');
    }
  });

  it('is refused when it prices the group anew too often', async () => {
    const changes = [{ sharingKey: 'EQUAL' }];
    const times = (count: number) => {
      const fields = Array.from(
        { length: count },
        (_, n) => `a${n}: whatIf(input: $input) { sentence { ja } }`,
      );
      const query = `query ($input: WhatIfInput!) { ${fields.join(' ')} }`;
      return api.graphql(key, query, { input: { consortiumId: group.id, changes } });
    };
    expect((await times(3)).errors).toEqual([]);
    expect(onlyError(await times(5)).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is refused when a page is larger than allowed', async () => {
    for (const first of [0, -1, 201]) {
      const answer = await api.graphql(key, `{ consortia(first: ${first}) { edges { cursor } } }`);
      expect(onlyError(answer).extensions.problems).toMatchObject([{ path: 'first' }]);
    }
  });
});

describe('a body that cannot be read', () => {
  it('is refused when it is too large, not JSON or not an operation', async () => {
    const cases: [Promise<Response>, number][] = [
      [post(JSON.stringify({ query: '{ ruleSets { version } }', pad: 'x'.repeat(1_100_000) })), 413],
      [post('{"query": '), 400],
      [post('[]'), 400],
      [post(JSON.stringify([{ query: '{ ruleSets { version } }' }])), 400],
      [post('{}'), 400],
      [post(JSON.stringify({ query: '{ nothing }' })), 400],
      [post(JSON.stringify({ query: '{ ruleSets { version }' })), 400],
    ];
    for (const [response, status] of cases) {
      const answer = await response;
      expect(answer.status).toBe(status);
      const body = (await answer.json()) as Answer;
      expect(onlyError(body).extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('is refused when it names an operation that is not there, of whatever kind', async () => {
    for (const body of [
      { query: 'query A { __typename }', operationName: 'B' },
      { query: 'query A { __typename } query B { __typename }' },
      { query: 'subscription { __typename }' },
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
    ]) {
      const answer = (await (await post(JSON.stringify(body))).json()) as Answer;
      expect(onlyError(answer).extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('is not sent back in full', async () => {
    const query = 'query ($first: Int!) { consortia(first: $first) { edges { cursor } } }';
    const answer = await api.graphql(key, query, { first: 'x'.repeat(500_000) });
    expect(onlyError(answer).extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(answer.errors).length).toBeLessThan(3000);
  });

  it('is refused as a simple cross-site request', async () => {
    const response = await post('query={ruleSets{version}}', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(response.status).toBe(400);
    const get = await fetch(`${api.url}/graphql?query={__typename}`);
    expect(get.status).toBe(400);
  });
});

describe('values that cannot be', () => {
  const addLine = `mutation ($input: AddCostLineInput!) { addCostLine(input: $input) { problems { code path } costLine { id } } }`;
  const line = (values: object) => ({
    input: {
      idempotencyKey: randomUUID(),
      memberId: group.memberIds[0],
      line: { category: 'PC', unitPriceYen: 1, ...values },
    },
  });

  it.each([
    [{ unitPriceYen: -1 }, 'input.line.unitPriceYen'],
    [{ unitPriceYen: 1.5 }, 'input.line.unitPriceYen'],
    [{ unitPriceYen: 2 ** 53 }, 'input.line.unitPriceYen'],
    [{ unitPriceYen: '100' }, 'input.line.unitPriceYen'],
    [{ category: 'SMARTPHONE' }, 'input.line.category'],
    [{ quantity: 1e12 }, 'input.line.quantity'],
    [{ surprise: 1 }, 'surprise'],
  ])('%j is BAD_USER_INPUT that names the field', async (values, named) => {
    const error = onlyError(await api.graphql(key, addLine, line(values)));
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(error.message).toContain(named);
  });

  it('a quantity of 0 comes back with its path and what to enter', async () => {
    const query = 'query ($input: WhatIfInput!) { whatIf(input: $input) { sentence { ja } } }';
    const nothing = { category: 'PC', unitPriceYen: 1, quantity: 0 };
    const changes = [{ addLine: { memberId: group.memberIds[0], line: nothing } }];
    const error = onlyError(await api.graphql(key, query, { input: { consortiumId: group.id, changes } }));
    expect(error.extensions.problems).toEqual([
      {
        code: 'MIN',
        path: 'input.changes[0].addLine.line.quantity',
        message: { ja: '1以上で入れてください。', en: 'Please enter 1 or more.' },
      },
    ]);
  });

  it.each([['2024-01-01'], { toString: 1 }, 20240101])('%j is not a date', async (withdrawnOn) => {
    const query = `mutation ($input: WithdrawMemberInput!) { withdrawMember(input: $input) { problems { code } } }`;
    const input = { id: group.memberIds[0], version: 1, reason: '見本', withdrawnOn };
    const error = onlyError(await api.graphql(key, query, { input }));
    expect(error.message).toContain('2026-06-02');
  });

  it('a NUL is refused in a key and made a blank in a text', async () => {
    const query = `mutation ($input: CreateConsortiumInput!) { createConsortium(input: $input) { consortium { name } problems { code } } }`;
    const create = (values: object) =>
      api.graphql(key, query, {
        input: { idempotencyKey: randomUUID(), name: '見本', prefecture: 40, ...values },
      });
    const error = onlyError(await create({ idempotencyKey: '12345678\u0000' }));
    expect(error.extensions.problems).toMatchObject([{ path: 'input.idempotencyKey' }]);
    const { data } = await create({ name: '見本\u0000髙﨑𠮷' });
    expect(data.createConsortium.consortium).toEqual({ name: '見本 髙﨑𠮷' });
  });

  it.each(['0000-01-01T00:00:00.000000Z', '2024-02-30T00:00:00.000000Z', '2024-02-01T24:00:00.000000Z'])(
    'a cursor of %s is not one of ours',
    async (instant) => {
      const after = Buffer.from(JSON.stringify([instant, randomUUID()])).toString('base64url');
      for (const list of ['schedules', 'notifications']) {
        const query = `query ($after: String) { ${list}(after: $after) { edges { cursor } } }`;
        const error = onlyError(await api.graphql(key, query, { after }));
        expect(error.extensions.problems).toMatchObject([{ code: 'BAD_CURSOR' }]);
      }
    },
  );

  it('two changes in one step of a what-if are refused', async () => {
    const query = 'query ($input: WhatIfInput!) { whatIf(input: $input) { sentence { ja } } }';
    const changes = [{ overCapPolicy: 'PRO_RATA', sharingKey: 'EQUAL' }];
    const answer = await api.graphql(key, query, { input: { consortiumId: group.id, changes } });
    expect(onlyError(answer).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('leave nothing behind', async () => {
    const [row] = await database.sql<{ lines: bigint }>('SELECT count(*) AS lines FROM cost_line');
    expect(Number(row!.lines)).toBe(1);
  });
});

it('takes an id in capitals for the same id', async () => {
  const memberId = group.memberIds[0]!.toUpperCase();
  const business = `(SELECT business_id FROM member WHERE id = $1)`;
  await database.sql(`UPDATE business SET corporate_number = '8700110005901' WHERE id = ${business}`, [
    memberId,
  ]);
  const update = `mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { problems { code } } }`;
  const renamed = { id: memberId, version: 1, business: { name: '髙﨑𠮷青果店' } };
  expect((await api.graphql(key, update, { input: renamed })).data).toEqual({
    updateMember: { problems: [] },
  });
  const record = `mutation ($input: RecordMemberDocumentInput!) { recordMemberDocument(input: $input) { problems { code } } }`;
  const paper = { memberId, requirement: 'SECURITY_ACTION', receivedOn: '2024-01-05' };
  expect((await api.graphql(key, record, { input: paper })).data).toEqual({
    recordMemberDocument: { problems: [] },
  });
});

describe('an unexpected failure', () => {
  it('is INTERNAL with a number to quote; the log has its kind and place, no data', async () => {
    await database.sql('ALTER TABLE vendor RENAME TO vendor_away');
    try {
      const query = 'query ($id: ID!) { consortium(id: $id) { vendors { edges { cursor } } } }';
      const error = onlyError(await api.graphql(key, query, { id: group.id }));
      expect(error.extensions.code).toBe('INTERNAL');
      const line = api.logged.find((text) => text.includes(error.extensions.correlationId));
      expect(JSON.parse(line!)).toMatchObject({ sqlState: '42P01', msg: 'unexpected error' });
      expect(line).not.toContain('vendor"');
    } finally {
      await database.sql('ALTER TABLE vendor_away RENAME TO vendor');
    }
  });

  it('on a read the compiled path serves looks the same', async () => {
    const query =
      'query ($id: ID!) { consortium(id: $id) { id members { edges { node { costLines { id } } } } } }';
    for (let n = 0; n < 5; n += 1)
      expect((await api.graphql(key, query, { id: group.id })).errors).toEqual([]);
    const missing = await api.graphql(key, query, { id: randomUUID() });
    expect(onlyError(missing)).toMatchObject({ path: ['consortium'], extensions: { code: 'NOT_FOUND' } });
    const wrong = await api.graphql(key, query, { id: { a: 1 } });
    expect(onlyError(wrong).extensions.code).toBe('BAD_USER_INPUT');
  });
});
