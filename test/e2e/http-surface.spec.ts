import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { storedGroup } from '@renkei/test/stored-group';

const START_UP_MS = 60_000;

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
}, START_UP_MS);
afterAll(async () => {
  await api?.close();
  await database.drop();
});

describe('health', () => {
  it('is live and ready', async () => {
    for (const path of ['live', 'ready']) {
      const response = await fetch(`${api.url}/health/${path}`);
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    }
  });

  it(
    'is live but not ready without its database',
    async () => {
      const lost = await testDatabase();
      const orphan = await testApi(lost);
      await lost.drop();
      expect((await fetch(`${orphan.url}/health/live`)).status).toBe(200);
      expect((await fetch(`${orphan.url}/health/ready`)).status).toBe(503);
      await orphan.close();
    },
    START_UP_MS,
  );
});

describe('every answer', () => {
  it.each(['/graphql-page', '/health/live', '/nowhere', '/graphql'])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await fetch(`${api.url}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('takes over a request id that is a UUID, and nothing else', async () => {
    const offered = 'AAAAAAAA-0000-4000-8000-000000000000';
    const ask = (id: string) => fetch(`${api.url}/health/live`, { headers: { 'x-request-id': id } });
    expect((await ask(offered)).headers.get('x-request-id')).toBe(offered.toLowerCase());
    expect((await ask('<script>')).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('for an unknown address says so in words', async () => {
    const response = await fetch(`${api.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

describe('the screens', () => {
  const shell = async (path: string, init: RequestInit = { headers: { accept: 'text/html' } }) => {
    const response = await fetch(`${api.url}${path}`, init);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };

  it.each(['/', '/sign-in', '/invitation', '/reset', '/account', '/notifications', '/groups/1/members'])(
    '%s is one page, with nothing inline and nothing from elsewhere',
    async (path) => {
      const { status, type, text } = await shell(path);
      expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
      expect(text).toContain('<html lang="ja">');
      expect(text).not.toMatch(/https?:|<style|style=|\son\w+=|<script(?![^>]*src=)/);
      const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts)
        expect([part, (await fetch(`${api.url}${part}`)).status]).toEqual([part, 200]);
    },
  );

  it('whoever follows a link to nowhere gets the screens, which lead on; a program gets JSON', async () => {
    const { text: home } = await shell('/');
    for (const path of ['/nowhere', '/assets/nothing.js', '/account-page/page.css']) {
      expect(await shell(path)).toEqual({ status: 404, type: 'text/html; charset=utf-8', text: home });
      for (const init of [{}, { method: 'POST', headers: { accept: 'text/html' } }]) {
        const { status, type } = await shell(path, init);
        expect([status, type]).toEqual([404, 'application/json; charset=utf-8']);
      }
    }
  });

  it('have an icon of their own, and none of the old kind', async () => {
    expect((await shell('/icon.svg')).type).toMatch(/^image\/svg\+xml/);
    expect(await shell('/favicon.ico')).toMatchObject({ status: 204, text: '' });
  });
});

describe('the page for trying the API', () => {
  it('is ours alone: no script, style or address from elsewhere, nothing inline', async () => {
    const html = await (await fetch(`${api.url}/graphql-page`)).text();
    expect(html).toContain('<html lang="ja">');
    expect(html).not.toMatch(/https?:|<style|style=|onclick|<script(?![^>]*src=)/);
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
    expect(parts).toEqual(['/graphql-page/page.css', '/graphql-page/page.js']);
    for (const part of [...parts, '/graphql-page/examples.js', '/graphql-page/operations.js']) {
      const response = await fetch(`${api.url}${part}`);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toMatch(/eval\(|new Function|https?:\/\//);
    }
  });

  it('offers examples that the API answers', async () => {
    const examples = new URL('../../apps/api/assets/graphql-page/examples.js', import.meta.url);
    const { EXAMPLES } = (await import(examples.href)) as {
      EXAMPLES: { title: string; query: string; variables?: object }[];
    };
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(5);
    const viewer = await person(database);
    const key = await accessKey(database, viewer);
    const group = await storedGroup(database, viewer, {
      members: [[{ category: 'PC', unitPrice: 120_000 }]],
    });
    for (const { title, query, variables } of EXAMPLES) {
      const text = JSON.stringify(variables ?? {})
        .replaceAll('GROUP_ID', group.id)
        .replaceAll('NEW_KEY', title + 'のキー');
      const answer = await api.graphql(key, query, JSON.parse(text) as object);
      expect([title, answer.errors]).toEqual([title, []]);
      const payload = Object.values(answer.data as Record<string, { problems?: unknown[] }>)[0];
      expect([title, payload?.problems ?? []]).toEqual([title, []]);
    }
  });
});

describe('in production', () => {
  it(
    'does not describe itself to visitors',
    async () => {
      const query = '{ __schema { queryType { name } } }';
      expect((await api.graphql(null, query)).data.__schema.queryType.name).toBe('Query');
      const production = await testApi(database, { production: true });
      try {
        expect((await production.graphql(null, query)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
      } finally {
        await production.close();
      }
    },
    START_UP_MS,
  );
});
