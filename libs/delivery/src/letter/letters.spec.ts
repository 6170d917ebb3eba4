import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { configOf, FixedClock, type Tx, type Viewer } from '@renkei/platform';
import { mailerOf, OutboxReconciler, type Mailer } from '@renkei/platform/jobs';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { mailServer, type MailServer } from '../../test/mail-server.ts';
import { giveAddress, prefer, seedDeadline, seedNotification } from '../../test/notices.ts';
import { processorWith, workOff } from '../../test/work-off.ts';
import { LetterGathering } from './letter-gathering.ts';
import { LetterSendHandler } from './letter-send.handler.ts';

// Monday 23 November 2026 in Japan; nothing is sent from 20:00 to 08:00.
const jst = (time: string, day = 23) => `2026-11-${day}T${time}:00+09:00`;
const NINE = jst('09:00');
const DUE = '2026-11-30T17:00:00+09:00'; // a Monday, 7 days later

let database: TestDatabase;
let worker: Tenant;
let mail: MailServer;
let clock: FixedClock;
let group: SeededGroup;
let owner: Viewer;
let memberId: string;
beforeEach(async () => {
  database = await testDatabase();
  worker = await tenant(database, [], 'worker');
  mail = await mailServer();
  clock = new FixedClock(Date.parse(jst('09:03')));
  group = await seedGroup(database, { participants: ['CORPORATION'] });
  memberId = group.memberIds[1]!;
  owner = await seedMemberUser(database, group, memberId);
  await giveAddress(database, owner.userId, 'tenshu@example.jp');
});
afterEach(async () => {
  mail.close();
  await worker.close();
  await database.drop();
});

const logger = { warn: () => undefined };
const mailer = () =>
  mailerOf(
    { smtpUrl: mail.url, mailFrom: 'Renkei <renkei@example.jp>', mailboxDirectory: null },
    clock,
    logger,
  );
const handler = (by: Mailer = mailer()) =>
  new LetterSendHandler(by, clock, configOf({ databaseUrl: '', publicUrl: 'https://renkei.example' }));
const gathering = (batch = 500) =>
  new LetterGathering(worker.transactions, clock, { gatherMs: 120_000, batch });
const send = (by?: Mailer) => workOff(database, worker, handler(by));
const go = (time: string, day?: number) => clock.moveTo(Date.parse(jst(time, day)));
const deliveries = () =>
  database.sql('SELECT status, attempts, reply_code FROM mail_delivery ORDER BY created_at, id');
const notice = async (changes: Partial<Parameters<typeof seedDeadline>[1]> = {}, at = NINE) =>
  seedNotification(
    database,
    owner.userId,
    await seedDeadline(database, { consortiumId: group.id, memberId, dueAt: DUE, ...changes }),
    at,
  );

