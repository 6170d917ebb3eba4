import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Files are synced one by one: several at a time keep the disk busy. */
const AT_ONCE = 8;

/** A file of a backup; its path is relative to the data folder, with `/` on every system. */
export interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Why there is no backup, or nothing was restored, in words for the person at the terminal. */
export function refusal(ja: string, en: string, cause?: unknown): Error {
  return new Error(`${ja}\n${en}`, { cause });
}

/**
 * Copies a file onto the disk, not only into the system's memory, readable by its user alone.
 * @returns what was written; null when there is no such file (any more)
 */
export async function copySynced(source: string, target: string): Promise<Omit<KeptFile, 'path'> | null> {
  // never through a link: what is copied lies where it seems to lie
  const from = await open(source, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(missing);
  if (from === null) return null;
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    const passing = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of from.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
        hash.update(chunk as Buffer);
        bytes += (chunk as Buffer).length;
        yield chunk as Buffer;
      }
    };
    await writeSynced(target, passing());
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await from.close();
  }
}

/** A new file, on the disk when this returns. */
export async function writeSynced(target: string, content: string | AsyncIterable<Buffer>): Promise<void> {
  const to = await open(target, 'wx', 0o600);
  try {
    await writeFile(to, content);
    await to.sync();
  } finally {
    await to.close();
  }
}

/** What a file really holds; null when there is none, or something else than a file. */
export async function digestOf(file: string): Promise<Omit<KeptFile, 'path'> | null> {
  const from = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(
    (error: NodeJS.ErrnoException) => (error.code === 'ELOOP' ? null : missing(error)),
  );
  if (from === null) return null;
  try {
    if (!(await from.stat()).isFile()) return null;
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of from.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await from.close();
  }
}

/** The new names survive a power cut too. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // opens no folders; NTFS keeps names in its journal
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Gives what was built beside its place its name: whole or not at all. The place is free, or an empty folder. */
export async function publish(building: string, target: string): Promise<void> {
  await rmdir(target).catch(missing);
  await rename(building, target);
  await syncFolder(dirname(target));
}

/** True for what does not exist, and for an empty folder. */
export async function isFree(folder: string): Promise<boolean> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR') return [folder]; // a file has the name
    return missing(error);
  });
  return found === null || found.length === 0;
}

/** A folder to build in, beside where it will stand, so that it can be renamed. */
export async function buildingPlace(target: string, suffix: string, mode: number): Promise<string> {
  const place = join(dirname(target), `${basename(target)}.${suffix}-${randomUUID().slice(0, 8)}`);
  await mkdir(place, { mode });
  return place;
}

/** Some at a time; after a failure nothing more is begun, and what runs is waited for. */
export async function forEachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      if (failed) return;
      await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const bad = ends.find((end) => end.status === 'rejected');
  if (bad) throw bad.reason;
}

/** Collects a copy of the data folder, and what the manifest says of it. */
export class DataCopy {
  readonly files: KeptFile[] = [];
  readonly folders: string[] = [];
  readonly #root: string;
  readonly #signal: AbortSignal;

  constructor(root: string, signal: AbortSignal) {
    this.#root = root;
    this.#signal = signal;
  }

  async folder(path: string): Promise<void> {
    await mkdir(join(this.#root, path), { mode: 0o700 });
    this.folders.push(path);
  }

  /** @returns its size; null when it is gone */
  async file(path: string, source: string): Promise<number | null> {
    this.#signal.throwIfAborted();
    const copied = await copySynced(source, join(this.#root, path));
    if (copied !== null) this.files.push({ path, ...copied });
    return copied?.bytes ?? null;
  }

  async text(path: string, content: string): Promise<void> {
    await writeSynced(join(this.#root, path), content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.files.push({ path, bytes: Buffer.byteLength(content), sha256 });
  }

  /** A folder of ordinary files with all that lies below it; of what is still being written nothing. */
  async tree(path: string, source: string): Promise<void> {
    const entries = await readdir(source, { withFileTypes: true }).catch(missing);
    if (entries === null) return;
    await this.folder(path);
    for (const entry of entries.filter((each) => each.isDirectory())) {
      await this.tree(`${path}/${entry.name}`, join(source, entry.name));
    }
    const whole = entries.filter((entry) => entry.isFile() && !/\.part(ial)?\b/.test(entry.name));
    await forEachOf(whole, async ({ name }) => void (await this.file(`${path}/${name}`, join(source, name))));
  }

  async sync(): Promise<void> {
    for (const folder of [...this.folders, '.']) await syncFolder(join(this.#root, folder));
  }
}

/** Ctrl-C leaves nothing half behind: the work is told and clears away what it made. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void =>
    controller.abort(
      refusal('途中でやめました。何も残していません。', 'Interrupted. Nothing was left behind.'),
    );
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } catch (error) {
    throw explained(error);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

/** What a person can do about the disk; anything else as it is. */
function explained(error: unknown): unknown {
  const { code, path = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return refusal(
      'ディスクの空きが足りません。空きを作るか、別の場所を指定してください。途中のものは消しました。',
      'The disk is full. Free some space or name another place. Nothing was left behind.',
      error,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return refusal(
      `${path} を読み書きできません（${code}）。npm start と同じ利用者で、書き込める場所を指定してください。`,
      `${path} cannot be read or written (${code}). Run this as the user of npm start, and name a place that can be written.`,
      error,
    );
  }
  return error;
}

export function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
