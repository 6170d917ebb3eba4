import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, newSessionToken, SessionCookie, type ServerConfig, type Tx } from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import { deviceOf } from './device.ts';

/** However busy it is, a session ends after this long (and, unused, after seven days: see `user_of_session`). */
const SESSION_MS = 30 * 86_400_000;
/** Time to find the phone with the code. */
const PENDING_MS = 10 * 60_000;
/** Devices somebody is signed in on at once; one more ends the one not used for longest. */
export const MOST_SESSIONS = 50;
/** The same for sessions that wait for a code, counted apart: a password alone must not end the owner's own sessions. */
export const MOST_PENDING = 5;

export interface NewSession {
  readonly userId: string;
  readonly signedInWith: 'PASSWORD' | 'PASSKEY' | 'OIDC' | 'INVITATION';
  readonly awaitsSecondFactor: boolean;
}

/** Opens and ends sessions for whoever has proved who they are; how they proved it is not its business. */
@Injectable()
export class SessionOpener {
  readonly #clock: Clock;
  readonly #cookie: SessionCookie;

  constructor(clock: Clock, @Inject(CONFIG) config: ServerConfig) {
    this.#clock = clock;
    this.#cookie = new SessionCookie(config.publicUrl);
  }

  /**
   * A new session, always with a new token: one that stood in the cookie before the sign-in is ended, so nobody can
   * plant theirs. Call the returned function after the transaction has committed; it sets the cookie, and the rest of
   * the request is nobody's: the new session counts from the next request on.
   * @param tx of `runIdentity`
   */
  async open(tx: Tx, session: NewSession, context: RequestContext): Promise<() => void> {
    await this.#endPrevious(tx, context);
    const { token, sha256 } = newSessionToken();
    const lasts = session.awaitsSecondFactor ? PENDING_MS : SESSION_MS;
    const expires = new Date(this.#clock.epochMs() + lasts);
    await tx.query(
      `INSERT INTO session (user_id, token_sha256, device, signed_in_with, awaits_second_factor, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        session.userId,
        sha256,
        deviceOf(context.req.headers['user-agent']),
        session.signedInWith,
        session.awaitsSecondFactor,
        expires,
      ],
    );
    await tx.query(
      `UPDATE session SET ended_at = now() WHERE id IN (
         SELECT id FROM session WHERE user_id = $1 AND ended_at IS NULL AND awaits_second_factor = $2
         ORDER BY last_seen_at DESC, created_at DESC OFFSET $3)`,
      [session.userId, session.awaitsSecondFactor, session.awaitsSecondFactor ? MOST_PENDING : MOST_SESSIONS],
    );
    return () => {
      this.#cookie.set(context.res, token, expires);
      context.viewer = null;
    };
  }

  /** Takes the cookie away, and the rest of the request is nobody's; the session itself is ended by its row. */
  forget(context: RequestContext): void {
    this.#cookie.clear(context.res);
    context.viewer = null;
  }

  async #endPrevious(tx: Tx, { viewer, pendingSession }: RequestContext): Promise<void> {
    const previous = viewer?.sessionId ?? pendingSession?.sessionId;
    if (previous == null) return;
    await tx.query('UPDATE session SET ended_at = now() WHERE id = $1 AND ended_at IS NULL', [previous]);
  }
}
