import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSupportReader, type SeededGroup } from '@renkei/test/group';
import { actingAs, person } from '@renkei/test/people';
import { newKey } from '@renkei/test/sample-values';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// How people and machines are reached, as clients see it: preferences, webhooks, who gets no mail, failed work.

let database: TestDatabase;
let api: TestApi;
let group: SeededGroup;
let owner: Viewer;
let memberId: string;
const keys = new Map<Viewer, string>();

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database, { config: { publicUrl: 'https://renkei.example', webhookTargets: 'ANY' } });
  group = await seedGroup(database, { participants: ['CORPORATION', 'CORPORATION'] });
  memberId = group.memberIds[1]!;
  owner = await seedMemberUser(database, group, memberId);
}, 60_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

async function ask(viewer: Viewer, query: string, variables: object = {}) {
  const key = keys.get(viewer) ?? (await accessKey(database, viewer));
  keys.set(viewer, key);
  return api.graphql(key, query, variables);
}
async function change(viewer: Viewer, name: string, input: object, fields: string) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code path } ${fields} } }`;
  const { data, errors } = await ask(viewer, query, { input });
  expect(errors).toEqual([]);
  return data[name];
}

describe('how one gets letters', () => {
  const FIELDS = 'mail quietFrom quietUntil version bouncedAt';
  const read = async (viewer: Viewer) =>
    (await ask(viewer, `{ deliveryPreference { ${FIELDS} } }`)).data.deliveryPreference;

  it('is one’s own to say, from what holds for everybody', async () => {
    const defaults = {
      mail: 'IMMEDIATE',
      quietFrom: '20:00',
      quietUntil: '08:00',
      version: 0,
      bouncedAt: null,
    };
    expect(await read(owner)).toEqual(defaults);
    const input = { mail: 'DAILY', quietFrom: '22:30', quietUntil: '07:05', version: 0 };
    const set = { mail: 'DAILY', quietFrom: '22:30', quietUntil: '07:05', version: 1, bouncedAt: null };
    expect(await change(owner, 'setDeliveryPreference', input, `deliveryPreference { ${FIELDS} }`)).toEqual({
      problems: [],
      deliveryPreference: set,
    });
    expect(await read(owner)).toEqual(set);
    expect(await read(group.coordinator)).toEqual(defaults);
    const stale = await change(owner, 'setDeliveryPreference', input, 'deliveryPreference { mail }');
    expect(stale).toEqual({
      problems: [{ code: 'STALE_VERSION', path: 'input.version' }],
      deliveryPreference: null,
    });
    const next = { ...input, mail: 'NONE', version: 1 };
    expect(await change(owner, 'setDeliveryPreference', next, 'deliveryPreference { mail version }')).toEqual(
      {
        problems: [],
        deliveryPreference: { mail: 'NONE', version: 2 },
      },
    );
  });

  it.each(['8:00', '24:00', '07:60', '', '07:00:00'])('takes no time like %j', async (quietFrom) => {
    const { errors } = await ask(
      owner,
      'mutation ($input: SetDeliveryPreferenceInput!) { setDeliveryPreference(input: $input) { problems { code } } }',
      { input: { mail: 'DAILY', quietFrom, quietUntil: '08:00', version: 2 } },
    );
    expect(errors[0]?.extensions.problems).toMatchObject([{ path: 'input.quietFrom' }]);
  });
});

describe('webhooks', () => {
  const LIST = `query ($id: ID!) { consortium(id: $id) { webhooks(first: 2) {
    pageInfo { hasNextPage endCursor } edges { node { id url machines enabled
      deliveries(first: 1) { pageInfo { hasNextPage } edges { node { type status attempts responseStatus errorCode settledAt } } } } } } } }`;

  it('are listed newest first with what they were told, in the same statements however many', async () => {
    const made: string[] = [];
    for (let n = 1; n <= 3; n += 1) {
      const input = {
        consortiumId: group.id,
        url: `https://hooks.example.jp/${n}`,
        machines: ['APPLICATION'],
        idempotencyKey: newKey(),
      };
      made.push(
        (await change(group.coordinator, 'createWebhook', input, 'webhook { id } secret')).webhook.id,
      );
    }
    for (let n = 0; n < 2; n += 1) {
      await database.sql(
        `INSERT INTO procedure_event (consortium_id, machine, subject_id, event, from_state, to_state, occurred_at, actor_id)
         VALUES ($1, 'APPLICATION', gen_random_uuid(), 'SUBMIT', 'APPROVED', 'SUBMITTED', now(), $2)`,
        [group.id, group.coordinator.userId],
      );
    }
    let data;
    const statements = await api.statementsOf(async () => {
      ({ data } = await ask(group.coordinator, LIST, { id: group.id }));
    });
    const { edges, pageInfo } = data!.consortium.webhooks;
    expect(edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([made[2], made[1]]);
    expect(pageInfo.hasNextPage).toBe(true);
    expect(edges[0].node.deliveries).toEqual({
      pageInfo: { hasNextPage: true },
      edges: [
        {
          node: {
            type: 'application.submitted',
            status: 'WAITING',
            attempts: 0,
            responseStatus: null,
            errorCode: '',
            settledAt: null,
          },
        },
      ],
    });
    expect(statements.filter((sql) => sql.includes('webhook'))).toHaveLength(2);
    const next = `query ($id: ID!, $after: String) { consortium(id: $id) { webhooks(after: $after) { edges { node { id } } } } }`;
    const rest = await ask(group.coordinator, next, { id: group.id, after: pageInfo.endCursor });
    expect(rest.data.consortium.webhooks.edges).toEqual([{ node: { id: made[0] } }]);
  });

  it('are the coordinator’s to see', async () => {
    for (const other of [owner, await seedSupportReader(database, [group])]) {
      const { errors } = await ask(other, LIST, { id: group.id });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
  });
});