describe('a letter', () => {
  it('is one for everything that waits, group by group, in the order of the deadlines', async () => {
    const other = await seedGroup(database, { participants: ['CORPORATION'] });
    await database.sql(`UPDATE consortium SET name = '見本駅前 www.example.com 通り' WHERE id = $1`, [
      other.id,
    ]);
    await seedMemberUser(database, other, other.memberIds[1]!, owner);
    await notice({ titleJa: '費用を確かめる', dueAt: '2026-12-04T17:00:00+09:00' });
    await notice({ titleJa: '履歴事項全部証明書を送る' });
    await seedNotification(
      database,
      owner.userId,
      await seedDeadline(database, {
        consortiumId: other.id,
        memberId: other.memberIds[1]!,
        titleJa: '見積書を送る',
        dueAt: '2026-12-01T17:00:00+09:00',
      }),
      NINE,
      '2026-11-27T17:00:00+09:00',
    );
    expect(await gathering().gather()).toBe(1);
    expect(await send()).toEqual({ done: 1, failures: [] });

    const [row] = await database.sql<{ id: string }>('SELECT id FROM mail_delivery');
    const [letter] = mail.letters;
    expect(mail.letters).toHaveLength(1);
    expect(letter).toMatchObject({
      to: 'tenshu@example.jp',
      subject: '締切のお知らせ3件：見本本町商店街グループほか1グループ（連携）',
      messageId: expect.stringMatching(/^<[0-9a-f]{32}@example\.jp>$/),
    });
    expect(letter!.body.split('\n').filter((line) => /^[■・]/.test(line))).toEqual([
      '■ 「見本本町商店街グループ」',
      '・締切まであと7日です: 履歴事項全部証明書を送る（見本茶舗𠮷 2） 11月30日（月）17:00まで',
      '・締切まであと11日です: 費用を確かめる（見本茶舗𠮷 2） 12月4日（金）17:00まで',
      '■ 「見本駅前 www．example．com 通り」',
      '・締切が変わりました: 見積書を送る（見本茶舗𠮷 2） 11月27日（金）17:00まで → 12月1日（火）17:00まで',
    ]);
    expect(letter!.body).toContain('\nhttps://renkei.example/account\n');
    expect(await deliveries()).toEqual([{ status: 'SENT', attempts: 1, reply_code: '' }]);
    expect(await database.sql('SELECT DISTINCT letter_id FROM notification')).toEqual([
      { letter_id: row!.id },
    ]);
    expect(await gathering().gather()).toBe(0);
  });

  it('is in the reader’s language', async () => {
    await giveAddress(database, owner.userId, 'tenshu@example.jp', 'en');
    await notice({ titleEn: 'Send the certificate' });
    await gathering().gather();
    await send();
    const [letter] = mail.letters;
    expect(letter!.subject).toBe('1 deadline: 見本本町商店街グループ (Renkei)');
    expect(letter!.body).toContain(
      '7 days left: Send the certificate (見本茶舗𠮷 2), due Mon 30 Nov 17:00 JST',
    );
    expect(letter!.body).not.toContain('締切');
  });

  it('waits a little for others, and for the end of the quiet hours', async () => {
    await notice({}, jst('09:02'));
    expect(await gathering().gather()).toBe(0);
    go('09:04');
    expect(await gathering().gather()).toBe(1);
    await notice({}, jst('19:59'));
    await notice({}, jst('21:00'));
    go('23:30');
    expect(await gathering().gather()).toBe(0);
    go('08:00', 24);
    expect(await gathering().gather()).toBe(1);
    expect(await send()).toMatchObject({ done: 2 });
    expect(mail.letters.map(({ subject }) => subject.slice(0, 9))).toEqual([
      '締切のお知らせ1件',
      '締切のお知らせ2件',
    ]);
  });

  it('goes out once a day, or never, to whoever wishes so', async () => {
    await prefer(database, owner.userId, 'DAILY');
    await giveAddress(database, group.coordinator.userId, 'torimatome@example.jp');
    await prefer(database, group.coordinator.userId, 'NONE');
    const obligation = await seedDeadline(database, { consortiumId: group.id, dueAt: DUE });
    await seedNotification(database, group.coordinator.userId, obligation, NINE);
    await notice();
    go('19:00');
    expect(await gathering().gather()).toBe(0);
    go('08:00', 24);
    expect(await gathering().gather()).toBe(1);
    await send();
    expect(mail.letters.map(({ to }) => to)).toEqual(['tenshu@example.jp']);
  });

  it('meets no quiet hours on its way: what it was about is gathered anew', async () => {
    go('19:58');
    await notice({}, jst('19:50'));
    expect(await gathering().gather()).toBe(1);
    go('20:00');
    expect(await send()).toEqual({ done: 1, failures: [] });
    expect(mail.letters).toEqual([]);
    go('08:00', 24);
    expect(await gathering().gather()).toBe(1);
    await send();
    expect(mail.letters).toHaveLength(1);
    expect((await deliveries()).map(({ status }) => status)).toEqual(['NOT_NEEDED', 'SENT']);
  });

  it.each([
    ['has no address', `UPDATE app_user SET email = NULL WHERE id = $1`],
    ['is disabled', `UPDATE app_user SET disabled_at = now() WHERE id = $1`],
    ['has left the group', `UPDATE assignment SET ended_at = now() WHERE user_id = $1`],
    ['has read it', `UPDATE notification SET read_at = now() WHERE recipient_id = $1`],
    [
      'has done what it was about',
      `UPDATE obligation SET status = 'FULFILLED', ended_at = now() WHERE id IN (SELECT obligation_id FROM notification WHERE recipient_id = $1)`,
    ],
  ])('is not written to whoever %s, before or after it was gathered', async (_, change) => {
    await notice();
    await gathering().gather();
    await database.sql(change, [owner.userId]);
    expect(await send()).toEqual({ done: 1, failures: [] });
    expect(await deliveries()).toEqual([{ status: 'NOT_NEEDED', attempts: 0, reply_code: '' }]);
    await database.sql('UPDATE notification SET letter_id = NULL');
    expect(await gathering().gather()).toBe(0);
    expect(mail.letters).toEqual([]);
  });

  it('says nothing of what lay unread for a week', async () => {
    await notice({}, jst('09:00', 15));
    expect(await gathering().gather()).toBe(0);
  });

  it('is made by one worker, however many look, and in batches', async () => {
    for (let n = 1; n <= 5; n += 1) {
      const who = await seedMemberUser(database, group, memberId);
      await giveAddress(database, who.userId, `mihon${n}@example.jp`);
      const obligation = await seedDeadline(database, { consortiumId: group.id, memberId, dueAt: DUE });
      for (const at of [NINE, NINE]) await seedNotification(database, who.userId, obligation, at);
    }
    const made = await Promise.all([gathering(3).gather(), gathering(3).gather(), gathering(3).gather()]);
    const rest = await gathering(3).gather();
    const more = await gathering(3).gather();
    expect(made.reduce((sum, n) => sum + n, rest + more)).toBe(5);
    expect(
      await database.sql('SELECT recipient_id FROM mail_delivery GROUP BY 1 HAVING count(*) > 1'),
    ).toEqual([]);
    expect(await send()).toMatchObject({ done: 5 });
    // two reminders of one deadline are one line
    expect(mail.letters.map(({ subject }) => subject)).toEqual(
      Array(5).fill('締切のお知らせ1件：見本本町商店街グループ（連携）'),
    );
  });
});

