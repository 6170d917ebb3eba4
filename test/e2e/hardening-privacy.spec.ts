import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configOf, newSessionToken, type ServerConfig } from '@renkei/platform';
import { createWorker, readSettings } from '@renkei/worker';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { newKey, sampleCorporateNumber } from '@renkei/test/sample-values';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { accessKey, testApi, testKeys, type Answer, type TestApi } from '../harness/api.ts';

// Marked values go through everything that succeeds and everything that fails. Afterwards they are looked for in the log
// lines of API and worker down to trace, in the outbox, the queue's tables, the idempotency table and the audit; and
// secrets in every table there is.

const START_UP_MS = 120_000;

const MARKS = {
  name: '見本印髙﨑𠮷商店',
  email: 'mihon-jirushi@example.jp',
  phone: '0907654321',
  person: '見本印𠮷田花子',
  bankNumber: '7391846',
  holder: 'ミホンジルシ',
  password: 'mihon-jirushi-password-2026',
  wrongPassword: 'mihon-jirushi-wrong-2026',
  fileName: '見本印の名簿.csv',
  reason: '見本印のため辞退',
  label: '見本印の鍵',
} as const;
/** Also in other spellings they could be written down in. */
const SPELLINGS = Object.values(MARKS).flatMap((mark) => [
  mark,
  encodeURIComponent(mark),
  JSON.stringify(mark).slice(1, -1),
]);

let database: TestDatabase;
let api: TestApi;
let group: SeededGroup;
let coordinator: Caller;
let memberUser: Caller;
let mailbox: string;
let evidence: string;
const workerLines: string[] = [];
/** Secrets made on the way: nowhere in clear, in no table. */
const secrets: string[] = [MARKS.password, MARKS.wrongPassword, MARKS.bankNumber];

beforeAll(async () => {
  database = await testDatabase();
  evidence = mkdtempSync(join(tmpdir(), 'renkei-evidence-'));
  api = await testApi(database, {
    logLevel: 'trace',
    config: { evidenceStorage: { kind: 'FOLDER', folder: evidence } },
  });
  mailbox = mkdtempSync(join(tmpdir(), 'renkei-letters-'));
  group = await seedGroup(database, { participants: ['CORPORATION'] });
  await database.sql('UPDATE app_user SET email = $1 WHERE id = $2', [
    `boss.${MARKS.email}`,
    group.coordinator.userId,
  ]);
  coordinator = await signedIn(group.coordinator.userId);
  const key = await accessKey(database, await seedMemberUser(database, group, group.memberIds[0]!));
  secrets.push(key);
  memberUser = { authorization: `Bearer ${key}` };
}, START_UP_MS);
afterAll(async () => {
  await api?.close();
  rmSync(mailbox, { recursive: true, force: true });
  rmSync(evidence, { recursive: true, force: true });
  await database.drop();
});

type Caller = Readonly<Record<string, string>>;

/** A browser with a session of this person. */
async function signedIn(userId: string): Promise<Caller> {
  const { token, sha256 } = newSessionToken();
  secrets.push(token);
  await database.sql(
    `INSERT INTO session (user_id, token_sha256, signed_in_with, expires_at)
     VALUES ($1, $2, 'PASSWORD', now() + interval '1 day')`,
    [userId, sha256],
  );
  return { cookie: `renkei=${token}`, origin: api.url };
}

async function ask(caller: Caller, query: string, variables: object = {}): Promise<Omit<Answer, 'headers'>> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...caller },
    body: JSON.stringify({ query, variables }),
  });
  const { data = null, errors = [] } = (await response.json()) as Partial<Answer>;
  return { status: response.status, data, errors };
}

interface Outcome {
  readonly problems: readonly string[];
  readonly code: string | undefined;
}

