import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { problemsOf } from '@renkei/test/problems';
import type { TestRequest } from '@renkei/test/request-context';
import { cookieOf, PASSWORD, signInBench, type SignInBench } from '../../test/sign-in-bench.ts';
import { LIMITS } from '../throttle/limits.ts';
import { MOST_PENDING, MOST_SESSIONS } from './session-opener.ts';

let bench: SignInBench;

beforeAll(async () => {
  bench = await signInBench();
});
afterAll(() => bench.close());

const signIn = (request: TestRequest, email: string, password = PASSWORD) =>
  bench.signIns.signIn({ email, password }, request);
const WRONG = [['WRONG_EMAIL_OR_PASSWORD', null]];

/** The free ones and the one that starts the first wait of two seconds; on a very busy machine that may pass. */
function expectLookedAt(looked: number, free: number): void {
  expect(looked).toBeGreaterThanOrEqual(free + 1);
  expect(looked).toBeLessThanOrEqual(free + 2);
}

describe('signing in with a password', () => {
  it('opens a session, whatever form the address was typed in', async () => {
    const one = await bench.account('misaki');
    const request = await bench.visit(null, one.address);
    expect(await signIn(request, ` Ｍisaki＠mihon.example.JP `)).toEqual({
      signedIn: true,
      needsSecondFactor: false,
    });
    const viewer = await bench.viewerOf(cookieOf(request)!);
    expect(viewer).toMatchObject({
      userId: one.userId,
      acting: { role: 'COORDINATOR', assignmentId: null },
      readOnly: false,
    });
    const [row] = await bench.database.sql('SELECT device, signed_in_with FROM session WHERE user_id = $1', [
      one.userId,
    ]);
    expect(row).toEqual({ device: 'Safari（iOS）', signed_in_with: 'PASSWORD' });
  });

  it('gives one answer for a wrong password, no password, a disabled account and nobody', async () => {
    const one = await bench.account('disabled');
    await bench.database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', [one.userId]);
    const two = await bench.account('passwordless', null);
    const three = await bench.account('wrong');
    const tries: [string, string][] = [
      [one.email, PASSWORD],
      [two.email, PASSWORD],
      [three.email, `${PASSWORD}。`],
      ['nobody@mihon.example.jp', PASSWORD],
    ];
    for (const [email, password] of tries) {
      const request = await bench.visit(null, one.address);
      expect(await problemsOf(signIn(request, email, password))).toEqual(WRONG);
      expect(cookieOf(request)).toBeNull();
    }
  });

  it('takes as long for nobody as for a wrong password', async () => {
    const known = await Promise.all(
      ['t1', 't2', 't3', 't4', 't5', 't6', 't7'].map((name) => bench.account(name)),
    );
    const fastest = async (emails: readonly string[]) => {
      let least = Infinity;
      for (const [n, email] of emails.entries()) {
        const request = await bench.visit(null, `203.0.113.${n}`);
        const start = performance.now();
        await problemsOf(signIn(request, email, 'まちがったパスワードです'));
        least = Math.min(least, performance.now() - start);
      }
      return least;
    };
    const ofKnown = await fastest(known.map(({ email }) => email));
    const ofUnknown = await fastest(known.map(({ email }) => `no-${email}`));
    expect(ofUnknown / ofKnown).toBeGreaterThan(0.6);
    expect(ofUnknown / ofKnown).toBeLessThan(1.67);
  });

  it('ends the session that stood in the cookie, so that nobody can plant theirs', async () => {
    const [one, two] = [await bench.account('planted'), await bench.account('attacker')];
    const planted = await bench.signIn(two);
    const own = await bench.signIn(one, PASSWORD, planted);
    expect([await bench.stateOf(planted), await bench.stateOf(own)]).toEqual(['VISITOR', 'SIGNED_IN']);
  });

  it('hashes again what was hashed with less', async () => {
    const weak = await hash(PASSWORD.normalize('NFKC'), { memoryCost: 8192, timeCost: 1 });
    const one = await bench.account('rehash', weak);
    await bench.signIn(one);
    const [row] = await bench.database.sql<{ phc: string }>(
      'SELECT phc FROM password_credential WHERE user_id = $1',
      [one.userId],
    );
    expect(row?.phc).toMatch(/m=19456,t=2,p=1/);
    expect(await bench.stateOf(await bench.signIn(one))).toBe('SIGNED_IN');
  });

  it('keeps no more than so many sessions, the ones used last', async () => {
    const one = await bench.account('many');
    const first = await bench.signIn(one);
    await bench.database.sql(
      `INSERT INTO session (user_id, token_sha256, signed_in_with, expires_at, last_seen_at)
       SELECT $1, encode(sha256(n::text::bytea), 'hex'), 'PASSWORD', now() + interval '1 day', now() + interval '1 s'
       FROM generate_series(1, $2::int) n`,
      [one.userId, MOST_SESSIONS - 1],
    );
    expect(await bench.stateOf(first)).toBe('SIGNED_IN');
    await bench.database.sql(
      `UPDATE session SET last_seen_at = now() - interval '1 hour' WHERE user_id = $1
      AND device <> ''`,
      [one.userId],
    );
    expect(await bench.stateOf(await bench.signIn(one))).toBe('SIGNED_IN');
    const [live] = await bench.database.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM session WHERE user_id = $1 AND ended_at IS NULL',
      [one.userId],
    );
    expect(live?.n).toBe(MOST_SESSIONS);
    expect(await bench.stateOf(first)).toBe('VISITOR');
  });

  it('ends no session of the owner for somebody who has the password alone', async () => {
    const one = await bench.account('password-thief');
    const own = await bench.signIn(one);
    await bench.database.sql(
      `INSERT INTO totp_credential (user_id, key_id, wrapped_key, sealed, confirmed_at) VALUES ($1, 'k', '', '', now())`,
      [one.userId],
    );
    await bench.database.sql(
      `INSERT INTO session (user_id, token_sha256, signed_in_with, expires_at, last_seen_at)
       SELECT $1, encode(sha256(('owner ' || n)::bytea), 'hex'), 'PASSWORD', now() + interval '1 day', now() - interval '1 h'
       FROM generate_series(1, $2::int) n`,
      [one.userId, MOST_SESSIONS - 1],
    );
    const pending: string[] = [];
    for (let n = 0; n <= MOST_PENDING; n += 1) pending.push(await bench.signIn(one));
    const live = await bench.database.sql<{ waiting: boolean; n: number }>(
      `SELECT awaits_second_factor AS waiting, count(*)::int AS n FROM session
       WHERE user_id = $1 AND ended_at IS NULL GROUP BY 1 ORDER BY 1`,
      [one.userId],
    );
    expect(live).toEqual([
      { waiting: false, n: MOST_SESSIONS },
      { waiting: true, n: MOST_PENDING },
    ]);
    expect(await bench.stateOf(own)).toBe('SIGNED_IN');
    expect(await Promise.all([pending[0]!, pending.at(-1)!].map(bench.stateOf))).toEqual([
      'VISITOR',
      'AWAITS_SECOND_FACTOR',
    ]);
  });
});

