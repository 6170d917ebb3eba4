import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { isUuid } from '@renkei/kernel';
import { Clock, notFound, TenantTransaction, type Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { PLATFORM_CHAIN } from '../verify/file-format.ts';
import { exportChain, readHead, withBreaks, type Query } from './export-chain.ts';

/** The file `renkei audit verify` checks. Batches are reads of their own: a slow reader holds no connection. */
@Controller('audit')
export class AuditExportController {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /** `platform` is the administrator's own chain. 404: no such chain, or not this person's. */
  @Get(':consortiumId/export')
  @Requires('READ_AUDIT')
  async export(
    @CurrentViewer() viewer: Viewer,
    @Param('consortiumId') consortiumId: string,
    @Res() res: ServerResponse,
  ): Promise<void> {
    const chain = consortiumId === 'platform' ? PLATFORM_CHAIN : consortiumId.toLowerCase();
    const query: Query = (sql, parameters) =>
      this.#transactions.read(viewer, (tx) => tx.query(sql, parameters));
    const exportedAt = new Date(this.#clock.epochMs()); // not after the head is read: a checkpoint signed in between is younger than the file
    const head = isUuid(chain) ? await readHead(query, chain) : null;
    if (!head) throw notFound({ ja: '操作の記録', en: 'The audit trail' });
    res.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
    res.setHeader('Content-Disposition', `attachment; filename="renkei-audit-${chain}.ndjson"`);
    const lines = exportChain(query, chain, head, exportedAt);
    await pipeline(Readable.from(withBreaks(lines)), res).catch(() => undefined); // the reader left, or gets no footer
  }
}
