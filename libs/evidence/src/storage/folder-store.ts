import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { checkKey, KeyTaken, type EvidenceStore } from './evidence-store.ts';

/** A folder of this machine, one folder in it for each group. */
export class FolderStore implements EvidenceStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(key: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    const path = this.#pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${randomUUID()}.part`;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await writeFile(file, bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      // a second name and not a rename: renaming would overwrite what is there
      await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'EEXIST' ? new KeyTaken() : error;
      });
    } finally {
      await rm(temporary, { force: true });
    }
    await syncFolder(dirname(path));
  }

  async open(key: string, from = 0): Promise<Readable> {
    const file = await open(this.#pathOf(key), 'r');
    return file.createReadStream({ start: from });
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  #pathOf(key: string): string {
    return join(this.#folder, checkKey(key));
  }
}

/** The new name itself has to survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
