import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TenantTransaction, type Viewer } from '@renkei/platform';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { actingAs } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { atScreen, peopleBench, visit, type PeopleBench } from '../../test/people-bench.ts';

let bench: PeopleBench;
let group: SeededGroup;
let coordinator: Viewer;

beforeAll(async () => {
  bench = await peopleBench();
}, 60_000);
afterAll(() => bench.close());
beforeEach(async () => {
  group = await seedGroup(bench.database, { participants: ['SOLE_PROPRIETOR'] });
  coordinator = atScreen(group.coordinator);
});

async function assignmentOf({ userId }: Viewer): Promise<string> {
  const [row] = await bench.database.sql<{ id: string }>('SELECT id FROM assignment WHERE user_id = $1', [
    userId,
  ]);
  return row!.id;
}

async function secondCoordinator(): Promise<Viewer> {
  const viewer = await bench.signedIn({ name: '見本 もう一人' });
  await bench.database.sql(
    `INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`,
    [viewer.userId, group.id],
  );
  return viewer;
}

const groupsSeenBy = (viewer: Viewer) =>
  bench.app
    .get(TenantTransaction)
    .read(viewer, (tx) => tx.query<{ id: string }>('SELECT id FROM consortium'));
const liveCoordinators = () =>
  bench.database.sql(
    `SELECT user_id FROM assignment WHERE consortium_id = $1 AND role = 'COORDINATOR' AND ended_at IS NULL`,
    [group.id],
  );

