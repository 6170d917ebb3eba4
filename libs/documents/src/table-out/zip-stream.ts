import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** One file of an archive; its content is asked for only when its turn comes. */
export interface ZipPart {
  /** With its folders: 'audit/chain.ndjson'. */
  readonly name: string;
  readonly content: string | Uint8Array | AsyncIterable<Buffer>;
  /** false for what is compressed already, pictures and PDFs; left out: true. */
  readonly compress?: boolean;
}

/** The earliest time a zip can hold, in local time as zips keep it: the same bytes in every time zone and on every day. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * A zip as a stream that holds a few chunks of one part at a time: a part is asked for only when the one before it has
 * been read. Its bytes depend on nothing but the parts. When the reader stops early or a part fails, whatever is open is
 * closed and no further part is asked for.
 */
export async function* zipStream(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const stop = new AbortController();
  const feeding = feed(zip, parts, stop.signal).catch((error: Error) => void output.destroy(error));
  try {
    for await (const chunk of output) yield chunk as Buffer;
  } finally {
    stop.abort();
    output.destroy();
    await feeding;
  }
}

async function feed(
  zip: ZipFile,
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
  signal: AbortSignal,
): Promise<void> {
  for await (const { name, content, compress = true } of parts) {
    signal.throwIfAborted();
    const source = Readable.from(piecesOf(content), { objectMode: false });
    try {
      zip.addReadStream(source, name, { mtime: NO_TIME, forceDosTimestamp: true, mode: 0o100644, compress });
      await finished(source, { signal });
    } finally {
      source.destroy();
    }
  }
  zip.end();
}

function piecesOf(content: ZipPart['content']): AsyncIterable<Buffer> | Iterable<Buffer> {
  return typeof content === 'string' || content instanceof Uint8Array ? [Buffer.from(content)] : content;
}
