import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import type { Browser } from '@renkei/test/browser';
import { newAccount, OidcBench } from '@renkei/test/oidc-bench';
import { OidcModule } from './oidc.module.ts';

const MINUTE = 60_000;

let bench: OidcBench;

beforeAll(async () => {
  bench = await OidcBench.start(OidcModule);
});
afterAll(() => bench?.stop());
beforeEach(() => bench.reset());

describe('what does not belong together is refused', () => {
  let account: string;
  let viewer: Viewer;

  beforeEach(async () => {
    account = newAccount();
    viewer = await bench.linkedPerson(account);
  });

  async function refusedOf(browser: Browser, callback: string): Promise<void> {
    expect(await bench.comeBack(browser, callback)).toBe('/sign-in#oidc=failed');
    expect(await bench.viewerIn(browser)).toBeNull();
    expect(await bench.sessionsOf(viewer)).toHaveLength(0);
  }

  async function roundTrip(change: (url: URL) => void = () => {}) {
    const browser = bench.browser();
    const url = new URL((await browser.open('/auth/oidc/start')).location);
    change(url);
    return { browser, callback: new URL(await bench.provider.signIn(url.href, account)) };
  }

  it('a callback in a browser that did not set out', async () => {
    const { callback } = await roundTrip();
    await refusedOf(bench.browser(), callback.href);
  });

  it('a callback in a browser that set out for itself', async () => {
    const { callback } = await roundTrip();
    const victim = bench.browser();
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
    bench.server.clock.moveTo(bench.server.clock.epochMs() + 10 * MINUTE);
    await refusedOf(browser, callback.href);
  });

  it('a callback that was used before', async () => {
    const { browser, callback } = await roundTrip();
    const binding = browser.cookies.get('renkei-oidc');
    expect(await bench.comeBack(browser, callback.href)).toBe('/');
    expect(await bench.comeBack(browser, callback.href)).toBe('/sign-in#oidc=failed');
    if (binding) browser.cookies.set('renkei-oidc', binding);
    expect(await bench.comeBack(browser, callback.href)).toBe('/sign-in#oidc=failed');
    expect(await bench.sessionsOf(viewer)).toHaveLength(1);
  });

  it('a cookie with any one character changed, before the provider is asked: n of n', async () => {
    let refused = 0;
    for (let at = 0; at < 43; at += 1) {
      const browser = bench.browser();
      const { location } = await browser.open('/auth/oidc/start');
      const state = new URL(location).searchParams.get('state') ?? '';
      const token = browser.cookies.get('renkei-oidc')?.value ?? '';
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      browser.cookies.set('renkei-oidc', { value: changed, strict: false });
      const answer = await bench.comeBack(browser, `/auth/oidc/callback?code=x&state=${state}`);
      if (answer === '/sign-in#oidc=failed') refused += 1;
    }
    expect(refused).toBe(43);
    expect(bench.server.logged).toEqual([]); // asked with a wrong code, the provider's refusal would be here
  });

  it('and logs a code for it, never who it was', async () => {
    const { browser, callback } = await roundTrip((url) => url.searchParams.set('nonce', 'somebody-elses'));
    await refusedOf(browser, callback.href);
    expect(bench.server.logged).toHaveLength(1);
    const line = bench.server.logged.join();
    for (const secret of [account, 'shop.example', callback.searchParams.get('code') ?? '', viewer.userId]) {
      expect(line).not.toContain(secret);
    }
    expect(JSON.parse(line)).toMatchObject({ code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' });
  });
});
