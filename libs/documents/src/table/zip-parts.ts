// @ts-expect-error yauzl ships no types; what is used of it is declared below.
import untypedYauzl from 'yauzl';
import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { fileProblem } from './file-problem.ts';
import type { FileProblem } from './file-problem.ts';
import type { ReadLimits } from './limits.ts';

interface ZipEntry {
  readonly fileName: string;
  readonly uncompressedSize: number;
  isEncrypted(): boolean;
}
interface ZipFile {
  readonly entryCount: number;
  eachEntry(): AsyncIterable<ZipEntry>;
  openReadStreamPromise(entry: ZipEntry): Promise<AsyncIterable<Buffer> & { destroy(): void }>;
}
const yauzl = untypedYauzl as { fromBufferPromise(buffer: Buffer): Promise<ZipFile> };

/** The entries of a checked zip directory. Part names of Office packages do not distinguish case. */
export interface ZipParts {
  readonly names: ReadonlySet<string>;
  /** The same names as they are spelt, in the order of the directory: to write the package again. */
  readonly spelling: readonly string[];
  /** Inflates one entry; null when there is none. Charges what it inflates to the one budget of the file. */
  read(name: string): Promise<Result<Uint8Array | null, FileProblem>>;
}

const BROKEN = fileProblem('BROKEN_XLSX');
const TOO_MUCH = fileProblem('TOO_MUCH_INSIDE');

/**
 * Opens a zip from its central directory. The directory may lie about sizes, so the total is checked there first and
 * counted again while inflating; entries are inflated only when asked for. Names that leave the archive are refused
 * by yauzl even though nothing is ever written to disk.
 */
export async function openZip(bytes: Uint8Array, limits: ReadLimits): Promise<Result<ZipParts, FileProblem>> {
  const entries = new Map<string, ZipEntry>();
  let zip: ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (zip.entryCount > limits.zipEntries) return err(TOO_MUCH);
    let declared = 0;
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return err(fileProblem('PASSWORD_PROTECTED'));
      declared += entry.uncompressedSize;
      if (declared > limits.inflatedBytes) return err(TOO_MUCH);
      entries.set(entry.fileName.toLowerCase(), entry);
    }
  } catch {
    return err(BROKEN);
  }

  let budget = limits.inflatedBytes;
  return ok({
    names: new Set(entries.keys()),
    spelling: [...entries.values()].map(({ fileName }) => fileName),
    async read(name) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) return ok(null);
      try {
        const stream = await zip.openReadStreamPromise(entry);
        const chunks: Buffer[] = [];
        for await (const chunk of stream) {
          budget -= chunk.length;
          if (budget < 0) {
            stream.destroy();
            return err(TOO_MUCH);
          }
          chunks.push(chunk);
        }
        return ok(Buffer.concat(chunks));
      } catch {
        return err(BROKEN);
      }
    },
  });
}
