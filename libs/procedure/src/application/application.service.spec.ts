import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CalculationService, consortiumEntities } from '@renkei/consortium';
import { parseJstMinute, toEpochMs, type JstMinute } from '@renkei/kernel';
import { FixedClock, ProblemsFound, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedCoordinator } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { readyGroup } from '@renkei/test/ready-group';
import { newKey } from '@renkei/test/sample-values';
import type { StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { ApplicationReads } from './application.reads.ts';
import type { ApplicationRow } from './application.rows.ts';
import { ApplicationService } from './application.service.ts';
import { SubmissionService } from './submission.service.ts';

let database: TestDatabase;
let door: Tenant;
let applications: ApplicationService;
let submissions: SubmissionService;
let reads: ApplicationReads;
let author: Viewer;
let approver: Viewer;
let group: StoredGroup;
const clock = new FixedClock(0);

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  const calculations = new CalculationService(door.transactions);
  applications = new ApplicationService(door.transactions, calculations, clock);
  submissions = new SubmissionService(door.transactions, calculations, clock);
  reads = new ApplicationReads(door.transactions, calculations, clock);
}, 60_000);
beforeEach(async () => {
  at('2027-01-20T18:00');
  author = await person(database, { name: '見本 作成者' });
  group = await readyGroup(database, author);
  approver = await seedCoordinator(database, group, { who: await person(database, { name: '見本 髙﨑' }) });
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

function minute(text: string): JstMinute {
  const parsed = parseJstMinute(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
function at(text: string): void {
  clock.moveTo(toEpochMs(minute(text)));
}

const create = (idempotencyKey = newKey()) =>
  applications.create(author, { consortiumId: group.id, idempotencyKey });
const inCheck = async () => applications.requestCheck(author, await create());
const approved = async () => applications.approve(author, await inCheck());
const submit = (
  { id, version }: ApplicationRow,
  submittedAt = '2027-01-20T16:30',
  portalNumber = 'MIHON-1',
) => submissions.submit(author, { id, version, portalNumber, submittedAt: minute(submittedAt) });
const submitted = async () => submit(await approved());
const giveBack = ({ id, version }: ApplicationRow, occurredAt = '2027-02-05T11:00') =>
  applications.returnBySecretariat(author, {
    id,
    version,
    reason: '費用の内訳が足りません。\n様式3を見てください。',
    occurredAt: minute(occurredAt),
    correctionDueAt: minute('2027-02-19T17:00'),
  });
const blockersOf = async (work: Promise<unknown>) => (await problemsOf(work)).map(([code]) => code);
const inputsMove = () =>
  database.sql(`UPDATE business SET name_kana = 'ミホン' WHERE consortium_id = $1`, [group.id]);
const submissionsOf = async ({ id }: ApplicationRow) =>
  (await reads.submissionsOf(author, [id], { first: 10 }))[0]!.edges.map(({ node }) => node);

describe('an application', () => {
  it('begins as a draft, once per key, one at a time in a group', async () => {
    const key = newKey();
    const first = await create(key);
    expect(first).toMatchObject({ number: 1, status: 'DRAFT', version: 1, approvedAt: null });
    expect((await create(key)).id).toBe(first.id);
    expect(await problemsOf(create())).toEqual([['APPLICATION_UNDER_WAY', 'input.consortiumId']]);
    await applications.withdraw(author, { ...first, reason: '次の回に出します。' });
    const [current] = await reads.currentOf(author, [group.id]);
    expect(current).toMatchObject({ id: first.id, status: 'WITHDRAWN' });
    expect(await create()).toMatchObject({ number: 2, status: 'DRAFT' });
    const [page] = await reads.pagesOf(author, [group.id], { first: 1 });
    expect(page).toMatchObject({ edges: [{ node: { number: 2 } }], pageInfo: { hasNextPage: true } });
    const [rest] = await reads.pagesOf(author, [group.id], { first: 1, after: page!.pageInfo.endCursor });
    expect(rest).toMatchObject({ edges: [{ node: { number: 1 } }], pageInfo: { hasNextPage: false } });
  });

  it('goes to the check with something missing, but is not approved so, and says where each is fixed', async () => {
    const [, second, third] = group.memberIds;
    await database.sql(
      `DELETE FROM member_document WHERE member_id = $1 AND requirement = 'AFFILIATION_PROOF'`,
      [second],
    );
    await database.sql(
      `UPDATE member_declaration SET answer = true WHERE member_id = $1 AND code = 'ANTISOCIAL_TIES'`,
      [third],
    );
    await database.sql(`DELETE FROM group_paper WHERE consortium_id = $1 AND requirement = 'AREA_MAP'`, [
      group.id,
    ]);
    await database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2027-01-15', withdrawal_reason = '見本' WHERE id = $1`,
      [group.memberIds[9]],
    );
    const checked = await inCheck();
    expect(checked).toMatchObject({ status: 'IN_CHECK', author: '見本 作成者' });
    const check = await reads.check(author, checked);
    expect(check!.ready).toBe(false);
    expect(check!.findings.slice(0, check!.blockers).map(({ code, fix }) => [code, fix])).toEqual([
      ['TOO_FEW_MEMBERS', { target: 'MEMBERS', memberId: null, paper: null }],
      ['DECLARED_NEVER_MEMBER', { target: 'DECLARATIONS', memberId: third, paper: null }],
      ['PAPER_MISSING', { target: 'READINESS', memberId: second, paper: 'AFFILIATION_PROOF' }],
      ['GROUP_PAPER_MISSING', { target: 'GROUP_PAPERS', memberId: null, paper: 'AREA_MAP' }],
      ['NOT_APPROVED', { target: 'APPROVAL', memberId: null, paper: null }],
    ]);
    expect(await blockersOf(applications.approve(author, checked))).toEqual([
      'TOO_FEW_MEMBERS',
      'DECLARED_NEVER_MEMBER',
      'PAPER_MISSING',
      'GROUP_PAPER_MISSING',
    ]);
    expect((await reads.currentOf(author, [group.id]))[0]).toMatchObject({ status: 'IN_CHECK', version: 2 });
  });

  it('reads the check in as many statements for ten members as for thirty', async () => {
    const draft = await create();
    const few = await door.countStatements(() => reads.check(author, draft));
    await database.sql(
      `WITH b AS (INSERT INTO business (consortium_id, name, legal_form)
         SELECT $1, '見本商店' || n, 'CORPORATION' FROM generate_series(11, 30) n RETURNING id)
       INSERT INTO member (consortium_id, business_id, role, position)
       SELECT $1, id, 'PARTICIPANT', 10 + row_number() OVER () FROM b`,
      [group.id],
    );
    expect(await door.countStatements(() => reads.check(author, draft))).toBeLessThanOrEqual(few);
    expect(few).toBeLessThanOrEqual(16);
  });

  it('is approved by somebody else where the group asks for two people', async () => {
    await database.sql('UPDATE consortium SET needs_approval = true WHERE id = $1', [group.id]);
    const checked = await inCheck();
    expect(await problemsOf(applications.approve(approver, checked))).toEqual([['NO_APPROVER', 'input.id']]);
    const appoint = ({ userId }: Viewer) =>
      database.sql('UPDATE assignment SET is_approver = true WHERE user_id = $1 AND consortium_id = $2', [
        userId,
        group.id,
      ]);
    await appoint(author);
    expect(await problemsOf(applications.approve(approver, checked))).toEqual([
      ['NOT_AN_APPROVER', 'input.id'],
    ]);
    expect(await problemsOf(applications.approve(author, checked))).toEqual([
      ['AUTHOR_CANNOT_APPROVE', 'input.id'],
    ]);
    await appoint(approver);
    expect(await applications.approve(approver, checked)).toMatchObject({
      status: 'APPROVED',
      approvedBy: '見本 髙﨑',
      approvalIsCurrent: true,
    });
  });

  it('may be checked and approved before the round opens', async () => {
    at('2027-01-05T10:00');
    expect(await approved()).toMatchObject({ status: 'APPROVED' });
  });

  it('is reopened with its approval gone', async () => {
    const reopened = await applications.reopen(author, await approved());
    expect(reopened).toMatchObject({ status: 'DRAFT', approvedAt: null, approvedInputsVersion: null });
    expect(await applications.requestCheck(approver, reopened)).toMatchObject({ author: '見本 髙﨑' });
  });

  it('takes no step out of order, and none on top of somebody else’s', async () => {
    const draft = await create();
    expect(await problemsOf(applications.approve(author, draft))).toEqual([['TRANSITION_NOT_ALLOWED', null]]);
    expect(await problemsOf(submit(draft))).toEqual([['TRANSITION_NOT_ALLOWED', null]]);
    await applications.requestCheck(approver, draft);
    expect(await problemsOf(applications.requestCheck(author, draft))).toEqual([
      ['STALE_VERSION', 'input.version'],
    ]);
    expect(await problemsOf(applications.withdraw(author, { ...draft, reason: '見本' }))).toEqual([
      ['STALE_VERSION', 'input.version'],
    ]);
    const stranger = await person(database);
    await expect(applications.requestCheck(stranger, draft)).rejects.toThrow('NOT_FOUND');
    await expect(applications.reopen(author, { id: 'x', version: 1 })).rejects.toThrow('NOT_FOUND');
  });

  it('wants reasons, and dates that have been', async () => {
    const draft = await create();
    expect(await problemsOf(applications.withdraw(author, { ...draft, reason: ' \n ' }))).toEqual([
      ['REQUIRED', 'input.reason'],
    ]);
    expect(await problemsOf(applications.withdraw(author, { ...draft, reason: '𠮷'.repeat(2001) }))).toEqual([
      ['TOO_LONG', 'input.reason'],
    ]);
    const filed = await submit(
      await applications.approve(author, await applications.requestCheck(author, draft)),
    );
    expect(await problemsOf(giveBack(filed, '2027-01-20T18:01'))).toEqual([['NOT_YET', 'input.occurredAt']]);
    expect(await problemsOf(giveBack(filed, '2027-01-20T16:29'))).toEqual([
      ['OUT_OF_ORDER', 'input.occurredAt'],
    ]);
    at('2027-02-19T18:00');
    expect(await problemsOf(giveBack(filed, '2027-02-19T17:01'))).toEqual([
      ['OUT_OF_ORDER', 'input.correctionDueAt'],
    ]);
  });
});

describe('a submission', () => {
  it('may be entered long after it was made: the papers were young enough on its day', async () => {
    const waiting = await inCheck();
    at('2027-06-01T10:00'); // the papers are of 2026-12-20: five months old by now, one on the day that counts
    const ready = await applications.approve(author, waiting);
    expect(await submit(ready, '2027-01-20T16:30')).toMatchObject({ status: 'SUBMITTED' });
  });

  it('is within the round to the minute, and not in the future', async () => {
    const ready = await approved();
    at('2027-02-01T09:00');
    expect(await problemsOf(submit(ready, '2027-01-10T09:59'))).toEqual([['ROUND_NOT_OPEN', null]]);
    expect(await problemsOf(submit(ready, '2027-01-29T17:01'))).toEqual([['ROUND_CLOSED', null]]);
    expect(await problemsOf(submit(ready, '2027-02-01T09:01'))).toEqual([['NOT_YET', 'input.submittedAt']]);
    expect(await problemsOf(submit(ready, '2027-01-29T17:00', ' '))).toEqual([
      ['REQUIRED', 'input.portalNumber'],
    ]);
    expect(await submissionsOf(ready)).toEqual([]);
    expect(await submit(ready, '2027-01-29T17:00')).toMatchObject({ status: 'SUBMITTED' });
    expect((await submissionsOf(ready))[0]?.submittedAt.toISOString()).toBe('2027-01-29T08:00:00.000Z');
  });

  it('is refused while a blocker came up after the approval', async () => {
    const ready = await approved();
    await database.sql(`DELETE FROM group_paper WHERE consortium_id = $1 AND requirement = 'AREA_MAP'`, [
      group.id,
    ]);
    expect(await problemsOf(submit(ready))).toEqual([['GROUP_PAPER_MISSING', null]]);
    // issued 2026-12-20: good for three months, so it is too old on 21 March
    await database.sql(
      `UPDATE schedule_anchor SET occurs_at = '2027-03-31T08:00Z' WHERE anchor = 'ROUND_CLOSE'`,
    );
    at('2027-03-21T12:00');
    expect(await blockersOf(submit(ready, '2027-03-21T10:00'))).toEqual([
      'PAPER_TOO_OLD',
      'GROUP_PAPER_MISSING',
    ]);
  });

  it('is refused when something changed since the approval', async () => {
    const ready = await approved();
    await inputsMove();
    expect((await reads.currentOf(author, [group.id]))[0]?.approvalIsCurrent).toBe(false);
    expect(await problemsOf(submit(ready))).toEqual([['CHANGED_SINCE_APPROVAL', 'input.id']]);
    const again = await applications.requestCheck(author, await applications.reopen(author, ready));
    expect(await submit(await applications.approve(author, again))).toMatchObject({ status: 'SUBMITTED' });
  });

  it('freezes everything that was filed, with its digest', async () => {
    const filed = await submitted();
    expect(await reads.check(author, filed)).toBeNull();
    const [submission] = await submissionsOf(filed);
    expect(submission).toMatchObject({ number: 1, portalNumber: 'MIHON-1', ruleSet: '2023' });
    const [text] = await reads.documentsOf(author, [submission!.id]);
    expect(createHash('sha256').update(text!).digest('hex')).toBe(submission!.documentSha256);
    const document = JSON.parse(text!);
    // by hand: see readyGroup
    expect(document.outcome).toMatchObject({
      infrastructure: { granted: 7_222_220 },
      analysis: { granted: 600_000 },
      admin: { granted: 200_000 },
      total: { granted: 8_022_220 },
    });
    expect(document).toMatchObject({
      format: 'renkei.submission/1',
      application: { number: 1, submission: 1, portalNumber: 'MIHON-1', submittedAt: '2027-01-20T16:30' },
      ruleSet: { id: '2023', version: submission!.ruleSetVersion },
      settings: { overCapPolicy: 'PRO_RATA', representativeType: 'STREET_ASSOCIATION' },
    });
    expect(document.members).toHaveLength(10);
    expect(document.members[1]).toMatchObject({ role: 'PARTICIPANT', business: { name: '見本𠮷野屋2' } });
    expect(document.costLines).toHaveLength(12);
    expect(document.requirements[1].cells).toContainEqual({
      requirement: 'AFFILIATION_PROOF',
      state: 'ACCEPTED',
    });
    expect(document.declarations[0].answers).toHaveLength(18);
    expect(document.groupPapers).toHaveLength(6);
    const { form1, form2, form3, form4, form5 } = document.forms;
    expect(form1).toMatchObject({ representative: '見本𠮷野屋1', participantCount: 9 });
    expect(form1.participants[0]).toMatchObject({ no: 1, name: '見本𠮷野屋2', employees: 4 });
    expect(form2).toEqual([
      { category: 'SOFTWARE', part: 'INFRASTRUCTURE', tool: '見本ツール1', vendor: '見本システム' },
      { category: 'ANALYSIS_SERVICE', part: 'ANALYSIS', tool: '', vendor: null },
    ]);
    expect([form3.length, form4.length]).toEqual([10, 1]);
    expect(form5.members[0]).toMatchObject({
      firstTier: { eligible: '666667', available: '500000' },
      secondTier: { eligible: '333333', available: '222222' },
      requested: '722222',
    });
    expect(form5.group).toMatchObject({ software: { available: '7222220' }, requested: '7222220' });
    const [snapshot] = await database.sql<{ label: string; granted: string }>(
      `SELECT label, outcome #>> '{total,granted}' AS granted FROM calculation_snapshot WHERE id = $1`,
      [submission!.snapshotId],
    );
    expect(snapshot).toEqual({ label: '交付申請 第1号 第1回提出', granted: '8022220' });
    await inputsMove();
    expect(await reads.documentsOf(author, [submission!.id])).toEqual([text]);
  });

  it('that is returned is corrected and filed once more, after the round has closed', async () => {
    const filed = await submitted();
    at('2027-02-10T10:00');
    const returned = await giveBack(filed);
    expect(returned).toMatchObject({ status: 'RETURNED', approvedAt: null });
    expect(returned.correctionDueAt?.toISOString()).toBe('2027-02-19T08:00:00.000Z');
    const check = await reads.check(author, returned);
    expect(check!.findings.map(({ code }) => code)).toEqual(['NOT_APPROVED']);
    const again = await applications.approve(author, await applications.requestCheck(author, returned));
    expect(await problemsOf(submit(again, '2027-02-05T10:59'))).toEqual([
      ['OUT_OF_ORDER', 'input.submittedAt'],
    ]);
    await submit(again, '2027-02-09T10:00', 'MIHON-1-2');
    expect((await submissionsOf(filed)).map(({ number, portalNumber }) => [number, portalNumber])).toEqual([
      [2, 'MIHON-1-2'],
      [1, 'MIHON-1'],
    ]);
    const [history] = await reads.eventsOf(author, [group.id], { first: 3 });
    expect(history!.edges.map(({ node }) => [node.event, node.reference, node.actor])).toEqual([
      ['SUBMIT', 'MIHON-1-2', '見本 作成者'],
      ['APPROVE', '', '見本 作成者'],
      ['REQUEST_CHECK', '', '見本 作成者'],
    ]);
    const [rest] = await reads.eventsOf(author, [group.id], {
      first: 10,
      after: history!.pageInfo.endCursor,
    });
    expect(rest!.edges.map(({ node }) => [node.event, node.toLabel.ja])).toEqual([
      ['RETURN_BY_SECRETARIAT', '差し戻し'],
      ['SUBMIT', '提出済み'],
      ['APPROVE', '承認済み（提出前）'],
      ['REQUEST_CHECK', '内部チェック中'],
      ['CREATE', '下書き'],
    ]);
    expect(rest!.edges[0]!.node.reason).toBe('費用の内訳が足りません。\n様式3を見てください。');
  });

  it('that is rejected ends the application', async () => {
    const filed = await submitted();
    at('2027-03-01T15:00');
    const { id, version } = filed;
    expect(
      await applications.reject(author, { id, version, occurredAt: minute('2027-03-01T14:00') }),
    ).toMatchObject({ status: 'REJECTED' });
    expect(await create()).toMatchObject({ number: 2 });
  });

  it('is recorded once when two people do it at the same time', async () => {
    const ready = await approved();
    const outcomes = await Promise.allSettled([submit(ready), submit(ready), submit(ready)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(
      refused.every(
        (reason) => reason instanceof ProblemsFound && reason.problems[0]?.code === 'STALE_VERSION',
      ),
    ).toBe(true);
    expect(await submissionsOf(ready)).toHaveLength(1);
  });
});
