import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256Of } from '@renkei/platform';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { day, minute, performanceBench, type PerformanceBench } from '../../test/performance-bench.ts';
import { seedSteps, smallWorld, type PerformanceWorld } from '../../test/performance-world.ts';
import type { StateEmployeesInput } from './employee.inputs.ts';
import type { SubmitPerformanceReportInput } from './report.inputs.ts';
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
  await bench.employees.state(world.coordinator, stateInput(report));
  return bench.reports.approve(
    world.coordinator,
    await bench.reports.requestCheck(world.coordinator, report),
  );
}

const history = async ({ id }: ReportRow) =>
  (
    await bench.database.sql<{ event: string }>(
      `SELECT event FROM procedure_event WHERE subject_id = $1 ORDER BY recorded_at, id`,
      [id],
    )
  ).map(({ event }) => event);

describe('submitting', () => {
  it('freezes what was reported and keeps the evidence five fiscal years', async () => {
    await bench.database.sql(
      `INSERT INTO evidence_file (consortium_id, member_id, file_name, media_type, byte_length, content_sha256, storage_key,
         uploaded_by, retained_until)
       SELECT $1, NULL, '見本.pdf', 'application/pdf', 1, repeat('0', 64), kept.key, $2, kept.until
       FROM (VALUES ($3, NULL), ($4, date '2040-03-31')) AS kept (key, until)`,
      [world.id, world.coordinator.userId, randomUUID(), randomUUID()],
    );
    const report = await approved();
    const { report: submitted, warnings } = await bench.submissions.submit(
      world.coordinator,
      submitInput(report),
    );
    expect(submitted).toMatchObject({
      status: 'SUBMITTED',
      completedOn: '2027-08-10',
      portalNumber: 'MIHON-J1',
    });
    // nothing of the office line is spent; nobody reviewed the evidence
    expect(warnings.map(({ code }) => code)).toEqual(['EVIDENCE_INCOMPLETE', 'EVIDENCE_INCOMPLETE']);
    const [document] = await bench.reads.documentsOf(world.coordinator, [report.id]);
    expect(sha256Of(document!)).toBe(submitted.documentSha256);
    expect(JSON.parse(document!)).toMatchObject({
      format: 'renkei.performance-report/1',
      report: { completedOn: '2027-08-10', submittedAt: '2027-08-20T09:30' },
      lines: [{ certifiedYen: '500000' }, { certifiedYen: '0' }, { certifiedYen: '400000' }],
      employees: [{ employees: 5, stillMicro: true }],
    });
    // fiscal 2027 ends on 2028-03-31; a longer duty stays
    expect(
      await bench.database.sql(
        'SELECT retained_until::text AS until FROM evidence_file WHERE consortium_id = $1 ORDER BY until',
        [world.id],
      ),
    ).toEqual([{ until: '2033-03-31' }, { until: '2040-03-31' }]);
    expect(await bench.reads.check(world.coordinator, submitted)).toBeNull();
  });

  it('refuses days that cannot be', async () => {
    const report = await approved();
    const refused = (changes: Partial<SubmitPerformanceReportInput>) =>
      problemLinesOf(bench.submissions.submit(world.coordinator, submitInput(report, changes)));
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
    bench.at('2027-09-02T10:00');
    const codes = async (submittedAt: string, changes: object = {}) => {
      const given = submitInput(report, { submittedAt: minute(submittedAt), ...changes });
      return (await bench.submissions.submit(world.coordinator, given)).warnings.map(({ code }) => code);
    };
    expect((await codes('2027-08-31T17:01', { completedOn: day('2027-08-31') })).slice(2)).toEqual([
      'REPORT_LATE',
    ]);
    world = await smallWorld(bench.database);
    const punctual = await approved();
    const { warnings } = await bench.submissions.submit(
      world.coordinator,
      submitInput(punctual, { submittedAt: minute('2027-08-31T17:00') }),
    );
    expect(warnings.map(({ code }) => code)).not.toContain('REPORT_LATE');
  });

  it('warns when the project was completed after its period', async () => {
    const report = await approved();
    bench.at('2027-09-02T10:00');
    const { warnings } = await bench.submissions.submit(
      world.coordinator,
      submitInput(report, { submittedAt: minute('2027-09-01T09:00'), completedOn: day('2027-09-01') }),
    );
    expect(warnings.map(({ code }) => code)).toContain('COMPLETED_AFTER_PERIOD');
  });

  it('a returned one is corrected and submitted again', async () => {
    const { report } = await bench.submissions.submit(world.coordinator, submitInput(await approved()));
    const returning = (changes: object = {}) =>
      bench.reports.returnBySecretariat(world.coordinator, {
        id: report.id,
        version: report.version,
        reason: '請求明細が読めません。',
        correctionDueAt: minute('2027-08-25T17:00'),
        ...changes,
      });
    bench.at('2027-08-21T10:00');
    expect(
      await problemLinesOf(returning({ reason: ' ', correctionDueAt: minute('2027-08-21T09:59') })),
    ).toEqual(['REQUIRED input.reason', 'OUT_OF_ORDER input.correctionDueAt']);
    expect(await problemLinesOf(returning({ occurredAt: minute('2027-08-20T09:29') }))).toEqual([
      'OUT_OF_ORDER input.occurredAt',
    ]);
    const returned = await returning();
    expect(returned).toMatchObject({ status: 'RETURNED', approvedAt: null });
    const { lines } = await bench.lines.set(world.coordinator, {
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
    const again = await bench.reports.approve(
      world.coordinator,
      await bench.reports.requestCheck(world.coordinator, returned),
    );
    bench.at('2027-08-26T10:00');
    const second = await bench.submissions.submit(
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
    const { report } = await bench.submissions.submit(world.coordinator, submitInput(await approved()));
    const owner = await seedMemberUser(bench.database, world, world.memberIds[1]!);
    const support = await seedSupportReader(bench.database, [world]);
    const lineIds = async (viewer: typeof owner) =>
      (await bench.reads.linePagesOf(viewer, [report.id], { first: 50 }))[0]!.edges.map(
        ({ node }) => node.costLineId,
      );
    expect((await bench.reads.reportsOf(owner, [world.id]))[0]).toMatchObject({ status: 'SUBMITTED' });
    expect(await lineIds(owner)).toEqual(world.lines[1]);
    expect(await lineIds(support)).toEqual(world.lines.flat());
    expect((await bench.reads.linesOfMembers(owner, world.memberIds)).map((own) => own.length)).toEqual([
      0, 1,
    ]);
    expect(await bench.reads.documentsOf(owner, [report.id])).toEqual([null]);
    expect(await bench.reads.documentsOf(support, [report.id])).toEqual([
      expect.stringContaining('renkei.performance-report/1'),
    ]);
  });

  it('pages lines in the order of the group, and any number of members costs one statement', async () => {
    const report = await create();
    const page = (after: string | null) =>
      bench.reads.linePagesOf(world.coordinator, [report.id], { first: 2, after }).then(([only]) => only!);
    const first = await page(null);
    expect(first.edges.map(({ node }) => node.costLineId)).toEqual(world.lines[0]);
    expect((await page(first.pageInfo.endCursor)).edges.map(({ node }) => node.costLineId)).toEqual(
      world.lines[1],
    );
    const statements = (ids: readonly string[]) =>
      bench.api.countStatements(() => bench.reads.linesOfMembers(world.coordinator, ids));
    expect([await statements(world.memberIds.slice(0, 1)), await statements(world.memberIds)]).toEqual([
      1, 1,
    ]);
  });

  it('sums (3) under the headings of the papers', async () => {
    await seedSteps(bench.database, world, world.lines[0]![1]!, [
      { step: 'PAYMENT', on: '2027-06-30', yen: 90_000 },
    ]);
    const report = await create();
    await bench.lines.set(world.coordinator, {
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
    const [items] = await bench.reads.adminItemsOf(world.coordinator, [report.id]);
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
