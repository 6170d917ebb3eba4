import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { Authenticator, newSessionToken, type Viewer } from '@renkei/platform';
import { Browser } from './browser.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { startIdentityProvider, type IdentityProvider } from './identity-provider.ts';
import { person } from './people.ts';
import { routeServer, type RouteServer } from './route-server.ts';

export const PUBLIC_URL = 'http://localhost:4000';

/** A name at the provider nobody has used yet. */
export const newAccount = (): string => `mihon-${randomUUID()}`;

/** The product's two OpenID Connect routes, a real provider, and people going back and forth between them. */
export class OidcBench {
  readonly database: TestDatabase;
  readonly provider: IdentityProvider;
  readonly server: RouteServer;

  static async start(feature: Type): Promise<OidcBench> {
    const [database, provider] = await Promise.all([testDatabase(), startIdentityProvider(PUBLIC_URL)]);
    const server = await routeServer(database, feature, { publicUrl: PUBLIC_URL, oidc: provider.oidc });
    return new OidcBench(database, provider, server);
  }

  private constructor(database: TestDatabase, provider: IdentityProvider, server: RouteServer) {
    this.database = database;
    this.provider = provider;
    this.server = server;
  }

  async stop(): Promise<void> {
    await this.server.close();
    await this.provider.stop();
    await this.database.drop();
  }

  /** Today again, and nothing logged yet. */
  reset(): void {
    this.server.logged.length = 0;
    this.server.clock.moveTo(Date.now());
  }

  browser(): Browser {
    return new Browser(this.server.url);
  }

  /** The browser of somebody who signed in some other way. */
  async browserOf({ userId }: Viewer): Promise<Browser> {
    const { token, sha256 } = newSessionToken();
    await this.database.sql(
      `INSERT INTO session (user_id, token_sha256, signed_in_with, expires_at)
       VALUES ($1, $2, 'INVITATION', now() + interval '1 day')`,
      [userId, sha256],
    );
    const browser = this.browser();
    browser.cookies.set('renkei', { value: token, strict: true });
    return browser;
  }

  async linkedPerson(account: string): Promise<Viewer> {
    const viewer = await person(this.database);
    await this.database.sql('INSERT INTO oidc_identity (issuer, subject, user_id) VALUES ($1, $2, $3)', [
      this.provider.oidc.issuer,
      account,
      viewer.userId,
    ]);
    return viewer;
  }

  /** There and back again. @returns where the product sends the person in the end */
  async goThrough(
    browser: Browser,
    account: string,
    purpose: 'sign-in' | 'link' = 'sign-in',
  ): Promise<string> {
    const { location } = await browser.open(`/auth/oidc/start?purpose=${purpose}`);
    return this.comeBack(browser, await this.provider.signIn(location, account));
  }

  async comeBack(browser: Browser, callback: string): Promise<string> {
    return (await browser.open(callback, { fromElsewhere: true })).location;
  }

  async viewerIn(browser: Browser): Promise<Viewer | null> {
    const token = browser.cookies.get('renkei')?.value ?? '';
    return (await this.server.app.get(Authenticator).bySession(token))?.viewer ?? null;
  }

  async sessionsOf({ userId }: Viewer): Promise<{ signed_in_with: string; awaits_second_factor: boolean }[]> {
    return this.database.sql('SELECT signed_in_with, awaits_second_factor FROM session WHERE user_id = $1', [
      userId,
    ]);
  }

  /** The ids of those an account at the provider is linked to. */
  async ownersOf(account: string): Promise<string[]> {
    const rows = await this.database.sql<{ user_id: string }>(
      'SELECT user_id FROM oidc_identity WHERE subject = $1',
      [account],
    );
    return rows.map((row) => row.user_id);
  }
}
