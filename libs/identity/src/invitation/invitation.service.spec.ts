import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemsFound, sha256Of, type Viewer } from '@renkei/platform';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { actingAs } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { atScreen, peopleBench, visit, type PeopleBench } from '../../test/people-bench.ts';

let bench: PeopleBench;
let group: SeededGroup;
let coordinator: Viewer;
let stranger: Viewer;
let admin: Viewer;

beforeAll(async () => {
  bench = await peopleBench();
  group = await seedGroup(bench.database, { participants: ['SOLE_PROPRIETOR'] });
  coordinator = atScreen(group.coordinator);
  stranger = atScreen((await seedGroup(bench.database)).coordinator);
  admin = await bench.signedIn({ admin: true });
}, 60_000);
afterAll(() => bench.close());

let addresses = 0;
const newEmail = () => `mihon${(addresses += 1)}@example.jp`;
const invite = (email = newEmail()) =>
  bench.invitations.inviteCoordinator(coordinator, {
    idempotencyKey: newKey(),
    consortiumId: group.id,
    email,
  });
const firstPage = { first: 200 };

describe('inviting', () => {
  it('keeps a digest of the link for 14 days and leaves one letter to be written', async () => {
    const { invitation, replacedEarlier } = await invite('  Ｔａｋａｓａｋｉ@Example.JP ');
    expect(invitation).toMatchObject({
      email: 'takasaki@example.jp',
      role: 'COORDINATOR',
      consortiumId: group.id,
      invitedByName: coordinator.displayName,
      state: 'OPEN',
      sentAt: null,
    });
    expect(replacedEarlier).toBe(false);
    expect(invitation.expiresAt.getTime() - invitation.createdAt.getTime()).toBe(14 * 86_400_000);
    const [row] = await bench.database.sql('SELECT token_sha256 FROM invitation WHERE id = $1', [
      invitation.id,
    ]);
    expect(row).toEqual({ token_sha256: sha256Of(bench.keys.linkTokens(invitation.id)[0]!) });
    expect(
      await bench.database.sql('SELECT consortium_id, subject_id FROM outbox WHERE topic = $1', [
        'invitation.mail',
      ]),
    ).toEqual([{ consortium_id: group.id, subject_id: invitation.id }]);
  });

  it('has one effect per idempotency key, also sent 20 times at once', async () => {
    const input = { idempotencyKey: newKey(), consortiumId: group.id, email: newEmail() };
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => bench.invitations.inviteCoordinator(coordinator, input)),
    );
    expect(new Set(sent.map(({ invitation }) => invitation.id)).size).toBe(1);
    expect(
      await bench.database.sql('SELECT id FROM invitation WHERE email = $1', [input.email]),
    ).toHaveLength(1);
  });

  it('replaces one still open for the same address and role, also 10 times at once', async () => {
    const email = newEmail();
    const first = await invite(email);
    const again = await invite(email);
    expect(again.replacedEarlier).toBe(true);
    await Promise.all(Array.from({ length: 10 }, () => invite(email)));
    const rows = await bench.database.sql<{ id: string; open: boolean }>(
      'SELECT id, revoked_at IS NULL AS open FROM invitation WHERE email = $1',
      [email],
    );
    expect(rows).toHaveLength(12);
    expect(rows.filter(({ open }) => open)).toHaveLength(1);
    expect(await problemsOf(bench.acceptance.offer(bench.tokenOf(first), visit()))).toEqual([
      ['INVITATION_NOT_VALID', 'token'],
    ]);
    // another role of the same address is another invitation
    const asMember = await bench.invitations.inviteMemberUser(coordinator, {
      idempotencyKey: newKey(),
      memberId: group.memberIds[1]!,
      email,
    });
    expect(asMember).toMatchObject({
      replacedEarlier: false,
      invitation: { role: 'MEMBER_USER', consortiumId: group.id, memberName: '見本茶舗𠮷 2' },
    });
  });

  it.each([
    'nobody',
    '@example.jp',
    'a@b',
    'a b@example.jp',
    'a@example..jp',
    'a@-example.jp',
    '名前@example.jp',
    'a@example.jp\nBcc: b@example.jp',
    `${'a'.repeat(250)}@example.jp`,
    'a@example.jp, b@example.jp',
    '<a@example.jp>',
  ])('refuses %j as an address', async (email) => {
    expect(await problemsOf(invite(email))).toEqual([['NOT_AN_EMAIL', 'input.email']]);
  });

  it('takes the addresses mobile carriers really gave out', async () => {
    expect((await invite('..mihon..@docomo.example.jp')).invitation.email).toBe(
      '..mihon..@docomo.example.jp',
    );
  });

  it('does not invite somebody who is there, for a member who left, or into a closed group', async () => {
    const other = await seedGroup(bench.database, { participants: ['CORPORATION', 'CORPORATION'] });
    const viewer = atScreen(other.coordinator);
    await bench.database.sql(`UPDATE app_user SET email = 'da@example.jp' WHERE id = $1`, [viewer.userId]);
    const input = { idempotencyKey: newKey(), consortiumId: other.id, email: 'DA@example.jp' };
    expect(await problemsOf(bench.invitations.inviteCoordinator(viewer, input))).toEqual([
      ['ALREADY_THERE', 'input.email'],
    ]);
    await bench.database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2026-11-01', withdrawal_reason = '見本' WHERE id = $1`,
      [other.memberIds[1]],
    );
    const forMember = (memberId: string | undefined) =>
      bench.invitations.inviteMemberUser(viewer, {
        idempotencyKey: newKey(),
        memberId: memberId!,
        email: newEmail(),
      });
    expect(await problemsOf(forMember(other.memberIds[1]))).toEqual([['MEMBER_WITHDRAWN', 'input.memberId']]);
    await bench.database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [other.id]);
    expect(await problemsOf(forMember(other.memberIds[2]))).toEqual([['CONSORTIUM_CLOSED', null]]);
    expect(
      await bench.database.sql('SELECT id FROM invitation WHERE consortium_id = $1', [other.id]),
    ).toEqual([]);
  });

  it('stops at 500 letters of a group in a day', async () => {
    const other = await seedGroup(bench.database);
    await bench.database.sql(
      `INSERT INTO invitation (email, role, consortium_id, token_sha256, invited_by, expires_at)
       SELECT 'a' || n || '@example.jp', 'COORDINATOR', $1, encode(sha256(n::text::bytea), 'hex'), $2, now() + interval '1 day'
       FROM generate_series(1, 500) AS n`,
      [other.id, other.coordinator.userId],
    );
    const input = { idempotencyKey: newKey(), consortiumId: other.id, email: newEmail() };
    expect(await problemsOf(bench.invitations.inviteCoordinator(atScreen(other.coordinator), input))).toEqual(
      [['TOO_MANY_INVITATIONS', null]],
    );
  });
});