describe('whoever cannot be reached', () => {
  it('is known to the coordinator, without the address', async () => {
    await database.sql(
      `INSERT INTO mail_delivery (recipient_id, kind, cause_id, status, attempts, reply_code, settled_at)
       VALUES ($1, 'NOTIFICATIONS', gen_random_uuid(), 'BOUNCED', 1, '550 5.1.1', '2026-11-22T01:00Z'),
              ($1, 'NOTIFICATIONS', gen_random_uuid(), 'BOUNCED', 1, '550', '2026-11-23T01:00Z'),
              ($1, 'NOTIFICATIONS', gen_random_uuid(), 'SENT', 1, '', '2026-11-21T01:00Z')`,
      [owner.userId],
    );
    const query = `query ($id: ID!) { consortium(id: $id) { unreachablePeople { edges { node { userId displayName since replyCode } } } } }`;
    expect(
      (await ask(group.coordinator, query, { id: group.id })).data.consortium.unreachablePeople.edges,
    ).toEqual([
      {
        node: {
          userId: owner.userId,
          displayName: '見本 店主',
          since: '2026-11-22T10:00',
          replyCode: '550 5.1.1',
        },
      },
    ]);
    expect(
      (await ask(owner, query, { id: group.id })).errors.map(({ extensions }) => extensions.code),
    ).toEqual(['FORBIDDEN']);
    const own = await ask(owner, '{ deliveryPreference { bouncedAt } }');
    expect(own.data.deliveryPreference.bouncedAt).toBe('2026-11-22T10:00');
    const elsewhere = await seedGroup(database);
    const other = await ask(elsewhere.coordinator, query, { id: elsewhere.id });
    expect(other.data.consortium.unreachablePeople.edges).toEqual([]);
  });
});

describe('failed work', () => {
  const LIST = `query ($first: Int!, $after: String) { failedWork(first: $first, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { id topic createdAt failedAt handedOver lastError } } } }`;

  it('is the administrator’s to see and to run again, and names nobody', async () => {
    const admin = await person(database, { admin: true });
    await database.sql('DELETE FROM outbox');
    const rows = await database.sql<{ id: string }>(
      `INSERT INTO outbox (topic, consortium_id, subject_id, relayed_at, relay_count, failed_at, last_error)
       SELECT 'webhook.deliver', $1, gen_random_uuid(), now(), 5, now() + n * interval '1 microsecond', 'WebhookError HTTP_500'
       FROM generate_series(1, 3) n RETURNING id`,
      [group.id],
    );
    const [first, second, third] = rows.map(({ id }) => id);
    const page = (await ask(admin, LIST, { first: 2 })).data.failedWork;
    expect(page.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([third, second]);
    expect(page.edges[0].node).toMatchObject({
      topic: 'webhook.deliver',
      handedOver: 5,
      lastError: 'WebhookError HTTP_500',
    });
    const rest = (await ask(admin, LIST, { first: 2, after: page.pageInfo.endCursor })).data.failedWork;
    expect(rest.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([first]);
    expect(await change(admin, 'retryFailedWork', { id: second }, 'retriedId')).toEqual({
      problems: [],
      retriedId: second,
    });
    expect(
      await database.sql('SELECT relay_count, failed_at, relayed_at FROM outbox WHERE failed_at IS NULL'),
    ).toEqual([{ relay_count: 0, failed_at: null, relayed_at: null }]);
    const again = 'mutation ($id: ID!) { retryFailedWork(input: { id: $id }) { retriedId } }';
    expect((await ask(admin, again, { id: second })).errors[0]?.extensions.code).toBe('NOT_FOUND');
    for (const other of [group.coordinator, owner]) {
      expect((await ask(other, LIST, { first: 2 })).errors[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await ask(other, again, { id: third })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    // an administrator who acts in another role is one like the others
    const asCoordinator = actingAs(admin, 'COORDINATOR');
    expect((await ask(asCoordinator, LIST, { first: 2 })).errors).not.toEqual([]);
  });
});
