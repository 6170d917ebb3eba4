import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { FixedClock, TenantTransaction, type ProblemsFound, type Viewer } from '@renkei/platform';
import { testApp } from '@renkei/test/app';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person, withSession } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { Secret, TOTP, URI } from 'otpauth';
import { AccountService } from '../account/account.service.ts';
import { PasswordHasher } from '../password/password-hasher.ts';
import { SignInModule } from '../sign-in.module.ts';
import { LIMITS } from '../throttle/limits.ts';
import { recoveryCodeDigest } from './recovery-codes.ts';
import { SecondFactorService } from './second-factor.service.ts';
import { SecondFactor } from './second-factor.ts';

const PASSWORD = 'いちごと緑茶と猫がすきです';
const clock = new FixedClock(Date.now());
let database: TestDatabase;
let app: INestApplicationContext;
let factors: SecondFactorService;

beforeAll(async () => {
  database = await testDatabase();
  app = await testApp(database, [SignInModule], { clock });
  factors = app.get(SecondFactorService);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** Signed in at a screen. */
async function account(password = true): Promise<Viewer> {
  const viewer = await person(database);
  if (password) {
    const phc = await app.get(PasswordHasher).hash(PASSWORD);
    await database.sql('INSERT INTO password_credential (user_id, phc) VALUES ($1, $2)', [
      viewer.userId,
      phc,
    ]);
  }
  return withSession(database, viewer);
}
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.epochMs() });

async function turnedOn(viewer: Viewer) {
  const { secret } = await factors.start(viewer);
  const recoveryCodes = await factors.confirm(viewer, { code: codeOf(secret) });
  clock.moveTo(clock.epochMs() + 30_000);
  return { code: () => codeOf(secret), recoveryCodes };
}
const factorsOf = async (viewer: Viewer) => (await app.get(AccountService).me(viewer)).factors;
const accepts = (viewer: Viewer, code: string) =>
  app
    .get(TenantTransaction)
    .runIdentity('test', viewer.userId, (tx) => app.get(SecondFactor).accept(tx, viewer.userId, code));

describe('turning codes on', () => {
  it('shows a secret for typing, as a link and as a QR code of that link', async () => {
    const viewer = await account();
    await database.sql('UPDATE app_user SET email = $2 WHERE id = $1', [
      viewer.userId,
      'qr@mihon.example.jp',
    ]);
    const { secret, uri, qrSvg } = await factors.start(viewer);
    const read = URI.parse(uri) as TOTP;
    expect([read.issuer, read.label, read.secret.base32, read.digits, read.period]).toEqual([
      'Renkei',
      'qr@mihon.example.jp',
      secret,
      6,
      30,
    ]);
    expect(secret).toHaveLength(32);
    expect(qrSvg).toMatch(/^<svg [\s\S]*<\/svg>$/);
    expect(qrSvg).not.toMatch(/<script|href/);
  });

  it('asks for a sign-in of the last 15 minutes, or a thief could lock the owner out', async () => {
    const old = await withSession(database, await account(), '15 minutes');
    expect(await problemsOf(factors.start(old))).toEqual([['SIGN_IN_AGAIN', null]]);
  });

  it('changes nothing before a code was confirmed; then gives ten recovery codes', async () => {
    const viewer = await account();
    const { secret } = await factors.start(viewer);
    expect((await factorsOf(viewer)).hasTotp).toBe(false);
    expect(await accepts(viewer, codeOf(secret))).toBe(false);
    expect(await problemsOf(factors.confirm(viewer, { code: '000000' }))).toEqual([
      ['WRONG_CODE', 'input.code'],
    ]);
    const wrong: unknown = await factors.confirm(viewer, { code: '000000' }).catch((error: unknown) => error);
    const [problem] = (wrong as ProblemsFound).problems;
    expect(problem?.message.ja).toContain('アプリにいま出ている6けた');
    expect(`${problem?.message.ja}${problem?.message.en}`).not.toMatch(/予備コード|recovery/);
    const codes = await factors.confirm(viewer, { code: codeOf(secret) });
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
    expect(await factorsOf(viewer)).toEqual({ hasPassword: true, hasTotp: true, recoveryCodesLeft: 10 });
    expect(await problemsOf(factors.start(viewer))).toEqual([['TOTP_IS_ON', null]]);
    expect(await problemsOf(factors.confirm(viewer, { code: codeOf(secret) }))).toEqual([
      ['TOTP_IS_ON', null],
    ]);
  });

  it('may be started again, then only the new secret counts', async () => {
    const viewer = await account();
    expect(await problemsOf(factors.confirm(viewer, { code: '000000' }))).toEqual([
      ['TOTP_NOT_STARTED', null],
    ]);
    const first = await factors.start(viewer);
    const second = await factors.start(viewer);
    expect(await problemsOf(factors.confirm(viewer, { code: codeOf(first.secret) }))).toEqual([
      ['WRONG_CODE', 'input.code'],
    ]);
    expect(await factors.confirm(viewer, { code: codeOf(second.secret) })).toHaveLength(10);
  });

  it('keeps secret and recovery codes unreadable, and bound to their owner', async () => {
    const viewer = await account();
    const { secret } = await factors.start(viewer);
    const codes = await factors.confirm(viewer, { code: codeOf(secret) });
    const [row] = await database.sql<{ sealed: Buffer; wrapped_key: Buffer }>(
      'SELECT sealed, wrapped_key FROM totp_credential WHERE user_id = $1',
      [viewer.userId],
    );
    expect(row?.sealed.includes(Buffer.from(Secret.fromBase32(secret).bytes))).toBe(false);
    const stored = await database.sql<{ code_sha256: string }>(
      'SELECT code_sha256 FROM recovery_code WHERE user_id = $1',
      [viewer.userId],
    );
    expect(stored.map((one) => one.code_sha256).toSorted()).toEqual(codes.map(recoveryCodeDigest).toSorted());
    const thief = await account();
    await database.sql(
      `INSERT INTO totp_credential SELECT $2::uuid, key_id, wrapped_key, sealed, now(), now()
       FROM totp_credential WHERE user_id = $1`,
      [viewer.userId, thief.userId],
    );
    await expect(accepts(thief, codeOf(secret))).rejects.toThrow();
  });
});

