import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seedCoordinator } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { day, performanceBench, type PerformanceBench } from '../../test/performance-bench.ts';
import { seedSteps, smallWorld, type PerformanceWorld } from '../../test/performance-world.ts';
import type { StateEmployeesInput } from './employee.inputs.ts';
import type { ReportRow } from './report.rows.ts';

let bench: PerformanceBench;
let world: PerformanceWorld;

beforeAll(async () => {
  bench = await performanceBench();
}, 60_000);
beforeEach(async () => {
  bench.at('2027-08-20T10:00');
  world = await smallWorld(bench.database);
});
afterAll(() => bench.close());

const create = () =>
  bench.reports.create(world.coordinator, { consortiumId: world.id, idempotencyKey: newKey() });

const stateInput = (report: ReportRow, changes: Partial<StateEmployeesInput> = {}): StateEmployeesInput => ({
  reportId: report.id,
  memberId: world.memberIds[1]!,
  employees: 5,
  asOfOn: day('2027-08-01'),
  ...changes,
});

const history = async ({ id }: ReportRow) =>
  (
    await bench.database.sql<{ event: string }>(
      `SELECT event FROM procedure_event WHERE subject_id = $1 ORDER BY recorded_at, id`,
      [id],
    )
  ).map(({ event }) => event);

