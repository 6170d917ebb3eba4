import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportChain, readHead } from '@renkei/audit/export';
import { verifyFile } from '@renkei/audit/verify';
import { canonicalJson } from '@renkei/kernel';
import { startLocalPostgres } from '@renkei/platform/local-postgres';
import type { SeededGroup } from '@renkei/test/group';
import { startNode } from '@renkei/test/process';
import {
  EVIDENCE,
  installation,
  keyringOf,
  SECRET,
  sha256,
  withClient,
  type Installation,
} from './backup-installation.ts';

// An installation as `npm start` makes it is saved while somebody works on it, and comes back in another folder.

const COMMAND = 'apps/renkei/bin/renkei.mjs';
const PATIENCE_MS = 120_000;

let there: Installation;
let place: string;
let data: string;
let group: SeededGroup;
let evidenceKey: string;
let savedDigests: ReadonlyMap<string, string>;
const outside: string[] = []; // where root has to put a database, beside `place`

const backupAt = (name: string) => join(place, name);

beforeAll(async () => {
  there = await installation();
  ({ place, data, group, evidenceKey } = there);
}, PATIENCE_MS);

afterAll(async () => {
  await there?.stop();
  for (const folder of [place, ...outside]) await rm(folder, { recursive: true, force: true });
});

async function renkei(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const run = startNode(COMMAND, { args, env: { RENKEI_DATA: data, ...env } });
  return { code: await run.exited, output: run.output() };
}

