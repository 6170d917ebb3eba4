import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  builtInMajorVersion,
  existingDataFolder,
  own,
  prepareDataFolder,
  startLocalPostgres,
} from '@renkei/platform/local-postgres';
import { MIGRATIONS_DIRECTORY, readMigrationFiles, schemaStatus } from '@renkei/schema';
import pg from 'pg';
import { dataDirectoryOf, LOCAL_DATABASE, productVersion } from '../start/data-directory.ts';
import {
  describeContents,
  evidenceRows,
  evidenceWithoutBytes,
  refuseOwnDatabase,
} from './backup-contents.ts';
import {
  buildingPlace,
  copySynced,
  forEachOf,
  interruptible,
  isFree,
  publish,
  refusal,
  syncFolder,
  type KeptFile,
} from './backup-files.ts';
import {
  damaged,
  DATA,
  isSame,
  platformOfThis,
  readManifest,
  verifyFiles,
  type Manifest,
} from './backup-manifest.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `renkei restore FOLDER`: an empty data folder becomes what the backup holds, after every file of it was checked and its
 * database was started once. @returns 0 restored; 1 nothing was; 2 not understood
 */
export async function runRestore(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const [folder = '', ...more] = argv;
  if (folder === '' || folder.startsWith('-') || more.length > 0) {
    process.stderr.write(
      '使い方: renkei restore バックアップのフォルダー\nusage: renkei restore BACKUP-FOLDER\n',
    );
    return 2;
  }
  refuseOwnDatabase(env);
  const backup = resolve(folder);
  const data = resolve(dataDirectoryOf(env));
  const manifest = await readManifest(backup);
  await assertFits(manifest);
  await assertNoData(data);

  return interruptible(async (signal) => {
    say(`バックアップを確かめています（${manifest.files.length}個のファイル）… Checking the backup …`);
    await verifyFiles(backup, manifest, signal);
    say('戻しています… Restoring …');
    const told = await build(backup, manifest, data, signal);
    const made = new Date(manifest.createdAt).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' });
    say(
      `${made}（日本時間）のバックアップを戻しました。Restored the backup of ${manifest.createdAt} to ${data}`,
    );
    for (const line of told) say(line);
    say(
      '  npm start で始められます。元のコンピューターでは、もう動かさないでください（知らせが二重に届きます）。',
    );
    say('  Begin with npm start. Do not run the old machine any more: letters would be sent twice.');
    return 0;
  });
}

/** Built beside its place and started there once; it gets its name when all of it stands. */
async function build(
  backup: string,
  manifest: Manifest,
  data: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  await mkdir(dirname(data), { recursive: true });
  // PostgreSQL does not run as root, and its own user has to pass through
  const building = await buildingPlace(data, 'restoring', process.getuid?.() === 0 ? 0o711 : 0o700);
  let outside: string | null = null;
  try {
    const database = await prepareDataFolder(join(building, 'postgres'), () => {});
    if (database.path !== join(building, 'postgres')) outside = database.path;
    await copyBack(join(backup, DATA), manifest, building, database, signal);
    const told = await tryOut(building, manifest);
    signal.throwIfAborted();
    await publish(building, data);
    if (outside !== null) {
      await moveOutside(outside, data).catch(async (error: unknown) => {
        await rm(data, { recursive: true, force: true }); // without its database it would look like a new one
        throw error;
      });
    }
    return told;
  } finally {
    await rm(building, { recursive: true, force: true });
    if (outside !== null) await rm(outside, { recursive: true, force: true });
  }
}

type Database = Awaited<ReturnType<typeof prepareDataFolder>>;

async function copyBack(
  source: string,
  { folders, files }: Manifest,
  building: string,
  database: Database,
  signal: AbortSignal,
): Promise<void> {
  const placeOf = (path: string): string =>
    path === 'postgres' || path.startsWith('postgres/')
      ? join(database.path, path.slice('postgres'.length))
      : join(building, path);
  const ours = (path: string): Database['runAs'] => (path.startsWith('postgres/') ? database.runAs : {});
  for (const folder of folders.filter((path) => path !== 'postgres')) {
    await mkdir(placeOf(folder), { mode: 0o700 });
    await own(placeOf(folder), ours(folder));
  }
  await forEachOf(files, async (file: KeptFile) => {
    signal.throwIfAborted();
    const copied = await copySynced(join(source, file.path), placeOf(file.path));
    if (!isSame(copied, file)) throw damaged([`${DATA}/${file.path}`]);
    await own(placeOf(file.path), ours(file.path));
  });
  for (const folder of folders) await syncFolder(placeOf(folder));
  await syncFolder(building);
}

