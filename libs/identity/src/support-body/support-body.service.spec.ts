import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TenantTransaction, type Viewer } from '@renkei/platform';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { actingAs } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { atScreen, PASSWORD, peopleBench, visit, type PeopleBench } from '../../test/people-bench.ts';
import type { SupportBodyRow } from './support-body.rows.ts';

const TOKYO = 13;
let bench: PeopleBench;
let group: SeededGroup;
let coordinator: Viewer;
let admin: Viewer;

beforeAll(async () => {
  bench = await peopleBench();
  group = await seedGroup(bench.database, { participants: ['SOLE_PROPRIETOR'] });
  coordinator = atScreen(group.coordinator);
  admin = await bench.signedIn({ admin: true });
}, 60_000);
afterAll(() => bench.close());

const createBody = (prefectures: number[], name = '見本商工会連合会') =>
  bench.bodies.create(admin, { idempotencyKey: newKey(), name, prefectures });

/** Somebody of the body, invited and accepted. */
async function readerOf(body: SupportBodyRow): Promise<Viewer> {
  const sent = await bench.invitations.inviteSupportReader(admin, {
    idempotencyKey: newKey(),
    supportBodyId: body.id,
    email: `shien${newKey()}@example.jp`,
  });
  const viewer = await bench.signedIn({ name: '見本 支援員' });
  await bench.acceptance.accept({ token: bench.tokenOf(sent), password: PASSWORD }, visit(viewer));
  return atScreen(actingAs(viewer, 'SUPPORT_READER'));
}

const groupsSeenBy = (viewer: Viewer) =>
  bench.app
    .get(TenantTransaction)
    .read(viewer, (tx) => tx.query<{ id: string }>('SELECT id FROM consortium'));

