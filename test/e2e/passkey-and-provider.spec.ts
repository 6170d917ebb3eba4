import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSessionToken, type Viewer } from '@renkei/platform';
import { Browser } from '@renkei/test/browser';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { startIdentityProvider, type IdentityProvider } from '@renkei/test/identity-provider';
import { person } from '@renkei/test/people';
import { SoftwareAuthenticator } from '@renkei/test/software-authenticator';
import { testApi, type TestApi } from '../harness/api.ts';

// Signing in without a password, over HTTP as a browser does it: cookies, Origin, redirects.

const PUBLIC_URL = 'http://localhost:4000';

let database: TestDatabase;
let provider: IdentityProvider;
let api: TestApi;

beforeAll(async () => {
  [database, provider] = await Promise.all([testDatabase(), startIdentityProvider(PUBLIC_URL)]);
  api = await testApi(database, { config: { publicUrl: PUBLIC_URL, oidc: provider.oidc } });
});

afterAll(async () => {
  await api?.close();
  await provider?.stop();
  await database?.drop();
});

/** The browser of somebody who came in by their invitation. */
async function browserOf({ userId }: Viewer): Promise<Browser> {
  const { token, sha256 } = newSessionToken();
  await database.sql(
    `INSERT INTO session (user_id, token_sha256, signed_in_with, expires_at)
     VALUES ($1, $2, 'INVITATION', now() + interval '1 day')`,
    [userId, sha256],
  );
  const browser = new Browser(api.url);
  browser.cookies.set('renkei', { value: token, strict: true });
  return browser;
}

// the shape is the query's own business
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(browser: Browser, query: string, variables: object = {}): Promise<any> {
  const { text } = await browser.open('/graphql', {
    body: JSON.stringify({ query, variables }),
    headers: { 'content-type': 'application/json', origin: PUBLIC_URL },
  });
  const { data, errors } = JSON.parse(text) as { data: unknown; errors?: { extensions: { code: string } }[] };
  return errors ? errors.map(({ extensions }) => extensions.code) : data;
}

const START_REGISTRATION = 'mutation { startPasskeyRegistration { challengeId options problems { code } } }';
const FINISH_REGISTRATION = `mutation ($input: FinishPasskeyRegistrationInput!) {
  finishPasskeyRegistration(input: $input) { passkey { id label lastUsedAt } problems { code path } } }`;
const START_SIGN_IN = 'mutation { startPasskeySignIn { challengeId options problems { code } } }';
const FINISH_SIGN_IN = `mutation ($input: FinishPasskeySignInInput!) {
  finishPasskeySignIn(input: $input) { signedIn needsSecondFactor problems { code path } } }`;

describe('a passkey', () => {
  it('is registered by somebody signed in and signs them in on a browser that knows nothing', async () => {
    const mine = await browserOf(await person(database));
    const device = new SoftwareAuthenticator(PUBLIC_URL);
    const { startPasskeyRegistration: started } = await ask(mine, START_REGISTRATION);
    const registered = await ask(mine, FINISH_REGISTRATION, {
      input: {
        challengeId: started.challengeId,
        label: '店のiPhone',
        response: device.create(started.options),
      },
    });
    expect(registered.finishPasskeyRegistration).toEqual({
      passkey: { id: expect.any(String), label: '店のiPhone', lastUsedAt: null },
      problems: [],
    });

    const other = new Browser(api.url);
    expect(await ask(other, '{ passkeys { label } }')).toEqual(['UNAUTHENTICATED']);
    const { startPasskeySignIn: begun } = await ask(other, START_SIGN_IN);
    const input = { challengeId: begun.challengeId, response: device.get(begun.options) };
    expect(await ask(other, FINISH_SIGN_IN, { input })).toEqual({
      finishPasskeySignIn: { signedIn: true, needsSecondFactor: false, problems: [] },
    });
    expect(await ask(other, '{ passkeys { label } }')).toEqual({ passkeys: [{ label: '店のiPhone' }] });
    expect(await ask(new Browser(api.url), FINISH_SIGN_IN, { input })).toEqual({
      finishPasskeySignIn: {
        signedIn: false,
        needsSecondFactor: false,
        problems: [{ code: 'CHALLENGE_OVER', path: 'input.challengeId' }],
      },
    });
    const { id } = registered.finishPasskeyRegistration.passkey;
    const removal =
      'mutation ($input: RemovePasskeyInput!) { removePasskey(input: $input) { removedId problems { code } } }';
    expect(await ask(mine, removal, { input: { id } })).toEqual({
      removePasskey: { removedId: null, problems: [{ code: 'LAST_WAY_TO_SIGN_IN' }] },
    });
  });
});

describe('another provider', () => {
  it('is linked, signs in, and is unlinked again', async () => {
    const viewer = await person(database);
    const mine = await browserOf(viewer);
    expect(await ask(new Browser(api.url), '{ signInProviders { label startPath } }')).toEqual({
      signInProviders: [{ label: '見本ID', startPath: '/auth/oidc/start' }],
    });
    const there = await mine.open('/auth/oidc/start?purpose=link');
    const back = await provider.signIn(there.location, 'mihon');
    expect((await mine.open(back, { fromElsewhere: true })).location).toBe('/account#oidc=linked');

    const other = new Browser(api.url);
    const away = await other.open('/auth/oidc/start');
    const returned = await other.open(await provider.signIn(away.location, 'mihon'), { fromElsewhere: true });
    expect([returned.status, returned.location]).toEqual([303, '/']);
    const { linkedProviders } = await ask(other, '{ linkedProviders { issuer label } }');
    expect(linkedProviders).toEqual([{ issuer: provider.oidc.issuer, label: '見本ID' }]);

    await database.sql(`INSERT INTO password_credential (user_id, phc) VALUES ($1, '$argon2id$v=19$x')`, [
      viewer.userId,
    ]);
    const unlink = `mutation ($input: UnlinkProviderInput!) {
      unlinkProvider(input: $input) { unlinkedIssuer problems { code } } }`;
    const { issuer } = provider.oidc;
    expect(await ask(other, unlink, { input: { issuer } })).toEqual({
      unlinkProvider: { unlinkedIssuer: issuer, problems: [] },
    });
    expect(await ask(other, '{ linkedProviders { label } }')).toEqual({ linkedProviders: [] });
  });

  it('does not exist when none is configured', async () => {
    const off = await testApi(database);
    const browser = new Browser(off.url);
    for (const path of ['/auth/oidc/start', '/auth/oidc/callback?code=x&state=y']) {
      const { status, text } = await browser.open(path);
      expect(status).toBe(404);
      expect(text).toContain('NOT_FOUND');
    }
    expect((await off.graphql(null, '{ signInProviders { label } }')).data).toEqual({ signInProviders: [] });
    await off.close();
  });
});
