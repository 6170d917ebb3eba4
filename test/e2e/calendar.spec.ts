import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Of, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSupportReader, type SeededGroup } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { newKey } from '@renkei/test/sample-values';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// Deadlines in a calendar: the feed behind a secret address, and the file of a group.

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

/** Properties of each event of a calendar, unfolded as RFC 5545 §3.1 has it. */
function eventsOf(text: string): Record<string, string>[] {
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  const events: Record<string, string>[] = [];
  let open: Record<string, string> | null = null;
  let inAlarm = false;
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') open = {};
    else if (line === 'BEGIN:VALARM') inAlarm = true;
    else if (line === 'END:VALARM') inAlarm = false;
    else if (line === 'END:VEVENT') {
      events.push(open!);
      open = null;
    } else if (open && !inAlarm) open[line.split(/[:;]/)[0]!] = line.slice(line.indexOf(':') + 1);
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
        DTSTART: '20270110T073000Z',
        DTEND: '20270110T080000Z',
        SUMMARY: '✓ 見積書、カタログ\\; を送る done（見本茶舗𠮷 2）済み',
      },
      {
        UID: `${ids['own']}@renkei.example`,
        DTEND: '20270120T080000Z',
        URL: `https://renkei.example/shop/${memberId}`,
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

  it('keeps the id of a deadline that moves, and counts; the same bytes in between', async () => {
    const { address } = await create(group.coordinator, { consortiumId: group.id });
    const before = await (await fetchFeed(address)).text();
    expect(await (await fetchFeed(address)).text()).toBe(before);
    const [moved] = await database.sql<{ id: string }>(
      `INSERT INTO obligation (consortium_id, key, kind, anchor, title_ja, title_en, clause, due_at, supersedes_id)
       SELECT $1, 'twice', 'MEMBER_COSTS', 'ROUND_CLOSE', '動いた', 'Moved', 'K25 p.24', '2027-03-01T17:00+09',
         (SELECT id FROM obligation WHERE key = 'moved') RETURNING id`,
      [group.id],
    );
    const find = (text: string, uid: string) =>
      eventsOf(text).find(({ UID }) => UID === `${uid}@renkei.example`);
    const after = await (await fetchFeed(address)).text();
    expect(find(after, ids['moved']!)).toMatchObject({ SEQUENCE: '1', DTEND: '20270301T080000Z' });
    expect(find(after, moved!.id)).toBeUndefined();
    expect(find(after, ids['own']!)).toMatchObject({ SEQUENCE: '0' });
    await database.sql('DELETE FROM obligation WHERE id = $1', [moved!.id]);
  });

  it('answers HEAD as GET, without the calendar', async () => {
    const { address } = await create(owner);
    const [head, get] = await Promise.all(
      ['HEAD', 'GET'].map((method) => fetch(address.replace('https://renkei.example', api.url), { method })),
    );
    expect([head!.status, await head!.text()]).toEqual([200, '']);
    for (const name of ['etag', 'content-type', 'content-length']) {
      expect(head!.headers.get(name)).toBe(get!.headers.get(name));
    }
  });

  it('is a file too: the group’s for who sees it, one’s own shop’s for a member user, nothing for others', async () => {
    const fetchFile = async (viewer: Viewer | null, id = group.id) => {
      const key = viewer && (keys.get(viewer) ?? (await accessKey(database, viewer)));
      return fetch(`${api.url}/calendar/groups/${id}/deadlines.ics`, {
        headers: key ? { authorization: `Bearer ${key}` } : {},
      });
    };
    const uids = async (answer: Response) =>
      eventsOf(await answer.text()).map(({ UID }) => UID!.split('@')[0]);
    const whole = await fetchFile(group.coordinator);
    expect(whole.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('見本本町商店街グループの締切.ics')}`,
    );
    expect(whole.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await uids(whole)).toEqual([ids['done'], ids['own'], ids['neighbour']]);
    expect(await uids(await fetchFile(owner))).toEqual([ids['done'], ids['own']]);
    const support = await seedSupportReader(database, [group]);
    expect(await uids(await fetchFile(support))).toEqual([ids['done'], ids['own'], ids['neighbour']]);
    const stranger = await seedGroup(database, { participants: ['CORPORATION'] });
    for (const [viewer, id, status] of [
      [stranger.coordinator, group.id, 404],
      [group.coordinator, 'x', 404],
      [await person(database), group.id, 404],
      [null, group.id, 401],
    ] as const) {
      expect((await fetchFile(viewer, id)).status).toBe(status);
    }
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
