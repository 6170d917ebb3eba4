import { createHash } from 'node:crypto';
import type { Part } from './manifest.ts';

/** Lines are gathered to pieces of about this many UTF-16 units. */
const PIECE = 64 * 1024;

/** Counts and digests what passes; `part` says it at the end. */
export class Measured {
  readonly #digest = createHash('sha256');
  #bytes = 0;

  take(piece: Uint8Array): void {
    this.#digest.update(piece);
    this.#bytes += piece.length;
  }

  async *watch(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.take(piece);
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    }
  }

  /** Once. */
  part(): Part {
    return { bytes: this.#bytes, sha256: this.#digest.digest('hex') };
  }
}

/** The lines with their breaks, in pieces of a handy size. */
export async function* piecesOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let gathered: string[] = [];
  let length = 0;
  for await (const line of lines) {
    gathered.push(line, '\n');
    length += line.length;
    if (length < PIECE) continue;
    yield Buffer.from(gathered.join(''));
    gathered = [];
    length = 0;
  }
  if (gathered.length > 0) yield Buffer.from(gathered.join(''));
}

/** What the lines are as a part, and how many. */
export async function measureLines(lines: AsyncIterable<string>): Promise<Part & { readonly rows: number }> {
  const measured = new Measured();
  let rows = 0;
  const counted = async function* (): AsyncGenerator<string> {
    for await (const line of lines) {
      rows += 1;
      yield line;
    }
  };
  for await (const piece of piecesOf(counted())) measured.take(piece);
  return { ...measured.part(), rows };
}
