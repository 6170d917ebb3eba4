import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configOf, FixedClock, OutboxEntryEntity, type OutboxTopic } from '@renkei/platform';
import { Mailer, type JobHandler, type Letter } from '@renkei/platform/jobs';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { exported, lengthOf, verified } from '../../test/chain-bench.ts';
import { newSigningKey, readCheckpointBlocks } from '../verify/checkpoints.ts';
import { PLATFORM_CHAIN } from '../verify/file-format.ts';
import { verifyFile } from '../verify/verify-file.ts';
import { CheckpointMailHandler } from './checkpoint-mail.handler.ts';
import { leaveCheckpoints } from './checkpoint-round.ts';
import { CheckpointHandler } from './checkpoint.handler.ts';

const DAY = 24 * 3_600_000;
const { secret, publicKey } = newSigningKey();

class Letterbox extends Mailer {
  readonly letters: Letter[] = [];

  override send(letter: Letter): Promise<void> {
    this.letters.push(letter);
    return Promise.resolve();
  }
}

let database: TestDatabase;
let worker: Tenant;
let letterbox: Letterbox;
const clock = new FixedClock(Date.parse('2026-11-22T07:00:00.123Z'));

beforeAll(async () => {
  database = await testDatabase();
  worker = await tenant(database, [OutboxEntryEntity], 'worker');
  letterbox = new Letterbox();
});
afterAll(async () => {
  await worker.close();
  await database.drop();
});

const round = () => leaveCheckpoints(worker.transactions, clock, DAY);

/** Does what waits under a topic as the processor does: each in a transaction of its scope. */
async function workOff(topic: OutboxTopic, handler: JobHandler): Promise<number> {
  const works = await database.sql<{ id: string; consortium_id: string | null; subject_id: string }>(
    'UPDATE outbox SET done_at = now() WHERE topic = $1 AND done_at IS NULL RETURNING id, consortium_id, subject_id',
    [topic],
  );
  for (const { id, consortium_id: consortiumId, subject_id: subjectId } of works) {
    const work = { id, consortiumId, subjectId };
    const { transactions } = worker;
    await (consortiumId === null
      ? transactions.runSweep((tx) => handler.effect(tx, work))
      : transactions.runForConsortium(consortiumId, (tx) => handler.effect(tx, work)));
  }
  return works.length;
}

const sign = () =>
  workOff(
    'audit.checkpoint',
    new CheckpointHandler(clock, configOf({ databaseUrl: '', auditSigningKey: secret })),
  );
const mail = () => workOff('audit.checkpoint-mail', new CheckpointMailHandler(letterbox, clock));

async function give(userId: string, email: string, locale = 'ja'): Promise<void> {
  await database.sql('UPDATE app_user SET email = $2, locale = $3 WHERE id = $1', [userId, email, locale]);
}

