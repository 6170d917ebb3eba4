import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authenticator, sha256Of, type Viewer } from '@renkei/platform';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { withSession } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { peopleBench, type PeopleBench } from '../../test/people-bench.ts';
import type { CreateApiKeyInput } from './api-key.inputs.ts';

let bench: PeopleBench;
let group: SeededGroup;
let viewer: Viewer;
let assignmentId: string;

beforeAll(async () => {
  bench = await peopleBench();
  group = await seedGroup(bench.database, { participants: ['SOLE_PROPRIETOR'] });
  viewer = await withSession(bench.database, group.coordinator);
  const [row] = await bench.database.sql<{ id: string }>('SELECT id FROM assignment WHERE user_id = $1', [
    viewer.userId,
  ]);
  assignmentId = row!.id;
}, 60_000);
afterAll(() => bench.close());

const draft = (changes: Partial<CreateApiKeyInput> = {}): CreateApiKeyInput => ({
  idempotencyKey: newKey(),
  label: ' 見本会計ソフト\u0000𠮷 ',
  role: 'COORDINATOR',
  readOnly: true,
  expiresInDays: 30,
  ...changes,
});
const whoIs = (key: string | null) => bench.app.get(Authenticator).byKey(`Bearer ${key}`);
const page = { first: 50 };

describe('an access key', () => {
  it('is told once and opens what it was made for, until it is revoked', async () => {
    const input = draft({ assignmentId });
    const { apiKey, key } = await bench.apiKeys.create(viewer, input);
    expect(apiKey).toMatchObject({
      label: '見本会計ソフト 𠮷',
      role: 'COORDINATOR',
      assignmentId,
      readOnly: true,
      isUsable: true,
    });
    expect(apiKey.expiresAt!.getTime() - apiKey.createdAt.getTime()).toBe(30 * 86_400_000);
    expect(await whoIs(key)).toMatchObject({
      userId: viewer.userId,
      acting: { role: 'COORDINATOR', assignmentId },
      readOnly: true,
      sessionId: null,
    });
    expect(await bench.apiKeys.create(viewer, input)).toEqual({ apiKey, key: null });
    const [stored] = await bench.database.sql('SELECT * FROM api_key WHERE id = $1', [apiKey.id]);
    expect(stored).toMatchObject({ key_sha256: sha256Of(key!) });
    expect(JSON.stringify(stored)).not.toContain(key!);
    expect(JSON.stringify(await bench.database.sql('SELECT * FROM idempotency_key'))).not.toContain(key!);
    expect(await bench.apiKeys.revoke(viewer, apiKey.id)).toMatchObject({ isUsable: false });
    await expect(whoIs(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const { revokedAt } = await bench.apiKeys.revoke(viewer, apiKey.id);
    expect((await bench.apiKeys.revoke(viewer, apiKey.id)).revokedAt).toEqual(revokedAt);
  });

  it('is for roles the person has, and no others', async () => {
    const member = await withSession(
      bench.database,
      await seedMemberUser(bench.database, group, group.memberIds[1]!),
    );
    const create = (who: Viewer, changes: Partial<CreateApiKeyInput>) =>
      problemsOf(bench.apiKeys.create(who, draft(changes)));
    const notTheirs = [['NOT_YOUR_ROLE', 'input.role']];
    expect(await create(viewer, { role: 'PLATFORM_ADMIN' })).toEqual(notTheirs);
    expect(await create(viewer, { role: 'MEMBER_USER' })).toEqual(notTheirs);
    expect(await create(member, { role: 'COORDINATOR' })).toEqual(notTheirs);
    const narrowed = [['NOT_YOUR_ROLE', 'input.assignmentId']];
    expect(await create(member, { role: 'MEMBER_USER', assignmentId })).toEqual(narrowed);
    expect(await create(viewer, { assignmentId: randomUUID() })).toEqual(narrowed);
    expect((await bench.apiKeys.create(member, draft({ role: 'MEMBER_USER' }))).apiKey.role).toBe(
      'MEMBER_USER',
    );
    await bench.database.sql('UPDATE assignment SET ended_at = now() WHERE user_id = $1', [member.userId]);
    expect(await create(member, { role: 'MEMBER_USER' })).toEqual(notTheirs);
  });

  it('may be a founder’s, who has no role yet', async () => {
    const founder = await bench.signedIn();
    expect((await bench.apiKeys.create(founder, draft())).key).toMatch(/^rk_/);
    expect(await problemsOf(bench.apiKeys.create(founder, draft({ role: 'PLATFORM_ADMIN' })))).toHaveLength(
      1,
    );
  });

  it('asks for a sign-in of the last 15 minutes', async () => {
    const old = await withSession(bench.database, viewer, '15 minutes');
    expect(await problemsOf(bench.apiKeys.create(old, draft()))).toEqual([['SIGN_IN_AGAIN', null]]);
    const fresh = await withSession(bench.database, viewer, '14 minutes');
    expect((await bench.apiKeys.create(fresh, draft())).key).toMatch(/^rk_/);
  });

  it('makes and revokes no keys itself', async () => {
    const { apiKey } = await bench.apiKeys.create(viewer, draft());
    const byKey = { ...viewer, sessionId: null };
    await expect(bench.apiKeys.create(byKey, draft())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(bench.apiKeys.revoke(byKey, apiKey.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is its owner’s alone', async () => {
    const { apiKey } = await bench.apiKeys.create(viewer, draft());
    for (const other of [await bench.signedIn(), await bench.signedIn({ admin: true })]) {
      expect((await bench.apiKeys.page(other, page)).edges).toEqual([]);
      await expect(bench.apiKeys.revoke(other, apiKey.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    const [newest] = (await bench.apiKeys.page(viewer, page)).edges;
    expect(newest?.node).toEqual(apiKey);
  });

  it('has a label, and is one of at most 20', async () => {
    const owner = await bench.signedIn();
    expect(await problemsOf(bench.apiKeys.create(owner, draft({ label: ' ' })))).toEqual([
      ['REQUIRED', 'input.label'],
    ]);
    for (let n = 0; n < 20; n += 1) await bench.apiKeys.create(owner, draft());
    expect(await problemsOf(bench.apiKeys.create(owner, draft()))).toEqual([['TOO_MANY_KEYS', null]]);
    const [first] = (await bench.apiKeys.page(owner, page)).edges;
    await bench.apiKeys.revoke(owner, first!.node.id);
    await bench.apiKeys.create(owner, draft());
  });
});
