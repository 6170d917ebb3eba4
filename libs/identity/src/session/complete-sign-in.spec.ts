import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@renkei/platform';
import { problemsOf } from '@renkei/test/problems';
import { Secret, TOTP } from 'otpauth';
import { cookieOf, PASSWORD, signInBench, type SignInBench } from '../../test/sign-in-bench.ts';
import { SecondFactorService } from '../second-factor/second-factor.service.ts';
import { LIMITS } from '../throttle/limits.ts';

const clock = new FixedClock(Date.now());
let bench: SignInBench;

beforeAll(async () => {
  bench = await signInBench({ clock });
});
afterAll(() => bench.close());

/** The free ones and the one that starts the first wait of two seconds; on a very busy machine that may pass. */
function expectLookedAt(looked: number, free: number): void {
  expect(looked).toBeGreaterThanOrEqual(free + 1);
  expect(looked).toBeLessThanOrEqual(free + 2);
}

describe('the second factor', () => {
  async function withTotp(name: string) {
    const one = await bench.account(name);
    const viewer = (await bench.viewerOf(await bench.signIn(one)))!;
    const factors = bench.app.get(SecondFactorService);
    const { secret } = await factors.start(viewer);
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = () => totp.generate({ timestamp: clock.epochMs() });
    const recoveryCodes = await factors.confirm(viewer, { code: code() });
    clock.moveTo(clock.epochMs() + 30_000); // the code that confirmed is used up
    return { ...one, code, recoveryCodes };
  }
  const complete = async (token: string | null, code: string) => {
    const request = await bench.visit(token);
    const outcome = await bench.signIns.completeSignIn({ code }, request);
    return { ...outcome, token: cookieOf(request) };
  };

  it('comes between the password and the session, under a new token', async () => {
    const one = await withTotp('totp');
    const request = await bench.visit(null, one.address);
    expect(await bench.signIns.signIn({ email: one.email, password: PASSWORD }, request)).toEqual({
      signedIn: false,
      needsSecondFactor: true,
    });
    const pending = cookieOf(request)!;
    expect(await bench.stateOf(pending)).toBe('AWAITS_SECOND_FACTOR');
    const { token, ...outcome } = await complete(pending, one.code());
    expect(outcome).toEqual({ signedIn: true, needsSecondFactor: false });
    expect(token).not.toBe(pending);
    expect([await bench.stateOf(pending), await bench.stateOf(token!)]).toEqual(['VISITOR', 'SIGNED_IN']);
  });

  it('takes a code once, the step before and after now, and no other', async () => {
    const one = await withTotp('steps');
    const at = async (steps: number) => {
      const now = clock.epochMs();
      clock.moveTo(now + steps * 30_000);
      const code = one.code();
      clock.moveTo(now);
      return code;
    };
    const wrong = async (code: string) => {
      const token = await bench.signIn(one);
      expect(await problemsOf(complete(token, code))).toEqual([['WRONG_CODE', 'input.code']]);
    };
    const right = async (code: string) => {
      expect((await complete(await bench.signIn(one), code)).signedIn).toBe(true);
    };
    clock.moveTo(clock.epochMs() + 300_000);
    await wrong(await at(-2));
    await wrong(await at(2));
    const [before, now, after] = [await at(-1), await at(0), await at(1)];
    await right(before);
    await wrong(before);
    await right(now);
    await wrong(before);
    await right(
      ` ${after.slice(0, 3)} ${after.slice(3)}`.replaceAll(/\d/g, (d) => '０１２３４５６７８９'[+d]!),
    );
    await wrong(now);
  });

  it('of one code sent many times at once, one signs in', async () => {
    const one = await withTotp('race');
    const tokens = [
      await bench.signIn(one),
      await bench.signIn(one),
      await bench.signIn(one),
      await bench.signIn(one),
    ];
    const code = one.code();
    const results = await Promise.allSettled(tokens.map((token) => complete(token, code)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('takes each recovery code once, also of many at once', async () => {
    const one = await withTotp('recovery');
    const [first = '', second = ''] = one.recoveryCodes;
    const typed = first.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect((await complete(await bench.signIn(one), typed)).signedIn).toBe(true);
    expect(await problemsOf(complete(await bench.signIn(one), first))).toEqual([
      ['WRONG_CODE', 'input.code'],
    ]);
    const tokens = [await bench.signIn(one), await bench.signIn(one), await bench.signIn(one)];
    const results = await Promise.allSettled(tokens.map((token) => complete(token, second)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is for a session that awaits it: not for visitors, not twice', async () => {
    const one = await withTotp('order');
    expect(await problemsOf(complete(null, one.code()))).toEqual([['SIGN_IN_FIRST', null]]);
    const pending = await bench.signIn(one);
    const [first, second] = [await bench.visit(pending), await bench.visit(pending)];
    const [code, recovery = ''] = [one.code(), one.recoveryCodes[0]];
    await bench.signIns.completeSignIn({ code }, first);
    expect(await problemsOf(bench.signIns.completeSignIn({ code: recovery }, second))).toEqual([
      ['SIGN_IN_FIRST', null],
    ]);
    const left = await bench.database.sql(
      'SELECT FROM recovery_code WHERE user_id = $1 AND used_at IS NULL',
      [one.userId],
    );
    expect(left).toHaveLength(10);
  });

  it('guessed a hundred times at once is stopped, over new sign-ins too', async () => {
    const one = await withTotp('codes');
    const pending = await bench.signIn(one);
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, n) => problemsOf(complete(pending, `00000${n % 10}`))),
    );
    const looked = results.filter(([problem]) => problem?.[0] === 'WRONG_CODE').length;
    expectLookedAt(looked, LIMITS['second-factor.account'].freeAttempts);
    expect(await problemsOf(complete(await bench.signIn(one), one.code()))).toEqual([
      ['TOO_MANY_ATTEMPTS', null],
    ]);
  });

  it('has ten minutes', async () => {
    const one = await withTotp('late');
    const pending = await bench.signIn(one);
    const [row] = await bench.database.sql<{ seconds: number }>(
      `SELECT round(extract(epoch FROM expires_at))::int AS seconds FROM session
       WHERE user_id = $1 AND awaits_second_factor AND ended_at IS NULL`,
      [one.userId],
    );
    expect(row?.seconds).toBe(Math.round(clock.epochMs() / 1000) + 600);
    await bench.database.sql('UPDATE session SET expires_at = now() WHERE user_id = $1', [one.userId]);
    expect(await bench.stateOf(pending)).toBe('VISITOR');
  });
});
