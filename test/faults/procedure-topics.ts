import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSchedule } from '@renkei/test/group';
import { newKey } from '@renkei/test/sample-values';
import { accessKey } from '../harness/api.ts';
import type { Api, HoldAt, ProcedureBench } from './procedure-bench.ts';
import { done, mutation, newest } from './procedure-life.ts';
import type { Listeners } from './procedure-listeners.ts';

/** A Wednesday morning, nobody's quiet hours: 10:00 in Japan. */
export const WORKERS_STAND_AT = '2026-06-10T01:00:00Z';

/** A group the workers do something for, and a merchant of it who can be written to. */
export interface Served {
  readonly database: TestDatabase;
  readonly folder: string;
  readonly heard: Listeners;
  readonly id: string;
  readonly memberId: string;
  readonly key: string;
  readonly merchantId: string;
  readonly merchantKey: string;
  readonly email: string;
}

/** A topic of the worker, and where in its effect the worker is killed. */
export interface Topic {
  readonly topic: string;
  readonly hold: HoldAt;
  /** Over NEW: that the row is of this group. */
  readonly row: (served: Served) => string;
  /** What is of no group a worker does one after the other: it dies for each of the two by itself. */
  readonly oneAtATime?: true;
  /** Leaves the work. */
  readonly leave: (served: Served, api: Api) => Promise<unknown>;
  /** What of the effect is there to be seen. */
  readonly effect: (served: Served) => Promise<unknown>;
  readonly never: unknown;
  readonly once: unknown;
  /** What the world was told, by the ids it knows repetitions by. */
  readonly told?: (served: Served) => readonly string[];
}

export async function served(bench: ProcedureBench, heard: Listeners): Promise<Served> {
  const { database, folder } = bench;
  const scheduleId = await seedSchedule(database, { ROUND_CLOSE: '2027-01-29T17:00' });
  const group = await seedGroup(database, { scheduleId, participants: ['CORPORATION'] });
  const memberId = group.memberIds[1]!;
  const merchant = await seedMemberUser(database, group, memberId);
  const email = `tenshu-${group.id}@example.jp`;
  await database.sql('UPDATE app_user SET email = $2 WHERE id = $1', [merchant.userId, email]);
  return {
    database,
    folder,
    heard,
    id: group.id,
    memberId,
    key: await accessKey(database, group.coordinator),
    merchantId: merchant.userId,
    merchantKey: await accessKey(database, merchant),
    email,
  };
}

const ofGroup = ({ id }: Served) => `NEW.consortium_id = '${id}'`;
const letters = ({ email, heard }: Served) => heard.letters.get(email) ?? [];
const webhooks = ({ id, heard }: Served) => heard.webhooks.get(`/${id}`) ?? [];

function createApplication({ id, key }: Served, api: Api) {
  const input = { consortiumId: id, idempotencyKey: newKey() };
  return done(mutation(key, 'createApplication', 'CreateApplicationInput', input, 'application { id }'), api);
}

async function tellWebhook(group: Served, api: Api): Promise<void> {
  const { id, key, heard } = group;
  const url = `${heard.webhookUrl}/${id}`;
  const webhook = { consortiumId: id, url, machines: ['APPLICATION'], idempotencyKey: newKey() };
  await done(mutation(key, 'createWebhook', 'CreateWebhookInput', webhook, 'webhook { id }'), api);
  const step = await newest(group, 'application');
  await done(
    mutation(key, 'requestApplicationCheck', 'ApplicationStepInput', step, 'application { id }'),
    api,
  );
}

function askForPapers({ id, key, memberId }: Served, api: Api) {
  const input = { consortiumId: id, memberIds: [memberId], idempotencyKey: newKey() };
  return done(mutation(key, 'askForPapers', 'AskForPapersInput', input, 'ask { __typename }'), api);
}

/** One grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

async function handInPhoto({ id, memberId, merchantKey }: Served, api: Api): Promise<void> {
  const query = new URLSearchParams({
    consortiumId: id,
    memberId,
    fileName: '写真𠮷.png',
    idempotencyKey: newKey(),
  });
  const response = await fetch(`${api.url}/evidence?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'image/png', authorization: `Bearer ${merchantKey}` },
    body: PIXEL,
  });
  if (response.status !== 201) throw new Error(await response.text());
}

/** An unread line of half an hour ago, about a deadline that is far away. */
async function notify({ database, id, memberId, merchantId }: Served): Promise<void> {
  const obligationId = randomUUID();
  await database.sql(
    `INSERT INTO obligation (id, consortium_id, member_id, key, kind, anchor, title_ja, title_en, clause, due_at, status)
     VALUES ($1::uuid, $2, $3, '見本:' || $1::text, 'MEMBER_COSTS', 'ROUND_CLOSE', '見本の書類を送る', 'Send a sample', 'K25 p.21',
       '2027-01-20T08:00Z', 'OPEN')`,
    [obligationId, id, memberId],
  );
  await database.sql(
    `INSERT INTO notification (consortium_id, recipient_id, kind, obligation_id, step, cause_id, created_at)
     VALUES ($1, $2, 'REMINDER', $3, 'D30', gen_random_uuid(), $4::timestamptz - interval '30 minutes')`,
    [id, merchantId, obligationId, WORKERS_STAND_AT],
  );
}

