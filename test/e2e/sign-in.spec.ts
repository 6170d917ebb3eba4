import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// Signing in as a browser does it: over HTTP, with a cookie and an Origin.

const PASSWORD = 'いちごと緑茶と猫がすきです';
const START_UP_MS = 60_000;

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
}, START_UP_MS);
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function account(name: string) {
  const viewer = await person(database, { name });
  const email = `${name}@mihon.example.jp`;
  await database.sql('UPDATE app_user SET email = $2 WHERE id = $1', [viewer.userId, email]);
  await database.sql('INSERT INTO password_credential (user_id, phc) VALUES ($1, $2)', [
    viewer.userId,
    await hash(PASSWORD.normalize('NFKC')),
  ]);
  return { viewer, email };
}

interface Sent {
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(query: string, variables: object = {}, { cookie, headers }: Sent = {}) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: api.url,
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as {
    // the shape is the query's own business
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    data: any;
    errors?: { extensions: { code: string } }[];
  };
  const setCookie = response.headers.getSetCookie().at(-1) ?? null;
  return {
    status: response.status,
    data: body.data,
    code: body.errors?.[0]?.extensions.code ?? null,
    setCookie,
    cookie: setCookie?.split(';', 1)[0],
  };
}

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { signedIn needsSecondFactor problems { code path message { ja } } }
}`;
const STATE = '{ signInState { state } me { displayName acting { role } } }';
const signIn = async (email: string, password = PASSWORD, sent: Sent = {}) =>
  send(SIGN_IN, { input: { email, password } }, sent);

describe('signing in', () => {
  it('sets a cookie no script reads and no other site sends; the next request is signed in', async () => {
    const { email } = await account('cookie');
    const { data, setCookie, cookie } = await signIn(email);
    expect(data.signIn).toEqual({ signedIn: true, needsSecondFactor: false, problems: [] });
    expect(setCookie).toMatch(/^renkei=[\w-]{43}; /);
    expect(setCookie).toMatch(/; Path=\/.*; HttpOnly; SameSite=Strict$/);
    expect((await send(STATE)).data).toEqual({ signInState: { state: 'VISITOR' }, me: null });
    expect((await send(STATE, {}, { cookie })).data).toEqual({
      signInState: { state: 'SIGNED_IN' },
      me: { displayName: 'cookie', acting: { role: 'COORDINATOR' } },
    });
  });

  it('says what to do in plain words when it does not work, and logs no secret', async () => {
    const { email } = await account('wrong');
    const { data, setCookie } = await signIn(email, 'まちがったパスワード');
    expect(data.signIn).toMatchObject({
      signedIn: false,
      problems: [
        { code: 'WRONG_EMAIL_OR_PASSWORD', path: null, message: { ja: expect.stringContaining('お確かめ') } },
      ],
    });
    expect(setCookie).toBeNull();
    expect(api.logged.join()).not.toMatch(/まちがった|mihon/);
  });

  it('behind TLS the cookie is Secure and bound to the host', async () => {
    const secure = await testApi(database, { config: { publicUrl: 'https://renkei.mihon.example' } });
    try {
      const { email } = await account('secure');
      const response = await fetch(`${secure.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://renkei.mihon.example' },
        body: JSON.stringify({ query: SIGN_IN, variables: { input: { email, password: PASSWORD } } }),
      });
      const [cookie] = response.headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-renkei=[\w-]{43}; .*Path=\/; .*Secure/);
      expect(cookie).not.toMatch(/Domain/i);
    } finally {
      await secure.close();
    }
  });

  it('many times in one request counts each time', async () => {
    const { email } = await account('aliases');
    const aliases = Array.from(
      { length: 10 },
      (_, n) =>
        `a${n}: signIn(input: { email: "${email}", password: "guess number ${n}" }) { problems { code } }`,
    );
    const { data } = await send(`mutation { ${aliases.join('\n')} }`);
    const codes = Object.values(data as Record<string, { problems: { code: string }[] }>).map(
      ({ problems }) => problems[0]?.code,
    );
    expect(codes).toEqual([
      ...Array<string>(6).fill('WRONG_EMAIL_OR_PASSWORD'),
      ...Array<string>(4).fill('TOO_MANY_ATTEMPTS'),
    ]);
  });

  it('as a list of operations in one body is refused', async () => {
    const { email } = await account('batch');
    const one = { query: SIGN_IN, variables: { input: { email, password: PASSWORD } } };
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.url },
      body: JSON.stringify([one, one]),
    });
    expect(response.status).toBe(400);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe('another site', () => {
  it.each([
    ['with its Origin', { origin: 'https://attacker.example' }],
    ['with no Origin to tell', { origin: 'null' }],
    ['whose name begins like ours', { origin: 'http://127.0.0.1.attacker.example' }],
  ])('%s changes nothing with somebody’s cookie', async (_, headers) => {
    const { email } = await account(`csrf${headers.origin.length}`);
    const { cookie } = await signIn(email);
    const sent = await send('mutation { signOut { problems { code } } }', {}, { cookie, headers });
    expect([sent.status, sent.code]).toEqual([403, 'FORBIDDEN']);
    expect((await send(STATE, {}, { cookie })).data.signInState.state).toBe('SIGNED_IN');
  });

  it('cannot sign somebody in as its own account', async () => {
    const { email } = await account('login-csrf');
    const sent = await signIn(email, PASSWORD, { headers: { origin: 'https://attacker.example' } });
    expect([sent.status, sent.setCookie]).toEqual([403, null]);
  });
});

