import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  Authenticator,
  configOf,
  FixedClock,
  Keyring,
  newKeyEntry,
  newSessionToken,
  PlatformModule,
  ProblemsFound,
  SessionCookie,
  type ServerConfig,
  type Viewer,
} from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { startIdentityProvider, type IdentityProvider } from '@renkei/test/identity-provider';
import { person } from '@renkei/test/people';
import { freePort } from '@renkei/test/process';
import { pino } from 'pino';
import { LinkedProviderService } from './linked-provider.service.ts';
import { OidcModule } from './oidc.module.ts';

const PUBLIC_URL = 'http://localhost:4000';
const MINUTE = 60_000;

@Module({})
class TestApp {
  static with(config: ServerConfig, clock: FixedClock, logged: string[]): DynamicModule {
    const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
    return {
      module: TestApp,
      imports: [PlatformModule.forRoot({ config, entities: [], service: 'test', clock, logger }), OidcModule],
    };
  }
}

/** The two routes over HTTP, who asks established from the cookie as the API does. */
class Server {
  readonly clock = new FixedClock(Date.now());
  readonly logged: string[] = [];
  app: NestExpressApplication;
  url: string;

  async start(own: Partial<ServerConfig>): Promise<this> {
    const config = configOf({
      databaseUrl: database.apiUrl,
      publicUrl: PUBLIC_URL,
      keys: Keyring.parse(newKeyEntry('test')),
      ...own,
    });
    this.app = await NestFactory.create<NestExpressApplication>(
      TestApp.with(config, this.clock, this.logged),
      {
        logger: false,
        abortOnError: false,
      },
    );
    const authenticator = this.app.get(Authenticator);
    const cookie = new SessionCookie(config.publicUrl);
    this.app.use(async (req: IncomingMessage, res: ServerResponse, next: () => void) => {
      const session = await authenticator.bySession(cookie.read(req) ?? '');
      const viewer = session && !session.awaitsSecondFactor ? session.viewer : null;
      const renkei: RequestContext = {
        req,
        res,
        viewer,
        pendingSession: null,
        address: String(req.headers['x-test-address'] ?? randomUUID()),
        sessionToken: null,
        loaders: new Map(),
      };
      Object.assign(req, { renkei });
      next();
    });
    await this.app.listen(0, '127.0.0.1');
    this.url = await this.app.getUrl();
    return this;
  }

  get linked(): LinkedProviderService {
    return this.app.get(LinkedProviderService);
  }
}

let database: TestDatabase;
let provider: IdentityProvider;
let server: Server;

beforeAll(async () => {
  database = await testDatabase();
  provider = await startIdentityProvider(PUBLIC_URL);
  server = await new Server().start({ oidc: provider.oidc });
});

afterAll(async () => {
  await server?.app.close();
  await provider?.stop();
  await database?.drop();
});

beforeEach(() => {
  server.logged.length = 0;
  server.clock.moveTo(Date.now());
});

/** Keeps cookies as a browser does: a Strict one stays away when another site sends the browser here. */
class Browser {
  readonly cookies = new Map<string, { value: string; strict: boolean }>();
  readonly #server: Server;

  constructor(at: Server = server) {
    this.#server = at;
  }

  async open(address: string, options: { fromElsewhere?: boolean; headers?: Record<string, string> } = {}) {
    const { pathname, search } = new URL(address, PUBLIC_URL);
    const sent = [...this.cookies].filter(([, { strict }]) => !(strict && options.fromElsewhere));
    const response = await fetch(`${this.#server.url}${pathname}${search}`, {
      redirect: 'manual',
      headers: { cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; '), ...options.headers },
    });
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, { value, strict: /SameSite=Strict/i.test(line) });
    }
    return { status: response.status, location: response.headers.get('location') ?? '', setCookies };
  }

  /** There and back again. @returns where the product sends the person in the end */
  async signIn(account: string, purpose: 'sign-in' | 'link' = 'sign-in'): Promise<string> {
    const { location } = await this.open(`/auth/oidc/start?purpose=${purpose}`);
    return this.comeBack(await provider.signIn(location, account));
  }

  async comeBack(callback: string): Promise<string> {
    return (await this.open(callback, { fromElsewhere: true })).location;
  }

  async viewer(): Promise<Viewer | null> {
    const token = this.cookies.get('renkei')?.value ?? '';
    return (await this.#server.app.get(Authenticator).bySession(token))?.viewer ?? null;
  }
}

