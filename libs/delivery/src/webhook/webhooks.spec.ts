import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { configOf, Keyring, newKeyEntry, SystemClock } from '@renkei/platform';
import { OutboxReconciler } from '@renkei/platform/jobs';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSupportReader, type SeededGroup } from '@renkei/test/group';
import { problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { Webhook } from 'standardwebhooks';
import { listener, type Listener } from '../../test/listener.ts';
import { processorWith, workOff } from '../../test/work-off.ts';
import { WebhookDeliverHandler } from './webhook-deliver.handler.ts';
import { WebhookService } from './webhook.service.ts';
import type { CreateWebhookInput } from './webhook.type.ts';

let database: TestDatabase;
let api: Tenant;
let worker: Tenant;
let machine: Listener;
let group: SeededGroup;
const keys = Keyring.parse(newKeyEntry('test'));

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, consortiumEntities);
  worker = await tenant(database, [], 'worker');
}, 60_000);
afterAll(async () => {
  await api.close();
  await worker.close();
  await database.drop();
});
beforeEach(async () => {
  machine = await listener();
  group = await seedGroup(database, { participants: ['CORPORATION'] });
});
afterEach(async () => {
  await machine.close();
  await database.sql('DELETE FROM outbox');
});

const config = (changes = {}) => configOf({ databaseUrl: '', keys, webhookTargets: 'ANY', ...changes });
const service = (changes = {}) => new WebhookService(api.transactions, config(changes));
const handler = (changes = {}) => new WebhookDeliverHandler(new SystemClock(), config(changes));
const draft = (changes: Partial<CreateWebhookInput> = {}): CreateWebhookInput => ({
  consortiumId: group.id,
  url: `${machine.url}/renkei#part`,
  machines: ['APPLICATION'],
  idempotencyKey: newKey(),
  ...changes,
});
const create = (changes: Partial<CreateWebhookInput> = {}) =>
  service().create(group.coordinator, draft(changes));
const tell = () => workOff(database, worker, handler());

/** Something happens in the group's procedure; the reason and the reference are nobody else's business. */
async function happen(to = 'SUBMITTED', from = 'APPROVED', event = 'SUBMIT'): Promise<string> {
  const [row] = await database.sql<{ id: string }>(
    `INSERT INTO procedure_event (consortium_id, machine, subject_id, event, from_state, to_state, occurred_at, reason,
       reference, actor_id)
     VALUES ($1, 'APPLICATION', gen_random_uuid(), $2, $3, $4, '2027-01-20T07:30Z', '見本の理由', 'MIHON-1', $5) RETURNING id`,
    [group.id, event, from, to, group.coordinator.userId],
  );
  return row!.id;
}
const deliveries = () =>
  database.sql(
    `SELECT d.status, d.attempts, d.response_status, d.error_code FROM webhook_delivery d
     WHERE consortium_id = $1 ORDER BY created_at, id`,
    [group.id],
  );