describe('ending an assignment', () => {
  it('takes the group out of sight at once, and again changes nothing', async () => {
    const member = await seedMemberUser(bench.database, group, group.memberIds[1]!);
    expect(await groupsSeenBy(member)).toEqual([{ id: group.id }]);
    const id = await assignmentOf(member);
    const ended = await bench.assignments.endInGroup(coordinator, id);
    expect(ended).toMatchObject({
      person: { id, displayName: '見本 店主', role: 'MEMBER_USER', memberName: '見本茶舗𠮷 2' },
      revokedInvitations: 0,
    });
    expect(await groupsSeenBy(member)).toEqual([]);
    expect((await bench.assignments.endInGroup(coordinator, id)).person.endedAt).toEqual(
      ended.person.endedAt,
    );
  });

  it('also ends the invitations a coordinator left open, of this group alone', async () => {
    const second = await secondCoordinator();
    const invite = (viewer: Viewer) =>
      bench.invitations.inviteCoordinator(viewer, {
        idempotencyKey: newKey(),
        consortiumId: group.id,
        email: `a${newKey()}@example.jp`,
      });
    const [theirs, mine] = [await invite(second), await invite(coordinator)];
    const ended = await bench.assignments.endInGroup(coordinator, await assignmentOf(second));
    expect(ended.revokedInvitations).toBe(1);
    expect(await problemsOf(bench.acceptance.offer(bench.tokenOf(theirs), visit()))).toEqual([
      ['INVITATION_NOT_VALID', 'token'],
    ]);
    expect((await bench.acceptance.offer(bench.tokenOf(mine), visit())).email).toBe(mine.invitation.email);
  });

  it('is possible for oneself, in a closed group too', async () => {
    const second = await secondCoordinator();
    await bench.database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
    await bench.assignments.endInGroup(second, await assignmentOf(second));
    expect(await groupsSeenBy(second)).toEqual([]);
  });

  it('never takes the last coordinator, and counts nobody who is disabled', async () => {
    const last = [['LAST_COORDINATOR', 'input.id']];
    const id = await assignmentOf(coordinator);
    expect(await problemsOf(bench.assignments.endInGroup(coordinator, id))).toEqual(last);
    const second = await secondCoordinator();
    await bench.database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', [second.userId]);
    expect(await problemsOf(bench.assignments.endInGroup(coordinator, id))).toEqual(last);
    expect(await liveCoordinators()).toHaveLength(2);
  });

  it('leaves one of several coordinators who all remove each other and themselves at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const others = await Promise.all([secondCoordinator(), secondCoordinator(), secondCoordinator()]);
      const [first] = await liveCoordinators();
      const people = [
        atScreen(actingAs({ userId: String(first!['user_id']), displayName: '見本' }, 'COORDINATOR')),
        ...others,
      ];
      const rows = await bench.database.sql<{ id: string }>(
        `SELECT id FROM assignment WHERE consortium_id = $1 AND role = 'COORDINATOR' AND ended_at IS NULL`,
        [group.id],
      );
      await Promise.allSettled(
        people.flatMap((viewer) => rows.map(({ id }) => bench.assignments.endInGroup(viewer, id))),
      );
      expect(await liveCoordinators()).toHaveLength(1);
    }
  }, 30_000);

  it('is not for other groups, member users, administrators and access keys', async () => {
    const second = await secondCoordinator();
    const id = await assignmentOf(second);
    const member = atScreen(await seedMemberUser(bench.database, group, group.memberIds[1]!));
    const stranger = atScreen((await seedGroup(bench.database)).coordinator);
    const admin = await bench.signedIn({ admin: true });
    for (const viewer of [stranger, member, admin]) {
      await expect(bench.assignments.endInGroup(viewer, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(
        bench.assignments.setApprover(viewer, { assignmentId: id, isApprover: true }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(bench.assignments.endInGroup({ ...coordinator, sessionId: null }, id)).rejects.toMatchObject(
      { code: 'FORBIDDEN' },
    );
    // one's own assignment as a member user is the coordinator's to end
    await expect(bench.assignments.endInGroup(member, await assignmentOf(member))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await liveCoordinators()).toHaveLength(2);
  });
});

describe('approvers', () => {
  it('are appointed among the coordinators, and stop with their assignment', async () => {
    const second = await secondCoordinator();
    const assignmentId = await assignmentOf(second);
    const stored = async () =>
      (await bench.database.sql('SELECT is_approver FROM assignment WHERE id = $1', [assignmentId]))[0];
    const set = (isApprover: boolean) =>
      bench.assignments.setApprover(coordinator, { assignmentId, isApprover });
    expect(await set(true)).toMatchObject({ isApprover: true, displayName: '見本 もう一人' });
    expect(await stored()).toEqual({ is_approver: true });
    await set(false);
    expect(await stored()).toEqual({ is_approver: false });
    await set(true);
    await bench.assignments.endInGroup(coordinator, assignmentId);
    expect(await stored()).toEqual({ is_approver: false });
    expect(await problemsOf(set(true))).toEqual([['ASSIGNMENT_OVER', 'input.assignmentId']]);
  });

  it('are appointed by an approver, once the group wants two people and has one', async () => {
    const [second, third] = [await secondCoordinator(), await secondCoordinator()];
    const set = async (viewer: Viewer, whom: Viewer) =>
      bench.assignments.setApprover(viewer, { assignmentId: await assignmentOf(whom), isApprover: true });
    await bench.database.sql('UPDATE consortium SET needs_approval = true WHERE id = $1', [group.id]);
    expect(await set(coordinator, second)).toMatchObject({ isApprover: true });
    expect(await problemsOf(set(coordinator, coordinator))).toEqual([
      ['ONLY_AN_APPROVER', 'input.assignmentId'],
    ]);
    expect(await set(second, third)).toMatchObject({ isApprover: true });
    await bench.database.sql('UPDATE consortium SET needs_approval = false WHERE id = $1', [group.id]);
  });

  it('are no member users', async () => {
    const member = await seedMemberUser(bench.database, group, group.memberIds[1]!);
    const input = { assignmentId: await assignmentOf(member), isApprover: true };
    expect(await problemsOf(bench.assignments.setApprover(coordinator, input))).toEqual([
      ['NOT_A_COORDINATOR', 'input.assignmentId'],
    ]);
  });
});
