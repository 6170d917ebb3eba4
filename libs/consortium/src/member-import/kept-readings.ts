import type { Result } from '@renkei/kernel';
import { LRUCache } from 'lru-cache';
import { readImport, type ReadFile, type ReadImportProblem, type UploadedFile } from './read-import.ts';

/** Cells over all kept readings; a cell takes about 200 bytes, so this is about 40 MB. */
const MOST_CELLS = 200_000;
const MINUTES_KEPT = 10;

/**
 * The last readings of uploaded files: going through the pages of a preview and putting cells right reads a file again and
 * again. The same bytes and settings always read the same, so what is kept is never stale. Whoever asks has been let at
 * the file itself before.
 */
export class KeptReadings {
  readonly #kept = new LRUCache<string, ReadFile>({
    ttl: MINUTES_KEPT * 60_000,
    maxSize: MOST_CELLS,
    sizeCalculation: ({ rows, understanding, official }) =>
      1 + rows.size * understanding.columns.length + (official?.reading.cells.length ?? 0),
  });

  async of(file: UploadedFile, sha256: string): Promise<Result<ReadFile, ReadImportProblem>> {
    const key = JSON.stringify([sha256, file.fileName, file.mapping, file.corrections]);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return { ok: true, value: kept };
    const read = await readImport(file);
    if (read.ok) this.#kept.set(key, read.value);
    return read;
  }
}
