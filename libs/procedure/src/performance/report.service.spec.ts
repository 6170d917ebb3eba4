import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CalculationService, consortiumEntities } from '@renkei/consortium';
import { parseJstMinute, toEpochMs, type JstMinute, type LocalDate } from '@renkei/kernel';
import { FixedClock, sha256Of } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedCoordinator, seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { inOrder, performanceWorld, seedSteps, type PerformanceWorld } from '../../test/performance-world.ts';
import type { StateEmployeesInput } from './employee.inputs.ts';
import { EmployeeStatementService } from './employee.service.ts';
import { PerformanceLineService } from './line.service.ts';
import { ReportSubmissionService } from './report-submission.service.ts';
import type { SubmitPerformanceReportInput } from './report.inputs.ts';
import { PerformanceReads } from './report.reads.ts';
import type { ReportRow } from './report.rows.ts';
import { PerformanceReportService } from './report.service.ts';

const ONE = ['ACCOUNTING'] as const;
const MEMBERS = [
  [
    { category: 'SOFTWARE', unitPrice: 500_000, functions: ONE },
    { category: 'OFFICE', unitPrice: 300_000 },
  ],
  [{ category: 'SOFTWARE', unitPrice: 400_000, functions: ONE }],
] as const;

let database: TestDatabase;
let api: Tenant;
let world: PerformanceWorld;
let reports: PerformanceReportService;
let submissions: ReportSubmissionService;
let employees: EmployeeStatementService;
let reads: PerformanceReads;
const clock = new FixedClock(0);

