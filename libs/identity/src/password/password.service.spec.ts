import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Module, type INestApplicationContext } from '@nestjs/common';
import {
  Authenticator,
  Keyring,
  newApiKey,
  newKeyEntry,
  sha256Of,
  TenantTransaction,
  type Viewer,
} from '@renkei/platform';
import { Mailer, type Letter } from '@renkei/platform/jobs';
import { testApp } from '@renkei/test/app';
import type { TestDatabase } from '@renkei/test/database';
import { problemsOf } from '@renkei/test/problems';
import {
  cookieOf,
  PASSWORD,
  signInBench,
  type SignInBench,
  type TestAccount,
} from '../../test/sign-in-bench.ts';
import { LIMITS } from '../throttle/limits.ts';
import { PasswordResetMailHandler } from './password-reset-mail.handler.ts';
import { PasswordResetService } from './password-reset.service.ts';
import { PasswordService } from './password.service.ts';

const OLD = PASSWORD;
const NEW = '山の見える町で犬と暮らす';
const keys = Keyring.parse(newKeyEntry('test'));
const letters: Letter[] = [];

@Module({
  providers: [
    PasswordResetMailHandler,
    {
      provide: Mailer,
      useValue: { send: (letter: Letter) => Promise.resolve(void letters.push(letter)) } satisfies Mailer,
    },
  ],
})
class MailModule {}

let bench: SignInBench;
let database: TestDatabase;
let worker: INestApplicationContext;

beforeAll(async () => {
  const config = { keys, publicUrl: 'https://renkei.mihon.example' };
  bench = await signInBench({ config });
  database = bench.database;
  worker = await testApp(database, [MailModule], { config, as: 'worker' });
});
afterAll(async () => {
  await worker.close();
  await bench.close();
});
beforeEach(() => void letters.splice(0));

const signIn = (account: TestAccount, password: string) => bench.signIn(account, password);
const viewerOf = (token: string) => bench.viewerOf(token);

async function request({ email, address }: TestAccount): Promise<void> {
  await bench.app.get(PasswordResetService).request({ email }, await bench.visit(null, address));
}
/** Works off what is left for the mail, as the worker does. */
async function deliver(): Promise<void> {
  const works = await database.sql<{ id: string; subject_id: string }>(
    `UPDATE outbox SET done_at = now() WHERE topic = 'password-reset.mail' AND done_at IS NULL RETURNING id, subject_id`,
  );
  const handler = worker.get(PasswordResetMailHandler);
  for (const { id, subject_id: subjectId } of works) {
    await worker
      .get(TenantTransaction)
      .runSweep((tx) => handler.effect(tx, { id, consortiumId: null, subjectId }));
  }
}
const tokenIn = (letter: Letter | undefined) => /\/reset#(\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
async function linkFor(one: TestAccount): Promise<string> {
  await request(one);
  await deliver();
  return tokenIn(letters.at(-1));
}
async function reset(token: string, newPassword = NEW, address = '192.0.2.77') {
  const context = await bench.visit(null, address);
  const outcome = await bench.app.get(PasswordResetService).reset({ token, newPassword }, context);
  return { ...outcome, cookie: cookieOf(context) };
}
const OVER = [['LINK_OVER', 'input.token']];

describe('changing the password', () => {
  const change = (viewer: Viewer, currentPassword = OLD, newPassword = NEW) =>
    bench.app.get(PasswordService).change(viewer, { currentPassword, newPassword });

  it('ends the other sessions and keeps this one', async () => {
    const one = await bench.account('change');
    const [here, there] = [await signIn(one, OLD), await signIn(one, OLD)];
    expect(await change((await viewerOf(here))!)).toBe(1);
    expect([await viewerOf(here), await viewerOf(there)]).toEqual([expect.anything(), null]);
    await signIn(one, NEW);
    expect(await problemsOf(signIn(one, OLD))).toEqual([['WRONG_EMAIL_OR_PASSWORD', null]]);
  });

  it('needs the current one, which a stolen session cannot guess', async () => {
    const one = await bench.account('stolen');
    const viewer = (await viewerOf(await signIn(one, OLD)))!;
    const { freeAttempts } = LIMITS['proof.account'];
    for (let n = 0; n <= freeAttempts; n += 1) {
      expect(await problemsOf(change(viewer, 'まちがい'))).toEqual([
        ['WRONG_PASSWORD', 'input.currentPassword'],
      ]);
    }
    expect(await problemsOf(change(viewer))).toEqual([['TOO_MANY_ATTEMPTS', null]]);
  });

  it('to a weak one is refused, and nothing is ended', async () => {
    const one = await bench.account('weak');
    const [here, there] = [await signIn(one, OLD), await signIn(one, OLD)];
    expect(await problemsOf(change((await viewerOf(here))!, OLD, 'みじかい'))).toEqual([
      ['WEAK_PASSWORD', 'input.newPassword'],
    ]);
    expect(await viewerOf(there)).not.toBeNull();
  });

  it('is not for access keys', async () => {
    const one = await bench.account('key');
    const viewer = (await viewerOf(await signIn(one, OLD)))!;
    await expect(change({ ...viewer, sessionId: null })).rejects.toThrow('FORBIDDEN');
  });

  it('makes links that are out worthless', async () => {
    const one = await bench.account('links');
    const token = await linkFor(one);
    await change((await viewerOf(await signIn(one, OLD)))!);
    expect(await problemsOf(reset(token))).toEqual(OVER);
  });

  it('at once with signing in leaves no session of the old password', async () => {
    const one = await bench.account('race');
    const viewer = (await viewerOf(await signIn(one, OLD)))!;
    const [, ...others] = await Promise.all([
      change(viewer),
      ...Array.from({ length: 4 }, () => signIn(one, OLD).catch(() => null)),
    ]);
    for (const token of others) expect(token === null || (await viewerOf(token)) === null).toBe(true);
  });
});

