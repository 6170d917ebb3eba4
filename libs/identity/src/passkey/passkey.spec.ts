import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AppError,
  Authenticator,
  configOf,
  FixedClock,
  ProblemsFound,
  SessionCookie,
  type Viewer,
} from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person, withSession } from '@renkei/test/people';
import { requestContext } from '@renkei/test/request-context';
import { SoftwareAuthenticator, type Said } from '@renkei/test/software-authenticator';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { SessionOpener } from '../session/session-opener.ts';
import { SignInThrottle } from '../throttle/sign-in-throttle.ts';
import { PasskeySignInService } from './passkey-sign-in.service.ts';
import { PasskeyService } from './passkey.service.ts';

const ORIGIN = 'https://renkei.example';
const MINUTE = 60_000;

let database: TestDatabase;
let door: Tenant;
let clock: FixedClock;
let passkeys: PasskeyService;
let signIns: PasskeySignInService;
let authenticator: Authenticator;
let addresses = 0;

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, []);
  const config = configOf({ databaseUrl: database.apiUrl, publicUrl: ORIGIN });
  clock = new FixedClock(Date.now());
  passkeys = new PasskeyService(door.transactions, clock, config);
  signIns = new PasskeySignInService(
    door.transactions,
    clock,
    new SessionOpener(clock, config),
    new SignInThrottle(door.transactions),
    config,
  );
  authenticator = new Authenticator(door.transactions);
});

afterAll(async () => {
  await door?.close();
  await database?.drop();
});

beforeEach(() => clock.moveTo(Date.now()));

/** Somebody signed in at a screen. */
async function atTheScreen(): Promise<Viewer> {
  return withSession(database, await person(database));
}

async function register(viewer: Viewer, device: SoftwareAuthenticator, lies: Partial<Said> = {}) {
  const { challengeId, options } = await passkeys.startRegistration(viewer);
  const response = device.create(options, lies);
  return passkeys.finishRegistration(viewer, { challengeId, label: '店のiPhone', response });
}

/** One more address each time, so that only the test of the throttle meets it. */
function visit() {
  addresses += 1;
  return requestContext(null, { address: `address ${addresses}` });
}

async function signIn(device: SoftwareAuthenticator, lies: Partial<Said> = {}): Promise<string[]> {
  const visitor = visit();
  const { challengeId, options } = await signIns.start(visitor);
  await signIns.finish({ challengeId, response: device.get(options, lies) }, visitor);
  return visitor.setCookies();
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => 'done',
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProblemsFound) return error.problems.map(({ code }) => code).join();
  if (error instanceof AppError) return error.code;
  if (typeof error === 'string') return error;
  throw error;
}

async function sessionsOf(
  viewer: Viewer,
): Promise<{ signed_in_with: string; awaits_second_factor: boolean }[]> {
  return database.sql(
    `SELECT signed_in_with, awaits_second_factor FROM session WHERE user_id = $1 AND signed_in_with <> 'PASSWORD'`,
    [viewer.userId],
  );
}

/** A passkey and who has it. */
async function somebodyWithPasskey(options: { counts?: boolean } = {}) {
  const viewer = await atTheScreen();
  const device = new SoftwareAuthenticator(ORIGIN, options);
  const passkey = await register(viewer, device);
  return { viewer, device, passkey };
}

