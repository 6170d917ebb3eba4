import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { EVIDENCE_STORE, keyOf, type EvidenceStore } from '@renkei/evidence';
import { isUuid } from '@renkei/kernel';
import {
  AppError,
  attachment,
  Clock,
  failureOf,
  LOGGER,
  notFound,
  TenantTransaction,
  type Viewer,
} from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import type { Logger } from 'pino';
import { byteRange } from './byte-range.ts';
import { OUTPUT } from './output.rows.ts';

interface Kept {
  readonly consortium_id: string;
  readonly storage_id: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly byte_length: number;
  readonly content_sha256: string;
  readonly status: string;
  readonly expires_at: Date | null;
}

/** Files that were made leave over plain HTTP; a download that broke off goes on where it was. */
@Controller('outputs')
export class OutputController {
  readonly #transactions: TenantTransaction;
  readonly #store: EvidenceStore | null;
  readonly #clock: Clock;
  readonly #logger: Logger;

  constructor(
    transactions: TenantTransaction,
    @Inject(EVIDENCE_STORE) store: EvidenceStore | null,
    clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#transactions = transactions;
    this.#store = store;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** 200 with the file, 206 with a part of it, 416 beyond its end; 404 for whoever may not know of it, 409 while it is not there. */
  @Get(':id/content')
  @Requires('MAKE_OUTPUTS')
  async outputContent(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    const file = await this.#file(viewer, id);
    const etag = `"${file.content_sha256}"`;
    const condition = req.headers['if-range'];
    const range = byteRange(
      condition === undefined || condition === etag ? req.headers.range : undefined,
      file.byte_length,
    );
    res.setHeader('ETag', etag);
    res.setHeader('Accept-Ranges', 'bytes');
    res.setHeader('Content-Type', file.media_type);
    res.setHeader('Content-Disposition', attachment(file.file_name));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    res.setHeader('Cache-Control', 'no-store');
    if (range.kind === 'OUTSIDE') {
      res.writeHead(416, { 'Content-Range': `bytes */${file.byte_length}` }).end();
      return;
    }
    const [first, last] = range.kind === 'PART' ? [range.first, range.last] : [0, file.byte_length - 1];
    if (range.kind === 'PART') {
      res.statusCode = 206;
      res.setHeader('Content-Range', `bytes ${first}-${last}/${file.byte_length}`);
    }
    res.setHeader('Content-Length', last - first + 1);
    if (req.method === 'HEAD') {
      res.end();
      return;
    }
    if (this.#store === null) throw new Error('no evidence storage is set up');
    const bytes = await this.#store.open(keyOf(file.consortium_id, file.storage_id), first);
    // headers are out: a reader that went away, or a store that fails now, ends the connection
    await pipeline(bytes, upTo(last - first + 1), res).catch((error: unknown) => {
      if (!req.socket.destroyed) this.#logger.warn({ failure: failureOf(error) }, 'a file was cut off');
      res.destroy();
    });
  }

  async #file(viewer: Viewer, id: string): Promise<Kept> {
    const [file] = isUuid(id)
      ? await this.#transactions.read(viewer, (tx) =>
          tx.query<Kept>(
            `SELECT consortium_id, storage_id, file_name, media_type, byte_length::double precision AS byte_length,
               content_sha256, status, expires_at
             FROM output_job WHERE id = $1`,
            [id],
          ),
        )
      : [];
    if (!file) throw notFound(OUTPUT);
    if (
      file.status === 'EXPIRED' ||
      (file.expires_at !== null && file.expires_at.getTime() <= this.#clock.epochMs())
    )
      throw gone();
    if (file.status !== 'DONE') throw notThere();
    return file;
  }
}

/** Cuts a stream off after so many bytes. */
function upTo(length: number) {
  return async function* (bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let left = length;
    for await (const part of bytes) {
      if (left <= 0) return;
      yield part.length > left ? part.subarray(0, left) : part;
      left -= part.length;
    }
  };
}

const notThere = () =>
  new AppError('CONFLICT', {
    ja: 'このファイルは、まだできていません。できてから、もう一度お試しください。',
    en: 'This file is not there yet. Please try again when it is done.',
  });
const gone = () =>
  new AppError('CONFLICT', {
    ja: '保存期間（7日）が過ぎたので、このファイルはもうありません。もう一度作ってください。',
    en: 'This file was kept for 7 days and is gone. Please have it made again.',
  });