async function supporter(
  email: string,
  group: SeededGroup,
  prefectures: number[],
  consent: 'GIVEN' | 'WITHDRAWN',
) {
  const { userId } = await person(database, { name: '見本 支援' });
  await give(userId, email);
  const bodyId = randomUUID();
  await database.sql(`INSERT INTO support_body (id, name, prefectures) VALUES ($1, '見本支援機関', $2)`, [
    bodyId,
    prefectures,
  ]);
  await database.sql(
    `INSERT INTO assignment (user_id, role, support_body_id) VALUES ($1, 'SUPPORT_READER', $2)`,
    [userId, bodyId],
  );
  const gone = consent === 'WITHDRAWN';
  await database.sql(
    `INSERT INTO support_consent (consortium_id, support_body_id, given_by, withdrawn_by, withdrawn_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [
      group.id,
      bodyId,
      group.coordinator.userId,
      gone ? group.coordinator.userId : null,
      gone ? new Date() : null,
    ],
  );
}

async function colleague(email: string, group: SeededGroup, ended: boolean): Promise<string> {
  const { userId } = await person(database);
  await give(userId, email);
  await database.sql(
    `INSERT INTO assignment (user_id, role, consortium_id, ended_at) VALUES ($1, 'COORDINATOR', $2, $3)`,
    [userId, group.id, ended ? new Date() : null],
  );
  return userId;
}

describe('checkpoints', () => {
  it('are signed for every chain that has grown, and mailed once to everybody who shall keep them', async () => {
    const group = await seedGroup(database);
    const other = await seedGroup(database);
    const admin = await person(database, { admin: true });
    await give(admin.userId, 'admin@example.jp');
    await give(group.coordinator.userId, 'coordinator@example.jp');
    await give(other.coordinator.userId, 'other@example.jp', 'en');
    await colleague('second@example.jp', group, false);
    await colleague('left@example.jp', group, true);
    const disabled = await colleague('disabled@example.jp', group, false);
    await database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', [disabled]);
    await give((await seedMemberUser(database, group, group.memberIds[0]!)).userId, 'member@example.jp');
    await supporter('support@example.jp', group, [12, 13], 'GIVEN');
    await supporter('elsewhere@example.jp', group, [40], 'GIVEN');
    await supporter('withdrawn@example.jp', group, [13], 'WITHDRAWN');

    expect(await round()).toBe(3);
    expect(await round()).toBe(0); // another worker's: what waits is not left twice
    expect(await sign()).toBe(3);
    expect(await mail()).toBe(5);
    expect(letterbox.letters.map(({ to }) => to).sort()).toEqual([
      'admin@example.jp',
      'coordinator@example.jp',
      'other@example.jp',
      'second@example.jp',
      'support@example.jp',
    ]);
    const told = letterbox.letters.find(({ to }) => to === 'support@example.jp')!;
    expect(told.subject).toBe(
      `【Renkei】「見本本町商店街グループ」の操作の記録の控え（${await lengthOf(database, group.id)}番まで）`,
    );
    expect(told.text).toContain('\n11月22日（日）16:00 JST の時点で、');
    expect(told.text).toContain('確かめたいときは、管理者にこのメールを転送してください。');
    const own = letterbox.letters.find(({ to }) => to === 'admin@example.jp')!;
    expect([own.subject.includes('Renkei全体'), own.text.includes('転送')]).toEqual([true, false]);
    const english = letterbox.letters.find(({ to }) => to === 'other@example.jp')!;
    expect(english.subject).toContain('of "見本本町商店街グループ"');
    expect(english.text).toContain('As of Sun 22 Nov, 16:00 JST it has');

    for (const [to, chain] of [
      ['coordinator@example.jp', group.id],
      ['other@example.jp', other.id],
      ['admin@example.jp', PLATFORM_CHAIN],
    ] as const) {
      const { text } = letterbox.letters.find((letter) => letter.to === to)!;
      const kept = readCheckpointBlocks(text.replaceAll('\n', '\r\n> '))!;
      expect(kept).toMatchObject([{ chain, publicKey, signedAt: '2026-11-22T07:00:00.123Z' }]);
      const length = await lengthOf(database, chain);
      const verdict = { fault: null, covered: length, trust: 'OUTSIDE' };
      expect(await verified(database, chain, { kept })).toMatchObject(verdict);
      const cut = (await exported(database, chain)).filter(
        (line) => !line.startsWith(`{"event":{"seq":${length},`),
      );
      expect((await verifyFile(cut, { kept })).fault).toMatchObject({ kind: 'TRUNCATED', seq: length });
    }
    const [row] = await database.sql(
      'SELECT count(*) FILTER (WHERE sent_at IS NULL)::int AS unsent FROM audit_checkpoint_letter',
    );
    expect(row).toEqual({ unsent: 0 });
  });

  it('come again after a day, where something has happened', async () => {
    const quiet = await seedGroup(database);
    await round();
    await sign();
    await database.sql(`UPDATE consortium SET name = '見本 改' WHERE id <> $1`, [quiet.id]);
    clock.moveTo(clock.epochMs() + DAY - 1_000);
    expect(await round()).toBe(0);
    clock.moveTo(clock.epochMs() + 1_000);
    expect(await round()).toBe(3); // the platform has made an account for the quiet one
    expect(await sign()).toBe(3);
    clock.moveTo(clock.epochMs() + 10 * DAY);
    expect(await round()).toBe(0);
  });

  it('are made once, however often the work comes, and letters are not sent again', async () => {
    await mail();
    const sent = letterbox.letters.length;
    const [letter] = await database.sql<{ id: string; chain_id: string }>(
      'SELECT id, chain_id FROM audit_checkpoint_letter WHERE chain_id <> $1 LIMIT 1',
      [PLATFORM_CHAIN],
    );
    const { id: subjectId, chain_id: consortiumId } = letter!;
    const again = async (handler: JobHandler, subject: string) =>
      worker.transactions.runForConsortium(consortiumId, (tx) =>
        handler.effect(tx, { id: randomUUID(), consortiumId, subjectId: subject }),
      );
    await again(new CheckpointMailHandler(letterbox, clock), subjectId);
    const count = () => database.sql('SELECT count(*)::int AS n FROM audit_checkpoint');
    const before = await count();
    await again(
      new CheckpointHandler(clock, configOf({ databaseUrl: '', auditSigningKey: secret })),
      consortiumId,
    );
    expect(await count()).toEqual(before);
    expect(letterbox.letters).toHaveLength(sent);
  });

  it('are refused when they say another hash than the chain, or speak of an event it does not have', async () => {
    const { id } = await seedGroup(database);
    const insert = (seq: number, hash: string) =>
      worker.transactions.runForConsortium(id, (tx) =>
        tx.query(
          `INSERT INTO audit_checkpoint (chain_id, seq, hash, signed_at, public_key, signature)
           VALUES ($1, $2, $3, $4, 'x', 'x')`,
          [id, seq, hash, new Date(clock.epochMs())],
        ),
      );
    const [head] = await database.sql<{ seq: string; hash: string }>(
      'SELECT seq, hash FROM audit_event WHERE chain_id = $1 ORDER BY seq DESC LIMIT 1',
      [id],
    );
    const { seq, hash } = head!;
    await expect(insert(Number(seq), 'f'.repeat(64))).rejects.toThrow('no such event');
    await expect(insert(Number(seq) - 1, hash)).rejects.toThrow('no such event');
    await expect(insert(Number(seq) + 1, hash)).rejects.toThrow('no such event');
    await expect(insert(Number(seq), hash)).resolves.toBeDefined();
  });

  it('are not made without a key, and a key of another kind is refused before anything runs', async () => {
    const handler = new CheckpointHandler(clock, { auditSigningKey: null });
    const work = { id: randomUUID(), consortiumId: null, subjectId: PLATFORM_CHAIN };
    await expect(worker.transactions.runSweep((tx) => handler.effect(tx, work))).rejects.toThrow(
      'RENKEI_AUDIT_KEY',
    );
  });
});
