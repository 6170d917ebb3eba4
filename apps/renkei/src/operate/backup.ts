import { realpath, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { builtInMajorVersion, existingDataFolder, startLocalPostgres } from '@renkei/platform/local-postgres';
import pg from 'pg';
import { dataDirectoryOf, LOCAL_DATABASE, productVersion } from '../start/data-directory.ts';
import { copyCluster } from './backup-cluster.ts';
import {
  describeContents,
  evidenceRows,
  evidenceWithoutBytes,
  refuseOwnDatabase,
} from './backup-contents.ts';
import {
  buildingPlace,
  DataCopy,
  interruptible,
  isFree,
  publish,
  refusal,
  syncFolder,
} from './backup-files.ts';
import { DATA, platformOfThis, writeManifest } from './backup-manifest.ts';
import { ownerOrLocalUrlOf } from './database-url.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const warn = (ja: string, en: string): void => void process.stderr.write(`[注意] ${ja}\n  ${en}\n`);

/**
 * `renkei backup FOLDER`: all of this machine's installation in one new folder, whether `npm start` is running or not.
 * @returns 0 whole; 1 none, or one that says what it lacks; 2 not understood
 */
export async function runBackup(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const [folder = '', ...more] = argv;
  if (folder === '' || folder.startsWith('-') || more.length > 0) {
    process.stderr.write(
      '使い方: renkei backup 新しいフォルダー（例: renkei backup 連携-2026-11-22）\nusage: renkei backup NEW-FOLDER\n',
    );
    return 2;
  }
  refuseOwnDatabase(env);
  const data = resolve(dataDirectoryOf(env));
  const target = resolve(folder);
  await assertTarget(target, data);
  const database = await existingDataFolder(join(data, 'postgres'));
  if (database === null) throw nothingThere(data);

  return interruptible(async (signal) => {
    const building = await buildingPlace(target, 'partial', 0o700).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? noParent(dirname(target)) : error;
    });
    try {
      const copy = new DataCopy(join(building, DATA), signal);
      const { about, lacking } = await withDatabase(data, database, env, (client) =>
        copyAll(client, { data, database, building, copy }),
      );
      signal.throwIfAborted();
      await publish(building, target);
      say(`バックアップができました。Backed up: ${target}`);
      for (const line of about) say(line);
      return tellCare(lacking, copy, env);
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  });
}

interface Places {
  readonly data: string;
  /** The folder with the cluster and its password. */
  readonly database: string;
  readonly building: string;
  readonly copy: DataCopy;
}

/** The database first: evidence is kept before its row is, and never changed, so what is copied later has it all. */
async function copyAll(
  client: pg.Client,
  { data, database, building, copy }: Places,
): Promise<{ about: readonly string[]; lacking: readonly string[] }> {
  await copy.folder('.');
  await copy.folder('postgres');
  await copyCluster(client, join(database, 'cluster'), copy, 'postgres/cluster');
  await copy.file('postgres/password', join(database, 'password'));
  const rows = await evidenceRows(client);
  await copy.file('secrets.json', join(data, 'secrets.json'));
  await copy.tree('evidence', join(data, 'evidence'));
  await copy.tree('mail', join(data, 'mail'));
  const migrations = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM renkei_meta.migration ORDER BY name',
  );
  await copy.sync();
  await writeManifest(building, {
    createdAt: new Date().toISOString(),
    productVersion: productVersion(),
    platform: platformOfThis(),
    postgresMajor: await builtInMajorVersion(),
    migrations: migrations.rows,
    folders: copy.folders.filter((path) => path !== '.'),
    files: copy.files,
  });
  await syncFolder(building);
  return { about: await describeContents(client), lacking: evidenceWithoutBytes(rows, copy.files) };
}

/** The server of `npm start` when it runs; otherwise it is started for this alone. */
async function withDatabase<T>(
  data: string,
  database: string,
  env: Readonly<NodeJS.ProcessEnv>,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const running = await connectRunning(database, env);
  if (running !== null) return work(running).finally(() => running.end().catch(() => {}));
  const local = await startLocalPostgres({ dataDirectory: join(data, 'postgres') });
  try {
    const client = await connect(local.adminUrlFor(LOCAL_DATABASE)).catch((error: { code?: string }) => {
      throw error.code === '3D000' ? nothingThere(data) : error; // no such database
    });
    return await work(client).finally(() => client.end().catch(() => {}));
  } finally {
    await local.stop();
  }
}