/** One entry of two postings, and the work of checking it, as the day's round leaves it. */
async function keepLedger({ database, id, memberId }: Served): Promise<void> {
  await database.sql(
    `WITH entry AS (
       INSERT INTO ledger_entry (consortium_id, number, kind, cause_id, occurred_on, recorded_by)
       SELECT id, 1, 'FIXING', gen_random_uuid(), '2026-06-01', created_by FROM consortium WHERE id = $1
       RETURNING id, consortium_id
     ), account AS (
       INSERT INTO ledger_account (consortium_id, member_id, code)
       SELECT $1, $2, code FROM unnest(ARRAY['PROGRAMME_OWES', 'ENTITLED']) AS code RETURNING id, code
     ), posting AS (
       INSERT INTO ledger_posting (consortium_id, entry_id, account_id, member_id, amount_yen)
       SELECT $1, e.id, a.id, $2, CASE a.code WHEN 'ENTITLED' THEN -500000 ELSE 500000 END FROM entry e, account a
     )
     INSERT INTO outbox (consortium_id, topic, subject_id) SELECT consortium_id, 'ledger.check', consortium_id FROM entry`,
    [id, memberId],
  );
}

const delivery = (kind: string) => (served: Served) =>
  served.database.sql(`SELECT status, attempts FROM mail_delivery WHERE kind = $1 AND recipient_id = $2`, [
    kind,
    served.merchantId,
  ]);

export const TOPICS: readonly Topic[] = [
  {
    topic: 'obligations.derive',
    hold: { table: 'obligation' },
    row: ofGroup,
    leave: createApplication,
    // each deadline of the group and of each member: none twice
    effect: async ({ database, id }) => {
      const rows = await database.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM obligation WHERE consortium_id = $1 GROUP BY key, member_id`,
        [id],
      );
      return { some: rows.length > 0, most: Math.max(0, ...rows.map(({ n }) => n)) };
    },
    never: { some: false, most: 0 },
    once: { some: true, most: 1 },
  },
  {
    topic: 'webhook.deliver',
    hold: { table: 'webhook_delivery', on: 'UPDATE', when: `NEW.status = 'DELIVERED'` },
    row: ofGroup,
    leave: tellWebhook,
    effect: ({ database, id }) =>
      database.sql('SELECT status, attempts FROM webhook_delivery WHERE consortium_id = $1', [id]),
    never: [{ status: 'WAITING', attempts: 0 }],
    once: [{ status: 'DELIVERED', attempts: 1 }],
    told: webhooks,
  },
  {
    topic: 'papers.ask',
    hold: { table: 'mail_delivery', on: 'UPDATE', when: `NEW.status = 'SENT'` },
    row: ofGroup,
    leave: askForPapers,
    effect: delivery('PAPERS_ASKED'),
    never: [{ status: 'WAITING', attempts: 0 }],
    once: [{ status: 'SENT', attempts: 1 }],
    told: letters,
  },
  {
    topic: 'letter.send',
    hold: { table: 'mail_delivery', on: 'UPDATE', when: `NEW.status = 'SENT'` },
    // of all groups of a person
    oneAtATime: true,
    row: ({ merchantId }) => `NEW.recipient_id = '${merchantId}'`,
    leave: notify,
    effect: delivery('NOTIFICATIONS'),
    never: [{ status: 'WAITING', attempts: 0 }],
    once: [{ status: 'SENT', attempts: 1 }],
    told: letters,
  },
  {
    topic: 'evidence.process',
    hold: { table: 'evidence_file', on: 'UPDATE', when: 'NEW.thumbnail_key IS NOT NULL' },
    row: ofGroup,
    leave: handInPhoto,
    effect: async ({ database, folder, id }) => {
      const [row] = await database.sql<{ key: string; scan: string; small: boolean; sha256: string }>(
        `SELECT storage_key AS key, scan, thumbnail_key IS NOT NULL AS small, content_sha256 AS sha256 FROM evidence_file
         WHERE consortium_id = $1`,
        [id],
      );
      const files = await readdir(`${folder}/evidence`, { recursive: true, withFileTypes: true });
      const own = files.filter(
        (file) => file.isFile() && `${file.parentPath}/${file.name}`.includes(row!.key),
      );
      const whole = row!.sha256 === createHash('sha256').update(PIXEL).digest('hex');
      return { scan: row!.scan, small: row!.small, files: own.length, whole };
    },
    // the thumbnail itself was stored before the row could say so; the next try finds it
    never: { scan: 'NOT_SCANNED', small: false, files: 2, whole: true },
    once: { scan: 'NOT_SCANNED', small: true, files: 2, whole: true },
  },
  {
    topic: 'ledger.check',
    hold: { table: 'ledger_check' },
    row: ofGroup,
    leave: keepLedger,
    effect: ({ database, id }) =>
      database.sql('SELECT entries, postings, faults FROM ledger_check WHERE consortium_id = $1', [id]),
    never: [],
    once: [{ entries: 1, postings: 2, faults: [] }],
  },
];
