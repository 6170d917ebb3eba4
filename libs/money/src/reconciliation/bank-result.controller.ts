import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Post, Query, Req, Res } from '@nestjs/common';
import { MOST_BANK_RESULT_BYTES } from '@renkei/documents';
import { isUuid, type Message } from '@renkei/kernel';
import {
  collectProblems,
  drain,
  keyReadsOnly,
  notFound,
  receiveUpload,
  textParameter,
  type Problem,
  type Viewer,
} from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { BankResultService } from './bank-result.service.ts';

const MEMBER: Message = { ja: 'この構成員', en: 'This member' };
const TOO_LARGE: Message = {
  ja: 'ファイルが大きすぎます（2MBまで）。銀行の画面で期間を短くして、もう一度ダウンロードしてください。',
  en: 'The file is too large (2 MB at most). Please download a shorter period from the bank.',
};

/** What a bank gives back comes over plain HTTP, byte for byte. */
@Controller('bank-results')
export class BankResultController {
  readonly #results: BankResultService;

  constructor(results: BankResultService) {
    this.#results = results;
  }

  /**
   * 201 `{ bankResult: { id, fileName }, already: false, problems: [] }`; 200 with `already: true` for a file that is there;
   * 413, 415, 503 or 400 `{ bankResult: null, already: false, problems }`.
   */
  @Post()
  @Requires('MANAGE_MONEY')
  async upload(
    @CurrentViewer() viewer: Viewer,
    @Query('consortiumId') consortiumId: unknown,
    @Query('memberId') memberId: unknown,
    @Query('fileName') fileName: unknown,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    // it opens accounts and says so in the audit trail
    if (viewer.readOnly) throw keyReadsOnly();
    const [group, member] = [consortiumId, memberId].map(textParameter) as [string, string];
    if (!isUuid(group) || !isUuid(member)) throw notFound(MEMBER);
    await this.#results.requireMember(viewer, group, member);
    try {
      const work = (bytes: Buffer) =>
        collectProblems(() =>
          this.#results.upload(viewer, {
            consortiumId: group,
            memberId: member,
            fileName: textParameter(fileName),
            bytes,
          }),
        );
      const received = await receiveUpload(req, { tooLarge: TOO_LARGE, limit: MOST_BANK_RESULT_BYTES, work });
      if ('problem' in received) {
        answer(res, received.status, null, false, [received.problem]);
        return;
      }
      const outcome = received.made;
      if (!('bankResult' in outcome)) {
        answer(res, 400, null, false, outcome.problems);
        return;
      }
      const { bankResult, already } = outcome;
      answer(res, already ? 200 : 201, bankResult, already, []);
    } finally {
      drain(req, res);
    }
  }
}

function answer(
  res: ServerResponse,
  status: number,
  made: { readonly id: string; readonly fileName: string } | null,
  already: boolean,
  problems: readonly Problem[],
): void {
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  const bankResult = made && { id: made.id, fileName: made.fileName };
  res.end(JSON.stringify({ bankResult, already, problems }));
}