/** Also one whose launcher was killed; never another that has its port by now. */
async function connectRunning(database: string, env: Readonly<NodeJS.ProcessEnv>): Promise<pg.Client | null> {
  const url = await ownerOrLocalUrlOf(env).catch(() => null);
  const client = url === null ? null : await connect(url).catch(() => null);
  if (client === null) return null;
  const { rows } = await client.query<{ at: string }>(`SELECT current_setting('data_directory') AS at`);
  const [theirs, ours] = await Promise.all(
    [rows[0]!.at, join(database, 'cluster')].map((path) => realpath(path).catch(() => path)),
  );
  if (theirs === ours) return client;
  await client.end();
  return null;
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'renkei-backup' });
  client.on('error', () => {}); // the running statement fails too, and says so
  await client.connect();
  return client;
}

function tellCare(lacking: readonly string[], copy: DataCopy, env: Readonly<NodeJS.ProcessEnv>): number {
  const hasKeys = copy.files.some(({ path }) => path === 'secrets.json');
  if (hasKeys) {
    say('  このフォルダーには、封をした書類を開く鍵も入っています。人に見られない場所に保管してください。');
    say('  It holds the keys to the sealed papers too: keep it where nobody else can read it.');
  }
  if (!hasKeys || env['RENKEI_KEYS'] || env['RENKEI_AUDIT_KEY']) {
    warn(
      '環境変数で渡している鍵（RENKEI_KEYS、RENKEI_AUDIT_KEY）は入っていません。別に保管してください。ないと、封をした書類を開けません。',
      'Keys given by the environment (RENKEI_KEYS, RENKEI_AUDIT_KEY) are not in it. Keep them apart: without them sealed papers stay closed.',
    );
  }
  if (lacking.length === 0) return 0;
  if (env['EVIDENCE_S3_BUCKET']) {
    warn(
      `S3 のバケットにある証憑 ${lacking.length}件は入っていません。バケットも別に保存してください。`,
      `${lacking.length} evidence files in the S3 bucket are not in it. Save the bucket too.`,
    );
    return 0;
  }
  warn(
    `証憑 ${lacking.length}件は、元の evidence フォルダーにないか、提出されたときと内容が違います。ほかはすべて入っています。以前のバックアップがあれば、消さずに残してください。`,
    `${lacking.length} evidence files are missing from the evidence folder or differ from what was handed in. All else is in it. Keep any older backup.`,
  );
  for (const key of lacking.slice(0, 10)) process.stderr.write(`  evidence/${key}\n`);
  return 1;
}

async function assertTarget(target: string, data: string): Promise<void> {
  if (isWithin(target, data) || isWithin(data, target)) {
    throw refusal(
      `バックアップは、データフォルダー（${data}）の外に作ってください。できれば別のディスクやUSBメモリーがよいです。`,
      `Make the backup outside the data folder ${data}, at best on another disk.`,
    );
  }
  if (await isFree(target)) return;
  throw refusal(
    `${target} には、もう何か入っています。日付を付けるなどして、新しい名前を指定してください。`,
    `${target} is not empty. Give a new name, for instance with the date.`,
  );
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function noParent(folder: string): Error {
  return refusal(
    `${folder} がありません。ディスクやUSBメモリーがつながっているかを確かめるか、先にフォルダーを作ってください。`,
    `There is no ${folder}. Check that the disk is connected, or make the folder first.`,
  );
}

function nothingThere(data: string): Error {
  return refusal(
    `${data} に、保存するデータがまだありません。npm start と同じ利用者で実行してください。別の場所を使っている場合は、同じ RENKEI_DATA を指定してください。`,
    `There is no data in ${data} yet. Run this as the user of npm start, with the same RENKEI_DATA if you set one.`,
  );
}
