import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDirectoryOf } from '../start/data-directory.ts';

const LOCAL_FILE = 'owner-url';

/** The owner's connection, the only one that may migrate or manage people. */
export function ownerUrlOf(env: Readonly<NodeJS.ProcessEnv>): string {
  const url = env['DATABASE_URL'];
  if (!url) {
    throw new Error(
      'DATABASE_URL がありません。例: DATABASE_URL=postgres://owner:password@localhost:5432/renkei\nDATABASE_URL is not set.',
    );
  }
  return url;
}

/** The same, or without DATABASE_URL the database that `npm start` is running on this machine. */
export async function ownerOrLocalUrlOf(env: Readonly<NodeJS.ProcessEnv>): Promise<string> {
  if (env['DATABASE_URL']) return env['DATABASE_URL'];
  const local = await readFile(join(dataDirectoryOf(env), LOCAL_FILE), 'utf8').catch(() => null);
  if (local !== null) return local.trim();
  throw new Error(
    'npm start を動かしたまま、別の画面で実行してください。お手持ちのデータベースなら DATABASE_URL を指定してください。\n' +
      'Run this while `npm start` is running, or set DATABASE_URL.',
  );
}

/** While `npm start` runs, the owner's commands find its database; returns what forgets it again. */
export async function announceLocalOwner(dataDirectory: string, url: string): Promise<() => Promise<void>> {
  const file = join(dataDirectory, LOCAL_FILE);
  await rm(file, { force: true }); // its mode would stay
  await writeFile(file, `${url}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return () => rm(file, { force: true });
}

/** The same database as another role. */
export function urlForRole(ownerUrl: string, role: 'app_api' | 'app_worker', password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = password;
  return url.toString();
}
