import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Message } from '@renkei/kernel';
import { ProblemsFound, refuse, UPLOADS_BUSY } from '@renkei/platform';
import { endsAsPdf, PAPER_HEAD_BYTES, paperTypeOf, PDF_END_BYTES, type PaperMediaType } from '@renkei/vault';

/** Each holds a connection and a few parts of 5 MB at most. */
const MOST_AT_ONCE = 20;
let atOnce = 0;
/** What a browser sends to one server side by side: nobody's slow line keeps everybody else's files out. */
const MOST_OF_ONE_PERSON = 6;
const ofPerson = new Map<string, number>();

const A_FORM: Message = {
  ja: 'フォーム（multipart/form-data）ではなく、ファイルの中身をそのまま本文にして送ってください。',
  en: 'Please send the bytes of the file as the body, not as a form (multipart/form-data).',
};
const INTERRUPTED: Message = {
  ja: 'ファイルが途中までしか届きませんでした。何も保存されていません。もう一度お送りください。',
  en: 'Only part of the file arrived and nothing was stored. Please send it again.',
};
const TOO_MANY_OF_ONES_OWN: Message = {
  ja: `ファイルは${MOST_OF_ONE_PERSON}件ずつお送りください。いま送っている分が終わってから、続きをお送りください。`,
  en: `Please send ${MOST_OF_ONE_PERSON} files at a time at most, and the others when these have arrived.`,
};
const CUT_OFF: Message = {
  ja: 'このPDFは途中で切れています。PDFを開けることを確かめ、もう一度スキャンするか保存し直してからお送りください。',
  en: 'This PDF ends too early. Please make sure that it opens, save or scan it again, and send that.',
};

export interface ReceivedFile {
  readonly mediaType: PaperMediaType;
  readonly byteLength: number;
  readonly sha256: string;
}

interface Receiving {
  /** Whoever sends it. */
  readonly userId: string;
  readonly limit: number;
  /** Asked as soon as the first bytes say what it is. @throws ProblemsFound when that kind cannot be used */
  readonly accept: (mediaType: PaperMediaType) => void;
  /** Reads to the end what it is given, or fails and keeps nothing. */
  readonly keep: (bytes: AsyncIterable<Buffer>) => Promise<void>;
}

/**
 * Passes a request's body on as it comes, never holding more of it than its first 64 KB: measured, digested, and known
 * by its content. A length that is announced too large is refused before anything is read, one that is not announced is
 * cut off at the limit. How long it may take Node's own limit for a request says.
 * @throws ProblemsFound FORM_UPLOAD, FILE_TOO_LARGE, UPLOADS_BUSY, UPLOAD_INTERRUPTED, PDF_CUT_OFF, or what the file is
 * instead of a paper; nothing is kept then
 */
export async function receiveFile(req: IncomingMessage, receiving: Receiving): Promise<ReceivedFile> {
  const { userId, limit, accept, keep } = receiving;
  // its boundary lines would become part of the file
  if (/^multipart\//i.test(req.headers['content-type'] ?? '')) refuse('FORM_UPLOAD', 'file', A_FORM);
  if (Number(req.headers['content-length'] ?? 0) > limit) refuseTooLarge(limit);
  const own = ofPerson.get(userId) ?? 0;
  if (own >= MOST_OF_ONE_PERSON) refuse('UPLOADS_BUSY', 'file', TOO_MANY_OF_ONES_OWN);
  if (atOnce >= MOST_AT_ONCE) refuse('UPLOADS_BUSY', 'file', UPLOADS_BUSY);
  atOnce += 1;
  ofPerson.set(userId, own + 1);
  const meter = new Meter(limit);
  const chunks = meter.read(req);
  try {
    const head = await firstOf(chunks, PAPER_HEAD_BYTES);
    const mediaType = await paperTypeOf(head.subarray(0, PAPER_HEAD_BYTES), head);
    accept(mediaType);
    await keep(
      whole(head, chunks, () => {
        if (mediaType === 'application/pdf' && !endsAsPdf(meter.tail)) refuse('PDF_CUT_OFF', 'file', CUT_OFF);
      }),
    );
    return { mediaType, byteLength: meter.byteLength, sha256: meter.digest() };
  } finally {
    atOnce -= 1;
    const left = (ofPerson.get(userId) ?? 1) - 1;
    if (left > 0) ofPerson.set(userId, left);
    else ofPerson.delete(userId);
    // lets go of the request, so that the rest of a refused one can be thrown away
    await chunks.return(undefined);
  }
}

/** Counts and digests what passes. */
class Meter {
  readonly #limit: number;
  readonly #hash = createHash('sha256');
  byteLength = 0;
  /** The last bytes: there a PDF says that it ends. */
  tail: Buffer = Buffer.alloc(0);

  constructor(limit: number) {
    this.#limit = limit;
  }

  async *read(req: IncomingMessage): AsyncGenerator<Buffer, void, undefined> {
    try {
      // the connection is still needed for the answer
      for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        this.byteLength += chunk.length;
        if (this.byteLength > this.#limit) refuseTooLarge(this.#limit);
        this.#hash.update(chunk);
        this.tail = Buffer.concat([this.tail, chunk.subarray(-PDF_END_BYTES)]).subarray(-PDF_END_BYTES);
        yield chunk;
      }
    } catch (error) {
      // whatever a connection breaks with
      if (error instanceof ProblemsFound) throw error;
      refuse('UPLOAD_INTERRUPTED', 'file', INTERRUPTED);
    }
    if (!req.complete) refuse('UPLOAD_INTERRUPTED', 'file', INTERRUPTED);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}

async function firstOf(chunks: AsyncGenerator<Buffer>, least: number): Promise<Buffer> {
  const held: Buffer[] = [];
  for (let length = 0; length < least;) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    held.push(value);
    length += value.length;
  }
  return Buffer.concat(held);
}

async function* whole(head: Buffer, rest: AsyncGenerator<Buffer>, check: () => void): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
  // before the last reader sees the end: then nothing is kept
  check();
}

function refuseTooLarge(limit: number): never {
  const megabytes = Math.floor(limit / 1_000_000);
  refuse('FILE_TOO_LARGE', 'file', {
    ja: `ファイルが大きすぎます（${megabytes}MBまで）。写真やスキャンの画質を下げるか、必要なページだけにして、もう一度お選びください。`,
    en: `The file is too large (${megabytes} MB at most). Please lower the quality of the photo or scan, or send only the pages needed.`,
  });
}
