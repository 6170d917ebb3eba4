import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Of, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSupportReader, type SeededGroup } from '@renkei/test/group';
import { actingAs, person } from '@renkei/test/people';
import { newKey } from '@renkei/test/sample-values';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// How people and machines are reached, as clients see it: preferences, calendars, webhooks, who gets no mail, failed work.

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

/** Properties of each event of a calendar, unfolded as RFC 5545 §3.1 has it. */
function eventsOf(text: string): Record<string, string>[] {
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  const events: Record<string, string>[] = [];
  let open: Record<string, string> | null = null;
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') open = {};
    else if (line === 'END:VEVENT') {
      events.push(open!);
      open = null;
    } else if (open) open[line.split(/[:;]/)[0]!] = line.slice(line.indexOf(':') + 1);
  }
  return events;
}

describe('a calendar', () => {
  const CREATED = 'calendarFeed { id consortiumId revokedAt } address';
  const create = (viewer: Viewer, input: object = {}) =>
    change(viewer, 'createCalendarFeed', { idempotencyKey: newKey(), ...input }, CREATED);
  const fetchFeed = (address: string, headers: Record<string, string> = {}) =>
    fetch(address.replace('https://renkei.example', api.url), { headers });
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const rows = await database.sql<{ id: string; key: string }>(
      `INSERT INTO obligation (consortium_id, member_id, key, kind, anchor, title_ja, title_en, clause, due_at, status, ended_at)
       SELECT $1, m, k, 'MEMBER_COSTS', 'ROUND_CLOSE', '見積書、カタログ; を送る ' || k, 'Send ' || k, 'K25 p.24', d::timestamptz, s,
         CASE s WHEN 'OPEN' THEN NULL ELSE now() END
       FROM (VALUES ($2::uuid, 'own', '2027-01-20T17:00+09', 'OPEN'), ($2, 'done', '2027-01-10T17:00+09', 'FULFILLED'),
         ($2, 'moved', '2027-01-15T17:00+09', 'SUPERSEDED'), ($3, 'neighbour', '2027-01-21T17:00+09', 'OPEN')) AS v (m, k, d, s)
       RETURNING id, key`,
      [group.id, memberId, group.memberIds[2]],
    );
    for (const { id, key } of rows) ids[key] = id;
  });

  it('has one event for each deadline of one’s own, at its minute, known again by its id', async () => {
    const made = await create(owner);
    expect(made.address).toMatch(/^https:\/\/renkei\.example\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
    const answer = await fetchFeed(made.address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const text = await answer.text();
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(eventsOf(text)).toMatchObject([
      {
        UID: `${ids['done']}@renkei.example`,
        DTSTART: '20270110T080000Z',
        SUMMARY: '✓ 見積書、カタログ\\; を送る done（見本茶舗𠮷 2）済み',
      },
      {
        UID: `${ids['own']}@renkei.example`,
        DTSTART: '20270120T080000Z',
        SUMMARY: '締切: 見積書、カタログ\\; を送る own（見本茶舗𠮷 2）',
        STATUS: 'CONFIRMED',
        TRANSP: 'TRANSPARENT',
        DESCRIPTION: 'グループ: 見本本町商店街グループ\\n構成員: 見本茶舗𠮷 2\\n根拠: K25 p.24',
      },
    ]);
    expect(eventsOf(text)).toHaveLength(2);
    const stored = await database.sql('SELECT token_sha256 FROM calendar_feed WHERE id = $1', [
      made.calendarFeed.id,
    ]);
    const token = /calendar\/(.*)\.ics/.exec(made.address)![1]!;
    expect(stored).toEqual([{ token_sha256: sha256Of(token) }]);
    expect(api.logged.join()).not.toContain(token);
  });

  it('is asked for again cheaply: 304 until something changes', async () => {
    const { address } = await create(owner);
    const first = await fetchFeed(address);
    const tag = first.headers.get('etag')!;
    const again = await fetchFeed(address, { 'if-none-match': `"other", ${tag}` });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    await database.sql(`UPDATE app_user SET locale = 'en' WHERE id = $1`, [owner.userId]);
    const english = await fetchFeed(address, { 'if-none-match': tag });
    expect(english.status).toBe(200);
    expect(await english.text()).toContain('SUMMARY:Due: Send own');
    await database.sql(`UPDATE app_user SET locale = 'ja' WHERE id = $1`, [owner.userId]);
    await database.sql(`UPDATE obligation SET due_at = due_at + interval '1 day' WHERE id = $1`, [
      ids['own'],
    ]);
    expect((await fetchFeed(address, { 'if-none-match': tag })).status).toBe(200);
    await database.sql(`UPDATE obligation SET due_at = due_at - interval '1 day' WHERE id = $1`, [
      ids['own'],
    ]);
  });

  it('shows a coordinator the whole group, and whoever is responsible for nothing an empty one', async () => {
    const all = eventsOf(
      await (await fetchFeed((await create(group.coordinator, { consortiumId: group.id })).address)).text(),
    );
    expect(all.map(({ UID }) => UID!.split('@')[0])).toEqual([ids['done'], ids['own'], ids['neighbour']]);
    const nobody = await create(await person(database));
    const answer = await fetchFeed(nobody.address);
    expect([answer.status, eventsOf(await answer.text())]).toEqual([200, []]);
  });

  it('ends with the responsibility, with the account, and when it is revoked', async () => {
    const leaver = await seedMemberUser(database, group, memberId);
    const { address, calendarFeed } = await create(leaver);
    expect(eventsOf(await (await fetchFeed(address)).text())).toHaveLength(2);
    await database.sql('UPDATE assignment SET ended_at = now() WHERE user_id = $1', [leaver.userId]);
    expect(eventsOf(await (await fetchFeed(address)).text())).toEqual([]);
    const revoked = await change(
      leaver,
      'revokeCalendarFeed',
      { id: calendarFeed.id },
      'calendarFeed { id revokedAt }',
    );
    expect(revoked.calendarFeed.revokedAt).toMatch(/^\d{4}-/);
    const gone = await fetchFeed(address);
    const unknown = await fetchFeed(address.replace(/calendar\/..../, 'calendar/AAAA'));
    const malformed = await fetchFeed(`https://renkei.example/calendar/x.ics`);
    const bodies = [];
    for (const answer of [gone, unknown, malformed]) {
      expect([answer.status, answer.headers.get('etag')]).toEqual([404, null]);
      const { errors } = (await answer.json()) as { errors: { extensions: { correlationId?: string } }[] };
      delete errors[0]!.extensions.correlationId;
      bodies.push(JSON.stringify(errors));
    }
    expect(new Set(bodies).size).toBe(1);
  });

  it('is told once, listed to its owner alone, and made for groups of one’s own only', async () => {
    const who = await seedMemberUser(database, group, memberId);
    const input = { consortiumId: group.id, idempotencyKey: newKey() };
    const made = await change(who, 'createCalendarFeed', input, CREATED);
    expect(await change(who, 'createCalendarFeed', input, CREATED)).toEqual({ ...made, address: null });
    const list = '{ calendarFeeds { edges { node { id consortiumId createdAt } } } }';
    expect((await ask(who, list)).data.calendarFeeds.edges).toMatchObject([
      { node: { id: made.calendarFeed.id, consortiumId: group.id } },
    ]);
    const others = [await person(database), await seedSupportReader(database, [group])];
    for (const other of others) {
      expect((await ask(other, list)).data.calendarFeeds.edges).toEqual([]);
      for (const [name, wanted] of [
        ['createCalendarFeed', { consortiumId: group.id, idempotencyKey: newKey() }],
        ['revokeCalendarFeed', { id: made.calendarFeed.id }],
      ] as const) {
        const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
        const query = `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code } } }`;
        const { errors } = await ask(other, query, { input: wanted });
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
      }
    }
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
