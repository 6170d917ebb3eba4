import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { readCheckpointBlocks } from '@renkei/audit/verify';
import { configOf, createLogger, LetterFolder } from '@renkei/platform';
import { createWorker, readSettings } from '@renkei/worker';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { testApi, testKeys, type TestApi } from '../harness/api.ts';
import { Visitor, newKey, sessionCookie } from '../harness/visitor.ts';

// Two coordinators, three merchants and a support body at work on two groups, over HTTP from the first invitation on:
// each sees exactly their own. Letters go through the real worker into a folder.

const PASSWORD = '海の見える町の 朝市と 青い軽トラック';

let database: TestDatabase;
let api: TestApi;
let worker: INestApplicationContext;
let mailbox: string;
let administrator: Visitor;

beforeAll(async () => {
  database = await testDatabase();
  mailbox = await mkdtemp(join(tmpdir(), 'renkei-letters-'));
  const auditSigningKey = generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'der' })
    .toString('base64');
  const config = { keys: testKeys, mailboxDirectory: mailbox, auditSigningKey };
  api = await testApi(database, { config });
  worker = await createWorker({
    config: configOf({ ...config, databaseUrl: database.workerUrl }),
    settings: readSettings({ OUTBOX_POLL_MS: '200', AUDIT_CHECKPOINT_EVERY_MS: '1000' }),
    logger: createLogger('worker', 'silent'),
  });
  const admin = await person(database, { admin: true, name: '見本 管理者' });
  administrator = new Visitor(api.url, await sessionCookie(database, admin));
}, 120_000);
afterAll(async () => {
  await worker?.close();
  await api?.close();
  await database.drop();
  await rm(mailbox, { recursive: true, force: true });
});

async function letterTo(email: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const letter = (await new LetterFolder(mailbox).newest(100)).find(({ to }) => to === email);
    if (letter) return letter.text;
    await sleep(50);
  }
  throw new Error(`no letter came to ${email}`);
}

/** Opens the link of the letter and makes the account, as the invited person does. */
async function accept(email: string, displayName: string): Promise<Visitor> {
  const text = await letterTo(email);
  const token = /\/invitation#(\S+)/.exec(text)![1]!;
  const visitor = new Visitor(api.url);
  const { problems } = await visitor.change('acceptInvitation', { token, displayName, password: PASSWORD });
  expect(problems).toEqual([]);
  return visitor;
}

async function signIn(email: string): Promise<Visitor> {
  const visitor = new Visitor(api.url);
  const { signedIn } = await visitor.change('signIn', { email, password: PASSWORD }, 'signedIn');
  expect(signedIn).toBe(true);
  return visitor;
}

interface Shop {
  readonly name: string;
  readonly price: number;
  readonly representative?: boolean;
}

/** A group with its shops and one software line each. */
async function found(coordinator: Visitor, name: string, prefecture: number, shops: readonly Shop[]) {
  const { consortium } = await coordinator.change(
    'createConsortium',
    { name, prefecture, idempotencyKey: newKey() },
    'consortium { id }',
  );
  const memberIds: string[] = [];
  for (const shop of shops) {
    const { member, problems } = await coordinator.change(
      'enrolMember',
      {
        consortiumId: consortium.id,
        idempotencyKey: newKey(),
        role: shop.representative ? 'REPRESENTATIVE' : 'PARTICIPANT',
        business: { name: shop.name, legalForm: 'CORPORATION', prefecture },
      },
      'member { id }',
    );
    expect(problems).toEqual([]);
    memberIds.push(member.id);
    await coordinator.change('addCostLine', {
      memberId: member.id,
      idempotencyKey: newKey(),
      line: {
        category: 'SOFTWARE',
        label: `${shop.name}のレジ`,
        functions: ['ACCOUNTING', 'SETTLEMENT'],
        unitPriceYen: shop.price,
        quantity: 1,
      },
    });
  }
  return { id: consortium.id as string, memberIds };
}

const NAMES_SEEN =
  '{ consortia { edges { node { name members { edges { node { business { name } } } } } } } }';

/** Every group and every member somebody can see, by name. */
async function seenBy(visitor: Visitor): Promise<Record<string, string[]>> {
  const { consortia } = await visitor.ask(NAMES_SEEN);
  return Object.fromEntries(
    consortia.edges.map(({ node }: { node: { name: string; members: { edges: unknown[] } } }) => [
      node.name,
      node.members.edges.map((edge) => (edge as { node: { business: { name: string } } }).node.business.name),
    ]),
  );
}

