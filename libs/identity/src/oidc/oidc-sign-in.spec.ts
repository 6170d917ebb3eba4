import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Browser } from '@renkei/test/browser';
import { startIdentityProvider } from '@renkei/test/identity-provider';
import { newAccount, OidcBench, PUBLIC_URL } from '@renkei/test/oidc-bench';
import { person } from '@renkei/test/people';
import { freePort } from '@renkei/test/process';
import { requestContext } from '@renkei/test/request-context';
import { routeServer } from '@renkei/test/route-server';
import { LinkedProviderService } from './linked-provider.service.ts';
import { OidcController } from './oidc.controller.ts';
import { OidcModule } from './oidc.module.ts';

let bench: OidcBench;

beforeAll(async () => {
  bench = await OidcBench.start(OidcModule);
});
afterAll(() => bench?.stop());
beforeEach(() => bench.reset());

describe('without a provider', () => {
  it('has neither routes nor buttons', async () => {
    const off = await routeServer(bench.database, OidcModule, { publicUrl: PUBLIC_URL, oidc: null });
    const routes = off.app.get(OidcController);
    await expect(routes.start(requestContext(), 'sign-in')).rejects.toThrow('NOT_FOUND');
    await expect(routes.callback(requestContext())).rejects.toThrow('NOT_FOUND');
    expect(off.app.get(LinkedProviderService).available()).toEqual([]);
    await off.close();
  });
});

describe('signing in', () => {
  it('offers the configured provider', () => {
    expect(bench.server.app.get(LinkedProviderService).available()).toEqual([
      { label: '見本ID', startPath: '/auth/oidc/start' },
    ]);
  });

  it('sends the browser to the provider with PKCE, state and nonce, bound by a cookie', async () => {
    const browser = bench.browser();
    const { status, location, setCookies } = await browser.open(
      '/auth/oidc/start?returnTo=https://evil.example&redirect_uri=https://evil.example',
    );
    expect(status).toBe(303);
    const url = new URL(location);
    expect(url.origin).toBe(bench.provider.oidc.issuer);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: bench.provider.oidc.clientId,
      redirect_uri: `${PUBLIC_URL}/auth/oidc/callback`,
      scope: bench.provider.oidc.scope,
      state: expect.stringMatching(/^[0-9a-f-]{36}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(setCookies).toEqual([
      expect.stringMatching(/^renkei-oidc=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/),
    ]);
    const [row] = await bench.database.sql<{ payload: object }>(
      'SELECT payload FROM sign_in_challenge WHERE id = $1',
      [url.searchParams.get('state')],
    );
    expect(JSON.stringify(row?.payload)).not.toContain(browser.cookies.get('renkei-oidc')?.value);
  });

  it('opens a session for the linked account', async () => {
    const account = newAccount();
    const viewer = await bench.linkedPerson(account);
    const browser = bench.browser();
    expect(await bench.goThrough(browser, account)).toBe('/');
    expect((await bench.viewerIn(browser))?.userId).toBe(viewer.userId);
    expect([...browser.cookies.keys()]).toEqual(['renkei']);
    expect(await bench.sessionsOf(viewer)).toEqual([{ signed_in_with: 'OIDC', awaits_second_factor: false }]);
    expect(bench.server.logged).toEqual([]);
  });

  it('waits for the code of an account that has one', async () => {
    const account = newAccount();
    const viewer = await bench.linkedPerson(account);
    await bench.database.sql(
      `INSERT INTO totp_credential (user_id, key_id, wrapped_key, sealed, confirmed_at)
       VALUES ($1, 'test', '\\x00', '\\x00', now())`,
      [viewer.userId],
    );
    expect(await bench.goThrough(bench.browser(), account)).toBe('/sign-in#oidc=second-factor');
    expect(await bench.sessionsOf(viewer)).toEqual([{ signed_in_with: 'OIDC', awaits_second_factor: true }]);
  });

  it('does not know an account nobody linked, whatever e-mail address it has', async () => {
    const viewer = await person(bench.database);
    // the provider says of everybody that this is their verified address
    await bench.database.sql(`UPDATE app_user SET email = 'mihon@shop.example' WHERE id = $1`, [
      viewer.userId,
    ]);
    const account = newAccount();
    const browser = bench.browser();
    expect(await bench.goThrough(browser, account)).toBe('/sign-in#oidc=unknown');
    expect(await bench.viewerIn(browser)).toBeNull();
    expect(await bench.ownersOf(account)).toEqual([]);
    expect(await bench.sessionsOf(viewer)).toHaveLength(0);
  });

  it('refuses a disabled account', async () => {
    const account = newAccount();
    const viewer = await bench.linkedPerson(account);
    await bench.database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', [viewer.userId]);
    expect(await bench.goThrough(bench.browser(), account)).toBe('/sign-in#oidc=failed');
    expect(await bench.sessionsOf(viewer)).toHaveLength(0);
  });

  it('says so when the person turned back, and logs nothing of it', async () => {
    const browser = bench.browser();
    const { location } = await browser.open('/auth/oidc/start');
    expect(await bench.comeBack(browser, await bench.provider.turnBack(location))).toBe(
      '/sign-in#oidc=cancelled',
    );
    expect(bench.server.logged).toEqual([]);
  });

  it('asks somebody who tries too often to wait', async () => {
    const headers = { 'x-test-address': 'one impatient address' };
    let last = '';
    for (let time = 0; time < 202; time += 1) {
      last = (await bench.browser().open('/auth/oidc/start', { headers })).location;
      if (time === 199) expect(last).toMatch(bench.provider.oidc.issuer);
    }
    expect(last).toBe('/sign-in#oidc=wait');
  });
});

describe('a provider that is down', () => {
  it('is asked again the next time', async () => {
    const port = await freePort();
    const away = { ...bench.provider.oidc, issuer: `http://localhost:${port}` };
    const waiting = await routeServer(bench.database, OidcModule, { publicUrl: PUBLIC_URL, oidc: away });
    const browser = new Browser(waiting.url);
    expect((await browser.open('/auth/oidc/start')).location).toBe('/sign-in#oidc=failed');
    expect(browser.cookies.size).toBe(0);
    expect(JSON.parse(waiting.logged[0] ?? '{}')).toMatchObject({ level: 40, code: 'ECONNREFUSED' });

    const back = await startIdentityProvider(PUBLIC_URL, port);
    const { location } = await browser.open('/auth/oidc/start');
    expect(location).toMatch(`${away.issuer}/auth?`);
    const callback = await back.signIn(location, newAccount());
    await back.stop(); // and down again before the code is redeemed
    expect(await bench.comeBack(browser, callback)).toBe('/sign-in#oidc=failed');
    await waiting.close();
  });

  it('is not spoken to without TLS in production', async () => {
    const strict = await routeServer(bench.database, OidcModule, {
      publicUrl: PUBLIC_URL,
      oidc: bench.provider.oidc,
      production: true,
    });
    expect((await new Browser(strict.url).open('/auth/oidc/start')).location).toBe('/sign-in#oidc=failed');
    expect(strict.logged.join()).toContain('OAUTH_HTTP_REQUEST_FORBIDDEN');
    await strict.close();
  });
});