describe('an inviter', () => {
  it('stops at 500 letters in a day over all groups, also those left, and also at once', async () => {
    const [one, two] = [await seedGroup(bench.database), await seedGroup(bench.database)];
    const inviter = atScreen(one.coordinator);
    await bench.database.sql(
      `INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`,
      [inviter.userId, two.id],
    );
    const left = await seedGroup(bench.database);
    await bench.database.sql(
      `INSERT INTO invitation (email, role, consortium_id, token_sha256, invited_by, expires_at)
       SELECT 'b' || n || '@example.jp', 'COORDINATOR', $1, encode(sha256(('b' || n)::bytea), 'hex'), $2, now() + interval '1 day'
       FROM generate_series(1, 499) AS n`,
      [left.id, inviter.userId],
    );
    const outcomes = await Promise.all(
      [one, two].map(({ id: consortiumId }) =>
        problemsOf(
          bench.invitations
            .inviteCoordinator(inviter, { idempotencyKey: newKey(), consortiumId, email: newEmail() })
            .then(() => Promise.reject(new ProblemsFound([]))),
        ),
      ),
    );
    expect(outcomes.filter(([problem]) => problem === undefined)).toHaveLength(1);
    expect(outcomes.filter(([problem]) => problem?.[0] === 'TOO_MANY_INVITATIONS')).toHaveLength(1);
    await bench.database.sql(
      `UPDATE invitation SET created_at = now() - interval '25 hours' WHERE invited_by = $1`,
      [inviter.userId],
    );
    await bench.invitations.inviteCoordinator(inviter, {
      idempotencyKey: newKey(),
      consortiumId: two.id,
      email: newEmail(),
    });
  });
});

