import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, forEachOf, missing, refusal, writeSynced, type KeptFile } from './backup-files.ts';

const FORMAT = 'renkei-backup-1';
const MANIFEST = 'manifest.json';
/** In the form of `sha256sum -c`. */
const MANIFEST_SHA256 = 'manifest.sha256';
/** In a backup: the data folder as it was. */
export const DATA = 'data';

/** What a backup holds, and what it needs to be restored. */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** UTC. */
  readonly createdAt: string;
  readonly productVersion: string;
  /** PostgreSQL's files are for one kind of machine, such as linux-x64, … */
  readonly platform: string;
  /** … and for one major version. */
  readonly postgresMajor: string;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly folders: readonly string[];
  readonly files: readonly KeptFile[];
}

export const platformOfThis = (): string => `${process.platform}-${process.arch}`;

/** Written last: a folder without it is no backup. */
export async function writeManifest(folder: string, manifest: Omit<Manifest, 'format'>): Promise<void> {
  const about = '連携のバックアップです。戻すには: npx renkei restore このフォルダー · A backup of Renkei.';
  const text = `${JSON.stringify({ format: FORMAT, about, ...manifest }, null, 1)}\n`;
  await writeSynced(join(folder, MANIFEST), text);
  await writeSynced(join(folder, MANIFEST_SHA256), `${sha256(text)}  ${MANIFEST}\n`);
}

/** @throws Error for a folder that is no backup, and for one whose manifest is not what was written */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(missing);
  const kept = await readFile(join(folder, MANIFEST_SHA256), 'utf8').catch(missing);
  if (text === null || kept === null) {
    throw refusal(
      `${folder} は連携のバックアップではないか、途中までのものです（${text === null ? MANIFEST : MANIFEST_SHA256} がありません）。`,
      `${folder} is no backup of Renkei, or an unfinished one.`,
    );
  }
  if (kept.trim() !== `${sha256(text)}  ${MANIFEST}`) throw damaged([MANIFEST]);
  const manifest = JSON.parse(text) as Manifest;
  if ((manifest.format as string) !== FORMAT) {
    throw refusal(
      `このバックアップの形（${String(manifest.format)}）は、この版の連携では読めません。新しい版の連携で戻してください。`,
      `This version cannot read a backup of the form ${String(manifest.format)}. Restore it with a newer version.`,
    );
  }
  const foreign = [...manifest.folders, ...manifest.files.map(({ path }) => path)].filter(
    (path) => !isOurs(path),
  );
  if (foreign.length > 0) throw damaged([MANIFEST]);
  return manifest;
}

/** Reads every file. @throws Error naming those that are missing or not what was written */
export async function verifyFiles(folder: string, manifest: Manifest, signal: AbortSignal): Promise<void> {
  const faulty: string[] = [];
  await forEachOf(manifest.files, async (file) => {
    signal.throwIfAborted();
    if (!isSame(await digestOf(join(folder, DATA, file.path)), file)) faulty.push(`${DATA}/${file.path}`);
  });
  if (faulty.length > 0) throw damaged(faulty.sort());
}

export function isSame(found: Omit<KeptFile, 'path'> | null, kept: KeptFile): boolean {
  return found?.bytes === kept.bytes && found.sha256 === kept.sha256;
}

export function damaged(files: readonly string[]): Error {
  const shown = files.slice(0, 10).map((file) => `  ${file}`);
  const more = files.length > shown.length ? [`  … ${files.length}件 files`] : [];
  return refusal(
    'バックアップが壊れているか、書き換えられています。何も戻していません。別のバックアップをお使いください。',
    `The backup is damaged or was changed; nothing was restored. Use another one.\n${[...shown, ...more].join('\n')}`,
  );
}

/** Below the data folder and nowhere else, whatever the manifest says. */
function isOurs(path: string): boolean {
  const parts = path.split('/');
  const plain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part));
  return plain && (path === 'secrets.json' || ['postgres', 'evidence', 'mail'].includes(parts[0]!));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
