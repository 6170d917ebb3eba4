// @ts-expect-error yauzl ships no types; what is used of it is declared below.
import untypedYauzl from 'yauzl';
import { err, ok, type Result } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import { problem } from './group-file-problems.ts';

interface Entry {
  readonly fileName: string;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  isEncrypted(): boolean;
}
interface ZipFile {
  readonly entryCount: number;
  readonly fileSize: number;
  eachEntry(): AsyncIterable<Entry>;
  openReadStreamPromise(entry: Entry): Promise<AsyncIterable<Buffer> & { destroy(): void }>;
  close(): void;
}
const yauzl = untypedYauzl as {
  openPromise(path: string, options: { autoClose: boolean; strictFileNames: boolean }): Promise<ZipFile>;
};

/** What one file may cost. The directory is looked at before anything is inflated, and what is inflated is counted. */
export interface GroupFileLimits {
  readonly entries: number;
  /** Of all parts together, once inflated. */
  readonly inflatedBytes: number;
  readonly manifestBytes: number;
  /** Of one table. */
  readonly tableBytes: number;
  /** As the database has it. */
  readonly evidenceBytes: number;
  /** One row, with a file of 10 MB in it. */
  readonly lineBytes: number;
  /** How much larger a part may become than it is in the archive, where it becomes larger than `freely`. */
  readonly ratio: number;
  readonly freely: number;
}

export const GROUP_FILE_LIMITS: GroupFileLimits = {
  entries: 50_000,
  inflatedBytes: 64 * 1024 ** 3,
  manifestBytes: 16 * 1024 ** 2,
  tableBytes: 4 * 1024 ** 3,
  evidenceBytes: 50_000_000,
  lineBytes: 64 * 1024 ** 2,
  ratio: 250,
  freely: 16 * 1024 ** 2,
};

/** The parts of an archive whose directory is in order. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /** Bytes once inflated, as the directory says; reading more or fewer fails. */
  sizeOf(name: string): number;
  /** @throws Error for a damaged part */
  open(name: string): Promise<AsyncIterable<Buffer>>;
  close(): void;
}

const NAMES =
  /^(?:manifest\.json|people\.ndjson|audit\/chain\.ndjson|(?:tables|shared)\/[a-z_]{1,60}\.ndjson|evidence\/[0-9a-f]{64})$/;

const NO_ARCHIVE = problem(
  'NOT_A_GROUP_FILE',
  null,
  'グループのデータ一式（.renkei.zip）ではないか、壊れています。書き出したファイルを、もう一度コピーしてください。',
  'This is no group file (.renkei.zip), or it is damaged. Please copy the file that was exported again.',
);
const ENCRYPTED = problem(
  'ENCRYPTED',
  null,
  'パスワードの付いたZIPは読めません。書き出したままのファイルを指定してください。',
  'An encrypted archive cannot be read. Please give the file as it was exported.',
);
const TOO_MUCH = problem(
  'TOO_MUCH_INSIDE',
  null,
  'ZIPを開くと大きくなりすぎるので、途中でやめました。書き出したままのファイルか確かめてください。',
  'The archive becomes too large when it is opened. Please check that it is the file as it was exported.',
);

const foreign = (name: string): Problem =>
  problem(
    'UNKNOWN_PART',
    name.slice(0, 200),
    'グループのデータ一式にないはずのファイルが入っています。書き出したままのファイルを指定してください。',
    'There is a file in it that no group file has. Please give the file as it was exported.',
  );

/** Looks at the directory only: names, sizes, what is encrypted. */
export async function openArchive(
  path: string,
  limits: GroupFileLimits = GROUP_FILE_LIMITS,
): Promise<Result<Archive, Problem>> {
  let zip: ZipFile;
  try {
    zip = await yauzl.openPromise(path, { autoClose: false, strictFileNames: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    return err(NO_ARCHIVE);
  }
  const refused = (why: Problem) => {
    zip.close();
    return err(why);
  };
  const entries = new Map<string, Entry>();
  try {
    if (zip.entryCount > limits.entries) return refused(TOO_MUCH);
    let inflated = 0;
    for await (const entry of zip.eachEntry()) {
      const { fileName: name, uncompressedSize: bytes, compressedSize } = entry;
      if (entry.isEncrypted()) return refused(ENCRYPTED);
      if (!NAMES.test(name) || entries.has(name)) return refused(foreign(name));
      inflated += bytes;
      const most = name.startsWith('evidence/')
        ? limits.evidenceBytes
        : name === 'manifest.json'
          ? limits.manifestBytes
          : limits.tableBytes;
      const swollen = bytes > limits.freely && bytes > compressedSize * limits.ratio;
      if (bytes > most || swollen || inflated > limits.inflatedBytes) return refused(TOO_MUCH);
      entries.set(name, entry);
    }
  } catch {
    // also names that leave the archive, which yauzl refuses
    return refused(NO_ARCHIVE);
  }
  if (!entries.has('manifest.json')) return refused(NO_ARCHIVE);
  return ok({
    names: new Set(entries.keys()),
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    open: (name) => zip.openReadStreamPromise(entries.get(name)!),
    close: () => zip.close(),
  });
}

/** Lines without their breaks. @throws Error for one that is too long, does not end, or is no UTF-8 */
export async function* linesIn(pieces: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let held: Buffer[] = [];
  let length = 0;
  const hold = (part: Buffer): void => {
    length += part.length;
    if (length > mostBytes) throw new Error('a line is too long');
    if (part.length > 0) held.push(part);
  };
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      hold(piece.subarray(start, end));
      yield decoder.decode(Buffer.concat(held));
      held = [];
      length = 0;
      start = end + 1;
    }
    hold(piece.subarray(start));
  }
  if (length > 0) throw new Error('the last line does not end');
}
