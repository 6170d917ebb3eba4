import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CalculationService, consortiumEntities } from '@renkei/consortium';
import { parseJstMinute, toEpochMs, type JstMinute } from '@renkei/kernel';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedFixing } from '@renkei/test/fixed-group';
import { seedMemberUser } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { readyGroup } from '@renkei/test/ready-group';
import { newKey } from '@renkei/test/sample-values';
import type { StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { ApplicationReads } from './application.reads.ts';
import type { ApplicationRow } from './application.rows.ts';
import { ApplicationService } from './application.service.ts';
import { liveApplication, readGrant } from './grant-facts.ts';
import { GrantService } from './grant.service.ts';
import { SubmissionService } from './submission.service.ts';

let database: TestDatabase;
let door: Tenant;
let applications: ApplicationService;
let submissions: SubmissionService;
let grants: GrantService;
let reads: ApplicationReads;
let coordinator: Viewer;
let group: StoredGroup;
let filed: ApplicationRow;
const clock = new FixedClock(0);

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  const calculations = new CalculationService(door.transactions);
  applications = new ApplicationService(door.transactions, calculations, clock);
  submissions = new SubmissionService(door.transactions, calculations, clock);
  grants = new GrantService(door.transactions, clock);
  reads = new ApplicationReads(door.transactions, calculations, clock);
}, 60_000);
beforeEach(async () => {
  at('2027-01-20T18:00');
  coordinator = await person(database, { name: '見本 作成者' });
  group = await readyGroup(database, coordinator);
  const draft = await applications.create(coordinator, { consortiumId: group.id, idempotencyKey: newKey() });
  const ready = await applications.approve(coordinator, await applications.requestCheck(coordinator, draft));
  filed = await submissions.submit(coordinator, {
    id: ready.id,
    version: ready.version,
    portalNumber: 'MIHON-1',
    submittedAt: minute('2027-01-20T16:30'),
  });
  at('2027-03-02T10:00');
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

const decision = () => ({
  applicationId: filed.id,
  version: filed.version,
  decisionNumber: '見本第1号',
  decidedAt: minute('2027-03-01T15:00'),
  projectEndAt: minute('2027-08-31T17:00'),
  reportDueAt: minute('2027-08-31T17:00'),
  idempotencyKey: newKey(),
});
type Decision = Parameters<GrantService['record']>[1];
const record = (changes: Partial<Decision> = {}) => grants.record(coordinator, { ...decision(), ...changes });
const grantSeenBy = async (viewer: Viewer) => (await reads.grantsOf(viewer, [filed.id]))[0];
const eachMember = (amountYen: bigint) => group.memberIds.map((memberId) => ({ memberId, amountYen }));

// by hand, see readyGroup: 722,222 for each of ten members, 600,000 of (2), 200,000 of (3)

describe('a grant decision', () => {
  it('grants what was requested when it says nothing else, with the dates as milestones', async () => {
    const input = decision();
    const granted = await grants.record(coordinator, input);
    expect(granted).toMatchObject({ status: 'GRANTED', version: filed.version + 1 });
    expect(await grants.record(coordinator, input)).toEqual(granted); // the same key: one effect
    const grant = await grantSeenBy(coordinator);
    expect(grant).toMatchObject({
      decisionNumber: '見本第1号',
      decidedTotalYen: 8_022_220n,
      ceilingTotalYen: 8_022_220n,
    });
    expect(grant!.amounts.map(({ part, memberId, decidedYen }) => [part, memberId, decidedYen])).toEqual([
      ...group.memberIds.map((id) => ['INFRASTRUCTURE', id, 722_222n]),
      ['ANALYSIS', null, 600_000n],
      ['ADMIN', null, 200_000n],
    ]);
    expect(
      await database.sql(
        `SELECT anchor, to_char(occurred_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') AS at, occurred_at <= recorded_at AS reached
         FROM consortium_milestone WHERE consortium_id = $1 ORDER BY anchor`,
        [group.id],
      ),
    ).toEqual([
      { anchor: 'GRANT_DECISION', at: '2027-03-01 15:00', reached: true },
      { anchor: 'PERFORMANCE_REPORT_DUE', at: '2027-08-31 17:00', reached: false },
      { anchor: 'PROJECT_END', at: '2027-08-31 17:00', reached: false },
    ]);
    const [work] = await database.sql(
      `SELECT topic FROM outbox WHERE subject_id = $1 AND topic = 'obligations.derive' AND done_at IS NULL`,
      [group.id],
    );
    expect(work).toEqual({ topic: 'obligations.derive' });
  });

  it('goes before what was recorded as a milestone, and entered late is no end of the project', async () => {
    await database.sql(
      `INSERT INTO consortium_milestone (consortium_id, anchor, occurred_at, recorded_by)
       VALUES ($1, 'GRANT_DECISION', '2027-02-01T00:00Z', $2)`,
      [group.id, coordinator.userId],
    );
    at('2028-01-10T10:00');
    await record();
    expect(
      await database.sql(
        `SELECT anchor, version, occurred_at <= recorded_at AS reached FROM consortium_milestone
         WHERE consortium_id = $1 AND anchor IN ('GRANT_DECISION', 'PROJECT_END') ORDER BY anchor`,
        [group.id],
      ),
    ).toEqual([
      { anchor: 'GRANT_DECISION', version: 2, reached: true },
      { anchor: 'PROJECT_END', version: 1, reached: false },
    ]);
  });

  it('may grant less, to each enrolled member once, and never more than was requested', async () => {
    const members = eachMember(700_000n);
    expect(await problemsOf(record({ members: members.slice(1) }))).toEqual([
      ['NOT_ALL_MEMBERS', 'input.members'],
    ]);
    expect(await problemsOf(record({ members: [members[0]!, ...members.slice(0, 9)] }))).toEqual([
      ['NOT_ALL_MEMBERS', 'input.members'],
    ]);
    const above = members.map((member, index) => (index === 3 ? { ...member, amountYen: 722_223n } : member));
    expect(await problemsOf(record({ members: above, analysisYen: 600_001n }))).toEqual([
      ['ABOVE_REQUESTED', 'input.members[3].amountYen'],
      ['ABOVE_REQUESTED', 'input.analysisYen'],
    ]);
    expect((await reads.currentOf(coordinator, [group.id]))[0]).toMatchObject({ status: 'SUBMITTED' });
    await record({ members, analysisYen: 0n });
    expect(await grantSeenBy(coordinator)).toMatchObject({ decidedTotalYen: 7_200_000n });
  });

  it('stays under the joint cap of 30 million and the 2 million of (3)', async () => {
    // 10 × 2,940,001 + 600,000 = 30,000,010
    expect(
      (await problemsOf(record({ members: eachMember(2_940_001n), adminYen: 2_000_001n }))).slice(10),
    ).toEqual([
      ['ABOVE_REQUESTED', 'input.adminYen'],
      ['ABOVE_JOINT_CAP', 'input.members'],
      ['ABOVE_ADMIN_CAP', 'input.adminYen'],
    ]);
  });

  it('has happened, after the submission, and ends in order', async () => {
    expect(await problemsOf(record({ decidedAt: minute('2027-03-02T10:01') }))).toEqual([
      ['NOT_YET', 'input.decidedAt'],
    ]);
    expect(await problemsOf(record({ decidedAt: minute('2027-01-20T16:29') }))).toEqual([
      ['OUT_OF_ORDER', 'input.decidedAt'],
    ]);
    expect(
      await problemsOf(
        record({ projectEndAt: minute('2027-03-01T15:00'), reportDueAt: minute('2027-03-01T14:59') }),
      ),
    ).toEqual([
      ['OUT_OF_ORDER', 'input.projectEndAt'],
      ['OUT_OF_ORDER', 'input.reportDueAt'],
    ]);
    expect(await problemsOf(record({ version: filed.version - 1 }))).toEqual([
      ['STALE_VERSION', 'input.version'],
    ]);
    expect(await problemsOf(record({ decisionNumber: '' }))).toEqual([['REQUIRED', 'input.decisionNumber']]);
  });

  it('is seen by a member user with its own amount alone', async () => {
    await record({ conditions: '見本の条件\n二行目' });
    const merchant = await seedMemberUser(database, group, group.memberIds[4]!);
    expect((await reads.currentOf(merchant, [group.id]))[0]).toMatchObject({ status: 'GRANTED' });
    const grant = await grantSeenBy(merchant);
    expect(grant).toMatchObject({ conditions: '見本の条件\n二行目' });
    expect(grant!.amounts).toEqual([
      {
        part: 'INFRASTRUCTURE',
        memberId: group.memberIds[4],
        decidedYen: 722_222n,
        ceilingYen: 722_222n,
        revision: 0,
      },
    ]);
    const [submissionsSeen] = await reads.submissionsOf(merchant, [filed.id], { first: 5 });
    const [eventsSeen] = await reads.eventsOf(merchant, [group.id], { first: 5 });
    expect([submissionsSeen!.edges, eventsSeen!.edges]).toEqual([[], []]);
    expect(await grantSeenBy(await person(database))).toBeNull();
  });

  it('is what others build on: the highest revision is the ceiling', async () => {
    await record();
    const read = (viewer: Viewer) => door.transactions.read(viewer, (tx) => readGrant(tx, group.id));
    const grant = await read(coordinator);
    expect(grant).toMatchObject({
      applicationId: filed.id,
      decidedAt: '2027-03-01T15:00',
      projectEndAt: '2027-08-31T17:00',
      ceilings: { analysis: 600_000n, admin: 200_000n },
    });
    const [change] = await database.sql<{ id: string }>(
      `INSERT INTO change_request (consortium_id, number, kind, reason, happened_on, plan, created_by)
       VALUES ($1, 1, 'PLAN_CHANGE', '見本', '2027-04-01', '{}', $2) RETURNING id`,
      [group.id, coordinator.userId],
    );
    await database.sql(
      `INSERT INTO granted_amount (consortium_id, grant_id, member_id, part, revision, amount_yen, change_id)
       VALUES ($1, $2, $3, 'INFRASTRUCTURE', 1, 500000, $4)`,
      [group.id, grant!.grantId, group.memberIds[2], change!.id],
    );
    const [second, third] = group.memberIds.slice(1);
    const ceilings = (await read(coordinator))!.ceilings.member;
    expect([ceilings.size, ceilings.get(second!), ceilings.get(third!)]).toEqual([10, 722_222n, 500_000n]);
    expect((await grantSeenBy(coordinator))!.amounts[2]).toMatchObject({
      decidedYen: 722_222n,
      ceilingYen: 500_000n,
      revision: 1,
    });
    const merchant = await seedMemberUser(database, group, third!);
    expect([...(await read(merchant))!.ceilings.member]).toEqual([[third, 500_000n]]);
  });

  it('that is given back leaves no grant and no application under way', async () => {
    const granted = await record();
    const giveBack = (occurredAt: string) =>
      applications.withdrawGrant(coordinator, {
        id: granted.id,
        version: granted.version,
        reason: '見本の辞退',
        occurredAt: minute(occurredAt),
      });
    expect(await problemsOf(giveBack('2027-03-01T14:59'))).toEqual([['OUT_OF_ORDER', 'input.occurredAt']]);
    expect(await problemsOf(applications.withdraw(coordinator, { ...granted, reason: '見本' }))).toEqual([
      ['TRANSITION_NOT_ALLOWED', null],
    ]);
    expect(await giveBack('2027-03-02T09:00')).toMatchObject({ status: 'WITHDRAWN' });
    const [grant, live] = await door.transactions.read(coordinator, async (tx) => [
      await readGrant(tx, group.id),
      await liveApplication(tx, group.id),
    ]);
    expect([grant, live]).toEqual([null, null]);
  });

  it('is not given back once the amounts are fixed: then money goes back', async () => {
    const granted = await record();
    const grant = await door.transactions.read(coordinator, (tx) => readGrant(tx, group.id));
    await seedFixing(database, group, coordinator, grant!, { members: [0] });
    expect(
      await problemsOf(
        applications.withdrawGrant(coordinator, {
          id: granted.id,
          version: granted.version,
          reason: '見本の辞退',
          occurredAt: minute('2027-03-02T09:00'),
        }),
      ),
    ).toEqual([['AMOUNTS_FIXED', 'input.id']]);
  });
});
