import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Message } from '@renkei/kernel';

export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** How long the rest of an upload that was refused is thrown away before the connection is cut. */
const DRAIN_MS = 10_000;
/** A shop's telephone line manages 10 MB in this time. */
const BODY_MS = 120_000;
/**
 * Held at once by one process, each until its bytes are let go of: with the largest file allowed this bounds the memory
 * of bodies, and not of what is made of them.
 */
const MOST_AT_ONCE = 10;
let atOnce = 0;

/** What to say when too many arrive at once. */
export const UPLOADS_BUSY: Message = {
  ja: 'いま、ほかのファイルをたくさん受け取っています。1分ほど待って、もう一度お送りください。何も保存されていません。',
  en: 'Many files are arriving just now. Please wait a minute and send it again; nothing was stored.',
};

export type UploadBody =
  | { readonly kind: 'COMPLETE'; readonly bytes: Buffer }
  | { readonly kind: 'TOO_LARGE' }
  | { readonly kind: 'INTERRUPTED' }
  | { readonly kind: 'BUSY' };

/**
 * Reads a request's body, never holding more than the limit: a length that is announced too large is refused before
 * anything is read, one that is not announced is cut off at the limit. Only so many are read at once, and none for ever:
 * uploads that never end would fill the memory. What the caller does with the bytes is not counted; see `holdUpload`.
 */
export function readUpload(req: IncomingMessage, limit: number = MAX_UPLOAD_BYTES): Promise<UploadBody> {
  return holdUpload(req, limit, (body) => Promise.resolve(body));
}

/** The same, and the upload counts as one of those held until `use` of it has ended, well or not. */
export async function holdUpload<Made>(
  req: IncomingMessage,
  limit: number,
  use: (body: UploadBody) => Promise<Made>,
): Promise<Made> {
  if (Number(req.headers['content-length'] ?? 0) > limit) return use({ kind: 'TOO_LARGE' });
  if (req.destroyed && !req.readableEnded) return use({ kind: 'INTERRUPTED' });
  if (atOnce >= MOST_AT_ONCE) return use({ kind: 'BUSY' });
  atOnce += 1;
  try {
    return await use(await bodyOf(req, limit));
  } finally {
    atOnce -= 1;
  }
}

function bodyOf(req: IncomingMessage, limit: number): Promise<UploadBody> {
  if (req.readableEnded) return Promise.resolve({ kind: 'COMPLETE', bytes: Buffer.alloc(0) });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (body: UploadBody): void => {
      clearTimeout(timer);
      req.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      resolve(body);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        req.pause();
        chunks.length = 0;
        finish({ kind: 'TOO_LARGE' });
      }
    };
    const onEnd = (): void => finish({ kind: 'COMPLETE', bytes: Buffer.concat(chunks, size) });
    const onClose = (): void => finish({ kind: 'INTERRUPTED' });
    const timer = setTimeout(onClose, BODY_MS).unref();
    req.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

/**
 * After the answer to an upload that was not read to its end: takes the rest from the wire without keeping it, so
 * that a client which sends before it reads gets the answer instead of a broken connection. Who sends on and on is
 * cut off.
 */
export function drain(req: IncomingMessage, res: ServerResponse): void {
  req.on('error', () => {});
  if (req.complete || req.destroyed) return;
  const timer = setTimeout(() => req.destroy(), DRAIN_MS).unref();
  const stop = (): void => clearTimeout(timer);
  req.once('end', stop).once('close', stop);
  res.once('error', () => {});
  req.resume();
}