describe('a forgotten password', () => {
  it('is set anew with the link of the letter, which signs in and ends every other session', async () => {
    const one = await bench.account('forgot');
    const before = await signIn(one, OLD);
    const token = await linkFor(one);
    expect(letters).toMatchObject([
      {
        to: one.email,
        subject: expect.stringContaining('パスワード'),
        text: expect.stringContaining('\nhttps://renkei.mihon.example/reset#'),
      },
    ]);
    const { cookie, ...outcome } = await reset(token);
    expect(outcome).toEqual({ changed: true, signedIn: true, revokedKeys: 0 });
    expect((await viewerOf(cookie!))?.userId).toBe(one.userId);
    expect(await viewerOf(before)).toBeNull();
    await signIn(one, NEW);
  });

  it('is written about in the reader’s language, once', async () => {
    const one = await bench.account('english');
    await database.sql(`UPDATE app_user SET locale = 'en' WHERE id = $1`, [one.userId]);
    await linkFor(one);
    expect(letters[0]?.text).toMatch(/^Dear 見本 髙﨑𠮷子 english,/);
    await database.sql(`UPDATE outbox SET done_at = NULL WHERE topic = 'password-reset.mail'`);
    await deliver();
    expect(letters).toHaveLength(1);
  });

  it('set anew revokes the access keys of its owner, and nobody else’s; the letter says so', async () => {
    const [one, other] = [await bench.account('keys'), await bench.account('other-keys')];
    const keyOf = async ({ userId }: TestAccount) => {
      const { key, sha256 } = newApiKey();
      await database.sql(`INSERT INTO api_key (user_id, label, key_sha256) VALUES ($1, '見本', $2)`, [
        userId,
        sha256,
      ]);
      return `Bearer ${key}`;
    };
    const [first, second, others] = [await keyOf(one), await keyOf(one), await keyOf(other)];
    const token = await linkFor(one);
    expect(letters[0]?.text).toContain('アクセスキーも使えなくなります');
    expect(letters[0]?.text).toContain('いちばん新しいメールのリンクだけが使えます');
    expect(await reset(token)).toMatchObject({ changed: true, revokedKeys: 2 });
    const authenticator = bench.app.get(Authenticator);
    for (const key of [first, second]) {
      await expect(authenticator.byKey(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect((await authenticator.byKey(others))?.userId).toBe(other.userId);
  });

  it('may be the first one', async () => {
    const one = await bench.account('first', null);
    expect(await reset(await linkFor(one))).toMatchObject({ changed: true, signedIn: true });
    await signIn(one, NEW);
  });

  it('link at rest is only a digest', async () => {
    const token = await linkFor(await bench.account('digest'));
    const [row] = await database.sql('SELECT FROM password_reset WHERE token_sha256 = $1', [sha256Of(token)]);
    expect(row).toBeDefined();
    const stored = JSON.stringify([
      await database.sql('SELECT * FROM password_reset'),
      await database.sql('SELECT * FROM outbox'),
    ]);
    expect(stored).not.toContain(token);
  });

  it('link is good once: of five at once, one wins', async () => {
    const one = await bench.account('once');
    const token = await linkFor(one);
    const passwords = [1, 2, 3, 4, 5].map((n) => `${NEW}${n}`);
    const results = await Promise.allSettled(passwords.map((password) => reset(token, password)));
    const won = results.flatMap(({ status }, n) => (status === 'fulfilled' ? [passwords[n]!] : []));
    expect(won).toHaveLength(1);
    await signIn(one, won[0]!);
    expect(await problemsOf(reset(token))).toEqual(OVER);
  });

  it('link is good for an hour, and the newest alone, also of two asked for at once', async () => {
    const one = await bench.account('newest');
    const first = await linkFor(one);
    await Promise.all([request(one), request(one)]);
    await deliver();
    const links = [first, ...letters.slice(1).map(tokenIn)];
    const live = await database.sql<{ token_sha256: string; minutes: number }>(
      `SELECT token_sha256, round(extract(epoch FROM expires_at - created_at) / 60)::int AS minutes
       FROM password_reset WHERE user_id = $1 AND expires_at > now()`,
      [one.userId],
    );
    expect(live).toEqual([{ token_sha256: sha256Of(links.at(-1)!), minutes: 60 }]);
    expect(await problemsOf(reset(first))).toEqual(OVER);
    await database.sql('UPDATE password_reset SET expires_at = now() WHERE user_id = $1', [one.userId]);
    expect(await problemsOf(reset(links.at(-1)!))).toEqual(OVER);
  });

  it('that would be replaced by a weak one keeps the link good', async () => {
    const token = await linkFor(await bench.account('again'));
    expect(await problemsOf(reset(token, 'みじかい'))).toEqual([['WEAK_PASSWORD', 'input.newPassword']]);
    expect((await reset(token)).changed).toBe(true);
  });

  it('with a second factor does not sign in, and the factor stays', async () => {
    const one = await bench.account('factor');
    await database.sql(
      `INSERT INTO totp_credential (user_id, key_id, wrapped_key, sealed, confirmed_at) VALUES ($1, 'k', '', '', now())`,
      [one.userId],
    );
    expect(await reset(await linkFor(one))).toEqual({
      changed: true,
      signedIn: false,
      revokedKeys: 0,
      cookie: null,
    });
    expect(
      await database.sql('SELECT FROM totp_credential WHERE user_id = $1 AND confirmed_at IS NOT NULL', [
        one.userId,
      ]),
    ).toHaveLength(1);
  });

  it('lets somebody in whom a guesser has locked out', async () => {
    const one = await bench.account('locked');
    for (let n = 0; n <= LIMITS['sign-in.account'].freeAttempts; n += 1) {
      await problemsOf(signIn(one, 'まちがい'));
    }
    expect(await problemsOf(signIn(one, OLD))).toEqual([['TOO_MANY_ATTEMPTS', null]]);
    await reset(await linkFor(one));
    await signIn(one, NEW);
  });
});

describe('asking for the letter', () => {
  it('answers alike, and as fast, for nobody and for a disabled account, to whom nothing is sent', async () => {
    const one = await bench.account('known');
    const gone = await bench.account('gone');
    await database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', [gone.userId]);
    const nobody = { ...one, email: 'nobody@mihon.example.jp', address: '203.0.113.5' };
    const fastest: number[] = [];
    for (const each of [one, gone, nobody]) {
      const times: number[] = [];
      for (let n = 0; n < LIMITS['reset-request.account'].freeAttempts; n += 1) {
        const start = performance.now();
        expect(await request(each)).toBeUndefined();
        times.push(performance.now() - start);
      }
      fastest.push(Math.min(...times));
    }
    expect(Math.max(...fastest) - Math.min(...fastest)).toBeLessThan(100);
    await deliver();
    expect(letters.map(({ to }) => to)).toEqual([one.email]);
  });

  it.each(['nobody', 'a@b', 'one@mihon.example.jp, two@mihon.example.jp'])(
    'says that %j is no address',
    async (email) => {
      expect(await problemsOf(request({ userId: '', email, address: '203.0.113.6' }))).toEqual([
        ['NOT_AN_EMAIL', 'input.email'],
      ]);
    },
  );

  it('sends nothing to somebody disabled in between, or when the link is over', async () => {
    const [one, two] = [await bench.account('late-disabled'), await bench.account('late-over')];
    await request(one);
    await request(two);
    await database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', [one.userId]);
    await database.sql('UPDATE password_reset SET expires_at = now() WHERE user_id = $1', [two.userId]);
    await deliver();
    expect(letters).toEqual([]);
  });

  it('is stopped before it becomes a flood', async () => {
    const one = await bench.account('flood');
    for (let n = 0; n <= LIMITS['reset-request.account'].freeAttempts; n += 1) await request(one);
    expect(await problemsOf(request(one))).toEqual([['TOO_MANY_ATTEMPTS', null]]);
  });

  it('with links made up is stopped by address', async () => {
    const codes: string[] = [];
    for (let n = 0; n <= LIMITS['link.address'].freeAttempts + 1; n += 1) {
      const [problem] = await problemsOf(reset(`${n}`.padStart(43, 'A'), NEW, '203.0.113.99'));
      codes.push(problem?.[0] ?? '');
    }
    expect(codes.indexOf('TOO_MANY_ATTEMPTS')).toBe(LIMITS['link.address'].freeAttempts + 1);
  });
});
