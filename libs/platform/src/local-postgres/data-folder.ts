import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { RunAs } from './command.ts';
import { runCommand } from './command.ts';
import { LocalPostgresError } from './local-postgres-error.ts';

/** One folder per server: PostgreSQL's own files, and beside them what we need to start it again. */
export interface DataFolder {
  readonly path: string;
  /** PGDATA. */
  readonly cluster: string;
  readonly passwordFile: string;
  readonly launcherFile: string;
  readonly logFile: string;
  /** Owner of the files and user of the server. */
  readonly runAs: RunAs;
}

/** PostgreSQL refuses to run as root: 65534 is `nobody`, which every Unix has. */
const UNPRIVILEGED = { uid: 65534, gid: 65534 } as const;

/**
 * Chooses and prepares the folder. As root the wanted place may be one the unprivileged user cannot reach (a
 * checkout under /root); then a place outside, named after the wanted one so that the next start finds it
 * again, and a README where somebody will look for the data.
 */
export async function prepareDataFolder(
  wantedPath: string,
  log: (line: string) => void,
): Promise<DataFolder> {
  const wanted = resolve(wantedPath);
  if (process.getuid?.() !== 0) {
    await makeOwnFolder(wanted);
    return folderAt(wanted, {});
  }
  const places = placesOf(wanted);
  // Existing data comes before the better place: opening a folder up later must not look like losing the data.
  for (const path of places) {
    const cluster = await stat(join(path, 'cluster')).catch(() => undefined);
    if (!cluster) continue;
    const runAs = { uid: cluster.uid, gid: cluster.gid }; // made by an ordinary user: stays theirs
    if (runAs.uid !== 0 && (await reachable(path, runAs))) return folderAt(path, runAs);
    throw unreachable([path], runAs.uid);
  }
  for (const path of places) {
    await makeFolderFor(path).catch(() => {}); // a read-only place fails the next line
    if (!(await reachable(path, UNPRIVILEGED))) continue;
    if (path !== wanted) await leavePointer(wanted, path, log);
    return folderAt(path, UNPRIVILEGED);
  }
  throw unreachable(places, UNPRIVILEGED.uid);
}

/** Where a database lies already, which as root need not be the wanted folder; null: there is none. */
export async function existingDataFolder(wantedPath: string): Promise<string | null> {
  for (const path of placesOf(resolve(wantedPath))) {
    if (await stat(join(path, 'cluster')).catch(() => null)) return path;
  }
  return null;
}

function placesOf(wanted: string): readonly string[] {
  if (process.getuid?.() !== 0) return [wanted];
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return [wanted, join('/var/lib/renkei', name), join(tmpdir(), `renkei-data-${name}`)];
}

/** The password of the superuser, made once; with the data because it is needed exactly as long. */
export async function superuserPassword(folder: DataFolder): Promise<string> {
  try {
    // 'wx' creates or fails: two processes starting together end up with one password.
    await writeFile(folder.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
    await own(folder.passwordFile, folder.runAs); // initdb reads it
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(folder.passwordFile, 'utf8')).trim();
}

export async function own(path: string, runAs: RunAs): Promise<void> {
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(path, runAs.uid, runAs.gid);
}

function folderAt(path: string, runAs: RunAs): DataFolder {
  return {
    path,
    cluster: join(path, 'cluster'),
    passwordFile: join(path, 'password'),
    launcherFile: join(path, 'launcher.pid'),
    logFile: join(path, 'server.log'),
    runAs,
  };
}

async function makeOwnFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const { uid } = await stat(path);
  if (process.getuid && uid !== process.getuid()) {
    throw new LocalPostgresError('NOT_YOURS', {
      ja: `データフォルダー ${path} は別の利用者（uid ${uid}）のものです。以前と同じ利用者で起動するか、別のフォルダーを指定してください。`,
      en: `The data folder ${path} belongs to uid ${uid}. Start as the user who created it, or choose another folder.`,
    });
  }
}

/** As root, for the unprivileged user; the parents we create stay open whatever the umask, or it could not pass. */
async function makeFolderFor(path: string): Promise<void> {
  const firstCreated = await mkdir(path, { recursive: true });
  if (firstCreated !== undefined) {
    for (let parent = dirname(path); parent.startsWith(firstCreated); parent = dirname(parent)) {
      await chmod(parent, 0o755);
    }
  }
  await own(path, UNPRIVILEGED);
  await chmod(path, 0o700);
}

/** Asks the system by trying, which also covers ACLs and mount options. */
async function reachable(path: string, runAs: RunAs): Promise<boolean> {
  const script = 'cd "$0" && [ -r . ] && [ -w . ]';
  return (await runCommand('/bin/sh', ['-c', script, path], { runAs, cwd: '/' })).ok;
}

async function leavePointer(wanted: string, actual: string, log: (line: string) => void): Promise<void> {
  log(
    `データは ${actual} に置きます（root で起動しており、${wanted} はデータベースの利用者から使えないため）。`,
  );
  await rmdir(wanted).catch(() => {}); // made by the attempt; kept when anything is in it
  await mkdir(dirname(wanted), { recursive: true });
  await writeFile(
    join(dirname(wanted), 'README'),
    `データベースのファイルは次の場所にあります。バックアップや移動のときは、こちらを対象にしてください。\n` +
      `The database's files are here; back up and move this folder:\n\n${actual}\n`,
  );
}

function unreachable(places: readonly string[], uid: number): LocalPostgresError {
  return new LocalPostgresError('NOT_YOURS', {
    ja: `root で起動したため、データベースは権限のない利用者（uid ${uid}）で動かしますが、その利用者は ${places.join('、')} を使えません。フォルダーを作った利用者で起動するか、DATABASE_URL を指定してください。`,
    en: `Started as root, PostgreSQL has to run as uid ${uid}, which cannot use ${places.join(', ')}. Start as the user who owns the folder, or set DATABASE_URL.`,
  });
}
