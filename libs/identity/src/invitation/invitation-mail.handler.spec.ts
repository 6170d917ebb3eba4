import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { configOf, Keyring, newKeyEntry, type Viewer } from '@renkei/platform';
import { Mailer, type Letter } from '@renkei/platform/jobs';
import { seedGroup, type SeededGroup } from '@renkei/test/group';
import { newKey } from '@renkei/test/sample-values';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { atScreen, PASSWORD, peopleBench, visit, type PeopleBench } from '../../test/people-bench.ts';
import { InvitationMailHandler } from './invitation-mail.handler.ts';
import type { SentInvitation } from './invitation.service.ts';

const PUBLIC_URL = 'https://renkei.mihon.example';
const letters: Letter[] = [];
let down = false;

class TestMailer extends Mailer {
  override async send(letter: Letter): Promise<void> {
    if (down) throw new Error('nobody took it');
    letters.push(letter);
  }
}

let bench: PeopleBench;
let worker: Tenant;
let handler: InvitationMailHandler;
let group: SeededGroup;
let coordinator: Viewer;

beforeAll(async () => {
  bench = await peopleBench();
  worker = await tenant(bench.database, [], 'worker');
  handler = handlerWith(bench.keys);
  group = await seedGroup(bench.database, { participants: ['SOLE_PROPRIETOR'] });
  coordinator = atScreen(group.coordinator);
}, 60_000);
afterAll(async () => {
  await worker.close();
  await bench.close();
});
beforeEach(() => {
  letters.splice(0);
  down = false;
});

function handlerWith(keys: Keyring): InvitationMailHandler {
  return new InvitationMailHandler(
    new TestMailer(),
    configOf({ databaseUrl: bench.database.workerUrl, publicUrl: PUBLIC_URL, keys }),
  );
}

/** As the worker works it off: in the scope its outbox row names. */
async function deliver({ invitation }: SentInvitation, by = handler): Promise<void> {
  const [work] = await bench.database.sql<{ id: string; consortium_id: string | null; subject_id: string }>(
    `SELECT id, consortium_id, subject_id FROM outbox WHERE topic = 'invitation.mail' AND subject_id = $1`,
    [invitation.id],
  );
  const { id, consortium_id: consortiumId, subject_id: subjectId } = work!;
  const effect = (tx: Parameters<typeof by.effect>[0]) => by.effect(tx, { id, consortiumId, subjectId });
  await (consortiumId === null
    ? worker.transactions.runSweep(effect)
    : worker.transactions.runForConsortium(consortiumId, effect));
}

let addresses = 0;
const newEmail = () => `tegami${(addresses += 1)}@example.jp`;
const inviteMember = () =>
  bench.invitations.inviteMemberUser(coordinator, {
    idempotencyKey: newKey(),
    memberId: group.memberIds[1]!,
    email: newEmail(),
  });

