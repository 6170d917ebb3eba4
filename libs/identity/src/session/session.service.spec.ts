import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSessionToken, type Viewer } from '@renkei/platform';
import type { TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { signInBench, type SignInBench } from '../../test/sign-in-bench.ts';
import { SessionService } from './session.service.ts';

let bench: SignInBench;
let database: TestDatabase;
let sessions: SessionService;

beforeAll(async () => {
  bench = await signInBench();
  ({ database } = bench);
  sessions = bench.app.get(SessionService);
});
afterAll(() => bench.close());

async function sessionOf(
  { userId }: Viewer,
  column: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { token, sha256 } = newSessionToken();
  const [id] = await database.sql<{ id: string }>(
    `INSERT INTO session (user_id, token_sha256, device, signed_in_with, expires_at)
     VALUES ($1, $2, 'Safari（iOS）', 'PASSKEY', now() + interval '1 day') RETURNING id`,
    [userId, sha256],
  );
  for (const [name, value] of Object.entries(column)) {
    await database.sql(`UPDATE session SET ${name} = $2 WHERE id = $1`, [id!.id, value]);
  }
  return token;
}
const contextOf = (token: string) => bench.visit(token);
const isLive = async (token: string) => (await bench.viewerOf(token)) !== null;

describe('sessions', () => {
  it('lists one’s own that are live, the last used first, and says which is this one', async () => {
    const viewer = await person(database);
    const here = await sessionOf(viewer, { last_seen_at: new Date(Date.now() - 3_600_000) });
    await sessionOf(viewer);
    await sessionOf(viewer, { ended_at: new Date() });
    await sessionOf(viewer, { expires_at: new Date(0) });
    await sessionOf(viewer, { awaits_second_factor: true });
    await sessionOf(viewer, { last_seen_at: new Date(Date.now() - 7 * 86_400_000 - 1000) });
    await sessionOf(await person(database));
    const { viewer: signedIn } = await contextOf(here);
    const list = await sessions.list(signedIn!);
    expect(list.map(({ isCurrent }) => isCurrent)).toEqual([true, false]); // `here` was just used
    expect(list[0]).toEqual({
      id: signedIn!.sessionId,
      device: 'Safari（iOS）',
      signedInWith: 'PASSKEY',
      signedInAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
      lastSeenAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
      isCurrent: true,
    });
  });

  it('end one by one, at once; the current one is signing out', async () => {
    const viewer = await person(database);
    const [here, there] = [await sessionOf(viewer), await sessionOf(viewer)];
    const context = await contextOf(here);
    const other = (await contextOf(there)).viewer!.sessionId!;
    expect((await sessions.end(context.viewer!, other, context)).id).toBe(other);
    expect([await isLive(here), await isLive(there)]).toEqual([true, false]);
    await expect(sessions.end(context.viewer!, other, context)).rejects.toThrow('NOT_FOUND');
    await sessions.end(context.viewer!, context.viewer!.sessionId!, context);
    expect([await isLive(here), context.viewer]).toEqual([false, null]);
  });

  it('of somebody else are not there', async () => {
    const [mine, theirs] = [await sessionOf(await person(database)), await sessionOf(await person(database))];
    const context = await contextOf(mine);
    const other = (await contextOf(theirs)).viewer!.sessionId!;
    await expect(sessions.end(context.viewer!, other, context)).rejects.toThrow('NOT_FOUND');
    await expect(sessions.end(context.viewer!, randomUUID(), context)).rejects.toThrow('NOT_FOUND');
    expect(await sessions.endOthers(context.viewer!)).toBe(0);
    expect(await isLive(theirs)).toBe(true);
  });

  it('end all but this one', async () => {
    const viewer = await person(database);
    const here = await sessionOf(viewer);
    const others = [await sessionOf(viewer), await sessionOf(viewer, { awaits_second_factor: true })];
    expect(await sessions.endOthers((await contextOf(here)).viewer!)).toBe(2);
    expect(await Promise.all([here, ...others].map(isLive))).toEqual([true, false, false]);
  });

  it('are nothing for an access key', async () => {
    const key = await person(database);
    const context = await contextOf(await sessionOf(key));
    await expect(sessions.list(key)).rejects.toThrow('FORBIDDEN');
    await expect(sessions.end(key, randomUUID(), context)).rejects.toThrow('FORBIDDEN');
    expect(() => sessions.endOthers(key)).toThrow('FORBIDDEN');
  });
});
