import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  access,
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { transformFile } from '@swc/core';
import pg from 'pg';
import type { LocalPostgres } from './start-local-postgres.ts';
import { startLocalPostgres } from './start-local-postgres.ts';

jest.setTimeout(30_000);

const root = process.getuid?.() === 0;
const itAsRoot = root ? it : it.skip;

/** Compiled once, because a child process of Node cannot read TypeScript. */
let compiled: string;
let directory: string;
let dataDirectory: string;
let cleanups: (() => Promise<unknown>)[];

beforeAll(async () => {
  compiled = await mkdtemp(join(tmpdir(), 'renkei-compiled-'));
  await chmod(compiled, 0o755);
  const rewriteImports = { rewriteRelativeImportExtensions: true }; // known to swc, not to its types
  const sources = dirname(fileURLToPath(import.meta.url));
  for (const name of await readdir(sources)) {
    if (name.endsWith('.spec.ts')) continue;
    const { code } = await transformFile(join(sources, name), {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022', ...rewriteImports },
    });
    await writeFile(join(compiled, name.replace(/ts$/, 'js')), code);
  }
  await writeFile(join(compiled, 'package.json'), '{"type":"module"}');
  await symlink(join(sources, '../../../../node_modules'), join(compiled, 'node_modules'));
});
afterAll(() => rm(compiled, { recursive: true, force: true }));

async function useFreshFolder(): Promise<void> {
  directory = await mkdtemp(join(tmpdir(), 'renkei-spec-'));
  await chmod(directory, 0o755);
  dataDirectory = join(directory, 'data/postgres');
}

