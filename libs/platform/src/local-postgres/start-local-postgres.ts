import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { findNativePackage, usableBinaries } from './binaries.ts';
import { runCommand } from './command.ts';
import type { DataFolder } from './data-folder.ts';
import { prepareDataFolder, superuserPassword } from './data-folder.ts';
import { alreadyRunning, explainFailure, LocalPostgresError, portBusy } from './local-postgres-error.ts';
import { disownRecordedPid, isNodeProcess, isServerOf, recordedPid } from './running-server.ts';

export { existingDataFolder, own, prepareDataFolder } from './data-folder.ts';
export { LocalPostgresError } from './local-postgres-error.ts';
export type { LocalPostgresProblem } from './local-postgres-error.ts';

export interface LocalPostgresOptions {
  /** Where the data lives; with `ephemeral` it may be left out for a temporary folder. */
  readonly dataDirectory?: string;
  readonly log?: (line: string) => void;
  /** Without it a free port is chosen at every start. */
  readonly port?: number;
  /** For tests: nothing is synced to disk, and `stop` deletes the folder. */
  readonly ephemeral?: boolean;
  /** The server outlives this process: whoever starts it so ends it through its `pid`. */
  readonly keepRunning?: boolean;
}

export interface LocalPostgres {
  /** The superuser, in database `postgres`. */
  readonly adminUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Where the data really is, which may differ from what was asked for (see `prepareDataFolder`). */
  readonly dataDirectory: string;
  urlFor(database: string, user: string, password: string): string;
  /** The superuser in another database. */
  adminUrlFor(database: string): string;
  stop(): Promise<void>;
}

const SUPERUSER = 'postgres';

/** Reachable from this computer only, over TCP on the loopback address, with a password. */
const SERVER_SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off', // the log would grow by a line every five minutes
];

const EPHEMERAL_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum_naptime=1h',
  'max_connections=200',
];

/**
 * Starts the PostgreSQL that comes with the product, creating its data on first use. A server left behind by a
 * process that was killed is stopped first.
 * @throws LocalPostgresError with the reason and a way out.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const wanted = await dataDirectory(options);
  try {
    return await start(wanted, options);
  } catch (error) {
    if (error instanceof LocalPostgresError) throw error;
    throw await explainFailure(error instanceof Error ? error.message : String(error), wanted, options.port);
  }
}

async function start(wanted: string, options: LocalPostgresOptions): Promise<LocalPostgres> {
  const log = options.log ?? (() => {});
  const native = await findNativePackage();
  const folder = await prepareDataFolder(wanted, log);
  const binaries = await usableBinaries(native, folder.runAs, log);
  const password = await superuserPassword(folder);
  await createCluster(binaries, folder, options, log);
  await stopLeftover(binaries, folder, log);
  const port = options.port === undefined ? await freePort() : await assertFree(options.port);
  await startServer(binaries, folder, port, options.ephemeral ?? false);
  await writeFile(folder.launcherFile, String(process.pid));

  const pid = await recordedPid(folder.cluster);
  if (pid === undefined) throw await explainFailure('postmaster.pid is missing', folder.path); // ended at once
  // If this process ends without calling stop: the signal is sent at once and not waited for.
  const onExit = (): void => {
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // it has ended already
    }
  };
  if (!options.keepRunning) process.once('exit', onExit);
  log(`データベースを起動しました（ポート ${port}、データ ${folder.path}）。`);

  const urlFor = (database: string, user: string, secret: string): string =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const adminUrlFor = (database: string): string => urlFor(database, SUPERUSER, password);
  return {
    adminUrl: adminUrlFor('postgres'),
    port,
    pid,
    dataDirectory: folder.path,
    urlFor,
    adminUrlFor,
    stop: async () => {
      process.off('exit', onExit);
      await stopServer(binaries, folder);
      await rm(options.ephemeral ? folder.path : folder.launcherFile, { recursive: true, force: true });
    },
  };
}

/** The major version of the PostgreSQL that comes with the product, such as '18'. */
export async function builtInMajorVersion(): Promise<string> {
  return (await usableBinaries(await findNativePackage(), {}, () => {})).majorVersion;
}

async function dataDirectory(options: LocalPostgresOptions): Promise<string> {
  if (options.dataDirectory !== undefined) return options.dataDirectory;
  if (!options.ephemeral) throw new TypeError('dataDirectory is required unless ephemeral');
  return mkdtemp(join(tmpdir(), 'renkei-postgres-'));
}