/** What every table holds, row by row in one order. */
async function digestsOf(url: string): Promise<ReadonlyMap<string, string>> {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'bullmq', 'renkei_meta') ORDER BY 1`,
    );
    const digests = new Map<string, string>();
    for (const { name } of tables.filter(({ name }) => name !== 'working')) {
      const { rows } = await client.query<{ digest: string }>(
        `SELECT count(*) || ' ' || encode(sha256(convert_to(coalesce(
           string_agg(t::text, E'\n' ORDER BY t::text COLLATE "C"), ''), 'UTF8')), 'hex') AS digest FROM ${name} t`,
      );
      digests.set(name, rows[0]!.digest);
    }
    return digests;
  });
}

/**
 * Somebody who goes on working: every commit adds a row and raises the counter, while the server writes its pages down
 * and would reuse its log.
 */
async function workUntil(done: Promise<unknown>): Promise<number> {
  let over = false;
  void done.finally(() => (over = true));
  const turnover = async (): Promise<void> => {
    while (!over) {
      await there.sql('SELECT pg_switch_wal()');
      await there.sql('CHECKPOINT');
      await sleep(400);
    }
  };
  const turning = turnover();
  let last = 0;
  while (!over) {
    last += 1;
    await there.sql(
      `WITH counted AS (UPDATE working SET pad = $1 WHERE n = 0)
       INSERT INTO working (n, pad) SELECT $1::int, string_agg(md5(random()::text), '') FROM generate_series(1, 50)`,
      [last],
    );
  }
  await turning;
  return last;
}

/** Starts what was restored and looks at everything. */
async function compare(folder: string): Promise<void> {
  const restored = await startLocalPostgres({ dataDirectory: join(folder, 'postgres') });
  try {
    const url = restored.adminUrlFor('renkei');
    expect(await digestsOf(url)).toEqual(savedDigests);
    await withClient(url, async (client) => {
      const { rows: submissions } = await client.query<{ document: unknown; document_sha256: string }>(
        'SELECT document, document_sha256 FROM submission ORDER BY number',
      );
      expect(submissions).toHaveLength(2);
      for (const { document, document_sha256: kept } of submissions)
        expect(sha256(canonicalJson(document))).toBe(kept);

      const query = async <Row>(text: string, parameters: readonly unknown[]) =>
        (await client.query(text, [...parameters])).rows as Row[];
      const head = (await readHead(query, group.id))!;
      expect(head.seq).toBeGreaterThan(10);
      const verdict = await verifyFile(exportChain(query, group.id, head, new Date()), {
        keys: [],
        kept: [],
      });
      expect([verdict.fault, verdict.events, verdict.head]).toEqual([null, head.seq, head.hash]);

      const { rows: sealed } = await client.query<{ key_id: string; wrapped_key: Buffer; sealed: Buffer }>(
        'SELECT key_id, wrapped_key, sealed FROM totp_credential',
      );
      const { key_id: keyId, wrapped_key: wrappedKey, sealed: bytes } = sealed[0]!;
      const keys = await keyringOf(folder);
      expect(keys.open('totp', { keyId, wrappedKey, sealed: bytes }, group.coordinator.userId)).toEqual(
        SECRET,
      );
    });
    expect(sha256(await readFile(join(folder, 'evidence', evidenceKey)))).toBe(sha256(EVIDENCE));
  } finally {
    await restored.stop();
    if (!restored.dataDirectory.startsWith(place)) outside.push(restored.dataDirectory);
  }
}

async function modesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const modes = await Promise.all(
    entries.map(async (entry) => {
      const { mode } = await stat(join(entry.parentPath, entry.name));
      return `${entry.isDirectory() ? 'folder' : 'file'} ${(mode & 0o777).toString(8)}`;
    }),
  );
  return [...new Set(modes)].sort();
}

/** A manifest changed and signed again, as another version would have written it. */
async function changeManifest(
  folder: string,
  change: (manifest: Record<string, unknown>) => object,
): Promise<() => Promise<void>> {
  const files = ['manifest.json', 'manifest.sha256'].map((name) => join(folder, name));
  const before = await Promise.all(files.map((file) => readFile(file)));
  const text = JSON.stringify({ ...JSON.parse(String(before[0])), ...change(JSON.parse(String(before[0]))) });
  await writeFile(files[0]!, text);
  await writeFile(files[1]!, `${sha256(text)}  manifest.json\n`);
  return async () => {
    for (const [index, file] of files.entries()) await writeFile(file, before[index]!);
  };
}

describe('renkei backup and restore', () => {
  it(
    'saves everything while somebody works, and brings back what there was',
    async () => {
      await there.sql('CREATE TABLE working (n integer PRIMARY KEY, pad text)');
      await there.sql(`INSERT INTO working VALUES (0, '0')`);
      savedDigests = await digestsOf(there.ownerUrl);
      expect(savedDigests.size).toBeGreaterThan(60);
      const backup = renkei(['backup', backupAt('first')]);
      const written = await workUntil(backup);
      expect(await backup).toMatchObject({ code: 0, output: expect.stringContaining('提出 2 · 証憑 1') });
      expect(await modesIn(backupAt('first'))).toEqual(['file 600', 'folder 700']);
      const kept = await readdir(backupAt('first'), { recursive: true });
      expect(kept.filter((name) => /\.part$|postmaster\.pid|owner-url/.test(name))).toEqual([]);

      // what happens afterwards is not in it
      await there.sql(`UPDATE consortium SET name = '別の名前'`);
      await rm(join(data, 'evidence', evidenceKey));
      const folder = join(place, 'restored');
      const restored = await renkei(['restore', backupAt('first')], { RENKEI_DATA: folder });
      expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('提出 2 · 証憑 1') });
      await compare(folder);

      // nothing of a commit without the rest of it, and no commit without those before it
      const again = await startLocalPostgres({ dataDirectory: join(folder, 'postgres') });
      const [working] = await withClient(
        again.adminUrlFor('renkei'),
        async (client) =>
          (
            await client.query<{ rows: number; last: number; counter: number }>(
              `SELECT count(*)::int - 1 AS rows, max(n) AS last, (SELECT pad::int FROM working WHERE n = 0) AS counter
               FROM working`,
            )
          ).rows,
      ).finally(() => again.stop());
      const { rows, last, counter } = working!;
      expect([rows, counter]).toEqual([last, last]);
      expect(last).toBeGreaterThan(10);
      expect(last).toBeLessThanOrEqual(written);
    },
    PATIENCE_MS,
  );

  it('refuses a backup of which one byte is another, and names the file', async () => {
    const target = join(place, 'never');
    const manifest = JSON.parse(await readFile(join(backupAt('first'), 'manifest.json'), 'utf8'));
    const table = manifest.files.find(
      ({ path, bytes }: { path: string; bytes: number }) => /\/base\/\d+\/\d+$/.test(path) && bytes > 0,
    ).path as string;
    for (const name of [
      `data/${table}`,
      `data/evidence/${evidenceKey}`,
      'data/secrets.json',
      'manifest.json',
    ]) {
      const file = join(backupAt('first'), name);
      const whole = await readFile(file);
      const changed = Buffer.from(whole);
      changed[whole.length >> 1]! ^= 1;
      await writeFile(file, changed);
      const { code, output } = await renkei(['restore', backupAt('first')], { RENKEI_DATA: target });
      expect([code, output]).toEqual([1, expect.stringContaining(`\n  ${name}\n`)]);
      await writeFile(file, whole);
    }
    const lost = join(backupAt('first'), 'data', table);
    const bytes = await readFile(lost);
    await rm(lost);
    expect(await renkei(['restore', backupAt('first')], { RENKEI_DATA: target })).toMatchObject({
      code: 1,
      output: expect.stringContaining(table),
    });
    await writeFile(lost, bytes);
    expect((await readdir(place)).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  it.each([
    ['another PostgreSQL', () => ({ postgresMajor: '17' }), 'PostgreSQL 17'],
    ['another kind of machine', () => ({ platform: 'aix-ppc' }), 'aix-ppc'],
    [
      'a newer schema',
      ({ migrations }: Record<string, unknown>) => ({
        migrations: [...(migrations as object[]), { name: '9999_later.sql', checksum: 'x' }],
      }),
      '9999_later.sql',
    ],
    ['another form', () => ({ format: 'renkei-backup-9' }), 'renkei-backup-9'],
    ['a way out of the folder', () => ({ folders: ['postgres/../../elsewhere'] }), 'manifest.json'],
  ])('refuses a backup of %s', async (_what, change, said) => {
    const putBack = await changeManifest(backupAt('first'), change);
    const run = await renkei(['restore', backupAt('first')], { RENKEI_DATA: join(place, 'never') });
    await putBack();
    expect(run).toMatchObject({ code: 1, output: expect.stringContaining(said) });
  });

  it('overwrites nothing, and does nothing half', async () => {
    const refused = async (args: readonly string[], said: string, env = {}) => {
      const before = (await readdir(place)).sort();
      const { code, output } = await renkei(args, env);
      expect([args, code, output]).toEqual([args, 1, expect.stringContaining(said)]);
      expect((await readdir(place)).sort()).toEqual(before);
    };
    await refused(['restore', backupAt('first')], '上書きはしません');
    await refused(['restore', place], '連携のバックアップではない');
    await refused(['backup', backupAt('first')], '新しい名前');
    await refused(['backup', join(data, 'inside')], '外に作ってください');
    await refused(['backup', dirname(data)], '外に作ってください');
    await refused(['backup', join(place, 'no-disk', 'x')], 'つながっているか');
    await refused(['backup', backupAt('x')], 'まだありません', { RENKEI_DATA: join(place, 'elsewhere') });
    const own = { DATABASE_URL: 'postgres://owner@127.0.0.1:1/x' };
    await refused(['backup', backupAt('x')], 'pg_dump', own);
    await refused(['restore', backupAt('first')], 'pg_restore', { ...own, RENKEI_DATA: join(place, 'x') });
    expect((await renkei(['backup'])).code).toBe(2);
    expect((await renkei(['restore', 'a', 'b'])).code).toBe(2);
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const before = (await readdir(place)).sort();
    const run = startNode(COMMAND, { args: ['backup', backupAt('broken')], env: { RENKEI_DATA: data } });
    while (!(await readdir(place)).some((name) => name.startsWith('broken'))) await sleep(5);
    expect(await run.stop()).toBe(1);
    expect(run.output()).toContain('何も残していません');
    expect((await readdir(place)).sort()).toEqual(before);
  });

  it(
    'does the same when nothing runs, into a folder others cannot enter, and says what is missing',
    async () => {
      await there.sql('DROP TABLE working');
      savedDigests = await digestsOf(there.ownerUrl);
      await there.stop(); // `owner-url` stays behind, as after a crash
      const lacking = await renkei(['backup', backupAt('lacking')]);
      expect([lacking.code, lacking.output]).toEqual([1, expect.stringContaining(`evidence/${evidenceKey}`)]);
      await writeFile(join(data, 'evidence', evidenceKey), EVIDENCE);
      expect(await renkei(['backup', backupAt('second')])).toMatchObject({ code: 0 });
      expect(await readdir(join(data, 'postgres'))).not.toContain('launcher.pid');

      const closed = join(place, 'closed');
      await mkdir(closed, { mode: 0o700 });
      await mkdir(join(closed, 'data')); // an empty one may be there
      const run = await renkei(['restore', backupAt('second')], { RENKEI_DATA: join(closed, 'data') });
      expect(run).toMatchObject({ code: 0 });
      expect(await readdir(closed)).not.toContainEqual(expect.stringContaining('restoring'));
      await compare(join(closed, 'data'));
    },
    PATIENCE_MS,
  );
});
