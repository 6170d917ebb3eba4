import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { literalOf, isPublicAddress, NotPublicError, publicLookup } from './webhook-url.ts';

const TIMEOUT_MS = 10_000;
/** Nobody looks at the answer; a little is read so that the other side may finish saying it. */
const MOST_ANSWER_BYTES = 64 * 1024;

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly targets: 'PUBLIC' | 'ANY';
  readonly timeoutMs?: number;
}

/**
 * Posts to somebody else's machine and says which status it answered. Follows no redirect, sends no cookie, keeps no
 * connection.
 * @throws Error with a `code` when there was no answer: TIMEOUT, NOT_PUBLIC, or Node's own such as ECONNREFUSED
 */
export async function post({ url, headers, body, targets, timeoutMs = TIMEOUT_MS }: Post): Promise<number> {
  const to = new URL(url);
  const literal = literalOf(to);
  // a connection to an address never asks `lookup`
  if (targets === 'PUBLIC' && (to.protocol !== 'https:' || (literal !== null && !isPublicAddress(literal)))) {
    throw new NotPublicError('the address is not public');
  }
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await send(to, body, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal,
      ...(targets === 'PUBLIC' ? { lookup: publicLookup } : {}),
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw Object.assign(new Error('no answer in time'), { code: 'TIMEOUT' });
  }
}

function send(to: URL, body: string, options: RequestOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    let status: number | undefined;
    // once there is a status it is the answer, however the rest ends
    const end = (error?: Error) => (status === undefined ? reject(error) : resolve(status));
    const request = (to.protocol === 'https:' ? httpsRequest : httpRequest)(to, options, (response) => {
      status = response.statusCode ?? 0;
      let left = MOST_ANSWER_BYTES;
      response.on('data', (chunk: Buffer) => {
        left -= chunk.length;
        if (left < 0) request.destroy();
      });
      response.on('error', end).on('close', end);
    });
    request.on('error', end).end(body);
  });
}