describe('a webhook', () => {
  it('is told what happens: signed, by ids and states alone', async () => {
    const { webhook, secret } = await create();
    const eventId = await happen();
    expect(await tell()).toEqual({ done: 1, failures: [] });
    const [request] = machine.heard;
    expect(machine.heard).toHaveLength(1);
    const verified = new Webhook(secret!).verify(request!.body, request!.headers as Record<string, string>);
    expect(verified).toEqual({
      id: eventId,
      type: 'application.submitted',
      machine: 'APPLICATION',
      event: 'SUBMIT',
      consortiumId: group.id,
      subjectId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      from: 'APPROVED',
      to: 'SUBMITTED',
      occurredAt: '2027-01-20T07:30:00.000Z',
    });
    expect(request).toMatchObject({ path: '/renkei', headers: { 'content-type': 'application/json' } });
    const [delivery] = await database.sql('SELECT id, webhook_id FROM webhook_delivery WHERE event_id = $1', [
      eventId,
    ]);
    expect(delivery).toEqual({ id: request!.headers['webhook-id'], webhook_id: webhook.id });
    expect(await deliveries()).toEqual([
      { status: 'DELIVERED', attempts: 1, response_status: 200, error_code: '' },
    ]);
    const forged = `${request!.body} `;
    expect(() => new Webhook(secret!).verify(forged, request!.headers as Record<string, string>)).toThrow();
  });

  it('has a secret that is told once and kept sealed', async () => {
    const input = draft();
    const { webhook, secret } = await service().create(group.coordinator, input);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await service().create(group.coordinator, input)).toEqual({ webhook, secret: null });
    const [row] = await database.sql('SELECT * FROM webhook WHERE id = $1', [webhook.id]);
    const raw = Buffer.from(secret!.slice(6), 'base64');
    expect(Buffer.concat([row!['sealed'] as Buffer, row!['wrapped_key'] as Buffer]).includes(raw)).toBe(
      false,
    );
    await expect(
      api.transactions.run(group.coordinator, (tx) => tx.query('SELECT sealed FROM webhook')),
    ).rejects.toThrow('permission denied');
    expect(webhook).toMatchObject({
      url: `${machine.url}/renkei`,
      machines: ['APPLICATION'],
      enabled: true,
      version: 1,
    });
  });

  it('is tried again, with the same id, until it answers 2xx', async () => {
    await create();
    await happen();
    const answers: [status: number, location?: string][] = [[500], [302, machine.url], [404], [204]];
    machine.answer = (res) => {
      const [status, location] = answers.shift()!;
      res.writeHead(status, location ? { location } : {}).end('見本の返事');
    };
    expect(await tell()).toEqual({ done: 0, failures: ['WebhookError HTTP_500'] });
    expect(await deliveries()).toEqual([
      { status: 'WAITING', attempts: 1, response_status: 500, error_code: 'HTTP_500' },
    ]);
    expect(await tell()).toEqual({ done: 0, failures: ['WebhookError HTTP_302'] });
    expect(await tell()).toEqual({ done: 0, failures: ['WebhookError HTTP_404'] });
    expect(await tell()).toEqual({ done: 1, failures: [] });
    expect(await deliveries()).toEqual([
      { status: 'DELIVERED', attempts: 4, response_status: 204, error_code: '' },
    ]);
    expect([
      machine.heard.length,
      new Set(machine.heard.map(({ headers }) => headers['webhook-id'])).size,
    ]).toEqual([4, 1]);
    expect(JSON.stringify(await database.sql('SELECT * FROM outbox'))).not.toContain('見本の返事');
  });

  it('hears of an event once, however often the work comes', async () => {
    await create();
    await happen();
    const [{ id: outboxId } = { id: '' }] = await database.sql<{ id: string }>('SELECT id FROM outbox');
    const processor = processorWith(worker, handler());
    const payload = { outboxId, topic: 'webhook.deliver', consortiumId: group.id } as const;
    await Promise.all([processor.process(payload), processor.process(payload)]);
    await database.sql('UPDATE outbox SET done_at = NULL');
    expect(await processor.process(payload)).toBe(true);
    expect(machine.heard).toHaveLength(1);
  });

  it('that fails takes no other with it, and each is told by itself', async () => {
    await create();
    await create({ url: `${machine.url}/broken` });
    for (let n = 0; n < 3; n += 1) await happen();
    machine.answer = (res) => res.writeHead(res.req.url === '/broken' ? 503 : 200).end();
    const { done, failures } = await tell();
    expect([done, failures.length]).toEqual([3, 3]);
    expect(machine.heard.filter(({ path }) => path === '/renkei')).toHaveLength(3);
    expect(machine.heard.filter(({ path }) => path === '/broken')).toHaveLength(3);
  });

  it('is given up with its work, and may be tried again', async () => {
    await create();
    await happen();
    await machine.close();
    expect((await tell()).failures).toEqual(['WebhookError ECONNREFUSED']);
    await database.sql(`UPDATE outbox SET relayed_at = now() - interval '1 hour', relay_count = 5`);
    const lost = { addBulk: () => Promise.resolve(), getJobState: () => Promise.resolve('failed') };
    const options = { lostAfterMs: 1, relayLimit: 5, keepDoneMs: 1, batch: 10 };
    await new OutboxReconciler(worker.transactions, lost, options).reconcile();
    expect(await deliveries()).toEqual([
      { status: 'GAVE_UP', attempts: 1, response_status: null, error_code: 'ECONNREFUSED' },
    ]);
    machine = await listener();
    await database.sql('UPDATE webhook SET url = $2 WHERE consortium_id = $1', [group.id, machine.url]);
    await database.sql('UPDATE outbox SET failed_at = NULL');
    expect(await tell()).toMatchObject({ done: 1 });
    expect(await deliveries()).toMatchObject([{ status: 'DELIVERED', attempts: 2 }]);
  });

  it('reaches no private address, whatever it was when it was made', async () => {
    await create({ url: `https://localhost:${machine.port}/` });
    await happen();
    expect((await workOff(database, worker, handler({ webhookTargets: 'PUBLIC' }))).failures).toEqual([
      'WebhookError NOT_PUBLIC',
    ]);
    expect(machine.connections()).toBe(0);
    expect(await deliveries()).toMatchObject([{ status: 'WAITING', error_code: 'NOT_PUBLIC' }]);
  });

  it('hears its machines only, its group only, and nothing while it is disabled', async () => {
    const { webhook } = await create({ machines: ['REPORT', 'TRANSFER'] });
    const { webhook: other } = await create();
    await happen();
    const disabled = await service().setEnabled(group.coordinator, { id: other.id, version: 1 }, false);
    expect(disabled).toMatchObject({ enabled: false, version: 2 });
    await happen('GRANTED', 'SUBMITTED', 'GRANT');
    expect(await tell()).toEqual({ done: 1, failures: [] });
    expect(machine.heard).toEqual([]);
    expect(await deliveries()).toEqual([
      { status: 'GAVE_UP', attempts: 0, response_status: null, error_code: 'DISABLED' },
    ]);
    await service().setEnabled(group.coordinator, { id: other.id, version: 2 }, true);
    const mine = group;
    group = await seedGroup(database);
    await happen();
    group = mine;
    await happen('REJECTED', 'SUBMITTED', 'REJECT');
    await tell();
    expect(machine.heard.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'application.rejected',
    ]);
    expect(
      await problemsOf(service().setEnabled(group.coordinator, { id: webhook.id, version: 9 }, false)),
    ).toEqual([['STALE_VERSION', 'input.version']]);
  });
});

