import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seedMemberUser } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { day, minute, performanceBench, type PerformanceBench } from '../../test/performance-bench.ts';
import { seedSteps, smallWorld, type PerformanceWorld } from '../../test/performance-world.ts';
import type { PerformanceLineInput } from './line.inputs.ts';
import type { ReportRow } from './report.rows.ts';

// What the secretariat decides on lines of a report that is submitted, before it fixes the amounts.

let bench: PerformanceBench;
let world: PerformanceWorld;
let report: ReportRow;
let software: string;
let office: string;
let micro: string;

beforeAll(async () => {
  bench = await performanceBench();
}, 60_000);
beforeEach(async () => {
  bench.at('2027-08-20T10:00');
  world = await smallWorld(bench.database);
  [software, office] = world.lines[0] as [string, string];
  [micro] = world.lines[1] as [string];
  await seedSteps(bench.database, world, office, [{ step: 'PAYMENT', on: '2027-06-30', yen: 120_000 }]);
  const { coordinator, id: consortiumId } = world;
  report = await bench.reports.create(coordinator, { consortiumId, idempotencyKey: newKey() });
  await set(officeLine({ version: 1 }));
  const { id: reportId } = report;
  const employees = { reportId, memberId: world.memberIds[1]!, employees: 5, asOfOn: day('2027-08-01') };
  await bench.employees.state(coordinator, employees);
  report = await bench.reports.requestCheck(coordinator, report);
  report = await bench.reports.approve(coordinator, report);
  report = await submitted(report, '2027-08-20T09:30');
});
afterAll(() => bench.close());

async function submitted({ id, version }: ReportRow, at: string): Promise<ReportRow> {
  const { report: filed } = await bench.submissions.submit(world.coordinator, {
    id,
    version,
    portalNumber: 'MIHON-J1',
    submittedAt: minute(at),
    completedOn: day('2027-08-10'),
  });
  return filed;
}

/** 500,000 yen of software, all certified when it was submitted. */
const softwareLine = (changes: Partial<PerformanceLineInput> = {}): PerformanceLineInput => ({
  costLineId: software,
  version: 1,
  actualYen: 500_000n,
  certifiedYen: 500_000n,
  deductedYen: 0n,
  parkedYen: 0n,
  ...changes,
});
const officeLine = (changes: Partial<PerformanceLineInput> = {}): PerformanceLineInput => ({
  costLineId: office,
  version: 2,
  actualYen: 120_000n,
  certifiedYen: 120_000n,
  deductedYen: 0n,
  parkedYen: 0n,
  heading: 'PERSONNEL',
  ...changes,
});
const DECISION = {
  certifiedYen: 440_000n,
  deductedYen: 60_000n,
  deductionReason: '事務局の判断: 保守は対象外',
} as const;

const set = (...lines: readonly PerformanceLineInput[]) =>
  bench.lines.setAll(world.coordinator, { reportId: report.id, lines: [...lines] });
const lineOf = async (id: string) => {
  const [row] = await bench.database.sql(
    `SELECT actual_yen::int AS actual, certified_yen::int AS certified, deducted_yen::int AS deducted,
       parked_yen::int AS parked, heading, version FROM performance_line WHERE report_id = $1 AND cost_line_id = $2`,
    [report.id, id],
  );
  return row;
};
const fix = () =>
  bench.fixings.fix(world.coordinator, {
    reportId: report.id,
    version: report.version,
    noticeNumber: 'MIHON-K1',
    fixedOn: day('2027-08-20'),
    idempotencyKey: newKey(),
  });

