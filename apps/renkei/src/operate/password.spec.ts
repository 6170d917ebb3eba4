import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PasswordHasher } from '@renkei/identity/password';
import { sha256Of } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { runPassword } from './password.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => database.drop());

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const into = (stream: 'out' | 'err') => (text: unknown) => {
    said[stream] += String(text);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(into('out'));
  jest.spyOn(process.stderr, 'write').mockImplementation(into('err'));
  const code = await runPassword(argv, { DATABASE_URL: database.plainOwnerUrl });
  jest.restoreAllMocks();
  return { code, ...said };
}

/** Somebody with codes of an app, recovery codes and a session. */
async function withPhone(name: string): Promise<{ userId: string; email: string }> {
  const { userId } = await person(database);
  const email = `${name}@mihon.example.jp`;
  await database.sql('UPDATE app_user SET email = $2 WHERE id = $1', [userId, email]);
  await database.sql(
    `INSERT INTO totp_credential (user_id, key_id, wrapped_key, sealed, confirmed_at) VALUES ($1, 'k', '', '', now())`,
    [userId],
  );
  await database.sql(
    `INSERT INTO recovery_code (user_id, code_sha256)
     SELECT $1, encode(sha256(n::text::bytea), 'hex') FROM generate_series(1, 10) n`,
    [userId],
  );
  await database.sql(
    `INSERT INTO session (user_id, token_sha256, signed_in_with, expires_at)
     VALUES ($1, $2, 'PASSWORD', now() + interval '1 day')`,
    [userId, sha256Of(name)],
  );
  return { userId, email };
}

const factorsOf = async (userId: string) =>
  (
    await database.sql<{ totp: number; codes: number; sessions: number }>(
      `SELECT (SELECT count(*)::int FROM totp_credential WHERE user_id = $1) AS totp,
         (SELECT count(*)::int FROM recovery_code WHERE user_id = $1) AS codes,
         (SELECT count(*)::int FROM session WHERE user_id = $1 AND ended_at IS NULL) AS sessions`,
      [userId],
    )
  )[0];

describe('renkei password', () => {
  it('sets a new one and leaves the second factor', async () => {
    const { userId, email } = await withPhone('keeps');
    const { code, out } = await run(email.toUpperCase());
    expect(code).toBe(0);
    const [row] = await database.sql<{ phc: string }>(
      'SELECT phc FROM password_credential WHERE user_id = $1',
      [userId],
    );
    expect(await new PasswordHasher().verify(row!.phc, out.trim())).toBe(true);
    expect(await factorsOf(userId)).toEqual({ totp: 1, codes: 10, sessions: 0 });
  });

  it('--second-factor-off takes codes and recovery codes of this account away, says so and is audited', async () => {
    const [{ userId, email }, other] = [await withPhone('lost'), await withPhone('other')];
    const { code, out, err } = await run(email, '--second-factor-off');
    expect(code).toBe(0);
    expect(out.trim()).not.toBe('');
    expect(err).toContain('確認コード（2段階認証）を外し');
    expect(await factorsOf(userId)).toEqual({ totp: 0, codes: 0, sessions: 0 });
    expect(await factorsOf(other.userId)).toEqual({ totp: 1, codes: 10, sessions: 1 });
    const [event] = await database.sql<{ text: string }>(
      'SELECT e::text AS text FROM audit_event e ORDER BY seq DESC LIMIT 1',
    );
    expect(event?.text).toMatch(/totp_credential/);
    expect((await run('--second-factor-off', email)).err).toContain('もともと使われていません');
  });

  it('knows nobody of another address, and says how it is used', async () => {
    expect(await run('nobody@mihon.example.jp', '--second-factor-off')).toMatchObject({ code: 1, out: '' });
    expect(await run('--second-factor-off')).toMatchObject({ code: 2, out: '' });
    expect(await run('a@mihon.example.jp', 'b')).toMatchObject({ code: 2, out: '' });
  });
});