describe('who sets up webhooks', () => {
  it('is the group’s coordinator alone', async () => {
    const { webhook } = await create();
    const stranger = (await seedGroup(database)).coordinator;
    const others = [
      stranger,
      await seedMemberUser(database, group, group.memberIds[1]!),
      await seedSupportReader(database, [group]),
    ];
    for (const other of others) {
      await expect(service().create(other, draft())).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(service().setEnabled(other, { id: webhook.id, version: 1 }, false)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });

  it.each([
    ['http://hooks.example.jp/', 'NOT_HTTPS'],
    ['https://10.0.0.1/', 'NOT_PUBLIC'],
    ['https://a:b@hooks.example.jp/', 'HAS_CREDENTIALS'],
    ['見本', 'NOT_AN_ADDRESS'],
  ])('gets told what is wrong with %s', async (url, code) => {
    const made = service({ webhookTargets: 'PUBLIC' }).create(group.coordinator, draft({ url }));
    expect(await problemsOf(made)).toEqual([[code, 'input.url']]);
  });

  it('needs keys, an open group, and has at most ten at once', async () => {
    const bare = service({ keys: Keyring.parse(undefined) });
    expect(await problemsOf(bare.create(group.coordinator, draft()))).toEqual([['KEYS_NOT_SET', null]]);
    for (let n = 0; n < 10; n += 1) await create();
    expect(await problemsOf(create())).toEqual([['TOO_MANY_WEBHOOKS', null]]);
    await database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
    expect(await problemsOf(create())).toEqual([['CONSORTIUM_CLOSED', null]]);
  });
});
