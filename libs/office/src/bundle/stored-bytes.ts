import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { EvidenceStore } from '@renkei/evidence';

/** null: nothing is kept there. @throws whatever else is wrong with the store: it may be well another time */
export async function openKept(store: EvidenceStore, key: string): Promise<Readable | null> {
  try {
    return await store.open(key);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** As a folder and as a bucket say it. */
function isMissing(error: unknown): boolean {
  const { code, name, $metadata } = (error ?? {}) as {
    readonly code?: unknown;
    readonly name?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: unknown };
  };
  return code === 'ENOENT' || name === 'NoSuchKey' || $metadata?.httpStatusCode === 404;
}

/** The same bytes, and at their end, or as soon as there are more than were recorded, whether they are the recorded ones. */
export async function* asRecorded(
  bytes: AsyncIterable<Buffer>,
  recorded: { readonly byteLength: number; readonly sha256: string },
  altered: () => Error,
): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > recorded.byteLength) throw altered();
    digest.update(part);
    yield part;
  }
  if (digest.digest('hex') !== recorded.sha256) throw altered();
}

/** The same bytes; their digest is told at their end. */
export async function* digested(
  bytes: AsyncIterable<Buffer>,
  tell: (sha256: string) => void,
): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  for await (const part of bytes) {
    digest.update(part);
    yield part;
  }
  tell(digest.digest('hex'));
}

const CHUNK_CHARACTERS = 32 * 1024;

/** Text as UTF-8 in chunks worth a write. `pause` is called between them. */
export async function* encoded(
  texts: AsyncIterable<string> | Iterable<string>,
  pause: () => Promise<void> = async () => {},
): AsyncGenerator<Buffer> {
  let held = '';
  for await (const text of texts) {
    held += text;
    if (held.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(held);
    held = '';
    await pause();
  }
  yield Buffer.from(held);
}
