import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Of, type Viewer } from '@renkei/platform';
import { seedGroup, type SeededGroup } from '@renkei/test/group';
import { problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { requestContext } from '@renkei/test/request-context';
import {
  atScreen,
  PASSWORD,
  peopleBench,
  sessionOf,
  visit,
  type PeopleBench,
} from '../../test/people-bench.ts';
import { LIMITS } from '../throttle/limits.ts';
import type { SentInvitation } from './invitation.service.ts';

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

let addresses = 0;
const newEmail = () => `tenshu${(addresses += 1)}@example.jp`;
const inviteMember = (email = newEmail(), { id, memberIds, viewer } = { ...group, viewer: coordinator }) =>
  bench.invitations.inviteMemberUser(viewer, {
    idempotencyKey: newKey(),
    memberId: memberIds[1] ?? id,
    email,
  });
const newcomer = (sent: SentInvitation) => ({
  token: bench.tokenOf(sent),
  displayName: '見本 髙﨑𠮷子',
  password: PASSWORD,
});
const assignmentsOf = (userId: string) =>
  bench.database.sql('SELECT role, consortium_id, member_id FROM assignment WHERE user_id = $1', [userId]);
const usersWith = (email: string) =>
  bench.database.sql<{ id: string; display_name: string }>(
    'SELECT id, display_name FROM app_user WHERE email = $1',
    [email],
  );
async function account(email: string): Promise<Viewer> {
  const viewer = await bench.signedIn();
  await bench.database.sql('UPDATE app_user SET email = $2 WHERE id = $1', [viewer.userId, email]);
  return viewer;
}

describe('a link', () => {
  it('tells its reader who invites them to what', async () => {
    const email = newEmail();
    const sent = await inviteMember(email);
    const offer = {
      email,
      role: 'MEMBER_USER',
      inviterName: coordinator.displayName,
      groupName: '見本本町商店街グループ',
      memberName: '見本茶舗𠮷 2',
      supportBodyName: null,
      expiresAt: sent.invitation.expiresAt,
      hasAccount: false,
    };
    expect(await bench.acceptance.offer(bench.tokenOf(sent), visit())).toEqual(offer);
    await account(email);
    expect(await bench.acceptance.offer(bench.tokenOf(sent), visit())).toEqual({
      ...offer,
      hasAccount: true,
    });
  });

  it('is refused for every change of it, n of n, and tells nothing', async () => {
    const sent = await inviteMember();
    const token = bench.tokenOf(sent);
    const flipped = [...token].map(
      (character, at) => token.slice(0, at) + (character === 'A' ? 'B' : 'A') + token.slice(at + 1),
    );
    const otherCase = [...token].flatMap((character, at) => {
      const other = character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
      return other === character ? [] : [token.slice(0, at) + other + token.slice(at + 1)];
    });
    const cut = [...token].map((_, at) => token.slice(0, at));
    const others = [
      `${token}A`,
      ` ${token}`,
      `${token}=`,
      token.repeat(2),
      [...token].reverse().join(''),
      sha256Of(token),
      sent.invitation.id,
      bench.keys.linkTokens(group.id)[0]!,
      "' OR '1'='1",
      '\u0000',
      '𠮷',
    ];
    const tampered = [...new Set([...flipped, ...otherCase, ...cut, ...others])];
    expect(token).toHaveLength(43);
    expect(tampered.length).toBeGreaterThanOrEqual(43 + 20 + 43 + 11);
    expect(tampered).not.toContain(token);
    const answers = new Set<string>();
    for (const wrong of tampered) {
      const input = { token: wrong, displayName: '見本', password: PASSWORD };
      const offer = await bench.acceptance.offer(wrong, visit()).catch((error: Error) => error.message);
      const accepted = await bench.acceptance.accept(input, visit()).catch((error: Error) => error.message);
      answers.add(`${String(offer)} | ${String(accepted)}`);
    }
    expect([...answers]).toEqual(['token: INVITATION_NOT_VALID | input.token: INVITATION_NOT_VALID']);
    // and the right one was none of these attempts' business
    expect((await bench.acceptance.offer(token, visit())).role).toBe('MEMBER_USER');
  }, 60_000);

  it('looks the same unknown, too late, used and withdrawn', async () => {
    const [late, used, revoked] = [await inviteMember(), await inviteMember(), await inviteMember()];
    await bench.database.sql('UPDATE invitation SET expires_at = now() WHERE id = $1', [late.invitation.id]);
    await bench.acceptance.accept(newcomer(used), visit());
    await bench.invitations.revoke(coordinator, revoked.invitation.id);
    const answers = await Promise.all(
      [...[late, used, revoked].map((sent) => bench.tokenOf(sent)), 'A'.repeat(43)].map((token) =>
        bench.acceptance.offer(token, visit()).catch((error: { problems: unknown }) => error.problems),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject([{ code: 'INVITATION_NOT_VALID', path: 'token' }]);
    for (const sent of [late, used, revoked]) {
      expect(await problemsOf(bench.acceptance.accept(newcomer(sent), visit()))).toEqual([
        ['INVITATION_NOT_VALID', 'input.token'],
      ]);
    }
  });

  it('is counted per address', async () => {
    const request = requestContext(null, { address: '203.0.113.9' });
    const attempts = Array.from({ length: LIMITS['link.address'].freeAttempts + 2 }, () =>
      problemsOf(bench.acceptance.offer('A'.repeat(43), request)),
    );
    const codes = (await Promise.all(attempts)).map(([problem]) => problem?.[0]);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS').length).toBeGreaterThanOrEqual(1);
    const right = bench.tokenOf(await inviteMember());
    expect(await problemsOf(bench.acceptance.accept({ token: right }, request))).toEqual([
      ['TOO_MANY_ATTEMPTS', null],
    ]);
  });
});

describe('accepting', () => {
  it('makes an account, gives it the role and signs it in', async () => {
    const email = newEmail();
    const sent = await inviteMember(email);
    const request = visit();
    const input = { ...newcomer(sent), displayName: '  見本\u0000 髙﨑𠮷子 ' };
    expect(await bench.acceptance.accept(input, request)).toEqual({
      role: 'MEMBER_USER',
      consortiumId: group.id,
      memberId: group.memberIds[1],
      supportBodyId: null,
      newAccount: true,
    });
    const [user, ...more] = await usersWith(email);
    expect(more).toEqual([]);
    expect(user?.display_name).toBe('見本  髙﨑𠮷子');
    expect(await assignmentsOf(user!.id)).toEqual([
      { role: 'MEMBER_USER', consortium_id: group.id, member_id: group.memberIds[1] },
    ]);
    expect(await sessionOf(bench.database, request)).toEqual({
      user_id: user!.id,
      signed_in_with: 'INVITATION',
    });
    const [stored] = await bench.database.sql<{ phc: string }>(
      'SELECT phc FROM password_credential WHERE user_id = $1',
      [user!.id],
    );
    expect(stored?.phc).toMatch(/^\$argon2id\$/);
    expect(
      await bench.database.sql('SELECT accepted_by FROM invitation WHERE id = $1', [sent.invitation.id]),
    ).toEqual([{ accepted_by: user!.id }]);
  });

  it('is for one, also 20 times at once', async () => {
    const email = newEmail();
    const sent = await inviteMember(email);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => bench.acceptance.accept(newcomer(sent), visit())),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const users = await usersWith(email);
    expect(users).toHaveLength(1);
    expect(await assignmentsOf(users[0]!.id)).toHaveLength(1);
  });

  it('is for one of 20 people who were shown the same link', async () => {
    const sent = await inviteMember();
    const people = await Promise.all(Array.from({ length: 20 }, () => bench.signedIn()));
    const outcomes = await Promise.allSettled(
      people.map((viewer) => bench.acceptance.accept({ token: bench.tokenOf(sent) }, visit(viewer))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const made = await Promise.all(people.map(({ userId }) => assignmentsOf(userId)));
    expect(made.flat()).toHaveLength(1);
  });

  it('makes one account for a person who accepts two invitations at once', async () => {
    const other = await seedGroup(bench.database, { participants: ['CORPORATION'] });
    const email = newEmail();
    const sent = [
      await inviteMember(email),
      await inviteMember(email, { ...other, viewer: atScreen(other.coordinator) }),
    ];
    const outcomes = await Promise.all(
      sent.map((one) => bench.acceptance.accept(newcomer(one), visit()).then(() => 'accepted', codesOf)),
    );
    expect(outcomes.sort()).toEqual(['SIGN_IN_FIRST', 'accepted']);
    expect(await usersWith(email)).toHaveLength(1);
  });

  it('asks an account with this address to sign in, whoever else is signed in', async () => {
    const email = newEmail();
    const owner = await account(email);
    const sent = await inviteMember(email);
    const first = [['SIGN_IN_FIRST', null]];
    expect(await problemsOf(bench.acceptance.accept(newcomer(sent), visit()))).toEqual(first);
    const somebody = visit(await bench.signedIn());
    expect(await problemsOf(bench.acceptance.accept({ token: bench.tokenOf(sent) }, somebody))).toEqual(
      first,
    );
    const halfSignedIn = {
      ...visit(),
      pendingSession: { sessionId: owner.sessionId!, userId: owner.userId },
    };
    expect(await problemsOf(bench.acceptance.accept(newcomer(sent), halfSignedIn))).toEqual(first);
    const request = visit(owner);
    expect(await bench.acceptance.accept({ token: bench.tokenOf(sent) }, request)).toMatchObject({
      newAccount: false,
    });
    expect(await assignmentsOf(owner.userId)).toHaveLength(1);
    expect(request.setCookies()).toEqual([]);
  });

  it('is possible for somebody signed in whose account has another address', async () => {
    const email = newEmail();
    const viewer = await account(newEmail());
    await bench.acceptance.accept({ token: bench.tokenOf(await inviteMember(email)) }, visit(viewer));
    expect(await assignmentsOf(viewer.userId)).toHaveLength(1);
    expect(await usersWith(email)).toEqual([]);
  });

  it('gives somebody who has the role already nothing twice, and uses the link up', async () => {
    const viewer = await bench.signedIn();
    const [first, second] = [await inviteMember(), await inviteMember()];
    await bench.acceptance.accept({ token: bench.tokenOf(first) }, visit(viewer));
    await bench.acceptance.accept({ token: bench.tokenOf(second) }, visit(viewer));
    expect(await assignmentsOf(viewer.userId)).toHaveLength(1);
    expect(await problemsOf(bench.acceptance.offer(bench.tokenOf(second), visit()))).toHaveLength(1);
  });

  it('is not for an access key', async () => {
    const sent = await inviteMember();
    const byKey = { ...(await bench.signedIn()), sessionId: null };
    await expect(bench.acceptance.accept({ token: bench.tokenOf(sent) }, visit(byKey))).rejects.toMatchObject(
      { code: 'FORBIDDEN' },
    );
    expect(await assignmentsOf(byKey.userId)).toEqual([]);
  });

  it('says all that is missing of a new account and keeps the link good', async () => {
    const email = newEmail();
    const sent = await inviteMember(email);
    const token = bench.tokenOf(sent);
    expect(await problemsOf(bench.acceptance.accept({ token }, visit()))).toEqual([
      ['REQUIRED', 'input.displayName'],
      ['WEAK_PASSWORD', 'input.password'],
    ]);
    const weak = { token, displayName: 'あ'.repeat(201), password: email };
    expect(await problemsOf(bench.acceptance.accept(weak, visit()))).toEqual([
      ['TOO_LONG', 'input.displayName'],
      ['WEAK_PASSWORD', 'input.password'],
    ]);
    expect(await usersWith(email)).toEqual([]);
    await bench.acceptance.accept(newcomer(sent), visit());
  });

  it('is over for a closed group and a member who left, and says so', async () => {
    const other = await seedGroup(bench.database, { participants: ['CORPORATION'] });
    const sent = await inviteMember(newEmail(), { ...other, viewer: atScreen(other.coordinator) });
    await bench.database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2026-11-01', withdrawal_reason = '見本' WHERE id = $1`,
      [other.memberIds[1]],
    );
    expect(await problemsOf(bench.acceptance.accept(newcomer(sent), visit()))).toEqual([
      ['MEMBER_WITHDRAWN', 'input.token'],
    ]);
    await bench.database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [other.id]);
    expect(await problemsOf(bench.acceptance.offer(bench.tokenOf(sent), visit()))).toEqual([
      ['CONSORTIUM_CLOSED', 'token'],
    ]);
    expect(await usersWith(sent.invitation.email)).toEqual([]);
  });

  it.each(['PLATFORM_ADMIN', 'COORDINATOR'] as const)(
    'makes an account of a %s of the platform',
    async (role) => {
      const email = newEmail();
      const sent = await bench.invitations.inviteAccount(admin, { idempotencyKey: newKey(), role, email });
      await bench.acceptance.accept(newcomer(sent), visit());
      const [user] = await usersWith(email);
      expect(await assignmentsOf(user!.id)).toEqual(
        role === 'COORDINATOR' ? [] : [{ role, consortium_id: null, member_id: null }],
      );
      const again = bench.invitations.inviteAccount(admin, { idempotencyKey: newKey(), role, email });
      expect(await problemsOf(again)).toEqual([['ALREADY_THERE', 'input.email']]);
    },
  );

  it('is over once whoever invited has been disabled', async () => {
    const inviter = await bench.signedIn({ admin: true });
    const sent = await bench.invitations.inviteAccount(inviter, {
      idempotencyKey: newKey(),
      role: 'PLATFORM_ADMIN',
      email: newEmail(),
    });
    await bench.administration.disable(admin, inviter.userId);
    expect(await problemsOf(bench.acceptance.accept(newcomer(sent), visit()))).toEqual([
      ['INVITATION_NOT_VALID', 'input.token'],
    ]);
  });

  it('is in the audit trail of the group', async () => {
    const sent = await inviteMember();
    await bench.acceptance.accept(newcomer(sent), visit());
    const events = await bench.database.sql<{ operation: string; action: string }>(
      `SELECT operation, action FROM audit_event WHERE subject_type = 'invitation' AND subject_id = $1 AND chain_id = $2
       ORDER BY seq`,
      [sent.invitation.id, group.id],
    );
    expect(events.map(({ action }) => action)).toEqual(['INSERT', 'UPDATE']);
    expect(events[1]?.operation).toBe('acceptInvitation');
  });
});

function codesOf(error: { problems?: readonly { code: string }[] }): string {
  return error.problems?.map(({ code }) => code).join() ?? String(error);
}
