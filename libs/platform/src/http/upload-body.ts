import type { IncomingMessage, ServerResponse } from 'node:http';

export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** How long the rest of an upload that was refused is thrown away before the connection is cut. */
const DRAIN_MS = 10_000;

export type UploadBody =
  | { readonly kind: 'COMPLETE'; readonly bytes: Buffer }
  | { readonly kind: 'TOO_LARGE' }
  | { readonly kind: 'INTERRUPTED' };

/**
 * Reads a request's body, never holding more than the limit: a length that is announced too large is refused before
 * anything is read, one that is not announced is cut off at the limit.
 */
export function readUpload(req: IncomingMessage, limit: number = MAX_UPLOAD_BYTES): Promise<UploadBody> {
  if (Number(req.headers['content-length'] ?? 0) > limit) return Promise.resolve({ kind: 'TOO_LARGE' });
  if (req.readableEnded) return Promise.resolve({ kind: 'COMPLETE', bytes: Buffer.alloc(0) });
  if (req.destroyed) return Promise.resolve({ kind: 'INTERRUPTED' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (body: UploadBody): void => {
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