/** Only a database that was started is one that can be: PostgreSQL puts the copied files right, then it is asked. */
async function tryOut(building: string, manifest: Manifest): Promise<readonly string[]> {
  const local = await startLocalPostgres({ dataDirectory: join(building, 'postgres') });
  try {
    const connectionString = local.adminUrlFor(LOCAL_DATABASE);
    const { pending } = await schemaStatus({ connectionString });
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      const lacking = evidenceWithoutBytes(await evidenceRows(client), manifest.files).length;
      const hasKeys = manifest.files.some(({ path }) => path === 'secrets.json');
      return [
        ...(await describeContents(client)),
        ...(pending.length > 0
          ? ['  次の npm start で、表を新しい形にします。npm start brings the tables up to date.']
          : []),
        ...(lacking > 0
          ? [
              `  [注意] 証憑 ${lacking}件の中身は、このバックアップにありません。The bytes of ${lacking} evidence files are not in this backup.`,
            ]
          : []),
        ...(hasKeys
          ? []
          : [
              '  [注意] 鍵はこのバックアップにありません。前と同じ RENKEI_KEYS と RENKEI_AUDIT_KEY を渡して始めてください。',
              '  The keys are not in this backup: start with the same RENKEI_KEYS and RENKEI_AUDIT_KEY as before.',
            ]),
      ];
    } finally {
      await client.end();
    }
  } finally {
    await local.stop();
  }
}

/** Where root has to put the database is named after the data folder: from the name of building to the real one. */
async function moveOutside(from: string, data: string): Promise<void> {
  const { path } = await prepareDataFolder(join(data, 'postgres'), say);
  await rmdir(path);
  await rename(from, path);
  await syncFolder(dirname(path));
}

async function assertFits(manifest: Manifest): Promise<void> {
  const major = await builtInMajorVersion();
  if (manifest.postgresMajor !== major || manifest.platform !== platformOfThis()) {
    throw refusal(
      `このバックアップは PostgreSQL ${manifest.postgresMajor}（${manifest.platform}）のものです。ここは PostgreSQL ${major}（${platformOfThis()}）なので、そのままでは戻せません。同じ種類のコンピューターで、連携 ${manifest.productVersion} を使って戻してください。何もしていません。`,
      `The backup is of PostgreSQL ${manifest.postgresMajor} on ${manifest.platform}; here is ${major} on ${platformOfThis()}. Restore it with Renkei ${manifest.productVersion} on a machine of that kind. Nothing was done.`,
    );
  }
  const known = new Map(
    (await readMigrationFiles(MIGRATIONS_DIRECTORY)).map((file) => [file.name, file.checksum]),
  );
  const unknown = manifest.migrations.find(({ name, checksum }) => known.get(name) !== checksum);
  if (unknown === undefined) return;
  throw refusal(
    `このバックアップは、ここにある連携（${productVersion()}）より新しい版（${manifest.productVersion}）のものです（${unknown.name}）。連携を新しくしてから、もう一度お試しください。何もしていません。`,
    `The backup is of a newer Renkei (${manifest.productVersion}, ${unknown.name}) than this one (${productVersion()}). Update Renkei, then try again. Nothing was done.`,
  );
}

async function assertNoData(data: string): Promise<void> {
  const there = (await isFree(data)) ? await existingDataFolder(join(data, 'postgres')) : data;
  if (there === null) return;
  throw refusal(
    `${there} には、もうデータがあります。上書きはしません。連携を終了し、そのフォルダーの名前を変えてから（例: ${there}-前のもの）、もう一度お試しください。RENKEI_DATA で別のフォルダーを指定することもできます。`,
    `There is data in ${there} already, and it is not overwritten. Stop Renkei, rename that folder, then try again; or name another folder with RENKEI_DATA.`,
  );
}