describe('guessing', () => {
  it('a hundred at once is stopped, and the right password has to wait too', async () => {
    const one = await bench.account('guessed');
    const results = await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        const request = await bench.visit(null, `203.0.113.${100 + n}`);
        return problemsOf(signIn(request, one.email, `まちがったパスワード${n}`));
      }),
    );
    const codes = results.map(([problem]) => problem?.[0]);
    const looked = codes.filter((code) => code === 'WRONG_EMAIL_OR_PASSWORD').length;
    expectLookedAt(looked, LIMITS['sign-in.account'].freeAttempts);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(100 - looked);
    const request = await bench.visit(null, one.address);
    expect(await problemsOf(signIn(request, one.email))).toEqual([['TOO_MANY_ATTEMPTS', null]]);
  });

  it('many accounts from one address is stopped, and right ones in between do not help', async () => {
    const one = await bench.account('own');
    const address = '192.0.2.200';
    const free = LIMITS['sign-in.address'].freeAttempts;
    const codes: (string | undefined)[] = [];
    for (let n = 0; n <= free + 1; n += 1) {
      const request = await bench.visit(null, address);
      const own = n % 5 === 4;
      const attempt = own
        ? signIn(request, one.email)
        : signIn(request, `g${n}@mihon.example.jp`, 'まちがい');
      codes.push(
        await attempt.then(
          () => 'in',
          (error: { problems: { code: string }[] }) => error.problems[0]?.code,
        ),
      );
    }
    expect(codes.filter((code) => code === 'in').length).toBeGreaterThan(5);
    expect(codes.indexOf('TOO_MANY_ATTEMPTS')).toBe(free + 1);
  });

  it('is told apart from mistyping: after the right password the count starts anew', async () => {
    const one = await bench.account('mistypes');
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < LIMITS['sign-in.account'].freeAttempts - 1; n += 1) {
        const request = await bench.visit(null, one.address);
        expect(await problemsOf(signIn(request, one.email, 'まちがい'))).toEqual(WRONG);
      }
      await bench.signIn(one);
    }
  });
});
