import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessKey, testApi, type Answer, type TestApi } from '../harness/api.ts';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';

// The checks of graphql-cop by their own names, sent as it sends them, while developing and in production; then the list
// of known documents.

const START_UP_MS = 60_000;
const LIST = new URL('../../apps/api/documents.json', import.meta.url);

let database: TestDatabase;
let key: string;
const apis = new Map<string, TestApi>();

beforeAll(async () => {
  database = await testDatabase();
  key = await accessKey(database, await person(database));
  apis.set('development', await testApi(database));
  apis.set('production', await testApi(database, { production: true }));
  apis.set('known', await testApi(database, { production: true, config: { documents: 'KNOWN' } }));
}, START_UP_MS);
afterAll(async () => {
  for (const api of apis.values()) await api.close();
  await database.drop();
});

const urlOf = (mode: string) => `${apis.get(mode)!.url}/graphql`;

async function post(mode: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(urlOf(mode), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

/** What it answers is a refusal in our form, whatever it was sent. */
async function refused(mode: string, query: string): Promise<Answer['errors']> {
  const { status, text } = await post(mode, { query });
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors: Answer['errors'] };
  expect([status, data ?? null]).toEqual([400, null]);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(errors.map(() => 'BAD_USER_INPUT'));
  return errors;
}

describe.each(['development', 'production'])('graphql-cop, %s', (mode) => {
  it('Alias Overloading', async () => {
    const aliases = Array.from({ length: 101 }, (_, n) => `alias${n}:__typename \n`).join('');
    expect((await refused(mode, `query cop { ${aliases} }`)).length).toBeGreaterThan(0);
  });

  it('Array-based Query Batching', async () => {
    const { status, text } = await post(
      mode,
      Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })),
    );
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('Directive Overloading', async () => {
    const errors = await refused(mode, `query cop { __typename ${'@aa'.repeat(10)} }`);
    expect(errors.length).toBeLessThan(10);
    expect(
      (await refused(mode, `query cop { __typename ${'@include(if:true)'.repeat(100)} }`)).length,
    ).toBeLessThan(10);
  });

  it('Introspection-based Circular Query', async () => {
    const circle = 'fields { type { '.repeat(5);
    await refused(mode, `query cop { __schema { types { ${circle} name ${'} } '.repeat(5)} } } }`);
  });

  it('Mutation is allowed over GET (possible CSRF)', async () => {
    for (const headers of [{}, { 'apollo-require-preflight': '1', 'content-type': 'application/json' }]) {
      const response = await fetch(
        `${urlOf(mode)}?query=${encodeURIComponent('mutation cop {__typename}')}`,
        { headers },
      );
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain('"data"');
    }
  });

  it('GET Method Query Support', async () => {
    for (const headers of [{}, { 'apollo-require-preflight': '1', authorization: `Bearer ${key}` }]) {
      const response = await fetch(`${urlOf(mode)}?query=${encodeURIComponent('query cop {__typename}')}`, {
        headers,
      });
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain('"data"');
    }
  });

  it('POST based url-encoded query (possible CSRF)', async () => {
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data; boundary=x',
      '',
    ]) {
      const response = await fetch(urlOf(mode), {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, ...(type === '' ? {} : { 'content-type': type }) },
        body: type === 'text/plain' ? '{"query":"{__typename}"}' : 'query=query+cop+%7B+__typename+%7D',
      });
      expect([type, response.status]).toEqual([type, 400]);
      expect(await response.text()).not.toContain('"data"');
    }
  });

  it('Trace Mode', async () => {
    const { text } = await post(mode, { query: 'query cop { __typename }' }, { 'apollo-tracing': '1' });
    expect(JSON.parse(text)).toEqual({ data: { __typename: 'Query' } });
    const [error] = await refused(mode, 'query cop { nothing }');
    expect(Object.keys(error!.extensions).sort()).toEqual(['code', 'correlationId', 'message']);
  });

  it('Field Suggestions', async () => {
    const text = JSON.stringify([
      ...(await refused(mode, 'query cop { __schema { directive } }')),
      ...(await refused(mode, 'query cop { consortium { id } }')),
      ...(await refused(mode, 'query cop { consortias { edges { cursor } } }')),
    ]);
    const variables = { input: { consortiumIdd: 'x', changes: [] } };
    const query = 'query cop($input: WhatIfInput!) { whatIf(input: $input) { sentence { ja } } }';
    const coerced = await post(mode, { query, variables });
    if (mode === 'production') expect(text + coerced.text).not.toContain('Did you mean');
    else expect(text).toContain('Did you mean');
  });

  it('GraphQL IDE', async () => {
    const answers = [
      await fetch(urlOf(mode), { headers: { accept: 'text/html' } }),
      await fetch(urlOf(mode).replace('/graphql', '/graphql-page'), { headers: { accept: 'text/html' } }),
    ];
    for (const answer of answers) {
      expect(await answer.text()).not.toMatch(
        /graphiql\.min\.css|GraphQL Playground|GraphiQL|graphql-playground/i,
      );
    }
    expect(answers[0]!.headers.get('content-type')).toContain('application/json');
  });

  it('Introspection', async () => {
    const query = 'query cop { __schema { types { name fields { name } } } }';
    if (mode === 'production') await refused(mode, query);
    else expect((await post(mode, { query })).text).toContain('"Consortium"');
  });

  it('Unhandled Errors Detection', async () => {
    const [error] = await refused(mode, 'qwerty cop { abc }');
    expect(JSON.stringify(error)).not.toMatch(/exception|stack|node_modules/i);
  });

  it('Field Duplication', async () => {
    await refused(mode, `query cop { ${'__typename \n'.repeat(500)}} `);
    const nested = 'edges { cursor } '.repeat(100);
    await refused(mode, `query cop { consortia { ${nested} } }`);
    const spread = `fragment F on Query { ${'__typename '.repeat(50)}} query cop { ...F }`;
    await refused(mode, spread);
  });

  it('answers the worst document it reads within a second', async () => {
    const started = performance.now();
    const fields = '__typename '.repeat(3900);
    await refused(mode, `query cop { ${fields} }`);
    const pairs = Array.from({ length: 300 }, (_, n) => `... on Query { a${n}: __typename ...F }`).join(' ');
    await refused(mode, `fragment F on Query { ${'__typename '.repeat(300)} } query cop { ${pairs} }`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('with the list of known documents', () => {
  const list = JSON.parse(readFileSync(LIST, 'utf8')) as Record<string, string>;
  const [id, text] = Object.entries(list).find(([, known]) => known.startsWith('query Groups'))!;

  it('answers what is on it, by text or by digest', async () => {
    const persisted = { persistedQuery: { version: 1, sha256Hash: id } };
    for (const body of [
      { query: text },
      { query: ` ${text} # 見本` },
      { documentId: id },
      { extensions: persisted },
    ]) {
      for (const mode of ['known', 'production']) {
        expect(await post(mode, body)).toMatchObject({
          status: 200,
          text: expect.stringContaining('"consortia"'),
        });
      }
    }
  });

  it.each([
    ['another operation', { query: '{ consortia { edges { cursor } } }' }],
    ['another digest', { documentId: 'f'.repeat(64) }],
    ['another text with a known digest', { query: '{ __typename }', documentId: id }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['no GraphQL', { query: 'qwerty cop { abc }' }],
  ])('refuses %s, and says so plainly', async (_, body) => {
    const { status, text: said } = await post('known', body);
    expect(status).toBe(400);
    const { errors } = JSON.parse(said) as Pick<Answer, 'errors'>;
    expect(errors).toMatchObject([
      {
        extensions: {
          code: 'BAD_USER_INPUT',
          message: { ja: expect.stringContaining('受け付けていません') },
        },
      },
    ]);
    expect(said).not.toMatch(/Cannot query|Syntax Error|Did you mean/);
  });
});