beforeEach(() => {
  cleanups = [];
});
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function start(options: { port?: number; log?: (line: string) => void } = {}): Promise<LocalPostgres> {
  const server = await startLocalPostgres({ dataDirectory, ...options });
  cleanups.push(() => server.stop());
  return server;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

interface Launched {
  readonly child: ChildProcess;
  readonly adminUrl: string;
  readonly pid: number;
}

/** The server started by a Node process of its own, as `npm start` does; `onEnd` runs when its input is closed. */
async function launch(
  onEnd = 'server.stop()',
  user: { uid?: number; gid?: number; home?: string } = {},
): Promise<Launched> {
  const child = runScript(
    `const server = await startLocalPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)} });
    console.log(JSON.stringify({ adminUrl: server.adminUrl, pid: server.pid }));
    process.stdin.on('end', () => ${onEnd}).resume();`,
    user,
  );
  return { child, ...(JSON.parse(await firstLine(child)) as { adminUrl: string; pid: number }) };
}

function runScript(script: string, user: { uid?: number; gid?: number; home?: string } = {}): ChildProcess {
  const { home, ...ids } = user;
  const start = `import { startLocalPostgres } from ${JSON.stringify(join(compiled, 'start-local-postgres.js'))};`;
  return spawn(process.execPath, ['--input-type=module', '-e', `${start}\n${script}`], {
    ...ids,
    cwd: '/',
    env: { PATH: process.env['PATH'], HOME: home },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output to read');
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error('the child process ended without a line');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The server says it has stopped a moment before its process ends. */
async function expectGone(pid: number): Promise<void> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await sleep(20);
  expect(isAlive(pid)).toBe(false);
}

describe('startLocalPostgres', () => {
  beforeAll(useFreshFolder); // shared: making a new one takes a second
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('serves this computer alone, with a password, UTF-8 and durable writes', async () => {
    const server = await start();
    const [settings] = await query(
      server.adminUrl,
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync,
        current_setting('unix_socket_directories') AS sockets, current_setting('server_encoding') AS encoding,
        current_setting('lc_collate', true) AS ignored, datcollate AS collation
        FROM pg_database WHERE datname = 'postgres'`,
    );
    expect(settings).toMatchObject({
      addresses: '127.0.0.1',
      fsync: 'on',
      sockets: '',
      encoding: 'UTF8',
      collation: 'C',
    });
    await expect(query(server.urlFor('postgres', 'postgres', 'guess'), 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
    const secret = join(dataDirectory, 'password');
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDirectory, 'cluster'))).mode & 0o077).toBe(0);
  });

  it('stops its process, and finds data and password again at the next start', async () => {
    const first = await startLocalPostgres({ dataDirectory });
    await query(first.adminUrl, `CREATE TABLE words AS SELECT '商店街' AS word`);
    await first.stop();
    await expectGone(first.pid);
    const second = await start();
    expect(new URL(second.adminUrl).password).toBe(new URL(first.adminUrl).password);
    expect(await query(second.adminUrl, 'SELECT word FROM words')).toEqual([{ word: '商店街' }]);
  });

  it('stops although a session is open', async () => {
    const server = await startLocalPostgres({ dataDirectory });
    const client = new pg.Client({ connectionString: server.adminUrl });
    client.on('error', () => {});
    await client.connect();
    await server.stop();
    await expectGone(server.pid);
    await client.end().catch(() => {});
  });

  it('deletes the data of an ephemeral server', async () => {
    const server = await startLocalPostgres({ ephemeral: true });
    expect(await query(server.adminUrl, 'SHOW fsync')).toEqual([{ fsync: 'off' }]);
    await server.stop();
    await expect(access(server.dataDirectory)).rejects.toThrow('ENOENT');
  });

  it('takes over from a server whose launcher was killed, losing nothing', async () => {
    const killed = await launch();
    await query(killed.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS id');
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');
    expect(isAlive(killed.pid)).toBe(true);

    const lines: string[] = [];
    const server = await start({ log: (line) => lines.push(line) });
    await expectGone(killed.pid);
    expect(lines.join()).toContain(`プロセス ${killed.pid}`);
    expect(await query(server.adminUrl, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
  });

  it('leaves alone the server of a launcher that is alive', async () => {
    const other = await launch();
    cleanups.push(async () => {
      other.child.stdin?.end();
      await once(other.child, 'exit');
    });
    await expect(startLocalPostgres({ dataDirectory })).rejects.toMatchObject({ problem: 'ALREADY_RUNNING' });
    expect(await query(other.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('ends with its launcher when that exits without stopping it', async () => {
    const launched = await launch('process.exit()');
    expect(isAlive(launched.pid)).toBe(true);
    launched.child.stdin?.end();
    await once(launched.child, 'exit');
    await expectGone(launched.pid);
  });

  it('starts although the recorded process number now belongs to another program, which it leaves alone', async () => {
    const first = await startLocalPostgres({ dataDirectory });
    await first.stop();
    // As the server's own user, for that is when PostgreSQL itself would give up.
    const { uid, gid } = await stat(join(dataDirectory, 'cluster'));
    const stranger = spawn('sleep', ['60'], root ? { uid, gid } : {});
    cleanups.push(async () => stranger.kill());
    await writeFile(join(dataDirectory, 'cluster/postmaster.pid'), `${stranger.pid}\n`);
    await start();
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
  });

  it('names a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    cleanups.push(async () => taken.close());
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await expect(startLocalPostgres({ dataDirectory, port: port ?? 0 })).rejects.toMatchObject({
      problem: 'PORT_BUSY',
      message: expect.stringContaining(String(port)),
    });
  });

  it('does not touch the data of another major version', async () => {
    await (await startLocalPostgres({ dataDirectory })).stop();
    const versionFile = join(dataDirectory, 'cluster/PG_VERSION');
    cleanups.push(() => writeFile(versionFile, '18\n'));
    await writeFile(versionFile, '17\n');
    await expect(startLocalPostgres({ dataDirectory })).rejects.toMatchObject({
      problem: 'OTHER_MAJOR_VERSION',
      message: expect.stringContaining('PostgreSQL 17'),
    });
  });
});

describe('a new folder', () => {
  beforeEach(async () => {
    await useFreshFolder();
    const folder = directory;
    cleanups.push(() => rm(folder, { recursive: true, force: true })); // the first in is the last to run
  });

  it('begins anew after a first start that was interrupted', async () => {
    await mkdir(join(dataDirectory, 'cluster.new'), { recursive: true });
    await writeFile(join(dataDirectory, 'cluster.new/PG_VERSION'), '18\n');
    const server = await start();
    expect(await query(server.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  itAsRoot('runs the server as nobody when started by root', async () => {
    const server = await start();
    expect((await stat(`/proc/${server.pid}`)).uid).toBe(65534);
  });

  itAsRoot('moves the data of root out of a closed folder, says where, and finds it again', async () => {
    await chmod(directory, 0o700);
    const lines: string[] = [];
    const first = await startLocalPostgres({ dataDirectory, log: (line) => lines.push(line) });
    cleanups.push(() => rm(first.dataDirectory, { recursive: true, force: true }));
    expect(first.dataDirectory).not.toContain(directory);
    expect(lines.join()).toContain(first.dataDirectory);
    expect(await readFile(join(directory, 'data/README'), 'utf8')).toContain(first.dataDirectory);
    await query(first.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS id');
    await first.stop();

    await chmod(directory, 0o755); // now the wanted place would do, but the data is elsewhere
    const second = await start();
    expect(await query(second.adminUrl, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
  });

  itAsRoot('serves an ordinary user, whose data root then opens as that user', async () => {
    const home = join(directory, 'home');
    await mkdir(home);
    await chown(home, 1, 1); // initdb needs a user with a name, and every system has this one
    await chmod(home, 0o700);
    dataDirectory = join(home, 'data/postgres');
    const launched = await launch('server.stop()', { uid: 1, gid: 1, home });
    expect((await stat(`/proc/${launched.pid}`)).uid).toBe(1);
    launched.child.stdin?.end();
    await once(launched.child, 'exit');

    const server = await start();
    expect((await stat(`/proc/${server.pid}`)).uid).toBe(1);
  });

  itAsRoot('tells an ordinary user that the data belongs to somebody else', async () => {
    await (await startLocalPostgres({ dataDirectory })).stop();
    const child = runScript(
      `startLocalPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)} }).catch((e) => console.log(e.problem));`,
      { uid: 1, gid: 1, home: directory },
    );
    expect(await firstLine(child)).toBe('NOT_YOURS');
  });

  itAsRoot('names a full disk, at the first start and later', async () => {
    const disk = join(directory, 'disk');
    await mkdir(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=755', 'tmpfs', disk]);
    if (mounted.status !== 0) return; // containers usually may not mount
    cleanups.push(async () => spawnSync('umount', [disk]));
    dataDirectory = join(disk, 'postgres');
    await writeFile(join(disk, 'ballast'), Buffer.alloc(50 * 1024 * 1024));
    await expect(startLocalPostgres({ dataDirectory })).rejects.toMatchObject({ problem: 'DISK_FULL' });

    await rm(join(disk, 'ballast'));
    await (await startLocalPostgres({ dataDirectory })).stop();
    await writeFile(join(disk, 'ballast'), Buffer.alloc(64 * 1024 * 1024)).catch(() => {});
    await expect(startLocalPostgres({ dataDirectory })).rejects.toMatchObject({ problem: 'DISK_FULL' });

    await rm(join(disk, 'ballast'));
    const server = await start();
    expect(await query(server.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
