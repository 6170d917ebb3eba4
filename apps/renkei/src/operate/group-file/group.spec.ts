import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, type SeededGroup } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { runGroup } from './group.ts';

let here: TestDatabase;
let there: TestDatabase;
let group: SeededGroup;
let folder: string;

beforeAll(async () => {
  [here, there] = [await testDatabase(), await testDatabase()];
  group = await seedGroup(here, { participants: ['CORPORATION', 'SOLE_PROPRIETOR'] });
  const successor = await person(there, { name: '見本 後任' });
  await there.sql(`UPDATE app_user SET email = 'kouninsha@example.jp' WHERE id = $1`, [successor.userId]);
  folder = await mkdtemp(join(tmpdir(), 'renkei-group-'));
});
afterEach(() => void jest.restoreAllMocks());
afterAll(async () => {
  await rm(folder, { recursive: true });
  await here.drop();
  await there.drop();
});

async function run(database: TestDatabase, ...argv: string[]) {
  const said = { out: '', err: '' };
  const into = (stream: 'out' | 'err') => (text: unknown) => {
    said[stream] += String(text);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(into('out'));
  jest.spyOn(process.stderr, 'write').mockImplementation(into('err'));
  try {
    const env = { DATABASE_URL: database.plainOwnerUrl, RENKEI_DATA: folder };
    return { code: await runGroup(argv, env), ...said };
  } finally {
    jest.restoreAllMocks();
  }
}

const groupsThere = async () => (await there.sql('SELECT id FROM consortium')).length;

it('moves a group: exported, tried, taken in', async () => {
  const file = join(folder, 'group.renkei.zip');
  const exported = await run(here, 'export', group.id, '-o', file);
  expect(exported).toMatchObject({ code: 0, out: expect.stringContaining('書き出しました') });
  expect(exported.out).toContain('振込先の口座は');
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  const tried = await run(there, 'import', file, '--coordinator', 'kouninsha@example.jp');
  expect(tried).toMatchObject({ code: 0, out: expect.stringContaining('--commit を付けてください') });
  for (const line of ['member 3', 'COORDINATOR 見本 後任', '名前だけのアカウントを1件']) {
    expect(tried.out).toContain(line);
  }
  expect(await groupsThere()).toBe(0);

  const taken = await run(there, 'import', file, '--coordinator', 'kouninsha@example.jp', '--commit');
  expect(taken).toMatchObject({ code: 0, out: expect.stringContaining('取り込みました') });
  expect(await groupsThere()).toBe(1);
  const twice = await run(there, 'import', file, '--coordinator', 'kouninsha@example.jp', '--commit');
  expect(twice).toMatchObject({
    code: 1,
    err: expect.stringMatching(/何も変わっていません[^]*GROUP_EXISTS/),
  });
});

it('says what it cannot do', async () => {
  const missing = await run(here, 'export', '00000000-0000-4000-8000-000000000000', '-o', join(folder, 'x'));
  expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('GROUP_NOT_FOUND') });
  const kept = join(folder, 'kept');
  await writeFile(kept, '見本');
  await expect(run(here, 'export', group.id, '-o', kept)).rejects.toThrow('もうあります');
  expect(await readFile(kept, 'utf8')).toBe('見本');
  expect(await run(there, 'import', kept)).toMatchObject({
    code: 1,
    err: expect.stringContaining('NOT_A_GROUP_FILE'),
  });
  await expect(run(there, 'import', join(folder, 'nothing'))).rejects.toThrow('がありません');
  for (const argv of [
    [],
    ['export'],
    ['export', group.id],
    ['import'],
    ['import', 'a', 'b'],
    ['import', 'a', '--x'],
  ]) {
    expect(await run(here, ...argv)).toMatchObject({ code: 2, err: expect.stringContaining('使い方') });
  }
});