describe('a decision of the secretariat on a submitted report', () => {
  it('is recorded, counts at the fixing, and leaves what was filed as it is', async () => {
    const filed = async () => {
      const [document] = await bench.reads.documentsOf(world.coordinator, [report.id]);
      const [{ digest } = {}] = await bench.database.sql<{ digest: string }>(
        'SELECT document_sha256 AS digest FROM performance_report WHERE id = $1',
        [report.id],
      );
      return [document, digest];
    };
    const before = await filed();
    const { lines } = await set(
      softwareLine(DECISION),
      officeLine({ certifiedYen: 0n, parkedYen: 120_000n, parkedReason: '賃金台帳を確認中' }),
    );
    expect(lines.map(({ version }) => version)).toEqual([2, 3]);
    expect(await lineOf(software)).toEqual({
      actual: 500_000,
      certified: 440_000,
      deducted: 60_000,
      parked: 0,
      heading: null,
      version: 2,
    });
    expect(await lineOf(office)).toMatchObject({ certified: 0, parked: 120_000, heading: 'PERSONNEL' });
    expect(await filed()).toEqual(before);
    await fix();
    // 440,000 × 3/4 = 330,000; the micro member's 400,000 × 4/5 = 320,000
    expect(
      await bench.database.sql(
        `SELECT m.position, a.fixed_yen::int AS yen FROM fixed_amount a JOIN member m ON m.id = a.member_id
         WHERE a.consortium_id = $1 ORDER BY m.position`,
        [world.id],
      ),
    ).toMatchObject([{ yen: 330_000 }, { yen: 320_000 }]);
    expect(await filed()).toEqual(before);
  });

  it('can be given on one line, and taken back', async () => {
    const one = (line: PerformanceLineInput) =>
      bench.lines.set(world.coordinator, { reportId: report.id, ...line });
    await one(softwareLine(DECISION));
    await one(softwareLine({ version: 2 }));
    expect(await lineOf(software)).toMatchObject({ certified: 500_000, deducted: 0, version: 3 });
  });

  it.each<readonly [string, () => PerformanceLineInput, readonly string[]]>([
    [
      'another actual amount',
      () => softwareLine({ actualYen: 499_999n, certifiedYen: 499_999n }),
      ['ALREADY_REPORTED input.lines[1].actualYen'],
    ],
    [
      'another heading',
      () => officeLine({ heading: 'MEETING' }),
      ['ALREADY_REPORTED input.lines[1].heading'],
    ],
    [
      'no heading and another amount',
      () => officeLine({ heading: null, actualYen: 1n, certifiedYen: 1n }),
      ['ALREADY_REPORTED input.lines[1].actualYen', 'ALREADY_REPORTED input.lines[1].heading'],
    ],
    [
      'a deduction without a reason',
      () => softwareLine({ certifiedYen: 499_999n, deductedYen: 1n }),
      ['REASON_NEEDED input.lines[1].deductionReason'],
    ],
    [
      'sums that do not fit',
      () => softwareLine({ certifiedYen: 499_999n }),
      ['SUM_MISMATCH input.lines[1].actualYen'],
    ],
    ['an old version', () => softwareLine({ version: 2 }), ['STALE_VERSION input.lines[1].version']],
  ])('is refused with %s, and nothing of the others is written', async (_what, wrong, problems) => {
    const good = softwareLine({
      costLineId: micro,
      actualYen: 400_000n,
      certifiedYen: 0n,
      parkedYen: 400_000n,
      parkedReason: '確認中',
    });
    expect(await problemLinesOf(set(good, wrong()))).toEqual(problems);
    expect(await lineOf(micro)).toMatchObject({ certified: 400_000, version: 1 });
  });

  it('says how what was reported can be changed', async () => {
    await expect(set(softwareLine({ actualYen: 400_000n, certifiedYen: 400_000n }))).rejects.toMatchObject({
      problems: [{ message: { ja: expect.stringContaining('差し戻してもらい') } }],
    });
    report = await bench.reports.returnBySecretariat(world.coordinator, {
      id: report.id,
      version: report.version,
      reason: '実際の費用を確認してください',
    });
    await set(softwareLine({ actualYen: 400_000n, certifiedYen: 400_000n }));
    expect(await lineOf(software)).toMatchObject({ actual: 400_000, version: 2 });
  });

  it('does not bring in new records', async () => {
    expect(await problemLinesOf(bench.lines.refresh(world.coordinator, { reportId: report.id }))).toEqual([
      'REPORT_NOT_EDITABLE null',
    ]);
  });

  it('is over once the amounts are fixed, and is never a member user’s', async () => {
    const owner = await seedMemberUser(bench.database, world, world.memberIds[0]!);
    await expect(
      bench.lines.setAll(owner, { reportId: report.id, lines: [softwareLine(DECISION)] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await fix();
    expect(await problemLinesOf(set(softwareLine(DECISION)))).toEqual(['REPORT_NOT_EDITABLE null']);
  });
});