describe('beginning a report', () => {
  it('needs a grant in force, is one per grant, and made once per key', async () => {
    const input = { consortiumId: world.id, idempotencyKey: newKey() };
    const report = await bench.reports.create(world.coordinator, input);
    expect(report).toMatchObject({ status: 'DRAFT', version: 1, grantId: world.grantId });
    expect(report.dueAt.toISOString()).toBe('2027-08-31T08:00:00.000Z');
    expect((await bench.reports.create(world.coordinator, input)).id).toBe(report.id);
    expect(await problemLinesOf(create())).toEqual(['REPORT_EXISTS input.consortiumId']);
    expect(await history(report)).toEqual(['CREATE']);
    await bench.database.sql(`UPDATE application SET status = 'WITHDRAWN' WHERE id = $1`, [
      world.applicationId,
    ]);
    expect(await problemLinesOf(create())).toEqual(['NO_GRANT null']);
    expect(await problemLinesOf(bench.reports.requestCheck(world.coordinator, report))).toEqual([
      'NO_GRANT null',
    ]);
    expect(await bench.reads.reportsOf(world.coordinator, [world.id])).toEqual([null]);
  });

  it('is for coordinators of the group', async () => {
    const stranger = await person(bench.database);
    await expect(
      bench.reports.create(stranger, { consortiumId: world.id, idempotencyKey: newKey() }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the internal check', () => {
  it('moves as the machine says and tells stale versions', async () => {
    const draft = await create();
    expect(await problemLinesOf(bench.reports.approve(world.coordinator, draft))).toEqual([
      'TRANSITION_NOT_ALLOWED null',
    ]);
    const inCheck = await bench.reports.requestCheck(world.coordinator, draft);
    expect(inCheck).toMatchObject({ status: 'IN_CHECK', version: 2, authorId: world.coordinator.userId });
    expect(await problemLinesOf(bench.reports.reopen(world.coordinator, draft))).toEqual([
      'STALE_VERSION input.version',
    ]);
    const reopened = await bench.reports.reopen(world.coordinator, inCheck);
    expect(reopened).toMatchObject({ status: 'DRAFT', version: 3 });
    expect(await history(draft)).toEqual(['CREATE', 'REQUEST_CHECK', 'REOPEN']);
  });

  it('is approved by somebody else where the group wants two people', async () => {
    await bench.database.sql('UPDATE consortium SET needs_approval = true WHERE id = $1', [world.id]);
    const draft = await create();
    await bench.employees.state(world.coordinator, stateInput(draft));
    const inCheck = await bench.reports.requestCheck(world.coordinator, draft);
    const approve = (viewer = world.coordinator) => bench.reports.approve(viewer, inCheck);
    expect(await problemLinesOf(approve())).toEqual(['NO_APPROVER input.id']);
    const approver = await seedCoordinator(bench.database, world, { approver: true });
    expect(await problemLinesOf(approve())).toEqual(['NOT_AN_APPROVER input.id']);
    await bench.database.sql(`UPDATE assignment SET is_approver = true WHERE user_id = $1`, [
      world.coordinator.userId,
    ]);
    expect(await problemLinesOf(approve())).toEqual(['AUTHOR_CANNOT_APPROVE input.id']);
    const done = await approve(approver);
    expect(done).toMatchObject({ status: 'APPROVED', version: 3 });
    expect(await bench.reports.reopen(world.coordinator, done)).toMatchObject({
      status: 'DRAFT',
      approvedAt: null,
    });
  });

  it('passes no blocker: employees of a micro member, a heading, a line that came later', async () => {
    const office = world.lines[0]![1]!;
    await seedSteps(bench.database, world, office, [{ step: 'PAYMENT', on: '2027-06-30', yen: 90_000 }]);
    const draft = await create();
    await bench.database.sql('ALTER TABLE cost_line DISABLE TRIGGER frozen');
    await bench.database.sql(
      `INSERT INTO cost_line (consortium_id, member_id, category, label, unit_price_yen, quantity, position)
       VALUES ($1, $2, 'PC', '見本PC', 100000, 1, 9)`,
      [world.id, world.memberIds[1]],
    );
    await bench.database.sql('ALTER TABLE cost_line ENABLE TRIGGER frozen');
    const check = (await bench.reads.check(world.coordinator, draft))!;
    expect(check).toMatchObject({ ready: false, blockers: 3 });
    const found = check.findings.map(({ code, memberId, costLineId }) => [code, memberId, costLineId]);
    expect(found.slice(0, 2)).toEqual([
      ['HEADING_MISSING', world.memberIds[0], office],
      ['LINE_MISSING', world.memberIds[1], expect.any(String)],
    ]);
    expect(found[2]).toEqual(['EMPLOYEES_MISSING', world.memberIds[1], null]);
    expect(found.slice(3).map(([code]) => code)).toEqual(['EVIDENCE_INCOMPLETE', 'EVIDENCE_INCOMPLETE']);
    const inCheck = await bench.reports.requestCheck(world.coordinator, draft);
    expect(await problemLinesOf(bench.reports.approve(world.coordinator, inCheck))).toEqual([
      'HEADING_MISSING null',
      'LINE_MISSING null',
      'EMPLOYEES_MISSING null',
    ]);
  });

  it('warns of what does not fit the records, and of a report with nothing in it', async () => {
    const [software] = world.lines[0]!;
    const draft = await create();
    await bench.database.sql(
      `UPDATE purchase_step SET voided_at = now(), voided_by = $2, void_reason = '見本'
       WHERE cost_line_id = $1 AND step = 'PAYMENT'`,
      [software, world.coordinator.userId],
    );
    const found = async () =>
      (await bench.reads.check(world.coordinator, draft))!.findings
        .filter(({ code }) => !['EMPLOYEES_MISSING', 'EVIDENCE_INCOMPLETE'].includes(code))
        .map(({ code, severity, costLineId }) => [code, severity, costLineId]);
    expect(await found()).toEqual([['NOT_FULLY_PAID', 'WARNING', software]]);
    // whose cost it is, and what: the line bears no label, and its code would tell nobody
    const name = (
      await bench.database.sql<{ name: string }>(
        'SELECT b.name FROM cost_line l JOIN member m ON m.id = l.member_id JOIN business b ON b.id = m.business_id WHERE l.id = $1',
        [software],
      )
    )[0]!.name;
    const said = (await bench.reads.check(world.coordinator, draft))!.findings;
    expect(said.find(({ code }) => code === 'NOT_FULLY_PAID')!.message.ja).toMatch(
      new RegExp(`^${name}のソフトウェアの費用は、請求のうち`),
    );
    const nothing = { actualYen: 0n, certifiedYen: 0n, deductedYen: 0n, parkedYen: 0n, version: 1 };
    const spent = { ...nothing, actualYen: 400_000n, parkedYen: 400_000n, parkedReason: '確認中' };
    const [other] = world.lines[1]!;
    await bench.lines.setAll(world.coordinator, {
      reportId: draft.id,
      lines: [
        { ...nothing, costLineId: software! },
        { ...spent, costLineId: other! },
      ],
    });
    expect(await found()).toEqual([
      ['BELOW_RECORDED', 'WARNING', software],
      ['NOTHING_CERTIFIED', 'WARNING', null],
      ['PARKED', 'INFO', other],
    ]);
  });

  it('counts the evidence of a member as complete once its check found it so', async () => {
    const draft = await create();
    await bench.database.sql(
      `INSERT INTO member_fact (consortium_id, member_id, kind, recorded_by) VALUES ($1, $2, 'EVIDENCE_COMPLETE', $3)`,
      [world.id, world.memberIds[0], world.coordinator.userId],
    );
    const { findings } = (await bench.reads.check(world.coordinator, draft))!;
    expect(
      findings.filter(({ code }) => code === 'EVIDENCE_INCOMPLETE').map(({ memberId }) => memberId),
    ).toEqual([world.memberIds[1]]);
  });
});
