import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configOf } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { buildSchema, parse, validate } from 'graphql';
import { createApi } from '../create-api.ts';

const ASSETS = new URL('../../assets/account/', import.meta.url);
const PAGES = ['/sign-in', '/invitation', '/reset', '/account'];

let database: TestDatabase;
let api: Awaited<ReturnType<typeof createApi>>;
let url: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await createApi({ config: configOf({ databaseUrl: database.apiUrl }) });
  await api.listen(0, '127.0.0.1');
  url = await api.getUrl();
}, 60_000);
afterAll(async () => {
  await api?.close();
  await database.drop();
});

async function operations(): Promise<Readonly<Record<string, string>>> {
  const { OPERATIONS } = (await import(new URL('operations.js', ASSETS).href)) as {
    OPERATIONS: Record<string, string>;
  };
  return OPERATIONS;
}

describe('the account pages', () => {
  it.each(PAGES)('%s is ours alone: nothing inline, nothing from elsewhere', async (path) => {
    const page = await fetch(`${url}${path}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe|data:|https?:/);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = await page.text();
    expect(html).toContain('<html lang="ja">');
    expect(html).not.toMatch(/https?:|<style|style=|\son\w+=|<script(?![^>]*src=)/);
    const parts = [...html.matchAll(/(?:src|href)="(\/account-page\/[^"]+)"/g)].map((match) => match[1]!);
    expect(parts).toHaveLength(2);
    for (const part of parts) expect((await fetch(`${url}${part}`)).status).toBe(200);
  });

  it('serve every part that exists and no other file', async () => {
    const parts = (await readdir(ASSETS)).filter((file) => !file.endsWith('.html'));
    for (const file of parts) {
      const response = await fetch(`${url}/account-page/${file}`);
      expect([file, response.status]).toEqual([file, 200]);
      expect(response.headers.get('content-type')).toMatch(/^text\/(css|javascript); charset=utf-8$/);
    }
    for (const file of ['..%2f..%2fpackage.json', 'account.html', 'constructor', 'nothing.js']) {
      expect([file, (await fetch(`${url}/account-page/${file}`)).status]).toEqual([file, 404]);
    }
  });

  it('whoever follows a link to nowhere gets a page with a way on, a program gets JSON', async () => {
    for (const path of ['/nowhere', '/account-page/nothing.js']) {
      const page = await fetch(`${url}${path}`, { headers: { accept: 'text/html,*/*;q=0.8' } });
      expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe|data:|https?:/);
      const html = await page.text();
      expect(html).toContain('href="/sign-in"');
      expect(html).not.toMatch(/https?:|<style|style=|\son\w+=|<script/);
      for (const init of [{}, { method: 'POST', headers: { accept: 'text/html' } }]) {
        const answer = await fetch(`${url}${path}`, init);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([
          404,
          'application/json; charset=utf-8',
        ]);
      }
    }
  });

  it('have no icon, and say so without an error', async () => {
    const response = await fetch(`${url}/favicon.ico`);
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  it('never read text as HTML or code, and label every field', async () => {
    for (const file of await readdir(ASSETS)) {
      const text = await readFile(new URL(file, ASSETS), 'utf8');
      expect([
        file,
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/.test(text),
      ]).toEqual([file, false]);
      if (!file.endsWith('.html')) continue;
      const labelled = new Set([...text.matchAll(/<label for="([^"]+)"/g)].map((match) => match[1]));
      for (const [field] of text.matchAll(/<(?:input|select)\b[^>]*>/g)) {
        const id = /\bid="([^"]+)"/.exec(field)?.[1];
        expect([file, field, labelled.has(id) || field.includes('aria-label')]).toEqual([file, field, true]);
      }
      const ids = [...text.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]);
      expect([file, ids.length]).toEqual([file, new Set(ids).size]);
      for (const [, described] of text.matchAll(/aria-(?:describedby|labelledby)="([^"]+)"/g)) {
        expect(ids).toContain(described);
      }
    }
  });

  it('ask only what the API answers, each under its own name', async () => {
    const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
    for (const [name, text] of Object.entries(await operations())) {
      const document = parse(text);
      expect([name, validate(schema, document).map((error) => error.message)]).toEqual([name, []]);
      expect(document.definitions).toMatchObject([{ kind: 'OperationDefinition', name: { value: name } }]);
    }
  });

  it('use every operation they list, and list every one they use', async () => {
    const used = new Set<string>();
    for (const file of await readdir(ASSETS)) {
      const text = await readFile(new URL(file, ASSETS), 'utf8');
      for (const [, name] of text.matchAll(/\brun\(\s*'([A-Za-z]+)'/g)) used.add(name!);
    }
    expect([...used].sort()).toEqual(Object.keys(await operations()).sort());
  });
});
