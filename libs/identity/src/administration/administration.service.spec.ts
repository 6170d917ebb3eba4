import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authenticator, newApiKey, newSessionToken, type Viewer } from '@renkei/platform';
import { seedGroup } from '@renkei/test/group';
import { problemsOf } from '@renkei/test/problems';
import { atScreen, peopleBench, type PeopleBench } from '../../test/people-bench.ts';

let bench: PeopleBench;
let admin: Viewer;

beforeAll(async () => {
  bench = await peopleBench();
  admin = await bench.signedIn({ admin: true });
}, 60_000);
afterAll(() => bench.close());

/** A cookie and a key of this person, as signing in and making a key leave them. */
async function accessOf({ userId }: Viewer): Promise<{ token: string; key: string }> {
  const [session, api] = [newSessionToken(), newApiKey()];
  await bench.database.sql(
    `INSERT INTO session (user_id, token_sha256, signed_in_with, expires_at) VALUES ($1, $2, 'PASSWORD', now() + interval '1 day')`,
    [userId, session.sha256],
  );
  await bench.database.sql(`INSERT INTO api_key (user_id, label, key_sha256) VALUES ($1, '見本', $2)`, [
    userId,
    api.sha256,
  ]);
  return { token: session.token, key: `Bearer ${api.key}` };
}

describe('accounts', () => {
  it('are listed for the administrator, page by page, and for nobody else', async () => {
    const coordinator = atScreen((await seedGroup(bench.database)).coordinator);
    const newest = await bench.signedIn({ name: '見本 𠮷田' });
    const { edges, pageInfo } = await bench.administration.page(admin, { first: 1 });
    expect(edges[0]?.node).toMatchObject({ id: newest.userId, displayName: '見本 𠮷田', disabledAt: null });
    const rest = await bench.administration.page(admin, { first: 200, after: pageInfo.endCursor });
    expect(rest.edges.map(({ node }) => node.id)).toEqual(
      expect.arrayContaining([coordinator.userId, admin.userId]),
    );
    const seen = await bench.administration.page(coordinator, { first: 200 });
    expect(seen.edges.map(({ node }) => node.id)).toEqual([coordinator.userId]);
  });

  it('lose every session and key when they are disabled, and get none back', async () => {
    const viewer = await bench.signedIn();
    const { token, key } = await accessOf(viewer);
    const authenticator = bench.app.get(Authenticator);
    expect((await authenticator.bySession(token))?.viewer.userId).toBe(viewer.userId);
    expect((await authenticator.byKey(key))?.userId).toBe(viewer.userId);
    const disabled = await bench.administration.disable(admin, viewer.userId);
    expect(disabled.disabledAt).not.toBeNull();
    expect(await bench.administration.disable(admin, viewer.userId)).toEqual(disabled);
    for (const state of ['disabled', 'enabled'] as const) {
      if (state === 'enabled') {
        expect((await bench.administration.enable(admin, viewer.userId)).disabledAt).toBeNull();
      }
      expect(await authenticator.bySession(token)).toBeNull();
      await expect(authenticator.byKey(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it('are enabled without what a sign-in at the same moment as the disabling left', async () => {
    const viewer = await bench.signedIn();
    await bench.administration.disable(admin, viewer.userId);
    const { token, key } = await accessOf(viewer); // committed after the sweep that did not see it
    await bench.administration.enable(admin, viewer.userId);
    const authenticator = bench.app.get(Authenticator);
    expect(await authenticator.bySession(token)).toBeNull();
    await expect(authenticator.byKey(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const anew = await accessOf(viewer);
    await bench.administration.enable(admin, viewer.userId); // is enabled already: nothing to sweep
    expect((await authenticator.bySession(anew.token))?.viewer.userId).toBe(viewer.userId);
  });

  it('are not disabled by oneself, an access key, or anybody but an administrator', async () => {
    const victim = await bench.signedIn();
    expect(await problemsOf(bench.administration.disable(admin, admin.userId))).toEqual([
      ['NOT_ONESELF', 'input.id'],
    ]);
    const coordinator = atScreen((await seedGroup(bench.database)).coordinator);
    for (const viewer of [coordinator, { ...admin, sessionId: null }]) {
      await expect(bench.administration.disable(viewer, victim.userId)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      await expect(bench.administration.enable(viewer, victim.userId)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    await expect(bench.administration.disable(admin, randomUUID())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const [row] = await bench.database.sql('SELECT disabled_at FROM app_user WHERE id = $1', [victim.userId]);
    expect(row).toEqual({ disabled_at: null });
  });

  it('always leave an administrator, also when all disable each other at once', async () => {
    const admins = await Promise.all(Array.from({ length: 4 }, () => bench.signedIn({ admin: true })));
    const outcomes = await Promise.allSettled(
      admins.flatMap((viewer) =>
        admins
          .filter(({ userId }) => userId !== viewer.userId)
          .map(({ userId }) => bench.administration.disable(viewer, userId)),
      ),
    );
    expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
    const left = await bench.database.sql(
      'SELECT id FROM app_user WHERE id = ANY ($1) AND disabled_at IS NULL',
      [admins.map(({ userId }) => userId)],
    );
    expect(left).toHaveLength(1);
  });
});

describe('one’s own account', () => {
  it('is named and speaks as one wants', async () => {
    const viewer = await bench.signedIn();
    const me = await bench.myAccount.update(viewer, { displayName: ' 見本 髙﨑\u0000 ', locale: 'en' });
    expect(me).toMatchObject({ id: viewer.userId, displayName: '見本 髙﨑', locale: 'en' });
    const [row] = await bench.database.sql('SELECT display_name, locale FROM app_user WHERE id = $1', [
      viewer.userId,
    ]);
    expect(row).toEqual({ display_name: '見本 髙﨑', locale: 'en' });
    expect(
      await problemsOf(bench.myAccount.update(viewer, { displayName: '\u200b ', locale: 'ja' })),
    ).toEqual([['REQUIRED', 'input.displayName']]);
    await expect(
      bench.myAccount.update({ ...viewer, sessionId: null }, { displayName: '見本', locale: 'ja' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