function newAccount(): string {
  return `mihon-${randomUUID()}`;
}

async function linkedPerson(account: string): Promise<Viewer> {
  const viewer = await person(database);
  await database.sql('INSERT INTO oidc_identity (issuer, subject, user_id) VALUES ($1, $2, $3)', [
    provider.oidc.issuer,
    account,
    viewer.userId,
  ]);
  return viewer;
}

/** Somebody who signed in some other way. */
async function signedIn(viewer: Viewer, browser = new Browser()): Promise<Browser> {
  const { token, sha256 } = newSessionToken();
  await database.sql(
    `INSERT INTO session (user_id, token_sha256, signed_in_with, expires_at)
     VALUES ($1, $2, 'INVITATION', now() + interval '1 day')`,
    [viewer.userId, sha256],
  );
  browser.cookies.set('renkei', { value: token, strict: true });
  return browser;
}

async function ownersOf(account: string): Promise<string[]> {
  const rows = await database.sql<{ user_id: string }>(
    'SELECT user_id FROM oidc_identity WHERE subject = $1',
    [account],
  );
  return rows.map((row) => row.user_id);
}

async function sessionCount(viewer: Viewer): Promise<number> {
  return (await database.sql('SELECT FROM session WHERE user_id = $1', [viewer.userId])).length;
}

describe('without a provider', () => {
  it('has neither routes nor buttons', async () => {
    const off = await new Server().start({ oidc: null });
    const browser = new Browser(off);
    const logged = off.logged;
    expect((await browser.open('/auth/oidc/start')).location).toBe('');
    expect((await browser.open('/auth/oidc/callback?code=x&state=y')).location).toBe('');
    expect(off.linked.available()).toEqual([]);
    expect(logged).toEqual([]);
    await off.app.close();
  });
});

