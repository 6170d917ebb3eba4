import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { GROUP } from '@renkei/consortium';
import {
  CONFIG,
  notFound,
  once,
  refuse,
  sha256Of,
  TenantTransaction,
  type ServerConfig,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { Connection, PageArgs } from '@renkei/platform/graphql';
import { pageOfList } from '../shared/pages.ts';
import type { CalendarEntry } from './calendar-text.ts';
import type { CalendarFeedType, CreateCalendarFeedInput } from './calendar-feed.type.ts';

const COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.created_at AS "createdAt", x.revoked_at AS "revokedAt"`;
const FEEDS = { from: 'calendar_feed x', at: 'x.created_at', id: 'x.id', columns: COLUMNS } as const;

/** At once: a few calendars on a few machines. */
const MOST_FEEDS = 20;
const TOKEN_BYTES = 32;
const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;

/** One's own addresses for calendars, and what lies behind them. */
@Injectable()
export class CalendarFeedService {
  readonly #transactions: TenantTransaction;
  readonly #publicUrl: string;

  constructor(transactions: TenantTransaction, @Inject(CONFIG) { publicUrl }: ServerConfig) {
    this.#transactions = transactions;
    this.#publicUrl = publicUrl;
  }

  page(viewer: Viewer, page: PageArgs): Promise<Connection<CalendarFeedType>> {
    return this.#transactions.read(viewer, (tx) =>
      pageOfList<CalendarFeedType>(tx, FEEDS, page, 'x.user_id = $4', [viewer.userId]),
    );
  }

  /**
   * The address is told this once and kept as a digest; when the request is repeated, it is not told again.
   * @throws ProblemsFound TOO_MANY_FEEDS; AppError NOT_FOUND for a group one is not responsible in
   */
  create(
    viewer: Viewer,
    input: CreateCalendarFeedInput,
  ): Promise<{ calendarFeed: CalendarFeedType; address: string | null }> {
    const { consortiumId = null } = input;
    return this.#transactions.run(viewer, async (tx) => {
      let address: string | null = null;
      const id = await once(tx, viewer, 'createCalendarFeed', input, async () => {
        if (consortiumId !== null) await requireResponsibility(tx, viewer, consortiumId);
        await refuseTooMany(tx, viewer);
        const token = randomBytes(TOKEN_BYTES).toString('base64url');
        const [row] = await tx.query<{ id: string }>(
          'INSERT INTO calendar_feed (user_id, consortium_id, token_sha256) VALUES ($1, $2, $3) RETURNING id',
          [viewer.userId, consortiumId, sha256Of(token)],
        );
        address = `${this.#publicUrl}/calendar/${token}.ics`;
        return row!.id;
      });
      return { calendarFeed: await ownFeed(tx, viewer, id), address };
    });
  }

  /** Nothing lies behind it from now on; again changes nothing. @throws AppError NOT_FOUND also for somebody else's */
  revoke(viewer: Viewer, id: string): Promise<CalendarFeedType> {
    return this.#transactions.run(viewer, async (tx) => {
      await tx.query(
        'UPDATE calendar_feed SET revoked_at = now() WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL',
        [id, viewer.userId],
      );
      return ownFeed(tx, viewer, id);
    });
  }

  /** What whoever holds this token may see, by deadline; null: nobody was given it, or it is over. */
  async entriesOf(token: string): Promise<{ locale: 'ja' | 'en'; entries: CalendarEntry[] } | null> {
    if (!TOKEN_FORM.test(token)) return null;
    const rows = await this.#transactions.anonymous<CalendarEntry & { locale: 'ja' | 'en' }>(
      'SELECT * FROM calendar_of_token($1)',
      [sha256Of(token)],
    );
    const [first] = rows;
    if (!first) return null;
    // somebody who is responsible for nothing has one row without a deadline
    return { locale: first.locale, entries: rows.filter((row) => row.obligation_id !== null) };
  }
}

async function ownFeed(tx: Tx, viewer: Viewer, id: string): Promise<CalendarFeedType> {
  const [row] = await tx.query<CalendarFeedType>(
    `SELECT ${COLUMNS} FROM calendar_feed x WHERE x.id = $1 AND x.user_id = $2`,
    [id, viewer.userId],
  );
  if (!row) throw notFound({ ja: 'カレンダーのアドレス', en: 'The calendar address' });
  return row;
}

/** A feed shows what one is responsible for, in whatever role one acts just now. */
async function requireResponsibility(tx: Tx, viewer: Viewer, consortiumId: string): Promise<void> {
  const held = await tx.query(
    `SELECT id FROM assignment WHERE user_id = $1 AND consortium_id = $2 AND ended_at IS NULL
       AND role IN ('COORDINATOR', 'MEMBER_USER')`,
    [viewer.userId, consortiumId],
  );
  if (held.length === 0) throw notFound(GROUP);
}

async function refuseTooMany(tx: Tx, viewer: Viewer): Promise<void> {
  const live = await tx.query(
    'SELECT id FROM calendar_feed WHERE user_id = $1 AND revoked_at IS NULL LIMIT $2',
    [viewer.userId, MOST_FEEDS],
  );
  if (live.length < MOST_FEEDS) return;
  refuse('TOO_MANY_FEEDS', null, {
    ja: `カレンダーのアドレスは${MOST_FEEDS}件までです。使っていないものを取り消してから、作ってください。`,
    en: `At most ${MOST_FEEDS} calendar addresses can be in use. Please revoke one you do not use first.`,
  });
}