describe('turning codes off, and new recovery codes', () => {
  it.each(['password', 'code', 'recovery code'] as const)('need proof: %s', async (kind) => {
    const viewer = await account();
    const { code, recoveryCodes } = await turnedOn(viewer);
    const proof = () => {
      if (kind === 'password') return { password: PASSWORD };
      return { code: kind === 'code' ? code() : recoveryCodes[0]! };
    };
    const renewed = await factors.renewRecoveryCodes(viewer, proof());
    expect(renewed).toHaveLength(10);
    expect(renewed).not.toContain(recoveryCodes[1]);
    expect(await accepts(viewer, recoveryCodes[1]!)).toBe(false);
    clock.moveTo(clock.epochMs() + 30_000);
    await factors.remove(viewer, kind === 'recovery code' ? { code: renewed[0]! } : proof());
    expect(await factorsOf(viewer)).toEqual({ hasPassword: true, hasTotp: false, recoveryCodesLeft: 0 });
    expect(await accepts(viewer, renewed[1]!)).toBe(false);
    expect(await problemsOf(factors.remove(viewer, { password: PASSWORD }))).toEqual([['TOTP_NOT_ON', null]]);
  });

  it.each([
    [{}, 'PROOF_NEEDED', 'input'],
    [{ password: PASSWORD, code: '000000' }, 'PROOF_NEEDED', 'input'],
    [{ password: 'まちがい' }, 'WRONG_PASSWORD', 'input.password'],
    [{ code: '000000' }, 'WRONG_CODE', 'input.code'],
    [{ code: 'aaaa-bbbb-cccc-dddd' }, 'WRONG_CODE', 'input.code'],
    [{ code: '' }, 'WRONG_CODE', 'input.code'],
  ])('refuse %j', async (proof, code, path) => {
    const viewer = await account();
    await turnedOn(viewer);
    for (const change of [factors.remove(viewer, proof), factors.renewRecoveryCodes(viewer, proof)]) {
      expect(await problemsOf(change)).toEqual([[code, path]]);
    }
    expect(await factorsOf(viewer)).toMatchObject({ hasTotp: true, recoveryCodesLeft: 10 });
  });

  it('cannot be guessed with a stolen session', async () => {
    const viewer = await account(false);
    const { code } = await turnedOn(viewer);
    expect(await problemsOf(factors.remove(viewer, { password: 'まちがい' }))).toEqual([
      ['NO_PASSWORD', 'input.password'],
    ]);
    for (let n = 0; n <= LIMITS['second-factor.account'].freeAttempts; n += 1) {
      expect(await problemsOf(factors.remove(viewer, { code: '000000' }))).toEqual([
        ['WRONG_CODE', 'input.code'],
      ]);
    }
    expect(await problemsOf(factors.remove(viewer, { code: code() }))).toEqual([['TOO_MANY_ATTEMPTS', null]]);
  });

  it('are not for access keys', async () => {
    const viewer = { ...(await account()), sessionId: null };
    for (const change of [
      () => factors.start(viewer),
      () => factors.confirm(viewer, { code: '000000' }),
      () => factors.remove(viewer, { password: PASSWORD }),
      () => factors.renewRecoveryCodes(viewer, { password: PASSWORD }),
    ]) {
      await expect(change()).rejects.toThrow('FORBIDDEN');
    }
  });
});
