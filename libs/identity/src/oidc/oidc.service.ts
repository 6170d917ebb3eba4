import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isUuid } from '@renkei/kernel';
import {
  Clock,
  CONFIG,
  HostCookie,
  LOGGER,
  ProblemsFound,
  sha256Of,
  TenantTransaction,
  type ServerConfig,
} from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import type { Logger } from 'pino';
import { SecondFactor } from '../second-factor/second-factor.ts';
import { SessionOpener } from '../session/session-opener.ts';
import { leaveChallenge, takeChallenge } from '../shared/challenge.ts';
import { SignInThrottle } from '../throttle/sign-in-throttle.ts';
import { isFreshSession } from '../shared/own-session.ts';
import { linkIdentity } from './link-identity.ts';
import {
  failureCodeOf,
  OidcProviderClient,
  type ProvenIdentity,
  type RoundTrip,
} from './oidc-provider.client.ts';

export type Purpose = 'SIGN_IN' | 'LINK';

/** What the page is told in its address, behind the #: no server and no log sees it. */
type Outcome = 'wait' | 'again' | 'second-factor' | 'unknown' | 'cancelled' | 'failed' | 'linked' | 'taken';

const TRANSACTION_MS = 10 * 60_000;
const OPERATION = 'finishOidcSignIn';

interface Transaction extends RoundTrip {
  readonly purpose: Purpose;
  /** Digest of the binding cookie: only the browser that set out may come back. */
  readonly binding: string;
  /** The session that asked for the link. */
  readonly sessionId: string | null;
}

/**
 * Signing in with, and linking, an account at the configured provider. An account is found by (issuer, subject) alone:
 * linking by a matching e-mail address would hand it to whoever gets that address at a provider, now or later.
 *
 * Every answer is one of our own addresses, fixed here; nothing of a request becomes part of it.
 */
@Injectable()
export class OidcService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #provider: OidcProviderClient;
  readonly #sessions: SessionOpener;
  readonly #secondFactor: SecondFactor;
  readonly #throttle: SignInThrottle;
  readonly #binding: HostCookie;

  constructor(
    transactions: TenantTransaction,
    clock: Clock,
    provider: OidcProviderClient,
    sessions: SessionOpener,
    secondFactor: SecondFactor,
    throttle: SignInThrottle,
    @Inject(CONFIG) config: ServerConfig,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#logger = logger;
    this.#provider = provider;
    this.#sessions = sessions;
    this.#secondFactor = secondFactor;
    this.#throttle = throttle;
    // Lax: it has to come along when the provider sends the browser back, which the session's cookie does not
    this.#binding = new HostCookie(config.publicUrl, 'renkei-oidc', 'lax');
  }

  get isOn(): boolean {
    return this.#provider.config !== null;
  }

  /** Where to go next: to the provider, or back to our page when it cannot be reached. */
  async start(purpose: Purpose, context: RequestContext): Promise<string> {
    const { viewer } = context;
    // a link from another site comes without the session's cookie, so nobody is made to link anything
    if (purpose === 'LINK') {
      if (!viewer?.sessionId) return pageOf('SIGN_IN', 'failed');
      if (!(await isFreshSession(this.#transactions, viewer))) return pageOf('LINK', 'again');
    }
    if (await this.#isTooOften(context.address)) return pageOf(purpose, 'wait');
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.#clock.epochMs() + TRANSACTION_MS);
    const roundTrip = this.#provider.newRoundTrip();
    const payload: Transaction = {
      ...roundTrip,
      purpose,
      binding: sha256Of(token),
      sessionId: purpose === 'LINK' ? (viewer?.sessionId ?? null) : null,
    };
    const userId = purpose === 'LINK' ? (viewer?.userId ?? null) : null;
    const state = await this.#transactions.runIdentity('startOidcSignIn', userId, (tx) =>
      leaveChallenge(tx, { kind: 'OIDC', userId, payload, expiresAt }),
    );
    try {
      const url = await this.#provider.authorizationUrl(state, roundTrip);
      this.#binding.set(context.res, token, expiresAt);
      return url.href;
    } catch (error) {
      return this.#failed(purpose, error);
    }
  }

  /** The browser is back from the provider: signs in or links, and says where to go. */
  async finish(query: URLSearchParams, context: RequestContext): Promise<string> {
    const token = this.#binding.read(context.req);
    this.#binding.clear(context.res);
    const state = query.get('state');
    if (state === null || !isUuid(state)) return pageOf('SIGN_IN', 'failed');
    const taken = await this.#transactions.runIdentity(OPERATION, null, (tx) =>
      takeChallenge<Transaction>(tx, 'OIDC', state, this.#clock.epochMs()),
    );
    // Without the browser's own secret this is somebody else's round trip: it would sign in, or link, the wrong person.
    if (!taken || token === null || taken.payload.binding !== sha256Of(token))
      return pageOf('SIGN_IN', 'failed');
    const { purpose, sessionId } = taken.payload;
    let identity: ProvenIdentity;
    try {
      identity = await this.#provider.identityOf(query, state, taken.payload);
    } catch (error) {
      return this.#failed(purpose, error);
    }
    if (purpose === 'SIGN_IN') return this.#signIn(identity, context);
    if (taken.userId === null || sessionId === null) return pageOf(purpose, 'failed');
    const { userId } = taken;
    const outcome = await this.#transactions.runIdentity(OPERATION, userId, (tx) =>
      linkIdentity(tx, { userId, sessionId }, identity),
    );
    return pageOf(purpose, outcome);
  }

  async #signIn({ issuer, subject }: ProvenIdentity, context: RequestContext): Promise<string> {
    const [known] = await this.#transactions.runIdentity(OPERATION, null, (tx) =>
      tx.query<{ user_id: string; disabled: boolean }>(
        `SELECT i.user_id, u.disabled_at IS NOT NULL AS disabled
         FROM oidc_identity i JOIN app_user u ON u.id = i.user_id WHERE i.issuer = $1 AND i.subject = $2`,
        [issuer, subject],
      ),
    );
    if (!known) return pageOf('SIGN_IN', 'unknown');
    if (known.disabled) return pageOf('SIGN_IN', 'failed');
    const userId = known.user_id;
    const { awaitsSecondFactor, setCookie } = await this.#transactions.runIdentity(
      OPERATION,
      userId,
      async (tx) => {
        const awaits = await this.#secondFactor.isOn(tx, userId);
        const session = { userId, signedInWith: 'OIDC', awaitsSecondFactor: awaits } as const;
        return { awaitsSecondFactor: awaits, setCookie: await this.#sessions.open(tx, session, context) };
      },
    );
    setCookie();
    return awaitsSecondFactor ? pageOf('SIGN_IN', 'second-factor') : '/';
  }

  async #isTooOften(address: string): Promise<boolean> {
    try {
      await this.#throttle.attempt({ 'sign-in-start.address': address });
      return false;
    } catch (error) {
      if (error instanceof ProblemsFound) return true;
      throw error;
    }
  }

  #failed(purpose: Purpose, error: unknown): string {
    const code = failureCodeOf(error);
    if (code === 'access_denied') return pageOf(purpose, 'cancelled'); // the person's own choice
    this.#logger.warn({ code }, 'the OpenID Connect provider did not confirm a sign-in');
    return pageOf(purpose, 'failed');
  }
}

function pageOf(purpose: Purpose, outcome: Outcome): string {
  return `${purpose === 'LINK' ? '/account' : '/sign-in'}#oidc=${outcome}`;
}