/** Runs one mutation and says what became of it: problems in its payload, or the error's code. */
async function mutate(caller: Caller, name: string, input: object): Promise<Outcome> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation M($input: ${type}!) { ${name}(input: $input) { problems { code } } }`;
  const { data, errors } = await ask(caller, query, { input });
  return {
    problems: (data?.[name]?.problems ?? []).map(({ code }: { code: string }) => code),
    code: errors[0]?.extensions.code,
  };
}

const visitor: Caller = {};
const done: Outcome = { problems: [], code: undefined };
const business = (values: object = {}) => ({
  name: MARKS.name,
  legalForm: 'CORPORATION',
  email: MARKS.email,
  phone: MARKS.phone,
  representativeName: MARKS.person,
  ...values,
});
const enrol = (values: object) =>
  mutate(coordinator, 'enrolMember', {
    consortiumId: group.id,
    idempotencyKey: newKey(),
    business: business(values),
  });
const vendor = (values: object = {}) =>
  mutate(coordinator, 'createVendor', {
    consortiumId: group.id,
    idempotencyKey: newKey(),
    name: MARKS.name,
    ...values,
  });

describe('marked values go', () => {
  it('into what succeeds', async () => {
    expect(await enrol({ corporateNumber: sampleCorporateNumber(1) })).toEqual(done);
    expect(await vendor({ corporateNumber: sampleCorporateNumber(2) })).toEqual(done);
    const apiKey = {
      label: MARKS.label,
      expiresInDays: 1,
      readOnly: true,
      idempotencyKey: newKey(),
      role: 'COORDINATOR',
    };
    const query =
      'mutation M($input: CreateApiKeyInput!) { createApiKey(input: $input) { key problems { code } } }';
    const { data, errors } = await ask(coordinator, query, { input: apiKey });
    expect([errors, data?.createApiKey.problems]).toEqual([[], []]);
    secrets.push(data.createApiKey.key as string);
    const account = {
      bankCode: '0001',
      branchCode: '001',
      accountType: 'ORDINARY',
      accountNumber: MARKS.bankNumber,
    };
    const payout = { memberId: group.memberIds[0], holderKana: MARKS.holder, ...account };
    expect(await mutate(memberUser, 'setPayoutAccount', payout)).toEqual(done);
  });

  it('into input that has to be put right', async () => {
    expect((await enrol({ corporateNumber: MARKS.phone })).problems).not.toEqual([]);
    expect((await enrol({ email: `${MARKS.email} x` })).code ?? 'problems').not.toBe('INTERNAL');
    expect((await enrol({ [MARKS.bankNumber]: MARKS.name })).code).toBe('BAD_USER_INPUT');
    expect((await enrol({ legalForm: MARKS.name })).code).toBe('BAD_USER_INPUT');
    const stale = { id: group.memberIds[0], version: 99, business: { name: MARKS.name } };
    expect((await mutate(coordinator, 'updateMember', stale)).problems).toEqual(['STALE_VERSION']);
    const payout = {
      memberId: group.memberIds[0],
      bankCode: MARKS.bankNumber,
      branchCode: '0',
      accountType: 'ORDINARY',
    };
    const wrong = { ...payout, accountNumber: `${MARKS.bankNumber}00`, holderKana: MARKS.person };
    expect((await mutate(memberUser, 'setPayoutAccount', wrong)).problems).not.toEqual([]);
    expect((await ask(coordinator, `{ consortium(id: "${MARKS.name}") { name `)).errors).toHaveLength(1);
    expect(
      (await ask({ authorization: `Bearer rk_${MARKS.wrongPassword}` }, '{ me { email } }')).status,
    ).toBe(401);
  });

  it('into files', async () => {
    const target = `${api.url}/imports/members?consortiumId=${group.id}&fileName=${encodeURIComponent(MARKS.fileName)}`;
    const upload = (url: string, caller: Caller, body: string) =>
      fetch(url, {
        method: 'POST',
        headers: { ...caller, 'content-type': 'text/csv' },
        body,
      });
    expect(
      (
        await upload(
          target,
          coordinator,
          `事業者名,メール,電話\n${MARKS.name},${MARKS.email},${MARKS.phone}\n`,
        )
      ).status,
    ).toBe(201);
    expect((await upload(`${target}x`, coordinator, `\u0000${MARKS.name}`)).status).toBeGreaterThanOrEqual(
      400,
    );
    const paper = `${api.url}/sealed-papers?memberId=${group.memberIds[0]}&requirement=${encodeURIComponent(MARKS.name)}&idempotencyKey=${newKey()}`;
    expect((await upload(paper, memberUser, MARKS.person)).status).toBe(400);
  });

  it('into the procedure: what is declared, proved, told to machines and calendars', async () => {
    const [consortiumId, memberId] = [group.id, group.memberIds[0]];
    const declared = {
      memberId,
      declaredBy: MARKS.person,
      declaredOn: '2026-05-01',
      declarations: [{ code: 'ANTISOCIAL_TIES', answer: false }],
    };
    expect(await mutate(memberUser, 'recordDeclarations', declared)).toEqual(done);
    const undated = { ...declared, declaredOn: MARKS.name };
    expect((await mutate(memberUser, 'recordDeclarations', undated)).code).toBe('BAD_USER_INPUT');
    const asked = { consortiumId, idempotencyKey: newKey() };
    expect(await mutate(coordinator, 'askForPapers', asked)).toEqual(done);
    const told = [
      [
        'createWebhook',
        'secret',
        {
          consortiumId,
          machines: ['APPLICATION'],
          url: `https://hooks.example.jp/${encodeURIComponent(MARKS.label)}`,
        },
      ],
      ['createCalendarFeed', 'address', { consortiumId }],
    ] as const;
    for (const [name, shown, input] of told) {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation M($input: ${type}!) { ${name}(input: $input) { ${shown} problems { code } } }`;
      const { data, errors } = await ask(coordinator, query, {
        input: { ...input, idempotencyKey: newKey() },
      });
      expect([errors, data?.[name].problems]).toEqual([[], []]);
      secrets.push((data[name][shown] as string).replace(/^.*\/|\.ics$/g, ''));
    }
    const calendar = `${api.url}/calendar/${secrets.at(-1)}`;
    expect((await fetch(`${calendar}.ics`)).status).toBe(200);
    expect((await fetch(`${calendar}x.ics`)).status).toBe(404);
    const target = `${api.url}/evidence?consortiumId=${consortiumId}&memberId=${memberId}&idempotencyKey=${newKey()}`;
    for (const [body, status] of [
      ['%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n', 201],
      [MARKS.person, 400],
    ] as const) {
      const url = `${target}${status}&fileName=${encodeURIComponent(MARKS.fileName)}.pdf`;
      expect((await fetch(url, { method: 'POST', headers: memberUser, body })).status).toBe(status);
    }
  });

  it('into constraints the database alone knows, and into our own failures', async () => {
    await database.sql(`ALTER TABLE vendor ADD CONSTRAINT planted CHECK (name <> '${MARKS.name}') NOT VALID`);
    expect((await vendor()).code).toBe('INTERNAL'); // PostgreSQL's detail quotes the whole row
    await database.sql('ALTER TABLE vendor DROP CONSTRAINT planted');
    await database.sql('ALTER TABLE business RENAME TO business_away');
    expect((await enrol({})).code).toBe('INTERNAL');
    await database.sql('ALTER TABLE business_away RENAME TO business');
    const taken = { corporateNumber: sampleCorporateNumber(1) };
    expect((await enrol(taken)).problems).not.toEqual([]);
  });

  it('into accounts: invited, signed in, turned away, a password forgotten', async () => {
    const invite = { consortiumId: group.id, idempotencyKey: newKey(), email: MARKS.email };
    expect(await mutate(coordinator, 'inviteCoordinator', invite)).toEqual(done);
    const [row] = await database.sql<{ id: string }>('SELECT id FROM invitation WHERE email = $1', [
      MARKS.email,
    ]);
    const [token] = testKeys.linkTokens(row!.id);
    secrets.push(token!);
    const accept = { token, displayName: MARKS.person, password: MARKS.password };
    expect((await mutate(visitor, 'acceptInvitation', { ...accept, token: `${token}x` })).code).not.toBe(
      'INTERNAL',
    );
    expect(await mutate(visitor, 'acceptInvitation', accept)).toEqual(done);
    const signIn = (password: string) => mutate(visitor, 'signIn', { email: MARKS.email, password });
    expect((await signIn(MARKS.wrongPassword)).problems).not.toEqual([]);
    expect(await signIn(MARKS.password)).toEqual(done);
    expect(await mutate(visitor, 'requestPasswordReset', { email: MARKS.email })).toEqual(done);
    const reset = { token: 'A'.repeat(43), newPassword: MARKS.wrongPassword };
    expect((await mutate(visitor, 'resetPassword', reset)).problems).not.toEqual([]);
    // these letters stay unsent until the worker runs
    for (const email of [`second.${MARKS.email}`, `third.${MARKS.email}`]) {
      expect(
        await mutate(coordinator, 'inviteCoordinator', { ...invite, email, idempotencyKey: newKey() }),
      ).toEqual(done);
    }
  });

  it(
    'through a worker whose mail server refuses, quoting the address, and one whose letters arrive',
    async () => {
      const refusing = new SMTPServer({
        authOptional: true,
        logger: false,
        onRcptTo: ({ address }, _session, answer) => answer(new Error(`no such mailbox: ${address}`)),
      });
      await new Promise<void>((ready) => void refusing.listen(0, '127.0.0.1', ready));
      const { port } = refusing.server.address() as { port: number };
      try {
        await runWorker(
          { smtpUrl: `smtp://127.0.0.1:${port}` },
          `SELECT FROM outbox WHERE last_error IS NOT NULL`,
          2,
        );
      } finally {
        await new Promise<void>((closed) => void refusing.close(() => closed()));
      }
      await database.sql('UPDATE outbox SET relayed_at = NULL, last_error = NULL WHERE done_at IS NULL');
      await runWorker({ mailboxDirectory: mailbox }, 'SELECT FROM invitation WHERE sent_at IS NOT NULL', 2);
    },
    START_UP_MS,
  );
});