describe('support bodies', () => {
  it('are entered once per key, tidied, and changed on top of the version seen', async () => {
    const input = { idempotencyKey: newKey(), name: ' 見本\u0000商工会𠮷 ', prefectures: [27, 13, 13, 1] };
    const body = await bench.bodies.create(admin, input);
    expect(body).toMatchObject({ name: '見本 商工会𠮷', prefectures: [1, 13, 27], version: 1 });
    expect(await bench.bodies.create(admin, input)).toEqual(body);
    const changed = await bench.bodies.update(admin, {
      id: body.id,
      version: 1,
      name: '見本商工会',
      prefectures: [13],
    });
    expect(changed).toMatchObject({ name: '見本商工会', prefectures: [13], version: 2 });
    const stale = { id: body.id, version: 1, name: 'x', prefectures: [1] };
    expect(await problemsOf(bench.bodies.update(admin, stale))).toEqual([['STALE_VERSION', 'input.version']]);
    await expect(bench.bodies.update(admin, { ...stale, id: randomUUID() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await problemsOf(bench.bodies.update(admin, { ...stale, version: 2, name: ' ' }))).toEqual([
      ['REQUIRED', 'input.name'],
    ]);
  });

  it('are seen by everybody signed in and changed by nobody but the administrator', async () => {
    const body = await createBody([TOKYO]);
    const member = atScreen(await seedMemberUser(bench.database, group, group.memberIds[1]!));
    for (const viewer of [coordinator, member]) {
      const { edges } = await bench.bodies.page(viewer, { first: 200 });
      expect(edges.map(({ node }) => node)).toContainEqual(body);
      await expect(
        bench.bodies.create(viewer, { idempotencyKey: newKey(), name: '見本', prefectures: [1] }),
      ).rejects.toThrow();
      await bench.bodies
        .update(viewer, { id: body.id, version: 1, name: '見本', prefectures: [1] })
        .catch(() => undefined);
    }
    const [stored] = await bench.database.sql('SELECT name FROM support_body WHERE id = $1', [body.id]);
    expect(stored).toEqual({ name: '見本商工会連合会' });
  });
});

describe('consent', () => {
  it('shows the group to the body’s people until it is withdrawn', async () => {
    const body = await createBody([TOKYO, 27]);
    const reader = await readerOf(body);
    const input = { consortiumId: group.id, supportBodyId: body.id };
    expect(await groupsSeenBy(reader)).toEqual([]);
    const given = await bench.consents.give(coordinator, input);
    expect(given).toMatchObject({
      supportBodyName: body.name,
      isInForce: true,
      givenByName: coordinator.displayName,
      withdrawnAt: null,
    });
    expect(await groupsSeenBy(reader)).toEqual([{ id: group.id }]);
    expect(await bench.consents.give(coordinator, input)).toEqual(given);
    const withdrawn = await bench.consents.withdraw(coordinator, input);
    expect(withdrawn).toMatchObject({ id: given.id, isInForce: false });
    expect(withdrawn.withdrawnAt).not.toBeNull();
    expect(await groupsSeenBy(reader)).toEqual([]);
    expect(await bench.consents.withdraw(coordinator, input)).toEqual(withdrawn);
    expect((await bench.consents.give(coordinator, input)).id).not.toBe(given.id);
  });

  it('is one, also given 20 times at once', async () => {
    const body = await createBody([TOKYO]);
    const input = { consortiumId: group.id, supportBodyId: body.id };
    const given = await Promise.all(
      Array.from({ length: 20 }, () => bench.consents.give(coordinator, input)),
    );
    expect(new Set(given.map(({ id }) => id)).size).toBe(1);
  });

  it('is refused where the body would see nothing, and sleeps when its prefectures change', async () => {
    const osaka = await createBody([27]);
    const input = { consortiumId: group.id, supportBodyId: osaka.id };
    expect(await problemsOf(bench.consents.give(coordinator, input))).toEqual([
      ['OUTSIDE_PREFECTURES', 'input.supportBodyId'],
    ]);
    const body = await createBody([TOKYO]);
    const reader = await readerOf(body);
    await bench.consents.give(coordinator, { consortiumId: group.id, supportBodyId: body.id });
    await bench.bodies.update(admin, { id: body.id, version: 1, name: body.name, prefectures: [27] });
    expect(await groupsSeenBy(reader)).toEqual([]);
  });

  it('is the group’s coordinators’ to give and withdraw, at the screen', async () => {
    const body = await createBody([TOKYO]);
    const input = { consortiumId: group.id, supportBodyId: body.id };
    const member = atScreen(await seedMemberUser(bench.database, group, group.memberIds[1]!));
    const stranger = atScreen((await seedGroup(bench.database)).coordinator);
    for (const viewer of [member, stranger, admin]) {
      await expect(bench.consents.give(viewer, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await bench.consents.give(coordinator, input);
    for (const viewer of [member, stranger, admin]) {
      await expect(bench.consents.withdraw(viewer, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    for (const change of [bench.consents.give, bench.consents.withdraw]) {
      await expect(
        change.call(bench.consents, { ...coordinator, sessionId: null }, input),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    const unknown = { ...input, supportBodyId: randomUUID() };
    await expect(bench.consents.give(coordinator, unknown)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(bench.consents.withdraw(coordinator, unknown)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not given for a closed group, but withdrawn', async () => {
    const other = await seedGroup(bench.database);
    const viewer = atScreen(other.coordinator);
    const [first, second] = [await createBody([TOKYO]), await createBody([TOKYO])];
    await bench.consents.give(viewer, { consortiumId: other.id, supportBodyId: first.id });
    await bench.database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [other.id]);
    const late = { consortiumId: other.id, supportBodyId: second.id };
    expect(await problemsOf(bench.consents.give(viewer, late))).toEqual([['CONSORTIUM_CLOSED', null]]);
    const withdrawn = await bench.consents.withdraw(viewer, {
      consortiumId: other.id,
      supportBodyId: first.id,
    });
    expect(withdrawn.isInForce).toBe(false);
  });
});

describe('the people of a support body', () => {
  it('are ended by the administrator, at once', async () => {
    const body = await createBody([TOKYO]);
    const reader = await readerOf(body);
    await bench.consents.give(coordinator, { consortiumId: group.id, supportBodyId: body.id });
    expect(await groupsSeenBy(reader)).toEqual([{ id: group.id }]);
    const [{ id } = { id: '' }] = await bench.database.sql<{ id: string }>(
      'SELECT id FROM assignment WHERE user_id = $1',
      [reader.userId],
    );
    await expect(bench.assignments.endInSupportBody(coordinator, id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const ended = await bench.assignments.endInSupportBody(admin, id);
    expect(ended).toMatchObject({ role: 'SUPPORT_READER', displayName: '見本 支援員' });
    expect(await groupsSeenBy(reader)).toEqual([]);
    expect(await bench.assignments.endInSupportBody(admin, id)).toEqual(ended);
  });

  it('are no administrators, whose role does not end this way, and no people of groups', async () => {
    const rows = await bench.database.sql<{ id: string }>(
      'SELECT id FROM assignment WHERE user_id = ANY ($1)',
      [[admin.userId, coordinator.userId]],
    );
    expect(rows).toHaveLength(2);
    for (const { id } of rows) {
      await expect(bench.assignments.endInSupportBody(admin, id)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    const live = await bench.database.sql(
      'SELECT id FROM assignment WHERE id = ANY ($1) AND ended_at IS NULL',
      [rows.map(({ id }) => id)],
    );
    expect(live).toHaveLength(2);
  });
});
