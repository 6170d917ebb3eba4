import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { isUuid } from '@renkei/kernel';
import { GROUP } from '@renkei/consortium';
import {
  attachment,
  CONFIG,
  notFound,
  sha256Of,
  TenantTransaction,
  type ServerConfig,
  type Viewer,
} from '@renkei/platform';
import { CurrentViewer, Public, Requires } from '@renkei/platform/graphql';
import { CalendarFeedService } from './calendar-feed.service.ts';
import { calendarText } from './calendar-text.ts';
import { deadlinesOf } from './group-deadlines.ts';

const FILE_FORM = /^(.+)\.ics$/;

@Controller('calendar')
export class CalendarController {
  readonly #feeds: CalendarFeedService;
  readonly #transactions: TenantTransaction;
  readonly #publicUrl: string;

  constructor(
    feeds: CalendarFeedService,
    transactions: TenantTransaction,
    @Inject(CONFIG) { publicUrl }: ServerConfig,
  ) {
    this.#feeds = feeds;
    this.#transactions = transactions;
    this.#publicUrl = publicUrl;
  }

  /** Calendars have no session: the address is the secret. Unknown, revoked and malformed ones are answered alike. */
  @Get(':file')
  @Public()
  async feed(
    @Param('file') file: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    const found = await this.#feeds.entriesOf(FILE_FORM.exec(file)?.[1] ?? '');
    if (!found) throw notFound({ ja: 'このページ', en: 'This page' });
    const { locale, entries } = found;
    const text = calendarText(entries, { locale, publicUrl: this.#publicUrl });
    send(req, res, text, 'inline; filename="renkei.ics"');
  }

  /** A group's deadlines in a file, to whoever has a session: the whole group's, or those of one's own shop. */
  @Get('groups/:id/deadlines.ics')
  @Requires('READ_DEADLINES')
  async groupDeadlines(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    if (!isUuid(id)) throw notFound(GROUP);
    const { locale } = viewer;
    const { name, entries } = await this.#transactions.read(viewer, (tx) => deadlinesOf(tx, viewer, id));
    const title = locale === 'ja' ? `${name}の締切` : `Deadlines of ${name}`;
    const text = calendarText(entries, { locale, publicUrl: this.#publicUrl, name: title });
    send(req, res, text, attachment(`${title}.ics`));
  }
}

function send(req: IncomingMessage, res: ServerResponse, text: string, disposition: string): void {
  const tag = `"${sha256Of(text)}"`;
  res.setHeader('ETag', tag);
  res.setHeader('Cache-Control', 'private, no-cache');
  if (sameTag(req.headers['if-none-match'], tag)) {
    res.statusCode = 304;
    res.end();
    return;
  }
  const bytes = Buffer.from(text);
  res.setHeader('Content-Type', 'text/calendar; charset=utf-8');
  res.setHeader('Content-Length', bytes.length);
  res.setHeader('Content-Disposition', disposition);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.end(bytes);
}

/** A proxy that packs an answer may make the tag weak. */
function sameTag(offered: string | undefined, tag: string): boolean {
  return (offered ?? '').split(',').some((one) => {
    const bare = one.trim().replace(/^W\//, '');
    return bare === '*' || bare === tag;
  });
}