/** Runs a worker until at least so many rows answer. */
async function runWorker(config: Partial<ServerConfig>, until: string, rows: number): Promise<void> {
  const worker = await createWorker({
    config: configOf({ databaseUrl: database.workerUrl, keys: testKeys, ...config }),
    settings: readSettings({}),
    logger: pino({ level: 'trace' }, { write: (line: string) => void workerLines.push(line) }),
  });
  try {
    for (let waited = 0; (await database.sql(until)).length < rows; waited += 50) {
      if (waited > 60_000) throw new Error(`waited in vain for: ${until}`);
      await sleep(50);
    }
  } finally {
    await worker.close();
  }
}

async function rowsOf(schema: string, only?: readonly string[]): Promise<string[]> {
  const tables = await database.sql<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema = $1 AND table_type = 'BASE TABLE' AND ($2::text[] IS NULL OR table_name = ANY ($2))`,
    [schema, only ?? null],
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const rows = await database.sql<{ line: string }>(`SELECT row_to_json(t)::text AS line FROM ${name} t`);
    lines.push(...rows.map(({ line }) => `${name} ${line}`));
  }
  return lines;
}

function holding(lines: readonly string[], marks: readonly string[]): string[] {
  return lines.filter((line) => marks.some((mark) => line.includes(mark)));
}

describe('afterwards', () => {
  it('no log line of the API or the worker holds one', () => {
    const lines = [...api.logged, ...workerLines];
    expect(holding(lines, [...SPELLINGS, ...secrets])).toEqual([]);
    expect(holding([JSON.stringify({ msg: `to ${MARKS.email}` })], SPELLINGS)).toHaveLength(1);
    // there was something to log: failures of ours, and letters that did not go out
    expect(api.logged.filter((line) => line.includes('unexpected error')).length).toBeGreaterThanOrEqual(2);
    expect(workerLines.length).toBeGreaterThan(2);
  });

  it('neither the outbox, the queues, the idempotency keys nor the audit hold one', async () => {
    const quiet = [
      'outbox',
      'idempotency_key',
      'audit_event',
      'audit_checkpoint',
      'throttle',
      'notification',
      'reminder',
    ];
    const lines = [...(await rowsOf('public', quiet)), ...(await rowsOf('bullmq'))];
    for (const table of [
      'public.outbox',
      'public.idempotency_key',
      'public.audit_event',
      'public.throttle',
      'bullmq.job',
    ]) {
      expect([
        table,
        lines.some((line) => line.startsWith(`${table} `) || line.startsWith(`${table}s `)),
      ]).toEqual([table, true]);
    }
    expect(holding(lines, [...SPELLINGS, ...secrets])).toEqual([]);
  });

  it('no table holds a secret in clear', async () => {
    const lines = await rowsOf('public');
    expect(holding(lines, secrets)).toEqual([]);
    expect(holding(lines, [MARKS.name]).length).toBeGreaterThan(1); // the search finds what is there
  });
});