describe('two groups and everybody who works on them', () => {
  const HON = '見本本町グループ';
  const MINATO = '見本港グループ';
  let hon: { id: string; memberIds: string[] };
  let minato: { id: string; memberIds: string[] };
  let hanako: Visitor;
  let jiro: Visitor;
  let chaho: Visitor;
  let sakaya: Visitor;
  let suisan: Visitor;
  let reader: Visitor;

  it('are invited by letter and found their groups', async () => {
    for (const email of ['hanako@example.jp', 'jiro@example.jp']) {
      await administrator.change('inviteAccount', { email, role: 'COORDINATOR', idempotencyKey: newKey() });
    }
    hanako = await accept('hanako@example.jp', '見本 花子');
    jiro = await accept('jiro@example.jp', '髙﨑 𠮷次郎');
    hon = await found(hanako, HON, 40, [
      { name: '見本茶舗', price: 1_111_100, representative: true },
      { name: '見本酒店', price: 2_222_200 },
    ]);
    minato = await found(jiro, MINATO, 17, [{ name: '見本水産', price: 3_333_300, representative: true }]);
  }, 60_000);

  it('merchants are invited to their own shop', async () => {
    for (const [coordinator, email, memberId] of [
      [hanako, 'chaho@example.jp', hon.memberIds[0]],
      [hanako, 'sakaya@example.jp', hon.memberIds[1]],
      [jiro, 'suisan@example.jp', minato.memberIds[0]],
    ] as const) {
      const { problems } = await coordinator.change('inviteMemberUser', {
        email,
        memberId,
        idempotencyKey: newKey(),
      });
      expect(problems).toEqual([]);
    }
    chaho = await accept('chaho@example.jp', '見本 茶太郎');
    sakaya = await accept('sakaya@example.jp', '見本 酒造');
    suisan = await accept('suisan@example.jp', '見本 魚子');
    expect(await letterTo('chaho@example.jp')).toContain('見本茶舗');
  }, 60_000);

  it('a support body reads the groups that consent, once they do', async () => {
    const { supportBody } = await administrator.change(
      'createSupportBody',
      { name: '見本商工会', prefectures: [17, 40], idempotencyKey: newKey() },
      'supportBody { id }',
    );
    await administrator.change('inviteSupportReader', {
      email: 'reader@example.jp',
      supportBodyId: supportBody.id,
      idempotencyKey: newKey(),
    });
    reader = await accept('reader@example.jp', '見本 支援子');
    expect(await seenBy(reader)).toEqual({});
    const consent = { consortiumId: hon.id, supportBodyId: supportBody.id };
    const given = await hanako.change('giveSupportConsent', consent, '', 'SupportConsentInput');
    expect(given.problems).toEqual([]);
    expect(await seenBy(reader)).toEqual({ [HON]: ['見本茶舗', '見本酒店'] });
  }, 60_000);

  it('each sees exactly their own', async () => {
    expect(await seenBy(hanako)).toEqual({ [HON]: ['見本茶舗', '見本酒店'] });
    expect(await seenBy(jiro)).toEqual({ [MINATO]: ['見本水産'] });
    expect(await seenBy(chaho)).toEqual({ [HON]: ['見本茶舗'] });
    expect(await seenBy(sakaya)).toEqual({ [HON]: ['見本酒店'] });
    expect(await seenBy(suisan)).toEqual({ [MINATO]: ['見本水産'] });
    expect(await seenBy(reader)).toEqual({ [HON]: ['見本茶舗', '見本酒店'] });
  });

  it('a merchant knows who takes part and its own result, and of the others no yen', async () => {
    const page = await chaho.ask(
      `query ($id: ID!) { consortium(id: $id) {
         roster { name status }
         ownResults { memberId calculation { subsidy granted } findings { code } } } }`,
      { id: hon.id },
    );
    expect(page.consortium.roster.map(({ name }: { name: string }) => name)).toEqual([
      '見本茶舗',
      '見本酒店',
    ]);
    expect(page.consortium.ownResults).toHaveLength(1);
    expect(page.consortium.ownResults[0].memberId).toBe(hon.memberIds[0]);
    expect(page.consortium.ownResults[0].calculation.granted).toBeGreaterThan(0);
    const whole = await chaho.answer(
      'query ($id: ID!) { consortium(id: $id) { calculation { total { granted } } } }',
      { id: hon.id },
    );
    expect(whole.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const next = await chaho.answer('query ($id: ID!) { member(id: $id) { costLines { label } } }', {
      id: hon.memberIds[1],
    });
    expect(next.errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('the support body and the merchants change nothing', async () => {
    for (const visitor of [reader, sakaya]) {
      const { errors } = await visitor.answer(
        'mutation ($input: UpdateConsortiumInput!) { updateConsortium(input: $input) { problems { code } } }',
        { input: { id: hon.id, version: 1, name: 'x' } },
      );
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('a sealed paper is counted by the coordinator and opened only with its member’s consent', async () => {
    const query = new URLSearchParams({
      memberId: hon.memberIds[0]!,
      requirement: 'CORPORATE_TAX_CERTIFICATE',
      issuedOn: '2026-11-01',
      idempotencyKey: newKey(),
    });
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n納税証明書の中身');
    const handedIn = await chaho.send(`/sealed-papers?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: pdf,
    });
    const { sealedPaper } = (await handedIn.json()) as { sealedPaper: { id: string; version: number } };
    expect(handedIn.status).toBe(201);
    const content = `/sealed-papers/${sealedPaper.id}/content`;
    const counted = await hanako.ask(
      'query ($id: ID!) { consortium(id: $id) { sealedPaperCounts { handedIn released } } }',
      { id: hon.id },
    );
    expect(counted.consortium.sealedPaperCounts).toEqual([{ handedIn: 1, released: 0 }]);
    expect((await hanako.send(content)).status).toBe(403);
    expect((await sakaya.send(content)).status).toBe(404);
    expect((await jiro.send(content)).status).toBe(404);
    expect((await reader.send(content)).status).toBe(403);
    const { problems } = await chaho.change('releaseSealedPaper', {
      id: sealedPaper.id,
      version: sealedPaper.version,
    });
    expect(problems).toEqual([]);
    const opened = await hanako.send(content);
    expect(Buffer.from(await opened.arrayBuffer()).equals(pdf)).toBe(true);
    expect((await reader.send(content)).status).toBe(403);
  });

  it('one person with two roles chooses, and the choice is what they see', async () => {
    await hanako.change('inviteMemberUser', {
      email: 'jiro@example.jp',
      memberId: hon.memberIds[1],
      idempotencyKey: newKey(),
    });
    let token: string | undefined;
    for (let tries = 0; tries < 200 && token === undefined; tries += 1) {
      const letters = await new LetterFolder(mailbox).newest(100);
      const letter = letters.find(({ to, text }) => to === 'jiro@example.jp' && text.includes('見本酒店'));
      token = letter && /\/invitation#(\S+)/.exec(letter.text)![1];
      if (token === undefined) await sleep(50);
    }
    expect((await jiro.change('acceptInvitation', { token })).problems).toEqual([]);
    const again = await signIn('jiro@example.jp');
    const { me } = await again.ask('{ me { mustChooseRole acting { role } assignments { id role } } }');
    expect(me).toMatchObject({ mustChooseRole: true, acting: null });
    expect((await again.answer(NAMES_SEEN)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    await again.change('chooseRole', { role: 'MEMBER_USER' });
    expect(await seenBy(again)).toEqual({ [HON]: ['見本酒店'] });
    await again.change('chooseRole', { role: 'COORDINATOR' });
    expect(await seenBy(again)).toEqual({ [MINATO]: ['見本水産'] });
  });

  it('a consent that is withdrawn ends the reading at once, and so does an ended session', async () => {
    const { consortium } = await hanako.ask(
      'query ($id: ID!) { consortium(id: $id) { supportConsents { edges { node { supportBodyId } } } } }',
      { id: hon.id },
    );
    const consent = { consortiumId: hon.id, ...consortium.supportConsents.edges[0].node };
    await hanako.change('withdrawSupportConsent', consent, '', 'SupportConsentInput');
    expect(await seenBy(reader)).toEqual({});
    const other = await signIn('chaho@example.jp');
    await chaho.ask('mutation { endOtherSessions { problems { code } } }');
    expect((await other.answer(NAMES_SEEN)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await seenBy(chaho)).toEqual({ [HON]: ['見本茶舗'] });
  });

  it('everything done stands in the group’s audit, with who and in which role', async () => {
    const { consortium } = await hanako.ask(
      `query ($id: ID!) { consortium(id: $id) { auditEvents(first: 200) { edges { node {
         operation action subjectType role } } } } }`,
      { id: hon.id },
    );
    const events = consortium.auditEvents.edges.map(({ node }: { node: object }) => node);
    expect(events).toContainEqual(
      expect.objectContaining({
        operation: 'releaseSealedPaper',
        subjectType: 'sealed_paper',
        role: 'MEMBER_USER',
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ action: 'OPEN', subjectType: 'sealed_paper', role: 'COORDINATOR' }),
    );
    const letter = await letterWith('hanako@example.jp', 'BEGIN RENKEI AUDIT CHECKPOINT');
    expect(readCheckpointBlocks(letter)).toMatchObject([{ chain: hon.id }]);
  });

  async function letterWith(email: string, part: string): Promise<string> {
    for (let tries = 0; tries < 200; tries += 1) {
      const letters = await new LetterFolder(mailbox).newest(200);
      const letter = letters.find(({ to, text }) => to === email && text.includes(part));
      if (letter) return letter.text;
      await sleep(50);
    }
    throw new Error(`no letter with ${part} came to ${email}`);
  }
});
