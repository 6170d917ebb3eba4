import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { canonicalJson } from '@renkei/kernel';
import { Clock, CONFIG, notFound, sha256Of, type ServerConfig } from '@renkei/platform';
import { Public } from '@renkei/platform/graphql';
import { CalendarFeedService } from './calendar-feed.service.ts';
import { calendarText } from './calendar-text.ts';

const FILE_FORM = /^(.+)\.ics$/;

/** Calendars have no session: the address is the secret. Unknown, revoked and malformed ones are answered alike. */
@Controller('calendar')
@Public()
export class CalendarController {
  readonly #feeds: CalendarFeedService;
  readonly #clock: Clock;
  readonly #host: string;

  constructor(feeds: CalendarFeedService, clock: Clock, @Inject(CONFIG) { publicUrl }: ServerConfig) {
    this.#feeds = feeds;
    this.#clock = clock;
    this.#host = new URL(publicUrl).hostname;
  }

  @Get(':file')
  async feed(
    @Param('file') file: string,
    @Req() req: IncomingMessage,
    @Res() res: ServerResponse,
  ): Promise<void> {
    const found = await this.#feeds.entriesOf(FILE_FORM.exec(file)?.[1] ?? '');
    if (!found) throw notFound({ ja: 'このページ', en: 'This page' });
    const { locale, entries } = found;
    // weak: two answers with the same deadlines differ in the moment they were written
    const tag = `W/"${sha256Of(canonicalJson({ locale, entries: entries.map(plain) }))}"`;
    res.setHeader('ETag', tag);
    res.setHeader('Cache-Control', 'private, no-cache');
    if (sameTag(req.headers['if-none-match'], tag)) {
      res.statusCode = 304;
      res.end();
      return;
    }
    res.setHeader('Content-Type', 'text/calendar; charset=utf-8');
    res.setHeader('Content-Disposition', 'inline; filename="renkei.ics"');
    res.end(calendarText(entries, { locale, host: this.#host, now: new Date(this.#clock.epochMs()) }));
  }
}

function plain({ due_at, ...rest }: { readonly due_at: Date }) {
  return { ...rest, due_at: due_at.toISOString() };
}

function sameTag(offered: string | undefined, tag: string): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, '');
  return (offered ?? '').split(',').some((one) => one.trim() === '*' || bare(one) === bare(tag));
}
