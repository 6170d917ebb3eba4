import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Keyring } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { actingAs, person } from '@renkei/test/people';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// A paper handed in sealed, over HTTP: in, counted, released, opened, closed again; and who is turned away where.

const PDF = Buffer.from(`%PDF-1.7 MIHON ${'髙﨑𠮷'.repeat(1_000)}\n%%EOF\n`);
const MEGABYTE = 1_000_000;

let database: TestDatabase;
let api: TestApi;
let group: SeededGroup;
let memberId: string;
let keys: Record<'own' | 'neighbour' | 'coordinator' | 'supporter' | 'administrator', string>;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  group = await seedGroup(database, { participants: ['CORPORATION', 'CORPORATION'] });
  memberId = group.memberIds[1]!;
  const supporter = await person(database);
  await database.sql(
    `WITH body AS (INSERT INTO support_body (name, prefectures) VALUES ('見本支援センター', '{13}') RETURNING id),
     consent AS (INSERT INTO support_consent (consortium_id, support_body_id, given_by) SELECT $1, id, $2 FROM body)
     INSERT INTO assignment (user_id, role, support_body_id) SELECT $3, 'SUPPORT_READER', id FROM body`,
    [group.id, group.coordinator.userId, supporter.userId],
  );
  keys = {
    own: await accessKey(database, await seedMemberUser(database, group, memberId)),
    neighbour: await accessKey(database, await seedMemberUser(database, group, group.memberIds[2]!)),
    coordinator: await accessKey(database, group.coordinator),
    supporter: await accessKey(database, actingAs(supporter, 'SUPPORT_READER')),
    administrator: await accessKey(database, await person(database, { admin: true })),
  };
}, 60_000);
afterAll(async () => {
  await api?.close();
  await database.drop();
});

function address(changes: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    memberId,
    requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
    issuedOn: '2026-11-01',
    idempotencyKey: randomUUID(),
    ...changes,
  });
  return `/sealed-papers?${query}`;
}

interface Answer {
  readonly status: number;
  readonly sealedPaper: { id: string; version: number; mediaType: string } | null;
  readonly problems: { code: string; path: string | null }[];
}

