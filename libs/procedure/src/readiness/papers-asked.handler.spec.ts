import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { localDate } from '@renkei/kernel';
import { MemberDocumentService } from '@renkei/obligations';
import { configOf, FixedClock, OUTBOX_TOPICS, type Viewer } from '@renkei/platform';
import { HandlerRegistry, mailerOf, OutboxProcessor } from '@renkei/platform/jobs';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSchedule, type SeededGroup } from '@renkei/test/group';
import { newKey } from '@renkei/test/sample-values';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { SMTPServer } from 'smtp-server';
import { PaperAskService } from './paper-ask.service.ts';
import { PapersAskedHandler } from './papers-asked.handler.ts';
import { ReviewService } from './review.service.ts';

const PUBLIC_URL = 'https://renkei.mihon.example';
const START = Date.UTC(2026, 4, 20, 0, 0); // 09:00 in Japan
const clock = new FixedClock(START);

interface Received {
  readonly to: string;
  readonly raw: string;
}

let database: TestDatabase;
let api: Tenant;
let worker: Tenant;
let server: SMTPServer;
let processor: OutboxProcessor;
let asks: PaperAskService;
let group: SeededGroup;
let merchant: Viewer;
const received: Received[] = [];
/** Reply to RCPT TO by address; none: taken. */
const refusals = new Map<string, { readonly code: number; readonly text: string }>();

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, consortiumEntities);
  worker = await tenant(database, [], 'worker');
  asks = new PaperAskService(api.transactions, clock);
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const refusal = refusals.get(address);
      if (refusal) done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
      else done();
    },
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        received.push({ to: envelope.rcptTo[0]!.address, raw });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const config = configOf({ databaseUrl: database.workerUrl, publicUrl: PUBLIC_URL, smtpUrl });
  const mailer = mailerOf(config, clock, { warn: () => undefined });
  const others = OUTBOX_TOPICS.filter((topic) => topic !== 'papers.ask').map((topic) => ({
    topic,
    effect: () => Promise.reject(new Error('not asked for here')),
  }));
  processor = new OutboxProcessor(
    worker.transactions,
    new HandlerRegistry([...others, new PapersAskedHandler(mailer, clock, config)]),
  );
}, 60_000);
afterAll(async () => {
  server.close();
  await api.close();
  await worker.close();
  await database.drop();
});

let people = 0;
async function withEmail(viewer: Viewer, locale: 'ja' | 'en' = 'ja'): Promise<string> {
  const email = `tenshu${(people += 1)}@example.jp`;
  await database.sql('UPDATE app_user SET email = $2, locale = $3 WHERE id = $1', [
    viewer.userId,
    email,
    locale,
  ]);
  return email;
}

beforeEach(async () => {
  received.length = 0;
  refusals.clear();
  clock.moveTo(START);
  group = await seedGroup(database, {
    scheduleId: await seedSchedule(database, { ROUND_CLOSE: '2026-06-02T17:00' }),
    participants: ['SOLE_PROPRIETOR', 'CORPORATION'],
  });
  merchant = await seedMemberUser(database, group, group.memberIds[1]!);
});

const memberOf = (index: number) => group.memberIds[index]!;
const ask = (changes: object = {}, viewer: Viewer = group.coordinator) =>
  asks.ask(viewer, { consortiumId: group.id, idempotencyKey: newKey(), ...changes });

const open = () =>
  database.sql<{ id: string }>(
    `SELECT id FROM outbox WHERE topic = 'papers.ask' AND consortium_id = $1 AND done_at IS NULL`,
    [group.id],
  );
/** Everything that lies there, and what it leaves; answers what failed. */
async function workOff(): Promise<string[]> {
  const failures: string[] = [];
  const tried = new Set<string>();
  for (;;) {
    const [next] = (await open()).filter(({ id }) => !tried.has(id));
    if (!next) return failures;
    tried.add(next.id);
    await processor
      .process({ outboxId: next.id, topic: 'papers.ask', consortiumId: group.id })
      .catch((error: Error) => failures.push(error.message));
  }
}
const deliveries = () =>
  database.sql<{ status: string; attempts: number; reply_code: string }>(
    `SELECT status, attempts, reply_code FROM mail_delivery WHERE consortium_id = $1 ORDER BY recipient_id`,
    [group.id],
  );
