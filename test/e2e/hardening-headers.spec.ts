import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// The same strict headers on every kind of answer, found or not, read or refused.

const START_UP_MS = 60_000;
const MEGABYTE = 1024 * 1024;

let database: TestDatabase;
let api: TestApi;
let tls: TestApi;
let key: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  tls = await testApi(database, { production: true, config: { publicUrl: 'https://renkei.example' } });
  key = await accessKey(database, await person(database));
}, START_UP_MS);
afterAll(async () => {
  await api?.close();
  await tls?.close();
  await database.drop();
});

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const STRICT: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), microphone=(), camera=(), payment=()',
  'cache-control': 'no-store',
};
const NEVER = ['x-powered-by', 'server', 'etag', 'access-control-allow-origin', 'strict-transport-security'];

function expectStrict(headers: Headers): void {
  const found = Object.fromEntries(Object.keys(STRICT).map((name) => [name, headers.get(name)]));
  expect(found).toEqual(STRICT);
  expect(NEVER.filter((name) => headers.has(name))).toEqual([]);
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** Every page, script and file there is to GET, whoever added it. */
function routesOf(target: TestApi): string[] {
  const express = target.app.getHttpAdapter().getInstance() as { router: { stack: readonly Layer[] } };
  return express.router.stack.flatMap(({ route }) => (route?.methods['get'] ? [route.path] : []));
}

type Ask = readonly [
  what: string,
  status: number,
  path: string,
  init?: RequestInit & { readonly duplex?: 'half' },
];
const json = { 'content-type': 'application/json' };
const upload = '/imports/members?consortiumId=00000000-0000-4000-8000-000000000000&fileName=x.csv';

const ANSWERS: readonly Ask[] = [
  ['a page', 200, '/graphql-page'],
  ['a screen', 200, '/'],
  ['health', 200, '/health/live'],
  ['an operation', 200, '/graphql', { method: 'POST', headers: json, body: '{"query":"{__typename}"}' }],
  ['a refused operation', 400, '/graphql', { method: 'POST', headers: json, body: '{"query":"{nothing}"}' }],
  ['no JSON', 400, '/graphql', { method: 'POST', headers: json, body: '{' }],
  ['too much JSON', 413, '/graphql', { method: 'POST', headers: json, body: `"${'x'.repeat(MEGABYTE)}"` }],
  ['a GET of an operation', 400, '/graphql?query={__typename}'],
  ['another method', 400, '/graphql', { method: 'PUT', headers: json, body: '{}' }],
  [
    'a preflight from elsewhere',
    400,
    '/graphql',
    { method: 'OPTIONS', headers: { origin: 'https://evil.example' } },
  ],
  [
    'a foreign page',
    403,
    '/graphql',
    { method: 'POST', headers: { ...json, origin: 'https://evil.example' }, body: '{}' },
  ],
  [
    'a wrong key',
    401,
    '/graphql',
    { method: 'POST', headers: { ...json, authorization: 'Bearer rk_x' }, body: '{}' },
  ],
  ['nothing there', 404, '/nowhere'],
  ['a path above the root', 404, '/graphql-page/%2e%2e/%2e%2e/package.json'],
  ['a broken address', 400, '/audit/%E0%A4%A/export'],
  ['an upload without a key', 401, upload, { method: 'POST', body: 'x' }],
];

describe('every answer is strict', () => {
  it.each(ANSWERS)('%s (%i)', async (_what, status, path, init = {}) => {
    const response = await fetch(`${api.url}${path}`, { redirect: 'manual', ...init });
    expect(response.status).toBe(status);
    expectStrict(response.headers);
    const body = await response.text();
    if (status >= 400) {
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(JSON.parse(body)).toMatchObject({
        errors: [{ extensions: { message: { ja: expect.any(String) } } }],
      });
      expect(body).not.toMatch(/at \/|node_modules|Error:/);
    }
  });

  it('also an upload that is refused', async () => {
    for (const body of ['x', 'x'.repeat(11 * MEGABYTE)]) {
      const response = await fetch(`${api.url}${upload}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
        body,
      }).catch(() => null); // the server may hang up on the rest of a file it refuses
      if (!response) continue;
      expect(response.status).toBeGreaterThanOrEqual(400);
      expectStrict(response.headers);
    }
  });

  it('of every route there is, with a type that is not guessed', async () => {
    const routes = routesOf(api);
    expect(routes.length).toBeGreaterThan(8);
    for (const route of routes) {
      const path = route.replace(/[:*{}]\w*/g, 'x').replace(/^(?!\/)/, '/');
      const response = await fetch(`${api.url}${path}`, { redirect: 'manual' });
      expectStrict(response.headers);
      if (response.status === 200) {
        expect([path, response.headers.get('content-type')]).toEqual([
          path,
          expect.stringMatching(/^[a-z]+\/[a-z0-9.+-]+/),
        ]);
      }
      await response.body?.cancel();
    }
  });

  it('pages carry nothing inline', async () => {
    for (const route of routesOf(api)) {
      const response = await fetch(`${api.url}${route}`, { redirect: 'manual' });
      const html = await response.text();
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      expect([route, html]).toEqual([
        route,
        expect.not.stringMatching(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:/i),
      ]);
    }
  });
});

describe('behind TLS', () => {
  it('browsers are told to stay there', async () => {
    for (const path of ['/health/live', '/nowhere', '/graphql']) {
      const { headers } = await fetch(`${tls.url}${path}`);
      expect(headers.get('strict-transport-security')).toBe('max-age=63072000');
      expect(headers.get('content-security-policy')).toBe(POLICY);
    }
  });
});

describe('a body', () => {
  it('longer than the limit is refused, whether it says so or not', async () => {
    const whole = `"${'x'.repeat(20 * MEGABYTE)}"`;
    const unannounced = new Blob([whole]).stream();
    for (const body of [whole, unannounced]) {
      const init = { method: 'POST', headers: json, body, duplex: 'half' } as const;
      expect((await fetch(`${api.url}/graphql`, init)).status).toBe(413);
    }
  });

  it('that unpacks to more than the limit is refused', async () => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { ...json, 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify({ query: '{__typename}', pad: ' '.repeat(64 * MEGABYTE) })),
    });
    expect(response.status).toBe(413);
  });
});
