import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface BucketServer {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** Uploads in parts that were begun and neither completed nor given up. */
  readonly unfinished: Map<string, Map<number, Buffer>>;
  /** Method and path of every request, and the length of its body. */
  readonly requests: { readonly line: string; readonly length: number }[];
  close(): Promise<void>;
}

/**
 * As much of S3's protocol as the store uses: one object put, got and deleted, an upload in parts, If-None-Match. It
 * checks no signature, and is no proof that any real bucket behaves the same.
 */
export async function bucketServer(): Promise<BucketServer> {
  const objects = new Map<string, Buffer>();
  const unfinished = new Map<string, Map<number, Buffer>>();
  const requests: BucketServer['requests'] = [];

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://localhost');
    const body = await buffer(req);
    requests.push({ line: `${req.method} ${pathname}`, length: body.length });
    if (!req.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) return answer(res, 403, 'AccessDenied');
    const uploadId = searchParams.get('uploadId');
    const taken = req.headers['if-none-match'] === '*' && objects.has(pathname);
    if (req.method === 'POST' && searchParams.has('uploads')) {
      const begun = `upload-${unfinished.size + 1}`;
      unfinished.set(begun, new Map());
      return xml(
        res,
        `<InitiateMultipartUploadResult><UploadId>${begun}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (uploadId !== null) {
      const parts = unfinished.get(uploadId);
      if (!parts) return answer(res, 404, 'NoSuchUpload');
      if (req.method === 'PUT') {
        parts.set(Number(searchParams.get('partNumber')), body);
        return answer(res, 200, null, { ETag: etagOf(body) });
      }
      if (req.method === 'POST' && taken) return answer(res, 412, 'PreconditionFailed');
      unfinished.delete(uploadId);
      if (req.method === 'DELETE') return answer(res, 204, null);
      const whole = Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part));
      objects.set(pathname, whole);
      return xml(
        res,
        `<CompleteMultipartUploadResult><ETag>${etagOf(whole)}</ETag></CompleteMultipartUploadResult>`,
      );
    }
    if (req.method === 'PUT') {
      if (taken) return answer(res, 412, 'PreconditionFailed');
      objects.set(pathname, body);
      return answer(res, 200, null, { ETag: etagOf(body) });
    }
    if (req.method === 'DELETE') {
      objects.delete(pathname);
      return answer(res, 204, null);
    }
    const found = objects.get(pathname);
    if (!found) return answer(res, 404, 'NoSuchKey');
    res.writeHead(200, { 'Content-Length': found.length, ETag: etagOf(found) }).end(found);
  }

  const server = createServer((req, res) => void serve(req, res).catch(() => res.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    unfinished,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

const etagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;

function xml(res: ServerResponse, document: string): void {
  res.writeHead(200, { 'Content-Type': 'application/xml' }).end(`<?xml version="1.0"?>${document}`);
}

function answer(
  res: ServerResponse,
  status: number,
  code: string | null,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'Content-Type': 'application/xml', ...headers });
  res.end(
    code === null ? '' : `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  );
}
