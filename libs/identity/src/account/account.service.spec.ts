import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { newSessionToken, TenantTransaction, type Viewer } from '@renkei/platform';
import { testApp } from '@renkei/test/app';
import type { TestDatabase } from '@renkei/test/database';
import { seedGroup, type SeededGroup } from '@renkei/test/group';
import { actingAs, person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { signInBench, type SignInBench } from '../../test/sign-in-bench.ts';
import { SignInModule } from '../sign-in.module.ts';
import { AccountService } from './account.service.ts';

let bench: SignInBench;
let database: TestDatabase;
let app: INestApplicationContext;
let accounts: AccountService;
let group: SeededGroup;
let other: SeededGroup;
let bodyId: string;

beforeAll(async () => {
  bench = await signInBench();
  ({ app, database } = bench);
  accounts = app.get(AccountService);
  group = await seedGroup(database, { participants: ['CORPORATION'] });
  other = await seedGroup(database);
  const [body] = await database.sql<{ id: string }>(
    `INSERT INTO support_body (name, prefectures) VALUES ('見本県支援センター', '{13}') RETURNING id`,
  );
  bodyId = body!.id;
});
afterAll(() => bench.close());

type Given = { group?: string; member?: string; body?: string };
async function assign({ userId }: Viewer, role: string, given: Given = {}): Promise<string> {
  const [row] = await database.sql<{ id: string }>(
    `INSERT INTO assignment (user_id, role, consortium_id, member_id, support_body_id)
     VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [userId, role, given.group ?? null, given.member ?? null, given.body ?? null],
  );
  return row!.id;
}
/** A cookie's token of this person. */
async function session({ userId }: Viewer): Promise<string> {
  const { token, sha256 } = newSessionToken();
  await database.sql(
    `INSERT INTO session (user_id, token_sha256, signed_in_with, expires_at)
     VALUES ($1, $2, 'PASSWORD', now() + interval '1 day')`,
    [userId, sha256],
  );
  return token;
}
const end = (id: string) => database.sql('UPDATE assignment SET ended_at = now() WHERE id = $1', [id]);
const actingOf = async (token: string) => (await bench.viewerOf(token))?.acting;
async function choose(token: string, role: 'COORDINATOR' | 'MEMBER_USER' | 'PLATFORM_ADMIN', id?: string) {
  const context = await bench.visit(token);
  const me = await accounts.chooseRole(context.viewer!, { role, assignmentId: id ?? null }, context);
  return { me, viewer: context.viewer };
}

describe('me', () => {
  it('names every live assignment, whatever the person acts as', async () => {
    const viewer = await person(database);
    await assign(viewer, 'COORDINATOR', { group: group.id });
    const member = await assign(viewer, 'MEMBER_USER', { group: group.id, member: group.memberIds[1]! });
    await assign(viewer, 'SUPPORT_READER', { body: bodyId });
    await assign(viewer, 'PLATFORM_ADMIN');
    await end(await assign(viewer, 'COORDINATOR', { group: other.id }));
    for (const acting of [actingAs(viewer, 'PLATFORM_ADMIN'), { ...viewer, acting: null }]) {
      const me = await accounts.me(acting);
      expect(me.assignments.map(({ label }) => label.ja)).toEqual([
        'とりまとめ担当（代表事業者）：見本本町商店街グループ',
        'お店の担当（構成員）：見本茶舗𠮷 2',
        '管理者',
        '支援機関：見本県支援センター',
      ]);
      expect(me.assignments[1]).toEqual({
        id: member,
        role: 'MEMBER_USER',
        label: expect.anything(),
        consortiumId: group.id,
        memberId: group.memberIds[1],
        supportBodyId: null,
        groupName: '見本本町商店街グループ',
        memberName: '見本茶舗𠮷 2',
        supportBodyName: null,
      });
    }
  });

  it('says what the person acts as, and asks when that is nothing (any more)', async () => {
    const viewer = await person(database);
    const nothing = await accounts.me(viewer);
    expect([nothing.acting?.label.en, nothing.mustChooseRole]).toEqual(['Coordinator', false]);
    const id = await assign(viewer, 'MEMBER_USER', { group: group.id, member: group.memberIds[0]! });
    const asMember = actingAs(viewer, 'MEMBER_USER', id);
    expect((await accounts.me(asMember)).acting).toEqual({
      role: 'MEMBER_USER',
      assignmentId: id,
      label: { ja: 'お店の担当（構成員）：見本茶舗𠮷 1', en: 'Member user: 見本茶舗𠮷 1' },
    });
    await end(id);
    for (const over of [asMember, actingAs(viewer, 'MEMBER_USER'), { ...viewer, acting: null }]) {
      expect(await accounts.me(over)).toMatchObject({ acting: null, mustChooseRole: true });
    }
  });

  it('needs no second client within a query that has one', async () => {
    const single = await testApp(database, [SignInModule], { poolSize: 1 });
    const [transactions, viewer] = [single.get(TenantTransaction), await person(database)];
    const stop = transactions.shareReads(viewer);
    const users = () =>
      transactions.read(viewer, (tx) => tx.query<{ id: string }>('SELECT id FROM app_user'));
    await users();
    expect((await single.get(AccountService).me(viewer)).id).toBe(viewer.userId);
    // afterwards the same snapshot sees again what the role sees: oneself
    expect(await users()).toEqual([{ id: viewer.userId }]);
    stop();
    await single.close();
  });
});

describe('choosing a role', () => {
  it('holds for the session, and in the same request', async () => {
    const viewer = await person(database);
    const ids = [
      await assign(viewer, 'COORDINATOR', { group: group.id }),
      await assign(viewer, 'MEMBER_USER', { group: other.id, member: other.memberIds[0]! }),
    ];
    const token = await session(viewer);
    expect(await actingOf(token)).toBeNull();
    for (const [role, id] of [
      ['MEMBER_USER', ids[1]],
      ['COORDINATOR', ids[0]],
      ['COORDINATOR', undefined],
    ] as const) {
      const chosen = await choose(token, role, id);
      expect(chosen.me.acting).toMatchObject({ role, assignmentId: id ?? null });
      expect(chosen.viewer?.acting).toEqual({ role, assignmentId: id ?? null });
      expect(await actingOf(token)).toEqual({ role, assignmentId: id ?? null });
      const groups = await app
        .get(TenantTransaction)
        .read(chosen.viewer!, (tx) => tx.query<{ id: string }>('SELECT id FROM consortium'));
      expect(groups).toEqual([{ id: role === 'MEMBER_USER' ? other.id : group.id }]);
    }
  });

  it('is of this session alone', async () => {
    const viewer = await person(database);
    await assign(viewer, 'COORDINATOR', { group: group.id });
    await assign(viewer, 'PLATFORM_ADMIN');
    const [one, two] = [await session(viewer), await session(viewer)];
    await choose(one, 'PLATFORM_ADMIN');
    expect([(await actingOf(one))?.role, await actingOf(two)]).toEqual(['PLATFORM_ADMIN', null]);
  });

  it('takes only one’s own live roles; COORDINATOR, who may found a group, always', async () => {
    const viewer = await person(database);
    const token = await session(viewer);
    const ended = await assign(viewer, 'MEMBER_USER', { group: group.id, member: group.memberIds[0]! });
    await end(ended);
    const [theirs] = await database.sql<{ id: string }>('SELECT id FROM assignment WHERE user_id = $1', [
      group.coordinator.userId,
    ]);
    const own = await assign(viewer, 'COORDINATOR', { group: other.id });
    const refused = [
      ['MEMBER_USER', ended],
      ['MEMBER_USER', own],
      ['COORDINATOR', theirs!.id],
      ['COORDINATOR', randomUUID()],
    ] as const;
    for (const [role, id] of refused) {
      expect(await problemsOf(choose(token, role, id))).toEqual([['NOT_YOUR_ROLE', 'input.assignmentId']]);
    }
    for (const role of ['MEMBER_USER', 'PLATFORM_ADMIN'] as const) {
      expect(await problemsOf(choose(token, role))).toEqual([['NOT_YOUR_ROLE', 'input.role']]);
    }
    await end(own);
    expect((await choose(token, 'COORDINATOR')).me.acting?.role).toBe('COORDINATOR');
  });

  it('is not for access keys, whose role is their own', async () => {
    const viewer = await person(database);
    const context = await bench.visit();
    await expect(accounts.chooseRole(viewer, { role: 'COORDINATOR' }, context)).rejects.toThrow('FORBIDDEN');
  });
});
