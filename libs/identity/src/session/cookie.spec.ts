import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cookieOf, signInBench, type SignInBench } from '../../test/sign-in-bench.ts';

let bench: SignInBench;

beforeAll(async () => {
  bench = await signInBench();
});
afterAll(() => bench.close());

describe('signing out', () => {
  it('ends the session and takes the cookie away; again changes nothing', async () => {
    const token = await bench.signIn(await bench.account('leaves'));
    for (let n = 0; n < 2; n += 1) {
      const request = await bench.visit(token);
      await bench.signIns.signOut(request);
      expect([cookieOf(request), request.viewer, await bench.stateOf(token)]).toEqual([
        null,
        null,
        'VISITOR',
      ]);
    }
  });
});

describe('a cookie', () => {
  it('altered at any one place, is nobody’s', async () => {
    const token = await bench.signIn(await bench.account('tampered'));
    const altered = [...token].map(
      (character, n) => `${token.slice(0, n)}${character === 'A' ? 'B' : 'A'}${token.slice(n + 1)}`,
    );
    expect(altered).toHaveLength(43);
    const states = await Promise.all(altered.map(bench.stateOf));
    expect(states.filter((state) => state === 'VISITOR')).toHaveLength(altered.length);
    expect(await bench.stateOf(token)).toBe('SIGNED_IN');
  });

  it.each([
    ['ended', 'UPDATE session SET ended_at = now() WHERE user_id = $1'],
    ['expired', 'UPDATE session SET expires_at = now() WHERE user_id = $1'],
    ['idle', `UPDATE session SET last_seen_at = now() - interval '7 days 1 second' WHERE user_id = $1`],
    ['of-disabled', 'UPDATE app_user SET disabled_at = now() WHERE id = $1'],
  ])('%s, is nobody’s', async (name, sql) => {
    const one = await bench.account(`cookie-${name}`);
    const token = await bench.signIn(one);
    await bench.database.sql(sql, [one.userId]);
    expect(await bench.stateOf(token)).toBe('VISITOR');
  });

  it('used within seven days goes on', async () => {
    const one = await bench.account('weekly');
    const token = await bench.signIn(one);
    await bench.database.sql(
      `UPDATE session SET last_seen_at = now() - interval '6 days 23 hours' WHERE user_id = $1`,
      [one.userId],
    );
    expect(await bench.stateOf(token)).toBe('SIGNED_IN');
    const [row] = await bench.database.sql(
      `SELECT FROM session WHERE user_id = $1 AND last_seen_at > now() - interval '1 minute'`,
      [one.userId],
    );
    expect(row).toBeDefined();
  });
});
