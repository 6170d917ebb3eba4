import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { isUuid } from '@renkei/kernel';
import { attachment, keyReadsOnly, notFound, type Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { BatchService } from './batch.service.ts';
import { BATCH } from './transfer.rows.ts';

/** Files of transfers leave over plain HTTP, byte for byte as the bank reads them. */
@Controller('transfer-batches')
export class TransferController {
  readonly #batches: BatchService;

  constructor(batches: BatchService) {
    this.#batches = batches;
  }

  /** 200 with the file; 403 for a key that may only read, 400 when it cannot be made again as it was, 404 for whoever may not know of it. */
  @Get(':id/file')
  @Requires('MANAGE_MONEY')
  async transferFile(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    if (req.method !== 'GET') {
      // a HEAD would be recorded as an opening of accounts and open nothing
      res.writeHead(405, { Allow: 'GET' }).end();
      return;
    }
    // it opens accounts and says so in the audit trail, as the mutation openPayoutAccount does
    if (viewer.readOnly) throw keyReadsOnly();
    if (!isUuid(id)) throw notFound(BATCH);
    const { bytes, fileName } = await this.#batches.file(viewer, id);
    res.setHeader('Content-Type', 'application/octet-stream');
    res.setHeader('Content-Length', bytes.length);
    res.setHeader('Content-Disposition', attachment(fileName));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Cache-Control', 'no-store');
    res.end(bytes);
  }
}
