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
import { OfficialWorkbookService } from './official-workbook.service.ts';
import type { OfficialWorkbookType } from './official-workbook.type.ts';

const TOO_LARGE: Message = {
  ja: 'ファイルが大きすぎます（10MBまで）。事務局の様式は1MBもありません。写真などを足していないかご確認ください。',
  en: 'The file is too large (10 MB at most). The official workbook has less than 1 MB; please check for added pictures.',
};

/** The secretariat's workbook comes in as it is, byte for byte. */
@Controller('official-workbooks')
export class OfficialWorkbookController {
  readonly #workbooks: OfficialWorkbookService;

  constructor(workbooks: OfficialWorkbookService) {
    this.#workbooks = workbooks;
  }

  /** 201 `{ officialWorkbook, problems: [] }`; 400, 413, 415 or 503 `{ officialWorkbook: null, problems }`. */
  @Post()
  @Requires('MANAGE_GROUP')
  async upload(
    @CurrentViewer() viewer: Viewer,
    @Query('consortiumId') consortiumId: string,
    @Query('fileName') fileName: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    try {
      const group = textParameter(consortiumId);
      await this.#workbooks.requireGroup(viewer, group);
      const work = (bytes: Buffer) =>
        collectProblems(async () => {
          const upload = { consortiumId: group, fileName: textParameter(fileName), bytes };
          return { kept: await this.#workbooks.keep(viewer, upload) };
        });
      const received = await receiveUpload(req, { tooLarge: TOO_LARGE, work });
      if ('problem' in received) {
        answer(res, received.status, null, [received.problem]);
        return;
      }
      const outcome = received.made;
      const kept = 'kept' in outcome ? outcome.kept : null;
      answer(res, kept === null ? 400 : 201, kept, outcome.problems);
    } finally {
      drain(req, res);
    }
  }
}

function answer(
  res: ServerResponse,
  status: number,
  officialWorkbook: OfficialWorkbookType | null,
  problems: readonly Problem[],
): void {
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(JSON.stringify({ officialWorkbook, problems }));
}