async function handIn(
  bytes: Buffer = PDF,
  { key = keys.own, path = address(), type = 'application/pdf', url = api.url } = {},
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

const open = (id: string, key: string, method = 'GET') =>
  fetch(`${api.url}/sealed-papers/${id}/content`, { method, headers: { authorization: `Bearer ${key}` } });

async function release(root: string, paper: { id: string; version: number }) {
  const { data } = await api.graphql(
    keys.own,
    `mutation ($id: ID!, $version: Int!) { ${root}(input: { id: $id, version: $version }) {
       sealedPaper { id version releasedAt } problems { code } } }`,
    { id: paper.id, version: paper.version },
  );
  return data[root].sealedPaper as { id: string; version: number; releasedAt: string | null };
}

const LISTED = `query ($id: ID!, $member: ID!) {
  consortium(id: $id) { sealedPaperCounts { requirement label { ja } handedIn released lastHandedInAt } }
  member(id: $member) { sealedPapers { edges { node { id requirement issuedOn mediaType byteLength releasedAt } } } }
}`;

describe('a paper over HTTP', () => {
  it('goes in sealed, is counted, and opened while its member lets the representative', async () => {
    const { status, sealedPaper, problems } = await handIn();
    expect([status, problems]).toEqual([201, []]);
    const paper = sealedPaper!;
    const listed = await api.graphql(keys.coordinator, LISTED, { id: group.id, member: memberId });
    expect(listed.errors).toEqual([]);
    expect(listed.data.consortium.sealedPaperCounts).toMatchObject([{ handedIn: 1, released: 0 }]);
    expect(listed.data.member.sealedPapers.edges).toEqual([
      {
        node: {
          id: paper.id,
          requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
          issuedOn: '2026-11-01',
          mediaType: 'application/pdf',
          byteLength: PDF.length,
          releasedAt: null,
        },
      },
    ]);
    expect((await open(paper.id, keys.coordinator)).status).toBe(403);

    const released = await release('releaseSealedPaper', paper);
    const answer = await open(paper.id, keys.coordinator);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`見本茶舗𠮷 2_履歴事項全部証明書_${day}提出.pdf`)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });

    await release('withdrawSealedPaperRelease', released);
    expect((await open(paper.id, keys.coordinator)).status).toBe(403);
    expect((await open(paper.id, keys.own)).status).toBe(200);
    const openings = await database.sql(
      `SELECT acting_role, operation FROM audit_event WHERE action = 'OPEN' AND subject_id = $1 ORDER BY seq`,
      [paper.id],
    );
    expect(openings).toEqual([
      { acting_role: 'COORDINATOR', operation: 'openSealedPaper' },
      { acting_role: 'MEMBER_USER', operation: 'openSealedPaper' },
    ]);
  });

  it('is opened by nobody else, released or not, and a look at its headers is no opening', async () => {
    const { sealedPaper } = await handIn();
    const paper = await release('releaseSealedPaper', sealedPaper!);
    const statuses = await Promise.all(
      [keys.neighbour, keys.supporter, keys.administrator, 'rk_wrong'].map(async (key) => {
        const { status } = await open(paper.id, key);
        return status;
      }),
    );
    expect(statuses).toEqual([404, 403, 403, 401]);
    expect((await open('not-an-id', keys.own)).status).toBe(404);
    expect((await open(paper.id, keys.own, 'HEAD')).status).toBe(405);
    expect(
      await database.sql(`SELECT FROM audit_event WHERE action = 'OPEN' AND subject_id = $1`, [paper.id]),
    ).toEqual([]);
  });

  it('is handed in by its own people only', async () => {
    for (const key of [keys.coordinator, keys.supporter, keys.administrator]) {
      expect((await handIn(PDF, { key })).status).toBe(403);
    }
    expect((await handIn(PDF, { key: keys.neighbour })).status).toBe(404);
    const listed = await api.graphql(keys.supporter, LISTED, { id: group.id, member: memberId });
    expect(listed.data).toEqual({ consortium: { sealedPaperCounts: null }, member: { sealedPapers: null } });
    expect(listed.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });

  it('is what its bytes say', async () => {
    const png = Buffer.from(
      '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082',
      'hex',
    );
    expect((await handIn(png, { type: 'application/pdf' })).sealedPaper?.mediaType).toBe('image/png');
    expect(await handIn(Buffer.from('<!DOCTYPE html><p>%PDF-1.7 %%EOF</p>'))).toMatchObject({
      status: 400,
      sealedPaper: null,
      problems: [{ code: 'FILE_IS_WEB_PAGE', path: 'file' }],
    });
    expect(await handIn(Buffer.alloc(0))).toMatchObject({ status: 400, problems: [{ code: 'FILE_EMPTY' }] });
    expect(await handIn(PDF, { type: 'multipart/form-data; boundary=x' })).toMatchObject({
      status: 415,
      problems: [{ code: 'FORM_UPLOAD', path: 'file' }],
    });
  });

  it('is refused before it comes when its description is not in order', async () => {
    const refused = await handIn(PDF, { path: address({ requirement: 'TAX_RETURN_COPY' }) });
    expect(refused).toMatchObject({
      status: 400,
      sealedPaper: null,
      problems: [{ code: 'REQUIREMENT_DOES_NOT_APPLY', path: 'requirement' }],
    });
    const malformed = await fetch(`${api.url}${address({ memberId: 'x', issuedOn: '昨日', more: '1' })}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys.own}` },
      body: new Uint8Array(PDF),
    });
    const { errors } = (await malformed.json()) as {
      errors: { extensions: { problems: { path: string }[] } }[];
    };
    expect([malformed.status, errors[0]!.extensions.problems.map(({ path }) => path).sort()]).toEqual([
      400,
      ['issuedOn', 'memberId', 'more'],
    ]);
  });

  it.each([
    ['announced', true],
    ['not announced', false],
  ])('beyond 20 MB is refused at the limit when its length is %s', async (_, announce) => {
    const { status, code, sent } = await sendMegabytes(400, announce);
    expect([status, code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect(sent).toBeLessThan(200);
  });

  it('of 20 MB goes in and comes out as it was', async () => {
    const large = Buffer.concat([PDF, Buffer.alloc(20 * MEGABYTE - 2 * PDF.length, 'MIHON'), PDF]);
    expect(large.length).toBe(20 * MEGABYTE);
    const { status, sealedPaper } = await handIn(large);
    expect(status).toBe(201);
    const answer = await open(sealedPaper!.id, keys.own);
    expect(Buffer.from(await answer.arrayBuffer()).equals(large)).toBe(true);
  });
});