describe('signing in', () => {
  it('sends the browser to the provider with PKCE, state and nonce, bound by a cookie', async () => {
    const browser = new Browser();
    const { status, location, setCookies } = await browser.open(
      '/auth/oidc/start?returnTo=https://evil.example&redirect_uri=https://evil.example',
    );
    expect(status).toBe(303);
    const url = new URL(location);
    expect(url.origin).toBe(provider.oidc.issuer);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: provider.oidc.clientId,
      redirect_uri: `${PUBLIC_URL}/auth/oidc/callback`,
      scope: provider.oidc.scope,
      state: expect.stringMatching(/^[0-9a-f-]{36}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(setCookies).toEqual([
      expect.stringMatching(/^renkei-oidc=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/),
    ]);
    const [row] = await database.sql<{ payload: object }>(
      'SELECT payload FROM sign_in_challenge WHERE id = $1',
      [url.searchParams.get('state')],
    );
    expect(JSON.stringify(row?.payload)).not.toContain(browser.cookies.get('renkei-oidc')?.value);
  });

  it('opens a session for the linked account', async () => {
    const account = newAccount();
    const viewer = await linkedPerson(account);
    const browser = new Browser();
    expect(await browser.signIn(account)).toBe('/');
    expect((await browser.viewer())?.userId).toBe(viewer.userId);
    expect([...browser.cookies.keys()]).toEqual(['renkei']);
    const sessions = await database.sql(
      'SELECT signed_in_with, awaits_second_factor FROM session WHERE user_id = $1',
      [viewer.userId],
    );
    expect(sessions).toEqual([{ signed_in_with: 'OIDC', awaits_second_factor: false }]);
    expect(server.logged).toEqual([]);
  });

  it('waits for the code of an account that has one', async () => {
    const account = newAccount();
    const viewer = await linkedPerson(account);
    await database.sql(
      `INSERT INTO totp_credential (user_id, key_id, wrapped_key, sealed, confirmed_at)
       VALUES ($1, 'test', '\\x00', '\\x00', now())`,
      [viewer.userId],
    );
    expect(await new Browser().signIn(account)).toBe('/sign-in#oidc=second-factor');
    const [session] = await database.sql('SELECT awaits_second_factor FROM session WHERE user_id = $1', [
      viewer.userId,
    ]);
    expect(session).toEqual({ awaits_second_factor: true });
  });

  it('does not know an account nobody linked, whatever e-mail address it has', async () => {
    const viewer = await person(database);
    // the provider says of everybody that this is their verified address
    await database.sql(`UPDATE app_user SET email = 'mihon@shop.example' WHERE id = $1`, [viewer.userId]);
    const account = newAccount();
    const browser = new Browser();
    expect(await browser.signIn(account)).toBe('/sign-in#oidc=unknown');
    expect(await browser.viewer()).toBeNull();
    expect(await ownersOf(account)).toEqual([]);
    expect(await sessionCount(viewer)).toBe(0);
  });

  it('refuses a disabled account', async () => {
    const account = newAccount();
    const viewer = await linkedPerson(account);
    await database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', [viewer.userId]);
    expect(await new Browser().signIn(account)).toBe('/sign-in#oidc=failed');
    expect(await sessionCount(viewer)).toBe(0);
  });

  it('says so when the person turned back, and logs nothing of it', async () => {
    const browser = new Browser();
    const { location } = await browser.open('/auth/oidc/start');
    expect(await browser.comeBack(await provider.turnBack(location))).toBe('/sign-in#oidc=cancelled');
    expect(server.logged).toEqual([]);
  });

  it('asks somebody who tries too often to wait', async () => {
    const headers = { 'x-test-address': 'one impatient address' };
    let last = '';
    for (let time = 0; time < 202; time += 1) {
      last = (await new Browser().open('/auth/oidc/start', { headers })).location;
      if (time === 199) expect(last).toMatch(provider.oidc.issuer);
    }
    expect(last).toBe('/sign-in#oidc=wait');
  });
});

describe('what does not belong together is refused', () => {
  let account: string;
  let viewer: Viewer;

  beforeEach(async () => {
    account = newAccount();
    viewer = await linkedPerson(account);
  });

  async function refusedOf(browser: Browser, callback: string): Promise<void> {
    expect(await browser.comeBack(callback)).toBe('/sign-in#oidc=failed');
    expect(await browser.viewer()).toBeNull();
    expect(await sessionCount(viewer)).toBe(0);
  }

  async function roundTrip(change: (url: URL) => void = () => {}) {
    const browser = new Browser();
    const url = new URL((await browser.open('/auth/oidc/start')).location);
    change(url);
    return { browser, callback: new URL(await provider.signIn(url.href, account)) };
  }

  it('a callback in a browser that did not set out', async () => {
    const { callback } = await roundTrip();
    await refusedOf(new Browser(), callback.href);
  });

  it('a callback in a browser that set out for itself', async () => {
    const { callback } = await roundTrip();
    const victim = new Browser();
    await victim.open('/auth/oidc/start');
    await refusedOf(victim, callback.href);
  });

  it('another state', async () => {
    const { browser, callback } = await roundTrip();
    callback.searchParams.set('state', randomUUID());
    await refusedOf(browser, callback.href);
  });

  it.each(['', 'x', "' OR true --", '00000000-0000-0000-0000-000000000000'])('%j as state', async (state) => {
    const { browser, callback } = await roundTrip();
    callback.searchParams.set('state', state);
    await refusedOf(browser, callback.href);
  });

  it('no parameters, twice the same, and repeated ones', async () => {
    for (const change of [
      (url: URL) => (url.search = ''),
      (url: URL) => url.searchParams.delete('code'),
      (url: URL) => url.searchParams.append('code', 'second'),
      (url: URL) => url.searchParams.append('state', randomUUID()),
      (url: URL) => url.searchParams.append('iss', 'https://evil.example'),
    ]) {
      const { browser, callback } = await roundTrip();
      change(callback);
      await refusedOf(browser, callback.href);
    }
  });

  it('another nonce', async () => {
    const { browser, callback } = await roundTrip((url) => url.searchParams.set('nonce', 'somebody-elses'));
    await refusedOf(browser, callback.href);
  });

  it('another code verifier', async () => {
    const { browser, callback } = await roundTrip((url) =>
      url.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'),
    );
    await refusedOf(browser, callback.href);
  });

  it('another provider’s answer', async () => {
    const { browser, callback } = await roundTrip();
    callback.searchParams.set('iss', 'https://evil.example');
    await refusedOf(browser, callback.href);
  });

  it('a code of another round trip', async () => {
    const theirs = await roundTrip();
    const mine = await roundTrip();
    mine.callback.searchParams.set('code', theirs.callback.searchParams.get('code') ?? '');
    await refusedOf(mine.browser, mine.callback.href);
  });

  it('a round trip of more than ten minutes', async () => {
    const { browser, callback } = await roundTrip();
    server.clock.moveTo(server.clock.epochMs() + 10 * MINUTE);
    await refusedOf(browser, callback.href);
  });

  it('a callback that was used before', async () => {
    const { browser, callback } = await roundTrip();
    const binding = browser.cookies.get('renkei-oidc');
    expect(await browser.comeBack(callback.href)).toBe('/');
    expect(await browser.comeBack(callback.href)).toBe('/sign-in#oidc=failed');
    if (binding) browser.cookies.set('renkei-oidc', binding);
    expect(await browser.comeBack(callback.href)).toBe('/sign-in#oidc=failed');
    expect(await sessionCount(viewer)).toBe(1);
  });

  it('a cookie with any one character changed, before the provider is asked: n of n', async () => {
    let refused = 0;
    for (let at = 0; at < 43; at += 1) {
      const browser = new Browser();
      const { location } = await browser.open('/auth/oidc/start');
      const state = new URL(location).searchParams.get('state') ?? '';
      const token = browser.cookies.get('renkei-oidc')?.value ?? '';
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      browser.cookies.set('renkei-oidc', { value: changed, strict: false });
      const answer = await browser.comeBack(`/auth/oidc/callback?code=x&state=${state}`);
      if (answer === '/sign-in#oidc=failed') refused += 1;
    }
    expect(refused).toBe(43);
    expect(server.logged).toEqual([]); // asked with a wrong code, the provider's refusal would be here
  });

  it('and logs a code for it, never who it was', async () => {
    const { browser, callback } = await roundTrip((url) => url.searchParams.set('nonce', 'somebody-elses'));
    await refusedOf(browser, callback.href);
    expect(server.logged).toHaveLength(1);
    const line = server.logged.join();
    for (const secret of [account, 'shop.example', callback.searchParams.get('code') ?? '', viewer.userId]) {
      expect(line).not.toContain(secret);
    }
    expect(JSON.parse(line)).toMatchObject({ code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' });
  });
});

describe('a provider that is down', () => {
  it('is asked again the next time', async () => {
    const port = await freePort();
    const away = { ...provider.oidc, issuer: `http://localhost:${port}` };
    const waiting = await new Server().start({ oidc: away });
    const browser = new Browser(waiting);
    expect((await browser.open('/auth/oidc/start')).location).toBe('/sign-in#oidc=failed');
    expect(browser.cookies.size).toBe(0);
    expect(JSON.parse(waiting.logged[0] ?? '{}')).toMatchObject({ level: 40, code: 'ECONNREFUSED' });

    const back = await startIdentityProvider(PUBLIC_URL, port);
    const { location } = await browser.open('/auth/oidc/start');
    expect(location).toMatch(`${away.issuer}/auth?`);
    const callback = await back.signIn(location, newAccount());
    await back.stop(); // and down again before the code is redeemed
    expect(await browser.comeBack(callback)).toBe('/sign-in#oidc=failed');
    await waiting.app.close();
  });

  it('is not spoken to without TLS in production', async () => {
    const strict = await new Server().start({ oidc: provider.oidc, production: true });
    expect((await new Browser(strict).open('/auth/oidc/start')).location).toBe('/sign-in#oidc=failed');
    expect(strict.logged.join()).toContain('OAUTH_HTTP_REQUEST_FORBIDDEN');
    await strict.app.close();
  });
});

describe('linking', () => {
  it('links the account to whoever is signed in; then it signs them in', async () => {
    const account = newAccount();
    const viewer = await person(database);
    expect(await (await signedIn(viewer)).signIn(account, 'link')).toBe('/account#oidc=linked');
    expect(await ownersOf(account)).toEqual([viewer.userId]);
    expect(await server.linked.list(viewer)).toEqual([
      { issuer: provider.oidc.issuer, label: '見本ID', linkedAt: expect.any(String) },
    ]);
    const later = new Browser();
    expect(await later.signIn(account)).toBe('/');
    expect((await later.viewer())?.userId).toBe(viewer.userId);
  });

  it('opens no session and needs none of the cookie’s on the way back', async () => {
    const viewer = await person(database);
    const browser = await signedIn(viewer);
    await browser.signIn(newAccount(), 'link');
    expect(await sessionCount(viewer)).toBe(1);
  });

  it('is for somebody signed in at a screen only', async () => {
    expect((await new Browser().open('/auth/oidc/start?purpose=link')).location).toBe('/sign-in#oidc=failed');
    const elsewhere = await signedIn(await person(database));
    const answer = await elsewhere.open('/auth/oidc/start?purpose=link', { fromElsewhere: true });
    expect(answer.location).toBe('/sign-in#oidc=failed');
  });

  it('does not finish in somebody else’s browser: an address sent to a victim links nothing', async () => {
    const attacker = await signedIn(await person(database));
    const { location } = await attacker.open('/auth/oidc/start?purpose=link');
    const account = newAccount();
    const victim = await signedIn(await person(database));
    const callback = await provider.signIn(location, account);
    expect(await victim.comeBack(callback)).toBe('/sign-in#oidc=failed');
    expect(await attacker.comeBack(callback)).toBe('/sign-in#oidc=failed');
    expect(await ownersOf(account)).toEqual([]);
  });

  it.each([
    ['ended', 'UPDATE session SET ended_at = now() WHERE user_id = $1'],
    ['run out', `UPDATE session SET expires_at = now() WHERE user_id = $1`],
    ['its account disabled', 'UPDATE app_user SET disabled_at = now() WHERE id = $1'],
  ])('links nothing once the session was %s', async (_, sql) => {
    const account = newAccount();
    const viewer = await person(database);
    const browser = await signedIn(viewer);
    const { location } = await browser.open('/auth/oidc/start?purpose=link');
    const callback = await provider.signIn(location, account);
    await database.sql(sql, [viewer.userId]);
    expect(await browser.comeBack(callback)).toBe('/account#oidc=failed');
    expect(await ownersOf(account)).toEqual([]);
  });

  it('leaves an account with whom it belongs to already', async () => {
    const account = newAccount();
    const owner = await linkedPerson(account);
    const other = await signedIn(await person(database));
    expect(await other.signIn(account, 'link')).toBe('/account#oidc=taken');
    expect(await ownersOf(account)).toEqual([owner.userId]);
    expect(await (await signedIn(owner)).signIn(account, 'link')).toBe('/account#oidc=linked');
  });

  it('replaces an earlier account of the same provider', async () => {
    const [first, second] = [newAccount(), newAccount()];
    const viewer = await linkedPerson(first);
    expect(await (await signedIn(viewer)).signIn(second, 'link')).toBe('/account#oidc=linked');
    expect(await ownersOf(first)).toEqual([]);
    expect(await server.linked.list(viewer)).toHaveLength(1);
  });
});

describe('unlinking', () => {
  let issuer: string;
  beforeAll(() => (issuer = provider.oidc.issuer));

  it('leaves one way to sign in', async () => {
    const viewer = { ...(await linkedPerson(newAccount())), sessionId: randomUUID() };
    const refused = await server.linked.unlink(viewer, issuer).catch((error: unknown) => error);
    expect((refused as ProblemsFound).problems).toMatchObject([{ code: 'LAST_WAY_TO_SIGN_IN' }]);
    expect(await server.linked.list(viewer)).toHaveLength(1);
    await database.sql(
      `INSERT INTO passkey (user_id, credential_id, public_key, label) VALUES ($1, $2, '\\x00', '見本')`,
      [viewer.userId, randomUUID().replaceAll('-', '')],
    );
    expect(await server.linked.unlink(viewer, issuer)).toBe(issuer);
    expect(await server.linked.list(viewer)).toEqual([]);
  });

  it('finds nobody else’s and is not for access keys', async () => {
    await linkedPerson(newAccount());
    const other = await person(database);
    const unlink = (viewer: Viewer) => async () => server.linked.unlink(viewer, issuer);
    await expect(unlink({ ...other, sessionId: randomUUID() })).rejects.toThrow('NOT_FOUND');
    await expect(unlink(other)).rejects.toThrow('FORBIDDEN');
  });

  it('names a provider configured before by its host', async () => {
    const viewer = await person(database);
    await database.sql(
      `INSERT INTO oidc_identity (issuer, subject, user_id) VALUES ('https://old.example/realm', 'mihon', $1)`,
      [viewer.userId],
    );
    expect(await server.linked.list(viewer)).toMatchObject([{ label: 'old.example' }]);
  });
});
