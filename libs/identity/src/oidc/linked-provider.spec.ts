import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProblemsFound, Viewer } from '@renkei/platform';
import { newAccount, OidcBench } from '@renkei/test/oidc-bench';
import { person } from '@renkei/test/people';
import { LinkedProviderService } from './linked-provider.service.ts';
import { OidcModule } from './oidc.module.ts';

let linked: LinkedProviderService;
let bench: OidcBench;

beforeAll(async () => {
  bench = await OidcBench.start(OidcModule);
  linked = bench.server.app.get(LinkedProviderService);
});
afterAll(() => bench?.stop());
beforeEach(() => bench.reset());

describe('linking', () => {
  it('links the account to whoever is signed in; then it signs them in', async () => {
    const account = newAccount();
    const viewer = await person(bench.database);
    expect(await bench.goThrough(await bench.browserOf(viewer), account, 'link')).toBe(
      '/account#oidc=linked',
    );
    expect(await bench.ownersOf(account)).toEqual([viewer.userId]);
    expect(await linked.list(viewer)).toEqual([
      { issuer: bench.provider.oidc.issuer, label: '見本ID', linkedAt: expect.any(String) },
    ]);
    const later = bench.browser();
    expect(await bench.goThrough(later, account)).toBe('/');
    expect((await bench.viewerIn(later))?.userId).toBe(viewer.userId);
  });

  it('opens no session and needs none of the cookie’s on the way back', async () => {
    const viewer = await person(bench.database);
    const browser = await bench.browserOf(viewer);
    await bench.goThrough(browser, newAccount(), 'link');
    expect(await bench.sessionsOf(viewer)).toHaveLength(1);
  });

  it('is for somebody signed in at a screen only', async () => {
    expect((await bench.browser().open('/auth/oidc/start?purpose=link')).location).toBe(
      '/sign-in#oidc=failed',
    );
    const elsewhere = await bench.browserOf(await person(bench.database));
    const answer = await elsewhere.open('/auth/oidc/start?purpose=link', { fromElsewhere: true });
    expect(answer.location).toBe('/sign-in#oidc=failed');
  });

  it('does not finish in somebody else’s browser: an address sent to a victim links nothing', async () => {
    const attacker = await bench.browserOf(await person(bench.database));
    const { location } = await attacker.open('/auth/oidc/start?purpose=link');
    const account = newAccount();
    const victim = await bench.browserOf(await person(bench.database));
    const callback = await bench.provider.signIn(location, account);
    expect(await bench.comeBack(victim, callback)).toBe('/sign-in#oidc=failed');
    expect(await bench.comeBack(attacker, callback)).toBe('/sign-in#oidc=failed');
    expect(await bench.ownersOf(account)).toEqual([]);
  });

  it.each([
    ['ended', 'UPDATE session SET ended_at = now() WHERE user_id = $1'],
    ['run out', `UPDATE session SET expires_at = now() WHERE user_id = $1`],
    ['its account disabled', 'UPDATE app_user SET disabled_at = now() WHERE id = $1'],
  ])('links nothing once the session was %s', async (_, sql) => {
    const account = newAccount();
    const viewer = await person(bench.database);
    const browser = await bench.browserOf(viewer);
    const { location } = await browser.open('/auth/oidc/start?purpose=link');
    const callback = await bench.provider.signIn(location, account);
    await bench.database.sql(sql, [viewer.userId]);
    expect(await bench.comeBack(browser, callback)).toBe('/account#oidc=failed');
    expect(await bench.ownersOf(account)).toEqual([]);
  });

  it('leaves an account with whom it belongs to already', async () => {
    const account = newAccount();
    const owner = await bench.linkedPerson(account);
    const other = await bench.browserOf(await person(bench.database));
    expect(await bench.goThrough(other, account, 'link')).toBe('/account#oidc=taken');
    expect(await bench.ownersOf(account)).toEqual([owner.userId]);
    expect(await bench.goThrough(await bench.browserOf(owner), account, 'link')).toBe('/account#oidc=linked');
  });

  it('replaces an earlier account of the same provider', async () => {
    const [first, second] = [newAccount(), newAccount()];
    const viewer = await bench.linkedPerson(first);
    expect(await bench.goThrough(await bench.browserOf(viewer), second, 'link')).toBe('/account#oidc=linked');
    expect(await bench.ownersOf(first)).toEqual([]);
    expect(await linked.list(viewer)).toHaveLength(1);
  });
});

describe('unlinking', () => {
  let issuer: string;
  beforeAll(() => {
    issuer = bench.provider.oidc.issuer;
  });

  it('leaves one way to sign in', async () => {
    const viewer = { ...(await bench.linkedPerson(newAccount())), sessionId: randomUUID() };
    const refused = await linked.unlink(viewer, issuer).catch((error: unknown) => error);
    expect((refused as ProblemsFound).problems).toMatchObject([{ code: 'LAST_WAY_TO_SIGN_IN' }]);
    expect(await linked.list(viewer)).toHaveLength(1);
    await bench.database.sql(
      `INSERT INTO passkey (user_id, credential_id, public_key, label) VALUES ($1, $2, '\\x00', '見本')`,
      [viewer.userId, randomUUID().replaceAll('-', '')],
    );
    expect(await linked.unlink(viewer, issuer)).toBe(issuer);
    expect(await linked.list(viewer)).toEqual([]);
  });

  it('finds nobody else’s and is not for access keys', async () => {
    await bench.linkedPerson(newAccount());
    const other = await person(bench.database);
    const unlink = (viewer: Viewer) => linked.unlink(viewer, issuer);
    await expect(unlink({ ...other, sessionId: randomUUID() })).rejects.toThrow('NOT_FOUND');
    await expect(unlink(other)).rejects.toThrow('FORBIDDEN');
  });

  it('names a provider configured before by its host', async () => {
    const viewer = await person(bench.database);
    await bench.database.sql(
      `INSERT INTO oidc_identity (issuer, subject, user_id) VALUES ('https://old.example/realm', 'mihon', $1)`,
      [viewer.userId],
    );
    expect(await linked.list(viewer)).toMatchObject([{ label: 'old.example' }]);
  });
});