describe('registering a passkey', () => {
  it('asks for a passkey that verifies the person and knows its account, and lists it', async () => {
    const viewer = await atTheScreen();
    await database.sql('UPDATE app_user SET email = $2 WHERE id = $1', [
      viewer.userId,
      `${viewer.userId}@shop.example`,
    ]);
    const { options } = await passkeys.startRegistration(viewer);
    expect(JSON.parse(options)).toMatchObject({
      rp: { id: 'renkei.example' },
      user: { name: `${viewer.userId}@shop.example`, displayName: viewer.displayName },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    });

    const device = new SoftwareAuthenticator(ORIGIN);
    const passkey = await register(viewer, device);
    expect(passkey).toMatchObject({ label: '店のiPhone', lastUsedAt: null });
    expect(await passkeys.list(viewer)).toEqual([passkey]);
    await expect(register(viewer, device)).rejects.toThrow('InvalidStateError');
  });

  it.each([
    ['another origin', { origin: 'https://renkei.example.evil.example' }],
    ['the same host without TLS', { origin: 'http://renkei.example' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['a person the device did not verify', { userVerified: false }],
    ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ])('refuses %s', async (_, lies) => {
    const viewer = await atTheScreen();
    expect(await codeOf(register(viewer, new SoftwareAuthenticator(ORIGIN), lies))).toBe('PASSKEY_REFUSED');
    expect(await passkeys.list(viewer)).toEqual([]);
  });

  it.each(['', 'null', '[]', '{', '{"id":"x"}', '{"id":"x","response":{}}', '{"id":1,"response":null}'])(
    'refuses %j as an answer',
    async (response) => {
      const viewer = await atTheScreen();
      const { challengeId } = await passkeys.startRegistration(viewer);
      const input = { challengeId, label: '見本', response };
      expect(await codeOf(passkeys.finishRegistration(viewer, input))).toBe('PASSKEY_REFUSED');
    },
  );

  it('takes a challenge once, in five minutes, from whom it was made for', async () => {
    const [viewer, other] = [await atTheScreen(), await atTheScreen()];
    const answerTo = async (who: Viewer, by: Viewer = who, after = 0) => {
      const { challengeId, options } = await passkeys.startRegistration(who);
      const response = new SoftwareAuthenticator(ORIGIN).create(options);
      clock.moveTo(clock.epochMs() + after);
      const input = { challengeId, label: '見本', response };
      return { input, code: await codeOf(passkeys.finishRegistration(by, input)) };
    };
    const { input, code } = await answerTo(viewer);
    expect(code).toBe('done');
    expect(await codeOf(passkeys.finishRegistration(viewer, input))).toBe('CHALLENGE_OVER');
    expect((await answerTo(viewer, other)).code).toBe('CHALLENGE_OVER');
    expect((await answerTo(viewer, viewer, 5 * MINUTE)).code).toBe('CHALLENGE_OVER');
    expect((await answerTo(viewer, viewer, 5 * MINUTE - 1)).code).toBe('done');
    expect(await passkeys.list(viewer)).toHaveLength(2);
    expect(await passkeys.list(other)).toEqual([]);
  });

  it('refuses a passkey somebody else has registered', async () => {
    const viewer = await atTheScreen();
    const other = await atTheScreen();
    const { challengeId, options } = await passkeys.startRegistration(viewer);
    const response = new SoftwareAuthenticator(ORIGIN).create(options);
    const { id } = JSON.parse(response) as { id: string };
    await database.sql(
      `INSERT INTO passkey (user_id, credential_id, public_key, label) VALUES ($1, $2, '\\x00', '見本')`,
      [other.userId, id],
    );
    const finished = passkeys.finishRegistration(viewer, { challengeId, label: '見本', response });
    expect(await codeOf(finished)).toBe('PASSKEY_KNOWN');
  });

  it('keeps twenty at most', async () => {
    const viewer = await atTheScreen();
    const open = await passkeys.startRegistration(viewer);
    await database.sql(
      `INSERT INTO passkey (user_id, credential_id, public_key, label)
       SELECT $1, replace(gen_random_uuid()::text, '-', ''), '\\x00', '見本' FROM generate_series(1, 20)`,
      [viewer.userId],
    );
    expect(await codeOf(passkeys.startRegistration(viewer))).toBe('TOO_MANY_PASSKEYS');
    const response = new SoftwareAuthenticator(ORIGIN).create(open.options);
    const input = { challengeId: open.challengeId, label: '見本', response };
    expect(await codeOf(passkeys.finishRegistration(viewer, input))).toBe('TOO_MANY_PASSKEYS');
  });

  it('asks for a sign-in of the last 15 minutes', async () => {
    const old = await withSession(database, await person(database), '15 minutes');
    expect(await codeOf(passkeys.startRegistration(old))).toBe('SIGN_IN_AGAIN');
  });

  it('is not for access keys', async () => {
    const viewer = await person(database);
    expect(await codeOf(passkeys.startRegistration(viewer))).toBe('FORBIDDEN');
    const input = { challengeId: randomUUID(), label: '見本', response: '{}' };
    expect(await codeOf(passkeys.finishRegistration(viewer, input))).toBe('FORBIDDEN');
    expect(await codeOf(passkeys.remove(viewer, randomUUID()))).toBe('FORBIDDEN');
  });
});

describe('signing in with a passkey', () => {
  it('opens a session that waits for no code, and notes the use', async () => {
    const { viewer, device } = await somebodyWithPasskey();
    const [cookie = ''] = await signIn(device);
    expect(cookie).toMatch(/^__Host-renkei=.*HttpOnly; Secure; SameSite=Strict/);
    const request = visit();
    request.req.headers.cookie = cookie.split(';')[0];
    const session = await authenticator.bySession(new SessionCookie(ORIGIN).read(request.req) ?? '');
    expect(session).toMatchObject({ viewer: { userId: viewer.userId }, awaitsSecondFactor: false });
    expect(await sessionsOf(viewer)).toEqual([{ signed_in_with: 'PASSKEY', awaits_second_factor: false }]);
    expect((await passkeys.list(viewer))[0]?.lastUsedAt).toBe(clock.nowJst());
  });

  it('names no account beforehand', async () => {
    await somebodyWithPasskey();
    const { options } = await signIns.start(visit());
    const parsed = JSON.parse(options) as object;
    expect(parsed).toMatchObject({ rpId: 'renkei.example', userVerification: 'required' });
    expect(parsed).not.toHaveProperty('allowCredentials');
  });

  it('works again and again, also for devices that do not count', async () => {
    const { viewer, device } = await somebodyWithPasskey({ counts: false });
    for (let time = 0; time < 3; time += 1) await signIn(device);
    expect(await sessionsOf(viewer)).toHaveLength(3);
  });

  it.each<[string, Partial<Said>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'https://renkei.example:8443' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['a person the device did not verify', { userVerified: false }],
    ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['no account named by the device', { userHandle: undefined }],
    ['another account named by the device', { userHandle: Buffer.alloc(16).toString('base64url') }],
  ])('refuses %s', async (_, lies) => {
    const { viewer, device } = await somebodyWithPasskey();
    expect(await codeOf(signIn(device, lies))).toBe('PASSKEY_REFUSED');
    expect(await sessionsOf(viewer)).toEqual([]);
    expect(await codeOf(signIn(device))).toBe('done');
  });

  it.each([
    ['stands still', 1],
    ['went back', 0],
  ])('refuses a copied passkey: a counter that %s', async (_, counter) => {
    const { device } = await somebodyWithPasskey();
    await signIn(device);
    expect(await codeOf(signIn(device, { counter }))).toBe('PASSKEY_REFUSED');
  });

  it('takes an answer once: replayed, in parallel or under a new challenge it is refused', async () => {
    const { viewer, device } = await somebodyWithPasskey();
    const { challengeId, options } = await signIns.start(visit());
    const response = device.get(options);
    const codes = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(signIns.finish({ challengeId, response }, visit()))),
    );
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(codes.filter((code) => code === 'CHALLENGE_OVER')).toHaveLength(9);
    const fresh = await signIns.start(visit());
    const replayed = signIns.finish({ challengeId: fresh.challengeId, response }, visit());
    expect(await codeOf(replayed)).toBe('PASSKEY_REFUSED');
    expect(await sessionsOf(viewer)).toHaveLength(1);
  });

  it('spends the challenge on a wrong answer too', async () => {
    const { device } = await somebodyWithPasskey();
    const { challengeId, options } = await signIns.start(visit());
    const wrong = device.get(options, { origin: 'https://evil.example' });
    expect(await codeOf(signIns.finish({ challengeId, response: wrong }, visit()))).toBe('PASSKEY_REFUSED');
    const right = device.get(options);
    expect(await codeOf(signIns.finish({ challengeId, response: right }, visit()))).toBe('CHALLENGE_OVER');
  });

  it('lets one of two answers with the same count in: the other is a copy’s', async () => {
    const { viewer, device } = await somebodyWithPasskey();
    const started = await Promise.all(Array.from({ length: 5 }, () => signIns.start(visit())));
    const codes = await Promise.all(
      started.map(({ challengeId, options }) =>
        codeOf(signIns.finish({ challengeId, response: device.get(options, { counter: 7 }) }, visit())),
      ),
    );
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(await sessionsOf(viewer)).toHaveLength(1);
  });

  it('refuses a challenge that is over, made for something else, or unknown', async () => {
    const { viewer, device } = await somebodyWithPasskey();
    const late = await signIns.start(visit());
    clock.moveTo(clock.epochMs() + 5 * MINUTE);
    const response = device.get(late.options);
    expect(await codeOf(signIns.finish({ challengeId: late.challengeId, response }, visit()))).toBe(
      'CHALLENGE_OVER',
    );
    const { challengeId, options } = await passkeys.startRegistration(viewer);
    const { challenge } = JSON.parse(options) as { challenge: string };
    const crossed = device.get(JSON.stringify({ challenge, rpId: 'renkei.example' }));
    expect(await codeOf(signIns.finish({ challengeId, response: crossed }, visit()))).toBe('CHALLENGE_OVER');
    expect(await codeOf(signIns.finish({ challengeId: randomUUID(), response }, visit()))).toBe(
      'CHALLENGE_OVER',
    );
  });

  it('refuses a disabled account, an unknown passkey and a removed one alike', async () => {
    const disabled = await somebodyWithPasskey();
    await database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', [disabled.viewer.userId]);
    expect(await codeOf(signIn(disabled.device))).toBe('PASSKEY_REFUSED');
    expect(await sessionsOf(disabled.viewer)).toEqual([]);
    const removed = await somebodyWithPasskey();
    await database.sql('DELETE FROM passkey WHERE user_id = $1', [removed.viewer.userId]);
    expect(await codeOf(signIn(removed.device))).toBe('PASSKEY_REFUSED');
  });

  it('counts attempts by address', async () => {
    const visitor = requestContext(null, { address: 'one guesser' });
    const attempt = () => codeOf(signIns.finish({ challengeId: randomUUID(), response: '{}' }, visitor));
    const codes: string[] = [];
    for (let time = 0; time < 52; time += 1) codes.push(await attempt());
    expect(codes.lastIndexOf('CHALLENGE_OVER')).toBe(50);
    expect(codes.at(-1)).toBe('TOO_MANY_ATTEMPTS');
  });
});