describe('sending', () => {
  beforeEach(async () => {
    await notice();
    await gathering().gather();
  });
  const outbox = async () => (await database.sql<{ id: string }>('SELECT * FROM outbox'))[0]!;

  it('happens once, however often the work comes', async () => {
    const { id: outboxId } = await outbox();
    const processor = processorWith(worker, handler());
    const payload = { outboxId, topic: 'letter.send', consortiumId: null } as const;
    await Promise.all([processor.process(payload), processor.process(payload)]);
    await processor.process(payload);
    // handed over anew, as after Redis was emptied or an administrator's retry
    await database.sql('UPDATE outbox SET done_at = NULL');
    expect(await processor.process(payload)).toBe(true);
    expect(mail.letters).toHaveLength(1);
  });

  it('is repeated with the same Message-ID after a crash between sending and the commit', async () => {
    const killed = handler();
    const effect = killed.effect.bind(killed);
    killed.effect = async (tx: Tx, work) => {
      await effect(tx, work);
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    };
    expect((await workOff(database, worker, killed)).done).toBe(0);
    expect(await deliveries()).toMatchObject([{ status: 'WAITING' }]);
    expect(await send()).toMatchObject({ done: 1 });
    const ids = mail.letters.map(({ messageId }) => messageId);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    expect(await deliveries()).toMatchObject([{ status: 'SENT' }]);
  });

  it('tries again what a server refused for now, and takes no other letter with it', async () => {
    // three that wait together: the last is refused when the others are on their way
    for (const [n, address] of ['tonari@example.jp', 'mukai@example.jp', 'kado@example.jp'].entries()) {
      const neighbour = await seedMemberUser(database, group, memberId);
      await giveAddress(database, neighbour.userId, address);
      const obligation = await seedDeadline(database, { consortiumId: group.id, memberId, dueAt: DUE });
      await seedNotification(database, neighbour.userId, obligation, jst(`09:0${n}`));
      go(`09:0${n + 4}`);
      await gathering().gather();
    }
    mail.refusals.set('kado@example.jp', '451 try kado@example.jp again later');
    expect(await send()).toEqual({ done: 3, failures: ['MailError EENVELOPE 451'] });
    const [{ id: kado } = { id: '' }] = await database.sql<{ id: string }>(
      `SELECT id FROM app_user WHERE email = 'kado@example.jp'`,
    );
    expect((await send()).failures).toHaveLength(1);
    expect(mail.letters.map(({ to }) => to)).toEqual([
      'tenshu@example.jp',
      'tonari@example.jp',
      'mukai@example.jp',
    ]);
    expect(
      await database.sql(`SELECT status, attempts, reply_code FROM mail_delivery WHERE recipient_id = $1`, [
        kado,
      ]),
    ).toEqual([{ status: 'WAITING', attempts: 2, reply_code: 'EENVELOPE 451' }]);
    mail.refusals.clear();
    expect(await send()).toEqual({ done: 1, failures: [] });
    expect(
      await database.sql('SELECT status, attempts FROM mail_delivery WHERE recipient_id = $1', [kado]),
    ).toEqual([{ status: 'SENT', attempts: 3 }]);
  });

  it.each(['550 no such user tenshu@example.jp', '550 5.1.1 no such user', '553 5.1.3 bad address'])(
    'ends with a refusal for good (%s): no letter is written to them again',
    async (reply) => {
      mail.refusals.set('tenshu@example.jp', reply);
      expect(await send()).toEqual({ done: 1, failures: [] });
      const [row] = await deliveries();
      expect(row).toMatchObject({ status: 'BOUNCED', attempts: 1 });
      expect(row!['reply_code']).toMatch(/^55[03]( 5\.1\.\d)?$/);
      expect(JSON.stringify(await database.sql('SELECT * FROM outbox'))).not.toContain('tenshu');
      mail.refusals.clear();
      await notice();
      expect(await gathering().gather()).toBe(0);
      expect(mail.letters).toEqual([]);
    },
  );

  it.each(['550 5.7.1 relaying denied', '552 5.2.2 mailbox full'])(
    'is tried again after a refusal that is not about the address: %s',
    async (reply) => {
      mail.refusals.set('tenshu@example.jp', reply);
      expect((await send()).failures).toHaveLength(1);
      expect(await deliveries()).toMatchObject([{ status: 'WAITING', attempts: 1 }]);
    },
  );

  it('is given up with its work, and may be tried again', async () => {
    mail.refusals.set('tenshu@example.jp', '451 later');
    await send();
    await database.sql(`UPDATE outbox SET relayed_at = now() - interval '1 hour', relay_count = 5`);
    const lost = { addBulk: () => Promise.resolve(), getJobState: () => Promise.resolve('failed') };
    const options = { lostAfterMs: 1, relayLimit: 5, keepDoneMs: 1, batch: 10 };
    await new OutboxReconciler(worker.transactions, lost, options).reconcile();
    expect(await outbox()).toMatchObject({
      failed_at: expect.any(Date),
      last_error: 'MailError EENVELOPE 451',
    });
    expect(await deliveries()).toEqual([{ status: 'GAVE_UP', attempts: 1, reply_code: 'EENVELOPE 451' }]);
    mail.refusals.clear();
    await database.sql('UPDATE outbox SET failed_at = NULL');
    expect(await send()).toMatchObject({ done: 1 });
    expect(await deliveries()).toEqual([{ status: 'SENT', attempts: 2, reply_code: '' }]);
  });
});