describe('without keys', () => {
  it('papers and accounts are answered with what the operator has to do', async () => {
    const bare = await testApi(database, { config: { keys: Keyring.parse(undefined) } });
    try {
      expect(await handIn(PDF, { url: bare.url })).toMatchObject({
        status: 503,
        sealedPaper: null,
        problems: [{ code: 'KEYS_NOT_SET', path: null }],
      });
      const { data } = await bare.graphql(
        keys.own,
        `mutation ($memberId: ID!) { setPayoutAccount(input: { memberId: $memberId, bankCode: "9998", branchCode: "987",
           accountType: ORDINARY, accountNumber: "1", holderKana: "ﾐﾎﾝ" }) { payoutAccount { version } problems { code } } }`,
        { memberId },
      );
      expect(data.setPayoutAccount).toEqual({ payoutAccount: null, problems: [{ code: 'KEYS_NOT_SET' }] });
    } finally {
      await bare.close();
    }
  });
});

describe('a payout account', () => {
  it('shows to its member and representative that it is there, and what it is when they open it', async () => {
    const set = `mutation ($memberId: ID!) { setPayoutAccount(input: { memberId: $memberId, bankCode: "9998",
      branchCode: "987", accountType: ORDINARY, accountNumber: "７６５４３", holderKana: "カ）ミホンショウテン" })
      { payoutAccount { accountNumber holderKana } problems { code } } }`;
    const { data } = await api.graphql(keys.own, set, { memberId });
    expect(data.setPayoutAccount.payoutAccount).toEqual({
      accountNumber: '0076543',
      holderKana: 'ｶ)ﾐﾎﾝｼﾖｳﾃﾝ',
    });
    const state = `query ($memberId: ID!) { member(id: $memberId) { payoutAccountState { registered version } } }`;
    const openIt = `mutation ($memberId: ID!) { openPayoutAccount(input: { memberId: $memberId }) {
      payoutAccount { bankCode accountNumber } } }`;
    for (const key of [keys.own, keys.coordinator]) {
      const seen = await api.graphql(key, state, { memberId });
      expect(seen.data.member.payoutAccountState).toEqual({ registered: true, version: 1 });
      const opened = await api.graphql(key, openIt, { memberId });
      expect(opened.data.openPayoutAccount.payoutAccount).toEqual({
        bankCode: '9998',
        accountNumber: '0076543',
      });
    }
    for (const key of [keys.supporter, keys.administrator]) {
      const opened = await api.graphql(key, openIt, { memberId });
      expect(opened.errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const events = await database.sql(
      `SELECT acting_role, operation FROM audit_event WHERE action = 'OPEN' AND subject_type = 'payout_account' ORDER BY seq`,
    );
    expect(events).toEqual([
      { acting_role: 'MEMBER_USER', operation: 'openPayoutAccount' },
      { acting_role: 'COORDINATOR', operation: 'openPayoutAccount' },
    ]);
    expect(api.logged.join('\n')).not.toMatch(/0076543|76543|ﾐﾎﾝ/);
  });
});

/** Sends this many megabytes, one by one, and counts those that left before the answer came. */
function sendMegabytes(
  most: number,
  announce: boolean,
): Promise<{ status: number; code: string; sent: number }> {
  return new Promise((resolve, reject) => {
    const sending = request(`${api.url}${address()}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${keys.own}`,
        ...(announce ? { 'content-length': most * MEGABYTE } : {}),
      },
    });
    let sent = 0;
    let answered = false;
    sending.on('response', (res) => {
      answered = true;
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      res.on('end', () => {
        sending.destroy();
        const { problems } = JSON.parse(text) as Answer;
        resolve({ status: res.statusCode ?? 0, code: problems[0]!.code, sent });
      });
    });
    sending.on('error', (error) => answered || reject(error));
    const chunk = Buffer.alloc(MEGABYTE, 'x');
    const next = (): void => {
      if (answered || sent === most) return;
      sent += 1;
      sending.write(chunk, () => setImmediate(next));
    };
    next();
  });
}
