import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { configOf, createLogger, Keyring, newApiKey, newKeyEntry, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { rotateKeys, runKeys } from './keys.ts';

const A = newKeyEntry('a');
const B = newKeyEntry('b');
const keysA = Keyring.parse(A);
const keysB = Keyring.parse(B);
const bThenA = Keyring.parse(`${B},${A}`);

let database: TestDatabase;
let group: SeededGroup;
let viewer: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  group = await seedGroup(database, { participants: ['CORPORATION'] });
  viewer = await seedMemberUser(database, group, group.memberIds[1]!);
}, 60_000);
afterAll(() => database.drop());

const PDF = `%PDF-1.7 見本 ${'髙﨑𠮷'.repeat(1_000)}\n%%EOF\n`;
const ACCOUNT = `bankCode: "9998", branchCode: "987", accountType: ORDINARY, accountNumber: "76543", holderKana: "ﾐﾎﾝ"`;

/** Somebody's requests to an API with these keys. */
async function withApi(
  keys: Keyring,
  work: (send: (path: string, init?: RequestInit) => Promise<Response>) => Promise<void>,
) {
  const { createApi } = await import('@renkei/api');
  const api = await createApi({
    config: configOf({ databaseUrl: database.apiUrl, keys }),
    logger: createLogger('api', 'silent'),
  });
  const { key, sha256 } = newApiKey();
  await database.sql(
    `INSERT INTO api_key (user_id, label, key_sha256, acting_role) VALUES ($1, '見本', $2, 'MEMBER_USER')`,
    [viewer.userId, sha256],
  );
  try {
    await api.listen(0, '127.0.0.1');
    const url = await api.getUrl();
    await work((path, init) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      }),
    );
  } finally {
    await api.close();
  }
}

async function graphql(send: (path: string, init: RequestInit) => Promise<Response>, query: string) {
  const response = await send('/graphql', { method: 'POST', body: JSON.stringify({ query }) });
  return (await response.json()) as { data: Record<string, { payoutAccount: unknown }> };
}

/** The totp secret of a new person, sealed as signing up does. */
async function seedTotp(keys: Keyring): Promise<string> {
  const { userId } = await person(database);
  const { keyId, wrappedKey, sealed } = keys.seal('totp', Buffer.from('MIHONSECRET'), userId);
  await database.sql(
    'INSERT INTO totp_credential (user_id, key_id, wrapped_key, sealed) VALUES ($1, $2, $3, $4)',
    [userId, keyId, wrappedKey, sealed],
  );
  return userId;
}

async function totpOf(userId: string, keys: Keyring): Promise<string> {
  const [row] = await database.sql<{ key_id: string; wrapped_key: Buffer; sealed: Buffer }>(
    'SELECT key_id, wrapped_key, sealed FROM totp_credential WHERE user_id = $1',
    [userId],
  );
  const value = { keyId: row!.key_id, wrappedKey: row!.wrapped_key, sealed: row!.sealed };
  return keys.open('totp', value, userId).toString();
}

/** The secret of a webhook, sealed as setting one up does. */
async function seedWebhook(keys: Keyring): Promise<string> {
  const id = randomUUID();
  const { keyId, wrappedKey, sealed } = keys.seal('webhook', Buffer.from('MIHONWEBHOOK'), id);
  await database.sql(
    `INSERT INTO webhook (id, consortium_id, url, machines, key_id, wrapped_key, sealed, created_by)
     VALUES ($1, $2, 'https://hooks.example.jp/', '{APPLICATION}', $3, $4, $5, $6)`,
    [id, group.id, keyId, wrappedKey, sealed, group.coordinator.userId],
  );
  return id;
}

async function webhookSecretOf(id: string, keys: Keyring): Promise<string> {
  const [row] = await database.sql<{ key_id: string; wrapped_key: Buffer; sealed: Buffer }>(
    'SELECT key_id, wrapped_key, sealed FROM webhook WHERE id = $1',
    [id],
  );
  const value = { keyId: row!.key_id, wrappedKey: row!.wrapped_key, sealed: row!.sealed };
  return keys.open('webhook', value, id).toString();
}

const contents = () =>
  database.sql(
    `SELECT sealed_paper_id AS id, sealed FROM sealed_paper_content
     UNION ALL SELECT id, sealed FROM payout_account UNION ALL SELECT user_id, sealed FROM totp_credential
     UNION ALL SELECT id, sealed FROM webhook ORDER BY 1`,
  );

