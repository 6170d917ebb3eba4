import { Injectable } from '@nestjs/common';
import { fromEpochMs } from '@renkei/kernel';
import { notFound, TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import { ownSession } from '../shared/own-session.ts';
import { SessionOpener } from './session-opener.ts';
import type { SessionType, SignedInWith } from './session.type.ts';

interface SessionRow {
  readonly id: string;
  readonly device: string;
  readonly signed_in_with: SignedInWith;
  readonly created_at: Date;
  readonly last_seen_at: Date;
}

const COLUMNS = 'id, device, signed_in_with, created_at, last_seen_at';
// the same limits as in user_of_session
const LIVE = `ended_at IS NULL AND expires_at > now() AND last_seen_at > now() - interval '7 days'`;

/** Ends every session of the account but `kept`. @param tx of `runIdentity` @returns how many */
export async function endSessionsOf(tx: Tx, userId: string, kept: string | null): Promise<number> {
  const ended = await tx.query(
    `UPDATE session SET ended_at = now() WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2::uuid
     RETURNING id`,
    [userId, kept],
  );
  return ended.length;
}

/** Where somebody is signed in. Of access keys and for access keys nothing: they are no sessions. */
@Injectable()
export class SessionService {
  readonly #transactions: TenantTransaction;
  readonly #opener: SessionOpener;

  constructor(transactions: TenantTransaction, opener: SessionOpener) {
    this.#transactions = transactions;
    this.#opener = opener;
  }

  /** One's own, the last used first; at most MOST_SESSIONS. */
  async list(viewer: Viewer): Promise<SessionType[]> {
    const current = ownSession(viewer);
    const rows = await this.#transactions.readIdentity(viewer, (tx) =>
      tx.query<SessionRow>(
        `SELECT ${COLUMNS} FROM session WHERE user_id = $1 AND NOT awaits_second_factor AND ${LIVE}
         ORDER BY last_seen_at DESC, created_at DESC, id`,
        [viewer.userId],
      ),
    );
    return rows.map((row) => sessionOf(row, current));
  }

  /** Ending the current one is signing out. @throws AppError NOT_FOUND also for somebody else's */
  async end(viewer: Viewer, id: string, context: RequestContext): Promise<SessionType> {
    const current = ownSession(viewer);
    const [row] = await this.#transactions.runIdentity('endSession', viewer.userId, (tx) =>
      tx.query<SessionRow>(
        `UPDATE session SET ended_at = now() WHERE id = $1 AND user_id = $2 AND ${LIVE} RETURNING ${COLUMNS}`,
        [id, viewer.userId],
      ),
    );
    if (!row) throw notFound({ ja: 'この端末のサインイン', en: 'This session' });
    if (id === current) this.#opener.forget(context);
    return sessionOf(row, current);
  }

  endOthers(viewer: Viewer): Promise<number> {
    const current = ownSession(viewer);
    return this.#transactions.runIdentity('endOtherSessions', viewer.userId, (tx) =>
      endSessionsOf(tx, viewer.userId, current),
    );
  }
}

function sessionOf(row: SessionRow, current: string): SessionType {
  return {
    id: row.id,
    device: row.device,
    signedInWith: row.signed_in_with,
    signedInAt: fromEpochMs(row.created_at.getTime()),
    lastSeenAt: fromEpochMs(row.last_seen_at.getTime()),
    isCurrent: row.id === current,
  };
}
