import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import {
  attachment,
  collectProblems,
  drain,
  type Problem,
  UPLOADS_BUSY,
  readUpload,
  refuse,
  type Viewer,
} from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { HandInQuery } from './sealed-paper.inputs.ts';
import { SealedPaperService } from './sealed-paper.service.ts';
import type { SealedPaperType } from './sealed-paper.type.ts';

/** As the database has it, too. */
export const MAX_PAPER_BYTES = 20_000_000;

const TOO_LARGE: Message = {
  ja: 'ファイルが大きすぎます（20MBまで）。スキャンの画質を下げる（200dpi・白黒が目安）か、必要なページだけにして、もう一度お選びください。',
  en: 'The file is too large (20 MB at most). Please scan it in a lower quality (about 200 dpi, black and white) or only the pages needed.',
};
const A_FORM: Message = {
  ja: 'フォーム（multipart/form-data）ではなく、ファイルの中身をそのまま本文にして送ってください。',
  en: 'Please send the bytes of the file as the body, not as a form (multipart/form-data).',
};
const INTERRUPTED: Message = {
  ja: 'ファイルが途中までしか届きませんでした。何も保存されていません。もう一度お送りください。',
  en: 'Only part of the file arrived and nothing was stored. Please send it again.',
};

const STATUS: Readonly<Record<string, number>> = {
  FILE_TOO_LARGE: 413,
  FORM_UPLOAD: 415,
  KEYS_NOT_SET: 503,
  UPLOADS_BUSY: 503,
};

/** Papers come and go over plain HTTP as they are, byte for byte. */
@Controller('sealed-papers')
export class SealedPaperController {
  readonly #papers: SealedPaperService;

  constructor(papers: SealedPaperService) {
    this.#papers = papers;
  }

  /** 201 `{ sealedPaper, problems: [] }`; 400, 413, 415 or 503 `{ sealedPaper: null, problems }`. */
  @Post()
  @Requires('HAND_IN_SEALED_PAPER')
  async handInSealedPaper(
    @CurrentViewer() viewer: Viewer,
    @Query() query: HandInQuery,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    const outcome = await collectProblems(async () => {
      // before a byte of the file is read
      const accepted = await this.#papers.accept(viewer, query);
      return { sealedPaper: await this.#papers.handIn(viewer, accepted, await bodyOf(req)) };
    });
    const made = 'sealedPaper' in outcome ? outcome.sealedPaper : null;
    answer(res, made, outcome.problems);
    drain(req, res);
  }

  /** 200 with the paper itself; 403 while it is not released, 404 for whoever may not know of it. */
  @Get(':id/content')
  @Requires('OPEN_SEALED_PAPER')
  async openSealedPaper(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    if (req.method !== 'GET') {
      // a HEAD would be recorded as an opening and open nothing
      res.writeHead(405, { Allow: 'GET' }).end();
      return;
    }
    const { bytes, mediaType, fileName } = await this.#papers.open(viewer, id);
    res.setHeader('Content-Type', mediaType);
    res.setHeader('Content-Length', bytes.length);
    res.setHeader('Content-Disposition', attachment(fileName));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Cache-Control', 'no-store');
    res.end(bytes);
  }
}

/** @throws ProblemsFound FORM_UPLOAD, FILE_TOO_LARGE, UPLOAD_INTERRUPTED */
async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  // its boundary lines would become part of the paper
  if (/^multipart\//i.test(req.headers['content-type'] ?? '')) refuse('FORM_UPLOAD', 'file', A_FORM);
  const body = await readUpload(req, MAX_PAPER_BYTES);
  if (body.kind === 'TOO_LARGE') refuse('FILE_TOO_LARGE', 'file', TOO_LARGE);
  if (body.kind === 'INTERRUPTED') refuse('UPLOAD_INTERRUPTED', 'file', INTERRUPTED);
  if (body.kind === 'BUSY') refuse('UPLOADS_BUSY', 'file', UPLOADS_BUSY);
  return body.bytes;
}

function answer(res: ServerResponse, sealedPaper: SealedPaperType | null, found: readonly Problem[]): void {
  // what is an input elsewhere is a parameter of the address here
  const problems = found.map(({ path, ...rest }) => ({
    ...rest,
    path: path?.replace(/^input\./, '') ?? null,
  }));
  res.statusCode = sealedPaper === null ? (STATUS[problems[0]?.code ?? ''] ?? 400) : 201;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(JSON.stringify({ sealedPaper, problems }));
}