describe('removing a passkey', () => {
  it('leaves one way to sign in', async () => {
    const { viewer, passkey } = await somebodyWithPasskey();
    expect(await codeOf(passkeys.remove(viewer, passkey.id))).toBe('LAST_WAY_TO_SIGN_IN');
    expect(await passkeys.list(viewer)).toHaveLength(1);
    await database.sql(`INSERT INTO password_credential (user_id, phc) VALUES ($1, '$argon2id$v=19$x')`, [
      viewer.userId,
    ]);
    expect(await passkeys.remove(viewer, passkey.id)).toBe(passkey.id);
    expect(await passkeys.list(viewer)).toEqual([]);
  });

  it('does not count an account at a provider that is not configured', async () => {
    const { viewer, passkey } = await somebodyWithPasskey();
    await database.sql(
      `INSERT INTO oidc_identity (issuer, subject, user_id) VALUES ('https://old.example', 'mihon', $1)`,
      [viewer.userId],
    );
    expect(await codeOf(passkeys.remove(viewer, passkey.id))).toBe('LAST_WAY_TO_SIGN_IN');
  });

  it('leaves one of several removed at the same moment', async () => {
    const { viewer } = await somebodyWithPasskey();
    for (let more = 0; more < 5; more += 1) await register(viewer, new SoftwareAuthenticator(ORIGIN));
    const ids = (await passkeys.list(viewer)).map(({ id }) => id);
    const codes = await Promise.all(ids.map((id) => codeOf(passkeys.remove(viewer, id))));
    expect(codes.sort()).toEqual(['LAST_WAY_TO_SIGN_IN', ...Array.from({ length: 5 }, () => 'done')]);
    expect(await passkeys.list(viewer)).toHaveLength(1);
  });

  it('does not find somebody else’s', async () => {
    const { passkey } = await somebodyWithPasskey();
    const other = await somebodyWithPasskey();
    expect(await codeOf(passkeys.remove(other.viewer, passkey.id))).toBe('NOT_FOUND');
    expect(await codeOf(signIn(other.device))).toBe('done');
  });
});
