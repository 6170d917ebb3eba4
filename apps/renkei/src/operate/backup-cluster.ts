import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { forEachOf, refusal, type DataCopy } from './backup-files.ts';

// What PostgreSQL's own pg_basebackup does, through SQL (manual, “Making a Base Backup Using the Low Level API”): the
// files are copied while the server writes them, and the log of those writes, copied with them, puts them right when the
// copy is first started. Nobody has to stop working for a backup.

/** Made anew at every start: only the folder is kept. */
const EMPTIED = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]);
/** Of the running server, or of an earlier backup. */
const LEFT_OUT = new Set([
  'backup_label',
  'backup_label.old',
  'backup_manifest',
  'current_logfiles',
  'postgresql.auto.conf.tmp',
  'postmaster.opts',
  'postmaster.pid',
  'tablespace_map',
  'tablespace_map.old',
]);
const TEMPORARY = /^(pgsql_tmp|pg_internal\.init)/;
const CONTROL = 'global/pg_control';

interface Stopped {
  readonly lsn: string;
  readonly labelfile: string;
  readonly spcmapfile: string;
}

/**
 * Copies a running server's files.
 * @param client a superuser's connection to it, whose session is used until the end
 * @param cluster its PGDATA
 * @param path where it goes in the copy
 */
export async function copyCluster(
  client: pg.Client,
  cluster: string,
  copy: DataCopy,
  path: string,
): Promise<void> {
  // the log of the writes must not be recycled before it is copied; the slot goes with the session
  await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [
    `renkei_backup_${process.pid}`,
  ]);
  await client.query('SELECT pg_backup_start($1, fast => true)', ['renkei']);
  const files: string[] = [];
  await list(cluster, '', copy, path, files);
  await forEachOf(files, async (file) => void (await copy.file(`${path}/${file}`, join(cluster, file))));
  await waitUntilWhole(join(cluster, CONTROL));
  await copy.file(`${path}/${CONTROL}`, join(cluster, CONTROL)); // last, as the manual asks
  const { rows } = await client.query<Stopped>(
    'SELECT lsn::text, labelfile, spcmapfile FROM pg_backup_stop(wait_for_archive => false)',
  );
  const stopped = rows[0]!;
  if (stopped.spcmapfile) throw outside(cluster);
  await copy.text(`${path}/backup_label`, stopped.labelfile);
  for (const segment of segmentsOf(stopped, await segmentBytes(client))) {
    const bytes = await copy.file(`${path}/pg_wal/${segment}`, join(cluster, 'pg_wal', segment));
    if (bytes === null) {
      throw refusal(
        `データベースの記録（${segment}）が途中で消えました。もう一度お試しください。`,
        `The write-ahead log ${segment} vanished. Please try again.`,
      );
    }
  }
}

/** Makes the folders and gathers the files, relative to the cluster. */
async function list(
  cluster: string,
  folder: string,
  copy: DataCopy,
  path: string,
  files: string[],
): Promise<void> {
  await copy.folder(folder === '' ? path : `${path}/${folder}`);
  for (const entry of await readdir(join(cluster, folder), { withFileTypes: true })) {
    const at = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (TEMPORARY.test(entry.name) || (folder === '' && LEFT_OUT.has(entry.name)) || at === CONTROL) continue;
    if (entry.isSymbolicLink()) throw outside(join(cluster, at));
    if (entry.isDirectory() && (folder === '' || !EMPTIED.has(folder)))
      await list(cluster, at, copy, path, files);
    else if (entry.isFile() && !EMPTIED.has(folder)) files.push(at);
  }
}

/** The server may be writing its control file this moment: two reads that agree are a whole one. */
async function waitUntilWhole(file: string): Promise<void> {
  for (let before = await readFile(file); ;) {
    await sleep(20);
    const now = await readFile(file);
    if (now.equals(before)) return;
    before = now;
  }
}

async function segmentBytes(client: pg.Client): Promise<bigint> {
  const { rows } = await client.query<{ bytes: string }>(
    `SELECT setting AS bytes FROM pg_settings WHERE name = 'wal_segment_size'`,
  );
  return BigInt(rows[0]!.bytes);
}

/** The names of the log's segments from the backup's first record to its last. */
export function segmentsOf(
  { lsn, labelfile }: Pick<Stopped, 'lsn' | 'labelfile'>,
  bytes: bigint,
): readonly string[] {
  const first = /^START WAL LOCATION: ([0-9A-F]+\/[0-9A-F]+) \(file ([0-9A-F]{8})[0-9A-F]{16}\)$/m.exec(
    labelfile,
  );
  if (first === null) throw new Error('the backup label names no write-ahead log');
  const [, start = '', timeline = ''] = first;
  const names: string[] = [];
  // the end is the first byte after the last record
  for (let number = place(start) / bytes; number <= (place(lsn) - 1n) / bytes; number += 1n) {
    const perFile = 0x1_0000_0000n / bytes;
    names.push(`${timeline}${hex8(number / perFile)}${hex8(number % perFile)}`);
  }
  return names;
}

function place(lsn: string): bigint {
  const [high = '', low = ''] = lsn.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

const hex8 = (value: bigint): string => value.toString(16).toUpperCase().padStart(8, '0');

function outside(place: string): Error {
  return refusal(
    `データベースの一部が別の場所にあるため（${place}）、この方法ではバックアップできません。PostgreSQL の pg_basebackup をお使いください。`,
    `Part of the database lies elsewhere (${place}), which this cannot back up. Use PostgreSQL's pg_basebackup.`,
  );
}
