import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import {
  attachment,
  collectProblems,
  drain,
  failureOf,
  LOGGER,
  type Problem,
  type Viewer,
} from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import type { Logger } from 'pino';
import { EvidenceDownloadService, type Servable } from './evidence-download.service.ts';
import { EvidenceUploadService, type HandedIn } from './evidence-upload.service.ts';
import { HandInEvidenceQuery } from './upload.inputs.ts';

const STATUS: Readonly<Record<string, number>> = {
  FILE_TOO_LARGE: 413,
  FORM_UPLOAD: 415,
  STORAGE_NOT_SET: 503,
  UPLOADS_BUSY: 503,
};

/** Nothing a file holds may run or load anything in our place, should a browser show it all the same. */
const SANDBOX = "default-src 'none'; sandbox";

const ALREADY_THERE: Message = {
  ja: 'まったく同じファイルが、もう届いています。新しくは保存していません。',
  en: 'The very same file is there already; nothing new was stored.',
};

/** Files of evidence come and go over plain HTTP as they are, byte for byte. */
@Controller('evidence')
export class EvidenceController {
  readonly #uploads: EvidenceUploadService;
  readonly #downloads: EvidenceDownloadService;
  readonly #logger: Logger;

  constructor(
    uploads: EvidenceUploadService,
    downloads: EvidenceDownloadService,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#uploads = uploads;
    this.#downloads = downloads;
    this.#logger = logger;
  }

  /**
   * 201 `{ evidence, alreadyThere: false, notice: null, problems: [] }`; 200 with alreadyThere and a notice when the same
   * content is there for the same item; 400, 413, 415 or 503 `{ evidence: null, problems }`.
   */
  @Post()
  @Requires('RECORD_PURCHASES')
  async handInEvidence(
    @CurrentViewer() viewer: Viewer,
    @Query() query: HandInEvidenceQuery,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    try {
      const outcome = await collectProblems(async () => {
        // before a byte of the file is read
        const accepted = await this.#uploads.accept(viewer, query);
        return { handedIn: await this.#uploads.handIn(viewer, accepted, req) };
      });
      answer(res, 'handedIn' in outcome ? outcome.handedIn : null, outcome.problems);
    } finally {
      drain(req, res);
    }
  }

  /** 200 with the file; 403 when a virus was found, 404 for whoever may not know of it, 409 while it waits for its scan. */
  @Get(':id/content')
  @Requires('OPEN_EVIDENCE')
  async evidenceContent(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    await this.#serve(await this.#downloads.content(viewer, id), req, res);
  }

  /** 200 with a WebP of 480 pixels at most; 404 also for what has none (HEIC, PDF). */
  @Get(':id/thumbnail')
  @Requires('OPEN_EVIDENCE')
  async evidenceThumbnail(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    await this.#serve(await this.#downloads.thumbnail(viewer, id), req, res);
  }

  async #serve(file: Servable, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const bytes = await file.open();
    res.setHeader('Content-Type', file.mediaType);
    if (file.byteLength !== null) res.setHeader('Content-Length', file.byteLength);
    res.setHeader('Content-Disposition', attachment(file.fileName));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Content-Security-Policy', SANDBOX);
    res.setHeader('Cache-Control', 'no-store');
    if (req.method === 'HEAD') {
      bytes.destroy();
      res.end();
      return;
    }
    // headers are out: a reader that went away, or a store that fails now, ends the connection
    await pipeline(bytes, res).catch((error: unknown) => {
      if (!req.socket.destroyed) this.#logger.warn({ failure: failureOf(error) }, 'a file was cut off');
      res.destroy();
    });
  }
}

function answer(res: ServerResponse, handedIn: HandedIn | null, found: readonly Problem[]): void {
  // what is an input elsewhere is a parameter of the address here
  const problems = found.map(({ path, ...rest }) => ({
    ...rest,
    path: path?.replace(/^input\./, '') ?? null,
  }));
  const alreadyThere = handedIn?.alreadyThere ?? false;
  if (handedIn === null) res.statusCode = STATUS[problems[0]?.code ?? ''] ?? 400;
  else res.statusCode = alreadyThere ? 200 : 201;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(
    JSON.stringify({
      evidence: handedIn?.evidence ?? null,
      alreadyThere,
      notice: alreadyThere ? ALREADY_THERE : null,
      problems,
    }),
  );
}
