import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Post, Query, Req, Res } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import {
  collectProblems,
  drain,
  type Problem,
  UPLOADS_BUSY,
  readUpload,
  type Viewer,
} from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { MemberImportService } from './member-import.service.ts';

const TOO_LARGE: Message = {
  ja: 'ファイルが大きすぎます（10MBまで）。名簿のシートだけを新しいブックにコピーし、写真や図を除いて保存してからお選びください。',
  en: 'The file is too large (10 MB at most). Please copy only the member list to a new workbook, without pictures, and select that.',
};
const A_FORM: Message = {
  ja: 'フォーム（multipart/form-data）ではなく、ファイルの中身をそのまま本文にして送ってください。',
  en: 'Please send the bytes of the file as the body, not as a form (multipart/form-data).',
};
const INTERRUPTED: Message = {
  ja: 'ファイルが途中までしか届きませんでした。もう一度お送りください。',
  en: 'Only part of the file arrived. Please send it again.',
};

/** Files come over plain HTTP as they are, byte for byte: no form, no base64, nothing to hold twice in memory. */
@Controller('imports/members')
export class MemberImportController {
  readonly #imports: MemberImportService;

  constructor(imports: MemberImportService) {
    this.#imports = imports;
  }

  /** 201 `{ memberImport, problems: [] }`; 413, 415 or 400 `{ memberImport: null, problems }`. */
  @Post()
  @Requires('MANAGE_GROUP')
  async upload(
    @CurrentViewer() viewer: Viewer,
    @Query('consortiumId') consortiumId: string,
    @Query('fileName') fileName: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    await this.#imports.requireGroup(viewer, textOf(consortiumId));
    // its boundary lines would be read as rows of the list
    if (/^multipart\//i.test(req.headers['content-type'] ?? '')) {
      answer(res, 415, null, [{ code: 'FORM_UPLOAD', path: 'file', message: A_FORM }]);
      drain(req, res);
      return;
    }
    const body = await readUpload(req);
    if (body.kind === 'TOO_LARGE') {
      answer(res, 413, null, [{ code: 'FILE_TOO_LARGE', path: 'file', message: TOO_LARGE }]);
      drain(req, res);
      return;
    }
    if (body.kind === 'INTERRUPTED') {
      answer(res, 400, null, [{ code: 'UPLOAD_INTERRUPTED', path: 'file', message: INTERRUPTED }]);
      return;
    }
    if (body.kind === 'BUSY') {
      answer(res, 503, null, [{ code: 'UPLOADS_BUSY', path: 'file', message: UPLOADS_BUSY }]);
      drain(req, res);
      return;
    }
    const outcome = await collectProblems(async () => {
      const upload = { consortiumId: textOf(consortiumId), fileName: textOf(fileName), bytes: body.bytes };
      const { id, version, fileName: kept } = await this.#imports.upload(viewer, upload);
      return { memberImport: { id, version, fileName: kept } };
    });
    const made = 'memberImport' in outcome ? outcome.memberImport : null;
    answer(res, made === null ? 400 : 201, made, outcome.problems);
  }
}

/** A parameter left out, or given twice, is no text. */
function textOf(parameter: unknown): string {
  return typeof parameter === 'string' ? parameter : '';
}

function answer(
  res: ServerResponse,
  status: number,
  memberImport: { id: string; version: number; fileName: string } | null,
  problems: readonly Problem[],
): void {
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(JSON.stringify({ memberImport, problems }));
}