/** The letter's text: base64, or quoted-printable. */
function bodyOf({ raw }: Received): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const bytes = /base64/i.test(head)
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replaceAll(/=\r?\n/g, '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      );
  return bytes.toString('utf8').replaceAll('\r\n', '\n');
}

describe('the letter', () => {
  it('says what, until when, how and who asks, one for each person and in their language', async () => {
    const email = await withEmail(merchant);
    await seedMemberUser(database, group, memberOf(2), merchant);
    const other = await seedMemberUser(database, group, memberOf(2));
    const english = await withEmail(other, 'en');
    await database.sql(
      `INSERT INTO obligation (consortium_id, member_id, key, kind, anchor, title_ja, title_en, clause, due_at)
       VALUES ($1, $2, 'MEMBER_DOCUMENT:INCOME_TAX_CERTIFICATE', 'MEMBER_DOCUMENT', 'ROUND_CLOSE', '見本', 'Sample', 'K25',
         '2026-05-26T08:00Z')`,
      [group.id, memberOf(1)],
    );
    expect(await ask()).toMatchObject({ people: 2, members: 2, unreachable: [{ reason: 'OWN' }] });
    expect(await workOff()).toEqual([]);
    expect(received.map(({ to }) => to).toSorted()).toEqual([email, english].toSorted());
    const letter = bodyOf(received.find(({ to }) => to === email)!);
    expect(letter).toContain('見本 店主 さん');
    expect(letter).toContain(
      '「見本本町商店街グループ」のとりまとめ担当、「見本 髙﨑𠮷子」さんからのお願いです。',
    );
    // 08:00 UTC is 17:00 in Japan; 26 May 2026 is a Tuesday. The other member has no deadline yet.
    expect(letter).toContain('■ 「見本茶舗𠮷 2」（5月26日（火）17:00までに）');
    expect(letter).toContain('■ 「見本茶舗𠮷 3」\n');
    expect(letter).toContain('（2026-03-02以降に発行されたもの）');
    expect(letter.split('\n')).toContain(`${PUBLIC_URL}/`);
    const translated = bodyOf(received.find(({ to }) => to === english)!);
    expect(translated).toContain('「見本 髙﨑𠮷子」, who coordinates the group');
    expect(translated).toContain('■ 「見本茶舗𠮷 3」');
    expect(translated).not.toContain('見本茶舗𠮷 2');
    expect((await deliveries()).map(({ status }) => status)).toEqual(['SENT', 'SENT']);
  });

  it('is sent once, however often the work comes again', async () => {
    await withEmail(merchant);
    const { id } = await ask();
    await workOff();
    const rows = await database.sql<{ id: string }>('SELECT id FROM mail_delivery WHERE cause_id = $1', [id]);
    for (const subject of [id, rows[0]!.id]) {
      await database.sql(
        `INSERT INTO outbox (consortium_id, topic, subject_id) VALUES ($1, 'papers.ask', $2)`,
        [group.id, subject],
      );
    }
    expect(await workOff()).toEqual([]);
    expect(received).toHaveLength(1);
    expect(await deliveries()).toEqual([{ status: 'SENT', attempts: 1, reply_code: '' }]);
  });

  it('that is refused for good is settled as bounced; the person is then to be phoned', async () => {
    const email = await withEmail(merchant);
    refusals.set(email, { code: 550, text: '5.1.1 no such mailbox' });
    await ask({ memberIds: [memberOf(1)] });
    expect(await workOff()).toEqual([]);
    expect(await deliveries()).toEqual([{ status: 'BOUNCED', attempts: 1, reply_code: '550 5.1.1' }]);
    expect(await open()).toEqual([]);
    // a returned paper would be asked for again, and nobody there gets it
    const documents = new MemberDocumentService(api.transactions, clock);
    const paper = await documents.record(group.coordinator, {
      memberId: memberOf(1),
      requirement: 'TAX_RETURN_COPY',
      receivedOn: localDate(2026, 5, 20),
    });
    clock.moveTo(START + 120_000);
    await new ReviewService(api.transactions, clock).review(group.coordinator, {
      documentId: paper.id,
      version: paper.version,
      outcome: 'RETURNED',
      reason: '見本',
    });
    expect(await ask({ memberIds: [memberOf(1)] })).toMatchObject({
      people: 0,
      unreachable: [{ memberId: memberOf(1), reason: 'BOUNCED', papers: 1 }],
    });
  });

  it('that is refused for now is tried again and takes no neighbour with it', async () => {
    const email = await withEmail(merchant);
    const neighbour = await withEmail(await seedMemberUser(database, group, memberOf(2)));
    refusals.set(email, { code: 451, text: '4.7.1 come back later' });
    await ask();
    const failures = await workOff();
    expect(failures).toEqual(['MailError EENVELOPE 451']);
    expect(failures.join()).not.toContain(email);
    expect(received.map(({ to }) => to)).toEqual([neighbour]);
    expect((await deliveries()).toSorted((a, b) => a.status.localeCompare(b.status))).toEqual([
      { status: 'SENT', attempts: 1, reply_code: '' },
      { status: 'WAITING', attempts: 1, reply_code: 'EENVELOPE 451' },
    ]);
    refusals.clear();
    expect(await workOff()).toEqual([]);
    expect(received.map(({ to }) => to)).toEqual([neighbour, email]);
    expect((await deliveries()).map(({ status }) => status)).toEqual(['SENT', 'SENT']);
  });

  it('is not written about what came while it waited, nor to whoever has left', async () => {
    await withEmail(merchant);
    const left = await seedMemberUser(database, group, memberOf(2));
    await withEmail(left);
    await ask();
    await database.sql(
      `INSERT INTO member_document (consortium_id, member_id, requirement, issued_on, received_on, recorded_by)
       SELECT consortium_id, member_id, requirement, '2026-05-10', '2026-05-20', asked_by FROM paper_ask WHERE member_id = $1`,
      [memberOf(1)],
    );
    const [batch] = await open();
    await processor.process({ outboxId: batch!.id, topic: 'papers.ask', consortiumId: group.id });
    await database.sql('UPDATE assignment SET ended_at = now() WHERE user_id = $1', [left.userId]);
    expect(await workOff()).toEqual([]);
    expect(received).toEqual([]);
    expect((await deliveries()).map(({ status }) => status)).toEqual(['NOT_NEEDED', 'NOT_NEEDED']);
  });

  it('reaches nothing of another group', async () => {
    await withEmail(merchant);
    const { id } = await ask();
    const other = await seedGroup(database);
    await database.sql('UPDATE outbox SET consortium_id = $1 WHERE subject_id = $2', [other.id, id]);
    const [work] = await database.sql<{ id: string }>(`SELECT id FROM outbox WHERE consortium_id = $1`, [
      other.id,
    ]);
    await processor.process({ outboxId: work!.id, topic: 'papers.ask', consortiumId: other.id });
    expect(await database.sql('SELECT id FROM mail_delivery WHERE consortium_id = $1', [other.id])).toEqual(
      [],
    );
    expect(received).toEqual([]);
  });

  it('given up is settled as given up', async () => {
    await withEmail(merchant);
    await ask();
    const [batch] = await open();
    await processor.process({ outboxId: batch!.id, topic: 'papers.ask', consortiumId: group.id });
    await database.sql(`UPDATE outbox SET failed_at = now() WHERE consortium_id = $1 AND done_at IS NULL`, [
      group.id,
    ]);
    expect((await deliveries()).map(({ status }) => status)).toEqual(['GAVE_UP']);
  });
});
