import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, newSessionToken, SessionCookie, type ServerConfig, type Tx } from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import { deviceOf } from './device.ts';

/** However busy it is, a session ends after this long (and, unused, after seven days: see `user_of_session`). */
const SESSION_DAYS = 30;
const DAY_MS = 86_400_000;

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
   * plant theirs. Call the returned function after the transaction has committed; it sets the cookie.
   * @param tx of `runIdentity`
   */
  async open(tx: Tx, session: NewSession, context: RequestContext): Promise<() => void> {
    await this.#endPrevious(tx, context);
    const { token, sha256 } = newSessionToken();
    const now = this.#clock.epochMs();
    const expires = new Date(now + SESSION_DAYS * DAY_MS);
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
    return () => this.#cookie.set(context.res, token, expires);
  }

  /** Takes the cookie away; the session itself is ended by its row. */
  forget(context: RequestContext): void {
    this.#cookie.clear(context.res);
  }

  async #endPrevious(tx: Tx, { viewer, pendingSession }: RequestContext): Promise<void> {
    const previous = viewer?.sessionId ?? pendingSession?.sessionId;
    if (previous == null) return;
    await tx.query('UPDATE session SET ended_at = now() WHERE id = $1 AND ended_at IS NULL', [previous]);
  }
}
