import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemsFound, sha256Of } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { problemsOf } from '@renkei/test/problems';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { LIMITS } from './limits.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

let database: TestDatabase;
let api: Tenant;
let throttle: SignInThrottle;

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, []);
  throttle = new SignInThrottle(api.transactions);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const bucket = (kind: string, subject: string) => sha256Of(`${kind} ${subject}`);
const stored = async (kind: string, subject: string) =>
  (
    await database.sql<{ attempts: number; wait: number | null }>(
      `SELECT attempts, round(extract(epoch FROM blocked_until - now()))::int AS wait FROM throttle WHERE bucket = $1`,
      [bucket(kind, subject)],
    )
  )[0];
/** As if this much time had passed. */
const pass = (interval: string) =>
  database.sql(
    `UPDATE throttle SET window_started_at = window_started_at - $1::interval, blocked_until = blocked_until - $1::interval`,
    [interval],
  );
const passes = async (work: Promise<unknown>) =>
  work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof ProblemsFound) return false;
      throw error;
    },
  );

describe('attempts', () => {
  it('are free at first, then each doubles the wait, up to the most', async () => {
    const attempt = () => throttle.attempt({ 'sign-in.account': 'a@example.jp' });
    const { freeAttempts, mostWaitMinutes } = LIMITS['sign-in.account'];
    const waits: (number | null | undefined)[] = [];
    for (let n = 1; n <= freeAttempts + 12; n += 1) {
      await database.sql(`UPDATE throttle SET blocked_until = NULL`);
      await attempt();
      waits.push((await stored('sign-in.account', 'a@example.jp'))?.wait);
    }
    expect(waits).toEqual([
      ...Array<null>(freeAttempts).fill(null),
      ...[2, 4, 8, 16, 32, 64, 128, 256, 512],
      ...Array<number>(3).fill(mostWaitMinutes * 60),
    ]);
  });

  it('say in words how long to wait', async () => {
    const error: unknown = await throttle
      .attempt({ 'sign-in.account': 'a@example.jp' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemsFound);
    expect((error as ProblemsFound).problems).toMatchObject([
      {
        code: 'TOO_MANY_ATTEMPTS',
        path: null,
        message: { ja: expect.stringContaining('15分ほど待って'), en: expect.stringContaining('15 minutes') },
      },
    ]);
  });

  it('at signing in with a password name the other way in, elsewhere they do not', async () => {
    const messageOf = async (attempt: Promise<void>) => {
      const error: unknown = await attempt.catch((thrown: unknown) => thrown);
      return (error as ProblemsFound).problems[0]?.message.ja;
    };
    const hint = '「パスワードを忘れた」から新しく決められます。';
    expect(await messageOf(throttle.attempt({ 'sign-in.account': 'a@example.jp' }))).toContain(hint);
    const reset = () => throttle.attempt({ 'reset-request.account': 'a@example.jp' });
    for (let n = 0; n <= LIMITS['reset-request.account'].freeAttempts; n += 1) await reset();
    const message = await messageOf(reset());
    expect(message).toContain('もう一度お試しください。');
    expect(message).not.toContain(hint);
  });

  it('that have to wait are counted nowhere, not in the other bucket either', async () => {
    const both = { 'sign-in.account': 'a@example.jp', 'sign-in.address': '192.0.2.9' };
    const before = await stored('sign-in.account', 'a@example.jp');
    expect(await problemsOf(throttle.attempt(both))).toEqual([['TOO_MANY_ATTEMPTS', null]]);
    expect((await stored('sign-in.account', 'a@example.jp'))?.attempts).toBe(before?.attempts);
    expect((await stored('sign-in.address', '192.0.2.9'))?.attempts).toBe(0);
  });

  it('begin anew after the window, once no wait is running', async () => {
    await pass('16 minutes');
    await throttle.attempt({ 'sign-in.account': 'a@example.jp' });
    expect(await stored('sign-in.account', 'a@example.jp')).toEqual({ attempts: 1, wait: null });
  });

  it('are forgotten for an account after the right secret', async () => {
    const attempt = () => throttle.attempt({ 'sign-in.account': 'b@example.jp', 'sign-in.address': 'b' });
    for (let n = 0; n < 4; n += 1) await attempt();
    await throttle.forget('sign-in.account', 'b@example.jp');
    await attempt();
    expect((await stored('sign-in.account', 'b@example.jp'))?.attempts).toBe(1);
    expect((await stored('sign-in.address', 'b'))?.attempts).toBe(5);
  });

  it('at once are counted one by one: of a hundred, six are let through', async () => {
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        passes(throttle.attempt({ 'second-factor.account': 'c', 'second-factor.address': `c${n % 7}` })),
      ),
    );
    const passed = results.filter(Boolean).length;
    const { freeAttempts } = LIMITS['second-factor.account'];
    expect(passed).toBeGreaterThanOrEqual(freeAttempts + 1);
    expect(passed).toBeLessThanOrEqual(freeAttempts + 2); // should the first wait of two seconds pass
  });

  it('at once lose no count', async () => {
    await Promise.all(
      Array.from({ length: 100 }, () =>
        api.transactions.anonymous(
          `SELECT throttle_attempt(ARRAY[$1, $2], '{1000,1000}', '{1 hour,1 hour}', '{1 hour,1 hour}')`,
          [bucket('x', '1'), bucket('x', '2')],
        ),
      ),
    );
    expect(await stored('x', '1')).toEqual({ attempts: 100, wait: null });
    expect(await stored('x', '2')).toEqual({ attempts: 100, wait: null });
  });

  it('keep neither name nor address', async () => {
    const text = JSON.stringify(await database.sql('SELECT * FROM throttle'));
    expect(text).not.toMatch(/example|192\.0/);
  });
});