describe('signed in with the cookie', () => {
  it('a role chosen holds for the rest of the same request', async () => {
    const { viewer, email } = await account('roles');
    await database.sql(`INSERT INTO assignment (user_id, role) VALUES ($1, 'PLATFORM_ADMIN')`, [
      viewer.userId,
    ]);
    const { cookie } = await signIn(email);
    const { data } = await send(
      `mutation {
        one: chooseRole(input: { role: COORDINATOR }) { me { acting { role } } }
        two: chooseRole(input: { role: PLATFORM_ADMIN }) { me { acting { role } mustChooseRole } }
        three: chooseRole(input: { role: MEMBER_USER }) { me { id } problems { code } }
      }`,
      {},
      { cookie },
    );
    expect(data).toEqual({
      one: { me: { acting: { role: 'COORDINATOR' } } },
      two: { me: { acting: { role: 'PLATFORM_ADMIN' }, mustChooseRole: false } },
      three: { me: null, problems: [{ code: 'NOT_YOUR_ROLE' }] },
    });
    expect((await send(STATE, {}, { cookie })).data.me.acting.role).toBe('PLATFORM_ADMIN');
  });

  it('signing out ends it at once, in the same request too', async () => {
    const { email } = await account('leaves');
    const { cookie } = await signIn(email);
    const sent = await send(
      'mutation { signOut { problems { code } } endOtherSessions { endedSessions } }',
      {},
      { cookie },
    );
    expect(sent.code).toBe('UNAUTHENTICATED');
    expect(sent.setCookie).toMatch(/^renkei=; .*Expires=Thu, 01 Jan 1970/);
    expect((await send(STATE, {}, { cookie })).data).toEqual({ signInState: { state: 'VISITOR' }, me: null });
  });

  it('what only the person may do is not done with their access key', async () => {
    const { viewer } = await account('keyed');
    const key = await accessKey(database, viewer);
    for (const mutation of [
      'startTotp { problems { code } }',
      'endOtherSessions { endedSessions }',
      'chooseRole(input: { role: COORDINATOR }) { problems { code } }',
      `changePassword(input: { currentPassword: "${PASSWORD}", newPassword: "${PASSWORD}!" }) { problems { code } }`,
    ]) {
      const { errors } = await api.graphql(key, `mutation { ${mutation} }`);
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