/** Built under another name and renamed: an interrupted first start leaves nothing that looks complete. */
async function createCluster(
  binaries: Binaries,
  folder: DataFolder,
  options: LocalPostgresOptions,
  log: (line: string) => void,
): Promise<void> {
  const version = await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version !== undefined) return assertMajorVersion(version.trim(), binaries, folder);

  log('データベースを初めて作っています（数秒で終わります）…');
  const building = `${folder.cluster}.new`;
  await rm(building, { recursive: true, force: true });
  const result = await runCommand(
    binaries.initdb,
    [
      `--pgdata=${building}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${folder.passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      ...(options.ephemeral ? ['--no-sync'] : []),
    ],
    { runAs: folder.runAs, cwd: folder.path },
  );
  if (!result.ok) {
    await rm(building, { recursive: true, force: true });
    throw await explainFailure(result.output, folder.path);
  }
  await rename(building, folder.cluster);
}

function assertMajorVersion(found: string, binaries: Binaries, folder: DataFolder): void {
  if (found === binaries.majorVersion) return;
  throw new LocalPostgresError('OTHER_MAJOR_VERSION', {
    ja: `データフォルダー ${folder.path} は PostgreSQL ${found} のもので、この版の連携（PostgreSQL ${binaries.majorVersion}）では開けません。以前の版でバックアップを取り、新しいフォルダーに戻してください。データには手を加えていません。`,
    en: `${folder.path} was written by PostgreSQL ${found}; this version brings ${binaries.majorVersion}. Back up with the previous version and restore into a new folder. Nothing was changed.`,
  });
}

/** A server survives the SIGKILL of the process that started it, and keeps the data folder locked. */
async function stopLeftover(
  binaries: Binaries,
  folder: DataFolder,
  log: (line: string) => void,
): Promise<void> {
  const pid = await recordedPid(folder.cluster);
  if (pid === undefined || !isAlive(pid)) return;
  if (!(await isServerOf(folder.cluster, pid))) return disownRecordedPid(folder.cluster);

  const launcher = Number(await readFile(folder.launcherFile, 'utf8').catch(() => '0'));
  if (launcher > 0 && isAlive(launcher) && (await isNodeProcess(launcher))) {
    throw alreadyRunning(folder.path, launcher);
  }
  log(`前回の終了時に残ったデータベース（プロセス ${pid}）を止めています…`);
  await stopServer(binaries, folder);
}

async function startServer(
  binaries: Binaries,
  folder: DataFolder,
  port: number,
  ephemeral: boolean,
): Promise<void> {
  const settings = [`port=${port}`, ...SERVER_SETTINGS, ...(ephemeral ? EPHEMERAL_SETTINGS : [])];
  // Only this run's lines, so that a failure quotes its own cause.
  await rename(folder.logFile, `${folder.logFile}.previous`).catch(() => {});
  const result = await runCommand(
    binaries.pgCtl,
    [
      'start',
      `--pgdata=${folder.cluster}`,
      `--log=${folder.logFile}`,
      '--wait',
      '--timeout=60', // a large database needs time to recover after a crash
      '--options',
      settings.map((setting) => `-c ${setting}`).join(' '),
    ],
    { runAs: folder.runAs, cwd: folder.path, silent: true },
  );
  if (result.ok) return;
  const output = await readFile(folder.logFile, 'utf8').catch(() => result.output);
  throw await explainFailure(output, folder.path, port);
}

/** Fast: sessions are ended and the data is written. Only when that takes too long, the way that needs recovery. */
async function stopServer(binaries: Binaries, folder: DataFolder): Promise<void> {
  const stop = (mode: string) =>
    runCommand(
      binaries.pgCtl,
      ['stop', `--pgdata=${folder.cluster}`, `--mode=${mode}`, '--wait', '--timeout=10'],
      { runAs: folder.runAs, cwd: folder.path },
    );
  if ((await recordedPid(folder.cluster)) === undefined) return;
  if ((await stop('fast')).ok) return;
  const result = await stop('immediate');
  if (!result.ok && (await recordedPid(folder.cluster)) !== undefined) {
    throw await explainFailure(result.output, folder.path);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function freePort(): Promise<number> {
  return listenOnce(0);
}

async function assertFree(port: number): Promise<number> {
  return listenOnce(port).catch(() => {
    throw portBusy(port);
  });
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const chosen = address !== null && typeof address === 'object' ? address.port : port;
      server.close(() => resolve(chosen));
    });
  });
}
