import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Post, Query, Req, Res } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import {
  collectProblems,
  drain,
  receiveUpload,
  textParameter,
  type Problem,
  type Viewer,
} from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { MemberImportService } from './member-import.service.ts';

const TOO_LARGE: Message = {
  ja: 'ファイルが大きすぎます（10MBまで）。名簿のシートだけを新しいブックにコピーし、写真や図を除いて保存してからお選びください。',
  en: 'The file is too large (10 MB at most). Please copy only the member list to a new workbook, without pictures, and select that.',
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
    const group = textParameter(consortiumId);
    await this.#imports.requireGroup(viewer, group);
    try {
      const work = (bytes: Buffer) =>
        collectProblems(async () => {
          const upload = { consortiumId: group, fileName: textParameter(fileName), bytes };
          const { id, version, fileName: kept } = await this.#imports.upload(viewer, upload);
          return { memberImport: { id, version, fileName: kept } };
        });
      const received = await receiveUpload(req, { tooLarge: TOO_LARGE, work });
      if ('problem' in received) {
        answer(res, received.status, null, [received.problem]);
        return;
      }
      const outcome = received.made;
      const made = 'memberImport' in outcome ? outcome.memberImport : null;
      answer(res, made === null ? 400 : 201, made, outcome.problems);
    } finally {
      drain(req, res);
    }
  }
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