describe('renkei keys rotate', () => {
  it('moves everything sealed under A to B, so that B alone opens it, and touches no content', async () => {
    const memberId = group.memberIds[1]!;
    const totp = [await seedTotp(keysA), await seedTotp(bThenA)];
    const webhook = await seedWebhook(keysA);
    let paperId = '';
    await withApi(keysA, async (send) => {
      const query = new URLSearchParams({
        memberId,
        requirement: 'SECURITY_ACTION',
        idempotencyKey: randomUUID(),
      });
      const response = await send(`/sealed-papers?${query}`, { method: 'POST', body: PDF });
      const { sealedPaper } = (await response.json()) as { sealedPaper: { id: string } };
      paperId = sealedPaper.id;
      const set = `mutation { setPayoutAccount(input: { memberId: "${memberId}", ${ACCOUNT} }) { payoutAccount { version } } }`;
      expect(await graphql(send, set)).toEqual({
        data: { setPayoutAccount: { payoutAccount: { version: 1 } } },
      });
    });
    const before = await contents();

    const rotated = await rotateKeys(database.plainOwnerUrl, bThenA);
    expect(rotated.map(({ moved, already, failed }) => [moved, already, failed.length])).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
      [1, 0, 0],
    ]);
    expect(await contents()).toEqual(before);

    await withApi(keysB, async (send) => {
      const response = await send(`/sealed-papers/${paperId}/content`);
      expect(await response.text()).toBe(PDF);
      const opened = `mutation { openPayoutAccount(input: { memberId: "${memberId}" }) { payoutAccount { accountNumber version } } }`;
      expect(await graphql(send, opened)).toEqual({
        data: { openPayoutAccount: { payoutAccount: { accountNumber: '0076543', version: 1 } } },
      });
    });
    for (const userId of totp) expect(await totpOf(userId, keysB)).toBe('MIHONSECRET');
    expect(await webhookSecretOf(webhook, keysB)).toBe('MIHONWEBHOOK');
    expect(
      await database.sql(
        `SELECT acting_role, operation, subject_type FROM audit_event
         WHERE chain_id = $1 AND operation = 'keys.rotate' ORDER BY seq`,
        [group.id],
      ),
    ).toEqual(
      ['sealed_paper_content', 'payout_account', 'webhook'].map((subject_type) => ({
        acting_role: 'OPERATOR',
        operation: 'keys.rotate',
        subject_type,
      })),
    );
  });

  it('goes on after what it cannot open, says which, and does the rest when run again', async () => {
    const other = Keyring.parse(newKeyEntry('lost'));
    const lost = await seedTotp(other);
    const many = [];
    for (let n = 0; n < 120; n += 1) many.push(await seedTotp(keysA));
    const [, , first] = await rotateKeys(database.plainOwnerUrl, bThenA);
    expect(first).toMatchObject({ moved: 120, already: 2, failed: [lost] });
    const [, , again] = await rotateKeys(database.plainOwnerUrl, bThenA);
    expect(again).toMatchObject({ moved: 0, already: 122, failed: [lost] });
    for (const userId of many) expect(await totpOf(userId, keysB)).toBe('MIHONSECRET');
    expect(await totpOf(lost, other)).toBe('MIHONSECRET');

    const { code, out, err } = await run(['rotate'], {
      DATABASE_URL: database.plainOwnerUrl,
      RENKEI_KEYS: `${B},${A}`,
    });
    expect(code).toBe(1);
    expect(out).toContain(
      '認証アプリ authenticator apps: 0件を鍵「b」に移しました（すでに新しい鍵: 122件、開けなかったもの: 1件）',
    );
    expect(err).toContain(lost);
    await database.sql('DELETE FROM totp_credential WHERE user_id = $1', [lost]);
    expect(await run(['rotate'], { DATABASE_URL: database.plainOwnerUrl, RENKEI_KEYS: B })).toMatchObject({
      code: 0,
    });
  });

  it('does nothing without keys', async () => {
    await expect(run(['rotate'], { DATABASE_URL: database.plainOwnerUrl })).rejects.toThrow('RENKEI_KEYS');
  });
});

describe('renkei keys new', () => {
  it('prints one entry that the keyring reads', async () => {
    for (const [argv, name] of [
      [['new'], /^k\d{4}-\d{2}-\d{2}:/],
      [['new', 'second'], /^second:/],
    ] as const) {
      const { code, out } = await run(argv, {});
      expect([code, out]).toEqual([0, expect.stringMatching(name)]);
      expect(Keyring.parse(out.trim()).currentId).toBe(out.split(':')[0]);
    }
    await expect(run(['new', 'Bad Name'], {})).rejects.toThrow('name');
  });

  it.each([[[]], [['old']], [['new', 'a', 'b']], [['new', '--x']], [['rotate', 'all']]])(
    'says how it is used: %j',
    async (argv) => {
      expect(await run(argv, {})).toMatchObject({
        code: 2,
        err: expect.stringContaining('renkei keys rotate'),
      });
    },
  );
});

/** The command as a person runs it. */
async function run(argv: readonly string[], env: NodeJS.ProcessEnv) {
  const printed = { out: '', err: '' };
  const spies = (
    [
      ['stdout', 'out'],
      ['stderr', 'err'],
    ] as const
  ).map(([stream, into]) =>
    jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      printed[into] += String(chunk);
      return true;
    }),
  );
  try {
    return { code: await runKeys(argv, env), ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