const minute = (text: string): JstMinute => {
  const parsed = parseJstMinute(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};
const day = (text: string) => text as LocalDate;
const at = (text: string): void => clock.moveTo(toEpochMs(minute(text)));

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, consortiumEntities);
  const { transactions } = api;
  reports = new PerformanceReportService(transactions, clock);
  submissions = new ReportSubmissionService(transactions, clock);
  employees = new EmployeeStatementService(transactions, clock);
  reads = new PerformanceReads(transactions, new CalculationService(transactions), clock);
}, 60_000);
beforeEach(async () => {
  at('2027-08-20T10:00');
  // 500,000 × 3/4; micro 400,000 × 4/5; ⌊695,000 × 10 % × 2/3⌋
  world = await performanceWorld(database, MEMBERS, { members: [375_000, 320_000], admin: 46_333 }, [1]);
  await seedSteps(database, world, world.lines[0]![0]!, inOrder(500_000));
  await seedSteps(database, world, world.lines[1]![0]!, inOrder(400_000));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const create = () => reports.create(world.coordinator, { consortiumId: world.id, idempotencyKey: newKey() });

const stateInput = (report: ReportRow, changes: Partial<StateEmployeesInput> = {}): StateEmployeesInput => ({
  reportId: report.id,
  memberId: world.memberIds[1]!,
  employees: 5,
  asOfOn: day('2027-08-01'),
  ...changes,
});

const submitInput = (
  { id, version }: ReportRow,
  changes: Partial<SubmitPerformanceReportInput> = {},
): SubmitPerformanceReportInput => ({
  id,
  version,
  portalNumber: 'MIHON-J1',
  submittedAt: minute('2027-08-20T09:30'),
  completedOn: day('2027-08-10'),
  ...changes,
});

async function approved(): Promise<ReportRow> {
  const report = await create();
  await employees.state(world.coordinator, stateInput(report));
  return reports.approve(world.coordinator, await reports.requestCheck(world.coordinator, report));
}

const history = async ({ id }: ReportRow) =>
  (
    await database.sql<{ event: string }>(
      `SELECT event FROM procedure_event WHERE subject_id = $1 ORDER BY recorded_at, id`,
      [id],
    )
  ).map(({ event }) => event);

describe('beginning a report', () => {
  it('needs a grant in force, is one per grant, and made once per key', async () => {
    const input = { consortiumId: world.id, idempotencyKey: newKey() };
    const report = await reports.create(world.coordinator, input);
    expect(report).toMatchObject({ status: 'DRAFT', version: 1, grantId: world.grantId });
    expect(report.dueAt.toISOString()).toBe('2027-08-31T08:00:00.000Z');
    expect((await reports.create(world.coordinator, input)).id).toBe(report.id);
    expect(await problemLinesOf(create())).toEqual(['REPORT_EXISTS input.consortiumId']);
    expect(await history(report)).toEqual(['CREATE']);
    await database.sql(`UPDATE application SET status = 'WITHDRAWN' WHERE id = $1`, [world.applicationId]);
    expect(await problemLinesOf(create())).toEqual(['NO_GRANT null']);
    expect(await problemLinesOf(reports.requestCheck(world.coordinator, report))).toEqual(['NO_GRANT null']);
    expect(await reads.reportsOf(world.coordinator, [world.id])).toEqual([null]);
  });

  it('is for coordinators of the group', async () => {
    const stranger = await person(database);
    await expect(
      reports.create(stranger, { consortiumId: world.id, idempotencyKey: newKey() }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the internal check', () => {
  it('moves as the machine says and tells stale versions', async () => {
    const draft = await create();
    expect(await problemLinesOf(reports.approve(world.coordinator, draft))).toEqual([
      'TRANSITION_NOT_ALLOWED null',
    ]);
    const inCheck = await reports.requestCheck(world.coordinator, draft);
    expect(inCheck).toMatchObject({ status: 'IN_CHECK', version: 2, authorId: world.coordinator.userId });
    expect(await problemLinesOf(reports.reopen(world.coordinator, draft))).toEqual([
      'STALE_VERSION input.version',
    ]);
    const reopened = await reports.reopen(world.coordinator, inCheck);
    expect(reopened).toMatchObject({ status: 'DRAFT', version: 3 });
    expect(await history(draft)).toEqual(['CREATE', 'REQUEST_CHECK', 'REOPEN']);
  });

  it('is approved by somebody else where the group wants two people', async () => {
    await database.sql('UPDATE consortium SET needs_approval = true WHERE id = $1', [world.id]);
    const draft = await create();
    await employees.state(world.coordinator, stateInput(draft));
    const inCheck = await reports.requestCheck(world.coordinator, draft);
    const approve = (viewer = world.coordinator) => reports.approve(viewer, inCheck);
    expect(await problemLinesOf(approve())).toEqual(['NO_APPROVER input.id']);
    const approver = await seedCoordinator(database, world, { approver: true });
    expect(await problemLinesOf(approve())).toEqual(['NOT_AN_APPROVER input.id']);
    await database.sql(`UPDATE assignment SET is_approver = true WHERE user_id = $1`, [
      world.coordinator.userId,
    ]);
    expect(await problemLinesOf(approve())).toEqual(['AUTHOR_CANNOT_APPROVE input.id']);
    const done = await approve(approver);
    expect(done).toMatchObject({ status: 'APPROVED', version: 3 });
    expect(await reports.reopen(world.coordinator, done)).toMatchObject({
      status: 'DRAFT',
      approvedAt: null,
    });
  });

  it('passes no blocker: employees of a micro member, a heading, a line that came later', async () => {
    const office = world.lines[0]![1]!;
    await seedSteps(database, world, office, [{ step: 'PAYMENT', on: '2027-06-30', yen: 90_000 }]);
    const draft = await create();
    await database.sql('ALTER TABLE cost_line DISABLE TRIGGER frozen');
    await database.sql(
      `INSERT INTO cost_line (consortium_id, member_id, category, label, unit_price_yen, quantity, position)
       VALUES ($1, $2, 'PC', '見本PC', 100000, 1, 9)`,
      [world.id, world.memberIds[1]],
    );
    await database.sql('ALTER TABLE cost_line ENABLE TRIGGER frozen');
    const check = (await reads.check(world.coordinator, draft))!;
    expect(check).toMatchObject({ ready: false, blockers: 3 });
    const found = check.findings.map(({ code, memberId, costLineId }) => [code, memberId, costLineId]);
    expect(found.slice(0, 2)).toEqual([
      ['HEADING_MISSING', world.memberIds[0], office],
      ['LINE_MISSING', world.memberIds[1], expect.any(String)],
    ]);
    expect(found[2]).toEqual(['EMPLOYEES_MISSING', world.memberIds[1], null]);
    expect(found.slice(3).map(([code]) => code)).toEqual(['EVIDENCE_INCOMPLETE', 'EVIDENCE_INCOMPLETE']);
    const inCheck = await reports.requestCheck(world.coordinator, draft);
    expect(await problemLinesOf(reports.approve(world.coordinator, inCheck))).toEqual([
      'HEADING_MISSING null',
      'LINE_MISSING null',
      'EMPLOYEES_MISSING null',
    ]);
  });
});

describe('stating the employees', () => {
  it('decides by the limit of the industry: five are micro in retail, six are not', async () => {
    const report = await create();
    const first = await employees.state(world.coordinator, stateInput(report));
    expect(first).toMatchObject({ employees: 5, stillMicro: true, version: 1 });
    expect(await employees.state(world.coordinator, stateInput(report))).toEqual(first);
    const more = (changes: Partial<StateEmployeesInput>) =>
      employees.state(world.coordinator, stateInput(report, { employees: 6, ...changes }));
    expect(await problemLinesOf(more({}))).toEqual(['ALREADY_RECORDED input.version']);
    expect(await more({ version: 1 })).toMatchObject({ stillMicro: false, version: 2 });
    expect(await problemLinesOf(more({ version: 1 }))).toEqual(['STALE_VERSION input.version']);
    // 400,000 × 3/4 instead of 4/5
    const preview = (await reads.preview(world.coordinator, report))!;
    expect(preview.members[1]).toMatchObject({ ruled: 300_000n, granted: 320_000n, fixed: 300_000n });
  });

  it('asks for the row of the table where the industry leaves it open', async () => {
    const report = await create();
    await database.sql(`UPDATE business SET industry = 'SERVICE' WHERE consortium_id = $1`, [world.id]);
    const state = (changes: Partial<StateEmployeesInput>) =>
      employees.state(world.coordinator, stateInput(report, { employees: 12, ...changes }));
    expect(await problemLinesOf(state({}))).toEqual(['MICRO_CLASS_NEEDED input.microClass']);
    expect(await state({ microClass: 'LODGING_ENTERTAINMENT' })).toMatchObject({ stillMicro: true });
    await database.sql(`UPDATE business SET industry = NULL WHERE consortium_id = $1`, [world.id]);
    expect(await problemLinesOf(state({ version: 1 }))).toEqual(['BUSINESS_FACTS_NEEDED input.memberId']);
  });

  it('refuses who is not asked, days to come and evidence of others', async () => {
    const report = await create();
    const foreign = randomUUID();
    await database.sql(
      `INSERT INTO evidence_file (id, consortium_id, member_id, file_name, media_type, byte_length, content_sha256, storage_key,
         uploaded_by) VALUES ($1::uuid, $2, $3, '見本.pdf', 'application/pdf', 1, repeat('0', 64), $1::text, $4)`,
      [foreign, world.id, world.memberIds[0], world.coordinator.userId],
    );
    expect(
      await problemLinesOf(
        employees.state(
          world.coordinator,
          stateInput(report, { memberId: world.memberIds[0]!, asOfOn: day('2027-08-21') }),
        ),
      ),
    ).toEqual(['NOT_MICRO input.memberId', 'NOT_YET input.asOfOn']);
    expect(
      await problemLinesOf(employees.state(world.coordinator, stateInput(report, { evidenceId: foreign }))),
    ).toEqual(['EVIDENCE_NOT_FOUND input.evidenceId']);
  });

  it('is not asked before 2024', async () => {
    world = await performanceWorld(database, MEMBERS, { members: [375_000, 300_000] }, [1], '2023');
    const report = await create();
    expect(await problemLinesOf(employees.state(world.coordinator, stateInput(report)))).toEqual([
      'NOT_ASKED input.memberId',
    ]);
    const codes = (await reads.check(world.coordinator, report))!.findings.map(({ code }) => code);
    expect(codes).not.toContain('EMPLOYEES_MISSING');
  });

  it('lets a member user state its own, and nobody else’s, while the report can be edited', async () => {
    const report = await create();
    const owner = await seedMemberUser(database, world, world.memberIds[1]!);
    const stranger = await seedMemberUser(database, world, world.memberIds[0]!);
    await expect(employees.state(stranger, stateInput(report))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await employees.state(owner, stateInput(report))).toMatchObject({ stillMicro: true });
    expect(await employees.state(owner, stateInput(report, { employees: 3, version: 1 }))).toMatchObject({
      employees: 3,
      version: 2,
    });
    const seen = (viewer: typeof owner) => reads.statementsOf(viewer, world.memberIds);
    expect((await seen(owner)).map((statement) => statement?.employees ?? null)).toEqual([null, 3]);
    expect(await seen(stranger)).toEqual([null, null]);
    await reports.requestCheck(world.coordinator, report);
    expect(await problemLinesOf(employees.state(owner, stateInput(report, { version: 2 })))).toEqual([
      'REPORT_NOT_EDITABLE null',
    ]);
  });
});

describe('submitting', () => {
  it('freezes what was reported and keeps the evidence five fiscal years', async () => {
    await database.sql(
      `INSERT INTO evidence_file (consortium_id, member_id, file_name, media_type, byte_length, content_sha256, storage_key,
         uploaded_by, retained_until)
       SELECT $1, NULL, '見本.pdf', 'application/pdf', 1, repeat('0', 64), kept.key, $2, kept.until
       FROM (VALUES ($3, NULL), ($4, date '2040-03-31')) AS kept (key, until)`,
      [world.id, world.coordinator.userId, randomUUID(), randomUUID()],
    );
    const report = await approved();
    const { report: submitted, warnings } = await submissions.submit(world.coordinator, submitInput(report));
    expect(submitted).toMatchObject({
      status: 'SUBMITTED',
      completedOn: '2027-08-10',
      portalNumber: 'MIHON-J1',
    });
    // nothing of the office line is spent; nobody reviewed the evidence
    expect(warnings.map(({ code }) => code)).toEqual(['EVIDENCE_INCOMPLETE', 'EVIDENCE_INCOMPLETE']);
    const [document] = await reads.documentsOf(world.coordinator, [report.id]);
    expect(sha256Of(document!)).toBe(submitted.documentSha256);
    expect(JSON.parse(document!)).toMatchObject({
      format: 'renkei.performance-report/1',
      report: { completedOn: '2027-08-10', submittedAt: '2027-08-20T09:30' },
      lines: [{ certifiedYen: '500000' }, { certifiedYen: '0' }, { certifiedYen: '400000' }],
      employees: [{ employees: 5, stillMicro: true }],
    });
    // fiscal 2027 ends on 2028-03-31; a longer duty stays
    expect(
      await database.sql(
        'SELECT retained_until::text AS until FROM evidence_file WHERE consortium_id = $1 ORDER BY until',
        [world.id],
      ),
    ).toEqual([{ until: '2033-03-31' }, { until: '2040-03-31' }]);
    expect(await reads.check(world.coordinator, submitted)).toBeNull();
  });

  it('refuses days that cannot be', async () => {
    const report = await approved();
    const refused = (changes: Partial<SubmitPerformanceReportInput>) =>
      problemLinesOf(submissions.submit(world.coordinator, submitInput(report, changes)));
    expect(await refused({ portalNumber: ' ', submittedAt: minute('2027-08-20T10:01') })).toEqual([
      'REQUIRED input.portalNumber',
      'NOT_YET input.submittedAt',
    ]);
    expect(
      await refused({ submittedAt: minute('2027-03-01T14:59'), completedOn: day('2027-03-01') }),
    ).toEqual(['OUT_OF_ORDER input.submittedAt']);
    expect(await refused({ completedOn: day('2027-08-21') })).toEqual([
      'COMPLETED_AFTER_SUBMISSION input.completedOn',
    ]);
    expect(await refused({ completedOn: day('2027-02-28') })).toEqual(['OUT_OF_ORDER input.completedOn']);
    expect(await refused({ version: report.version - 1 })).toEqual(['STALE_VERSION input.version']);
  });

  it('records a late one with a warning, to the minute', async () => {
    const report = await approved();
    at('2027-09-02T10:00');
    const codes = async (submittedAt: string, changes: object = {}) => {
      const given = submitInput(report, { submittedAt: minute(submittedAt), ...changes });
      return (await submissions.submit(world.coordinator, given)).warnings.map(({ code }) => code);
    };
    expect((await codes('2027-08-31T17:01', { completedOn: day('2027-08-31') })).slice(2)).toEqual([
      'REPORT_LATE',
    ]);
    world = await performanceWorld(database, MEMBERS, { members: [375_000, 320_000] }, [1]);
    const punctual = await approved();
    const { warnings } = await submissions.submit(
      world.coordinator,
      submitInput(punctual, { submittedAt: minute('2027-08-31T17:00') }),
    );
    expect(warnings.map(({ code }) => code)).not.toContain('REPORT_LATE');
  });

  it('warns when the project was completed after its period', async () => {
    const report = await approved();
    at('2027-09-02T10:00');
    const { warnings } = await submissions.submit(
      world.coordinator,
      submitInput(report, { submittedAt: minute('2027-09-01T09:00'), completedOn: day('2027-09-01') }),
    );
    expect(warnings.map(({ code }) => code)).toContain('COMPLETED_AFTER_PERIOD');
  });

  it('a returned one is corrected and submitted again', async () => {
    const { report } = await submissions.submit(world.coordinator, submitInput(await approved()));
    const returning = (changes: object = {}) =>
      reports.returnBySecretariat(world.coordinator, {
        id: report.id,
        version: report.version,
        reason: '請求明細が読めません。',
        correctionDueAt: minute('2027-08-25T17:00'),
        ...changes,
      });
    at('2027-08-21T10:00');
    expect(
      await problemLinesOf(returning({ reason: ' ', correctionDueAt: minute('2027-08-21T09:59') })),
    ).toEqual(['REQUIRED input.reason', 'OUT_OF_ORDER input.correctionDueAt']);
    expect(await problemLinesOf(returning({ occurredAt: minute('2027-08-20T09:29') }))).toEqual([
      'OUT_OF_ORDER input.occurredAt',
    ]);
    const returned = await returning();
    expect(returned).toMatchObject({ status: 'RETURNED', approvedAt: null });
    const { lines } = await new PerformanceLineService(api.transactions).set(world.coordinator, {
      reportId: report.id,
      costLineId: world.lines[0]![0]!,
      version: 1,
      actualYen: 500_000n,
      certifiedYen: 490_000n,
      deductedYen: 10_000n,
      deductionReason: '読めない明細',
      parkedYen: 0n,
    });
    expect(lines[0]).toMatchObject({ version: 2 });
    const again = await reports.approve(
      world.coordinator,
      await reports.requestCheck(world.coordinator, returned),
    );
    at('2027-08-26T10:00');
    const second = await submissions.submit(
      world.coordinator,
      submitInput(again, { submittedAt: minute('2027-08-26T09:00') }),
    );
    expect(second.report.status).toBe('SUBMITTED');
    expect(second.report.documentSha256).not.toBe(report.documentSha256);
    expect(second.warnings.map(({ code }) => code)).toContain('CORRECTION_LATE');
    expect(await history(report)).toEqual([
      'CREATE',
      'REQUEST_CHECK',
      'APPROVE',
      'SUBMIT',
      'RETURN_BY_SECRETARIAT',
      'REQUEST_CHECK',
      'APPROVE',
      'SUBMIT',
    ]);
  });
});

describe('who sees what', () => {
  it('a member user: the state of the report and its own lines; a support body everything', async () => {
    const { report } = await submissions.submit(world.coordinator, submitInput(await approved()));
    const owner = await seedMemberUser(database, world, world.memberIds[1]!);
    const support = await seedSupportReader(database, [world]);
    const lineIds = async (viewer: typeof owner) =>
      (await reads.linePagesOf(viewer, [report.id], { first: 50 }))[0]!.edges.map(
        ({ node }) => node.costLineId,
      );
    expect((await reads.reportsOf(owner, [world.id]))[0]).toMatchObject({ status: 'SUBMITTED' });
    expect(await lineIds(owner)).toEqual(world.lines[1]);
    expect(await lineIds(support)).toEqual(world.lines.flat());
    expect((await reads.linesOfMembers(owner, world.memberIds)).map((own) => own.length)).toEqual([0, 1]);
    expect(await reads.documentsOf(owner, [report.id])).toEqual([null]);
    expect(await reads.documentsOf(support, [report.id])).toEqual([
      expect.stringContaining('renkei.performance-report/1'),
    ]);
  });

  it('pages lines in the order of the group, and any number of members costs one statement', async () => {
    const report = await create();
    const page = (after: string | null) =>
      reads.linePagesOf(world.coordinator, [report.id], { first: 2, after }).then(([only]) => only!);
    const first = await page(null);
    expect(first.edges.map(({ node }) => node.costLineId)).toEqual(world.lines[0]);
    expect((await page(first.pageInfo.endCursor)).edges.map(({ node }) => node.costLineId)).toEqual(
      world.lines[1],
    );
    const statements = (ids: readonly string[]) =>
      api.countStatements(() => reads.linesOfMembers(world.coordinator, ids));
    expect([await statements(world.memberIds.slice(0, 1)), await statements(world.memberIds)]).toEqual([
      1, 1,
    ]);
  });

  it('sums (3) under the headings of the papers', async () => {
    await seedSteps(database, world, world.lines[0]![1]!, [
      { step: 'PAYMENT', on: '2027-06-30', yen: 90_000 },
    ]);
    const report = await create();
    await new PerformanceLineService(api.transactions).set(world.coordinator, {
      reportId: report.id,
      costLineId: world.lines[0]![1]!,
      version: 1,
      actualYen: 90_000n,
      certifiedYen: 80_000n,
      deductedYen: 0n,
      parkedYen: 10_000n,
      parkedReason: '確認中',
      heading: 'MEETING',
    });
    const [items] = await reads.adminItemsOf(world.coordinator, [report.id]);
    expect(items).toHaveLength(11);
    expect(items!.filter(({ lineCount }) => lineCount > 0)).toEqual([
      expect.objectContaining({
        heading: 'MEETING',
        actualYen: 90_000n,
        certifiedYen: 80_000n,
        parkedYen: 10_000n,
      }),
    ]);
  });
});
