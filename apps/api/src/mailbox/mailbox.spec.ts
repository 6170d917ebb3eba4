import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configOf, LetterFolder } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { createApi } from '../create-api.ts';
import { letterLines } from './letter-lines.ts';
import { isOnThisMachine } from './on-this-machine.ts';

const PUBLIC_URL = 'http://localhost:4000';

type Api = Awaited<ReturnType<typeof createApi>>;

let database: TestDatabase;
let directory: string;
const apis: Api[] = [];

async function start(config: { production?: boolean; mailboxDirectory?: string | null }): Promise<string> {
  const api = await createApi({
    config: configOf({
      databaseUrl: database.apiUrl,
      publicUrl: PUBLIC_URL,
      mailboxDirectory: directory,
      ...config,
    }),
  });
  apis.push(api);
  await api.listen(0, '127.0.0.1');
  return api.getUrl();
}

/** `fetch` lets nobody choose the Host header. */
function statusOf(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  database = await testDatabase();
  directory = await mkdtemp(join(tmpdir(), 'renkei-mailbox-'));
}, 60_000);
afterAll(async () => {
  await Promise.all(apis.map((api) => api.close()));
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

describe('the mailbox', () => {
  it('shows the letters, the newest first, with links to our own pages only', async () => {
    const url = await start({});
    expect(await (await fetch(`${url}/mailbox/letters`)).json()).toEqual({ letters: [] });
    const folder = new LetterFolder(directory);
    const letter = { to: 'mihon0101@example.jp', subject: '髙﨑青果店さんへ <b>招待</b>' };
    await folder.put({ id: '1', ...letter, text: 'before' }, '2026-11-22T01:00:00.000Z');
    const text = `こんにちは\n\n${PUBLIC_URL}/invitation#abc\nhttps://evil.example/invitation#abc\n`;
    await folder.put({ id: '2', ...letter, text }, '2026-11-22T02:00:00.000Z');
    const { letters } = (await (await fetch(`${url}/mailbox/letters`)).json()) as { letters: object[] };
    expect(letters).toEqual([
      {
        sentAt: '2026-11-22T02:00:00.000Z',
        ...letter,
        lines: [
          { text: 'こんにちは', link: null },
          { text: '', link: null },
          { text: `${PUBLIC_URL}/invitation#abc`, link: `${PUBLIC_URL}/invitation#abc` },
          { text: 'https://evil.example/invitation#abc', link: null },
        ],
      },
      expect.objectContaining({ sentAt: '2026-11-22T01:00:00.000Z' }),
    ]);
  });

  it('is a page without anything inline or from elsewhere', async () => {
    const url = await start({});
    const page = await fetch(`${url}/mailbox`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(html).not.toMatch(/https?:|<style|style=|onclick|<script(?![^>]*src=)/);
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
    expect(parts).toEqual(['/mailbox/page.css', '/mailbox/page.js']);
    for (const part of parts) expect((await fetch(`${url}${part}`)).status).toBe(200);
    const script = await readFile(new URL('../../assets/mailbox/page.js', import.meta.url), 'utf8');
    expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });

  it.each([
    ['through a proxy', { 'x-forwarded-for': '127.0.0.1' }],
    ['through another proxy', { forwarded: 'for=127.0.0.1' }],
    ['under a foreign name', { host: 'rebound.example:4000' }],
  ])('is not there for whoever comes %s', async (_, headers) => {
    const url = await start({});
    for (const path of ['/mailbox', '/mailbox/page.css', '/mailbox/page.js', '/mailbox/letters']) {
      expect([path, await statusOf(`${url}${path}`, headers)]).toEqual([path, 404]);
      expect([path, await statusOf(`${url}${path}`, {})]).toEqual([path, 200]);
    }
  });

  it.each([{ production: true }, { mailboxDirectory: null }])('does not exist with %j', async (config) => {
    const url = await start(config);
    for (const path of ['/mailbox', '/mailbox/page.css', '/mailbox/page.js', '/mailbox/letters']) {
      expect((await fetch(`${url}${path}`)).status).toBe(404);
    }
  });
});

describe('isOnThisMachine', () => {
  const from = (remoteAddress: string | undefined, host: string) =>
    isOnThisMachine({ headers: { host }, socket: { remoteAddress } } as never);

  it.each([
    ['127.0.0.1', 'localhost:4000', true],
    ['::1', '[::1]:4000', true],
    ['::ffff:127.0.0.1', '127.0.0.1:4000', true],
    ['::1', 'LOCALHOST', true],
    ['192.0.2.7', 'localhost:4000', false],
    ['::ffff:192.0.2.7', 'localhost:4000', false],
    ['127.0.0.1', 'localhost.example:4000', false],
    ['127.0.0.1', '', false],
    [undefined, 'localhost:4000', false],
  ])('from %s, asked as %s: %s', (address, host, expected) => {
    expect(from(address, host)).toBe(expected);
  });
});

describe('letterLines', () => {
  it.each([
    `${PUBLIC_URL}.evil.example/x`,
    `${PUBLIC_URL}@evil.example/x`,
    `javascript:alert(1)//${PUBLIC_URL}/`,
    `${PUBLIC_URL}/a b`,
    `x ${PUBLIC_URL}/a`,
    PUBLIC_URL,
  ])('makes no link of %s', (line) => {
    expect(letterLines(line, PUBLIC_URL)).toEqual([{ text: line, link: null }]);
  });
});