describe('who may', () => {
  const nothing = { code: 'NOT_FOUND' };

  it('is no access key', async () => {
    const byKey = { ...coordinator, sessionId: null };
    const refused = { code: 'FORBIDDEN' };
    const { invitation } = await invite();
    const input = { idempotencyKey: newKey(), consortiumId: group.id, email: newEmail() };
    await expect(bench.invitations.inviteCoordinator(byKey, input)).rejects.toMatchObject(refused);
    await expect(bench.invitations.revoke(byKey, invitation.id)).rejects.toMatchObject(refused);
    await expect(
      bench.invitations.resend(byKey, { idempotencyKey: newKey(), id: invitation.id }),
    ).rejects.toMatchObject(refused);
  });

  it('is nobody of another group, no member user, no support reader and no administrator', async () => {
    const { invitation } = await invite();
    const member = atScreen(await seedMemberUser(bench.database, group, group.memberIds[1]!));
    const others = [stranger, member, admin, atScreen(actingAs(coordinator, 'SUPPORT_READER'))];
    for (const viewer of others) {
      await expect(
        bench.invitations.inviteCoordinator(viewer, {
          idempotencyKey: newKey(),
          consortiumId: group.id,
          email: newEmail(),
        }),
      ).rejects.toMatchObject(nothing);
      await expect(
        bench.invitations.inviteMemberUser(viewer, {
          idempotencyKey: newKey(),
          memberId: group.memberIds[1]!,
          email: newEmail(),
        }),
      ).rejects.toMatchObject(nothing);
      await expect(bench.invitations.revoke(viewer, invitation.id)).rejects.toMatchObject(nothing);
      await expect(
        bench.invitations.resend(viewer, { idempotencyKey: newKey(), id: invitation.id }),
      ).rejects.toMatchObject(nothing);
    }
    const [row] = await bench.database.sql('SELECT revoked_at FROM invitation WHERE id = $1', [
      invitation.id,
    ]);
    expect(row).toEqual({ revoked_at: null });
  });

  it('keeps the administrator out of the groups’ invitations, and everybody else out of theirs', async () => {
    const { invitation } = await bench.invitations.inviteAccount(admin, {
      idempotencyKey: newKey(),
      role: 'PLATFORM_ADMIN',
      email: newEmail(),
    });
    await invite();
    const seen = (await bench.invitations.page(admin, firstPage)).edges.map(({ node }) => node);
    expect(seen.map(({ id }) => id)).toContain(invitation.id);
    expect(seen.every(({ consortiumId }) => consortiumId === null)).toBe(true);
    expect((await bench.invitations.page(coordinator, firstPage)).edges).toEqual([]);
    await expect(bench.invitations.revoke(coordinator, invitation.id)).rejects.toMatchObject(nothing);
    // not even one's own, in another role
    await expect(
      bench.invitations.revoke(atScreen(actingAs(admin, 'COORDINATOR')), invitation.id),
    ).rejects.toMatchObject(nothing);
  });

  it('lets only an administrator invite for the platform', async () => {
    const body = await bench.bodies.create(admin, {
      idempotencyKey: newKey(),
      name: '見本商工会連合会',
      prefectures: [13],
    });
    const input = { idempotencyKey: newKey(), supportBodyId: body.id, email: newEmail() };
    await expect(bench.invitations.inviteSupportReader(coordinator, input)).rejects.toThrow();
    expect((await bench.invitations.inviteSupportReader(admin, input)).invitation).toMatchObject({
      role: 'SUPPORT_READER',
      supportBodyName: '見本商工会連合会',
    });
    await expect(
      bench.invitations.inviteSupportReader(admin, {
        ...input,
        idempotencyKey: newKey(),
        supportBodyId: randomUUID(),
      }),
    ).rejects.toMatchObject(nothing);
    await expect(
      bench.invitations.inviteAccount(coordinator, {
        idempotencyKey: newKey(),
        role: 'PLATFORM_ADMIN',
        email: newEmail(),
      }),
    ).rejects.toThrow();
    const [row] = await bench.database.sql(
      'SELECT count(*)::int AS n FROM invitation WHERE invited_by = $1 AND consortium_id IS NULL',
      [coordinator.userId],
    );
    expect(row).toEqual({ n: 0 });
  });
});

describe('sending again and withdrawing', () => {
  it('replaces the link, also of an invitation that came too late', async () => {
    const first = await invite();
    await bench.database.sql(`UPDATE invitation SET expires_at = now() WHERE id = $1`, [first.invitation.id]);
    const input = { idempotencyKey: newKey(), id: first.invitation.id };
    const again = await bench.invitations.resend(coordinator, input);
    expect(again).toMatchObject({
      replacedEarlier: true,
      invitation: { email: first.invitation.email, state: 'OPEN' },
    });
    expect(again.invitation.id).not.toBe(first.invitation.id);
    expect((await bench.invitations.resend(coordinator, input)).invitation.id).toBe(again.invitation.id);
    expect(await problemsOf(bench.acceptance.offer(bench.tokenOf(first), visit()))).toHaveLength(1);
    expect((await bench.acceptance.offer(bench.tokenOf(again), visit())).email).toBe(again.invitation.email);
  });

  it('ends a link at once, and again changes nothing', async () => {
    const sent = await invite();
    expect(await bench.invitations.revoke(coordinator, sent.invitation.id)).toMatchObject({
      state: 'REVOKED',
    });
    expect(await bench.invitations.revoke(coordinator, sent.invitation.id)).toMatchObject({
      state: 'REVOKED',
    });
    expect(await problemsOf(bench.acceptance.offer(bench.tokenOf(sent), visit()))).toHaveLength(1);
    const resend = bench.invitations.resend(coordinator, {
      idempotencyKey: newKey(),
      id: sent.invitation.id,
    });
    expect(await problemsOf(resend)).toEqual([['INVITATION_REVOKED', 'input.id']]);
  });

  it('comes too late for one that was accepted', async () => {
    const sent = await invite();
    await bench.acceptance.accept({ token: bench.tokenOf(sent) }, visit(await bench.signedIn()));
    const id = sent.invitation.id;
    expect(await problemsOf(bench.invitations.revoke(coordinator, id))).toEqual([
      ['ALREADY_ACCEPTED', 'input.id'],
    ]);
    const again = bench.invitations.resend(coordinator, { idempotencyKey: newKey(), id });
    expect(await problemsOf(again)).toEqual([['ALREADY_ACCEPTED', 'input.id']]);
  });
});