describe('the letter of an invitation', () => {
  it('says who invites to what, until when, and brings a link that works', async () => {
    const sent = await inviteMember();
    await bench.database.sql(`UPDATE invitation SET expires_at = '2099-12-06T06:04:00Z' WHERE id = $1`, [
      sent.invitation.id,
    ]);
    await deliver(sent);
    const [letter, ...more] = letters;
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ id: sent.invitation.id, to: sent.invitation.email });
    const lines = letter!.text.split('\n');
    expect(letter!.subject).toBe('見本本町商店街グループ：「見本茶舗𠮷 2」ご担当の登録のお願い（連携）');
    expect(lines[0]).toBe('連携（Renkei）は、IT導入補助金の申請をグループで進めるための道具です。');
    expect(letter!.text).toContain('ご不明な点は、招いた方に直接お尋ねください。');
    expect(lines[2]).toBe(
      '「見本 髙﨑𠮷子」さんから、補助事業グループ「見本本町商店街グループ」の、「見本茶舗𠮷 2」の担当として招待が届いています。',
    );
    expect(letter!.text).toContain('2099年12月6日 15:04（日本時間）まで、1回だけ使えます。');
    expect(letter!.text).toContain('お心当たりがないときは、このメールを捨ててください。');
    expect(letter!.text).toContain(
      '「見本 髙﨑𠮷子」 invites you to act for 「見本茶舗𠮷 2」 in the group 「見本本町商店街グループ」.',
    );
    expect(letter!.text).toContain('until 2099-12-06 15:04 (Japan time)');
    expect(letter!.text.indexOf('Please open this link')).toBeGreaterThan(letter!.text.indexOf('お心当たり'));
    const links = lines.filter((line) => line.startsWith('https://'));
    expect(links).toHaveLength(2);
    const [address, token] = links[0]!.split('#');
    expect(address).toBe(`${PUBLIC_URL}/invitation`);
    expect(await bench.acceptance.offer(token!, visit())).toMatchObject({ email: sent.invitation.email });
    const [row] = await bench.database.sql(
      'SELECT sent_at IS NOT NULL AS sent FROM invitation WHERE id = $1',
      [sent.invitation.id],
    );
    expect(row).toEqual({ sent: true });
  });

  it('has words for every role', async () => {
    const admin = await bench.signedIn({ admin: true });
    const body = await bench.bodies.create(admin, {
      idempotencyKey: newKey(),
      name: '見本商工会',
      prefectures: [13],
    });
    const forAdmin = (role: 'PLATFORM_ADMIN' | 'COORDINATOR') =>
      bench.invitations.inviteAccount(admin, { idempotencyKey: newKey(), role, email: newEmail() });
    for (const sent of [
      await bench.invitations.inviteCoordinator(coordinator, {
        idempotencyKey: newKey(),
        consortiumId: group.id,
        email: newEmail(),
      }),
      await bench.invitations.inviteSupportReader(admin, {
        idempotencyKey: newKey(),
        supportBodyId: body.id,
        email: newEmail(),
      }),
      await forAdmin('PLATFORM_ADMIN'),
      await forAdmin('COORDINATOR'),
    ]) {
      await deliver(sent);
    }
    expect(letters.map(({ text }) => text.split('\n')[2])).toEqual([
      '「見本 髙﨑𠮷子」さんから、補助事業グループ「見本本町商店街グループ」のとりまとめ担当として招待が届いています。',
      '「見本 髙﨑𠮷子」さんから、支援機関「見本商工会」の担当として招待が届いています。',
      '「見本 髙﨑𠮷子」さんから、連携（Renkei）の管理者として招待が届いています。',
      '「見本 髙﨑𠮷子」さんから、連携（Renkei）の利用者（グループのとりまとめ担当）として招待が届いています。',
    ]);
    expect(letters.map(({ subject }) => subject)).toEqual([
      '見本本町商店街グループ：とりまとめ担当の登録のお願い（連携）',
      '支援機関「見本商工会」ご担当の登録のお願い（連携）',
      '管理者の登録のお願い（連携）',
      '利用者の登録のお願い（連携）',
    ]);
    expect(letters.every(({ text }) => !/null|undefined|NaN/.test(text))).toBe(true);
  });

  it('carries no link but its own, whatever people call themselves, and a subject of sane length', async () => {
    const name = '事務局」補助金 https://evil.example/login と www.evil.example と evil.example 「';
    const other = await seedGroup(bench.database);
    await bench.database.sql('UPDATE app_user SET display_name = $2 WHERE id = $1', [
      other.coordinator.userId,
      name,
    ]);
    await bench.database.sql('UPDATE consortium SET name = $2 WHERE id = $1', [
      other.id,
      `HTTPS://evil.example/${'長'.repeat(150)}`,
    ]);
    const sent = await bench.invitations.inviteCoordinator(atScreen(other.coordinator), {
      idempotencyKey: newKey(),
      consortiumId: other.id,
      email: newEmail(),
    });
    await deliver(sent);
    const { subject, text } = letters[0]!;
    expect(text).toContain(
      '「事務局』補助金 https：／／evil．example／login と www．evil．example と evil．example 『」さんから、',
    );
    expect(`${subject}${text}`).not.toMatch(/evil\./);
    expect(text.match(/:\/\//g)).toHaveLength(2);
    expect([...subject].length).toBeLessThan(60);
    expect(subject).toMatch(/^HTTPS：／／evil．example／長+…：とりまとめ担当の登録のお願い（連携）$/);
  });

  it('is written once, and not at all when it was withdrawn, accepted or came too late', async () => {
    const once = await inviteMember();
    await deliver(once);
    await deliver(once);
    const [revoked, accepted, late] = [await inviteMember(), await inviteMember(), await inviteMember()];
    await bench.invitations.revoke(coordinator, revoked.invitation.id);
    await bench.acceptance.accept(
      { token: bench.tokenOf(accepted), displayName: '見本', password: PASSWORD },
      visit(),
    );
    await bench.database.sql('UPDATE invitation SET expires_at = now() WHERE id = $1', [late.invitation.id]);
    for (const sent of [revoked, accepted, late]) await deliver(sent);
    expect(letters.map(({ id }) => id)).toEqual([once.invitation.id]);
  });

  it('is tried again when nobody took it, and knows links of older keys', async () => {
    const sent = await inviteMember();
    down = true;
    await expect(deliver(sent)).rejects.toThrow();
    const [row] = await bench.database.sql('SELECT sent_at FROM invitation WHERE id = $1', [
      sent.invitation.id,
    ]);
    expect(row).toEqual({ sent_at: null });
    down = false;
    const without = Keyring.parse(newKeyEntry('other'));
    await expect(deliver(sent, handlerWith(without))).rejects.toThrow('RENKEI_KEYS');
    const rotated = Keyring.parse(`${newKeyEntry('newer')},${bench.keyEntry}`);
    await deliver(sent, handlerWith(rotated));
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(`#${bench.tokenOf(sent)}\n`);
  });

  it('reaches no invitation of another group', async () => {
    const sent = await inviteMember();
    const other = await seedGroup(bench.database);
    await worker.transactions.runForConsortium(other.id, (tx) =>
      handler.effect(tx, { id: sent.invitation.id, consortiumId: other.id, subjectId: sent.invitation.id }),
    );
    await worker.transactions.runSweep((tx) =>
      handler.effect(tx, { id: sent.invitation.id, consortiumId: null, subjectId: sent.invitation.id }),
    );
    expect(letters).toEqual([]);
  });
});
